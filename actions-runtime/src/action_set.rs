//! The actions that a charm declares, and the handler of one of them.

use std::collections::HashSet;

use crate::action::Action;
use crate::failure::Failure;
use crate::params::{self, Params};
use crate::results::Results;
use crate::shown::{listed, shown};

/// How a handler ends: with the results of the action, or with why it failed.
pub type HandlerResult = Result<Results, Failure>;

/// An action as its charm declares it.
#[doc(hidden)]
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Declaration {
    /// The name of the action.
    pub name: &'static str,
    /// `description`.
    pub description: Option<&'static str>,
    /// The JSON Schema of the params that Juju builds from the declaration, as JSON text.
    pub schema: &'static str,
    /// Whether the module has a handler for it, and does not leave it to another.
    pub handled: bool,
}

impl Declaration {
    pub const fn new(name: &'static str, schema: &'static str) -> Self {
        Self { name, description: None, schema, handled: true }
    }

    /// An action that the file declares and the module leaves out, by `only` or `skip`.
    pub const fn left_out(name: &'static str) -> Self {
        let open = r#"{"additionalProperties":true,"properties":{}}"#;
        Self { handled: false, ..Self::new(name, open) }
    }

    #[must_use]
    pub const fn with_description(self, description: &'static str) -> Self {
        Self { description: Some(description), ..self }
    }
}

/// What is called for an action.
pub(crate) type Handler<C> = fn(&mut C, &Action) -> HandlerResult;
/// The declared actions, each with its handler unless it is left out.
pub type Handlers<C> = Vec<(&'static str, Option<Handler<C>>)>;

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

    /// The declarations, in the order of the file, those that are left out at the end. No packed
    /// charm holds them.
    #[doc(hidden)]
    fn declarations() -> Vec<Declaration> {
        Vec::new()
    }

    #[doc(hidden)]
    fn handlers() -> Handlers<C>;
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

            fn handlers() -> Handlers<C> {
                [$($set::handlers()),+].concat()
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
fn in_all(mut declarations: Vec<Declaration>) -> Vec<Declaration> {
    let mut names = HashSet::new();
    declarations.sort_by_key(|known| !known.handled);
    declarations.retain(|known| names.insert(known.name));
    declarations
}

/// The one handler of `action`.
pub(crate) fn handler<S: ActionSet<C>, C: ?Sized>(action: &str) -> Result<Handler<C>, Failure> {
    let handlers = S::handlers();
    let mut takers =
        handlers.iter().filter(|(name, _)| *name == action).filter_map(|known| known.1);
    match (takers.next(), takers.next()) {
        (Some(handler), None) => Ok(handler),
        (Some(_), Some(_)) => Err(Failure::new(format_args!(
            "a mistake in the charm: two of its modules handle the action `{action}`; `skip` leaves \
             it out of one"
        ))),
        (None, _) => Err(untaken(action, &handlers)),
    }
}

/// Asks `action-get` for the params of `action` and decodes them. The failure lists every violation.
pub fn params<P: Params>(action: &Action) -> Result<P, Failure> {
    Ok(params::from_json(&action.get()?)?)
}

/// The failure of an action that no handler takes.
fn untaken<C: ?Sized>(action: &str, known: &Handlers<C>) -> Failure {
    let name = shown(action);
    let handled = known.iter().filter(|known| known.1.is_some()).map(|known| known.0);
    let handled: Vec<&str> = handled.collect();
    let handled = if handled.is_empty() { "none".to_owned() } else { listed(&handled) };
    if known.iter().any(|known| known.0 == action) {
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

    use super::{ActionSet, Declaration, Handlers, handler, params};
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

    /// Actions of which the charm says what was called.
    struct First;
    struct Second;
    type Called = &'static str;

    impl ActionSet<Called> for First {
        fn declarations() -> Vec<Declaration> {
            vec![
                Declaration::new("pause", "{}"),
                Declaration::left_out("snapshot"),
                Declaration::left_out("lost"),
            ]
        }

        fn handlers() -> Handlers<Called> {
            vec![
                ("pause", Some(|charm, _| Ok([(*charm, "first")].into()))),
                ("snapshot", None),
                ("lost", None),
            ]
        }
    }

    impl ActionSet<Called> for Second {
        const CHARM: Option<&'static str> = Some("database");

        fn declarations() -> Vec<Declaration> {
            vec![Declaration::new("snapshot", "{}"), Declaration::left_out("pause")]
        }

        fn handlers() -> Handlers<Called> {
            let snapshot = |charm: &mut Called, _: &_| {
                *charm = "second";
                Ok(().into())
            };
            vec![("snapshot", Some(snapshot)), ("pause", None)]
        }
    }

    /// What `snapshot` makes of a charm.
    fn told<S: ActionSet<Called>>() -> String {
        let mut charm = "";
        match handler::<S, _>("snapshot") {
            Ok(handler) => {
                handler(&mut charm, &action(&Recorder::default())).unwrap();
                charm.to_owned()
            }
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
            fn handlers() -> Handlers<C> {
                vec![("pause", Some(|_, _| panic!())), ("resume", Some(|_, _| panic!()))]
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
