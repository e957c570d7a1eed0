//! Which params hold secrets, by their names.

/// Words that say it by themselves.
const WORDS: [&str; 13] = [
    "apikey", "credential", "credentials", "passphrase", "passwd", "password", "passwords", "pin",
    "pwd", "secret", "secrets", "token", "tokens",
];
/// Pairs of words that say it together.
const PAIRS: [(&str, &str); 7] = [
    ("access", "key"),
    ("api", "key"),
    ("encryption", "key"),
    ("private", "key"),
    ("secret", "key"),
    ("signing", "key"),
    ("ssh", "key"),
];

/// Whether a param of that name is a secret, which `Debug` must not show.
pub(super) fn is_secret(name: &str) -> bool {
    let snake = crate::names::field(name).unwrap_or_default();
    let words: Vec<_> = snake.split('_').filter(|word| !word.is_empty()).collect();
    words.iter().any(|word| WORDS.contains(word))
        || words.windows(2).any(|pair| PAIRS.contains(&(pair[0], pair[1])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_that_it_is_a_secret() {
        for name in ["password", "admin-password", "authToken", "private-key", "API_KEY", "tokens"]
        {
            assert!(is_secret(name), "{name}");
        }
        for name in ["passive", "tokenizer", "key", "keyring", "pinned", "public-key"] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
