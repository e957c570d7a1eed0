//! Crates that a test writes and hands to cargo, outside the workspace of the project.
//!
//! They share trybuild's target folder, and ask for a target by name as it does: so what the macro
//! needs is built once for them and for `compile_fail`.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Variables that change what the compiler warns of, or where cargo puts things.
const CHANGING: [&str; 6] = [
    "CARGO_BUILD_RUSTFLAGS", "CARGO_BUILD_TARGET", "CARGO_ENCODED_RUSTFLAGS", "CARGO_TARGET_DIR",
    "RUSTDOCFLAGS", "RUSTFLAGS",
];

/// A folder of crates, outside the workspace of the project.
#[derive(Debug)]
pub struct Scratch {
    root: PathBuf,
    target: PathBuf,
    written: BTreeSet<PathBuf>,
}

impl Scratch {
    /// The folder `name` under `tmp`, which is the test's `env!("CARGO_TARGET_TMPDIR")`.
    ///
    /// Two tests that may run at the same time need two names.
    ///
    /// # Panics
    /// When the folder cannot be made.
    #[track_caller]
    pub fn new(tmp: &str, name: &str) -> Self {
        let mut new = Self {
            root: Path::new(tmp).join("scratch").join(name),
            target: Path::new(tmp).join("../tests/trybuild"),
            written: BTreeSet::new(),
        };
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        // The same versions as in the workspace, so that nothing has to be fetched.
        new.write("Cargo.lock", fs::read(&lock).expect("the workspace has a Cargo.lock"));
        new
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file into it. One that is the same already is left alone, so that cargo does not
    /// check it again.
    ///
    /// # Panics
    /// When it cannot be written.
    #[track_caller]
    pub fn write(&mut self, path: impl AsRef<Path>, contents: impl AsRef<[u8]>) {
        let (path, contents) = (self.root.join(path), contents.as_ref());
        let is_same = fs::read(&path).is_ok_and(|old| old == contents);
        if !is_same {
            let folder = path.parent().expect("a file is in a folder");
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&path, contents))
                .unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
        }
        self.written.insert(path);
    }

    /// Writes `Cargo.toml` for one package of that name.
    #[track_caller]
    pub fn write_manifest(&mut self, name: &str) {
        let runtime = runtime("actions-runtime");
        let package = package(name, "2024");
        let manifest = format!("[workspace]\n\n{package}\n[dependencies]\n{runtime}\n");
        self.write("Cargo.toml", manifest);
    }

    /// Runs cargo in it, offline, and returns its standard output.
    ///
    /// # Panics
    /// When cargo or the compiler has anything to say, be it a warning.
    #[track_caller]
    pub fn run_silently(&self, command: &str, arguments: &[&str]) -> String {
        self.remove_stale(&self.root);
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut process = Command::new(cargo);
        process
            .args([command, "--offline", "--quiet", "--target-dir"])
            .arg(&self.target)
            .args(["--target", &host()])
            .env("CARGO_INCREMENTAL", "0")
            .args(arguments)
            .current_dir(&self.root)
            .stdin(Stdio::null());
        for variable in CHANGING {
            process.env_remove(variable);
        }
        let output =
            process.output().unwrap_or_else(|error| panic!("cargo cannot be started: {error}"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "cargo {command}:\n{said}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Removes what an earlier run left and this one has not written.
    fn remove_stale(&self, folder: &Path) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                self.remove_stale(&path);
            } else if !self.written.contains(&path) {
                // Should this fail, the case that needs it gone tells so.
                let _ = fs::remove_file(&path);
            }
        }
    }
}

/// What the compiler calls this machine.
fn host() -> String {
    let output = Command::new("rustc").args(["--print", "host-tuple"]).output();
    let output = output.unwrap_or_else(|error| panic!("rustc cannot be started: {error}"));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// The `[package]` of a manifest.
pub fn package(name: &str, edition: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\npublish = false\n"
    )
}

/// The runtime as a dependency under a name.
pub fn runtime(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../actions-runtime");
    let path = path.display();
    format!("{name} = {{ package = \"actions-runtime\", path = '{path}' }}")
}
