//! The dispatched process: waiting for its end, and what it left behind.

use std::fs::{self, File};
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::agent::{Agent, Effect, Entry};
use crate::call::Call;

/// How often the process is looked at.
const PAUSE: Duration = Duration::from_millis(2);

/// What takes longer is killed, and the test fails. Under valgrind a charm takes some seconds.
const DEADLINE: Duration = Duration::from_secs(600);

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    Exit(i32),
    Signal(i32),
    /// Killed as `juju cancel-task` kills it.
    Cancelled,
}

/// A dispatched process that has ended. Bytes that are not UTF-8 are replaced.
#[derive(Debug, PartialEq)]
pub struct Process {
    pub end: End,
    pub stdout: String,
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

/// Starts `command`, waits for its end, and reads what the tools noted. It is cancelled once a tool
/// hangs.
///
/// Output goes to files: a child that outlives the charm cannot hold a pipe open.
pub(crate) fn dispatch(mut command: Command, agent: &Agent) -> io::Result<Process> {
    let (stdout, stderr) = (agent.file("stdout"), agent.file("stderr"));
    command.stdin(Stdio::null()).stdout(File::create(&stdout)?).stderr(File::create(&stderr)?);
    let end = ended(&mut command, agent)?;
    let text = |path| Ok::<_, io::Error>(String::from_utf8_lossy(&fs::read(path)?).into_owned());
    let (stdout, stderr) = (text(stdout)?, text(stderr)?);
    let (mut calls, mut juju_log) = (Vec::new(), Vec::new());
    for entry in agent.journal()? {
        match entry {
            Entry::Called(call) => calls.push(call),
            Entry::Did(Effect::JujuLogged(level, message)) => juju_log.push((level, message)),
            Entry::Did(_) | Entry::Hangs => {}
        }
    }
    let process = Process { end: end.unwrap_or(End::Cancelled), stdout, stderr, calls, juju_log };
    match end {
        Some(_) => Ok(process),
        None => Err(io::Error::other(format!("it had not ended after {DEADLINE:?}: {process:#?}"))),
    }
}

/// `None` where the deadline came first and the process was killed.
fn ended(command: &mut Command, agent: &Agent) -> io::Result<Option<End>> {
    let started = Instant::now();
    let mut child = command.spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            let signal = End::Signal(status.signal().unwrap_or_default());
            return Ok(Some(status.code().map_or(signal, End::Exit)));
        }
        let hangs = agent.journal()?.contains(&Entry::Hangs);
        if hangs || started.elapsed() > DEADLINE {
            child.kill()?;
            child.wait()?;
            return Ok(hangs.then_some(End::Cancelled));
        }
        thread::sleep(PAUSE);
    }
}
