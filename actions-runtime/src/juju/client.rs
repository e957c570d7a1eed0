//! The program `juju`.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use super::error::{ClientFault, Error};
use crate::hook_tools::{self, ToolFault};

/// How long `juju run` waits unless it is told.
pub(super) const USUAL_WAIT: Duration = Duration::from_secs(60);

/// A call of an action.
#[derive(Debug)]
pub(super) struct Call<'c> {
    pub(super) action: &'c str,
    pub(super) unit: &'c str,
    pub(super) model: Option<&'c str>,
    pub(super) wait: Option<Duration>,
}

/// The program, where it was found.
#[derive(Debug)]
pub(super) struct Client {
    program: PathBuf,
}

impl Client {
    /// A name alone is looked for on `PATH`.
    pub(super) fn find(program: &Path) -> Result<Self, Error> {
        let mut parts = program.components();
        let program = match (parts.next(), parts.next(), program.to_str()) {
            (Some(Component::Normal(_)), None, Some(name)) => {
                let path = env::var_os("PATH").unwrap_or_default();
                hook_tools::find(name, &path).map_err(|fault| {
                    let fault = match fault {
                        ToolFault::NotStarted(error) => ClientFault::NotStarted(error),
                        _ => ClientFault::Missing,
                    };
                    error(program, fault)
                })?
            }
            _ => program.to_owned(),
        };
        Ok(Self { program })
    }

    pub(super) fn program(&self) -> &Path {
        &self.program
    }

    pub(super) fn error(&self, fault: ClientFault) -> Error {
        error(&self.program, fault)
    }

    /// Runs an action, and waits for its end.
    pub(super) fn run(&self, call: &Call<'_>, params: &Path) -> Result<Output, Error> {
        self.start(&arguments(call, params))
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound if !self.program.exists() => {
                    self.error(ClientFault::Missing)
                }
                _ => self.error(ClientFault::NotStarted(error)),
            })
    }

    /// The version, if it is one before 3.0.
    pub(super) fn old_version(&self) -> Option<String> {
        let output = self.start(&["version".into()]).ok()?;
        let version = str::from_utf8(&output.stdout).ok()?.trim();
        let (major, _) = version.split_once('.')?;
        let is_old = major.parse::<u64>().is_ok_and(|major| major < 3);
        is_old.then(|| version.to_owned())
    }

    /// Nothing can be asked of the user: what asks for a password fails.
    fn start(&self, arguments: &[OsString]) -> io::Result<Output> {
        Command::new(&self.program)
            .args(arguments)
            .stdin(Stdio::null())
            .output()
    }
}

fn error(program: &Path, fault: ClientFault) -> Error {
    Error::Client {
        program: program.to_owned(),
        fault,
    }
}

fn arguments(call: &Call<'_>, params: &Path) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = ["run", "--format=json", "--utc"].map(Into::into).into();
    if let Some(wait) = call.wait {
        arguments.push(format!("--wait={}", go_duration(wait)).into());
    }
    if let Some(model) = call.model {
        arguments.push(format!("--model={model}").into());
    }
    let mut file = OsString::from("--params=");
    file.push(params);
    arguments.push(file);
    // A unit or an action that starts with a hyphen is a mistake, and not an option.
    arguments.extend(["--", call.unit, call.action].map(Into::into));
    arguments
}

/// A duration as Go reads it. None is zero, which Juju takes for the usual one, and none is over the
/// 292 years that Go can hold.
fn go_duration(wait: Duration) -> String {
    let most = u128::from(i64::MAX.unsigned_abs());
    match wait.as_nanos() {
        nanoseconds if nanoseconds < most && wait.subsec_nanos() == 0 && !wait.is_zero() => {
            format!("{}s", wait.as_secs())
        }
        nanoseconds => format!("{}ns", nanoseconds.clamp(1, most)),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::{Call, Client, arguments, go_duration};

    fn line(call: &Call<'_>) -> String {
        let arguments = arguments(call, Path::new("/tmp/p.json"));
        let arguments: Vec<_> = arguments.iter().map(|arg| arg.to_str().unwrap()).collect();
        arguments.join(" ")
    }

    #[test]
    fn what_is_not_said_is_left_to_juju() {
        let call = Call {
            action: "snapshot",
            unit: "database/0",
            model: None,
            wait: None,
        };
        assert_eq!(
            line(&call),
            "run --format=json --utc --params=/tmp/p.json -- database/0 snapshot"
        );
        let call = Call {
            model: Some("lxd:admin/testing"),
            wait: Some(Duration::from_secs(300)),
            ..call
        };
        assert_eq!(
            line(&call),
            "run --format=json --utc --wait=300s --model=lxd:admin/testing --params=/tmp/p.json -- \
             database/0 snapshot"
        );
    }

    #[test]
    fn durations_are_those_of_go() {
        for (wait, expected) in [
            (Duration::from_secs(90), "90s"),
            (Duration::from_millis(1500), "1500000000ns"),
            (Duration::ZERO, "1ns"),
            (Duration::from_secs(9_223_372_036), "9223372036s"),
            (Duration::from_secs(9_223_372_037), "9223372036854775807ns"),
            (Duration::MAX, "9223372036854775807ns"),
        ] {
            assert_eq!(go_duration(wait), expected);
        }
    }

    #[test]
    fn a_name_is_looked_for_and_a_path_is_not() {
        let found = |program: &str| Client::find(Path::new(program)).map(|client| client.program);
        #[cfg(unix)]
        assert!(found("sh").unwrap().is_absolute());
        assert_eq!(found("./juju").unwrap(), Path::new("./juju"));
        assert_eq!(found("/no/juju").unwrap(), Path::new("/no/juju"));
        assert_eq!(
            found("no-such-juju").unwrap_err().to_string(),
            "no-such-juju: not found; install it with `snap install juju`, or name another program \
             with `Unit::program`"
        );
    }
}
