//! What the README shows is what the files hold and what the programs print.

use std::fs;
use std::path::{Path, PathBuf};

use actions_tests::Charm;

/// A fenced block.
struct Block {
    /// What stands behind the opening fence.
    language: String,
    /// What stands between the fences.
    text: String,
}

/// The fenced blocks, in order.
fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let mut text = String::new();
            for inside in lines.by_ref().take_while(|line| *line != "```") {
                text.push_str(inside);
                text.push('\n');
            }
            blocks.push(Block { language: language.to_owned(), text });
        }
    }
    blocks
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn readme() -> Vec<Block> {
    blocks(&read("README.md"))
}

/// The blocks in that language.
fn in_language(language: &str) -> Vec<String> {
    let mut blocks = readme();
    blocks.retain(|block| block.language == language);
    blocks.into_iter().map(|block| block.text).collect()
}

#[test]
fn the_minimal_charm_is_shown_whole() {
    for (language, file) in [
        ("toml", "examples/minimal/Cargo.toml"),
        ("yaml", "examples/minimal/charmcraft.yaml"),
        ("rust", "examples/minimal/src/main.rs"),
    ] {
        let whole = read(file);
        let blocks = in_language(language);
        assert!(blocks.contains(&whole), "not in the README:\n{whole}");
    }
}

#[test]
fn every_other_excerpt_is_in_the_model_charm() {
    let files = [
        "examples/database/charmcraft.yaml", "examples/database/src/charm.rs",
        "examples/minimal/Cargo.toml", "examples/minimal/charmcraft.yaml",
        "examples/minimal/src/main.rs", "tests/clients/charm/charmcraft.yaml",
    ]
    .map(read);
    for language in ["toml", "yaml", "rust"] {
        for block in in_language(language) {
            let is_shown = files.iter().any(|file| file.contains(&block));
            assert!(is_shown, "in no file of an example:\n{block}");
        }
    }
}

#[test]
fn the_part_that_packs_a_charm_is_the_one_that_is_packed() {
    let declaration = read("tests/clients/charm/charmcraft.yaml");
    let (_, parts) = declaration.split_once("\nparts:\n").expect("parts");
    let (parts, _) = parts.split_once("\n\n").expect("more behind them");
    let shown = format!("```yaml\nparts:\n{parts}\n```\n");
    for page in ["README.md", "actions-runtime/doc/guide/manage-last.md"] {
        assert!(read(page).contains(&shown), "not in {page}:\n{shown}");
    }
}

#[test]
fn every_run_prints_what_is_shown() {
    let mut runs = 0;
    for block in in_language("console") {
        let (command, shown) = block.split_once('\n').expect("a command and its output");
        let Some((package, arguments)) = run_of(command) else {
            continue;
        };
        let charm = Charm::of_workspace(package);
        let printed = printed(charm.program(), arguments);
        assert_eq!(without_times(&printed), without_times(shown), "{command}");
        runs += 1;
    }
    assert!(runs >= 3, "{runs} runs");
}

/// The package and the arguments of `$ cargo run -p package -- arguments`.
fn run_of(command: &str) -> Option<(&str, &str)> {
    command.strip_prefix("$ cargo run -p ")?.split_once(" -- ")
}

/// What a terminal shows of a program, in a folder without a database.
fn printed(program: &Path, arguments: &str) -> String {
    use std::process::{Command, Stdio};

    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("printed");
    let terminal = fs::File::create(&path).expect("a file to print to");
    let status = Command::new(program)
        .args(arguments.split(' '))
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

/// The lines, with `hh:mm:ss` at their start and the id of the task made the same, and without empty ones at the end, where
/// a block of Markdown cannot show them.
fn without_times(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.trim_end().lines() {
        let is_time = |time: &str| {
            time.bytes()
                .zip(*b"00:00:00")
                .all(|(byte, form)| byte == form || (form == b'0' && byte.is_ascii_digit()))
        };
        lines.push(match line.split_once(' ') {
            Some((time, rest)) if time.len() == 8 && is_time(time) => format!("hh:mm:ss {rest}"),
            _ if line.contains("task ") => line.replace(|c: char| c.is_ascii_digit(), ""),
            _ => line.to_owned(),
        });
    }
    lines.join("\n")
}
