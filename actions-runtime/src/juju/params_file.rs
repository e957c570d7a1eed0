//! The file that carries the params to `juju run`.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use tempfile::NamedTempFile;

/// Writes `text` to a file in `folder`, which is made if it is not there. Nobody else can read the
/// file, and it is gone when this is dropped.
pub(super) fn write(folder: &Path, text: &[u8]) -> io::Result<NamedTempFile> {
    std::fs::create_dir_all(folder)?;
    let mut file =
        tempfile::Builder::new().prefix("action-params-").suffix(".json").tempfile_in(folder)?;
    file.write_all(text)?;
    Ok(file)
}

/// The folder of a file that `program` is to read.
///
/// The snap of Juju 3 is strictly confined: its `/tmp` is another one, and it reads no hidden files.
/// Its own folder is one that both sides see.
pub(super) fn folder(program: &Path, home: Option<OsString>, temporary: PathBuf) -> PathBuf {
    let is_snap = program.parent().is_some_and(|folder| folder.ends_with("snap/bin"));
    match (home, program.file_name()) {
        (Some(home), Some(snap)) if is_snap && !home.is_empty() => {
            Path::new(&home).join("snap").join(snap).join("common")
        }
        _ => temporary,
    }
}

/// `params` as text that is JSON, and that Juju's YAML reader takes for the same values. An error is
/// why they are no params.
pub(super) fn text(params: &impl Serialize) -> Result<Vec<u8>, String> {
    let mut text = Vec::new();
    params
        .serialize(&mut Serializer::with_formatter(&mut text, Yaml))
        .map_err(|error| format!("params cannot be written as JSON: {error}"))?;
    let kind = match text.first() {
        Some(b'{') => return Ok(text),
        // `()`, or a `Value` that was never filled.
        Some(b'n') => return Ok(b"{}".to_vec()),
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        _ => "a number",
    };
    Err(format!("params must be a map, not {kind}"))
}

/// JSON without what YAML 1.1 reads otherwise, as juju/yaml v2.0.0 has it. `serde_json` writes
/// an exponent with its sign, since version 1.0.154; to Juju `1e21` is a string.
struct Yaml;

impl Formatter for Yaml {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((place, character)) = rest.char_indices().find(|(_, c)| is_special(*c)) {
            let (plain, tail) = rest.split_at(place);
            write!(writer, "{plain}\\u{:04x}", u32::from(character))?;
            rest = tail.split_at(character.len_utf8()).1;
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Characters that JSON lets stand in a string and that YAML refuses, or takes for the end of a line.
fn is_special(character: char) -> bool {
    matches!(
        character,
        '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::ffi::OsString;
    use std::path::Path;

    use serde_json::{Value, json};

    use super::{folder, text};

    #[test]
    fn json_stays_json_and_is_the_same_in_yaml() {
        let params = json!({
            "y": "n", "a": {"b": [1, -2, 2.5, true, null, "1e21"], "c": {}},
            "s": "\"\\\n\t\0 : # é 😀", "max": u64::MAX, "min": i64::MIN,
            "n": [1e21, -2.5e-7, 1.0, -0.0],
            "a\u{85}b": "\u{7f}\u{80}x\u{a0}\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}"
        });
        let text = String::from_utf8(text(&params).unwrap()).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), params);
        for part in [
            r#""s":"\"\\\n\t\u0000 : # é 😀""#,
            r#""n":[1e+21,-2.5e-7,1.0,-0.0]"#,
            "\"a\\u0085b\":\"\\u007f\\u0080x\u{a0}\\u2028\\u2029\\ufeff\\ufffe\\uffff\"",
        ] {
            assert!(text.contains(part), "{text}");
        }
    }

    #[test]
    fn params_are_a_map() {
        assert_eq!(text(&()).unwrap(), b"{}");
        for (params, kind) in [
            (json!([1]), "a list"),
            (json!("hunter2"), "a string"),
            (json!(true), "a boolean"),
            (json!(-7), "a number"),
        ] {
            let reason = text(&params).unwrap_err();
            assert_eq!(reason, format!("params must be a map, not {kind}"));
        }
        assert_eq!(
            text(&BTreeMap::from([(vec![1], 2)])).unwrap_err(),
            "params cannot be written as JSON: key must be a string"
        );
    }

    #[test]
    fn a_snap_has_a_folder_of_its_own() {
        let of = |program: &str, home: Option<&str>| {
            folder(Path::new(program), home.map(OsString::from), "/tmp".into())
        };
        let home = Some("/home/ann");
        for (program, home, expected) in [
            ("/snap/bin/juju", home, "/home/ann/snap/juju/common"),
            ("/var/lib/snapd/snap/bin/juju_edge", home, "/home/ann/snap/juju_edge/common"),
            ("/snap/bin/juju", None, "/tmp"),
            ("/snap/bin/juju", Some(""), "/tmp"),
            ("/usr/bin/juju", home, "/tmp"),
            ("juju", home, "/tmp"),
        ] {
            assert_eq!(of(program, home), Path::new(expected), "{program}");
        }
    }
}
