//! Files that are beyond all measure end in one error, soon.

use actions_derive_core::yaml::{Reader, parse};
use std::iter::repeat_n;

#[track_caller]
fn check(text: &str, message: Option<&str>) {
    for reader in [Reader::Charmcraft, Reader::Juju] {
        let mistake = parse(text, reader).err();
        let found = mistake.as_ref().map(|mistake| mistake.message.as_str());
        assert_eq!(found, message);
    }
}

const TOO_DEEP: Option<&str> = Some("lists and maps stand in each other over 100 levels deep");

#[test]
fn deep_files_end_in_an_error() {
    let block: String = (0..1_000).map(|depth| " ".repeat(depth) + "a:\n").collect();
    let mixed: Vec<&str> = block.lines().take(80).collect();
    let mixed = mixed.join("\n") + &" [".repeat(50) + &"]".repeat(50);
    for text in [&block, &mixed, &"[".repeat(10_000), &"- ".repeat(10_000)] {
        check(text, TOO_DEEP);
    }
    check(&("[".repeat(100) + &"]".repeat(100)), None);
}

#[test]
fn aliases_cannot_nest_deeper_than_text() {
    let (open, close) = ("[".repeat(50), "]".repeat(50));
    let level = |level| format!("a{level}: &a{level} {open}*a{}{close}\n", level - 1);
    let levels: String = (1..20).map(level).collect();
    check(&("a0: &a0 [x]\n".to_owned() + &levels), TOO_DEEP);
}

#[test]
fn alias_bombs_end_in_an_error() {
    let too_many = "with its aliases written out, the file holds over 20000 values";
    let aliases = |level: usize| {
        let aliases: Vec<String> = repeat_n(format!("*a{}", level - 1), 10).collect();
        aliases.join(", ")
    };
    let lists = (1..40).map(|level| format!("a{level}: &a{level} [{}]\n", aliases(level)));
    let lists = "a0: &a0 [x]\n".to_owned() + &lists.collect::<String>();
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(1_000));
    for text in [lists, long] {
        check(&text, Some(too_many));
    }
}

#[test]
fn every_start_of_a_file_ends_in_a_value_or_an_error() {
    let text = "a: &x {b: [1, 'c', -, \"d\\n\"], <<: {e: !!int 5}}\nf: |\n  g\n# ü\n? h\n: *x\n";
    for (end, _) in text.char_indices() {
        for reader in [Reader::Charmcraft, Reader::Juju, Reader::Operator] {
            let document = parse(&text[..end], reader);
            let is_blank = text[..end].trim().is_empty();
            assert!(document.map_or(true, |root| root.is_some()) || is_blank);
        }
    }
}
