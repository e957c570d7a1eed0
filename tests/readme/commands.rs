//! The commands of the pages, and what they print.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use actions_tests::Charm;
use actions_tests::compiler::Compiler;

use crate::pages::{self, Page, read, root};

/// How commands start that are run elsewhere: by the file, where the text stands.
const ELSEWHERE: [(&str, &str, &str); 5] = [
    ("cargo test --workspace", ".ci/run", "step cargo test --workspace"),
    ("charmcraft pack", "tests/clients/packing.py", "(charmcraft, \"pack\""),
    ("cargo doc --open ", "tests/clients/packing.py", "(\"cargo\", \"doc\", \"--no-deps\""),
    ("touch src/main.rs", "tests/readme/commands.rs", "fn the_expansion_is_written"),
    (EXPAND, "tests/readme/commands.rs", "fn the_expansion_is_written"),
];

const EXPAND: &str = "CHARM_ACTIONS_EXPAND=/tmp/expanded cargo check";

/// How commands start that take a controller of Juju, or a reader.
const NOT_RUN: [&str; 3] = ["juju ", "cargo test -- --ignored", "less "];

#[test]
fn every_command_prints_what_is_shown() {
    let pages = pages::all();
    let front = charm_of(front(&pages)).expect("the charm of the first page");
    let mut runs = 0;
    for page in &pages {
        let mut charm = None;
        for (command, shown) in page.in_language("console").flat_map(commands) {
            let Some(arguments) = command.strip_prefix("cargo run ") else {
                assert_eq!(shown, "", "{command}");
                is_run_elsewhere(command);
                continue;
            };
            let program = match arguments.strip_prefix("-p ") {
                Some(package) => {
                    let package = package.split(' ').next().unwrap_or_default();
                    Charm::of_workspace(package).program().to_owned()
                }
                // The charm of the page, or that of the first page of the docs.
                None => {
                    let built = charm.get_or_insert_with(|| charm_of(page));
                    built.as_ref().unwrap_or(&front).clone()
                }
            };
            let (_, arguments) = arguments.split_once("-- ").expect("arguments of the charm");
            let printed = without_times(&printed(&program, arguments));
            assert_eq!(printed, without_times(&shown), "{command}, on {}", page.name);
            runs += 1;
        }
    }
    assert!(runs >= 8, "{runs} runs");
}

/// What else is printed stands in an example or in a test of the runtime. Messages of the compiler are held by
/// the tests of `actions-derive-core` and of `tests/compile_fail`.
#[test]
fn every_other_output_is_in_an_example_or_a_test() {
    let pages = pages::all();
    let mut rust: String = pages.iter().flat_map(Page::rust).collect();
    sources(&root().join("actions-runtime/src"), &mut rust);
    for page in &pages {
        for block in page.in_language("text") {
            if block.starts_with("error") || block.starts_with("warning") {
                continue;
            }
            for line in block.lines() {
                assert!(!line.starts_with("$ "), "no `console` on {}: {line}", page.name);
                let line = line.trim_start_matches("- ");
                let timed = line.split_once(' ').filter(|(time, _)| is_time(time));
                let line = timed.map_or(line, |(_, line)| line);
                assert!(rust.contains(line), "in no example or test, on {}: {line}", page.name);
            }
        }
        for language in ["sh", "bash", "shell"] {
            assert_eq!(page.in_language(language).next(), None, "not `console`");
        }
    }
}

/// Adds the Rust in a folder.
fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, text);
        } else {
            text.push_str(&read(path));
        }
    }
}

#[test]
fn the_expansion_is_written() {
    let shown = read("actions-runtime/doc/guide/generated.md");
    let (folder, _) = EXPAND.split_once(' ').expect("a variable");
    let (variable, folder) = folder.split_once('=').expect("its value");
    let file = "database_charm.actions.rs";
    assert!(shown.contains(&format!("$ {EXPAND}\n$ less {folder}/{file}\n")));

    let compiler = Compiler::new(root().join("actions-runtime"));
    let scratch = tempfile::TempDir::new().expect("a folder");
    let source = scratch.path().join("main.rs");
    fs::write(&source, charms(front(&pages::all())).next().unwrap_or_default()).expect("written");
    let mut command = compiler.command("rustc");
    command.args(["--crate-name=database_charm", "--emit=metadata", "--out-dir"]);
    command.arg(scratch.path()).arg(&source).env(variable, scratch.path());
    command.env("CARGO_CRATE_NAME", "database_charm");
    assert!(command.status().expect("rustc starts").success());
    let written = fs::read_to_string(scratch.path().join(file)).expect("the expansion");
    assert!(written.contains("pub struct SnapshotParams {"), "{written}");
}

/// The commands of a block, each with what it prints.
fn commands(block: &str) -> impl Iterator<Item = (&str, String)> {
    let starts = block.strip_prefix("$ ").unwrap_or_else(|| panic!("no command: {block}"));
    starts.split("\n$ ").map(|command| {
        let (command, shown) = command.split_once('\n').unwrap_or((command, ""));
        (command, shown.to_owned())
    })
}

fn is_run_elsewhere(command: &str) {
    if NOT_RUN.iter().any(|start| command.starts_with(start)) {
        return;
    }
    let (_, file, text) = ELSEWHERE
        .iter()
        .find(|(start, ..)| command.starts_with(start))
        .unwrap_or_else(|| panic!("nothing runs `{command}`"));
    assert!(read(file).contains(text), "{file} does not run `{command}`");
}

/// The first page of the docs.
fn front(pages: &[Page]) -> &Page {
    pages.iter().find(|page| page.name == "crate").expect("the first page of the docs")
}

/// The charms whose whole code is on a page.
fn charms(page: &Page) -> impl Iterator<Item = String> {
    page.rust().filter(|code| code.contains("fn main() -> ExitCode"))
}

/// The first charm of a page, built.
fn charm_of(page: &Page) -> Option<PathBuf> {
    let code = charms(page).next()?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages").join(&page.name);
    fs::create_dir_all(&folder).expect("a folder");
    let (source, program) = (folder.join("main.rs"), folder.join("charm"));
    fs::write(&source, code).expect("the charm is written");
    let compiler = Compiler::new(root().join("actions-runtime"));
    let mut command = compiler.command("rustc");
    command.args(["--crate-name=charm", "--cap-lints=allow", "-o"]).arg(&program).arg(&source);
    let output = command.output().expect("rustc starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(program)
}

/// What a terminal shows of a program, in a folder without a database.
fn printed(program: &Path, arguments: &str) -> String {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("printed");
    let terminal = File::create(&path).expect("a file to print to");
    let status = Command::new("sh")
        .args(["-c", &format!("exec \"$0\" {arguments}")])
        .arg(program)
        .current_dir(folder.path())
        .env_remove("DATABASE_DIR")
        .stdin(Stdio::null())
        .stdout(terminal.try_clone().expect("two streams in one file"))
        .stderr(terminal)
        .status()
        .expect("the program starts");
    assert!(status.success(), "{status}");
    fs::read_to_string(path).expect("it prints text")
}

fn is_time(word: &str) -> bool {
    word.len() == 8
        && word
            .bytes()
            .zip(*b"00:00:00")
            .all(|(byte, form)| byte == form || byte.is_ascii_digit() && form == b'0')
}

/// The lines, with `hh:mm:ss` at their start and the id of the task made the same, and without empty ones at the end, where
/// a block of Markdown cannot show them.
fn without_times(text: &str) -> String {
    let lines = text.trim_end().lines().map(|line| match line.split_once(' ') {
        Some((time, rest)) if is_time(time) => format!("hh:mm:ss {rest}"),
        _ if line.contains("task ") || line.starts_with("Action id ") => {
            line.replace(char::is_numeric, "")
        }
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}
