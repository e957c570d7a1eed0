//! What `Debug` of params does not show: values that are secrets by their names.

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};

use serde_json::Value;

use crate::shown::{HIDDEN, hyphenated};

/// Words that say it at the end of a name.
const WORDS: [&str; 14] = [
    "apikey", "credential", "htpasswd", "keytab", "mnemonic", "pass", "passcode", "passphrase",
    "passwd", "password", "pin", "pwd", "secret", "token",
];
/// What a `key` is of that is no secret.
const OPEN_KEYS: [&str; 6] = ["foreign", "partition", "primary", "public", "routing", "sort"];

/// Whether a value of that name is a secret.
fn is_secret(name: &str) -> bool {
    let name = hyphenated(name);
    let (before, last) = name.rsplit_once('-').unwrap_or(("", &name));
    let says_it = |word: &str| match word {
        "key" => !before.is_empty() && !before.split('-').any(|word| OPEN_KEYS.contains(&word)),
        word => WORDS.contains(&word),
    };
    says_it(last) || last.strip_suffix('s').is_some_and(says_it)
}

/// Stands for a value that is not shown.
#[derive(Clone, Copy)]
pub struct Hidden;

impl Debug for Hidden {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

/// A value, and how it is shown.
pub struct Shown<'v, T, F>(pub &'v T, pub F);

impl<T, F: Fn(&T, &mut Formatter<'_>) -> fmt::Result> Debug for Shown<'_, T, F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        (self.1)(self.0, f)
    }
}

/// Shows a struct. Each field has its name, that of its param, which is empty where it says nothing,
/// and its value.
pub fn debug(
    f: &mut Formatter<'_>,
    name: &str,
    fields: &[(&str, &str, &dyn Debug)],
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (name, param, value) in fields {
        shown.field(name, if is_secret(param) { &Hidden } else { *value });
    }
    shown.finish()
}

/// Shows a map without the secrets in it, and the other values by `inner`.
pub fn keys<T>(
    inner: impl Fn(&T, &mut Formatter<'_>) -> fmt::Result,
) -> impl Fn(&BTreeMap<String, T>, &mut Formatter<'_>) -> fmt::Result {
    move |map, f| entries(map, f, |_| false, &inner)
}

/// Shows the items of a list by `inner`.
pub fn items<T>(
    inner: impl Fn(&T, &mut Formatter<'_>) -> fmt::Result,
) -> impl Fn(&Vec<T>, &mut Formatter<'_>) -> fmt::Result {
    move |items, f| {
        let items = items.iter().map(|item| Shown(item, &inner));
        f.debug_list().entries(items).finish()
    }
}

/// Shows what may be absent by `inner`.
pub fn maybe<T>(
    inner: impl Fn(&T, &mut Formatter<'_>) -> fmt::Result,
) -> impl Fn(&Option<T>, &mut Formatter<'_>) -> fmt::Result {
    move |value, f| Debug::fmt(&value.as_ref().map(|value| Shown(value, &inner)), f)
}

/// Shows any JSON without what the keys of its objects say is a secret.
pub fn json(value: &Value, f: &mut Formatter<'_>) -> fmt::Result {
    match value {
        Value::Array(list) => items(json)(list, f),
        Value::Object(map) => entries(map, f, Value::is_boolean, json),
        leaf => Debug::fmt(leaf, f),
    }
}

fn entries<'m, T: 'm>(
    map: impl IntoIterator<Item = (&'m String, &'m T)>,
    f: &mut Formatter<'_>,
    is_shown: impl Fn(&T) -> bool,
    inner: impl Fn(&T, &mut Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    let mut shown = f.debug_map();
    for (key, value) in map {
        if is_secret(key) && !is_shown(value) {
            shown.entry(key, &Hidden);
        } else {
            shown.entry(key, &Shown(value, &inner));
        }
    }
    shown.finish()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Shown, is_secret, items, json, keys, maybe};

    #[test]
    fn a_name_says_that_it_is_a_secret() {
        for name in [
            "password", "admin-passwords", "authToken", "private_key", "API_KEY", "adminAPIKeys",
            "pass", "db.credentials", "user-htpasswd", "pin", "apikey", "sasl.keytab",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "", "--", "key", "keys", "keyring", "public-key", "primaryKeys", "my-sort-key",
            "token-type", "password-file", "passes", "bypass", "pinned", "class",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn secrets_are_hidden_by_the_keys_of_maps_and_objects() {
        let secret = json!({
            "login": [{"pin": true, "pwd": ["hunter2"]}], "token": "hunter2", "ttl": "7",
        });
        let params =
            Some([("a".to_owned(), vec![secret.clone()]), ("b-keys".to_owned(), vec![secret])]);
        let params = params.map(std::collections::BTreeMap::from);
        let shown = Shown(&params, maybe(keys(items(json))));
        assert_eq!(
            format!("{shown:?}"),
            "Some({\"a\": [{\"login\": [{\"pin\": Bool(true), \"pwd\": <hidden>}], \
             \"token\": <hidden>, \"ttl\": String(\"7\")}], \"b-keys\": <hidden>})"
        );
    }
}
