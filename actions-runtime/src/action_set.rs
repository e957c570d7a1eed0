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
}

impl Declaration {
    pub const fn new(name: &'static str, schema: &'static str) -> Self {
        Self { name, description: None, parallel: false, execution_group: None, schema }
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
/// every `C` that implements its `Handler`.
///
/// It is what [`dispatch()`](crate::dispatch()) and a test's `Context` are given, and has nothing for a
/// charm to call.
#[diagnostic::on_unimplemented(
    message = "`{Self}` are not actions that `{C}` handles",
    note = "pass the `Actions` that `#[charm_actions]` generates, and implement its `Handler` for `{C}`"
)]
pub trait ActionSet<C: ?Sized> {
    /// The name of the charm, where its file has it.
    #[doc(hidden)]
    const CHARM: Option<&'static str> = None;

    /// The declarations, in the order of the file.
    #[doc(hidden)]
    fn declarations() -> &'static [Declaration] {
        &[]
    }

    /// Calls the handler of `action`.
    #[doc(hidden)]
    fn call(charm: &mut C, action: &Action) -> HandlerResult;
}

/// Asks `action-get` for the params of `action` and decodes them. The failure lists every violation.
pub fn params<P: Params>(action: &Action) -> Result<P, Failure> {
    Ok(params::from_json(&action.get()?)?)
}

/// The failure of an action that is none of `names`, which are those that have a handler.
pub fn unknown(action: &Action, names: &[&str]) -> Failure {
    let name = shown(action.name());
    let known = if names.is_empty() { "none".to_owned() } else { listed(names.iter().copied()) };
    Failure::new(format_args!(
        "the charm's binary has no action `{name}`, only {known}; it was built from another \
         version of the charm than the one that is deployed: build and refresh the charm"
    ))
}

#[cfg(test)]
mod tests {
    use serde::{Serialize, Serializer};

    use super::{params, unknown};
    use crate::__private::{Param, ParamValue};
    use crate::Params;
    use crate::for_tests::recorder::{Recorder, action};

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

    #[test]
    fn an_unknown_action_is_told_with_the_known_ones() {
        let action = action(&Recorder::default());
        for (names, known) in [(&["pause", "resume"][..], "pause, resume"), (&[], "none")] {
            assert_eq!(
                unknown(&action, names).message(),
                format!(
                    "the charm's binary has no action `snapshot`, only {known}; it was built from \
                     another version of the charm than the one that is deployed: build and refresh the \
                     charm"
                )
            );
        }
    }
}
