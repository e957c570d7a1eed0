//! The same against a real controller, with the model charm deployed as `database`.
//!
//! After `juju bootstrap localhost` and `juju add-model testing`, in the root of the repository:
//!
//! ```text
//! (cd examples/database && charmcraft pack)
//! juju deploy ./examples/database/database_*.charm database && juju wait-for application database
//! cargo test -p actions-tests --test juju -- --ignored
//! ```

use std::time::Duration;

use actions_runtime::juju::{Error, Status, Unit};
use serde_json::json;

use crate::actions::{RestoreParams, SnapshotParams};

#[test]
#[ignore = "needs a controller, with the charm deployed as `database`"]
fn a_snapshot_is_taken_and_restored() {
    let unit = Unit::leader("database").wait(Duration::from_secs(600));

    let task = unit.call(SnapshotParams::new("actions-tests.tar.gz")).unwrap();
    assert_eq!(task.status, Status::Completed);
    assert_eq!(task.log.first().unwrap(), &"Starting snapshot");
    assert!(task.completed.is_some());
    assert!(task.results.get("snapshot-size").is_some());

    let task = unit.call(RestoreParams::new("actions-tests.tar.gz")).unwrap();
    assert_eq!(task.log, ["Snapshot unpacked"]);

    let error = unit.call(RestoreParams::new("no-such.tar.gz")).unwrap_err();
    assert_eq!(error.task().unwrap().status, Status::Failed);
    assert!(error.message().starts_with("there is no snapshot"));
}

#[test]
#[ignore = "needs a controller, with the charm deployed as `database`"]
fn wrong_calls_are_refused() {
    let unit = Unit::leader("database").wait(Duration::from_secs(600));
    let unknown = unit.run("snapshoot", json!({})).unwrap_err();
    assert!(matches!(unknown, Error::Refused { .. }), "{unknown}");
    // By the controller in Juju 3, by the unit in Juju 4.
    let missing = unit.run("snapshot", json!({})).unwrap_err();
    assert!(matches!(missing, Error::Refused { .. } | Error::Failed { .. }), "{missing}");
    assert!(missing.message().contains("filename"), "{missing}");
}
