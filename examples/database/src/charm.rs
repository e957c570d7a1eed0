//! The charm, and what it does for each of its actions.

use std::ffi::OsString;
use std::fs::File;
use std::path::PathBuf;
use std::{env, io};

use actions_runtime::{Action, ActionResults, HandlerResult, OrFail, fail};

use crate::actions::{GrantAdminRoleParams, Handler, RestoreParams, SnapshotParams};
use crate::database::Database;
use crate::snapshot::{self, Writer};

/// The charm of one unit.
#[derive(Debug)]
pub struct DatabaseCharm {
    /// The database of the unit.
    pub database: Database,
    /// The command that administers the users of the database.
    pub admin_command: OsString,
}

impl DatabaseCharm {
    /// The charm of the unit that this process runs on. `DATABASE_DIR` can name another folder than
    /// `data` for the database, `DATABASE_ADMIN` another command than `database-admin`.
    pub fn from_environment() -> Self {
        let folder = env::var_os("DATABASE_DIR").map_or_else(
            || {
                // Empty outside Juju: then it is the working directory.
                let charm = env::var_os("JUJU_CHARM_DIR").unwrap_or_default();
                PathBuf::from(charm).join("data")
            },
            PathBuf::from,
        );
        Self {
            database: Database::at(folder),
            admin_command: env::var_os("DATABASE_ADMIN")
                .unwrap_or_else(|| OsString::from("database-admin")),
        }
    }
}

/// The results of `restore`.
#[derive(Debug, ActionResults)]
struct Restored {
    restored_tables: usize,
}

/// The results of `snapshot`: `snapshot-size` and `snapshot-file`.
#[derive(Debug, ActionResults)]
struct SnapshotTaken {
    snapshot_size: u64,
    snapshot_file: PathBuf,
}

impl Handler for DatabaseCharm {
    fn snapshot(&mut self, action: &Action, params: SnapshotParams) -> HandlerResult {
        let target = self.database.snapshot_file(&params.filename)?;
        action.log("Starting snapshot");
        let tables = self.database.tables().or_fail("cannot read the tables")?;
        if tables.is_empty() {
            fail!("there is no table to save");
        }
        let mut snapshot = self
            .database
            .unfinished_snapshot(action.id())
            .and_then(|file| Writer::new(file, &params.compression))
            .or_fail("cannot begin the snapshot")?;
        for (done, table) in (1..).zip(&tables) {
            let (name, total) = (&table.name, tables.len());
            snapshot.add(table).or_fail(format_args!("cannot save the table {name}"))?;
            action.log(format_args!("Saved {name} ({done} of {total})"));
        }
        let size = snapshot.finish(&target).or_fail("cannot finish the snapshot")?;
        action.log("Snapshot complete");
        Ok(SnapshotTaken { snapshot_size: size, snapshot_file: target }.into())
    }

    fn restore(&mut self, action: &Action, params: RestoreParams) -> HandlerResult {
        let RestoreParams { filename, verify } = params;
        let path = self.database.snapshot_file(&filename)?;
        let file = match File::open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let path = path.display();
                fail!("there is no snapshot {path}");
            }
            file => file.or_fail(format_args!("cannot open the snapshot {filename}"))?,
        };

        // The tables stay as they are until all of those in the snapshot are here.
        let unpacked = self
            .database
            .unpacking_folder(action.id())
            .or_fail("cannot make a folder to unpack into")?;
        let tables = snapshot::unpack(file, unpacked.path(), verify)
            .or_fail(format_args!("cannot unpack the snapshot {filename}"))?;
        action.log("Snapshot unpacked");
        self.database.replace_tables(unpacked.path()).or_fail("cannot replace the tables")?;
        Ok(Restored { restored_tables: tables }.into())
    }

    fn pause(&mut self, _action: &Action) -> HandlerResult {
        self.database.pause().or_fail("cannot pause the database")?;
        Ok(().into())
    }

    fn grant_admin_role(&mut self, action: &Action, params: GrantAdminRoleParams) -> HandlerResult {
        // `--`, since the name of a user may begin with a hyphen.
        let grant = ["grant", "--role", "admin", "--", &params.user];
        action.program(&self.admin_command).args(grant).text()?;
        action.log(format_args!("{} is an administrator now", params.user));
        Ok(().into())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use actions_runtime::testing::{Answer, Context, Error, json};
    use tempfile::TempDir;

    use super::*;
    use crate::actions::{Actions, PauseParams, SnapshotCompressionKind};

    /// A charm with a database of its own, in a folder that is removed with the test.
    struct Unit {
        folder: TempDir,
        charm: DatabaseCharm,
    }

    impl Unit {
        fn new() -> Self {
            let folder = TempDir::new().unwrap();
            let charm = DatabaseCharm {
                database: Database::at(folder.path()),
                admin_command: "database-admin".into(),
            };
            Self { folder, charm }
        }

        fn snapshot(&self, name: &str) -> PathBuf {
            self.folder.path().join("snapshots").join(name)
        }

        fn table(&self, name: &str) -> PathBuf {
            self.folder.path().join("tables").join(name)
        }
    }

    /// What the operator reads of a call that does not complete.
    #[track_caller]
    fn message<T: std::fmt::Debug>(answer: Result<T, Error>) -> String {
        answer.unwrap_err().message().to_owned()
    }

    #[test]
    fn a_snapshot_is_logged_table_by_table_and_measured() -> Result<(), Error> {
        let mut unit = Unit::new();
        let mut params = SnapshotParams::new("db.tar.xz");
        params.compression.kind = SnapshotCompressionKind::Xz;

        let task = Context::new(Actions).call(&mut unit.charm, params)?;

        let file = unit.snapshot("db.tar.xz");
        let size = fs::metadata(&file).unwrap().len();
        let expected = SnapshotTaken { snapshot_size: size, snapshot_file: file };
        assert_eq!(task.results, expected);
        assert_eq!(
            task.log,
            [
                "Starting snapshot", "Saved accounts (1 of 3)", "Saved orders (2 of 3)",
                "Saved products (3 of 3)", "Snapshot complete",
            ]
        );
        Ok(())
    }

    #[test]
    fn a_snapshot_can_be_taken_again_under_the_same_name() -> Result<(), Error> {
        let mut unit = Unit::new();
        let context = Context::new(Actions);
        let params = SnapshotParams::new("db");
        let first = context.call(&mut unit.charm, params.clone())?;
        fs::write(unit.table("more"), "x".repeat(10_000)).unwrap();
        let second = context.call(&mut unit.charm, params)?;
        assert_ne!(first.results, second.results);
        let files = fs::read_dir(unit.folder.path().join("snapshots")).unwrap();
        assert_eq!(files.count(), 1);
        Ok(())
    }

    #[test]
    fn juju_refuses_what_the_declaration_does_not_allow() {
        let mut unit = Unit::new();
        let params = json!({"filename": "db", "compression": {"kind": "zip", "quality": 12}});
        let answer = Context::new(Actions).run(&mut unit.charm, "snapshot", params);
        assert_eq!(
            answer.unwrap_err().reasons(),
            [
                r#"(root).compression.kind : must match one of the enum values ["gzip","bzip2","xz"], given "zip""#,
                r#"(root).compression.quality : must be lower than 9, given "12""#,
            ]
        );
        assert_eq!(fs::read_dir(unit.folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_snapshot_that_cannot_be_written_fails() {
        let mut unit = Unit::new();
        fs::create_dir_all(unit.snapshot("db")).unwrap();
        let answer = Context::new(Actions).call(&mut unit.charm, SnapshotParams::new("db"));
        let message = message(answer);
        assert!(message.starts_with("cannot finish the snapshot: "), "{message}");
    }

    #[test]
    fn a_restore_brings_the_tables_back() -> Result<(), Error> {
        let mut unit = Unit::new();
        let context = Context::new(Actions);
        context.call(&mut unit.charm, SnapshotParams::new("db"))?;
        let accounts = fs::read(unit.table("accounts")).unwrap();
        fs::write(unit.table("accounts"), "").unwrap();
        fs::write(unit.table("later"), "").unwrap();

        let task = context.call(&mut unit.charm, RestoreParams::new("db"))?;

        assert_eq!(task.results, json!({"restored-tables": "3"}));
        assert_eq!(fs::read(unit.table("accounts")).unwrap(), accounts);
        assert!(!unit.table("later").exists());
        Ok(())
    }

    #[test]
    fn a_snapshot_that_is_missing_or_corrupt_is_not_restored() {
        let mut unit = Unit::new();
        let context = Context::new(Actions);
        let missing = context.call(&mut unit.charm, RestoreParams::new("db"));
        assert_eq!(
            message(missing),
            format!("there is no snapshot {}", unit.snapshot("db").display())
        );
        fs::create_dir(unit.folder.path().join("snapshots")).unwrap();
        fs::write(unit.snapshot("db"), "Dear diary").unwrap();
        for verify in [true, false] {
            let params = json!({"filename": "db", "verify": verify});
            let corrupt = context.run(&mut unit.charm, "restore", params);
            assert_eq!(
                message(corrupt),
                "cannot unpack the snapshot db: it is neither gzip nor bzip2 nor xz"
            );
        }
    }

    #[test]
    fn a_pause_has_nothing_to_tell() -> Result<(), Error> {
        let mut unit = Unit::new();
        let task = Context::new(Actions).call(&mut unit.charm, PauseParams)?;
        assert!(unit.charm.database.is_paused());
        assert!(task.results.is_empty() && task.log.is_empty());
        Ok(())
    }

    #[test]
    fn the_admin_role_is_granted_or_the_command_says_why_not() -> Result<(), Error> {
        let mut unit = Unit::new();
        let params = || GrantAdminRoleParams::new("ann");
        let context = Context::new(Actions).program("database-admin", |_| ());
        let task = context.call(&mut unit.charm, params())?;
        assert_eq!(task.calls, ["database-admin grant --role admin -- ann"]);
        assert_eq!(task.log, ["ann is an administrator now"]);

        let context = Context::new(Actions)
            .program("database-admin", |_| Answer::exit(3).stderr("no such role"));
        let refused = context.call(&mut unit.charm, params());
        assert_eq!(message(refused), "database-admin: exit status 3: no such role");
        Ok(())
    }
}
