//! What 50,000 results cost, beside 5,000: ten times as much.
//!
//! `cargo run --release -p actions-properties --example many_results`

use std::time::Instant;

use actions_properties::charm::Charm;
use actions_properties::charm::actions::Actions;
use actions_runtime::testing::Context;
use actions_runtime::{Action, Results};

fn main() {
    for count in [5_000, 50_000] {
        let start = Instant::now();
        let mut charm = Charm(|_: &Action| {
            let pairs = (0..count).map(|number| (format!("a{}.b{number}", number % 100), number));
            Ok(pairs.collect::<Results>())
        });
        let task = Context::new(Actions).run(&mut charm, "closed", ());
        let results = task.expect("Juju takes them").results.iter().len();
        println!("{results:>6} results: {:?}", start.elapsed());
    }
}
