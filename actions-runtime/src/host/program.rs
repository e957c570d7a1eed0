//! A program, and what it is run with.

use std::ffi::{OsStr, OsString};
use std::fmt::{self, Debug, Formatter};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::error::{Fault, ProgramError, output_of};
use super::input::Input;
use super::{Host, child};

/// What stands for the tools of an action.
const INSTEAD: [(&str, &str); 4] = [
    ("action-get", "the params are the handler's argument"),
    ("action-set", "use `action.set(key, value)`, or return the results"),
    ("action-log", "use `action.log(message)`"),
    ("action-fail", "return the failure, with `fail!(message)` or `?`"),
];

/// What a tool that is not there is told with.
const ABSENT: &str = "not found on PATH; Juju provides it where it runs the charm, and in a local run \
                      a script of that name on PATH stands for it";

/// A program or a hook tool, with what it is run with. [`Host::tool`] and [`Host::program`] make one.
///
/// [`text`](Self::text), [`json`](Self::json) and [`output`](Self::output) run it, each time anew.
/// Its arguments are passed as they are, without a shell. Standard input is empty unless it is
/// given.
///
/// A run ends when the program itself does: a child that it leaves in the background is not waited
/// for. What it prints is kept in memory, so that a service that it starts should write elsewhere.
/// Children survive where a task is cancelled.
///
/// ```
/// # #[cfg(unix)] {
/// use std::time::Duration;
///
/// use actions_runtime::Host;
///
/// # let password = "hunter2";
/// let psql = Host::new()
///     .program("cat")
///     .env("PGCONNECT_TIMEOUT", "5")
///     .input(format!("ALTER USER admin PASSWORD '{password}';\n"))
///     .hide(password)
///     .timeout(Duration::from_secs(30));
/// assert!(psql.text()?.starts_with("ALTER USER admin"));
/// # }
/// # Ok::<(), actions_runtime::ProgramError>(())
/// ```
#[derive(Clone)]
#[must_use = "it is run by `text`, `json` or `output`"]
pub struct Program {
    #[cfg(feature = "testing")]
    host: Host,
    pub(super) name: OsString,
    /// Whether it is one of Juju's.
    is_tool: bool,
    args: Vec<OsString>,
    env: Vec<(OsString, OsString)>,
    folder: Option<PathBuf>,
    input: Input,
    timeout: Option<Duration>,
    hidden: Vec<String>,
}

impl Program {
    pub(super) fn new(host: &Host, name: &OsStr, is_tool: bool) -> Self {
        #[cfg(not(feature = "testing"))]
        let _ = host;
        Self {
            #[cfg(feature = "testing")]
            host: host.clone(),
            name: name.to_owned(),
            is_tool,
            args: Vec::new(),
            env: Vec::new(),
            folder: None,
            input: Input::default(),
            timeout: None,
            hidden: Vec::new(),
        }
    }

    /// Adds an argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    /// Adds arguments.
    pub fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        let args = args.into_iter().map(|arg| arg.as_ref().to_owned());
        self.args.extend(args);
        self
    }

    /// Sets a variable of its environment, beside those of the charm.
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        let variable = (name.as_ref().to_owned(), value.as_ref().to_owned());
        self.env.push(variable);
        self
    }

    /// The folder that it works in; that of the charm unless it is given.
    pub fn current_dir(mut self, folder: impl AsRef<Path>) -> Self {
        self.folder = Some(folder.as_ref().to_owned());
        self
    }

    /// What it reads from standard input: a text, bytes, or a [`File`](std::fs::File), from where that
    /// stands. It need not read it.
    pub fn input(mut self, input: impl Into<Input>) -> Self {
        self.input = input.into();
        self
    }

    /// How long it may run. Then it is killed, the program itself and not its children, and that is an
    /// error. Without a limit it is waited for until the task is cancelled.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// A text that no error shows: a password that the program might print.
    pub fn hide(mut self, text: impl Into<String>) -> Self {
        self.hidden.push(text.into());
        self
    }

    /// Runs it, and gives its standard output without the newline at its end.
    ///
    /// # Errors
    /// When it cannot be started, does not end with exit status 0 or within its time, or prints what
    /// is not UTF-8.
    pub fn text(&self) -> Result<String, ProgramError> {
        let mut output = self.succeed(false)?;
        match String::from_utf8(std::mem::take(&mut output.stdout)) {
            Ok(mut text) => {
                if text.ends_with('\n') {
                    text.pop();
                }
                Ok(text)
            }
            Err(error) => {
                output.stdout = error.into_bytes();
                Err(self.unfit(&output, "printed what is not UTF-8"))
            }
        }
    }

    /// Runs it, and reads its standard output as JSON. A hook tool gets `--format=json` before all other
    /// arguments.
    ///
    /// # Errors
    /// Those of [`text`](Self::text), and when what it prints is not the JSON of a `T`. Neither that
    /// text nor serde's is in the error.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, ProgramError> {
        let output = self.succeed(true)?;
        serde_json::from_slice(&output.stdout).map_err(|error| {
            let why = match error.classify() {
                _ if std::str::from_utf8(&output.stdout).is_err() => "printed what is not UTF-8",
                _ if output.stdout.trim_ascii().is_empty() => "printed nothing, and no JSON",
                Category::Data => "printed JSON of another form than the charm reads",
                _ => "printed what is no JSON",
            };
            self.unfit(&output, why)
        })
    }

    /// Runs it, and gives what it printed with how it ended, well or not.
    ///
    /// # Errors
    /// When it cannot be started, or does not end within its time.
    pub fn output(&self) -> Result<Output, ProgramError> {
        self.run(false)
    }

    fn succeed(&self, as_json: bool) -> Result<Output, ProgramError> {
        let output = self.run(as_json)?;
        if output.status.success() {
            Ok(output)
        } else {
            let hide = |bytes: &[u8]| self.hidden(bytes);
            Err(ProgramError::ended(self.shown(), &output, None, hide))
        }
    }

    fn run(&self, as_json: bool) -> Result<Output, ProgramError> {
        let instead = INSTEAD.iter().find(|(tool, _)| self.name == *tool);
        if let Some((_, instead)) = instead {
            let why = format!("a handler does not run it: {instead}");
            return Err(ProgramError::new(self.shown(), why));
        }
        #[cfg(feature = "testing")]
        if let Some(stand_ins) = self.host.stand_ins() {
            return self.stand_in(stand_ins, as_json);
        }
        self.start(as_json).map_err(|fault| self.fault(fault))
    }

    fn start(&self, as_json: bool) -> Result<Output, Fault> {
        let mut command = Command::new(&self.name);
        if self.is_tool && as_json {
            command.arg("--format=json");
        }
        command.args(&self.args);
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command.stdin(self.input.stdio().map_err(Fault::NoFile)?);
        child::run(&mut command, self.timeout)
    }

    fn fault(&self, fault: Fault) -> ProgramError {
        if let Fault::TimedOut(output, limit) = fault {
            return ProgramError::late(self.shown(), &output, limit, |bytes| self.hidden(bytes));
        }
        let folder = self.folder.as_ref();
        let absent = match folder.filter(|folder| !folder.is_dir()) {
            Some(_) => Some("cannot be started: the folder that it is to work in is not there"),
            None => self.is_tool.then_some(ABSENT),
        };
        ProgramError::fault(self.shown(), fault, absent, |bytes| self.hidden(bytes))
    }

    /// It ended well, and what it printed cannot be used.
    fn unfit(&self, output: &Output, why: &str) -> ProgramError {
        ProgramError::ended(self.shown(), output, Some(why), |bytes| self.hidden(bytes))
    }

    fn shown(&self) -> impl fmt::Display + '_ {
        self.name.display()
    }

    /// What was printed, without the texts to hide.
    fn hidden(&self, bytes: &[u8]) -> String {
        let hidden = self.hidden.iter().filter(|text| !text.is_empty());
        hidden.fold(output_of(bytes), |printed, text| printed.replace(text, "<hidden>"))
    }
}

/// Of its arguments, variables and input nothing is shown.
impl Debug for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Program({})", self.shown())
    }
}

#[cfg(feature = "testing")]
mod stood_in {
    use std::process::Output;

    use super::{Fault, Program, ProgramError};
    use crate::testing::{Call, StandIns, Stood};

    impl Program {
        pub(super) fn stand_in(
            &self,
            stand_ins: &StandIns,
            as_json: bool,
        ) -> Result<Output, ProgramError> {
            let call = self.call().map_err(|error| self.fault(Fault::NoFile(error)))?;
            let is_plain = self.is_tool && !as_json && !call.asks_for_json();
            match stand_ins.answer(&call, is_plain) {
                Stood::Ended(output) => Ok(output),
                Stood::NeverEnds(output) if self.timeout.is_some() => {
                    let limit = self.timeout.unwrap_or_default();
                    Err(self.fault(Fault::TimedOut(output, limit)))
                }
                Stood::NeverEnds(_) => {
                    let why = "its stand-in does not end, and it has no `timeout`";
                    stand_ins.blame(format!("{}: {why}", self.shown()));
                    Err(ProgramError::new(self.shown(), why))
                }
                Stood::Unanswered(why) => Err(ProgramError::new(self.shown(), why)),
            }
        }

        /// The call as the handler wrote it.
        fn call(&self) -> std::io::Result<Call> {
            let text = |text: &std::ffi::OsStr| text.to_string_lossy().into_owned();
            Ok(Call {
                name: text(&self.name),
                args: self.args.iter().map(|arg| text(arg)).collect(),
                input: super::output_of(&self.input.bytes()?),
                env: self.env.iter().map(|(name, value)| (text(name), text(value))).collect(),
                folder: self.folder.clone(),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::{Duration, Instant};

    use crate::Host;
    use crate::for_tests::scripts::Scripts;

    fn shell(script: &str) -> super::Program {
        Host::new().program("sh").args(["-c", script])
    }

    fn said(script: &str) -> String {
        shell(script).text().unwrap_err().to_string()
    }

    #[test]
    fn the_output_is_a_text_json_or_all_of_it() {
        assert_eq!(shell("echo out; echo err >&2").text().unwrap(), "out");
        assert_eq!(shell("printf 'a\\n\\n'").text().unwrap(), "a\n");
        assert!(shell("echo true").json::<bool>().unwrap());
        let output = shell("echo out; echo err >&2; exit 3").output().unwrap();
        assert_eq!(output.status.code(), Some(3));
        assert_eq!((output.stdout, output.stderr), (b"out\n".to_vec(), b"err\n".to_vec()));
        let large = shell("head -c 5000000 /dev/zero; head -c 1000000 /dev/zero >&2");
        assert_eq!(large.output().unwrap().stdout.len(), 5_000_000);
    }

    #[test]
    fn an_error_tells_why_and_nothing_that_was_given_or_printed() {
        assert_eq!(
            said("echo hunter2; echo no such role >&2; exit 3"),
            "sh: exit status 3: no such role"
        );
        assert_eq!(said("printf 'a\nb\n' >&2; exit 1"), "sh: exit status 1:\na\nb");
        assert_eq!(said("kill -9 $$"), "sh: killed by signal 9");
        assert_eq!(said("printf '\\377'"), "sh: printed what is not UTF-8");
        let missing = Host::new().program("no-such-program").arg("hunter2");
        assert_eq!(
            missing.output().unwrap_err().to_string(),
            "no-such-program: cannot be started: No such file or directory (os error 2)"
        );
        assert_eq!(
            shell("true").current_dir("/nowhere").text().unwrap_err().to_string(),
            "sh: cannot be started: the folder that it is to work in is not there"
        );
        for (printed, why) in [
            ("\"hunter2\"", "printed JSON of another form than the charm reads"),
            ("hunter2", "printed what is no JSON"),
            ("", "printed nothing, and no JSON"),
        ] {
            let error = shell(&format!("echo '{printed}'")).json::<u8>().unwrap_err();
            assert_eq!(error.to_string(), format!("sh: {why}"));
            assert_eq!(format!("{error:?}"), error.to_string());
        }
    }

    #[test]
    fn a_hidden_text_is_in_no_error() {
        let script = "cat; cat /dev/stdin; echo connect as hunter2 >&2; echo hunter2; exit 1";
        let error = shell(script).input("hunter2\n").hide("hunter2").hide("").text();
        let error = error.unwrap_err();
        assert_eq!(error.to_string(), "sh: exit status 1: connect as <hidden>");
        assert_eq!((error.code(), error.timed_out()), (Some(1), false));
        assert_eq!(error.stdout(), "<hidden>\n<hidden>\n");
        assert_eq!(error.stderr(), "connect as <hidden>\n");
        assert_eq!(format!("{:?}", shell("hunter2").input("hunter2")), "Program(sh)");
    }

    #[test]
    fn input_of_each_kind_is_read_or_left() {
        let long = "x".repeat(100_000);
        for input in ["", "a\nb", &long] {
            assert_eq!(shell("cat").input(input).text().unwrap(), input);
            assert_eq!(shell("exit 0").input(input).text().unwrap(), "");
        }
        assert_eq!(shell("cat").input(b"bytes").text().unwrap(), "bytes");
        let folder = Scripts::new("input");
        folder.file("file", "of a file\n", "600");
        let file = || File::open(folder.0.join("file")).unwrap();
        assert_eq!(shell("cat").input(file()).text().unwrap(), "of a file");
        assert_eq!(shell("cat").text().unwrap(), "");
    }

    #[test]
    fn it_has_its_variables_and_its_folder() {
        let there = shell("echo $A $B; pwd").env("A", "1").env("B", "2").current_dir("/");
        assert_eq!(there.text().unwrap(), "1 2\n/");
    }

    #[test]
    fn a_background_child_is_not_waited_for() {
        let began = Instant::now();
        assert_eq!(shell("echo done; sleep 60 & exit 0").text().unwrap(), "done");
        assert!(began.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn what_takes_too_long_is_killed() {
        let limit = Duration::from_millis(300);
        let slow = shell("echo out; echo waiting >&2; exec sleep 60").timeout(limit);
        let error = slow.text().unwrap_err();
        assert_eq!(error.to_string(), "sh: did not end within 300ms, and was killed: waiting");
        assert_eq!((error.code(), error.timed_out()), (None, true));
        assert_eq!(error.stdout(), "out\n");
        let soon = Duration::from_secs(60);
        assert_eq!(shell("echo soon").timeout(soon).text().unwrap(), "soon");
    }

    #[test]
    fn a_tool_is_asked_for_json() {
        let tools = Scripts::new("tools").with("relation-get", r#"printf '["%s"]' "$*""#);
        let relation_get = Host::new().tool(tools.0.join("relation-get")).args(["-", "a/0"]);
        assert_eq!(relation_get.text().unwrap(), r#"["- a/0"]"#);
        assert_eq!(relation_get.json::<[String; 1]>().unwrap(), ["--format=json - a/0"]);
        assert_eq!(
            Host::new().tool("no-such-tool").text().unwrap_err().to_string(),
            "no-such-tool: not found on PATH; Juju provides it where it runs the charm, and in a local \
             run a script of that name on PATH stands for it"
        );
    }

    #[test]
    fn the_tools_of_an_action_are_refused_with_what_stands_for_them() {
        for (tool, instead) in super::INSTEAD {
            for program in [Host::new().tool(tool), Host::new().program(tool)] {
                let told = program.output().unwrap_err().to_string();
                assert_eq!(told, format!("{tool}: a handler does not run it: {instead}"));
            }
        }
    }
}
