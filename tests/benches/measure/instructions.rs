//! Instructions, counted by callgrind: the same in every run, however busy the machine.

use std::process::{Command, Stdio};

/// The arguments after which valgrind takes the program. Children are not counted.
pub const VALGRIND: [&str; 4] =
    ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--trace-children=no"];

/// Whether there is a valgrind on this machine.
pub fn can_be_counted() -> bool {
    let mut valgrind = Command::new("valgrind");
    let run = valgrind.arg("--version").stdout(Stdio::null()).status();
    run.is_ok_and(|status| status.success())
}

/// The count in what valgrind printed: `==<process>== Collected : <instructions>`. A child that is
/// forked and starts no program prints one too, under its own number.
pub fn collected(printed: &str) -> Option<u64> {
    let process = printed.lines().find(|line| line.starts_with("=="))?;
    let process = process.split(' ').next()?;
    let mut own = printed.lines().filter(|line| line.starts_with(process));
    let line = own.find_map(|line| line.split_once("Collected : "));
    line?.1.trim().parse().ok()
}
