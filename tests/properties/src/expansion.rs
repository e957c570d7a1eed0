//! What `#[charm_actions]` makes of any declaration.

use std::collections::HashSet;

use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::diagnostic::{Diagnostic, Severity, render};
use actions_derive_core::expand::{Expansion, Input, expand};
use actions_derive_core::files::Beside;
use actions_derive_core::source::{Source, Span};
use actions_derive_core::yaml::Reader;
use syn::{Item, Member, TraitItem};

const PATH: &str = "charmcraft.yaml";

pub fn expanded(text: &str, reader: Reader) -> Expansion {
    let arguments: Arguments = syn::parse_str("\"charmcraft.yaml\"").expect("they are arguments");
    let module: Module = syn::parse_str("pub mod actions {}").expect("it is a module");
    let input = Input { text, path: PATH, name: PATH, reader, beside: Beside::default() };
    expand(input, &arguments, &module)
}

/// Expands `text` and checks what comes out: Rust, whole where nothing is wrong, with every
/// diagnostic in its place. Returns whether the declaration is accepted.
pub fn check(text: &str, reader: Reader) -> bool {
    let Expansion { tokens, diagnostics, handlers } = expanded(text, reader);
    let source = Source::new(PATH, text);
    for diagnostic in &diagnostics {
        check_diagnostic(diagnostic, text, &source);
    }
    let accepted = diagnostics.iter().all(|diagnostic| diagnostic.severity == Severity::Warning);
    let file: syn::File = syn::parse2(tokens).expect("the expansion is Rust");
    let [Item::Mod(module), report @ ..] = file.items.as_slice() else {
        panic!("the module comes first");
    };
    let errors = report.iter().filter(|item| matches!(item, Item::Macro(_))).count();
    assert_eq!(errors == 0, accepted, "an error is told when there is one");
    let items = module.content.as_ref().map(|(_, items)| items.as_slice());
    let items = items.unwrap_or_default();
    check_names(items);
    if accepted {
        check_whole(items, handlers.len());
    }
    accepted
}

fn check_diagnostic(diagnostic: &Diagnostic, text: &str, source: &Source<'_>) {
    let check_span = |span: Span| {
        assert!(span.start <= span.end, "{diagnostic:?}");
        assert!(text.is_char_boundary(span.start), "{diagnostic:?}");
        assert!(text.is_char_boundary(span.end), "{diagnostic:?}");
    };
    let shown = render(diagnostic, source);
    assert!(!shown.ends_with(char::is_whitespace), "{shown:?}");
    assert!(shown.contains("--> charmcraft.yaml"), "{shown:?}");
    if let Some(span) = diagnostic.span {
        check_span(span);
        let place = source.location(span.start);
        let place = format!("charmcraft.yaml:{}:{}", place.line, place.column);
        assert!(shown.contains(&place), "{place}: {shown:?}");
    }
    if let Some((span, _)) = &diagnostic.related {
        check_span(*span);
    }
    let first = diagnostic.message.chars().next();
    assert!(first.is_some_and(|char| !char.is_whitespace()), "{shown:?}");
    assert!(shown.len() < 20_000, "a message of {} bytes", shown.len());
}

/// No two items, fields or variants share a name, which the compiler would refuse.
fn check_names(items: &[Item]) {
    let mut types = Vec::new();
    for item in items {
        let (name, inside): (_, Vec<_>) = match item {
            Item::Struct(item) => (&item.ident, item.fields.members().collect()),
            Item::Enum(item) => {
                let names = item.variants.iter().map(|variant| variant.ident.clone().into());
                (&item.ident, names.collect())
            }
            Item::Trait(item) => {
                let methods = item.items.iter().filter_map(|item| match item {
                    TraitItem::Fn(method) => Some(method.sig.ident.clone().into()),
                    _ => None,
                });
                (&item.ident, methods.collect())
            }
            _ => continue,
        };
        assert_distinct(&inside, &name.to_string());
        types.push(Member::from(name.clone()));
    }
    assert_distinct(&types, "the module");
}

fn assert_distinct(names: &[Member], owner: &str) {
    let distinct: HashSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), names.len(), "a name stands twice in {owner}");
}

/// Every action has its method and its params, and nothing stands for a mistake.
fn check_whole(items: &[Item], actions: usize) {
    let methods = items.iter().find_map(|item| match item {
        Item::Trait(item) if item.ident == "Handler" => Some(item.items.len()),
        _ => None,
    });
    assert_eq!(methods, Some(actions), "the handlers");
    let of_trait = |item: &&Item, name: &str| match item {
        Item::Impl(item) => item.trait_.as_ref().is_some_and(|(path, _)| {
            path.segments.last().is_some_and(|segment| segment.ident == name)
        }),
        _ => false,
    };
    let params = items.iter().filter(|item| of_trait(item, "Params")).count();
    assert_eq!(params, actions, "the params");
    let sets = items.iter().filter(|item| of_trait(item, "ActionSet"));
    assert_eq!(sets.count(), 1, "the set of actions");
}
