//! A unit that dispatches.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;
use tempfile::TempDir;

use crate::agent::{Agent, Held};
use crate::call::Tool;
use crate::charm::Charm;
use crate::fault::{Fault, Strike};
use crate::go_json;
use crate::process::{self, Process};
use crate::task::Task;

/// Set for every dispatch, hook or action. `database/0` in the model `testing` is the unit.
const ENVIRONMENT: [(&str, &str); 10] = [
    ("JUJU_UNIT_NAME", "database/0"),
    ("JUJU_MODEL_NAME", "testing"),
    ("JUJU_MODEL_UUID", "5a9f6b0e-6a3c-4f0e-8d4b-2f1f3d6f7a10"),
    ("JUJU_VERSION", "3.6.9"),
    ("JUJU_AGENT_SOCKET_NETWORK", "unix"),
    ("JUJU_MACHINE_ID", "0"),
    ("JUJU_AVAILABILITY_ZONE", ""),
    ("DEBIAN_FRONTEND", "noninteractive"),
    ("LANG", "C.UTF-8"),
    ("TERM", "tmux-256color"),
];

/// The unit `database/0`, with a charm directory of its own and the stand-ins for the hook tools
/// first on `PATH`. It can dispatch any number of times, from several threads at once.
pub struct Unit {
    directory: TempDir,
    hook_tools: PathBuf,
    environment: Vec<(OsString, OsString)>,
    strikes: Vec<Strike>,
    dispatched: AtomicU64,
}

impl Unit {
    /// Its hook tools are the program at `hook_tools`: in a test of this package,
    /// `env!("CARGO_BIN_EXE_hook-tools")`.
    #[track_caller]
    pub fn new(hook_tools: impl Into<PathBuf>) -> Self {
        let directory = TempDir::with_prefix("unit-").expect("the unit's directory can be made");
        let unit = Self {
            directory,
            hook_tools: hook_tools.into(),
            environment: Vec::new(),
            strikes: Vec::new(),
            dispatched: AtomicU64::new(0),
        };
        fs::create_dir(unit.charm_directory()).expect("the charm's directory can be made");
        unit
    }

    /// Adds a variable to the environment, over Juju's own.
    #[must_use]
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.environment.push((name.as_ref().to_owned(), value.as_ref().to_owned()));
        self
    }

    /// Each call of `tool` goes wrong.
    #[must_use]
    pub fn fault(self, tool: Tool, fault: Fault) -> Self {
        self.strike(Strike { tool, call: None, fault })
    }

    /// Where several faults strike one call, the first that was given does.
    #[must_use]
    pub fn strike(mut self, strike: Strike) -> Self {
        self.strikes.push(strike);
        self
    }

    /// Its working directory and `JUJU_CHARM_DIR`. Empty at first.
    pub fn charm_directory(&self) -> PathBuf {
        self.directory.path().join("charm")
    }

    /// Dispatches an action. Task ids count up from 1.
    #[track_caller]
    pub fn run(&self, charm: &Charm, action: &str, params: &Value) -> Task {
        let id = self.next();
        let variables = [
            ("JUJU_ACTION_NAME", action.to_owned()),
            ("JUJU_ACTION_UUID", id.clone()),
            ("JUJU_ACTION_TAG", format!("action-{id}")),
        ];
        let path = format!("actions/{action}");
        let params = go_json::write(params);
        match self.dispatch(&id, charm, &path, &variables, Some(&params)) {
            Ok((process, held)) => Task::new(process, held),
            Err(error) => panic!("the action {action}: {error}"),
        }
    }

    /// Dispatches a hook.
    #[track_caller]
    pub fn run_hook(&self, charm: &Charm, hook: &str) -> Process {
        let variables = [("JUJU_HOOK_NAME", hook.to_owned())];
        let path = format!("hooks/{hook}");
        match self.dispatch(&self.next(), charm, &path, &variables, None) {
            Ok((process, _)) => process,
            Err(error) => panic!("the hook {hook}: {error}"),
        }
    }

    fn next(&self) -> String {
        (self.dispatched.fetch_add(1, Ordering::Relaxed) + 1).to_string()
    }

    fn dispatch(
        &self,
        id: &str,
        charm: &Charm,
        path: &str,
        variables: &[(&str, String)],
        params: Option<&str>,
    ) -> io::Result<(Process, Held)> {
        // Gone with all it holds at the end of the dispatch, which also ends a tool that hangs.
        let agent_directory =
            TempDir::with_prefix_in(format!("agent-{id}-"), self.directory.path())?;
        let agent = Agent::create(agent_directory.path(), params, &self.strikes)?;
        let tools = agent.file("tools");
        self.install_tools(&tools)?;
        // The tools first, then what the machine has.
        let machine = env::var_os("PATH").unwrap_or_default();
        let search = env::join_paths([tools].into_iter().chain(env::split_paths(&machine)));

        let charm_directory = self.charm_directory();
        let mut command = Command::new(charm.program());
        if charm.args.is_empty() {
            // Not for `sh` or `python3`, which may look at the name they are called by.
            command.arg0(charm_directory.join("dispatch"));
        }
        command
            .args(&charm.args)
            .current_dir(&charm_directory)
            .env_clear()
            .envs(ENVIRONMENT)
            .env("JUJU_CHARM_DIR", &charm_directory)
            .env("CHARM_DIR", &charm_directory)
            .env("JUJU_DISPATCH_PATH", path)
            .env("JUJU_CONTEXT_ID", format!("database/0-{id}"))
            .env(Agent::ADDRESS, agent.directory())
            .env("PATH", search.map_err(io::Error::other)?)
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        Ok((process::dispatch(command, &agent)?, agent.held()?))
    }

    /// Links the stand-ins into `directory`, but for those that are to be missing.
    fn install_tools(&self, directory: &Path) -> io::Result<()> {
        fs::create_dir(directory)?;
        for tool in Tool::ALL {
            let file = directory.join(tool.name());
            let strikes = self.strikes.iter().filter(|strike| strike.tool == tool);
            match strikes.map(|strike| &strike.fault).find(|fault| fault.is_of_file()) {
                None => symlink(&self.hook_tools, &file)?,
                // As a file is written, it cannot be executed.
                Some(Fault::NotExecutable) => fs::write(&file, "")?,
                Some(_) => {}
            }
        }
        Ok(())
    }
}
