//! Why an action failed.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::iter;

use crate::shown::debug_as_text;

/// How many causes of an error are told; a chain that is longer is a chain without an end.
const MOST_CAUSES: usize = 32;

#[doc = include_str!("../doc/failure.md")]
pub struct Failure {
    message: String,
}

impl Failure {
    /// A failure with a text of its own. [`fail!`](crate::fail) returns one.
    ///
    /// ```
    /// # use actions_runtime::Failure;
    /// let failure = Failure::new(format_args!("{} tables are damaged", 2));
    /// assert_eq!(failure.message(), "2 tables are damaged");
    /// ```
    pub fn new(message: impl Display) -> Self {
        Self { message: message.to_string() }
    }

    /// A failure from an error, with the chain of its causes: for the one box that `?` does not take,
    /// `Box<dyn Error + Send + Sync>`.
    pub fn from_error(error: &dyn Error) -> Self {
        let mut failure = Self::new(error);
        let causes = iter::successors(error.source(), |&cause| cause.source());
        for cause in causes.take(MOST_CAUSES) {
            failure.add(&cause.to_string());
        }
        failure
    }

    /// The text that the operator will read.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Adds a cause, unless the message tells it already: many errors print their source themselves.
    fn add(&mut self, cause: &str) {
        if holds(&self.message, cause) {
            return;
        }
        if self.message.ends_with('.') && !self.message.ends_with("..") {
            self.message.pop();
        }
        if !self.message.is_empty() {
            self.message.push_str(": ");
        }
        self.message.push_str(cause);
    }
}

/// Whether `text` stands in `message`, not as a part of a word.
fn holds(message: &str, text: &str) -> bool {
    let text = text.trim_end_matches('.');
    if text.is_empty() {
        return true;
    }
    message.match_indices(text).any(|(start, found)| {
        let before = message.get(..start).and_then(|text| text.chars().next_back());
        let after = message.get(start + found.len()..);
        let after = after.and_then(|text| text.chars().next());
        // A letter of any script; the tables of Unicode would be in every charm.
        let in_word = |letter: char| letter.is_ascii_alphanumeric() || !letter.is_ascii();
        ![before, after].into_iter().flatten().any(in_word)
    })
}

impl<'a, E: Into<Box<dyn Error + 'a>>> From<E> for Failure {
    fn from(error: E) -> Self {
        let error: Box<dyn Error + 'a> = error.into();
        Self::from_error(&*error)
    }
}

impl From<Failure> for Box<dyn Error + Send + Sync> {
    fn from(failure: Failure) -> Self {
        failure.message.into()
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

debug_as_text!(Failure);

#[doc = include_str!("../doc/fail.md")]
#[macro_export]
macro_rules! fail {
    ($($message:tt)+) => {
        return ::core::result::Result::Err($crate::Failure::new(::core::format_args!($($message)+)))
    };
}

#[doc = include_str!("../doc/or_fail.md")]
#[diagnostic::on_unimplemented(
    message = "`or_fail` does not take `{Self}`",
    note = "it is for an `Option`, and for a `Result` with an error that `?` makes a `Failure` of"
)]
pub trait OrFail<T> {
    /// The value; or a failure with `message`, and then the error with the chain of its causes.
    ///
    /// # Errors
    /// When there is no value. `message` is not asked for its text before that.
    fn or_fail(self, message: impl Display) -> Result<T, Failure>;
}

impl<T, E: Into<Failure>> OrFail<T> for Result<T, E> {
    fn or_fail(self, message: impl Display) -> Result<T, Failure> {
        self.map_err(|error| {
            let mut failure = Failure::new(message);
            failure.add(error.into().message());
            failure
        })
    }
}

/// `message` alone.
impl<T> OrFail<T> for Option<T> {
    fn or_fail(self, message: impl Display) -> Result<T, Failure> {
        self.ok_or_else(|| Failure::new(message))
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::error::Error;
    use std::fmt::{self, Display, Formatter};
    use std::io;
    use std::sync::Mutex;

    use anyhow::Context as _;

    use super::{Failure, OrFail};

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

    fn message<T: fmt::Debug>(answer: Result<T, Failure>) -> String {
        answer.unwrap_err().message().to_owned()
    }

    #[test]
    fn causes_are_told_and_none_twice() {
        for (texts, told) in [
            (&["top", "middle", "root"][..], "top: middle: root"),
            (&["top: middle: root", "middle: root", "root", ""], "top: middle: root"),
            (&["cannot write (no disk)", "no disk"], "cannot write (no disk)"),
            (&["table 12 is damaged", "1"], "table 12 is damaged: 1"),
            (&["Cannot write.", "No disk."], "Cannot write: No disk."),
            (&["no disk", "no disk."], "no disk"),
            (&["and so on...", "no disk"], "and so on...: no disk"),
            (&["", "gone"], "gone"),
        ] {
            assert_eq!(Failure::from(chain(texts)).message(), told);
        }
    }

    #[test]
    fn a_question_mark_takes_any_error() {
        fn failed(which: &str, mutex: &Mutex<u8>) -> Result<(), Failure> {
            match which {
                "io" => Err(io::Error::other("gone"))?,
                "box" => Err(Box::<dyn Error>::from("gone"))?,
                "String" => Err("gone".to_owned())?,
                "str" => Err("gone")?,
                "Cow" => Err(Cow::Borrowed("gone"))?,
                "anyhow" => Err(anyhow::anyhow!("gone"))?,
                "eyre" => Err(eyre::eyre!("gone"))?,
                "Failure" => Err(Failure::new("gone"))?,
                _ => drop(mutex.lock()?),
            }
            Ok(())
        }
        let mutex = Mutex::new(0);
        for which in ["io", "box", "String", "str", "Cow", "anyhow", "eyre", "Failure"] {
            assert_eq!(message(failed(which, &mutex)), "gone", "{which}");
        }
        std::thread::scope(|scope| {
            let poisoning = scope.spawn(|| {
                let _held = mutex.lock().unwrap();
                panic!("the lock is poisoned now");
            });
            poisoning.join().unwrap_err();
        });
        assert_eq!(message(failed("lock", &mutex)), "poisoned lock: another task failed inside");
        let boxed: Box<dyn Error + Send + Sync> = "gone".into();
        assert_eq!(Failure::from_error(&*boxed).message(), "gone");
    }

    #[test]
    fn a_message_comes_before_the_error_and_its_causes() {
        let written = || Err::<(), _>(chain(&["cannot write orders", "disk is full"]));
        let told = "cannot copy: cannot write orders: disk is full";
        assert_eq!(message(written().or_fail("cannot copy")), told);
        assert_eq!(message(written().or_fail("cannot copy.")), told);
        let anyhow = written().context("cannot copy");
        assert_eq!(message(anyhow.or_fail("no backup")), format!("no backup: {told}"));
        let eyre = eyre::WrapErr::wrap_err(written(), "cannot copy");
        assert_eq!(message(eyre.or_fail("no backup")), format!("no backup: {told}"));
        let failed: Result<(), _> = Err(Failure::new("no room"));
        assert_eq!(message(failed.or_fail("cannot copy")), "cannot copy: no room");
        assert_eq!(message(Err::<(), _>("no room").or_fail("x")), "x: no room");
        assert_eq!(message(None::<u8>.or_fail("no table")), "no table");
    }

    #[test]
    fn a_value_asks_for_no_message() {
        /// Cannot be displayed.
        struct Never;
        impl Display for Never {
            fn fmt(&self, _: &mut Formatter<'_>) -> fmt::Result {
                panic!("nobody reads it")
            }
        }
        assert_eq!(Ok::<_, io::Error>(1).or_fail(Never).unwrap(), 1);
        assert_eq!(Some(3).or_fail(Never).unwrap(), 3);
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
}
