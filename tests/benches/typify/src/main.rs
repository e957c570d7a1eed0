//! The same schemas through typify: `cargo run --release -- SCHEMAS.json`, where the file is what
//! the bench `scale` writes with `schemas=SCHEMAS.json`. Prints the CPU time and the tokens.

use std::error::Error;
use std::{env, fs, thread, time::Duration};

use proc_macro2::{TokenStream, TokenTree};
use schemars::schema::Schema;
use typify::{TypeSpace, TypeSpaceSettings};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("the path of the schemas is needed")?;
    let text = fs::read_to_string(path)?;
    let mut least = u64::MAX;
    let mut tokens = 0;
    let mut actions = 0;
    for _ in 0..3 {
        let before = nanoseconds()?;
        let schemas: Vec<(String, Schema)> = serde_json::from_str(&text)?;
        actions = schemas.len();
        let mut types = TypeSpace::new(&TypeSpaceSettings::default());
        types.add_ref_types(schemas)?;
        let stream = types.to_stream();
        least = least.min(nanoseconds()? - before);
        tokens = count(stream);
    }
    println!("{actions} actions: {} µs, {tokens} tokens", least / 1000);
    Ok(())
}

fn nanoseconds() -> Result<u64, Box<dyn Error>> {
    // The kernel counts when a process gives way.
    thread::sleep(Duration::from_micros(1));
    let times = fs::read_to_string("/proc/self/schedstat")?;
    Ok(times.split(' ').next().ok_or("no times")?.parse()?)
}

fn count(tokens: TokenStream) -> u64 {
    let trees = tokens.into_iter().map(|tree| match tree {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    });
    trees.sum()
}
