use super::*;

fn root(text: &str) -> Node {
    let (document, diagnostics) = read(text, Reader::Charmcraft);
    assert_eq!(diagnostics, [], "{text}");
    document.unwrap().root
}

fn slice<'t>(text: &'t str, node: &Node) -> &'t str {
    &text[node.span.start..node.span.end]
}

#[test]
fn a_scalar_has_the_place_of_its_token_with_its_quotes() {
    let text = "plain: ü b  # c\nsingle: 'it''s'\ndouble: \"q\\\"\"\nfolded: a\n  b\n";
    let root = root(text);
    let place = |key| slice(text, root.get(key).unwrap());
    assert_eq!(place("plain"), "ü b");
    assert_eq!(place("single"), "'it''s'");
    assert_eq!(place("double"), "\"q\\\"\"");
    assert_eq!(place("folded"), "a\n  b");
}

#[test]
fn a_key_has_a_place() {
    let text = "a: {'b c': 1}\n";
    let root = root(text);
    let inner = root.get("a").unwrap().as_mapping().unwrap();
    let span = inner[0].key.span;
    assert_eq!(&text[span.start..span.end], "'b c'");
}

#[test]
fn a_block_scalar_starts_with_its_first_line_and_ends_with_its_last() {
    let text = "a: |\n\n  x\n  y\n\n\nb: 1\n";
    let root = root(text);
    assert_eq!(slice(text, root.get("a").unwrap()), "x\n  y");
}

#[test]
fn a_missing_value_has_an_empty_place_after_its_key() {
    let text = "a:   # none\nb:\n  -\n";
    let root = root(text);
    let missing = root.get("a").unwrap();
    assert_eq!((missing.span.start, missing.span.end), (1, 1));
    let item = &root.get("b").unwrap().as_sequence().unwrap()[0];
    assert_eq!((item.span.start, item.span.end), (18, 18));
    assert_eq!(item.data, Data::Null);
}

#[test]
fn a_collection_reaches_to_its_last_item_or_bracket() {
    let text = "a:\n  b: [1,\n    2]\n  c:\n  - x\n\nd: {e: f}  # g\n";
    let root = root(text);
    let a = root.get("a").unwrap();
    assert_eq!(slice(text, a), "b: [1,\n    2]\n  c:\n  - x");
    assert_eq!(slice(text, a.get("b").unwrap()), "[1,\n    2]");
    assert_eq!(slice(text, root.get("d").unwrap()), "{e: f}");
}

#[test]
fn an_alias_has_the_place_of_its_anchor() {
    let text = "a: &x {b: 1}\nc: *x\n";
    let root = root(text);
    assert_eq!(root.get("a"), root.get("c"));
    assert_eq!(slice(text, root.get("c").unwrap()), "{b: 1}");
}

#[test]
fn places_count_bytes_behind_a_byte_order_mark() {
    let text = "\u{feff}a: b\r\nc: d\r\n";
    let root = root(text);
    assert_eq!(show(&root), r#"{"a": "b", "c": "d"}"#);
    assert_eq!(slice(text, root.get("c").unwrap()), "d");
}
