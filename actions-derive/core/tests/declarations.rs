//! Juju's verdict on each declaration of `tests/vectors/declarations.json`, and ours.
//!
//! What charmcraft or Juju rejects must be an error, but for what is theirs to say ([`PASSED_ON`]),
//! and what both accept must not, but for the declarations of [`REFUSED`].

use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::diagnostic::Severity;
use actions_derive_core::expand::{Input, expand};
use actions_derive_core::files::Beside;
use actions_derive_core::yaml::Reader;
use serde_json::Value;

use Files::{ActionsYaml, Both, CharmcraftYaml};

/// The files in which a declaration is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Files {
    Both,
    ActionsYaml,
    CharmcraftYaml,
}

/// What is refused although charmcraft and Juju take it, and what is said.
const REFUSED: [(&str, Files, &str); 24] = [
    // No task can ever run with it.
    (
        "required: [] in a param",
        Both,
        "no operator can pass an object as param `p` of action `act`, which has no `properties`",
    ),
    (
        "enum: [on, off] for type string",
        Both,
        "a member of the `enum` of param `p` of action `act` is a boolean, not of type string",
    ),
    (
        "default: wrong type",
        Both,
        "the default of param `p` of action `act` is a string, not of type integer",
    ),
    ("default: null", Both, "the default of param `p` of action `act` is null, not of type string"),
    (
        "type: string at action level",
        Both,
        "the `type` of action `act` refuses every call: params are an object",
    ),
    (
        "actions: wrapper (charmcraft style in actions.yaml)",
        Both,
        "in action `actions` is what belongs beside it: `a`",
    ),
    ("$ref at action level, http", Both, "`$ref` replaces all params of action `act`"),
    // A type that nobody means is dropped.
    ("type: [string, strng]", Both, "`strng` is not a type, for param `p` of action `act`"),
    // charmcraft, Juju and people do not all read it alike.
    (
        "enum: [y, n] unquoted",
        Both,
        "a value in action `act` is `y`, a text to charmcraft and a boolean to Juju",
    ),
    (
        "parallel: y",
        Both,
        "a value in action `act` is `y`, a text to charmcraft and a boolean to Juju",
    ),
    (
        "action name y",
        Both,
        "this name of an action is `y`, a text to charmcraft and a boolean to Juju",
    ),
    (
        "action name 0x1f",
        Both,
        "this name of an action is `0x1f`, a number that is read in two ways",
    ),
    ("action name 1e3", Both, "this name of an action is `1e3`, a number that is read in two ways"),
    (
        "enum with a date",
        Both,
        "a value in action `act` is `2024-01-01`, a date or a time to charmcraft, and a text to Juju",
    ),
    (
        "default: .nan",
        CharmcraftYaml,
        "a value in action `act` is `.nan`, a number that is read in two ways",
    ),
    ("param name on", CharmcraftYaml, "a key in action `act` is `on`, a boolean, not a text"),
    ("param name null (~)", CharmcraftYaml, "a key in action `act` is `~`, null, not a text"),
    ("merge override order", Both, "`<<` stands behind other keys of its map, or merges no map"),
    // charmcraft reads actions.yaml before it copies it, and stops.
    ("dup action", ActionsYaml, "duplicate key `a`"),
    ("dup key in action", ActionsYaml, "duplicate key `description`"),
    ("dup param", ActionsYaml, "duplicate key `p`"),
    ("dup keyword", ActionsYaml, "duplicate key `type`"),
    ("two documents", ActionsYaml, "`---` starts a second document, and charmcraft reads one"),
    ("action name on", ActionsYaml, "this name of an action is `on`, a boolean, not a text"),
];

/// What passes although Juju rejects the charm, loudly: keywords of which nothing is read here.
const PASSED_ON: [&str; 15] = [
    "additionalItems: 5", "allOf: 5", "anyOf: null", "definitions: null", "definitions: {a: b}",
    "dependencies: list", "dependencies: {a: [1]}", "dependencies: {a: b} (draft 3 string)",
    "not: []", "not: {type: strng}", "oneOf: [string]", "oneOf: {}", "patternProperties bad regex",
    "patternProperties list", "patternProperties value not a map",
];

#[test]
fn the_verdict_is_that_of_juju_on_actions_yaml() {
    let (refused, passed_on) =
        unlike_juju("juju_accepts_actions_yaml", |body| errors(body, Reader::Juju));
    assert_eq!(refused, refused_in(ActionsYaml));
    assert_eq!(passed_on, PASSED_ON);
}

#[test]
fn the_verdict_is_that_of_charmcraft_and_juju_on_charmcraft_yaml() {
    let (refused, passed_on) = unlike_juju("accepted_via_charmcraft", |body| {
        let mut file = "name: charm\nactions:\n".to_owned();
        for line in body.split_inclusive('\n') {
            file.push_str("  ");
            file.push_str(line);
        }
        errors(&file, Reader::Charmcraft)
    });
    assert_eq!(refused, refused_in(CharmcraftYaml));
    assert_eq!(passed_on, PASSED_ON);
}

/// What is refused although Juju takes it, and what is said; and what passes although Juju rejects
/// it.
fn unlike_juju(
    verdict: &str,
    errors: impl Fn(&str) -> Vec<String>,
) -> (Vec<(String, String)>, Vec<String>) {
    let vectors = include_str!("../../../tests/vectors/declarations.json");
    let vectors: Vec<Value> = serde_json::from_str(vectors).expect("the vectors are JSON");
    let (mut refused, mut passed_on) = (Vec::new(), Vec::new());
    for vector in &vectors {
        let what = text(vector, "what").to_owned();
        let accepts = vector[verdict].as_bool().expect("there is a verdict");
        let errors = errors(text(vector, "actions_yaml"));
        match (accepts, errors.is_empty()) {
            (true, false) => refused.push((what, errors.join("\n"))),
            (false, true) => passed_on.push(what),
            _ => {}
        }
    }
    refused.sort();
    passed_on.sort();
    (refused, passed_on)
}

fn refused_in(files: Files) -> Vec<(String, String)> {
    let refused =
        REFUSED.iter().filter(|(_, refused_in, _)| *refused_in == Both || *refused_in == files);
    let refused = refused.map(|(what, _, message)| ((*what).to_owned(), (*message).to_owned()));
    let mut refused: Vec<_> = refused.collect();
    refused.sort();
    refused
}

/// The errors in a file, by their messages.
fn errors(text: &str, reader: Reader) -> Vec<String> {
    let arguments: Arguments = syn::parse_str("\"actions.yaml\"").expect("arguments");
    let module: Module = syn::parse_str("pub mod actions {}").expect("a module");
    let beside = Beside::default();
    let input = Input { text, path: "actions.yaml", name: "actions.yaml", reader, beside };
    let found = expand(input, &arguments, &module).diagnostics.into_iter();
    let errors = found.filter(|found| found.severity == Severity::Error);
    errors.map(|error| error.message).collect()
}

fn text<'a>(vector: &'a Value, key: &str) -> &'a str {
    vector[key].as_str().expect("it is a text")
}
