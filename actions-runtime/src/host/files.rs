//! Files without a name: they hold what Juju's hook tools and the charm itself print, and are gone with
//! the last one who has them open. A pipe would be open for as long as a background child has it.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) struct Unnamed {
    write: File,
    read: File,
}

/// In memory where that can be, since a full disk is when an operator reaches for an action, and what
/// is printed may be a secret; else in the folder for temporary files.
pub(crate) fn unnamed() -> io::Result<Unnamed> {
    unnamed_in(Path::new("/dev/shm")).or_else(|_| unnamed_in(&env::temp_dir()))
}

fn unnamed_in(folder: &Path) -> io::Result<Unnamed> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let mut options = OpenOptions::new();
    options.append(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let path = format!("{}/.charm-action-{}-{count}", folder.display(), process::id());
    let mut write = options.open(&path)?;
    let read = File::open(&path);
    fs::remove_file(path)?;
    // A full file system has room for files, and not for what is in them.
    let _ = write.write(b" ")?;
    let mut read = read?;
    read.seek(SeekFrom::End(0))?;
    Ok(Unnamed { write, read })
}

impl Unnamed {
    /// For a program to write to, behind what is there.
    pub(crate) fn write(&self) -> io::Result<File> {
        (&self.read).seek(SeekFrom::End(0))?;
        self.write.try_clone()
    }

    /// What was written since the last `write`. A file in memory can be read.
    pub(crate) fn read(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let _ = (&self.read).read_to_end(&mut bytes);
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
        assert_eq!(file.read(), b"");
        for text in ["one", "another"] {
            file.write().unwrap().write_all(b"not read").unwrap();
            file.write().unwrap().write_all(text.as_bytes()).unwrap();
            assert_eq!(file.read(), text.as_bytes());
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(unnamed_in(Path::new("/nowhere")).is_err());
        assert!(unnamed().is_ok());
    }
}
