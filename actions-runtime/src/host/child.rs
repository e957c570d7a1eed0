//! A child process, run to its end.

use std::io;
use std::process::{Child, Command, ExitStatus, Output};
use std::thread;
use std::time::{Duration, Instant};

use super::error::Fault;
use super::files::unnamed;

/// The longest pause between two looks at a child that has a time limit.
const LONGEST_PAUSE: Duration = Duration::from_millis(20);

/// Runs `command` and keeps what it prints.
///
/// It ends with the program itself: what that leaves running can go on writing, and nobody reads it.
pub(super) fn run(command: &mut Command, timeout: Option<Duration>) -> Result<Output, Fault> {
    let mut files = || {
        let (stdout, stderr) = (unnamed()?, unnamed()?);
        command.stdout(stdout.write()?).stderr(stderr.write()?);
        Ok((stdout, stderr))
    };
    let (stdout, stderr) = files().map_err(Fault::NoFile)?;
    let mut child = command.spawn().map_err(Fault::NotStarted)?;
    let ended = wait(&mut child, timeout).map_err(Fault::EndUnknown)?;
    let output = |status| Output { status, stdout: stdout.read(0), stderr: stderr.read(0) };
    if let Some(status) = ended {
        return Ok(output(status));
    }
    // One that has just ended cannot be killed.
    let _ = child.kill();
    let status = child.wait().map_err(Fault::EndUnknown)?;
    Err(Fault::TimedOut(output(status), timeout.unwrap_or_default()))
}

/// `None` when the time is over.
fn wait(child: &mut Child, timeout: Option<Duration>) -> io::Result<Option<ExitStatus>> {
    let Some(timeout) = timeout else {
        return child.wait().map(Some);
    };
    let began = Instant::now();
    let mut pause = Duration::from_micros(100);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let left = timeout.saturating_sub(began.elapsed());
        if left.is_zero() {
            return Ok(None);
        }
        thread::sleep(pause.min(left));
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}
