//! A child process, run to its end.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
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
    match unnamed() {
        Ok(stderr) => run_with(command, keeps_output, timeout, &stderr),
        Err(error) => without_files(command, keeps_output, timeout, error),
    }
}

/// The same, with the file that standard error is added to.
pub(crate) fn run_with(
    command: &mut Command,
    keeps_output: bool,
    timeout: Option<Duration>,
    stderr: &Unnamed,
) -> Result<Output, Fault> {
    let files = keeps_output.then(unnamed).transpose();
    let files = files.and_then(|stdout| Ok((stdout, stderr.write.try_clone()?)));
    let stdout = match files {
        Ok((stdout, error)) => {
            command.stderr(error);
            stdout
        }
        Err(error) => return without_files(command, keeps_output, timeout, error),
    };
    let start = stderr.length();
    let out = match stdout {
        Some(Unnamed { write, read }) => {
            command.stdout(write);
            Some(read)
        }
        None => {
            command.stdout(Stdio::null());
            None
        }
    };
    let mut child = command.spawn().map_err(Fault::NotStarted)?;
    let ended = wait(&mut child, timeout).map_err(Fault::EndUnknown)?;
    let output = |status| Output {
        status,
        stdout: out.as_ref().map(|file| read(file, 0)).unwrap_or_default(),
        stderr: read(&stderr.read, start),
    };
    if let Some(status) = ended {
        return Ok(output(status));
    }
    // One that has just ended cannot be killed.
    let _ = child.kill();
    let status = child.wait().map_err(Fault::EndUnknown)?;
    Err(Fault::TimedOut(output(status), timeout.unwrap_or_default()))
}

/// What was written from there on. A file in memory can be read.
fn read(mut file: &File, start: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_to_end(&mut bytes));
    bytes
}

/// Where there can be no file, there can be pipes; a background child holds them open.
fn without_files(
    command: &mut Command,
    keeps_output: bool,
    timeout: Option<Duration>,
    error: io::Error,
) -> Result<Output, Fault> {
    if timeout.is_some() {
        return Err(Fault::NoFile(error));
    }
    command.stdout(if keeps_output { Stdio::piped() } else { Stdio::null() });
    let child = command.stderr(Stdio::piped()).spawn();
    let child = child.map_err(Fault::NotStarted)?;
    child.wait_with_output().map_err(Fault::EndUnknown)
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
