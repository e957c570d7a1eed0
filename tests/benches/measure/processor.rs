//! Processor time, from `/proc`: of Linux only, and without a line of C.

use std::fs;
use std::thread;
use std::time::Duration;

/// The nanoseconds that the main thread of a process has run, also of one that has ended and was
/// not waited for. Its children count for themselves.
pub fn nanoseconds(process: &str) -> Option<u64> {
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
pub fn name() -> String {
    let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpuinfo.lines().find(|line| line.starts_with("model name"));
    let name = model.and_then(|line| line.split_once(": "));
    name.map_or("unknown", |(_, name)| name).to_owned()
}
