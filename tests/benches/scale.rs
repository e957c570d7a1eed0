//! How the expansion grows with the declaration: from 1 action of ten params to 10,000.
//!
//! `cargo bench -p actions-benches --bench scale [-- most=10000]`
//!
//! What is timed is the pure function behind the macro: reading, checking and writing tokens. The
//! compiler's own work on them is not in it.

use std::hint::black_box;
use std::process::Command;
use std::{env, mem};

use actions_benches::declaration::with_actions;
use actions_benches::{argument, instructions, processor, ratio, stop};
use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::expand::{Expansion, Input, expand};
use actions_derive_core::files::Beside;
use actions_derive_core::yaml::Reader;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// What is done without any measuring: for valgrind.
const ONLY: [&str; 2] = ["text", "expand"];

struct Figures {
    actions: usize,
    lines: usize,
    /// Of up to 1,000 actions: valgrind takes its time.
    instructions: Option<u64>,
    nanoseconds: u64,
    tokens: u64,
    mistakes: usize,
}

fn main() {
    let only = argument("only", "");
    if ONLY.contains(&only.as_str()) {
        let actions = argument("actions", "1").parse().unwrap_or(1);
        let text = with_actions(actions, argument("mistakes", "false") == "true");
        if only == "expand" {
            mem::forget(expanded(&text));
        }
        return;
    }
    let most = argument("most", "10000").parse().unwrap_or(10_000);
    println!("{}; the least of several runs; the ratio is to the line above", processor::name());
    for mistakes in [false, true] {
        let what = if mistakes { "A mistake in each action" } else { "No mistakes" };
        println!("\n{what}:\n");
        println!(
            "| actions | lines | instructions | ratio | CPU µs | ratio | tokens | ratio | errors |"
        );
        println!("|---|---|---|---|---|---|---|---|---|");
        let mut last: Option<Figures> = None;
        for actions in [1, 10, 100, 1_000, 10_000] {
            if actions > most {
                break;
            }
            let one = measure(actions, mistakes);
            let cell = |figure: fn(&Figures) -> Option<u64>| match (figure(&one), &last) {
                (None, _) => "- | -".to_owned(),
                (Some(value), None) => format!("{value} | -"),
                (Some(value), Some(last)) => match figure(last) {
                    Some(before) => format!("{value} | {}", ratio(value, before)),
                    None => format!("{value} | -"),
                },
            };
            println!(
                "| {} | {} | {} | {} | {} | {} |",
                one.actions,
                one.lines,
                cell(|one| one.instructions),
                cell(|one| Some(one.nanoseconds / 1000)),
                cell(|one| Some(one.tokens)),
                one.mistakes
            );
            last = Some(one);
        }
    }
}

fn measure(actions: usize, mistakes: bool) -> Figures {
    let text = with_actions(actions, mistakes);
    let mut nanoseconds = u64::MAX;
    let mut figures = (0, 0);
    for _ in 0..(2_000 / actions).clamp(2, 50) {
        let before = processor::own_nanoseconds();
        let Expansion { tokens, diagnostics, .. } = black_box(expanded(&text));
        nanoseconds = nanoseconds.min(processor::own_nanoseconds() - before);
        figures = (count(tokens), diagnostics.len());
    }
    let instructions = instructions_of(actions, mistakes);
    let (tokens, mistakes) = figures;
    Figures { actions, instructions, lines: text.lines().count(), nanoseconds, tokens, mistakes }
}

fn expanded(text: &str) -> Expansion {
    let arguments: Arguments =
        syn::parse2(quote!("charmcraft.yaml")).unwrap_or_else(|error| stop(error));
    let module: Module = syn::parse2(quote!(
        pub mod actions {}
    ))
    .unwrap_or_else(|error| stop(error));
    expand(input(text), &arguments, &module)
}

/// The instructions of one expansion, but for those that make the text.
fn instructions_of(actions: usize, mistakes: bool) -> Option<u64> {
    if actions > 1_000 || !instructions::can_be_counted() {
        return None;
    }
    let bench = env::current_exe().ok()?;
    let [valgrind, arguments @ ..] = instructions::VALGRIND;
    let counts = ONLY.map(|only| {
        let output = Command::new(valgrind)
            .args(arguments)
            .arg(&bench)
            .arg(format!("only={only}"))
            .arg(format!("actions={actions}"))
            .arg(format!("mistakes={mistakes}"))
            .output();
        instructions::collected(&String::from_utf8_lossy(&output.ok()?.stderr))
    });
    let [text, expand] = counts;
    Some(expand? - text?)
}

fn input(text: &str) -> Input<'_> {
    Input {
        text,
        path: "charmcraft.yaml",
        name: "charmcraft.yaml",
        reader: Reader::Charmcraft,
        beside: Beside::default(),
    }
}

fn count(tokens: TokenStream) -> u64 {
    let trees = tokens.into_iter().map(|tree| match tree {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    });
    trees.sum()
}
