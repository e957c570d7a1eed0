//! The actions that a charm declares, and a call of one of them.

use crate::action::Action;
use crate::failure::Failure;
use crate::params::{self, Params};
use crate::results::Results;
use crate::shown::{listed, shown};

/// How a handler ends: with the results of the action, or with why it failed.
pub type HandlerResult = Result<Results, Failure>;

/// An action as its charm declares it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Declaration {
    /// The name of the action.
    pub name: &'static str,
    /// `description`.
    pub description: Option<&'static str>,
    /// `parallel`: whether the action may run beside others on the unit.
    pub parallel: bool,
    /// `execution-group`: the actions of one group do not run at the same time.
    pub execution_group: Option<&'static str>,
    /// The JSON Schema of the params that Juju builds from the declaration, as JSON text.
    pub schema: &'static str,
    /// Whether the module has a handler for it, and does not leave it to another.
    pub handled: bool,
}

impl Declaration {
    pub const fn new(name: &'static str, schema: &'static str) -> Self {
        Self {
            name,
            description: None,
            parallel: false,
            execution_group: None,
            schema,
            handled: true,
        }
    }

    /// An action that the file declares and the module leaves out, by `only` or `skip`.
    pub const fn left_out(name: &'static str) -> Self {
        Self {
            handled: false,
            ..Self::new(name, r#"{"additionalProperties":true,"properties":{}}"#)
        }
    }

    #[must_use]
    pub const fn with_description(self, description: &'static str) -> Self {
        Self { description: Some(description), ..self }
    }

    #[must_use]
    pub const fn with_parallel(self) -> Self {
        Self { parallel: true, ..self }
    }

    #[must_use]
    pub const fn with_execution_group(self, group: &'static str) -> Self {
        Self { execution_group: Some(group), ..self }
    }
}

/// The actions of a charm of type `C`. `#[charm_actions]` implements it for its `Actions`, for
/// every `C` that implements its `Handler`; several of them are one as a tuple, of up to eight.
///
/// It is what [`dispatch()`](crate::dispatch()) and a test's `Context` are given, and has nothing for a
/// charm to call.
#[diagnostic::on_unimplemented(
    message = "`{Self}` are not actions that `{C}` handles",
    note = "pass the `Actions` that `#[charm_actions]` generates, or a tuple of those of several \
            modules, and implement each `Handler` for `{C}`"
)]
pub trait ActionSet<C: ?Sized> {
    /// The name of the charm, where its file has it.
    #[doc(hidden)]
    const CHARM: Option<&'static str> = None;

    /// The declarations, in the order of the file, those that are left out at the end.
    #[doc(hidden)]
    fn declarations() -> Vec<Declaration> {
        Vec::new()
    }

    /// The names of the actions, each with whether a handler takes it.
    #[doc(hidden)]
    fn names() -> Vec<(&'static str, bool)> {
        Vec::new()
    }

    /// Calls the handler of `action`; `None` where there is none.
    #[doc(hidden)]
    fn call(charm: &mut C, action: &Action) -> Option<HandlerResult>;
}

macro_rules! joined {
    ($($set:ident)+) => {
        impl<C: ?Sized, $($set: ActionSet<C>),+> ActionSet<C> for ($($set,)+) {
            const CHARM: Option<&'static str> = {
                let mut charm = None;
                $(if charm.is_none() { charm = $set::CHARM; })+
                charm
            };

            fn declarations() -> Vec<Declaration> {
                in_all([$($set::declarations()),+].concat())
            }

            fn names() -> Vec<(&'static str, bool)> {
                [$($set::names()),+].concat()
            }

            fn call(charm: &mut C, action: &Action) -> Option<HandlerResult> {
                $(if let Some(ended) = $set::call(charm, action) { return Some(ended); })+
                None
            }
        }
    };
}

joined!(S1 S2);
joined!(S1 S2 S3);
joined!(S1 S2 S3 S4);
joined!(S1 S2 S3 S4 S5);
joined!(S1 S2 S3 S4 S5 S6);
joined!(S1 S2 S3 S4 S5 S6 S7);
joined!(S1 S2 S3 S4 S5 S6 S7 S8);

/// Each action once: what one module leaves out another may handle.
fn in_all(declarations: Vec<Declaration>) -> Vec<Declaration> {
    let (mut all, left): (Vec<_>, Vec<_>) = declarations.into_iter().partition(|one| one.handled);
    for one in left {
        if all.iter().all(|known| known.name != one.name) {
            all.push(one);
        }
    }
    all
}

/// What [`ActionSet::names`] gives for the actions of a module.
pub fn names(handled: &[&'static str], left_out: &[&'static str]) -> Vec<(&'static str, bool)> {
    let left_out = left_out.iter().map(|name| (*name, false));
    handled.iter().map(|name| (*name, true)).chain(left_out).collect()
}

/// Calls the one handler of `action`.
pub(crate) fn call<S: ActionSet<C>, C: ?Sized>(charm: &mut C, action: &Action) -> HandlerResult {
    let names = S::names();
    let takers = names.iter().filter(|known| **known == (action.name(), true));
    if takers.count() > 1 {
        return Err(Failure::new(format_args!(
            "a mistake in the charm: two of its modules handle the action `{}`; `skip` leaves it \
             out of one",
            action.name()
        )));
    }
    S::call(charm, action).unwrap_or_else(|| Err(untaken(action, &names)))
}

/// Asks `action-get` for the params of `action` and decodes them. The failure lists every violation.
pub fn params<P: Params>(action: &Action) -> Result<P, Failure> {
    Ok(params::from_json(&action.get()?)?)
}

/// The failure of an action that no handler takes.
fn untaken(action: &Action, names: &[(&'static str, bool)]) -> Failure {
    let name = shown(action.name());
    let handled = names.iter().filter(|known| known.1).map(|known| known.0);
    let handled: Vec<&str> = handled.collect();
    let handled = if handled.is_empty() { "none".to_owned() } else { listed(handled.into_iter()) };
    if names.contains(&(action.name(), false)) {
        return Failure::new(format_args!(
            "a mistake in the charm: it declares the action `{name}`, and its binary handles only \
             {handled}; `only` or `skip` leave `{name}` out, and nothing takes it"
        ));
    }
    Failure::new(format_args!(
        "the charm's binary has no action `{name}`, only {handled}; it was built from another \
         version of the charm than the one that is deployed: build and refresh the charm"
    ))
}

#[cfg(test)]
mod tests {
    use serde::{Serialize, Serializer};

    use super::{ActionSet, Declaration, HandlerResult, call, names, params};
    use crate::__private::{Param, ParamValue};
    use crate::for_tests::recorder::{Recorder, action};
    use crate::{Action, Params};

    #[derive(Debug)]
    struct Pause;

    impl Serialize for Pause {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_unit_struct("Pause")
        }
    }

    impl Param for Pause {
        fn decode(value: ParamValue<'_>) -> Option<Self> {
            value.object()?.refuse_others();
            Some(Self)
        }
    }

    impl Params for Pause {
        const ACTION: &'static str = "pause";
    }

    #[test]
    fn params_are_asked_for_and_decoded() {
        let tools = Recorder::with_params(r#"{"x":"hunter2"}"#);
        let action = action(&tools);
        assert_eq!(
            params::<Pause>(&action).unwrap_err().message(),
            "invalid params: x: no such param; the action takes none"
        );
        assert_eq!(tools.calls(), ["get"]);
        tools.break_tool("action-get");
        assert_eq!(
            params::<Pause>(&action).unwrap_err().message(),
            "action-get: exit status 1: ERROR broken"
        );
    }

    /// Actions of which the charm says what was called.
    struct First;
    struct Second;

    impl ActionSet<Vec<&str>> for First {
        const CHARM: Option<&'static str> = None;

        fn declarations() -> Vec<Declaration> {
            vec![
                Declaration::new("pause", "{}"),
                Declaration::left_out("snapshot"),
                Declaration::left_out("lost"),
            ]
        }

        fn names() -> Vec<(&'static str, bool)> {
            names(&["pause"], &["snapshot", "lost"])
        }

        fn call(charm: &mut Vec<&str>, action: &Action) -> Option<HandlerResult> {
            (action.name() == "pause").then(|| {
                charm.push("first");
                Ok(().into())
            })
        }
    }

    impl ActionSet<Vec<&str>> for Second {
        const CHARM: Option<&'static str> = Some("database");

        fn declarations() -> Vec<Declaration> {
            vec![
                Declaration::new("snapshot", "{}"),
                Declaration::left_out("pause"),
                Declaration::left_out("lost"),
            ]
        }

        fn names() -> Vec<(&'static str, bool)> {
            names(&["snapshot"], &["pause", "lost"])
        }

        fn call(charm: &mut Vec<&str>, action: &Action) -> Option<HandlerResult> {
            (action.name() == "snapshot").then(|| {
                charm.push("second");
                Ok(().into())
            })
        }
    }

    /// How the action `snapshot` of a charm ends.
    fn told<S: ActionSet<Vec<&'static str>>>() -> String {
        let mut charm = Vec::new();
        match call::<S, _>(&mut charm, &action(&Recorder::default())) {
            Ok(_) => charm.join(", "),
            Err(failure) => failure.message().to_owned(),
        }
    }

    #[test]
    fn modules_join_as_a_tuple() {
        type Both = (First, Second);
        assert_eq!(told::<Both>(), "second");
        assert_eq!(<Both as ActionSet<_>>::CHARM, Some("database"));
        let declared = <Both as ActionSet<_>>::declarations().into_iter();
        let declared: Vec<_> = declared.map(|known| (known.name, known.handled)).collect();
        assert_eq!(declared, [("pause", true), ("snapshot", true), ("lost", false)]);
        assert_eq!(
            told::<(Second, Second)>(),
            "a mistake in the charm: two of its modules handle the action `snapshot`; `skip` leaves \
             it out of one"
        );
    }

    #[test]
    fn an_action_that_nothing_takes_is_told() {
        struct Other;
        impl<C> ActionSet<C> for Other {
            fn names() -> Vec<(&'static str, bool)> {
                names(&["pause", "resume"], &[])
            }
            fn call(_: &mut C, _: &Action) -> Option<HandlerResult> {
                None
            }
        }
        assert_eq!(
            told::<First>(),
            "a mistake in the charm: it declares the action `snapshot`, and its binary handles only \
             pause; `only` or `skip` leave `snapshot` out, and nothing takes it"
        );
        assert_eq!(
            told::<Other>(),
            "the charm's binary has no action `snapshot`, only pause, resume; it was built from \
             another version of the charm than the one that is deployed: build and refresh the \
             charm"
        );
    }
}
