//! The names on a command line: of the charm, its units and its actions.

use std::path::Path;

use crate::Declaration;

/// The name of the application: that of the binary, without what such names often end in.
pub(super) fn application(program: &str) -> String {
    let name = Path::new(program).file_stem().unwrap_or_default();
    let name = name.to_string_lossy();
    let short = ["-charm", "-operator"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(&name);
    if is_application(short) {
        short.to_owned()
    } else {
        "charm".to_owned()
    }
}

/// The name by which the binary was called.
pub(super) fn binary(program: &str) -> String {
    let name = Path::new(program).file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// What there is to run.
pub(super) fn has(declarations: &[Declaration]) -> String {
    let mut names: Vec<_> = declarations.iter().map(|known| known.name).collect();
    names.sort_unstable();
    match names.as_slice() {
        [] => "the charm has no actions".to_owned(),
        names => format!("the charm has {}", names.join(", ")),
    }
}

/// The unit that `database/0` or `database/leader` names, as `juju run` takes it. There is one unit
/// here: the leader is the first.
pub(super) fn unit(word: &str) -> Option<String> {
    let (application, number) = word.split_once('/')?;
    let number = if number == "leader" { "0" } else { number };
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_unit = is_application(application) && is_number && !is_padded(number);
    is_unit.then(|| format!("{application}/{number}"))
}

fn is_padded(number: &str) -> bool {
    number.len() > 1 && number.starts_with('0')
}

/// Whether Juju takes `name` as the name of an application: words of lower-case letters and digits
/// with hyphens between them, none without a letter, and a letter first.
fn is_application(name: &str) -> bool {
    let word = |word: &str| {
        word.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            && word.bytes().any(|byte| byte.is_ascii_lowercase())
    };
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.split('-').all(word)
}

#[cfg(test)]
mod tests {
    use super::{application, unit};

    #[test]
    fn the_application_is_named_after_the_binary() {
        for (program, name) in [
            ("target/debug/database-charm", "database"),
            ("/srv/mysql-k8s-operator", "mysql-k8s"),
            ("dispatch", "dispatch"),
            ("./Database", "charm"),
            ("my_charm", "charm"),
            ("x-1", "charm"),
            ("", "charm"),
        ] {
            assert_eq!(application(program), name, "{program}");
        }
    }

    #[test]
    fn units_are_named_as_for_juju_run() {
        for (word, name) in [
            ("mysql-k8s/10", Some("mysql-k8s/10")),
            ("database/leader", Some("database/0")),
            ("database/Leader", None),
            ("database/", None),
            ("database/01", None),
            ("database/0/0", None),
            ("Database/0", None),
            ("database", None),
        ] {
            assert_eq!(unit(word).as_deref(), name, "{word}");
        }
    }
}
