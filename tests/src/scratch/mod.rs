//! Crates that a test writes and hands to cargo: what the compiler says about a charm with a mistake
//! in it can only be asked of the compiler.
//!
//! A [`Scratch`] is a folder under the target folder with a workspace of its own. One run of cargo
//! checks all its targets, each of which is a case; the [`Message`]s come back by target. All of them
//! share one target folder, so that the dependencies are checked once.

mod message;

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub use message::{Level, Message};

/// Variables that change what the compiler warns of, or where cargo puts things.
const CHANGING: [&str; 6] = [
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_TARGET_DIR",
    "RUSTDOCFLAGS",
    "RUSTFLAGS",
];

/// A folder of crates, outside the workspace of the project.
#[derive(Debug)]
pub struct Scratch {
    root: PathBuf,
    target: PathBuf,
    written: BTreeSet<PathBuf>,
}

/// What came of a run of cargo.
#[derive(Clone, Debug)]
pub struct Report {
    /// Whether cargo ended well.
    pub success: bool,
    /// What the compiler said, in the order of its coming; what stands for no place is left out.
    pub messages: Vec<Message>,
    /// Standard output, but for the compiler's messages.
    pub stdout: String,
    /// Standard error: cargo's own words.
    pub stderr: String,
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
        let scratch = Path::new(tmp).join("scratch");
        let mut new = Self {
            root: scratch.join(name),
            target: scratch.join("target"),
            written: BTreeSet::new(),
        };
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        // The same versions as in the workspace, so that nothing has to be fetched.
        new.write(
            "Cargo.lock",
            fs::read(&lock).expect("the workspace has a Cargo.lock"),
        );
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

    /// Writes `Cargo.toml` for one package, with a binary of each name, whose source is
    /// `src/<name>.rs`.
    #[track_caller]
    pub fn write_manifest<'a>(&mut self, binaries: impl IntoIterator<Item = &'a str>) {
        let mut manifest = format!(
            "[workspace]\n\n{}\n[dependencies]\n{}\n",
            package("scratch", "2024"),
            runtime("actions-runtime"),
        );
        for name in binaries {
            let _ = write!(
                manifest,
                "\n[[bin]]\nname = \"{name}\"\npath = \"src/{name}.rs\"\n"
            );
        }
        self.write("Cargo.toml", manifest);
    }

    /// Runs cargo in it, offline. Cargo goes on after an error, so that every target is looked at.
    ///
    /// # Panics
    /// When cargo cannot be started.
    #[track_caller]
    pub fn cargo(&self, command: &str, arguments: &[&str]) -> Report {
        self.remove_stale(&self.root);
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut process = Command::new(cargo);
        process
            .args([
                command,
                "--offline",
                "--message-format=json",
                "--target-dir",
            ])
            .arg(&self.target)
            .args(arguments)
            .current_dir(&self.root)
            .stdin(Stdio::null());
        for variable in CHANGING {
            process.env_remove(variable);
        }
        let output = process
            .output()
            .unwrap_or_else(|error| panic!("cargo cannot be started: {error}"));
        let mut report = Report {
            success: output.status.success(),
            messages: Vec::new(),
            stdout: String::new(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        };
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            match message::parse(line) {
                message::Line::Message(message) => report.messages.push(message),
                message::Line::Other => {}
                message::Line::Text => {
                    report.stdout.push_str(line);
                    report.stdout.push('\n');
                }
            }
        }
        report
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

impl Report {
    /// What the compiler said about a target.
    pub fn of(&self, target: &str) -> Vec<&Message> {
        let of_target = |message: &&Message| message.target == target;
        self.messages.iter().filter(of_target).collect()
    }
}

/// The `[package]` of a manifest.
pub fn package(name: &str, edition: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\npublish = false\n\
         autobins = false\n"
    )
}

/// The runtime as a dependency under a name.
pub fn runtime(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../actions-runtime");
    let path = path.display();
    format!("{name} = {{ package = \"actions-runtime\", path = '{path}' }}")
}
