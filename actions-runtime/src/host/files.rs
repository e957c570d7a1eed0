//! Files without a name: they hold what a program prints, and are gone with the last one who has them
//! open. A pipe would be open for as long as a background child of the program has it.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many names are tried in a folder.
const MOST_NAMES: usize = 100;

/// A file without a name, to write at its end and to read from its start.
#[derive(Debug)]
pub(crate) struct Unnamed {
    pub(super) write: File,
    pub(super) read: File,
}

impl Unnamed {
    pub(crate) fn length(&self) -> u64 {
        self.read.metadata().map_or(0, |file| file.len())
    }

    /// For a program to write to.
    pub(crate) fn write(&self) -> io::Result<File> {
        self.write.try_clone()
    }

    /// What was written from there on. A file in memory can be read.
    pub(crate) fn read(&self, start: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut file = &self.read;
        let _ = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_to_end(&mut bytes));
        bytes
    }
}

/// In memory where that can be, since a full disk is when an operator reaches for an action, and what
/// a program is given or prints may be a secret; else in the folder for temporary files.
pub(crate) fn unnamed() -> io::Result<Unnamed> {
    unnamed_in(Path::new("/dev/shm")).or_else(|_| unnamed_in(&env::temp_dir()))
}

fn unnamed_in(folder: &Path) -> io::Result<Unnamed> {
    let mut file = OpenOptions::new();
    file.append(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    let mut tries = 0;
    loop {
        let path = folder.join(name());
        match file.open(&path) {
            Ok(write) => return without_name(write, &path),
            // A killed process with the same id can have left it.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < MOST_NAMES => {
                tries += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

fn without_name(write: File, path: &Path) -> io::Result<Unnamed> {
    let read = File::open(path);
    fs::remove_file(path)?;
    Ok(Unnamed { write, read: read? })
}

/// A name that no other thread and no other process takes.
fn name() -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!(".charm-action-{}-{count}", process::id()).into()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read as _, Write as _};
    use std::path::Path;

    use super::{name, unnamed, unnamed_in};

    #[test]
    fn what_is_written_can_be_read_and_nothing_is_left() {
        let folder = std::env::temp_dir().join(format!("unnamed{}", name().display()));
        fs::create_dir(&folder).unwrap();
        let mut file = unnamed_in(&folder).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        fs::remove_dir(&folder).unwrap();
        file.write.write_all(b"text").unwrap();
        let mut text = String::new();
        file.read.read_to_string(&mut text).unwrap();
        assert_eq!(text, "text");
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(unnamed_in(Path::new("/nowhere")).is_err());
        assert!(unnamed().is_ok());
    }
}
