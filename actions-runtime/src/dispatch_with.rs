//! A charm that is opened for an action alone.

use std::marker::PhantomData;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use crate::action::Action;
use crate::action_set::{ActionSet, Declaration, HandlerResult};
use crate::dispatch::dispatch;
use crate::failure::Failure;
use crate::host::Host;

#[doc = include_str!("../doc/dispatch_with.md")]
pub fn dispatch_with<S: ActionSet<C>, C, E: Into<Failure>>(
    open: impl FnOnce(&Host) -> Result<C, E>,
) -> Option<ExitCode> {
    let mut charm = Unopened { open: Some(open), charm: None, error: PhantomData };
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

    fn declarations() -> Vec<Declaration> {
        S::declarations()
    }

    fn names() -> Vec<(&'static str, bool)> {
        S::names()
    }

    fn call(charm: &mut Unopened<C, E, F>, action: &Action) -> Option<HandlerResult> {
        if let Some(open) = charm.open.take() {
            match open(action.host()) {
                Ok(opened) => charm.charm = Some(opened),
                Err(error) => return Some(Err(error.into())),
            }
        }
        S::call(charm.charm.as_mut()?, action)
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
        fn call(charm: &mut u8, _: &Action) -> Option<HandlerResult> {
            Some(Ok(Results::new().with("charm", *charm)))
        }
    }

    fn told(open: impl FnOnce(&Host) -> Result<u8, &'static str>) -> Vec<String> {
        let tools = Recorder::default();
        let mut charm = Unopened { open: Some(open), charm: None, error: PhantomData };
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
