//! The same wrong call has the same reasons in a test and from the command line: those of Juju.

use actions_runtime::testing::{Context, json};
use actions_runtime::{Action, HandlerResult, Value, charm_actions};

use super::{folder, run};

/// The actions of the model charm.
#[charm_actions("../examples/database/charmcraft.yaml")]
mod actions {}
use actions::{Actions, GrantAdminRoleParams, Handler, RestoreParams, SnapshotParams};

/// A charm whose handlers must not be called.
struct Untouched;

impl Handler for Untouched {
    fn snapshot(&mut self, _: &Action, _: SnapshotParams) -> HandlerResult {
        unreachable!("the call is wrong")
    }

    fn restore(&mut self, _: &Action, _: RestoreParams) -> HandlerResult {
        unreachable!("the call is wrong")
    }

    fn pause(&mut self, _: &Action) -> HandlerResult {
        unreachable!("the call is wrong")
    }

    fn grant_admin_role(&mut self, _: &Action, _: GrantAdminRoleParams) -> HandlerResult {
        unreachable!("the call is wrong")
    }
}

/// The reasons of the harness, which the command line must give as well.
fn reasons(action: &str, given: &Value, arguments: &[&str]) -> Vec<String> {
    let error =
        Context::new(Actions).run(&mut Untouched, action, given).expect_err("the call is wrong");
    let reasons = error.reasons().to_vec();
    let folder = folder();
    let local = run(folder.path(), &[&["run", action], arguments].concat());
    let told = local.err.lines().nth(1).unwrap_or_default();
    let told = told.strip_prefix("validation failed: ").unwrap_or(told);
    assert_eq!(told, reasons.join("; "), "{}", local.err);
    reasons
}

#[test]
fn a_wrong_call_has_the_same_reasons_everywhere() {
    assert_eq!(
        reasons("snapshoot", &json!({}), &[]),
        ["action \"snapshoot\" not defined on unit \"database/0\""]
    );
    assert_eq!(
        reasons("snapshot", &json!({}), &[]),
        ["(root) : \"filename\" property is missing and required, given {}"]
    );
    assert_eq!(
        reasons(
            "snapshot",
            &json!({"filename": "x", "compression": {"quality": "high"}}),
            &["filename=x", "compression.quality=high"]
        ),
        ["(root).compression.quality : must be of type integer, given \"high\""]
    );
    assert_eq!(
        reasons("snapshot", &json!({"filename": "x", "fast": true}), &["filename=x", "fast=true"]),
        [
            "(root) : additional property \"fast\" is not allowed, given {\"fast\":true,\"filename\":\"x\"}"
        ]
    );
}
