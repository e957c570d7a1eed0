//! The macro used several times in a crate, and inside a function.

#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use actions_runtime::{Failure, charm_actions};

#[charm_actions("older/actions.yaml")]
pub mod first {
    //! The actions of one file, with what the author writes inside.

    /// An item of the author's own.
    pub const OWN: &str = "own";
}

/// An action of the same file.
#[charm_actions("older/actions.yaml", skip("pause"))]
pub(crate) mod second {}

/// The actions of another file.
#[charm_actions(
    "charmcraft.yaml",
    allow(param_name, open_params, missing_type, required_default, untyped)
)]
pub mod third {}

/// No actions, which is told.
#[allow(deprecated)]
pub mod none {
    /// What has none.
    #[actions_runtime::charm_actions("crates/none.yaml")]
    pub mod actions {}

    impl actions::Handler for super::Charm {}
}

/// A charm for all.
#[derive(Debug)]
pub struct Charm;

impl first::Handler for Charm {
    fn pause(&mut self, _action: &first::Action) -> first::HandlerResult {
        Ok(().into())
    }
    fn resume(
        &mut self,
        _action: &first::Action,
        params: first::ResumeParams,
    ) -> first::HandlerResult {
        match params.after {
            Some(0..=9) | None => Ok(().into()),
            Some(after) => Err(Failure::new(format!("{after} seconds are too many"))),
        }
    }
}

impl second::Handler for Charm {
    fn resume(
        &mut self,
        action: &second::Action,
        params: second::ResumeParams,
    ) -> second::HandlerResult {
        let params = first::ResumeParams {
            after: params.after,
        };
        first::Handler::resume(self, action, params)
    }
}

/// Runs the actions of a module that only this function knows.
pub fn local() -> Option<std::process::ExitCode> {
    #[charm_actions("older/actions.yaml", only("pause"))]
    mod local {}

    impl local::Handler for Charm {
        fn pause(&mut self, action: &local::Action) -> local::HandlerResult {
            first::Handler::pause(self, action)
        }
    }
    actions_runtime::dispatch::<(local::Actions, second::Actions), _>(&mut Charm)
}
