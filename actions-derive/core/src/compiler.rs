//! What the arguments of the running compiler tell: a macro runs inside rustc, and learns these
//! things nowhere else.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::PathBuf;

/// The folder that rustc writes to: `target/debug/deps`, and `target/debug/examples` for an example.
pub(crate) fn out_dir(arguments: impl IntoIterator<Item = OsString>) -> Option<PathBuf> {
    let mut arguments = arguments.into_iter();
    arguments.find(|argument| argument == OsStr::new("--out-dir"))?;
    arguments.next().map(PathBuf::from)
}

/// Whether the crate has `#![no_implicit_prelude]`, under which no attribute of a tool has a name.
pub(crate) fn has_no_prelude(arguments: impl IntoIterator<Item = OsString>) -> bool {
    let roots = arguments.into_iter().map(PathBuf::from);
    let mut roots = roots.filter(|path| path.extension() == Some(OsStr::new("rs")));
    let root = roots.next().and_then(|root| fs::read_to_string(root).ok());
    root.is_some_and(|text| {
        text.lines()
            .any(|line| line.trim_start().starts_with("#![no_implicit_prelude]"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(arguments: &[&str]) -> Vec<OsString> {
        arguments.iter().map(OsString::from).collect()
    }

    #[test]
    fn the_folder_is_behind_its_option() {
        assert_eq!(
            out_dir(arguments(&[
                "rustc",
                "--out-dir",
                "/x/target/debug/deps",
                "--test"
            ])),
            Some(PathBuf::from("/x/target/debug/deps"))
        );
        assert_eq!(out_dir(arguments(&["rustc", "--test"])), None);
        assert_eq!(out_dir(arguments(&["rustc", "--out-dir"])), None);
    }

    #[test]
    fn the_root_of_the_crate_is_read() -> std::io::Result<()> {
        let root = std::env::temp_dir().join(format!("no-prelude-{}.rs", std::process::id()));
        let shown = root.display().to_string();
        for (text, has) in [
            ("#![no_implicit_prelude]\n", true),
            ("//! `#![no_implicit_prelude]`\n", false),
        ] {
            fs::write(&root, text)?;
            assert_eq!(has_no_prelude(arguments(&["rustc", "--test", &shown])), has);
        }
        fs::remove_file(&root)?;
        assert!(!has_no_prelude(arguments(&["rustc", &shown])));
        Ok(())
    }
}
