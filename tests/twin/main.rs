//! The snapshot action as a careful author writes it without these crates: the yardstick for what
//! they cost.
//!
//! It does all of an action but its work: reads and checks the params, logs, sets results, and
//! tells the operator of every failure. No snapshot is taken, since that would hide the rest.

use std::env;
use std::error::Error;
use std::process::{Command, ExitCode};

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SnapshotParams {
    filename: String,
    #[serde(default)]
    compression: Compression,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Compression {
    kind: Kind,
    quality: u8,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Gzip,
    Bzip2,
    Xz,
}

impl Default for Compression {
    fn default() -> Self {
        Self { kind: Kind::Gzip, quality: 5 }
    }
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
        }
    }
}

fn main() -> ExitCode {
    let Ok(action) = env::var("JUJU_ACTION_NAME") else {
        return ExitCode::SUCCESS;
    };
    let done = match action.as_str() {
        "snapshot" => snapshot(),
        other => Err(format!("this charm has no action {other}").into()),
    };
    let told =
        done.or_else(|error| hook_tool("action-fail", &["--", &error.to_string()]).map(drop));
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{action}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn snapshot() -> Result<(), Box<dyn Error>> {
    let params = hook_tool("action-get", &["--format=json"])?;
    let params: SnapshotParams = serde_json::from_slice(&params)?;
    let quality = params.compression.quality;
    if quality > 9 {
        return Err("compression.quality: is over the maximum 9".into());
    }
    log("Starting snapshot")?;
    if params.filename.contains('/') {
        return Err("filename: must be a name, not a path".into());
    }
    let kind = params.compression.kind.as_str();
    let size: u64 = 4096;
    log(&format!("Compressed with {kind} at quality {quality}"))?;
    hook_tool(
        "action-set",
        &[
            &format!("snapshot.file={}", params.filename),
            &format!("snapshot.kind={kind}"),
            &format!("snapshot.size={size}"),
        ],
    )?;
    Ok(())
}

fn log(message: &str) -> Result<(), Box<dyn Error>> {
    hook_tool("action-log", &["--", message]).map(drop)
}

fn hook_tool(name: &str, args: &[&str]) -> Result<Vec<u8>, Box<dyn Error>> {
    let output = Command::new(name)
        .args(args)
        .output()
        .map_err(|error| format!("{name} cannot be run: {error}"))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{name}: {}: {}", output.status, stderr.trim()).into());
    }
    Ok(output.stdout)
}
