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

/// Starts `command`, waits for its end, and reads what the tools noted.
///
/// One that does not end is killed at the deadline, or once a tool hangs. Output goes to files: a child that outlives the charm cannot hold a pipe open.
pub(crate) fn dispatch(
    mut command: Command,
    agent: &Agent,
    deadline: Duration,
    cancel_when_a_tool_hangs: bool,
) -> io::Result<(Process, Held)> {
    let (stdout, stderr) = (agent.file("stdout"), agent.file("stderr"));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(File::create(&stdout)?)
        .stderr(File::create(&stderr)?)
        .spawn()?;
    let end = wait(&mut child, agent, deadline, cancel_when_a_tool_hangs)?;
    let text = |path| Ok::<_, io::Error>(String::from_utf8_lossy(&fs::read(path)?).into_owned());
    let (mut calls, mut juju_log) = (Vec::new(), Vec::new());
    for entry in agent.journal()? {
        match entry {
            Entry::Called(call) => calls.push(call),
            Entry::Did(Effect::JujuLogged(level, message)) => juju_log.push((level, message)),
            Entry::Did(_) | Entry::Hangs => {}
        }
    }
    let (stdout, stderr) = (text(stdout)?, text(stderr)?);
    let process = Process { end: end.unwrap_or(End::Cancelled), stdout, stderr, calls, juju_log };
    if end.is_none() {
        return Err(io::Error::new(
            io::ErrorKind::TimedOut,
            format!(
                "it was still running after {:?} and was killed\ncalls: {:#?}\nstandard error:\n{}",
                deadline,
                process.commands(),
                process.stderr
            ),
        ));
    }
    Ok((process, agent.held()?))
}

/// Waits for the end; `None` where the deadline came first and the process was killed.
fn wait(
    child: &mut Child,
    agent: &Agent,
    deadline: Duration,
    cancel_when_a_tool_hangs: bool,
) -> io::Result<Option<End>> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(End::of(status)));
        }
        if cancel_when_a_tool_hangs && agent.journal()?.contains(&Entry::Hangs) {
            child.kill()?;
            child.wait()?;
            return Ok(Some(End::Cancelled));
        }
        if started.elapsed() > deadline {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(PAUSE);
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
