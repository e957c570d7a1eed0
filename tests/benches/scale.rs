//! How the expansion grows with the declaration: from 1 action of ten params to 10,000.
//!
//! `cargo bench -p actions-benches --bench scale [-- most=10000]`
//!
//! What is timed is the pure function behind the macro: reading, checking and writing tokens. The
//! compiler's own work on them is not in it.

use std::hint::black_box;

use actions_benches::declaration::with_actions;
use actions_benches::{argument, process, ratio, stop};
use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::expand::{Expansion, Input, expand};
use actions_derive_core::files::Beside;
use actions_derive_core::yaml::Reader;

fn main() {
    let most = argument("most", "10000").parse().unwrap_or(10_000);
    println!("{}; the least of several runs; the ratio is to the line above", process::processor());
    for mistakes in [false, true] {
        let what = if mistakes { "A mistake in each action" } else { "No mistakes" };
        println!("\n{what}:\n\n| actions | lines | CPU µs | ratio |\n|---|---|---|---|");
        let mut last = None;
        for actions in [1, 10, 100, 1_000, 10_000].into_iter().filter(|actions| *actions <= most) {
            let text = with_actions(actions, mistakes);
            let expansions = (0..(2_000 / actions).clamp(2, 50)).map(|_| expanded(&text));
            let nanoseconds = expansions.min().unwrap_or_default();
            let growth = last.map_or("-".to_owned(), |last| ratio(nanoseconds, last));
            println!(
                "| {actions} | {} | {} | {growth} |",
                text.lines().count(),
                nanoseconds / 1000
            );
            last = Some(nanoseconds);
        }
    }
}

/// The nanoseconds of one expansion.
fn expanded(text: &str) -> u64 {
    let arguments: Arguments =
        syn::parse_str("\"charmcraft.yaml\"").unwrap_or_else(|error| stop(error));
    let module: Module = syn::parse_str("pub mod actions {}").unwrap_or_else(|error| stop(error));
    let name = "charmcraft.yaml";
    let (reader, beside) = (Reader::Charmcraft, Beside::default());
    let input = Input { text, path: name, name, reader, beside };
    let before = process::own_nanoseconds();
    let _: Expansion = black_box(expand(input, &arguments, &module));
    process::own_nanoseconds() - before
}
