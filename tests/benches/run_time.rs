//! The snapshot action as a whole process: with the macro, by hand, in bash, Python and Go.
//!
//! `cargo bench -p actions-benches --bench run_time [-- runs=200 python=python3 goops=PATH]`
//!
//! `goops` is the charm of `goops/main.go`, built with `go mod init snapshot && go mod tidy && go
//! build`.
//!
//! What is counted is the charm's process alone. The hook tools that it starts are stand-ins, and
//! their number is counted. All take turns, so that a busy machine is busy for all of them.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use actions_benches::process::Used;
use actions_benches::{argument, instructions, process, ratio, stop};
use actions_tests::{Charm, Status, Unit};
use serde_json::json;

/// Under this name the bench starts itself as the charm of a unit: so it has Juju's environment,
/// and passes that on to what it measures.
const MEASURE: &str = "measure";

#[derive(Default)]
struct Subject {
    name: &'static str,
    program: Vec<String>,
    /// Not of what an interpreter runs.
    size: Option<u64>,
    tools: usize,
    instructions: Option<u64>,
    times: Vec<u64>,
    memory: u64,
}

fn main() {
    let mut arguments = env::args().skip(1);
    if arguments.next().as_deref() == Some(MEASURE) {
        let program: Vec<String> = arguments.collect();
        match process::run(&program) {
            Ok(used) => println!("{} {}", used.nanoseconds, used.memory),
            Err(error) => stop(format!("{}: {error}", program.join(" "))),
        }
        return;
    }
    let runs: usize = argument("runs", "200").parse().unwrap_or(200);
    let tools = Charm::built(&["--release", "--package=actions-tests", "--bin=hook-tools"]);
    let unit = Unit::new(tools.program());
    if let Err(error) = pack(&unit.charm_directory()) {
        stop(format!("the charm's directory: {error}"));
    }
    let mut subjects = subjects();
    for subject in &mut subjects {
        look(&unit, subject);
    }
    for _ in 0..runs {
        for subject in &mut subjects {
            let used = measured(&unit, subject);
            subject.times.push(used.nanoseconds);
            subject.memory = subject.memory.max(used.memory);
        }
    }
    print(&mut subjects, runs);
}

/// Writes what charmcraft packs beside the charm's program; ops reads it.
fn pack(directory: &Path) -> io::Result<()> {
    let declaration = include_str!("charm/charmcraft.yaml");
    let (_, actions) = declaration.split_once("actions:\n").ok_or(io::ErrorKind::InvalidData)?;
    fs::write(directory.join("actions.yaml"), actions)?;
    fs::write(directory.join("metadata.yaml"), "name: bench\n")
}

fn subjects() -> Vec<Subject> {
    let bench = env!("CARGO_MANIFEST_DIR");
    let script =
        |name, words: [String; 2]| Subject { name, program: words.to_vec(), ..Subject::default() };
    let binary = |name, charm: &Charm| Subject {
        name,
        program: vec![charm.program().display().to_string()],
        size: Some(stripped_size(charm.program())),
        ..Subject::default()
    };
    let mut subjects = vec![
        binary("by hand", &Charm::built(&["--release", "--package=snapshot-twin"])),
        binary("macro", &Charm::built(&["--release", "--package=bench-charm"])),
        script("bash", ["bash".to_owned(), format!("{bench}/snapshot.sh")]),
    ];
    let python = argument("python", "python3");
    let has_ops = Command::new(&python)
        .args(["-c", "import ops; assert ops.__version__[:4] == '3.9.'"])
        .stderr(Stdio::null())
        .status();
    if has_ops.is_ok_and(|status| status.success()) {
        subjects.push(script("ops", [python, format!("{bench}/snapshot.py")]));
    } else {
        println!(
            "ops is left out: {python} has no ops 3.9 (pip install 'ops==3.9.*', python=PATH)"
        );
    }
    match argument("goops", "").as_str() {
        "" => println!("goops is left out: goops=PATH names its charm"),
        goops => subjects.push(binary("goops", &Charm::new(goops))),
    }
    subjects
}

/// That it does what it is to do, how many tools it calls, and its instructions.
fn look(unit: &Unit, subject: &mut Subject) {
    let task = unit.run(&charm(&[], subject), "snapshot", &params());
    let expected = json!({"snapshot": {"file": "db.tar.gz", "kind": "xz", "size": "4096"}});
    if (&task.status, task.log.len()) != (&Status::Completed, 2) || task.results != expected {
        stop(format!("{} does not do the same: {task:#?}", subject.name));
    }
    subject.tools = task.process.calls.len();
    if instructions::can_be_counted() {
        let charm = charm(&instructions::VALGRIND, subject);
        let task = unit.run(&charm, "snapshot", &params());
        subject.instructions = instructions::collected(&task.process.stderr);
    }
}

fn measured(unit: &Unit, subject: &Subject) -> Used {
    let bench = env::current_exe().unwrap_or_else(|error| stop(error));
    let bench = bench.display().to_string();
    let task = unit.run(&charm(&[&bench, MEASURE], subject), "snapshot", &params());
    let mut words = task.process.stdout.split_ascii_whitespace();
    let mut number = || words.next()?.parse().ok();
    match (number(), number()) {
        (Some(nanoseconds), Some(memory)) => Used { nanoseconds, memory },
        _ => stop(format!("{} was not measured: {task:#?}", subject.name)),
    }
}

fn charm(before: &[&str], subject: &Subject) -> Charm {
    let program = subject.program.iter().map(String::as_str);
    let mut words = before.iter().copied().chain(program);
    let charm = Charm::new(words.next().unwrap_or_default());
    words.fold(charm, Charm::arg)
}

fn params() -> serde_json::Value {
    json!({"compression": {"kind": "xz", "quality": 9}, "filename": "db.tar.gz"})
}

fn stripped_size(binary: &Path) -> u64 {
    let stripped = binary.with_extension("stripped");
    let mut strip = Command::new("strip");
    let run = strip.arg("-o").arg(&stripped).arg(binary).status();
    if !run.is_ok_and(|status| status.success()) {
        stop("strip is needed (on Ubuntu: apt install binutils)");
    }
    fs::metadata(&stripped).map_or(0, |file| file.len())
}

fn print(subjects: &mut [Subject], runs: usize) {
    println!("{}; {runs} runs of each, in turn; median and maximum", process::processor());
    if !instructions::can_be_counted() {
        println!("instructions are not counted: there is no valgrind (apt install valgrind)");
    }
    println!(
        "|  | tools | instructions | ratio | CPU µs | ratio | memory KiB | ratio | bytes | ratio |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let mut base = None;
    for Subject { name, tools, instructions, times, memory, size, .. } in subjects {
        times.sort_unstable();
        let median = times.get(times.len() / 2).map(|nanoseconds| nanoseconds / 1000);
        let figures = [*instructions, median, Some(*memory), *size];
        // The first is the one by hand.
        let base = *base.get_or_insert(figures);
        let cells = figures.iter().zip(base).map(|(value, base)| match (value, base) {
            (Some(value), Some(base)) => format!("{value} | {}", ratio(*value, base)),
            _ => "- | -".to_owned(),
        });
        println!("| {name} | {tools} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
}
