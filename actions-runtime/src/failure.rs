//! Why an action failed.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::process::{Command, Output};

use crate::process::Exit;

/// How many causes of an error are told; a chain that is longer is a chain without an end.
const MOST_CAUSES: usize = 32;

/// Why an action failed, as the operator will read it.
///
/// Any error becomes one through `?`, with the chain of its sources:
/// `cannot write db.tar.gz: No space left on device (os error 28)`.
///
/// It is not itself an [`Error`], so that `?` can take all of those.
///
/// ```
/// use actions_runtime::Failure;
///
/// fn port(text: &str) -> Result<u16, Failure> {
///     Ok(text.trim().parse()?)
/// }
///
/// assert_eq!(port("x").unwrap_err().message(), "invalid digit found in string");
/// ```
///
/// Some types that are used as errors do not implement [`Error`]. Where rustc says that `?` couldn't
/// convert one, it takes one step more:
///
/// | the error | what to write |
/// |---|---|
/// | `String`, `&str` | `.map_err(Failure::new)?` |
/// | `Box<dyn Error>`, `anyhow::Error` | `.map_err(\|error\| Failure::from_error(&*error))?` |
/// | none: an `Option` | [`.or_fail("there is no table")?`](crate::OrFail::or_fail) |
///
/// ```
/// # use std::error::Error;
/// # use actions_runtime::Failure;
/// fn checked(name: &str) -> Result<&str, String> {
///     Err(format!("{name} is damaged"))
/// }
///
/// fn copied(name: &str) -> Result<u64, Box<dyn Error + Send + Sync>> {
///     Err(format!("{name} is locked").into())
/// }
///
/// fn save(name: &str) -> Result<u64, Failure> {
///     let name = if name.is_empty() { checked("users").map_err(Failure::new)? } else { name };
///     copied(name).map_err(|error| Failure::from_error(&*error))
/// }
///
/// assert_eq!(save("").unwrap_err().message(), "users is damaged");
/// assert_eq!(save("users").unwrap_err().message(), "users is locked");
/// ```
pub struct Failure {
    message: String,
}

impl Failure {
    /// A failure with a text of its own.
    ///
    /// ```
    /// # use actions_runtime::Failure;
    /// let failure = Failure::new(format_args!("{} tables are damaged", 2));
    /// assert_eq!(failure.message(), "2 tables are damaged");
    /// ```
    pub fn new(message: impl Display) -> Self {
        Self {
            message: message.to_string(),
        }
    }

    /// A failure from an error that `?` does not take, such as a `Box<dyn Error>` or an
    /// `anyhow::Error`, with the chain of its sources.
    ///
    /// ```
    /// # use std::error::Error;
    /// # use actions_runtime::Failure;
    /// fn dump() -> Result<(), Box<dyn Error>> {
    ///     Err("no disk".into())
    /// }
    ///
    /// let failure = dump().map_err(|error| Failure::from_error(&*error)).unwrap_err();
    /// assert_eq!(failure.message(), "no disk");
    /// ```
    pub fn from_error(error: &dyn Error) -> Self {
        Self::new(error).with_causes(error.source())
    }

    /// Adds what caused it, with the chain of its sources. [`OrFail`](crate::OrFail) does it on a
    /// `Result`.
    ///
    /// ```
    /// # use std::io;
    /// # use actions_runtime::Failure;
    /// let failure = Failure::new("cannot open the archive").caused_by(io::Error::other("no disk"));
    /// assert_eq!(failure.message(), "cannot open the archive: no disk");
    /// ```
    #[must_use]
    pub fn caused_by(self, cause: impl Error) -> Self {
        self.with_causes(Some(&cause))
    }

    /// The text that the operator will read.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Runs `command` and captures its output; that it cannot be started, or does not end with exit
    /// status 0, is a failure.
    ///
    /// The failure names the program and how it ended, and holds the last lines of its standard
    /// error: at most 20, and 4 KiB. It does not hold the arguments, which can be secrets. Standard
    /// input is empty unless `command` sets it.
    ///
    /// It waits until both streams are closed, also by what `command` leaves running, and keeps all of
    /// the output in memory. A command that starts a service, or that prints without end, takes
    /// `.stdout(Stdio::null()).stderr(Stdio::null())`, or a file in their place; what goes there is not
    /// in the failure.
    ///
    /// # Errors
    /// When the command cannot be started, or fails.
    ///
    /// ```
    /// # #[cfg(unix)] {
    /// use std::process::Command;
    ///
    /// use actions_runtime::Failure;
    ///
    /// let mut command = Command::new("sh");
    /// command.args(["-c", "echo no such role >&2; exit 3"]);
    /// let failure = Failure::command(&mut command).unwrap_err();
    /// assert_eq!(failure.message(), "sh: exit status 3: no such role");
    /// # }
    /// ```
    pub fn command(command: &mut Command) -> Result<Output, Self> {
        let output = command.output();
        let program = command.get_program().display();
        let output = output
            .map_err(|error| Self::new(format_args!("{program}: cannot be started: {error}")))?;
        match Exit::badly(&output) {
            None => Ok(output),
            Some(exit) => Err(Self::new(format_args!("{program}: {exit}"))),
        }
    }

    fn with_causes(mut self, mut cause: Option<&dyn Error>) -> Self {
        for _ in 0..MOST_CAUSES {
            let Some(error) = cause else { break };
            let text = error.to_string();
            // Many errors print their source themselves.
            if !self.message.ends_with(&text) {
                if !self.message.is_empty() {
                    self.message.push_str(": ");
                }
                self.message.push_str(&text);
            }
            cause = error.source();
        }
        self
    }
}

impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::from_error(&error)
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// The text itself, so that `unwrap` in a test shows it as the operator would read it.
impl Debug for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::fmt::{self, Display, Formatter};
    use std::process::Command;

    use super::Failure;

    #[derive(Debug)]
    struct Link(&'static str, Option<Box<Link>>);

    impl Display for Link {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Link {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1.as_deref().map(|link| link as &dyn Error)
        }
    }

    fn chain(texts: &[&'static str]) -> Link {
        let mut texts = texts.iter().rev();
        let mut link = Link(texts.next().unwrap(), None);
        for text in texts {
            link = Link(text, Some(Box::new(link)));
        }
        link
    }

    #[test]
    fn an_error_is_told_with_its_causes() {
        assert_eq!(
            Failure::from(chain(&["top", "middle", "root"])).message(),
            "top: middle: root"
        );
    }

    #[test]
    fn a_cause_that_was_told_is_not_told_again() {
        let error = chain(&["top: middle: root", "middle: root", "root", ""]);
        assert_eq!(Failure::from(error).message(), "top: middle: root");
    }

    #[test]
    fn causes_are_added_to_a_text() {
        let failure = Failure::new("cannot open the archive").caused_by(chain(&["disk", "gone"]));
        assert_eq!(failure.to_string(), "cannot open the archive: disk: gone");
        assert_eq!(
            format!("{failure:?}"),
            "cannot open the archive: disk: gone"
        );
        assert_eq!(
            Failure::new("").caused_by(chain(&["gone"])).message(),
            "gone"
        );
    }

    #[test]
    fn a_question_mark_takes_any_error() {
        fn parse(text: &str) -> Result<i32, Failure> {
            Ok(text.parse::<i32>()?)
        }
        let boxed: Box<dyn Error + Send + Sync> = "gone".into();
        assert_eq!(
            parse("x").unwrap_err().message(),
            "invalid digit found in string"
        );
        assert_eq!(Failure::from_error(&*boxed).message(), "gone");
    }

    #[test]
    fn a_chain_without_end_ends() {
        #[derive(Debug)]
        struct Ring;
        impl Display for Ring {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str("ring")
            }
        }
        impl Error for Ring {
            fn source(&self) -> Option<&(dyn Error + 'static)> {
                Some(&Ring)
            }
        }
        assert_eq!(Failure::from(Ring).message(), "ring");
    }

    #[test]
    #[cfg(unix)]
    fn a_command_tells_why_it_failed() {
        let shell = |script: &str| Failure::command(Command::new("sh").args(["-c", script]));
        assert_eq!(shell("echo out; echo err >&2").unwrap().stdout, b"out\n");
        assert_eq!(
            shell("echo hunter2; echo no such role >&2; exit 3")
                .unwrap_err()
                .message(),
            "sh: exit status 3: no such role"
        );
        assert_eq!(
            shell("printf 'a\nb\n' >&2; exit 1").unwrap_err().message(),
            "sh: exit status 1:\na\nb"
        );
        assert_eq!(shell("exit 1").unwrap_err().message(), "sh: exit status 1");
        assert_eq!(
            shell("kill -9 $$").unwrap_err().message(),
            "sh: killed by signal 9"
        );
        let missing = Failure::command(Command::new("no-such-program").arg("hunter2"));
        assert_eq!(
            missing.unwrap_err().message(),
            "no-such-program: cannot be started: No such file or directory (os error 2)"
        );
    }
}
