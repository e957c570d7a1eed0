//! Decoding alone: 10,000 params of 1 KB, by the macro's code and by what serde derives for the
//! same structs.
//!
//! `cargo bench -p actions-benches --bench decode`

mod by_hand;

use std::env;
use std::hint::black_box;
use std::process::Command;

use actions_benches::{argument, instructions, processor, ratio, stop};
use actions_runtime::__private::from_json;
use actions_runtime::charm_actions;

/// The actions.
#[charm_actions("decode/charmcraft.yaml")]
pub mod actions {}

/// How many params are decoded.
const PARAMS: usize = 10_000;

/// How many of them differ; they are of one length.
const TEXTS: usize = 100;

fn main() {
    let texts: Vec<String> = (0..TEXTS).map(text).collect();
    match argument("only", "all").as_str() {
        "macro" => return by_macro(&texts),
        "serde" => return by_serde(&texts),
        "none" => return,
        _ => {}
    }
    println!(
        "{}; {PARAMS} params of {} bytes",
        processor::name(),
        texts[0].len()
    );
    println!("|  | serde_derive | macro | ratio |\n|---|---|---|---|");
    if instructions::can_be_counted() {
        let none = count("none");
        let (serde, ours) = (count("serde") - none, count("macro") - none);
        println!(
            "| instructions | {serde} | {ours} | {} |",
            ratio(ours, serde)
        );
    } else {
        println!("{}", instructions::MISSING);
    }
    let (mut serde, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..20 {
        serde.push(time(|| by_serde(&texts)));
        ours.push(time(|| by_macro(&texts)));
    }
    let least = |times: Vec<u64>| times.into_iter().min().unwrap_or_default() / 1000;
    let (serde, ours) = (least(serde), least(ours));
    println!(
        "| CPU µs, the least of 20 in turn | {serde} | {ours} | {} |",
        ratio(ours, serde)
    );
}

fn by_macro(texts: &[String]) {
    for text in texts.iter().cycle().take(PARAMS) {
        match from_json::<actions::ImportParams>(black_box(text)) {
            Ok(params) => drop(black_box(params)),
            Err(error) => stop(error),
        }
    }
}

fn by_serde(texts: &[String]) {
    for text in texts.iter().cycle().take(PARAMS) {
        match serde_json::from_str::<by_hand::ImportParams>(black_box(text)) {
            Ok(params) => drop(black_box(params)),
            Err(error) => stop(error),
        }
    }
}

fn time(work: impl FnOnce()) -> u64 {
    let before = processor::own_nanoseconds();
    work();
    processor::own_nanoseconds() - before
}

/// The instructions of this program when it does only that.
fn count(only: &str) -> u64 {
    let bench = env::current_exe().unwrap_or_else(|error| stop(error));
    let [valgrind, arguments @ ..] = instructions::VALGRIND;
    let mut command = Command::new(valgrind);
    command.args(arguments).arg(bench);
    let output = command.arg(format!("only={only}")).output();
    let output = output.unwrap_or_else(|error| stop(error));
    let printed = String::from_utf8_lossy(&output.stderr);
    instructions::collected(&printed).unwrap_or_else(|| stop(printed))
}

/// Params as `action-get` prints them: names in order, nothing between the values.
fn text(number: usize) -> String {
    let sources: Vec<_> = (0..6)
        .map(|source| {
            format!(
                r#"{{"host":"host-{source}.rack-{number:02}.example.com","port":{},"tls":true,"weight":0.{source}5}}"#,
                5432 + source
            )
        })
        .collect();
    let tables: Vec<_> = (0..12)
        .map(|table| format!(r#""table_{table:02}_of_{number:02}""#))
        .collect();
    format!(
        concat!(
            r#"{{"comment":"Number {:02}: taken over from the \"old\" cluster, one line\nafter the other.","#,
            r#""force":false,"limits":{{"label":"night","memory":4096,"seconds":3600}},"mode":"replace","#,
            r#""name":"import-{:02}","offset":-12345678,"retries":3,"share":0.375,"#,
            r#""sources":[{}],"tables":[{}]}}"#,
        ),
        number,
        number,
        sources.join(","),
        tables.join(",")
    )
}
