//! The file that carries the params to `juju run`.

use std::env;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::NamedTempFile;

/// Writes the params to a file that `program` can read. Nobody else can read it, and it is gone when
/// this is dropped.
pub(super) fn write(program: &Path, params: &Value) -> io::Result<NamedTempFile> {
    let folder = snap_folder(program, env::home_dir()).unwrap_or_else(env::temp_dir);
    let mut builder = tempfile::Builder::new();
    let mut file = builder.prefix("action-params-").suffix(".json").tempfile_in(folder)?;
    file.write_all(text(params).as_bytes())?;
    Ok(file)
}

/// The folder of a snap of that name, which is there once it has run.
///
/// The snap of Juju 3 is strictly confined: its `/tmp` is another one, and it reads no hidden files.
/// Its own folder is one that both sides see, and other programs read it as well.
fn snap_folder(program: &Path, home: Option<PathBuf>) -> Option<PathBuf> {
    let folder = home?.join("snap").join(program.file_name()?).join("common");
    (folder.is_absolute() && folder.is_dir()).then_some(folder)
}

/// `params` as text that is JSON, and that Juju's YAML reader (juju/yaml v2.0.0) takes for the same
/// values. To Juju `1e21` is a string: `serde_json` writes an exponent with its sign, since version
/// 1.0.154.
fn text(params: &Value) -> String {
    let escaped = |character: char| match character {
        // These may stand in JSON; YAML refuses them, or takes them for the end of a line.
        '\u{7f}'..='\u{9f}' | '\u{2028}'..='\u{2029}' | '\u{feff}' | '\u{fffe}'..='\u{ffff}' => {
            format!("\\u{:04x}", u32::from(character))
        }
        _ => character.to_string(),
    };
    params.to_string().chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::{Value, json};
    use tempfile::TempDir;

    use super::{snap_folder, text};

    #[test]
    fn json_stays_json_and_is_the_same_in_yaml() {
        let params = json!({
            "y": "n", "a": {"b": [1, -2, 2.5, true, null, "1e21"], "c": {}},
            "s": "\"\\\n\t\0 : # é 😀", "max": u64::MAX, "min": i64::MIN,
            "n": [1e21, -2.5e-7, 1.0, -0.0],
            "a\u{85}b": "\u{7f}\u{80}x\u{a0}\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}"
        });
        let text = text(&params);
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
    fn a_snap_has_a_folder_of_its_own() {
        let home = TempDir::new().unwrap();
        let of = |program: &str| snap_folder(Path::new(program), Some(home.path().to_owned()));
        assert_eq!(of("juju"), None);
        let common = home.path().join("snap/juju/common");
        std::fs::create_dir_all(&common).unwrap();
        assert_eq!(of("juju").as_ref(), Some(&common));
        assert_eq!(of("/snap/bin/juju"), Some(common));
        assert_eq!(of("/snap/bin/juju_edge"), None);
        assert_eq!(snap_folder(Path::new("juju"), None), None);
    }
}
