//! The actions that a charm declares, and a call of one of them.

use crate::action::Action;
use crate::failure::Failure;
use crate::params::{self, Params};
use crate::results::Results;
use crate::shown::{listed, shown};

/// How a handler ends: with the results of the action, or with why it failed.
pub type HandlerResult = Result<Results, Failure>;

/// An action as its charm declares it.
///
/// ```
/// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
/// # mod actions {}
/// # use actions::*;
/// # struct Database;
/// # impl Handler for Database {
/// #     fn snapshot(&mut self, _: &Action, _: SnapshotParams) -> HandlerResult {
/// #         Ok([("snapshot-size", 4096)].into())
/// #     }
/// #     fn pause(&mut self, _: &Action) -> HandlerResult {
/// #         Ok(().into())
/// #     }
/// # }
/// use actions_runtime::{ActionSet, Declaration};
///
/// let [snapshot, pause] = <Actions as ActionSet<Database>>::declarations() else {
///     unreachable!("the file declares two actions")
/// };
/// assert_eq!(snapshot.name, "snapshot");
/// assert_eq!(snapshot.description, Some("Take a snapshot of the database."));
/// assert!(snapshot.schema.contains(r#""required":["filename"]"#));
/// assert_eq!((pause.parallel, pause.execution_group), (false, None));
/// ```
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

/// For generated code.
#[doc(hidden)]
impl Declaration {
    pub const fn new(name: &'static str, schema: &'static str) -> Self {
        Self {
            name,
            description: None,
            parallel: false,
            execution_group: None,
            schema,
        }
    }

    #[must_use]
    pub const fn with_description(self, description: &'static str) -> Self {
        Self {
            description: Some(description),
            ..self
        }
    }

    #[must_use]
    pub const fn with_parallel(self) -> Self {
        Self {
            parallel: true,
            ..self
        }
    }

    #[must_use]
    pub const fn with_execution_group(self, group: &'static str) -> Self {
        Self {
            execution_group: Some(group),
            ..self
        }
    }
}

/// The actions of a charm of type `C`. `#[charm_actions]` implements it for its `Actions`, for
/// every `C` that implements its `Handler`.
///
/// A set that stands around `Actions` can do something for every action:
///
/// ```
/// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
/// # mod actions {}
/// # use actions::*;
/// # struct Database;
/// # impl Handler for Database {
/// #     fn snapshot(&mut self, _: &Action, _: SnapshotParams) -> HandlerResult {
/// #         Ok([("snapshot-size", 4096)].into())
/// #     }
/// #     fn pause(&mut self, _: &Action) -> HandlerResult {
/// #         Ok(().into())
/// #     }
/// # }
/// use actions_runtime::{ActionSet, Call, Declaration};
///
/// /// The actions, each with a line in its log.
/// struct Logged;
///
/// impl ActionSet<Database> for Logged {
///     fn declarations() -> &'static [Declaration] {
///         <Actions as ActionSet<Database>>::declarations()
///     }
///
///     fn call(charm: &mut Database, call: Call<'_>) -> HandlerResult {
///         call.action().log(format_args!("Starting {}", call.name()))?;
///         Actions::call(charm, call)
///     }
/// }
///
/// # #[cfg(feature = "testing")] {
/// # use actions_runtime::testing::Context;
/// let task = Context::new(Logged).call(&mut Database, PauseParams).unwrap();
/// assert_eq!(task.log, ["Starting pause"]);
/// # }
/// ```
///
/// `main` then calls `actions_runtime::dispatch::<Logged, _>(&mut charm)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` are not actions that `{C}` handles",
    note = "pass the `Actions` that `#[charm_actions]` generates, and implement its `Handler` for `{C}`"
)]
pub trait ActionSet<C: ?Sized> {
    /// The declarations, in the order of the file.
    fn declarations() -> &'static [Declaration];

    /// Calls the handler of the action that `call` names.
    ///
    /// # Errors
    /// The failure of the handler, or why it could not be called.
    fn call(charm: &mut C, call: Call<'_>) -> HandlerResult;
}

/// A call of an action: what [`ActionSet::call`] is given, to decode the params and call the handler.
///
/// ```
/// use actions_runtime::{Call, HandlerResult};
///
/// # struct Database;
/// # impl Database {
/// #     fn pause(&mut self) -> HandlerResult { Ok(().into()) }
/// # }
/// fn call(charm: &mut Database, call: Call<'_>) -> HandlerResult {
///     match call.name() {
///         "pause" => charm.pause(),
///         _ => Err(call.unknown(&["pause"])),
///     }
/// }
/// # let _ = call;
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    action: &'a Action,
}

impl<'a> Call<'a> {
    pub(crate) fn new(action: &'a Action) -> Self {
        Self { action }
    }

    /// The name of the action.
    pub fn name(&self) -> &'a str {
        self.action.name()
    }

    /// The action, for the handler.
    pub fn action(&self) -> &'a Action {
        self.action
    }

    /// Asks `action-get` for the params and decodes them.
    ///
    /// # Errors
    /// When the tool fails, or when what it prints is not what the schema allows. The failure lists
    /// every violation.
    pub fn params<P: Params>(&self) -> Result<P, Failure> {
        Ok(params::from_json(&self.action.get()?)?)
    }

    /// The failure of an action that is none of `names`, which are those that have a handler.
    pub fn unknown(&self, names: &[&str]) -> Failure {
        let name = shown(self.name());
        let known = if names.is_empty() {
            "none".to_owned()
        } else {
            listed(names.iter().copied())
        };
        Failure::new(format_args!(
            "the charm's binary has no action `{name}`, only {known}; it was built from another \
             version of the charm than the one that is deployed: build and refresh the charm"
        ))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Serialize, Serializer};

    use super::Call;
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
        let call = Call::new(&action);
        assert_eq!(
            call.params::<Pause>().unwrap_err().message(),
            "invalid params: x: no such param; the action takes none"
        );
        assert_eq!(tools.calls(), ["get"]);
        tools.break_tool("action-get");
        assert_eq!(
            call.params::<Pause>().unwrap_err().message(),
            "action-get: exit status 1: ERROR broken"
        );
    }

    #[test]
    fn an_unknown_action_is_told_with_the_known_ones() {
        let action = action(&Recorder::default());
        let call = Call::new(&action);
        assert_eq!(
            call.unknown(&["pause", "resume"]).message(),
            "the charm's binary has no action `snapshot`, only pause, resume; it was built from \
             another version of the charm than the one that is deployed: build and refresh the charm"
        );
        assert_eq!(
            call.unknown(&[]).message(),
            "the charm's binary has no action `snapshot`, only none; it was built from another \
             version of the charm than the one that is deployed: build and refresh the charm"
        );
    }
}
