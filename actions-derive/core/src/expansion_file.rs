//! The generated code as a file to read, on demand.

use crate::compiler;
use proc_macro2::TokenStream;
use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// The environment variable that asks for it.
pub(crate) const VARIABLE: &str = "CHARM_ACTIONS_EXPAND";

/// Writes `tokens`, formatted by rustfmt if there is one, to
/// `target/<profile>/charm_actions/<crate>.<module>.rs`, if [`VARIABLE`] is set.
///
/// # Errors
///
/// Where the file cannot be written, with its path.
pub(crate) fn write_if_asked(module: &str, tokens: &TokenStream) -> Result<(), String> {
    if env::var_os(VARIABLE).is_none_or(|value| value.is_empty() || value == "0") {
        return Ok(());
    }
    let out = compiler::out_dir(env::args_os());
    let Some(directory) = out.as_deref().and_then(Path::parent) else {
        return Err(format!("{VARIABLE}: no folder for it is known"));
    };
    let krate = env::var("CARGO_CRATE_NAME").unwrap_or_default();
    let path = directory
        .join("charm_actions")
        .join(format!("{krate}.{module}.rs"));
    write(&path, &tokens.to_string())
        .map_err(|error| format!("{VARIABLE}: cannot write {}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    fs::write(path, formatted(text).unwrap_or_else(|_| text.to_owned()))
}

fn formatted(text: &str) -> io::Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = rustfmt.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    let output = rustfmt.wait_with_output()?;
    let text = String::from_utf8(output.stdout).map_err(io::Error::other)?;
    if output.status.success() {
        Ok(text)
    } else {
        Err(io::Error::other("rustfmt failed"))
    }
}
