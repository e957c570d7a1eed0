//! The records of the `log` crate that a task keeps. In a process of its own: it counts the handlers that
//! run there.

use actions_runtime::testing::Context;
use actions_runtime::{Action, HandlerResult, charm_actions};

#[charm_actions("doc/older/actions.yaml")]
mod actions {}

struct Charm<F>(F);

impl<F: Fn()> actions::Handler for Charm<F> {
    fn pause(&mut self, _: &Action) -> HandlerResult {
        (self.0)();
        Ok(().into())
    }
}

fn records(handler: impl Fn()) -> Vec<String> {
    let task = Context::new(actions::Actions).run(&mut Charm(handler), "pause", ());
    task.unwrap().records
}

fn log_in_a_thread(text: &str) {
    std::thread::scope(|scope| {
        scope.spawn(|| log::info!(target: "thread", "{text}"));
    });
}

#[test]
fn what_another_thread_says_is_kept_while_one_handler_alone_runs() {
    let outer = records(|| {
        log_in_a_thread("of the outer");
        let inner = records(|| {
            log::info!(target: "inner", "its own");
            log_in_a_thread("of either");
        });
        assert_eq!(inner, ["INFO inner: its own"]);
        log::info!(target: "outer", "its own");
    });
    log_in_a_thread("of none");
    assert_eq!(outer, ["INFO thread: of the outer", "INFO outer: its own"]);
}
