//! The stand-in, in a folder of its own.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use actions_runtime::juju::Unit;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::scenario::{self, ASKED, Asked, End, SCENARIO, Scenario};

/// A `juju` with a model.
pub(crate) struct Model {
    folder: TempDir,
}

impl Model {
    /// One in which calls end so.
    pub(crate) fn new(end: End) -> Self {
        Self::of_version("3.6.28-ubuntu-amd64", end)
    }

    pub(crate) fn of_version(version: &str, end: End) -> Self {
        let folder = TempDir::with_prefix("juju-").unwrap();
        let version = version.to_owned();
        scenario::write(folder.path(), SCENARIO, &Scenario { version, end }).unwrap();
        let model = Self { folder };
        symlink(env!("CARGO_BIN_EXE_juju-stand-in"), model.program()).unwrap();
        model
    }

    /// One in which tasks complete, without results.
    pub(crate) fn completing() -> Self {
        Self::new(End::Task(json!({"status": "completed"})))
    }

    /// One whose `juju` prints that.
    pub(crate) fn printing(status: u8, stdout: &str, stderr: &str) -> Self {
        Self::new(End::Other {
            status,
            stdout: stdout.to_owned(),
            stderr: stderr.to_owned(),
        })
    }

    pub(crate) fn program(&self) -> PathBuf {
        self.folder.path().join("juju")
    }

    pub(crate) fn unit(&self, name: &str) -> Unit {
        Unit::new(name).program(self.program())
    }

    /// What was asked last.
    pub(crate) fn asked(&self) -> Asked {
        scenario::read(self.folder.path(), ASKED).unwrap()
    }

    /// Whether anything was asked.
    pub(crate) fn was_asked(&self) -> bool {
        self.folder.path().join(ASKED).exists()
    }

    /// What arrives of params that are sent.
    pub(crate) fn sent(&self, params: &Value) -> Value {
        let unit = self.unit("database/0");
        unit.run_untyped("snapshot", params).unwrap();
        let asked = self.asked();
        assert!(!fs::exists(asked.file).unwrap());
        asked.params
    }
}
