//! A charm that is opened for an action alone.

use std::marker::PhantomData;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use crate::action::Action;
use crate::action_set::{ActionSet, Declaration, HandlerResult};
use crate::dispatch::dispatch;
use crate::failure::Failure;
use crate::host::Host;

/// Runs the action that Juju dispatched, on a charm that is opened for it. A charm calls
/// `actions::dispatch_with(Database::open)`, which the macro generates.
///
/// `open` is called for an action alone, not for a hook and not for a list of the actions. An
/// error of it fails the action, with its message, where an error before [`dispatch()`] would be
/// `exit status 1` without a word: what `open` needs is often what is missing when an operator reaches
/// for an action.
///
/// ```
/// use std::process::ExitCode;
///
/// use actions_runtime::{Failure, Host};
///
/// # #[actions_runtime::charm_actions("doc/charmcraft.yaml")]
/// # mod actions {}
/// # use actions::*;
/// struct Database {
///     password: String,
/// }
///
/// impl Database {
///     fn open(host: &Host) -> Result<Self, Failure> {
///         let password = host.tool("secret-get").args(["secret:admin", "password"]).text()?;
///         Ok(Self { password })
///     }
/// }
/// # impl Handler for Database {
/// #     fn snapshot(&mut self, _: &Action, _: SnapshotParams) -> HandlerResult {
/// #         Ok([("size", self.password.len())].into())
/// #     }
/// #     fn pause(&mut self, _: &Action) -> HandlerResult {
/// #         Ok(().into())
/// #     }
/// # }
///
/// fn main() -> ExitCode {
///     match actions::dispatch_with(Database::open) {
///         Some(exit) => exit,
///         None => ExitCode::SUCCESS, // Run the hook here.
///     }
/// }
/// ```
///
/// `None` and the exit code mean what they mean for [`dispatch()`].
pub fn dispatch_with<S: ActionSet<C>, C, E: Into<Failure>>(
    open: impl FnOnce(&Host) -> Result<C, E>,
) -> Option<ExitCode> {
    let mut charm = Unopened {
        open: Some(open),
        charm: None,
        error: PhantomData,
    };
    let exit = dispatch::<Opening<S>, _>(&mut charm);
    // Juju knows the end: a panic in here must not make it a failure.
    let _ = panic::catch_unwind(AssertUnwindSafe(|| drop(charm)));
    exit
}

/// A charm that is opened when an action is called.
struct Unopened<C, E, F> {
    open: Option<F>,
    charm: Option<C>,
    error: PhantomData<E>,
}

/// The actions of `S`, for a charm that is not open yet.
struct Opening<S>(PhantomData<S>);

impl<S, C, E, F> ActionSet<Unopened<C, E, F>> for Opening<S>
where
    S: ActionSet<C>,
    E: Into<Failure>,
    F: FnOnce(&Host) -> Result<C, E>,
{
    const CHARM: Option<&'static str> = S::CHARM;

    fn declarations() -> &'static [Declaration] {
        S::declarations()
    }

    fn call(charm: &mut Unopened<C, E, F>, action: &Action) -> HandlerResult {
        if let Some(open) = charm.open.take() {
            charm.charm = Some(open(action.host()).map_err(Into::into)?);
        }
        match &mut charm.charm {
            Some(charm) => S::call(charm, action),
            None => Err(Failure::new("the charm could not be opened")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::marker::PhantomData;

    use super::{Opening, Unopened};
    use crate::for_tests::recorder::{Recorder, action};
    use crate::{Action, ActionSet, HandlerResult, Host, Results, ending};

    struct Actions;

    impl ActionSet<u8> for Actions {
        fn call(charm: &mut u8, _: &Action) -> HandlerResult {
            Ok(Results::new().with("charm", *charm))
        }
    }

    fn told(open: impl FnOnce(&Host) -> Result<u8, &'static str>) -> Vec<String> {
        let tools = Recorder::default();
        let mut charm = Unopened {
            open: Some(open),
            charm: None,
            error: PhantomData,
        };
        ending::run::<Opening<Actions>, _>(&mut charm, &action(&tools)).unwrap();
        tools.calls()
    }

    #[test]
    fn a_charm_is_opened_for_an_action() {
        assert_eq!(told(|_| Ok(7)), ["set charm=7"]);
    }

    #[test]
    fn a_charm_that_cannot_be_opened_fails_the_action() {
        assert_eq!(told(|_| Err("no credentials")), ["fail no credentials"]);
        let told = told(|_| panic!("no credentials"));
        assert!(told[0].starts_with("fail panicked at "), "{told:?}");
    }
}
