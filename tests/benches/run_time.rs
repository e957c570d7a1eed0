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
use actions_benches::{argument, instructions, process, processor, ratio, stop};
use actions_tests::{Charm, Status, Unit};
use serde_json::json;

/// Under this name the bench starts itself as the charm of a unit: so it has Juju's environment,
/// and passes that on to what it measures.
const MEASURE: &str = "measure";

struct Subject {
    name: &'static str,
    program: Vec<String>,
    /// Not for what an interpreter runs.
    size: Option<u64>,
}

#[derive(Default)]
struct Figures {
    tools: usize,
    instructions: Option<u64>,
    nanoseconds: u64,
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
    let subjects = subjects();
    let mut figures: Vec<_> = subjects.iter().map(|one| look(&unit, one)).collect();
    let mut times = vec![Vec::new(); subjects.len()];
    for _ in 0..runs {
        for (index, subject) in subjects.iter().enumerate() {
            let used = measured(&unit, subject);
            times[index].push(used.nanoseconds);
            figures[index].memory = figures[index].memory.max(used.memory);
        }
    }
    for (figures, times) in figures.iter_mut().zip(&mut times) {
        times.sort_unstable();
        figures.nanoseconds = times[times.len() / 2];
    }
    print(&subjects, &figures, runs);
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
    let binary = |name, charm: &Charm| Subject {
        name,
        program: vec![charm.program().display().to_string()],
        size: Some(stripped_size(charm.program())),
    };
    let mut subjects = vec![
        binary("by hand", &Charm::built(&["--release", "--package=snapshot-twin"])),
        binary("macro", &Charm::built(&["--release", "--package=bench-charm"])),
        Subject {
            name: "bash",
            program: vec!["bash".to_owned(), format!("{bench}/snapshot.sh")],
            size: None,
        },
    ];
    let python = argument("python", "python3");
    let has_ops = Command::new(&python)
        .args(["-c", "import ops; assert ops.__version__[:4] == '3.9.'"])
        .stderr(Stdio::null())
        .status();
    if has_ops.is_ok_and(|status| status.success()) {
        subjects.push(Subject {
            name: "ops",
            program: vec![python, format!("{bench}/snapshot.py")],
            size: None,
        });
    } else {
        println!(
            "ops is left out: {python} has no ops 3.9 (pip install 'ops==3.9.*', python=PATH)"
        );
    }
    let goops = argument("goops", "");
    if goops.is_empty() {
        println!("goops is left out: goops=PATH names its charm");
    } else {
        let charm = Charm::new(&goops);
        subjects.push(binary("goops", &charm));
    }
    subjects
}

/// That it does what it is to do, how many tools it calls, and its instructions.
fn look(unit: &Unit, subject: &Subject) -> Figures {
    let task = unit.run(&charm(&[], subject), "snapshot", &params());
    let expected = json!({"snapshot": {"file": "db.tar.gz", "kind": "xz", "size": "4096"}});
    if (&task.status, task.log.len()) != (&Status::Completed, 2) || task.results != expected {
        stop(format!("{} does not do the same: {task:#?}", subject.name));
    }
    let instructions = if instructions::can_be_counted() { counted(unit, subject) } else { None };
    Figures { tools: task.process.calls.len(), instructions, ..Figures::default() }
}

fn counted(unit: &Unit, subject: &Subject) -> Option<u64> {
    let task = unit.run(&charm(&instructions::VALGRIND, subject), "snapshot", &params());
    instructions::collected(&task.process.stderr)
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

fn print(subjects: &[Subject], figures: &[Figures], runs: usize) {
    println!("{}; {runs} runs of each, in turn; median and maximum", processor::name());
    if !instructions::can_be_counted() {
        println!("instructions are not counted: there is no valgrind (apt install valgrind)");
    }
    println!(
        "|  | tools | instructions | ratio | CPU µs | ratio | memory KiB | ratio | bytes | ratio |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let (Some(twin), Some(base)) = (subjects.first(), figures.first()) else {
        return;
    };
    for (subject, one) in subjects.iter().zip(figures) {
        let cell = |value: Option<u64>, base: Option<u64>| match (value, base) {
            (Some(value), Some(base)) => format!("{value} | {}", ratio(value, base)),
            _ => "- | -".to_owned(),
        };
        println!(
            "| {} | {} | {} | {} | {} | {} |",
            subject.name,
            one.tools,
            cell(one.instructions, base.instructions),
            cell(Some(one.nanoseconds / 1000), Some(base.nanoseconds / 1000)),
            cell(Some(one.memory), Some(base.memory)),
            cell(subject.size, twin.size),
        );
    }
}
