//! What one process costs, watched from outside: from `/proc`, of Linux only.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// What a process used. Its children are not in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Used {
    /// Nanoseconds of its main thread on a processor.
    pub nanoseconds: u64,
    /// The most memory it had at once, in KiB.
    pub memory: u64,
}

/// Runs a program to its end.
///
/// # Errors
/// When it cannot be started, or fails.
pub fn run(program: &[impl AsRef<OsStr>]) -> io::Result<Used> {
    let (name, arguments) = program.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let mut child = Command::new(name).args(arguments).stdin(Stdio::null()).spawn()?;
    let id = child.id().to_string();
    let mut used = Used::default();
    // A process that ended stays in /proc until it is waited for.
    while !ended(&id) {
        used.memory = used.memory.max(memory(&id).unwrap_or_default());
        thread::sleep(Duration::from_micros(200));
    }
    used.nanoseconds = nanoseconds(&id).unwrap_or_default();
    let status = child.wait()?;
    if !status.success() {
        return Err(io::Error::other(status.to_string()));
    }
    Ok(used)
}

fn ended(id: &str) -> bool {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let state = stat.rsplit_once(") ").map_or("", |(_, state)| state);
    state.is_empty() || state.starts_with('Z')
}

fn memory(id: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// The nanoseconds that the main thread of a process has run, also of one that has ended and was
/// not waited for. Its children count for themselves.
fn nanoseconds(process: &str) -> Option<u64> {
    let times = fs::read_to_string(format!("/proc/{process}/schedstat")).ok()?;
    times.split(' ').next()?.parse().ok()
}

/// The nanoseconds that this process has run.
pub fn own_nanoseconds() -> u64 {
    // The kernel counts when a process gives way, and else only a few hundred times in a second.
    thread::sleep(Duration::from_micros(1));
    nanoseconds("self").unwrap_or_default()
}

/// The model name of the processor.
pub fn processor() -> String {
    let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpuinfo.lines().find(|line| line.starts_with("model name"));
    let name = model.and_then(|line| line.split_once(": "));
    name.map_or("unknown", |(_, name)| name).to_owned()
}
