//! A handler is called, and Juju is told how it ended.

use std::borrow::Cow;

use crate::action::Action;
use crate::action_set::{self, ActionSet, Handler, HandlerResult};
use crate::failure::Failure;
use crate::hook_tools::cut;
use crate::panics;
use crate::results::Results;

/// Has `call` call the handler of `action`, and tells its end with the action's hook tools; an error
/// is what they could not be told.
pub(crate) fn run<S: ActionSet<C>, C: ?Sized>(
    action: &Action,
    call: impl FnOnce(Handler<C>, &Action) -> HandlerResult,
) -> Result<(), Failure> {
    let called = || call(action_set::handler::<S, C>(action.name())?, action);
    end(action, panics::caught(called))
}

fn end(action: &Action, outcome: HandlerResult) -> Result<(), Failure> {
    let mut reasons = Vec::new();
    let results = outcome.unwrap_or_else(|failure| {
        // The handler's own words first.
        reasons.push(failure.message().to_owned());
        Results::new()
    });
    reasons.extend(action.set_last(results));
    if reasons.is_empty() {
        return Ok(());
    }
    let reason = reasons.join("\n");
    // Once more, since this is the last that Juju can be told, and in short, since the whole may have
    // been too much to start a process with.
    let told = action.fail(&reason);
    let told = told.or_else(|_| action.fail(&beginning(&reason)));
    told.map_err(|error| {
        let name = action.name();
        Failure::new(format_args!("action {name} failed: {reason}\n{error}"))
    })
}

fn beginning(reason: &str) -> Cow<'_, str> {
    const MOST: usize = 4096;
    if reason.len() <= MOST {
        return Cow::Borrowed(reason);
    }
    Cow::Owned(cut(reason, MOST, &format!("{} bytes could not be passed", reason.len())))
}

#[cfg(test)]
mod tests {
    use super::run;
    use crate::__private::Handlers;
    use crate::for_tests::recorder::{Recorder, action};
    use crate::{Action, ActionSet, Failure, HandlerResult, Results};

    struct Actions;

    impl ActionSet<()> for Actions {
        fn handlers() -> Handlers<()> {
            vec![("snapshot", Some(|(), _| Ok(().into())))]
        }
    }

    /// The calls of the tools, and what is left for standard error.
    fn calls(
        tools: &Recorder,
        mut handler: impl FnMut(&Action) -> HandlerResult,
    ) -> (Vec<String>, Option<String>) {
        let untold = run::<Actions, ()>(&action(tools), |_, action| handler(action)).err();
        (tools.calls(), untold.map(|untold| untold.to_string()))
    }

    fn told(handler: impl FnMut(&Action) -> HandlerResult) -> Vec<String> {
        let tools = Recorder::default();
        let (calls, untold) = calls(&tools, handler);
        assert_eq!(untold, None);
        assert_eq!(calls, tools.attempts(), "what succeeds is not tried again");
        calls
    }

    const REFUSED: &str = "result `stdout`: Juju keeps `stdout` for itself; use another key";

    #[test]
    fn results_take_one_call_and_none_take_none() {
        assert_eq!(told(|_| Ok(Results::new().with("a", 1).with("b", 2))), ["set a=1 b=2"]);
        assert!(told(|_| Ok(().into())).is_empty());
    }

    #[test]
    fn a_failure_is_told() {
        assert_eq!(told(|_| Err(Failure::new("no disk"))), ["fail no disk"]);
        assert_eq!(told(|_| Err(Failure::new(""))), ["fail the action failed and gave no reason"]);
    }

    #[test]
    fn no_charm_is_opened_for_an_action_that_nothing_takes() {
        struct Other;
        impl ActionSet<()> for Other {
            fn handlers() -> Handlers<()> {
                vec![("pause", Some(|(), _| panic!()))]
            }
        }
        let tools = Recorder::default();
        run::<Other, ()>(&action(&tools), |_, _| panic!("opened")).unwrap();
        let told = tools.calls().concat();
        assert!(told.contains("has no action `snapshot`, only pause"), "{told}");
    }

    #[test]
    fn early_results_stay_when_the_action_fails() {
        let calls = told(|action| {
            action.set("a", 1);
            Err(Failure::new("no disk"))
        });
        assert_eq!(calls, ["set a=1", "fail no disk"]);
    }

    #[test]
    fn results_that_cannot_be_passed_fail_the_action() {
        assert_eq!(
            told(|_| Ok([("stdout", 1), ("b", 2)].into())),
            ["set b=2".to_owned(), format!("fail {REFUSED}")]
        );
        assert_eq!(
            told(|_| Ok([("stdout", 1), ("A", 2)].into())),
            [format!(
                "fail {REFUSED}\nresult `A`: `A` is not a key that Juju takes: lower-case letters, \
                 digits and inner hyphens; use `a`"
            )]
        );
    }

    #[test]
    fn a_failure_is_told_before_results_that_cannot_be_passed() {
        let calls = told(|action| {
            action.set("stdout", 1);
            action.set("b", 2);
            Err(Failure::new("no disk"))
        });
        assert_eq!(calls, ["set b=2".to_owned(), format!("fail no disk\n{REFUSED}")]);
    }

    #[test]
    fn a_panic_is_told() {
        let calls = told(|_| panic!("no disk"));
        assert!(calls[0].starts_with("fail panicked at "), "{calls:?}");
        assert!(calls[0].ends_with(": no disk"), "{calls:?}");
    }

    const A_NOT_SET: &str =
        "setting the results failed: action-set: exit status 1: ERROR broken\nnot set: a";

    #[test]
    fn a_tool_that_fails_fails_the_action() {
        let tools = Recorder::default();
        tools.break_tool("action-set");
        let (told, untold) = calls(&tools, |action| {
            action.set("a", 1);
            Ok(().into())
        });
        assert_eq!((told, untold), (vec![format!("fail {A_NOT_SET}")], None));
        let (told, _) = calls(&tools, |_| Ok([("a", 1), ("stdout", 2)].into()));
        assert_eq!(told.last(), Some(&format!("fail {A_NOT_SET}\n{REFUSED}")));
        let (told, _) = calls(&tools, |action| {
            action.set("a", 1);
            Err(Failure::new("no disk"))
        });
        assert_eq!(told.last(), Some(&format!("fail no disk\n{A_NOT_SET}")));
    }

    #[test]
    fn a_result_that_was_not_set_early_is_set_at_the_end() {
        let tools = Recorder::default();
        let (told, _) = calls(&tools, |action| {
            tools.break_tool("action-set");
            for key in ["a", "b", "c"] {
                action.set(key, 1);
            }
            tools.repair();
            action.set("c", 4);
            Ok([("b", 5), ("d", 6)].into())
        });
        assert_eq!(told, ["set c=4", "set a=1 b=5 d=6"]);
    }

    #[test]
    fn a_line_that_is_lost_does_not_stop_the_work() {
        let tools = Recorder::default();
        tools.break_tool("action-log");
        let (told, untold) = calls(&tools, |action| {
            action.log("half way");
            Ok([("a", 1)].into())
        });
        assert_eq!((told, untold), (vec!["set a=1".to_owned()], None));
    }

    #[test]
    fn a_tool_that_fails_at_the_end_is_tried_once_more() {
        let tools = Recorder::default();
        tools.break_once("action-set");
        tools.break_once("action-fail");
        let (told, untold) = calls(&tools, |_| Ok([("a", 1), ("stdout", 2)].into()));
        assert_eq!(told, ["set a=1".to_owned(), format!("fail {REFUSED}")]);
        assert_eq!((tools.attempts().len(), untold), (4, None));
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
        // The same text each time: it was not its length.
        assert_eq!(tools.attempts(), ["fail no disk", "fail no disk"]);
    }
}
