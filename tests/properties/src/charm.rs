//! A charm whose handlers do what a test tells them.

use actions_runtime::{Action, HandlerResult, charm_actions};

#[charm_actions("charmcraft.yaml", allow(missing_type))]
pub mod actions {}

use self::actions::{EveryRuleParams, FreeParams, Handler};

pub struct Charm<F>(pub F);

impl<F: FnMut(&Action) -> HandlerResult> Handler for Charm<F> {
    fn every_rule(&mut self, action: &Action, _: EveryRuleParams) -> HandlerResult {
        self.0(action)
    }

    fn closed(&mut self, action: &Action) -> HandlerResult {
        self.0(action)
    }

    fn free(&mut self, action: &Action, _: FreeParams) -> HandlerResult {
        self.0(action)
    }
}
