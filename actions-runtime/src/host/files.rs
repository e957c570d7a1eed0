//! Files without a name: they hold what a program prints, and are gone with the last one who has them
//! open. A pipe would be open for as long as a background child of the program has it.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

/// A file without a name, to write at its end and to read from its start.
pub(crate) struct Unnamed {
    pub(super) write: File,
    pub(super) read: File,
}

/// In memory where that can be, since a full disk is when an operator reaches for an action, and what
/// a program is given or prints may be a secret; else in the folder for temporary files.
pub(crate) fn unnamed() -> io::Result<Unnamed> {
    unnamed_in(Path::new("/dev/shm")).or_else(|_| unnamed_in(&env::temp_dir()))
}

fn unnamed_in(folder: &Path) -> io::Result<Unnamed> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let mut options = OpenOptions::new();
    options.append(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    loop {
        // No other thread and no other process takes this name.
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!(".charm-action-{}-{count}", process::id()));
        let write = match options.open(&path) {
            // A killed process with the same id has left it.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            opened => opened?,
        };
        let read = File::open(&path);
        fs::remove_file(path)?;
        return Ok(Unnamed { write, read: read? });
    }
}

impl Unnamed {
    /// For a program to write to.
    pub(crate) fn write(&self) -> io::Result<File> {
        self.write.try_clone()
    }

    pub(crate) fn length(&self) -> u64 {
        self.read.metadata().map_or(0, |file| file.len())
    }

    /// What was written from there on. A file in memory can be read.
    pub(crate) fn read(&self, start: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut file = &self.read;
        let _ = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_to_end(&mut bytes));
        bytes
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write as _;
    use std::path::Path;

    use super::{unnamed, unnamed_in};

    #[test]
    fn what_is_written_can_be_read_and_nothing_is_left() {
        let folder = std::env::temp_dir().join(format!("unnamed-{}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        let file = unnamed_in(&folder).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        fs::remove_dir(&folder).unwrap();
        file.write().unwrap().write_all(b"text").unwrap();
        assert_eq!((file.length(), file.read(1)), (4, b"ext".to_vec()));
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(unnamed_in(Path::new("/nowhere")).is_err());
        assert!(unnamed().is_ok());
    }
}
