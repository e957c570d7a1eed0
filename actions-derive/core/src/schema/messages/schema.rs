//! What Juju rejects in a schema when it reads the charm.

use super::explained;
use crate::diagnostic::{Diagnostic, Severity};
use crate::number;
use crate::pattern;
use crate::schema::Text;
use crate::schema::json_type::JsonType;
use crate::schema::owner::Owner;
use crate::source::Span;
use crate::yaml;
use crate::yaml::canonical;
use crate::yaml::node::{Data, Node};

/// `type: strng`
pub(crate) fn unknown_type(owner: &Owner, span: Span, given: &str) -> Diagnostic {
    let names: Vec<_> = JsonType::ALL.iter().map(|known| known.name()).collect();
    let diagnostic = Diagnostic::error(span, format!("`{given}` is not a type, for {owner}"))
        .label(format!("expected one of: {}", names.join(", ")));
    match JsonType::all_meant_by(given).as_slice() {
        [] if given == "any" => diagnostic.help("leave `type` out to let anything through"),
        [] => diagnostic.types_unknown(),
        [meant] => diagnostic.help(format!("write `type: {}`", meant.written())),
        several => {
            let names: Vec<_> = several.iter().map(|meant| meant.written()).collect();
            diagnostic.help(format!("write `type: [{}]`", names.join(", ")))
        }
    }
}

/// `type: [string, null]`, where the null is none of `names`.
pub(crate) fn null_in_types(owner: &Owner, span: Span, names: &[Node]) -> Diagnostic {
    let written: Vec<_> = names
        .iter()
        .map(|name| match &name.data {
            Data::Null => "\"null\"".to_owned(),
            Data::String(text) => text.clone(),
            _ => canonical::json(name),
        })
        .collect();
    Diagnostic::error(
        span,
        format!("`type` of {owner} lists null itself, not the type's name"),
    )
    .help(format!(
        "put it in quotes: `type: [{}]`",
        written.join(", ")
    ))
}

/// `type: [string, strng]`
pub(crate) fn unknown_type_in_list(owner: &Owner, span: Span, given: &str) -> Diagnostic {
    let meant = JsonType::meant_by(given);
    let diagnostic = unknown_type(owner, span, given)
        .note("Juju drops an unknown type from a list without a word");
    Diagnostic {
        severity: Severity::Warning,
        help: meant.map(|meant| format!("did you mean `{}`?", meant.written())),
        types_unknown: false,
        ..diagnostic
    }
}

/// A keyword that holds another kind of value than it must.
pub(crate) fn wrong_kind(owner: &Owner, keyword: &str, expected: &str, node: &Node) -> Diagnostic {
    let found = node.data.kind();
    let diagnostic = Diagnostic::error(
        node.span,
        format!("`{keyword}` of {owner} must be {expected}, not {found}"),
    );
    let is_exponent = |text: &str| text.parse::<f64>().is_ok() && text.contains(['e', 'E']);
    let diagnostic = match node.as_str().filter(|text| is_exponent(text)) {
        Some(text) if expected == "a number" => diagnostic.note(format!(
            "`{text}` is a text in YAML 1.1, which charmcraft and Juju read"
        )),
        _ => diagnostic,
    };
    let diagnostic = match written_right(keyword, expected, node) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    };
    let diagnostic = explained(diagnostic, node);
    // A text says nothing of the values.
    if expected == "a string" {
        diagnostic
    } else {
        diagnostic.types_unknown()
    }
}

/// `properties` without any below it, or a list of them.
pub(crate) fn properties_not_a_map(owner: &Owner, keyword: &str, node: &Node) -> Diagnostic {
    let diagnostic = wrong_kind(owner, keyword, "a map", node);
    match node.data {
        Data::Null => diagnostic.help(format!(
            "indent what belongs to it deeper than `{keyword}:`, or write `{keyword}: {{}}`"
        )),
        Data::Sequence(_) => diagnostic.help(format!(
            "write each as `name:` with its schema indented below `{keyword}:`, without the `-`"
        )),
        _ => diagnostic,
    }
}

/// What to write for a value of the wrong kind, where that can be told.
fn written_right(keyword: &str, expected: &str, node: &Node) -> Option<String> {
    match (expected, &node.data) {
        (_, Data::Null) => Some("give it a value, or remove the line".to_owned()),
        ("a boolean" | "a boolean or a schema", Data::String(text))
            if matches!(yaml::resolve(text), Data::Bool(_)) =>
        {
            Some(format!("remove the quotes: `{keyword}: {text}`"))
        }
        ("a boolean", _) => Some(format!("write `{keyword}: true` or `{keyword}: false`")),
        ("a number", Data::String(text)) => {
            if matches!(yaml::resolve(text), Data::Integer(_) | Data::Float(_)) {
                return Some(format!("remove the quotes: `{keyword}: {text}`"));
            }
            // `1,000` is sure to be a thousand, and `1,5` is not sure to be fifteen.
            let mut thousands = text.split(',').skip(1);
            if !thousands.all(|digits| digits.len() == 3) {
                return None;
            }
            let number: f64 = text.replace(',', "").parse().ok()?;
            let is_finite = number.is_finite();
            is_finite.then(|| format!("write `{keyword}: {}`", number::shown(number)))
        }
        ("a string", Data::Sequence(_) | Data::Mapping(_)) => None,
        ("a string", _) => Some("put it in quotes".to_owned()),
        ("a list", Data::String(text)) => Some(as_list(keyword, text)),
        ("a list of schemas", Data::Mapping(_)) => {
            Some(format!("write `- ` before each schema below `{keyword}:`"))
        }
        (_, Data::String(text)) if expected.contains("a schema") => {
            let meant = JsonType::meant_by(text)?;
            if keyword == "additionalProperties" && meant == JsonType::Null {
                return Some(format!("write `{keyword}: false`"));
            }
            Some(format!("write `{keyword}: {{type: {}}}`", meant.written()))
        }
        _ => None,
    }
}

/// What to write for a text that is meant to be a list.
pub(crate) fn as_list(keyword: &str, text: &str) -> String {
    if text.starts_with('-') {
        format!("write a space after each `-` below `{keyword}:`")
    } else {
        format!(
            "write `{keyword}: [{}]`",
            text.trim_matches(['[', ']', ' '])
        )
    }
}

/// `required: true` in a param.
pub(crate) fn required_not_a_list(owner: &Owner, node: &Node) -> Diagnostic {
    let diagnostic = wrong_kind(owner, "required", "a list of names", node);
    let itself = owner.last_property();
    match (&node.data, itself) {
        (Data::Bool(true), Some(name)) => diagnostic.help(beside_its_own(name)),
        (Data::String(text), Some(name)) if text == name => diagnostic.help(beside_its_own(name)),
        (Data::String(text), _) => diagnostic.help(as_list("required", text)),
        (Data::Bool(false), _) => {
            diagnostic.help("remove the line: nothing is required unless listed")
        }
        _ => diagnostic,
    }
}

fn beside_its_own(name: &str) -> String {
    format!("write `required: [{name}]` beside the `params` or `properties` that it stands in")
}

/// A name twice in `required`.
pub(crate) fn required_twice(owner: &Owner, name: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::error(
        second,
        format!("`required` of {owner} names `{name}` twice"),
    )
    .related(first, "named here first")
    .help("remove one of them")
}

/// `minLength: -1`, `maxItems: 1.5`
pub(crate) fn not_a_count(owner: &Owner, keyword: &str, node: &Node) -> Diagnostic {
    Diagnostic::error(
        node.span,
        format!("`{keyword}` of {owner} must be a whole number, 0 or more"),
    )
}

/// `multipleOf: 0`
pub(crate) fn multiple_of_not_positive(owner: &Owner, span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("`multipleOf` of {owner} must be greater than 0"),
    )
}

/// `minimum` over `maximum`, `minLength` over `maxLength` and the like.
pub(crate) fn bounds_crossed(owner: &Owner, low: (&str, Span), high: (&str, Span)) -> Diagnostic {
    Diagnostic::error(
        low.1,
        format!("`{}` of {owner} is greater than `{}`", low.0, high.0),
    )
    .related(high.1, format!("`{}` is here", high.0))
    .help("exchange the two, or widen one")
}

/// `exclusiveMinimum: 5`, as later drafts have it.
pub(crate) fn exclusive_not_a_boolean(owner: &Owner, keyword: &str, node: &Node) -> Diagnostic {
    let diagnostic = wrong_kind(owner, keyword, "a boolean", node)
        .note("Juju reads draft 4 of JSON schema, where it is a flag beside the bound");
    let bound = bound_of(keyword);
    match node.as_f64() {
        Some(value) => diagnostic.help(format!("write `{bound}: {value}` and `{keyword}: true`")),
        None => diagnostic.help(format!("write `{keyword}: true` beside `{bound}`")),
    }
}

/// `exclusiveMinimum: true` without `minimum`.
pub(crate) fn exclusive_without_bound(owner: &Owner, keyword: &str, span: Span) -> Diagnostic {
    let bound = bound_of(keyword);
    Diagnostic::error(
        span,
        format!("`{keyword}` of {owner} stands without `{bound}`"),
    )
    .help(format!(
        "add the `{bound}` that is meant, or remove `{keyword}`"
    ))
}

fn bound_of(exclusive: &str) -> &'static str {
    if exclusive == "exclusiveMinimum" {
        "minimum"
    } else {
        "maximum"
    }
}

/// The same member twice in `enum`.
pub(crate) fn member_twice(owner: &Owner, first: Span, second: &Node) -> Diagnostic {
    Diagnostic::error(
        second.span,
        format!("`enum` of {owner} has the same value twice"),
    )
    .related(first, "it is here first")
    .help(match second.data {
        Data::Bool(_) => "remove one of them: `yes`, `on` and `true` are the same",
        Data::Integer(_) | Data::Float(_) => "remove one of them: `1` and `1.0` are the same",
        _ => "remove one of them",
    })
}

/// A `pattern` that Go does not take.
pub(crate) fn invalid_pattern(
    owner: &Owner,
    keyword: &str,
    pattern: &Text,
    error: &pattern::Error,
) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        pattern.span,
        format!("`{keyword}` of {owner} is not a regular expression that Juju can read: {error}"),
    )
    .part(&pattern.text, error.range.clone())
    .note("Juju compiles it with Go's package `regexp` (RE2)");
    diagnostic.help(match &error.mend {
        Some(mend) => mend,
        None => "write it without, or check the value in the handler",
    })
}

/// A schema that is no map.
pub(crate) fn not_a_schema(owner: &Owner, node: &Node) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        node.span,
        format!(
            "the schema of {owner} must be a map, not {}",
            node.data.kind()
        ),
    );
    match node.as_str().and_then(JsonType::meant_by) {
        Some(meant) => diagnostic.help(format!("write `{{type: {}}}`", meant.written())),
        None => diagnostic
            .help("write `{}` for a value of any type")
            .types_unknown(),
    }
}

/// `required` and the like among the params or properties that it is about.
pub(crate) fn among_properties(
    owner: &Owner,
    keyword: &str,
    first: Span,
    names: &[&str],
) -> Diagnostic {
    let one = names.len() == 1;
    let (stand, them) = if one {
        ("stands", "it")
    } else {
        ("stand", "them")
    };
    let names = enumerated(names);
    Diagnostic::error(
        first,
        format!("{names} {stand} among the {keyword} of {owner}"),
    )
    .help(format!("indent {them} like `{keyword}:`"))
}

/// `a`, `b` and `c`, each in its quotes.
pub(crate) fn enumerated(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, rest @ [_, ..])) => format!("{} and {last}", rest.join(", ")),
        _ => names.join(""),
    }
}

/// `items: [string]`
pub(crate) fn items_in_list(owner: &Owner, span: Span, meant: JsonType) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("`items` of {owner} must be a schema, not a list"),
    )
    .help(format!("write `items: {{type: {}}}`", meant.written()))
}

/// `$ref` and `$schema`, anywhere inside an action.
pub(crate) fn reference(owner: &Owner, key: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::error(span, format!("Juju refuses `{key}` in {owner}"));
    if key == "$ref" {
        diagnostic
            .help("write the schema out, or share it by a YAML anchor and alias")
            .types_unknown()
    } else {
        diagnostic.help("remove the line: Juju always reads draft 4")
    }
}

/// A key that Juju does not read as a text.
pub(crate) fn key_not_a_string(owner: &Owner, key: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("Juju does not read the key `{key}` in {owner} as a string, and refuses the charm"),
    )
    .help("use another name: charmcraft drops quotes around names like `y` and `n`")
    .types_unknown()
}

/// `.inf`, `.nan`
pub(crate) fn not_finite(owner: &Owner, span: Span) -> Diagnostic {
    Diagnostic::error(
        span,
        format!("a number in {owner} is infinite or not a number"),
    )
    .help("Juju keeps schemas as JSON, which has finite numbers only")
}
