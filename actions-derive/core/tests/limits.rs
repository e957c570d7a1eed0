//! No file is too much: what is too deep or too large ends in an error.

use Reader::{Charmcraft, Juju};
use actions_derive_core::diagnostic::Diagnostics;
use actions_derive_core::yaml::{self, Reader};

fn messages(text: &str, reader: Reader) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let document = yaml::read(text, reader, &mut diagnostics);
    let found = diagnostics.into_sorted().into_iter();
    let messages: Vec<_> = found.map(|found| found.message).collect();
    assert!(document.is_some() || !messages.is_empty(), "{text}");
    messages
}

#[test]
fn deep_files_end_in_an_error() {
    let too_deep = "lists and maps stand in each other over 100 levels deep";
    let block: String = (0..1_000).map(|depth| " ".repeat(depth) + "a:\n").collect();
    let mixed =
        block.lines().take(80).collect::<Vec<_>>().join("\n") + &" [".repeat(50) + &"]".repeat(50);
    let flow = "[".repeat(10_000);
    let items = "- ".repeat(10_000);
    for text in [&block, &mixed, &flow, &items] {
        for reader in [Charmcraft, Juju] {
            assert_eq!(messages(text, reader), [too_deep]);
        }
    }
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    let text = "[".repeat(100) + &"]".repeat(100);
    for reader in [Charmcraft, Juju] {
        assert_eq!(messages(&text, reader), [""; 0]);
    }
}

#[test]
fn aliases_cannot_nest_deeper_than_text() {
    let (open, close) = ("[".repeat(50), "]".repeat(50));
    let levels = (1..20).map(|level| {
        let below = level - 1;
        format!("a{level}: &a{level} {open}*a{below}{close}\n")
    });
    let text = "a0: &a0 [x]\n".to_owned() + &levels.collect::<String>();
    for reader in [Charmcraft, Juju] {
        let messages = messages(&text, reader);
        assert!(!messages.is_empty());
        for message in messages {
            assert_eq!(
                message,
                "lists and maps stand in each other over 100 levels deep"
            );
        }
    }
}

#[test]
fn alias_bombs_end_in_one_error() {
    let aliases = |level| vec![format!("*a{}", level - 1); 10].join(", ");
    let lists = (1..40).map(|level| format!("a{level}: &a{level} [{}]\n", aliases(level)));
    let merges = (1..40).map(|level| {
        let aliases = aliases(level);
        format!("a{level}: &a{level} {{<<: [{aliases}], k{level}: v}}\n")
    });
    let lists = "a0: &a0 [x]\n".to_owned() + &lists.collect::<String>();
    let merges = "a0: &a0 {x: z}\n".to_owned() + &merges.collect::<String>();
    let texts = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(100_000),
        "*a, ".repeat(1_000)
    );
    for text in [&lists, &merges, &texts] {
        for reader in [Charmcraft, Juju] {
            assert_eq!(
                messages(text, reader),
                ["with its aliases written out, the file holds over 20000 values"]
            );
        }
    }
}

#[test]
fn every_start_of_a_file_ends_in_a_value_or_an_error() {
    let text = "a: &x {b: [1, 'c', \"d\\n\"], <<: {e: !!int 5}}\nf: |\n  g\n# ü\n? h\n: *x\n";
    for (end, _) in text.char_indices() {
        for reader in [Charmcraft, Juju] {
            messages(&text[..end], reader);
        }
    }
}
