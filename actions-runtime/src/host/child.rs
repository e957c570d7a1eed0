//! A child process, waited for.

use std::io;
use std::process::{Child, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

/// The longest pause between two looks at a child that has a time limit.
const LONGEST_PAUSE: Duration = Duration::from_millis(20);

/// How the child ended, and whether it did so in time; it is killed if not.
pub(super) fn end(child: &mut Child, timeout: Option<Duration>) -> io::Result<(ExitStatus, bool)> {
    if let Some(status) = wait(child, timeout)? {
        return Ok((status, true));
    }
    // One that has just ended cannot be killed.
    let _ = child.kill();
    Ok((child.wait()?, false))
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
