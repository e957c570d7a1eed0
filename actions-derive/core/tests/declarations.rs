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

use Class::{NeverRuns, ReadOtherwise};
use Files::{ActionsYaml, Both, CharmcraftYaml};

/// Why a declaration is refused that charmcraft and Juju take.
#[derive(Clone, Copy, Debug)]
enum Class {
    /// No task can ever run with it.
    NeverRuns,
    /// Juju reads something else than its author wrote.
    ReadOtherwise,
}

/// The files in which it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Files {
    Both,
    ActionsYaml,
    CharmcraftYaml,
}

/// What is refused although charmcraft and Juju take it, and the reason.
const REFUSED: [(&str, Files, Class, &str); 17] = [
    (
        "required: [] in a param",
        Both,
        NeverRuns,
        "the param is an object without `properties`, for which Juju's defaults fail",
    ),
    (
        "action required names an undefined param",
        Both,
        NeverRuns,
        "Juju 4 refuses a param that is not declared, so that no call fulfils `required`",
    ),
    (
        "enum: [y, n] unquoted",
        Both,
        NeverRuns,
        "the members are booleans, and the type is string",
    ),
    (
        "enum: [on, off] for type string",
        Both,
        NeverRuns,
        "the members are booleans, and the type is string",
    ),
    (
        "default: wrong type",
        Both,
        NeverRuns,
        "Juju adds the default, and the unit refuses it",
    ),
    (
        "default: null",
        Both,
        NeverRuns,
        "Juju adds the default, and the unit refuses it",
    ),
    (
        "type: string at action level",
        Both,
        NeverRuns,
        "params are an object and never a string",
    ),
    (
        "$ref at action level, http",
        Both,
        NeverRuns,
        "the schema would have to be fetched whenever the action is called",
    ),
    (
        "default: .nan",
        CharmcraftYaml,
        ReadOtherwise,
        "charmcraft writes null for it",
    ),
    (
        "param name on",
        CharmcraftYaml,
        ReadOtherwise,
        "charmcraft calls the param `true`",
    ),
    (
        "param name null (~)",
        CharmcraftYaml,
        ReadOtherwise,
        "charmcraft calls the param `None`",
    ),
    (
        "parallel: y",
        CharmcraftYaml,
        ReadOtherwise,
        "it is a string to charmcraft, and true only by its missing quotes",
    ),
    (
        "dup action",
        ActionsYaml,
        ReadOtherwise,
        "Juju drops the first of the two",
    ),
    (
        "dup key in action",
        ActionsYaml,
        ReadOtherwise,
        "Juju drops the first of the two",
    ),
    (
        "dup param",
        ActionsYaml,
        ReadOtherwise,
        "Juju drops the first of the two",
    ),
    (
        "dup keyword",
        ActionsYaml,
        ReadOtherwise,
        "Juju drops the first of the two",
    ),
    (
        "merge override order",
        ActionsYaml,
        ReadOtherwise,
        "Juju lets `<<` overwrite the keys above it, which no other reader of YAML does",
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

/// What is refused although Juju takes it.
///
/// # Panics
/// When something is taken that Juju rejects.
fn unlike_juju(files: Files, verdict: &str, errors: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let vectors = include_str!("../../../tests/vectors/declarations.json");
    let vectors: Vec<Value> = serde_json::from_str(vectors).expect("the vectors are JSON");
    let mut unlike = Vec::new();
    for vector in &vectors {
        let (what, body) = (text(vector, "what"), text(vector, "actions_yaml"));
        let accepts = vector[verdict].as_bool().expect("there is a verdict");
        let errors = errors(body);
        assert!(
            accepts || !errors.is_empty(),
            "{what} is taken in {files:?}, which Juju rejects:\n{body}"
        );
        if accepts && !errors.is_empty() {
            unlike.push(what.to_owned());
        }
    }
    unlike.sort();
    unlike
}

fn refused_in(files: Files) -> Vec<String> {
    let refused = REFUSED
        .iter()
        .filter(|(_, refused_in, ..)| *refused_in == Both || *refused_in == files);
    let mut names: Vec<_> = refused.map(|(what, ..)| (*what).to_owned()).collect();
    names.sort();
    names
}

/// The errors in a file, by their messages.
fn errors(text: &str, reader: Reader) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let declaration = declaration::read(text, reader, &mut diagnostics);
    check::check(&declaration, &Allowed::default(), &mut diagnostics);
    let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
    let errors = diagnostics.into_sorted().into_iter().filter(is_error);
    errors.map(|error| error.message).collect()
}

fn text<'a>(vector: &'a Value, key: &str) -> &'a str {
    vector[key].as_str().expect("it is a text")
}
