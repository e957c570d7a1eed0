//! The compiler and its kin on a file that is no target of cargo, with the runtime that cargo has
//! built for the tests: so nothing is built for it.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use actions_derive_core::diagnostic::Warning;

use crate::charm;

/// `rustc`, `clippy-driver` and `rustdoc` in a folder, which is the one of `Cargo.toml` to the
/// macro.
pub struct Compiler {
    runtime: PathBuf,
    folder: PathBuf,
    pub edition: &'static str,
    /// What the crate calls the runtime.
    pub name: &'static str,
}

impl Compiler {
    /// For the current edition, with the runtime under its own name.
    #[track_caller]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        let built = charm::built(&["--workspace", "--bin", "hook-tools"]);
        let mut built = built.iter().filter(|made| made["target"]["name"] == "actions_runtime");
        let runtime = built.find_map(|made| made["filenames"][0].as_str());
        let runtime = runtime.expect("cargo builds the runtime").into();
        Self { runtime, folder: folder.into(), edition: "2024", name: "actions_runtime" }
    }

    /// A file in the folder.
    #[track_caller]
    pub fn write(&self, path: impl AsRef<Path>, contents: impl AsRef<[u8]>) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&path))
            .and_then(|()| fs::write(&path, contents))
            .unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
    }

    /// One of the programs, ready for its arguments.
    pub fn command(&self, program: &str) -> Command {
        let library = self.runtime.parent().unwrap_or(&self.runtime);
        let mut command = Command::new(program);
        command
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .args(["--edition", self.edition, "--extern"])
            .arg(format!("{}={}", self.name, self.runtime.display()))
            .arg(format!("-Ldependency={}", library.display()));
        command
    }

    /// Checks a library, with `rustc` or `clippy-driver`, and what it says is an error.
    #[track_caller]
    pub fn check(&self, program: &str, file: impl AsRef<OsStr>) {
        let mut command = self.command(program);
        command.args(["--crate-type=lib", "--emit=metadata", "-o"]);
        // Not `/dev/null`: rustc moves its output there, and root would lose the device for it.
        command.arg(self.runtime.with_file_name("checked.rmeta")).arg(file);
        silent(&mut command);
    }

    /// Checks a crate, in a folder that is made anew, with a module for each declaration: the name of
    /// its file, and its text.
    #[track_caller]
    pub fn check_declarations(
        folder: &str,
        declarations: impl Iterator<Item = (&'static str, impl AsRef<[u8]>)>,
    ) {
        // What an earlier run left would stand beside what this one writes.
        let _ = fs::remove_dir_all(folder);
        let compiler = Self::new(folder);
        let allowed = Warning::ALL.map(|(_, name)| name).join(", ");
        let mut charm = "#![deny(warnings)]\n\n".to_owned();
        for (number, (name, text)) in declarations.enumerate() {
            let file = format!("declarations/{number}/{name}");
            compiler.write(&file, text);
            let _ = write!(
                charm,
                "#[actions_runtime::charm_actions({file:?}, allow({allowed}))]\n\
                 pub mod of_{number} {{}}\n\n"
            );
        }
        compiler.write("lib.rs", charm);
        compiler.check("rustc", "lib.rs");
    }
}

/// Runs a command that may say nothing on standard error; returns what it prints.
#[track_caller]
pub fn silent(command: &mut Command) -> String {
    let Output { status, stdout, stderr } =
        command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&stderr);
    assert!(status.success() && said.is_empty(), "{command:?}: {status}\n{said}");
    String::from_utf8_lossy(&stdout).into_owned()
}
