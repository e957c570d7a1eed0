//! Cutting a name into words.

use unicode_ident::is_xid_continue;

/// Symbols that are a word of their own wherever they stand.
const SYMBOLS: [(char, &str); 16] = [
    ('!', "bang"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "and"),
    ('*', "star"),
    ('+', "plus"),
    ('<', "less"),
    ('=', "equals"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('^', "caret"),
    ('|', "pipe"),
    ('~', "tilde"),
    // Its capital is that of the Greek letter, which looks like the `M` of `ms`.
    ('µ', "micro"),
];

/// Characters that part words, and have a name only where there is nothing to part.
const SEPARATORS: [(char, &str); 21] = [
    (' ', "space"),
    ('\t', "tab"),
    ('\n', "newline"),
    ('"', "quote"),
    ('\'', "apostrophe"),
    ('(', "open paren"),
    (')', "close paren"),
    (',', "comma"),
    ('-', "minus"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('[', "open bracket"),
    ('\\', "backslash"),
    (']', "close bracket"),
    ('_', "underscore"),
    ('`', "backquote"),
    ('{', "open brace"),
    ('}', "close brace"),
    ('\r', "return"),
];

/// What a character does to the words around it.
enum Role {
    /// It belongs to a word.
    Letter,
    /// It is left out, and the word goes on.
    Silent,
    /// It is a word.
    Symbol(&'static str),
    /// It ends a word.
    Separator,
}

/// The words of `name` in lower case: at least one, none of them empty.
pub(crate) fn words(name: &str) -> Vec<String> {
    if name.is_empty() {
        return vec!["empty".to_owned()];
    }
    if !name.contains(is_letter) {
        return name.chars().flat_map(spell).collect();
    }
    let mut words = Vec::new();
    let mut rest = name;
    if let Some(number) = name.strip_prefix('-')
        && number.starts_with(char::is_numeric)
    {
        words.push("minus".to_owned());
        rest = number;
    }
    let mut run = Vec::new();
    for c in rest.chars() {
        match role(c) {
            Role::Letter => run.push(c),
            Role::Silent => {}
            Role::Symbol(word) => {
                words.extend(split_case(&std::mem::take(&mut run)));
                words.push(word.to_owned());
            }
            Role::Separator => words.extend(split_case(&std::mem::take(&mut run))),
        }
    }
    words.extend(split_case(&run));
    words
}

fn role(c: char) -> Role {
    if let Some(word) = find(&SYMBOLS, c) {
        return Role::Symbol(word);
    }
    match c {
        '_' => Role::Separator,
        '\'' | '\u{2019}' => Role::Silent,
        _ if is_letter(c) => Role::Letter,
        // An accent or a joiner without a letter of its own.
        _ if is_xid_continue(c) => Role::Silent,
        _ => Role::Separator,
    }
}

/// Whether an identifier can hold `c` as a letter or a digit.
///
/// Both tables must agree: the standard library's is as old as the compiler that reads the name.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && is_xid_continue(c) && has_both_cases(c)
}

/// Whether a letter of one case has a partner in the other: mathematical capitals have none, nor
/// has the `º` of `nº`. Letters without case pass.
fn has_both_cases(c: char) -> bool {
    !c.to_lowercase().any(char::is_uppercase) && !c.to_uppercase().any(char::is_lowercase)
}

/// Cuts `run` where its case changes.
fn split_case(run: &[char]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (index, c) in run.iter().enumerate() {
        if index == 0 || starts_word(run, index) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            // `İ` becomes an `i` with an accent of its own.
            word.extend(c.to_lowercase().filter(|c| is_letter(*c)));
        }
    }
    words
}

/// Whether the character at `index`, which is not the first, starts a word.
fn starts_word(run: &[char], index: usize) -> bool {
    let is_small = |index: usize| run.get(index).is_some_and(|c| c.is_lowercase());
    let is_capital = |index: usize| run.get(index).is_some_and(|c| c.is_uppercase());
    // `dryRun`, but also the `S` of `HTTPServer`; not the `P` of `IPv4` nor the `D` of `IDs`.
    is_capital(index) && (is_small(index - 1) || (is_small(index + 1) && is_small(index + 2)))
}

/// The name of a character that stands for itself.
fn spell(c: char) -> Vec<String> {
    match find(&SYMBOLS, c).or_else(|| find(&SEPARATORS, c)) {
        Some(name) => name.split(' ').map(str::to_owned).collect(),
        None => vec![format!("u{:04x}", u32::from(c))],
    }
}

fn find(names: &[(char, &'static str)], c: char) -> Option<&'static str> {
    let (_, name) = names.iter().find(|(symbol, _)| *symbol == c)?;
    Some(name)
}
