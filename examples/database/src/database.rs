//! The database: a folder with a file for each table, and a folder of snapshots beside it.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use actions_runtime::{Failure, fail};
use tempfile::{NamedTempFile, TempDir};

/// The tables of a new database, each with its rows.
const SAMPLES: [(&str, &str); 3] = [
    ("accounts", "id,name\n1,Ada\n2,Grace\n3,Edsger\n"),
    ("orders", "id,account,product\n1,2,1\n2,2,3\n3,1,2\n"),
    ("products", "id,name,price\n1,pen,2\n2,ink,5\n3,paper,4\n"),
];

/// The database in a folder. One that is not there is made when its tables are first asked for.
#[derive(Debug)]
pub struct Database {
    folder: PathBuf,
}

/// A table.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Table {
    /// Its name, which is that of its file.
    pub name: String,
    /// The file with its rows.
    pub file: PathBuf,
}

impl Database {
    /// The database in `folder`.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The tables, by name.
    pub fn tables(&self) -> io::Result<Vec<Table>> {
        self.prepare()?;
        let mut tables = Vec::new();
        for entry in fs::read_dir(self.tables_folder())? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                tables.push(Table {
                    name: entry.file_name().to_string_lossy().into_owned(),
                    file: entry.path(),
                });
            }
        }
        tables.sort();
        Ok(tables)
    }

    /// Puts the files in `folder` in the place of all tables. `folder` is to be one of
    /// [`unpacking_folder`](Self::unpacking_folder): a folder can be moved within a file system only.
    pub fn replace_tables(&self, folder: &Path) -> io::Result<()> {
        self.prepare()?;
        let (current, replaced) = (self.tables_folder(), self.replaced_folder());
        fs::rename(&current, &replaced)?;
        fs::rename(folder, &current)?;
        // All is replaced: what cannot be removed is no failure, and `prepare` tries it again.
        fs::remove_dir_all(replaced).ok();
        Ok(())
    }

    /// Where the snapshot of that name is, or will be.
    ///
    /// # Errors
    /// When `filename` is not the name of a file, but leads out of the folder of the snapshots.
    pub fn snapshot_file(&self, filename: &str) -> Result<PathBuf, Failure> {
        // Unfinished snapshots have a dot at their start.
        if !is_plain(filename) || filename.starts_with('.') {
            fail!(
                "filename: {filename} is not a plain file name: leave out every `/`, and a dot at \
                 the start"
            );
        }
        Ok(self.snapshots_folder().join(filename))
    }

    /// A file for a snapshot that is being taken. It is removed unless it is persisted.
    pub fn unfinished_snapshot(&self, task: &str) -> io::Result<NamedTempFile> {
        let folder = self.snapshots_folder();
        fs::create_dir_all(&folder)?;
        tempfile::Builder::new().prefix(&format!(".{task}-")).tempfile_in(folder)
    }

    /// An empty folder to unpack tables into, removed when it is dropped.
    pub fn unpacking_folder(&self, task: &str) -> io::Result<TempDir> {
        fs::create_dir_all(&self.folder)?;
        tempfile::Builder::new().prefix(&format!(".{task}-")).tempdir_in(&self.folder)
    }

    /// Notes that the database is not to serve.
    pub fn pause(&self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        fs::write(self.pause_file(), "")
    }

    /// Whether it is paused.
    pub fn is_paused(&self) -> bool {
        self.pause_file().exists()
    }

    /// Makes a database that is not there, and ends what a killed `replace_tables` has left.
    fn prepare(&self) -> io::Result<()> {
        let (tables, replaced) = (self.tables_folder(), self.replaced_folder());
        match (tables.exists(), replaced.exists()) {
            (true, false) => Ok(()),
            (true, true) => fs::remove_dir_all(replaced),
            (false, true) => fs::rename(replaced, tables),
            (false, false) => {
                let new = self.unpacking_folder("new")?;
                for (name, rows) in SAMPLES {
                    fs::write(new.path().join(name), rows)?;
                }
                // Whole at once: another action may look for them, or have made them meanwhile.
                let moved = fs::rename(new.path(), &tables);
                if tables.exists() { Ok(()) } else { moved }
            }
        }
    }

    fn tables_folder(&self) -> PathBuf {
        self.folder.join("tables")
    }

    /// Where the tables are for the moment in which others take their place.
    fn replaced_folder(&self) -> PathBuf {
        self.folder.join("tables.replaced")
    }

    fn snapshots_folder(&self) -> PathBuf {
        self.folder.join("snapshots")
    }

    fn pause_file(&self) -> PathBuf {
        self.folder.join("paused")
    }
}

/// Whether `path` is a file name and nothing else.
pub fn is_plain(path: impl AsRef<Path>) -> bool {
    let path = path.as_ref();
    let mut components = path.components();
    matches!(
        (components.next(), components.next()),
        // Compared with the whole, since `components` passes over a `/` at the end.
        (Some(Component::Normal(name)), None) if name == path.as_os_str()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database() -> (TempDir, Database) {
        let folder = TempDir::new().unwrap();
        let database = Database::at(folder.path().join("data"));
        (folder, database)
    }

    fn names(database: &Database) -> Vec<String> {
        let tables = database.tables().unwrap();
        tables.into_iter().map(|table| table.name).collect()
    }

    /// A folder with one table, to replace the others by.
    fn unpacked(database: &Database, table: &str) -> TempDir {
        let folder = database.unpacking_folder("7").unwrap();
        fs::write(folder.path().join(table), "1").unwrap();
        folder
    }

    #[test]
    fn a_new_database_has_sample_tables_and_keeps_what_becomes_of_them() {
        let (_folder, database) = database();
        assert_eq!(names(&database), ["accounts", "orders", "products"]);
        let accounts = &database.tables().unwrap()[0].file;
        fs::remove_file(accounts).unwrap();
        fs::create_dir(accounts).unwrap();
        assert_eq!(names(&database), ["orders", "products"]);
    }

    #[test]
    fn all_tables_are_replaced_at_once() {
        let (_folder, database) = database();
        database.tables().unwrap();
        let folder = unpacked(&database, "users");
        database.replace_tables(folder.path()).unwrap();
        drop(folder);
        assert_eq!(names(&database), ["users"]);
        assert!(!database.replaced_folder().exists());
    }

    #[test]
    fn what_is_left_of_replaced_tables_is_no_failure() {
        let (_folder, database) = database();
        // A file: it can be moved, and not be removed as a folder.
        fs::create_dir(&database.folder).unwrap();
        fs::write(database.tables_folder(), "").unwrap();
        let folder = unpacked(&database, "users");
        database.replace_tables(folder.path()).unwrap();
        assert!(database.tables_folder().join("users").exists());
        assert!(database.replaced_folder().exists());
    }

    #[test]
    fn the_tables_are_put_back_where_nothing_takes_their_place() {
        let (_folder, database) = database();
        database.tables().unwrap();
        let missing = Path::new("missing");
        database.replace_tables(missing).unwrap_err();
        assert_eq!(names(&database), ["accounts", "orders", "products"]);
    }

    #[test]
    fn a_replacement_that_was_killed_is_ended() {
        let (_folder, database) = database();
        database.tables().unwrap();
        // Between the two renames.
        fs::rename(database.tables_folder(), database.replaced_folder()).unwrap();
        assert_eq!(names(&database), ["accounts", "orders", "products"]);
        // After both of them.
        fs::create_dir(database.replaced_folder()).unwrap();
        fs::write(database.replaced_folder().join("old"), "").unwrap();
        let folder = unpacked(&database, "users");
        database.replace_tables(folder.path()).unwrap();
        assert_eq!(names(&database), ["users"]);
    }

    #[test]
    fn a_snapshot_stays_in_its_folder() {
        let database = Database::at("data");
        assert_eq!(
            database.snapshot_file("db.tar.gz").unwrap(),
            Path::new("data/snapshots/db.tar.gz")
        );
        for outside in ["", ".", "..", "../db", "/etc/passwd", "a/b", "db/", "./db", ".db"] {
            assert_eq!(
                database.snapshot_file(outside).unwrap_err().message(),
                format!(
                    "filename: {outside} is not a plain file name: leave out every `/`, and a dot \
                     at the start"
                )
            );
        }
    }

    #[test]
    fn what_is_not_kept_is_removed() {
        let (_folder, database) = database();
        let file = database.unfinished_snapshot("7").unwrap();
        let (path, snapshots) = (file.path().to_owned(), database.snapshots_folder());
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(name.starts_with(".7-"), "{name}");
        assert_eq!(path.parent().unwrap(), snapshots);
        drop(file);
        assert!(!path.exists());
    }

    #[test]
    fn a_pause_is_remembered() {
        let (_folder, database) = database();
        assert!(!database.is_paused());
        database.pause().unwrap();
        database.pause().unwrap();
        assert!(database.is_paused());
    }
}
