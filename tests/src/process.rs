//! The dispatched process: waiting for its end, and what it left behind.

use std::fs::{self, File};
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::agent::{Agent, Effect, Entry, Held};
use crate::call::Call;

/// How often the process is looked at.
const PAUSE: Duration = Duration::from_millis(2);

/// How the process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With this exit status.
    Exit(i32),
    /// By this signal.
    Signal(i32),
    /// Killed as `juju cancel-task` kills it.
    Cancelled,
}

/// A dispatched process that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// How it ended.
    pub end: End,
    /// What it wrote to standard output. Bytes that are not UTF-8 are replaced.
    pub stdout: String,
    /// What it wrote to standard error. Bytes that are not UTF-8 are replaced.
    pub stderr: String,
    /// Every call of a hook tool that was started, in order.
    pub calls: Vec<Call>,
    /// What came to Juju's own log, in order: levels and messages.
    pub juju_log: Vec<(String, String)>,
}

impl Process {
    /// The calls, each as one would type it.
    pub fn commands(&self) -> Vec<String> {
        self.calls.iter().map(ToString::to_string).collect()
    }
}

/// When a process is killed that does not end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    pub(crate) deadline: Duration,
    pub(crate) cancel_when_a_tool_hangs: bool,
}

/// Starts `command`, waits for its end, and reads what the tools noted.
///
/// Output goes to files: a child that outlives the charm cannot hold a pipe open.
pub(crate) fn dispatch(
    mut command: Command,
    agent: &Agent,
    patience: Patience,
) -> io::Result<(Process, Held)> {
    let (stdout, stderr) = (agent.file("stdout"), agent.file("stderr"));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(File::create(&stdout)?)
        .stderr(File::create(&stderr)?)
        .spawn()?;
    let end = wait(&mut child, agent, patience)?;
    let text = |path| Ok::<_, io::Error>(String::from_utf8_lossy(&fs::read(path)?).into_owned());
    let mut process = Process {
        end: end.unwrap_or(End::Cancelled),
        stdout: text(stdout)?,
        stderr: text(stderr)?,
        calls: Vec::new(),
        juju_log: Vec::new(),
    };
    process.read(agent.journal()?);
    if end.is_none() {
        return Err(io::Error::new(
            io::ErrorKind::TimedOut,
            format!(
                "it was still running after {:?} and was killed\ncalls: {:#?}\nstandard error:\n{}",
                patience.deadline,
                process.commands(),
                process.stderr
            ),
        ));
    }
    Ok((process, agent.held()?))
}

/// Waits for the end; `None` where the deadline came first and the process was killed.
fn wait(child: &mut Child, agent: &Agent, patience: Patience) -> io::Result<Option<End>> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(End::of(status)));
        }
        if patience.cancel_when_a_tool_hangs && agent.journal()?.contains(&Entry::Hangs) {
            child.kill()?;
            child.wait()?;
            return Ok(Some(End::Cancelled));
        }
        if started.elapsed() > patience.deadline {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
}

impl Process {
    /// Keeps calls and Juju's log.
    fn read(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            match entry {
                Entry::Called(call) => self.calls.push(call),
                Entry::Did(Effect::JujuLogged(level, message)) => {
                    self.juju_log.push((level, message));
                }
                Entry::Did(_) | Entry::Hangs => {}
            }
        }
    }
}

impl End {
    fn of(status: ExitStatus) -> Self {
        match (status.code(), status.signal()) {
            (Some(code), _) => Self::Exit(code),
            (None, signal) => Self::Signal(signal.unwrap_or_default()),
        }
    }
}
