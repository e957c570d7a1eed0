//! How long the macro takes for declarations that are large in one way each.
//!
//! `cargo run --release -p actions-properties --example big`

mod cases;

use std::time::Duration;

use actions_derive_core::expand::Expansion;
use actions_derive_core::yaml::Reader;
use actions_properties::expansion;
use cases::CASES;

fn main() {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let size: usize = std::env::args()
        .nth(2)
        .and_then(|s| s.parse().ok())
        .unwrap_or(10_000_000);
    println!(
        "{:<34} {:>9} {:>9} {:>9} {:>7}",
        "declaration", "bytes", "charmcraft", "juju", "errors"
    );
    for (name, make) in CASES {
        if !name.contains(&wanted) {
            continue;
        }
        let body = make(size);
        let mut times = Vec::new();
        let mut errors = 0;
        for reader in [Reader::Charmcraft, Reader::Juju] {
            let text = match reader {
                Reader::Charmcraft => format!("{{name: x, actions: {{{body}}}}}"),
                Reader::Juju => format!("{{{body}}}"),
            };
            let start = cpu_time();
            let Expansion {
                tokens,
                diagnostics,
            } = expansion::expanded(&text, reader);
            times.push(cpu_time().saturating_sub(start));
            errors = diagnostics.len();
            drop(tokens);
        }
        println!(
            "{name:<34} {:>9} {:>7.0?} {:>7.0?} {errors:>7}",
            body.len(),
            times[0],
            times[1],
        );
    }
}

/// The time that this thread has been on a processor; waiting for one is not the macro's.
fn cpu_time() -> Duration {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").expect("this is Linux");
    let nanoseconds = statistics
        .split(' ')
        .next()
        .and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.expect("the first number is that time"))
}
