//! What an author is told of each mistake in a declaration, as whole texts.
//!
//! Each file of `diagnostics/` holds cases of one kind, and each case one declaration:
//!
//! ```text
//! #### what is wrong | actions.yaml | allow(open_params)
//! the declaration
//! ----
//! what the compiler prints
//! ```
//! The name of the file and the argument may be left out. `UPDATE_EXPECT=1` writes what is told; each
//! changed line is then to be read.

mod told;

use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::expand::{self, Expansion, Input, expand};
use actions_derive_core::files::Beside;
use actions_derive_core::yaml::Reader;
use std::path::Path;
use std::{env, fs};
use told::told;

#[test]
fn each_mistake_is_told_in_these_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("it is a text");
        let cases: Vec<_> = text.split("#### ").skip(1).collect();
        let told: Vec<_> = cases.iter().copied().map(case).collect();
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, format!("#### {}", told.join("#### "))).expect("it can be written");
            continue;
        }
        for (told, expected) in told.iter().zip(cases) {
            assert!(
                told == expected,
                "{}\n==== told\n{told}==== expected\n{expected}",
                path.display()
            );
        }
    }
}

/// A case with what is told of it.
fn case(case: &str) -> String {
    let (head, rest) = case.split_once('\n').unwrap_or((case, ""));
    let (declaration, _) = rest.split_once("----\n").unwrap_or((rest, ""));
    let mut name = "charmcraft.yaml";
    let mut arguments = String::new();
    for part in head.split(" | ").skip(1) {
        match part {
            "actions.yaml" => name = part,
            _ => arguments = format!(", {part}"),
        }
    }
    let arguments: Arguments = syn::parse_str(&format!("{name:?}{arguments}")).expect("arguments");
    let module: Module = syn::parse_str("pub mod actions {}").expect("a module");
    let input = Input {
        text: declaration,
        path: name,
        name,
        reader: if name == "actions.yaml" { Reader::Juju } else { Reader::Charmcraft },
        beside: Beside::default(),
    };
    let Expansion { tokens, .. } = expand(input, &arguments, &module);
    let told = told(tokens).join("\n");
    format!("{head}\n{declaration}----\n{told}\n\n")
}

/// What the attribute prints of a file in this folder.
fn of_file(name: &str) -> String {
    let path = format!("tests/diagnostics/{name}");
    let module = syn::parse_str("pub mod actions {}").expect("a module");
    let arguments = syn::parse_str(&format!("{path:?}")).expect("arguments");
    told(expand::from_file(arguments, &module)).join("\n")
}

#[test]
fn a_file_that_is_no_utf8_is_told() {
    assert_eq!(
        of_file("latin_1.yaml"),
        "error: the file is not UTF-8\n \
         --> tests/diagnostics/latin_1.yaml:2:17\n  \
           |\n\
         2 | description: caf\u{fffd}\n  \
           |                 ^ the first byte that is not\n  \
           = help: save the file as UTF-8"
    );
    assert_eq!(
        of_file("utf16.yaml"),
        "error: the file is not UTF-8\n \
         --> tests/diagnostics/utf16.yaml:1:1\n  \
           |\n\
         1 | \u{fffd}\u{fffd}a\u{2400}:\u{2400} \u{2400}b\u{2400}\n  \
           | ^ the first byte that is not\n  \
           = help: save the file as UTF-8"
    );
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let expected = [
        "error: cannot read `tests/diagnostics/utf_16.yaml`: No such file or directory (os error 2)",
        concat!(
            " = note: looked for in ",
            env!("CARGO_MANIFEST_DIR"),
            ", the folder of Cargo.toml"
        ),
    ];
    assert_eq!(of_file("utf_16.yaml"), expected.join("\n"));
    let told = of_file("");
    assert!(told.starts_with("error: cannot read `tests/diagnostics/`: "), "{told}");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_not_shift_the_place() {
    let told = of_file("bom_and_crlf.yaml");
    let place =
        "\n --> tests/diagnostics/bom_and_crlf.yaml:5:24\n  |\n5 |       filename: {type: strng}\n";
    assert!(told.contains(place), "{told}");
}
