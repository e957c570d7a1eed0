//! The wording of the derive's errors.

use std::fmt::Display;

/// What each segment of a key is made of; Juju's rule for `action-set`.
const RULE: &str = "each part of a key has lower-case letters, digits and inner hyphens";

pub(super) fn tuple_struct() -> String {
    "a result has a key, and the fields of a tuple struct have no names to make keys of; write a \
     struct with named fields"
        .to_owned()
}

pub(super) fn not_a_struct(kind: &str) -> String {
    format!(
        "`ActionResults` is derived for a struct, whose fields are the results, not for {kind}; \
         write a struct, with `Option` for the results that are not always there"
    )
}

pub(super) fn key_of_field(field: impl Display, key: &str, suggestion: &str) -> String {
    format!(
        "the field `{field}` would be the result `{key}`, which Juju refuses: {RULE}; write \
         `#[results(rename = \"{suggestion}\")]`"
    )
}

pub(super) fn key(key: &str, suggestion: Option<&str>) -> String {
    let help = suggestion.map(|key| format!("; write `{key}`"));
    format!(
        "Juju refuses the key `{key}`: {RULE}{}",
        help.unwrap_or_default()
    )
}

pub(super) fn empty_segment(key: &str) -> String {
    format!("Juju refuses the key `{key}`: a part of it is empty")
}

pub(super) fn reserved(word: &str) -> String {
    format!(
        "Juju keeps the key `{word}` for what the charm prints; give the result another with \
         `#[results(rename = \"...\")]`"
    )
}

pub(super) fn overwritten(key: &str) -> String {
    format!(
        "Juju overwrites the result `{key}` with the exit status of the charm; give it another key \
         with `#[results(rename = \"...\")]`"
    )
}

pub(super) fn same_key(key: &str, other: impl Display) -> String {
    format!("`{key}` is the key of the field `{other}` already; rename one of them")
}

pub(super) fn under_value(key: &str, outer: &str, other: impl Display) -> String {
    format!(
        "`{key}` cannot stand under `{outer}`, which is the key of the field `{other}`; rename one \
         of them, or move this field into a struct for `{outer}`"
    )
}

pub(super) fn over_map(key: &str, inner: &str, other: impl Display) -> String {
    format!(
        "`{key}` cannot be a key of its own, since `{inner}`, the key of the field `{other}`, \
         stands under it; rename one of them, or move that field into a struct for `{key}`"
    )
}

pub(super) fn unknown_option(name: &str, known: &[&str], near: Option<&str>) -> String {
    if let Some(near) = near {
        return format!("unknown option `{name}`; did you mean `{near}`?");
    }
    let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    format!("unknown option `{name}`; expected {}", known.join(", "))
}

pub(super) fn no_options() -> String {
    "write the options in parentheses, with commas between them: `#[results(rename = \"key\")]`"
        .to_owned()
}

pub(super) fn for_fields(name: &str) -> String {
    format!("`{name}` belongs to a field, not to the struct")
}

pub(super) fn for_the_struct(name: &str) -> String {
    format!("`{name}` belongs to the struct, not to a field")
}

pub(super) fn option_form(form: &str) -> String {
    format!("write `#[results({form})]`")
}

pub(super) fn twice(name: &str) -> String {
    format!("`{name}` is given twice")
}

pub(super) fn idle(name: &str, because: &str) -> String {
    format!("`{name}` has no effect beside `{because}`; remove one of them")
}
