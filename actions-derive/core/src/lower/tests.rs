use super::model::{Action, Definition, Shape, Struct};
use super::{Literal, Made, Module, Presence, Type, lower};
use crate::attribute::Renames;
use crate::diagnostic::Diagnostics;
use crate::schema::declaration;
use crate::yaml::Reader;

fn lowered(actions: &str) -> (Module, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let declaration = declaration::read(actions, Reader::Juju, &mut diagnostics);
    let module = lower(&declaration, &Renames::default(), &mut diagnostics).module;
    let messages = diagnostics.into_sorted().into_iter();
    (module, messages.map(|found| found.message).collect())
}

/// The fields of the one action's params.
fn params(schema: &str) -> Struct {
    let (module, messages) = lowered(&format!("act: {{params: {schema}}}"));
    assert_eq!(messages, <[String; 0]>::default());
    match module.types.into_iter().next().map(|first| first.shape) {
        Some(Shape::Struct(params)) => params,
        other => panic!("{other:?} are no params"),
    }
}

fn types(module: &Module) -> Vec<(&str, &str)> {
    let types = module.types.iter();
    types
        .map(|known| (known.name.as_str(), known.path.as_str()))
        .collect()
}

#[test]
fn types_are_named_after_their_way_from_the_action() {
    let (module, messages) = lowered(
        "take-snapshot:\n  params:\n    hosts:\n      type: array\n      items:\n        \
         properties:\n          kind: {enum: [a, b]}\n    to: {type: [string, object], \
         properties: {x: {}}}\npause:\n",
    );
    assert_eq!(messages, <[String; 0]>::default());
    assert_eq!(
        types(&module),
        [
            ("TakeSnapshotParams", ""),
            ("TakeSnapshotHostsItem", "hosts[]"),
            ("TakeSnapshotHostsItemKind", "hosts[].kind"),
            ("TakeSnapshotTo", "to"),
            ("TakeSnapshotToObject", "to"),
            ("PauseParams", ""),
        ]
    );
    let handlers = module.actions.iter();
    let handlers: Vec<_> = handlers
        .map(
            |Action {
                 method,
                 takes_params,
                 ..
             }| (method.as_str(), *takes_params),
        )
        .collect();
    assert_eq!(handlers, [("take_snapshot", true), ("pause", false)]);
}

#[test]
fn presence_is_what_juju_makes_of_defaults() {
    let params = params(
        "{a: {type: string}, b: {type: integer, default: 5}, \
          c: {properties: {x: {type: boolean, default: true}, z: {type: string}}}, \
          d: {properties: {x: {type: string}}}, \
          e: {properties: {x: {type: boolean}}, default: {x: false}}, \
          f: {properties: {x: {type: integer, default: 1}, w: {type: integer, default: 2}}, \
          required: [x]}}",
    );
    let presence: Vec<_> = params
        .fields
        .into_iter()
        .map(|field| field.presence)
        .collect();
    assert_eq!(
        presence,
        [
            Presence::Optional,
            Presence::Filled(Literal::Integer(5)),
            Presence::Filled(Literal::Made(Made {
                ty: "ActC".to_owned(),
                required: Vec::new(),
                set: Vec::new(),
            })),
            Presence::Optional,
            Presence::Filled(Literal::Struct(
                "ActE".to_owned(),
                vec![(
                    "x".to_owned(),
                    Literal::Some(Box::new(Literal::Boolean(false)))
                )]
            )),
            Presence::Filled(Literal::Struct(
                "ActF".to_owned(),
                vec![
                    ("x".to_owned(), Literal::Integer(1)),
                    ("w".to_owned(), Literal::Integer(2)),
                ]
            )),
        ]
    );
}

#[test]
fn a_whole_number_is_an_integer_in_a_union_as_when_it_is_decoded() {
    let params = params(
        "{a: {type: [number, integer], default: 5}, b: {type: [number, integer], default: 5.5}, \
          c: {type: [number, string], default: 5}}",
    );
    let held = params.fields.into_iter().map(|field| match field.presence {
        Presence::Filled(Literal::Alternative(_, variant, held)) => (variant, *held),
        other => panic!("{other:?} is not one of several"),
    });
    assert_eq!(
        held.collect::<Vec<_>>(),
        [
            ("Integer", Literal::Integer(5)),
            ("Number", Literal::Number(5.5)),
            ("Number", Literal::Number(5.0)),
        ]
    );
}

#[test]
fn a_default_leaves_to_the_constructor_what_it_does_not_give() {
    let params = params(
        "{hosts: {type: array, default: [{name: a}, {name: b, port: null, tags: [x]}], \
          items: {type: object, required: [name], additionalProperties: true, properties: {\
          name: {type: string}, port: {type: [integer, 'null'], default: 80}, \
          tags: {type: array, default: [z], items: {type: string}}, note: {type: string}}}}}",
    );
    let text = |text: &str| Literal::String(text.to_owned());
    let made = |name: &str, set: Vec<(String, Literal)>| {
        Literal::Made(Made {
            ty: "ActHostsItem".to_owned(),
            required: vec![text(name)],
            set,
        })
    };
    let whole = Literal::Struct(
        "ActHostsItem".to_owned(),
        vec![
            ("name".to_owned(), text("b")),
            ("port".to_owned(), Literal::Null),
            ("tags".to_owned(), Literal::Array(vec![text("x")])),
            ("note".to_owned(), Literal::Null),
            ("additional".to_owned(), Literal::Map(Vec::new())),
        ],
    );
    let hosts = &params.fields[0];
    assert_eq!(
        hosts.presence,
        Presence::Filled(Literal::Array(vec![made("a", Vec::new()), whole]))
    );
}

#[test]
fn what_is_not_known_of_a_type_is_untyped() {
    let params = params(
        "{a: {}, b: {oneOf: [{type: string}]}, c: {type: array}, d: {type: object, properties: {}}, \
          e: {type: 'null'}, f: {enum: [[1], {x: 1}]}}",
    );
    let types: Vec<_> = params.fields.into_iter().map(|field| field.ty).collect();
    let any = || Box::new(Type::Any);
    assert_eq!(types[0], Type::Any);
    assert_eq!(types[1], Type::Any);
    assert!(matches!(&types[2], Type::Array(item, _) if *item == any()));
    assert_eq!(types[3], Type::Map(any()));
    assert_eq!(types[4], Type::Any);
    assert_eq!(types[5], Type::Any);
}

#[test]
fn a_default_of_another_type_leaves_a_schema_untyped() {
    let fields = params(
        "{a: {properties: {b: {}}, default: [c]}, d: {items: {}, default: e}, \
         f: {properties: {b: {}}, default: {b: 1}}}",
    )
    .fields;
    let untyped = fields.iter().map(|field| field.ty == Type::Any);
    assert_eq!(untyped.collect::<Vec<_>>(), [true, true, false]);
    assert!(
        fields
            .iter()
            .all(|field| matches!(field.presence, Presence::Filled(_)))
    );
}

#[test]
fn what_is_too_deep_for_the_compiler_is_untyped() {
    let deep = |depth: usize| {
        let (open, close) = ("{type: array, items: ".repeat(depth), "}".repeat(depth));
        let params = params(&format!("{{p: {open}{{type: string}}{close}}}"));
        let mut ty = &params.fields[0].ty;
        while let Type::Array(item, _) = ty {
            ty = item;
        }
        ty.clone()
    };
    assert!(matches!(deep(29), Type::String(_)));
    assert_eq!(deep(30), Type::Any);
    assert_eq!(deep(90), Type::Any);
}

#[test]
fn names_that_are_too_long_are_told() {
    let long = "x".repeat(256);
    let (module, messages) = lowered(&format!("{long}: {{params: {{{long}: {{enum: [a]}}}}}}"));
    let shown = format!("{0}...{0}", "x".repeat(50));
    let reason = "has over 255 bytes, too many for a name in Rust";
    assert_eq!(
        messages,
        [
            format!("the name of action `{shown}` {reason}"),
            format!("the name of param `{shown}` of action `{shown}` {reason}"),
        ]
    );
    assert_eq!(module.types.len(), 1);
    let name = "y".repeat(250);
    let deep = format!("{{properties: {{{name}: {{properties: {{z: {{enum: [a]}}}}}}}}}}");
    let (module, messages) = lowered(&format!("act: {{params: {{{name}: {deep}}}}}"));
    let shown = format!("{0}...{0}", "y".repeat(50));
    let reason = "would have a name of over 500 bytes";
    assert_eq!(
        messages,
        [format!(
            "the type of param `{shown}` of action `act` {reason}"
        )]
    );
    assert_eq!(module.types.len(), 2);
}

#[test]
fn names_that_clash_are_told_and_the_first_is_kept() {
    let (module, messages) = lowered(
        "a-b: {params: {x-y: {}, x_y: {}}}\na--b: {}\nc: {params: {e: {enum: [A, a, b]}}}\n",
    );
    assert_eq!(
        messages,
        [
            "params `x-y` and `x_y` of action `a-b` would both be the field `x_y`",
            "actions `a-b` and `a--b` would both be handled by `a_b`",
            "two members of `e` of action `c` would be the variant `A`",
        ]
    );
    assert_eq!(
        types(&module),
        [("ABParams", ""), ("CParams", ""), ("CE", "e")]
    );
    let (_, messages) = lowered("node1: {params: {a: {}}}\nnode-1: {params: {b: {}}}\n");
    assert_eq!(
        messages,
        ["the params of action `node-1` would be a second type `Node1Params`"]
    );
    let Some(Definition {
        shape: Shape::Enum(members),
        ..
    }) = module.types.last()
    else {
        panic!("CE is an enum");
    };
    let variants: Vec<_> = members
        .variants
        .iter()
        .map(|known| known.name.as_str())
        .collect();
    assert_eq!(variants, ["A", "B"]);
}
