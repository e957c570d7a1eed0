//! A program, and what it is run with.

use std::cmp::Reverse;
use std::ffi::{OsStr, OsString};
use std::fmt::{self, Debug, Formatter};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output};
use std::thread;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::Host;
use super::error::ProgramError;
use super::input::Input;
use super::output::printed;
#[cfg(feature = "testing")]
use super::{Call, StandIns};
use crate::process::{ended, last_lines};
use crate::shown::{HIDDEN, after_colon};

/// What stands for the tools of an action.
pub(super) const INSTEAD: [(&str, &str); 4] = [
    ("action-get", "the params are the handler's argument"),
    ("action-set", "use `action.set(key, value)`, or return the results"),
    ("action-log", "use `action.log(message)`"),
    ("action-fail", "return the failure, with `fail!(message)` or `?`"),
];

/// What a tool that is not there is told with.
const ABSENT: &str = "not found on PATH; Juju provides it where it runs the charm, and in a local run \
                      a script of that name on PATH stands for it";

/// What a program is told with whose folder is not there.
const NO_FOLDER: &str = "cannot be started: the folder that it is to work in is not there";

#[doc = include_str!("../../doc/program.md")]
#[derive(Clone)]
#[must_use = "it is run by `text`, `json` or `output`"]
pub struct Program {
    #[cfg_attr(not(feature = "testing"), expect(dead_code, reason = "it has stand-ins in a test"))]
    host: Host,
    name: OsString,
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
        Self {
            host: host.clone(),
            name: name.to_owned(),
            is_tool,
            args: Vec::new(),
            env: Vec::new(),
            folder: None,
            input: "".into(),
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

    /// A text that no error shows: a password that the program might print. It is found verbatim, without
    /// the line ends around it; an escaped or a quoted form of it, or a part, is not.
    pub fn hide(mut self, text: impl Into<String>) -> Self {
        self.hidden.push(text.into().trim_matches(['\r', '\n']).to_owned());
        // The longest first: one can hold another.
        self.hidden.sort_by_key(|text| Reverse(text.len()));
        self
    }

    /// Runs it, and gives its standard output without the newline at its end.
    ///
    /// # Errors
    /// When it cannot be started, does not end with exit status 0 or within its time, or prints what
    /// is not UTF-8.
    pub fn text(&self) -> Result<String, ProgramError> {
        let output = self.succeed(false)?;
        match std::str::from_utf8(&output.stdout) {
            Ok(text) => Ok(text.strip_suffix('\n').unwrap_or(text).to_owned()),
            Err(_) => Err(self.error(output, |_| "printed what is not UTF-8".to_owned())),
        }
    }

    /// Runs it, and reads its standard output as JSON. A hook tool gets `--format=json` before all other
    /// arguments.
    ///
    /// # Errors
    /// Those of [`text`](Self::text), and when what it prints is not the JSON of a `T`. Neither that
    /// text nor serde's is in the error, but for the name of a field that is missing.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, ProgramError> {
        let output = self.succeed(true)?;
        let error = match serde_json::from_slice(&output.stdout) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let told = error.to_string();
        let missing = told.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
        if let Some((field, _)) = missing {
            return Err(self.error(output, |_| format!("printed JSON without the field `{field}`")));
        }
        let why = match error.classify() {
            _ if output.stdout.trim_ascii().is_empty() => "printed nothing, and no JSON",
            Category::Data => "printed JSON of another form than the charm reads",
            _ if matches!(output.stdout.trim_ascii(), b"True" | b"False") => {
                "printed what `text` reads; as JSON it is `true` or `false`"
            }
            _ => "printed what is no JSON",
        };
        Err(self.error(output, |_| why.to_owned()))
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
            return Ok(output);
        }
        Err(self.error(output, |output| ended(output.status, &output.stderr)))
    }

    fn run(&self, as_json: bool) -> Result<Output, ProgramError> {
        if let Some((_, instead)) = INSTEAD.iter().find(|(tool, _)| self.name == *tool) {
            let why = format_args!("a handler does not run it: {instead}");
            return Err(ProgramError::new(self.shown(), why));
        }
        #[cfg(feature = "testing")]
        // What a charm asks of a host that it has kept, its handler asks.
        if let Some(stand_ins) = StandIns::of_thread().or_else(|| self.host.stand_ins.clone()) {
            return self.stand_in(&stand_ins, as_json);
        }
        self.start(as_json)
    }

    fn start(&self, as_json: bool) -> Result<Output, ProgramError> {
        let mut command = Command::new(&self.name);
        command.args((self.is_tool && as_json).then_some("--format=json")).args(&self.args);
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        let mut spawn = || {
            let ((stdout, out), (stderr, err)) = (printed()?, printed()?);
            command.stdin(self.input.stdio()?).stdout(stdout).stderr(stderr);
            Ok((command.spawn()?, out, err))
        };
        let (mut child, out, err) = spawn().map_err(|error| {
            let absent = match &self.folder {
                Some(folder) if !folder.is_dir() => NO_FOLDER,
                _ if self.is_tool => ABSENT,
                _ => "",
            };
            ProgramError::not_started(self.shown(), &error, absent)
        })?;
        let lost = |error| ProgramError::end_unknown(self.shown(), &error);
        let (status, in_time) = end(&mut child, self.timeout).map_err(lost)?;
        let output = Output { status, stdout: out().map_err(lost)?, stderr: err().map_err(lost)? };
        if in_time { Ok(output) } else { Err(self.late(output)) }
    }

    fn late(&self, output: Output) -> ProgramError {
        let limit = self.timeout.unwrap_or_default();
        let why = |output: &Output| {
            let said = last_lines(&output.stderr);
            format!("did not end within {limit:?}, and was killed{}", after_colon(&said))
        };
        self.error(output, why).late()
    }

    /// With what was printed, without the texts to hide.
    fn error(&self, mut output: Output, why: impl FnOnce(&Output) -> String) -> ProgramError {
        for text in self.hidden.iter().filter(|text| !text.is_empty()) {
            for printed in [&mut output.stdout, &mut output.stderr] {
                let shown = String::from_utf8_lossy(printed).replace(text, HIDDEN);
                *printed = shown.into_bytes();
            }
        }
        ProgramError::ended(self.shown(), &output, &why(&output))
    }

    fn shown(&self) -> impl fmt::Display + '_ {
        self.name.display()
    }
}

/// How the child ended, and whether it did so in time; it is killed if not.
fn end(child: &mut Child, timeout: Option<Duration>) -> io::Result<(ExitStatus, bool)> {
    let (began, mut pause) = (Instant::now(), Duration::from_micros(100));
    while let Some(timeout) = timeout {
        if let Some(status) = child.try_wait()? {
            return Ok((status, true));
        }
        let left = timeout.saturating_sub(began.elapsed());
        if left.is_zero() {
            // One that has just ended cannot be killed.
            let _ = child.kill();
            break;
        }
        thread::sleep(pause.min(left));
        pause = (pause * 2).min(Duration::from_millis(20));
    }
    Ok((child.wait()?, timeout.is_none()))
}

/// Of its arguments, variables and input nothing is shown.
impl Debug for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Program({})", self.shown())
    }
}

#[cfg(feature = "testing")]
impl Program {
    fn stand_in(&self, stand_ins: &StandIns, as_json: bool) -> Result<Output, ProgramError> {
        let call = self.call();
        let is_plain = self.is_tool && !as_json && !call.asks_for_json();
        let unanswered = |why| ProgramError::new(self.shown(), why);
        let (output, ends) = stand_ins.answer(&call, is_plain).map_err(unanswered)?;
        match self.timeout {
            _ if ends => Ok(output),
            Some(_) => Err(self.late(output)),
            None => {
                let why = "its stand-in does not end, and it has no `timeout`";
                stand_ins.blame(format!("{}: {why}", self.shown()));
                Err(unanswered(why))
            }
        }
    }

    /// The call as the handler wrote it.
    fn call(&self) -> Call {
        let text = |text: &OsString| text.to_string_lossy().into_owned();
        Call {
            name: text(&self.name),
            args: self.args.iter().map(text).collect(),
            input: String::from_utf8_lossy(&self.input.bytes()).into_owned(),
            env: self.env.iter().map(|(name, value)| (text(name), text(value))).collect(),
            folder: self.folder.clone(),
        }
    }
}
