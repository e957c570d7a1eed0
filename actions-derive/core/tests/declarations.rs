//! Juju's verdict on each declaration of `tests/vectors/declarations.json`, and ours.
//!
//! What charmcraft or Juju rejects must be an error, and what both accept must not, but for the
//! declarations of [`REFUSED`].

use actions_derive_core::check;
use actions_derive_core::diagnostic::warning::Allowed;
use actions_derive_core::diagnostic::{Diagnostic, Diagnostics, Severity};
use actions_derive_core::schema::declaration;
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

/// What is refused although charmcraft and Juju take it, and what is said: no task can ever run with
/// it, or Juju reads something else than its author wrote.
const REFUSED: [(&str, Files, &str); 17] = [
    (
        "required: [] in a param",
        Both,
        "no operator can pass param `p` of action `act`: it is an object without `properties`",
    ),
    (
        "action required names an undefined param",
        Both,
        "action `act` requires `nope`, which it does not declare",
    ),
    (
        "enum: [y, n] unquoted",
        Both,
        "a member of the `enum` of param `p` of action `act` is a boolean, not of type string",
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
    (
        "default: null",
        Both,
        "the default of param `p` of action `act` is null, not of type string",
    ),
    (
        "type: string at action level",
        Both,
        "the `type` of action `act` refuses every call: params are an object",
    ),
    (
        "$ref at action level, http",
        Both,
        "`$ref` replaces all params of action `act`",
    ),
    (
        "default: .nan",
        CharmcraftYaml,
        "a number in action `act` becomes null: charmcraft writes no infinite numbers",
    ),
    (
        "param name on",
        CharmcraftYaml,
        "charmcraft reads a name in action `act` as a boolean and writes `true` for it",
    ),
    (
        "param name null (~)",
        CharmcraftYaml,
        "charmcraft reads a name in action `act` as null and writes `None` for it",
    ),
    (
        "parallel: y",
        CharmcraftYaml,
        "a value in action `act` is a string for charmcraft and a boolean for Juju",
    ),
    ("dup action", ActionsYaml, "duplicate key `a`"),
    (
        "dup key in action",
        ActionsYaml,
        "duplicate key `description`",
    ),
    ("dup param", ActionsYaml, "duplicate key `p`"),
    ("dup keyword", ActionsYaml, "duplicate key `type`"),
    (
        "merge override order",
        ActionsYaml,
        "this `<<` overwrites the key `p` above it",
    ),
];

#[test]
fn the_verdict_is_that_of_juju_on_actions_yaml() {
    let unlike = unlike_juju(ActionsYaml, "juju_accepts_actions_yaml", |body| {
        errors(body, Reader::Juju)
    });
    assert_eq!(unlike, refused_in(ActionsYaml));
}

#[test]
fn the_verdict_is_that_of_charmcraft_and_juju_on_charmcraft_yaml() {
    let unlike = unlike_juju(CharmcraftYaml, "accepted_via_charmcraft", |body| {
        let mut file = "name: charm\nactions:\n".to_owned();
        for line in body.split_inclusive('\n') {
            file.push_str("  ");
            file.push_str(line);
        }
        errors(&file, Reader::Charmcraft)
    });
    assert_eq!(unlike, refused_in(CharmcraftYaml));
}

/// What is refused although Juju takes it, and what is said.
///
/// # Panics
/// When something is taken that Juju rejects.
fn unlike_juju(
    files: Files,
    verdict: &str,
    errors: impl Fn(&str) -> Vec<String>,
) -> Vec<(String, String)> {
    let vectors = include_str!("../../../tests/vectors/declarations.json");
    let vectors: Vec<Value> = serde_json::from_str(vectors).expect("the vectors are JSON");
    let mut unlike = Vec::new();
    for vector in &vectors {
        let (what, body) = (text(vector, "what"), text(vector, "actions_yaml"));
        let accepts = vector[verdict].as_bool().expect("there is a verdict");
        let mut errors = errors(body);
        // The same is said of each member of a list.
        errors.dedup();
        assert!(
            accepts || !errors.is_empty(),
            "{what} is taken in {files:?}, which Juju rejects:\n{body}"
        );
        if accepts && !errors.is_empty() {
            unlike.push((what.to_owned(), errors.join("\n")));
        }
    }
    unlike.sort();
    unlike
}

fn refused_in(files: Files) -> Vec<(String, String)> {
    let refused = REFUSED
        .iter()
        .filter(|(_, refused_in, _)| *refused_in == Both || *refused_in == files);
    let refused = refused.map(|(what, _, message)| ((*what).to_owned(), (*message).to_owned()));
    let mut refused: Vec<_> = refused.collect();
    refused.sort();
    refused
}

/// The errors in a file, by their messages.
fn errors(text: &str, reader: Reader) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let declaration = declaration::read(text, reader, &mut diagnostics);
    check::check(&declaration, text, &Allowed::default(), &mut diagnostics);
    let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
    let errors = diagnostics.into_sorted().into_iter().filter(is_error);
    errors.map(|error| error.message).collect()
}

fn text<'a>(vector: &'a Value, key: &str) -> &'a str {
    vector[key].as_str().expect("it is a text")
}
