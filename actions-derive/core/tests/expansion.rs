//! What the macro writes, as formatted Rust.
//!
//! `BLESS=1` writes the expected files anew.

use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::expand::{Input, expand};
use actions_derive_core::yaml::Reader;
use std::path::PathBuf;
use std::{env, fs};

fn formatted(text: &str, name: &str) -> String {
    let arguments: Arguments = syn::parse_str(&format!("{name:?}")).expect("arguments");
    let module: Module = syn::parse_str("pub mod actions {}").expect("a module");
    let input = Input {
        text,
        path: name,
        name,
        reader: Reader::Charmcraft,
    };
    let expansion = expand(input, &arguments, &module);
    assert_eq!(expansion.diagnostics, []);
    let file = syn::parse2(expansion.tokens).expect("the expansion is Rust");
    prettyplease::unparse(&file)
}

fn check(folder: &str, name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let text = fs::read_to_string(folder.join(format!("{name}-charmcraft.yaml"))).expect("a file");
    let found = formatted(&text, "charmcraft.yaml");
    let expected = folder.join(format!("{name}.rs"));
    if env::var_os("BLESS").is_some() {
        fs::write(&expected, &found).expect("the folder is writable");
    }
    let known = fs::read_to_string(&expected).expect("an expected file");
    assert!(
        found == known,
        "{name} expands to something else; BLESS=1 writes it, git diff shows it"
    );
}

#[test]
fn every_type() {
    check("tests/expansion", "types");
}

/// Braces in a path would be names to the compiler, which has none of that name.
#[test]
fn a_path_with_braces() {
    let found = formatted(
        "actions: {a: {additionalProperties: false}}\n",
        "{a}/charmcraft.yaml",
    );
    let message = "`{Self}` does not handle the actions of `{{a}}/charmcraft.yaml`";
    assert!(found.contains(message), "{found}");
}

/// The example that the docs of the runtime show.
#[test]
fn the_documented_example() {
    check("../../actions-runtime/doc/expansion", "greet");
}
