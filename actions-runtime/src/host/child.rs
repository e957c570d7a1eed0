//! A child process, run to its end.

use std::io::{self, Read as _};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::error::Fault;
use super::files::{Unnamed, unnamed};

/// The longest pause between two looks at a child that has a time limit.
const LONGEST_PAUSE: Duration = Duration::from_millis(20);

/// Runs `command`, whose standard error is kept, and its standard output if `keeps_output`.
///
/// It ends with the program itself: what that leaves running can go on writing, and nobody reads it.
pub(crate) fn run(
    command: &mut Command,
    keeps_output: bool,
    timeout: Option<Duration>,
) -> Result<Output, Fault> {
    let files = keeps_output
        .then(unnamed)
        .transpose()
        .and_then(|stdout| Ok((stdout, unnamed()?)));
    let (stdout, stderr) = match files {
        Ok(files) => files,
        Err(_) if timeout.is_none() => return with_pipes(command, keeps_output),
        Err(error) => return Err(Fault::NoFile(error)),
    };
    let (mut out, stdout) = halves(stdout);
    let (mut err, stderr) = halves(Some(stderr));
    command.stdout(stdout).stderr(stderr);
    let mut child = command.spawn().map_err(Fault::NotStarted)?;
    let ended = wait(&mut child, timeout).map_err(Fault::EndUnknown)?;
    let mut output = |status| Output {
        status,
        stdout: read(out.as_mut()),
        stderr: read(err.as_mut()),
    };
    if let Some(status) = ended {
        return Ok(output(status));
    }
    // One that has just ended cannot be killed.
    let _ = child.kill();
    let status = child.wait().map_err(Fault::EndUnknown)?;
    Err(Fault::TimedOut(output(status), timeout.unwrap_or_default()))
}

/// Where there can be no file, there can be pipes; a background child holds them open.
fn with_pipes(command: &mut Command, keeps_output: bool) -> Result<Output, Fault> {
    command.stdout(if keeps_output {
        Stdio::piped()
    } else {
        Stdio::null()
    });
    let child = command.stderr(Stdio::piped()).spawn();
    let child = child.map_err(Fault::NotStarted)?;
    child.wait_with_output().map_err(Fault::EndUnknown)
}

/// What reads the file, and what the child gets.
fn halves(file: Option<Unnamed>) -> (Option<std::fs::File>, Stdio) {
    match file {
        Some(file) => (Some(file.read), file.write.into()),
        None => (None, Stdio::null()),
    }
}

/// What was written so far. A file in memory can be read.
fn read(file: Option<&mut std::fs::File>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(file) = file {
        let _ = file.read_to_end(&mut bytes);
    }
    bytes
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
