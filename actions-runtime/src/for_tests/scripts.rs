//! Stand-ins for the hook tools, for the unit tests: shell scripts in a directory of their own.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::hook_tools::Juju;

/// The directory, which is removed at the end.
pub(crate) struct Scripts(pub(crate) PathBuf);

impl Scripts {
    pub(crate) fn new(name: &str) -> Self {
        let directory =
            std::env::temp_dir().join(format!("actions-runtime-{}-{name}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        Self(directory)
    }

    pub(crate) fn with(self, tool: &str, script: &str) -> Self {
        self.file(tool, &format!("#!/bin/sh\ncd {}\n{script}\n", self.0.display()), "755");
        self
    }

    /// Written by a child: if this process had the file open for writing while another test
    /// starts a process, running the file could fail with "Text file busy".
    pub(crate) fn file(&self, name: &str, text: &str, mode: &str) {
        let mut shell = Command::new("sh")
            .args(["-c", "cat > \"$0\" && chmod $1 \"$0\""])
            .args([self.0.join(name).as_os_str(), mode.as_ref()])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        shell.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(shell.wait().unwrap().success());
    }

    pub(crate) fn juju(&self) -> Juju {
        Juju::in_folder(&self.0)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }
}

impl Drop for Scripts {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
