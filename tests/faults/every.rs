//! Each fault at each call, with each end: an end is always told, and no result is lost.
//!
//! The handlers are careful ones and careless ones: they panic, here and in a thread, leave the process,
//! print without a newline, and set what Juju does not take.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use actions_tests::{End, Fault, Status, Strike, Task, Tool};
use serde_json::json;

use crate::{charm, unit};
use Outcome::{Completes, Fails, Leaves};

/// How a handler ends, the keys of the results that it returns, and what comes of it.
struct Handler(&'static str, &'static [&'static str], Outcome);

enum Outcome {
    Completes,
    /// With a part of the message.
    Fails(&'static str),
    /// It ends the process itself, so.
    Leaves(End),
}

const ALL: &[&str] = &["rows", "size"];

const HANDLERS: [Handler; 16] = [
    Handler("results", ALL, Completes),
    Handler("nothing", &[], Completes),
    Handler("error", &[], Fails("cannot copy the tables")),
    Handler("fail", ALL, Fails("two tables are damaged")),
    Handler("panic", &[], Fails("no table orders")),
    Handler("payload", &[], Fails("panicked at ")),
    Handler("thread", &[], Fails("panicked at ")),
    Handler("thread-apart", ALL, Completes),
    Handler("print", &[], Fails("cannot copy the tables")),
    Handler("refused", ALL, Fails("`stdout`")),
    Handler("refused-early", ALL, Fails("`stdout`")),
    Handler("refused-then-fail", &[], Fails("cannot copy the tables: ")),
    Handler("drop", ALL, Leaves(End::Exit(101))),
    Handler("exit-0", &[], Leaves(End::Exit(0))),
    Handler("exit-3", &[], Leaves(End::Exit(3))),
    Handler("abort", &[], Leaves(End::Signal(6))),
];

/// The calls of `work` and of its end.
const CALLS: [(Tool, usize); 7] = [
    (Tool::ActionGet, 1),
    (Tool::ActionLog, 1),
    (Tool::ActionSet, 1),
    (Tool::ActionSet, 2),
    (Tool::ActionFail, 1),
    (Tool::ActionFail, 2),
    (Tool::ActionFail, 3),
];

fn everything_wrong() -> Vec<Strike> {
    let mut all = Vec::new();
    for (tool, call) in CALLS {
        for fault in [
            Fault::exit(1, "ERROR connection is shut down"),
            Fault::signal("KILL"),
            Fault::KilledHalfWay,
            Fault::prints("<html>502 Bad Gateway</html>\n"),
            Fault::Slow(Duration::from_millis(1)),
            Fault::Hang,
        ] {
            let call = Some(call);
            all.push(Strike { tool, call, fault });
        }
        if call == 1 {
            for fault in [
                Fault::Missing,
                Fault::NotExecutable,
                Fault::exit(2, "ERROR no"),
                Fault::signal("SEGV"),
            ] {
                let call = None;
                all.push(Strike { tool, call, fault });
            }
        }
    }
    all
}

#[test]
fn an_end_is_always_told_and_no_result_is_lost() {
    let cases: Vec<_> = everything_wrong()
        .into_iter()
        .flat_map(|wrong| HANDLERS.iter().map(move |handler| (wrong.clone(), handler)))
        .collect();
    assert_eq!(cases.len(), (7 * 6 + 4 * 4) * HANDLERS.len());
    let next = AtomicUsize::new(0);
    let broken = Mutex::new(Vec::new());
    let run = || {
        while let Some((wrong, handler)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let unit = unit().strike(wrong.clone());
            let task = unit.run(&charm(), "work", &json!({"end": handler.0}));
            if let Err(rule) = judge(wrong, handler, &task) {
                let told = format!("{rule}: {} with {wrong:?}: {task:#?}", handler.0);
                broken.lock().expect("nothing panics here").push(told);
            }
        }
    };
    let threads = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(run);
        }
    });
    let told = broken.into_inner().expect("nothing panics here");
    assert!(told.is_empty(), "{} cases:\n{}", told.len(), told.join("\n"));
}

/// Whether a call came to it.
fn was_met(wrong: &Strike, task: &Task) -> bool {
    let calls = task.process.calls.iter().filter(|call| call.tool == wrong.tool).count();
    wrong.call.is_none_or(|call| calls >= call)
}

/// Whether the tool has done what it is there for.
fn is_harmless(wrong: &Strike) -> bool {
    match wrong.fault {
        Fault::Slow(_) => true,
        Fault::Output(_) => wrong.tool != Tool::ActionGet,
        _ => false,
    }
}

/// What is not as it should be.
fn judge(wrong: &Strike, handler: &Handler, task: &Task) -> Result<(), &'static str> {
    let ensure = |holds: bool, rule| if holds { Ok(()) } else { Err(rule) };
    let harm = was_met(wrong, task) && !is_harmless(wrong);
    if harm && wrong.fault == Fault::Hang {
        ensure(task.status == Status::Aborted, "a hanging tool is waited for")?;
        return ensure(task.process.end == End::Cancelled, "only a cancel ends it");
    }
    if harm && wrong.tool == Tool::ActionGet {
        ensure(task.status == Status::Failed, "the handler cannot be called")?;
        ensure(task.process.end == End::Exit(0), "Juju was told")?;
        return ensure(task.message.starts_with("action-get"), "and why");
    }

    let leaves = matches!(handler.2, Leaves(_));
    let of = |tool| harm && wrong.tool == tool;
    let for_good = wrong.call.is_none();
    let set_fails = of(Tool::ActionSet) && (for_good || leaves);
    let set = keys(task);
    let mut wanted = ["early"].iter().chain(handler.1);
    let all = wanted.all(|key| set.contains(key));
    ensure(all || set_fails, "no result is lost")?;

    let reason = match handler.2 {
        Leaves(end) => {
            ensure(task.process.end == end, "the handler's own exit")?;
            return ensure(
                (task.status == Status::Completed) == (end == End::Exit(0)),
                "is what Juju sees",
            );
        }
        Completes if !set_fails => {
            ensure(task.status == Status::Completed, "nothing is missing")?;
            return ensure(task.process.end == End::Exit(0), "nothing is missing");
        }
        Completes => "setting the results failed: action-set: ",
        Fails(reason) => reason,
    };
    ensure(task.status == Status::Failed, "the end is told")?;
    if of(Tool::ActionFail) && for_good {
        ensure(task.process.end == End::Exit(1), "Juju sees the exit status")?;
        // Juju loses what stands behind the last newline.
        let stderr = task.process.stderr.rsplit_once('\n');
        let stderr = stderr.map_or("", |(kept, _)| kept);
        ensure(stderr.contains(reason), "the reason is on standard error")?;
        return ensure(stderr.contains("action-fail: "), "and why it is there");
    }
    ensure(task.process.end == End::Exit(0), "Juju keeps the message")?;
    ensure(task.message.contains(reason), "the reason is told")?;
    let told = task.message.contains("setting the results failed");
    ensure(told == set_fails, "lost results are told, and only those")
}

fn keys(task: &Task) -> Vec<&str> {
    let results = task.results.as_object();
    results.into_iter().flat_map(|results| results.keys()).map(String::as_str).collect()
}
