//! The file that carries the params to `juju run`.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many names are tried: one is taken only where an earlier process of this id was killed.
const TRIES: u32 = 1000;

/// A file for one call, which nobody else can read. It is removed when this is dropped.
#[derive(Debug)]
pub(super) struct ParamsFile {
    path: PathBuf,
}

impl ParamsFile {
    /// Writes `text` to a new file in `folder`, which is made if it is not there.
    pub(super) fn new(folder: &Path, text: &[u8]) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let (path, mut file) = create(folder)?;
        let written = Self { path };
        file.write_all(text)?;
        Ok(written)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for ParamsFile {
    fn drop(&mut self) {
        // It may be gone with its folder; and there is nobody to tell otherwise.
        let _ = fs::remove_file(&self.path);
    }
}

fn create(folder: &Path) -> io::Result<(PathBuf, File)> {
    static CALLS: AtomicU64 = AtomicU64::new(0);
    let mut tries = 0;
    loop {
        let call = CALLS.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("action-params-{}-{call}.json", process::id()));
        match private().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES => {
                tries += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

#[cfg(unix)]
fn private() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn private() -> OpenOptions {
    OpenOptions::new()
}

/// The folder of a file that `program` is to read.
///
/// The snap of Juju 3 is strictly confined: its `/tmp` is another one, and it reads no hidden files.
/// Its own folder is one that both sides see.
pub(super) fn folder(program: &Path, home: Option<OsString>, temporary: PathBuf) -> PathBuf {
    let is_snap = program
        .parent()
        .is_some_and(|folder| folder.ends_with("snap/bin"));
    match (home, program.file_name()) {
        (Some(home), Some(snap)) if is_snap && !home.is_empty() => {
            Path::new(&home).join("snap").join(snap).join("common")
        }
        _ => temporary,
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::{Path, PathBuf};
    use std::{env, fs, process};

    use super::{ParamsFile, folder};

    fn own_folder(name: &str) -> PathBuf {
        env::temp_dir().join(format!("actions-runtime-{}-{name}", process::id()))
    }

    #[test]
    fn the_file_is_there_until_it_is_dropped() {
        let folder = own_folder("params-file").join("new");
        let first = ParamsFile::new(&folder, b"{}").unwrap();
        let second = ParamsFile::new(&folder, br#"{"a":1}"#).unwrap();
        assert_eq!(fs::read(first.path()).unwrap(), b"{}");
        assert_eq!(fs::read(second.path()).unwrap(), br#"{"a":1}"#);
        let path = first.path().to_owned();
        drop(first);
        assert!(!path.exists() && second.path().exists());
        drop(second);
        fs::remove_dir(&folder).unwrap();
        fs::remove_dir(folder.parent().unwrap()).unwrap();
    }

    #[test]
    #[cfg(unix)]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let file = ParamsFile::new(&env::temp_dir(), b"hunter2").unwrap();
        let mode = fs::metadata(file.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_snap_has_a_folder_of_its_own() {
        let of = |program: &str, home: Option<&str>| {
            folder(Path::new(program), home.map(OsString::from), "/tmp".into())
        };
        let home = Some("/home/ann");
        for (program, home, expected) in [
            ("/snap/bin/juju", home, "/home/ann/snap/juju/common"),
            (
                "/var/lib/snapd/snap/bin/juju_edge",
                home,
                "/home/ann/snap/juju_edge/common",
            ),
            ("/snap/bin/juju", None, "/tmp"),
            ("/snap/bin/juju", Some(""), "/tmp"),
            ("/usr/bin/juju", home, "/tmp"),
            ("juju", home, "/tmp"),
        ] {
            assert_eq!(of(program, home), Path::new(expected), "{program}");
        }
    }
}
