//! A handler is called, and Juju is told how it ended.

use std::borrow::Cow;

use crate::action::{Action, Failed};
use crate::action_set::{ActionSet, Call, HandlerResult};
use crate::failure::Failure;
use crate::hook_tools::{ToolError, ToolFault, cut};
use crate::panics;
use crate::results::Results;

/// Runs `action` and tells its end with the action's hook tools; an error is what they could not
/// be told.
pub(crate) fn run<S: ActionSet<C>, C: ?Sized>(
    charm: &mut C,
    action: &Action,
) -> Result<(), Failure> {
    let call = Call::new(action);
    end(action, panics::caught(|| S::call(charm, call)))
}

fn end(action: &Action, outcome: HandlerResult) -> Result<(), Failure> {
    let (results, failure) = match outcome {
        Ok(results) => (results, None),
        Err(failure) => (Results::new(), Some(failure.message().to_owned())),
    };
    let unset = action.set_last(results).err();
    let reasons = Reasons {
        earlier: action.failed(),
        failure,
        unset: unset.map(|error| error.to_string()),
    };
    if reasons.are_told() {
        return Ok(());
    }
    let mut reasons = reasons.into_list();
    let reason = together(&reasons);
    // Once more, since this is the last that Juju can be told.
    let told = action.fail(&reason);
    let told = told.or_else(|error| action.fail(shorter(&reason, &error)));
    told.map_err(|error| {
        reasons.push(error.to_string());
        let reasons = together(&reasons);
        Failure::new(format_args!("action {} failed: {reasons}", action.name()))
    })
}

/// Why an action failed: what each says that can know it.
struct Reasons {
    /// The last message of `fail`.
    earlier: Option<Failed>,
    /// What the handler returned.
    failure: Option<String>,
    /// What was not set of the results.
    unset: Option<String>,
}

impl Reasons {
    /// Whether Juju knows all that there are.
    fn are_told(&self) -> bool {
        let earlier = self.earlier.as_ref();
        self.failure.is_none() && self.unset.is_none() && earlier.is_none_or(|failed| failed.told)
    }

    /// Those that make the last message.
    fn into_list(self) -> Vec<String> {
        let Self {
            earlier,
            failure,
            unset,
        } = self;
        // What Juju knows already is replaced by what the handler says at last.
        let is_replaced = |earlier: &Failed| earlier.told && failure.is_some();
        let earlier = earlier.filter(|earlier| !is_replaced(earlier));
        let earlier = earlier.map(|earlier| earlier.message);
        [earlier, failure, unset].into_iter().flatten().collect()
    }
}

/// The reasons line by line, each of them once; one that goes on where another ends is told for both.
fn together(reasons: &[String]) -> String {
    let goes_on = |whole: &str, start: &str| {
        let rest = whole.strip_prefix(start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('\n'))
    };
    let mut told: Vec<&str> = Vec::new();
    for reason in reasons {
        if told.iter().any(|other| goes_on(other, reason)) {
            continue;
        }
        match told.iter_mut().find(|other| goes_on(reason, other)) {
            Some(shorter) => *shorter = reason,
            None => told.push(reason),
        }
    }
    told.join("\n")
}

/// The beginning of `reason` where the whole may have been too much to start a process with.
fn shorter<'r>(reason: &'r str, error: &ToolError) -> Cow<'r, str> {
    const MOST: usize = 4096;
    if reason.len() > MOST && matches!(error.fault(), ToolFault::NotStarted(_)) {
        let why = format!("{} bytes could not be passed", reason.len());
        Cow::Owned(cut(reason, MOST, &why))
    } else {
        Cow::Borrowed(reason)
    }
}

#[cfg(test)]
mod tests {
    use super::run;
    use crate::for_tests::recorder::{Recorder, action};
    use crate::{Action, ActionSet, Call, Declaration, Failure, HandlerResult, Results};

    /// A charm whose one action does what the test says.
    struct Charm<'h>(&'h mut dyn FnMut(Call<'_>) -> HandlerResult);

    struct Actions;

    impl ActionSet<Charm<'_>> for Actions {
        fn declarations() -> &'static [Declaration] {
            &[]
        }

        fn call(charm: &mut Charm<'_>, call: Call<'_>) -> HandlerResult {
            (charm.0)(call)
        }
    }

    /// The calls of the tools, and what is left for standard error.
    fn calls(
        tools: &Recorder,
        mut handler: impl FnMut(&Action) -> HandlerResult,
    ) -> (Vec<String>, Option<String>) {
        let mut handler = |call: Call<'_>| handler(call.action());
        let untold = run::<Actions, _>(&mut Charm(&mut handler), &action(tools)).err();
        (tools.calls(), untold.map(|untold| untold.to_string()))
    }

    fn told(handler: impl FnMut(&Action) -> HandlerResult) -> Vec<String> {
        let tools = Recorder::default();
        let (calls, untold) = calls(&tools, handler);
        assert_eq!(untold, None);
        assert_eq!(calls, tools.attempts(), "what succeeds is not tried again");
        calls
    }

    #[test]
    fn results_take_one_call_and_none_take_none() {
        assert_eq!(
            told(|_| Ok(Results::new().with("a", 1).with("b", 2))),
            ["set a=1 b=2"]
        );
        assert!(told(|_| Ok(().into())).is_empty());
    }

    #[test]
    fn a_failure_is_told() {
        assert_eq!(told(|_| Err(Failure::new("no disk"))), ["fail no disk"]);
        assert_eq!(
            told(|_| Err(Failure::new(""))),
            ["fail the action failed and gave no reason"]
        );
    }

    #[test]
    fn early_results_stay_when_the_action_fails() {
        let calls = told(|action| {
            action.set("a", 1)?;
            Err(Failure::new("no disk"))
        });
        assert_eq!(calls, ["set a=1", "fail no disk"]);
    }

    #[test]
    fn fail_keeps_the_results() {
        let calls = told(|action| {
            action.fail("first")?;
            action.fail("second")?;
            Ok([("a", 1)].into())
        });
        assert_eq!(calls, ["fail first", "fail second", "set a=1"]);
    }

    #[test]
    fn a_returned_failure_is_the_last_word() {
        let calls = told(|action| {
            action.fail("first")?;
            Err(Failure::new("second"))
        });
        assert_eq!(calls, ["fail first", "fail second"]);
    }

    #[test]
    fn a_reason_is_told_once_and_none_is_lost_in_another() {
        let refused = "result `stdout`: Juju keeps `stdout` for itself; use another key";
        for (said, told_last) in [
            // A part of what else is told.
            ("stdout", format!("stdout\n{refused}")),
            (refused, refused.to_owned()),
        ] {
            let calls = told(|action| {
                action.fail(said)?;
                Ok([("stdout", 1)].into())
            });
            assert_eq!(calls, [format!("fail {said}"), format!("fail {told_last}")]);
        }
    }

    #[test]
    fn results_that_cannot_be_passed_fail_the_action() {
        let refused = "result `stdout`: Juju keeps `stdout` for itself; use another key";
        assert_eq!(
            told(|_| Ok([("stdout", 1), ("b", 2)].into())),
            ["set b=2".to_owned(), format!("fail {refused}")]
        );
        let calls = told(|action| {
            action.fail("earlier")?;
            Ok([("stdout", 1)].into())
        });
        assert_eq!(
            calls,
            [
                "fail earlier".to_owned(),
                format!("fail earlier\n{refused}")
            ]
        );
    }

    #[test]
    fn a_panic_is_told() {
        let calls = told(|_| panic!("no disk"));
        assert!(calls[0].starts_with("fail panicked at "), "{calls:?}");
        assert!(calls[0].ends_with(": no disk"), "{calls:?}");
    }

    const NOT_SET: &str = "setting the results failed: action-set: exit status 1: ERROR broken";
    const A_NOT_SET: &str =
        "setting the results failed: action-set: exit status 1: ERROR broken\nnot set: a";

    #[test]
    fn a_tool_that_fails_fails_the_action() {
        let tools = Recorder::default();
        tools.break_tool("action-set");
        let (told, untold) = calls(&tools, |action| {
            action.set("a", 1)?;
            Ok(().into())
        });
        assert_eq!(told, [format!("fail {A_NOT_SET}")]);
        assert_eq!(untold, None);
        let (told, _) = calls(&tools, |_| Ok([("a", 1), ("stdout", 2)].into()));
        let refused = "result `stdout`: Juju keeps `stdout` for itself; use another key";
        assert_eq!(told.last(), Some(&format!("fail {A_NOT_SET}\n{refused}")));
    }

    #[test]
    fn a_result_that_was_not_set_early_is_set_at_the_end() {
        let tools = Recorder::default();
        let (told, _) = calls(&tools, |action| {
            tools.break_tool("action-set");
            for key in ["a", "b", "c"] {
                action.set(key, 1).unwrap_err();
            }
            tools.repair();
            action.set("c", 4)?;
            Ok([("b", 5), ("d", 6)].into())
        });
        assert_eq!(told, ["set c=4", "set a=1 b=5 d=6"]);
        let tools = Recorder::default();
        let (told, _) = calls(&tools, |action| {
            tools.break_tool("action-set");
            let failed = action.set("a", 1);
            tools.repair();
            failed?;
            Ok(().into())
        });
        assert_eq!(told, ["set a=1".to_owned(), format!("fail {NOT_SET}")]);
    }

    #[test]
    fn a_result_that_stays_lost_is_told_whatever_the_end() {
        let tools = Recorder::default();
        tools.break_tool("action-set");
        let (told, _) = calls(&tools, |action| {
            action.set("a", 1).ok();
            Err(Failure::new("no disk"))
        });
        assert_eq!(told, [format!("fail no disk\n{A_NOT_SET}")]);
    }

    #[test]
    fn a_result_that_juju_refuses_takes_no_other_with_it() {
        let tools = Recorder::default();
        tools.refuse("b=".to_owned());
        let (told, untold) = calls(&tools, |_| Ok([("a", 1), ("b", 2), ("c", 3)].into()));
        assert_eq!(
            told,
            [
                "set a=1".to_owned(),
                "set c=3".to_owned(),
                format!("fail {NOT_SET}\nnot set: b")
            ]
        );
        assert_eq!(untold, None);
    }

    #[test]
    fn a_failure_that_is_lost_is_told_with_all_that_juju_was_not_told() {
        let tools = Recorder::default();
        tools.break_tool("action-fail");
        let (_, untold) = calls(&tools, |action| {
            action.fail("no disk")?;
            Ok(().into())
        });
        let all = "action snapshot failed: no disk\naction-fail: exit status 1: ERROR broken";
        assert_eq!(untold.as_deref(), Some(all));
        // The same text each time: it was not its length.
        assert_eq!(tools.attempts().len(), 3);
        assert_eq!(tools.attempts()[1], tools.attempts()[2]);
    }

    #[test]
    fn a_tool_that_fails_at_the_end_is_tried_once_more() {
        let tools = Recorder::default();
        tools.break_once("action-set");
        let (told, untold) = calls(&tools, |_| Ok([("a", 1)].into()));
        assert_eq!((told, untold), (vec!["set a=1".to_owned()], None));
        assert_eq!(tools.attempts(), ["set a=1", "set a=1"]);
        let tools = Recorder::default();
        tools.break_once("action-set");
        tools.break_once("action-fail");
        let (told, untold) = calls(&tools, |_| Ok([("a", 1), ("stdout", 2)].into()));
        assert_eq!(told[0], "set a=1");
        assert!(told[1].starts_with("fail result `stdout`: "), "{told:?}");
        assert_eq!((told.len(), untold), (2, None));
        assert_eq!(tools.attempts().len(), 4);
    }

    #[test]
    fn a_reason_that_juju_does_not_know_is_not_replaced() {
        let tools = Recorder::default();
        let (told, _) = calls(&tools, |action| {
            tools.break_once("action-fail");
            action.fail("no disk")?;
            Ok(().into())
        });
        let reason = "fail no disk\naction-fail: exit status 1: ERROR broken";
        assert_eq!(told, [reason]);
    }

    #[test]
    fn what_juju_cannot_be_told_is_left_for_standard_error() {
        let tools = Recorder::default();
        tools.break_tool("action-fail");
        let untold = "action snapshot failed: no disk\naction-fail: exit status 1: ERROR broken";
        assert_eq!(
            calls(&tools, |_| Err(Failure::new("no disk"))),
            (vec![], Some(untold.to_owned()))
        );
        let (_, left) = calls(&tools, |action| {
            action.fail("no disk").ok();
            Ok(().into())
        });
        assert_eq!(left.as_deref(), Some(untold));
        // Twice at the end, and before that once in `fail`.
        assert_eq!(tools.attempts().len(), 2 + 3);
    }

    #[test]
    fn an_early_failure_that_was_lost_is_told_at_the_end() {
        let tools = Recorder::default();
        let (calls, untold) = calls(&tools, |action| {
            tools.break_tool("action-fail");
            action.fail("no disk").ok();
            tools.repair();
            Ok([("a", 1)].into())
        });
        assert_eq!(calls, ["set a=1", "fail no disk"]);
        assert_eq!(untold, None);
    }
}
