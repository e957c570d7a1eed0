use crate::diagnostic::warning::{Allowed, Warning};
use crate::diagnostic::{Diagnostics, Severity};
use crate::schema::declaration;
use crate::yaml::Reader;

/// The messages for the body of an action, errors and warnings apart.
fn found(body: &str, allowed: &Allowed) -> (Vec<String>, Vec<String>) {
    let text = format!("act: {body}\n");
    let mut diagnostics = Diagnostics::default();
    let declaration = declaration::read(&text, Reader::Juju, &mut diagnostics);
    super::check(&declaration, &text, allowed, &mut diagnostics);
    let (errors, warnings): (Vec<_>, Vec<_>) = diagnostics
        .into_sorted()
        .into_iter()
        .partition(|found| found.severity == Severity::Error);
    let messages = |found: Vec<crate::diagnostic::Diagnostic>| {
        found.into_iter().map(|found| found.message).collect()
    };
    (messages(errors), messages(warnings))
}

fn errors(body: &str) -> Vec<String> {
    found(body, &Allowed::default()).0
}

fn warnings(body: &str) -> Vec<String> {
    found(body, &Allowed::default()).1
}

fn param(schema: &str) -> String {
    format!("{{params: {{p: {schema}}}, additionalProperties: false}}")
}

#[test]
fn what_can_run_is_let_through() {
    for schema in [
        "{type: object, properties: {}}",
        "{type: array, items: {type: object}}",
        "{type: [object, string]}",
        "{type: object, properties: {a: {default: 1}, b: {}}}",
        "{type: integer, minimum: 1, maximum: 1}",
        "{type: integer, minimum: 0.5, maximum: 1.5}",
        "{type: number, minimum: 0.25, maximum: 0.75}",
        "{enum: [1, a, null], default: null}",
        "{type: string, enum: [], default: x}",
        "{type: string, pattern: '\\p{L}', default: '5'}",
        "{type: number, default: 9007199254740993}",
        "{oneOf: [{type: integer, default: x}]}",
        "{type: string, minimum: 1, maximum: 1, exclusiveMaximum: true}",
        "{type: [string, integer], minimum: 1, maximum: 1, exclusiveMaximum: true}",
        "{type: 'null', minimum: 1, maximum: 1, exclusiveMaximum: true}",
        "{type: string, minItems: 2, maxItems: 1}",
        "{minItems: 2, maxItems: 1}",
    ] {
        assert_eq!(errors(&param(schema)), <[&str; 0]>::default(), "{schema}");
    }
}

#[test]
fn what_can_never_run_is_told() {
    for (schema, message) in [
        (
            "{type: object}",
            "no operator can pass param `p` of action `act`: it is an object without `properties`",
        ),
        (
            "{type: integer, exclusiveMinimum: true, minimum: 1, exclusiveMaximum: true, maximum: 2}",
            "the bounds of param `p` of action `act` leave no value",
        ),
        (
            "{type: number, minimum: 1, maximum: 1, exclusiveMaximum: true}",
            "the bounds of param `p` of action `act` leave no value",
        ),
        (
            "{type: number, minimum: 1, maximum: 4, multipleOf: 5}",
            "the bounds of param `p` of action `act` leave no value",
        ),
        (
            "{type: integer, minimum: 9007199254740992}",
            "`minimum` of param `p` of action `act` is beyond the integers of Juju: no value can pass",
        ),
        (
            "{type: [integer, number, 'null'], minimum: 1, maximum: 1, exclusiveMaximum: true}",
            "the bounds of param `p` of action `act` leave no value",
        ),
        (
            "{type: array, minItems: 2, maxItems: 1}",
            "`minItems` of param `p` of action `act` is greater than `maxItems`",
        ),
        (
            "{type: integer, enum: [1, 2], minimum: 5}",
            "no member of the `enum` of param `p` of action `act` fits the rest of its schema",
        ),
        (
            "{type: string, enum: [a, 1]}",
            "a member of the `enum` of param `p` of action `act` is an integer, not of type string",
        ),
        (
            "{type: string, default: null}",
            "the default of param `p` of action `act` is null, not of type string",
        ),
        (
            "{type: integer, default: 9007199254740992}",
            "the default of param `p` of action `act` is beyond the integers that Juju takes",
        ),
        (
            "{type: string, pattern: '^a', default: b}",
            "the default of param `p` of action `act` does not match its pattern `^a`",
        ),
        (
            "{type: object, properties: {a: {default: 1}, b: {}}, required: [b]}",
            "the defaults inside param `p` of action `act` create it without `b`, which it requires",
        ),
        (
            "{type: string, properties: {a: {default: 1}}}",
            "the defaults inside param `p` of action `act` create an object, and its type is string",
        ),
        (
            "{type: object, properties: {a: {default: 1}, b: {default: 2}}, maxProperties: 1}",
            "the defaults inside param `p` of action `act` create an object that has more than 1 \
             property",
        ),
        (
            "{properties: {a: {default: 1}, b: {}}, dependencies: {a: [b]}}",
            "the defaults inside param `p` of action `act` create an object that lacks `b`, on \
             which another property depends",
        ),
        (
            "{properties: {a: {default: 1}}, allOf: [{required: [b]}]}",
            "the defaults inside param `p` of action `act` create an object that lacks `b`, which \
             is required in it",
        ),
        (
            "{type: array, items: {type: integer}, default: [1, x]}",
            "`[1]` in the default of param `p` of action `act` is a string, not of type integer",
        ),
    ] {
        assert_eq!(errors(&param(schema)), [message], "{schema}");
    }
}

#[test]
fn a_default_that_nothing_uses_is_no_error() {
    let body =
        "{params: {p: {type: integer, default: x}}, required: [p], additionalProperties: no}";
    assert_eq!(errors(body), <[&str; 0]>::default());
    assert_eq!(
        warnings(body),
        ["the default of param `p` of action `act` never applies: it is required"]
    );
    for schema in [
        "{type: array, items: {type: integer, default: x}}",
        "{type: object, properties: {}, additionalProperties: {type: integer, default: x}}",
        "{type: array, items: {properties: {a: {type: integer, default: x}}, required: [a]}}",
    ] {
        assert_eq!(errors(&param(schema)), <[&str; 0]>::default(), "{schema}");
    }
}

#[test]
fn a_default_inside_items_is_that_of_the_types() {
    let text = "act: {params: {p: {type: array, items: {properties: {a: {type: integer, \
                default: x}}}}}, additionalProperties: false}\n";
    let mut diagnostics = Diagnostics::default();
    let declaration = declaration::read(text, Reader::Juju, &mut diagnostics);
    super::check(&declaration, text, &Allowed::default(), &mut diagnostics);
    let found = diagnostics.into_sorted();
    let told = found
        .iter()
        .map(|found| (found.message.as_str(), &*found.notes));
    let note = "Juju adds no default here, but the Rust type does, and would hold what Juju \
                refuses";
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(
            "the default of param `p[].a` of action `act` is a string, not of type integer",
            &[note.to_owned()][..]
        )]
    );
}

#[test]
fn a_default_of_what_is_required_applies_where_juju_makes_the_object_around_it() {
    let optional = |inner: &str| {
        param(&format!(
            "{{type: object, properties: {{x: {inner}}}, required: [x]}}"
        ))
    };
    let body = optional("{type: integer, default: 1}");
    assert_eq!(found(&body, &Allowed::default()), (vec![], vec![]));
    assert_eq!(
        errors(&optional("{type: integer, default: a}")),
        ["the default of param `p.x` of action `act` is a string, not of type integer"]
    );
    assert_eq!(
        errors(&optional("{properties: {z: {default: 1}}, required: [w]}")),
        [
            "the defaults inside param `p.x` of action `act` create it without `w`, which it requires"
        ]
    );
    let never = ["the default of param `p.x` of action `act` never applies: it is required"];
    let inner = "properties: {x: {type: integer, default: a}}, required: [x]";
    // Somebody gives the object, or Juju takes its own default whole.
    let given = format!("{{params: {{p: {{{inner}}}}}, required: [p], additionalProperties: no}}");
    let whole = param(&format!("{{{inner}, default: {{x: 1}}}}"));
    for body in [given, whole] {
        assert_eq!(errors(&body), <[&str; 0]>::default(), "{body}");
        assert_eq!(warnings(&body), never, "{body}");
    }
}

#[test]
fn a_required_name_must_be_declared_unless_params_are_open() {
    let message = "action `act` requires `q`, which it does not declare";
    assert_eq!(errors("{params: {p: {}}, required: [q]}"), [message]);
    assert_eq!(
        errors("{params: {p: {}}, required: [q], additionalProperties: false}"),
        [message]
    );
    for open in ["true", "{type: string}"] {
        let body = format!("{{params: {{p: {{}}}}, required: [q], additionalProperties: {open}}}");
        assert_eq!(errors(&body), <[&str; 0]>::default());
    }
}

#[test]
fn an_action_that_refuses_everything_is_told() {
    assert_eq!(
        errors("{type: string}"),
        ["the `type` of action `act` refuses every call: params are an object"]
    );
    assert_eq!(
        errors("{params: {}, properties: {}}"),
        ["action `act` has both `params` and `properties`"]
    );
    assert_eq!(
        errors("{'$ref': '#'}"),
        ["`$ref` replaces all params of action `act`"]
    );
}

#[test]
fn what_is_surely_not_meant_is_warned_of() {
    for (schema, message) in [
        (
            "{enumerate: [a]}",
            "Juju does not know `enumerate` in param `p` of action `act`",
        ),
        (
            "{const: a}",
            "Juju does not know `const` in param `p` of action `act`",
        ),
        (
            "{format: uri}",
            "Juju does not check the `format` of param `p` of action `act`",
        ),
        ("{oneOf: []}", ""),
        (
            "{default: 030}",
            "the number `030` in action `act` is octal: Juju sees 24",
        ),
        ("{examples: [a], x-note: b}", ""),
        (
            "{anyOf: [{type: string}]}",
            "param `p` of action `act` becomes an untyped value: it is made of other schemas",
        ),
        (
            "{properties: {a_b: {}}}",
            "`juju run` has no way to pass param `p.a_b` of action `act` as `key=value`",
        ),
    ] {
        let expected: Vec<_> = [message]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        assert_eq!(warnings(&param(schema)), expected, "{schema}");
    }
    assert_eq!(
        warnings("{params: {workload-context: {}}, additionalProperties: no}"),
        ["Juju reads param `workload-context` of action `act` itself"]
    );
    assert_eq!(
        warnings("{params: {p: {}}}"),
        ["`additionalProperties` is not written for action `act`"]
    );
}

#[test]
fn a_kind_of_warning_can_be_turned_off() {
    let mut allowed = Allowed::default();
    allowed.allow(Warning::Format);
    allowed.allow(Warning::OpenParams);
    let (_, warnings) = found("{params: {p: {format: x, enumerate: 1}}}", &allowed);
    assert_eq!(
        warnings,
        ["Juju does not know `enumerate` in param `p` of action `act`"]
    );
}

#[test]
fn a_pattern_that_takes_unicode_tables_refuses_nothing() {
    for schema in [
        r"{type: string, default: '1', pattern: '^\p{L}'}",
        r"{type: string, default: '1', not: {pattern: '^\p{L}'}}",
        r"{type: string, default: '1', oneOf: [{pattern: '^\p{L}'}, {pattern: '^\pN'}]}",
        r"{type: object, properties: {}, default: {'1': x}, patternProperties: {'^\pL': {type: integer}}}",
        r"{type: string, enum: ['1'], not: {pattern: '^\p{L}'}}",
    ] {
        assert_eq!(errors(&param(schema)), [""; 0], "{schema}");
    }
    let schema = r"{type: string, default: '1', minLength: 2, pattern: '^\p{L}'}";
    assert_eq!(errors(&param(schema)).len(), 1);
}

#[test]
fn what_takes_the_product_of_two_long_lists_is_left_open() {
    let long = |text: &str| format!("[{}]", text.repeat(20_000));
    let (schemas, values) = (long("{type: string}, "), long("1, "));
    let slow = format!("{{type: array, items: {{oneOf: {schemas}}}, default: {values}}}");
    assert_eq!(errors(&param(&slow)), [""; 0]);
    let quick = "{type: array, items: {oneOf: [{type: string}]}, default: [1]}";
    assert_eq!(errors(&param(quick)).len(), 1);
}

#[test]
fn a_pattern_is_compiled_once_for_all_values() {
    let members: Vec<_> = (0..2_000).map(|index| format!("m{index}")).collect();
    let members = members.join(", ");
    let schema = format!("{{type: string, pattern: '^[a-l]{{1,99}}[0-9]+$', enum: [{members}]}}");
    assert_eq!(
        errors(&param(&schema)),
        ["no member of the `enum` of param `p` of action `act` fits the rest of its schema"]
    );
}
