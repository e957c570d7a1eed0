//! What could not be done, before the error that says why.

use std::error::Error;
use std::fmt::Display;

use crate::failure::Failure;

/// Says what could not be done, where an error alone says too little.
///
/// ```
/// use std::{fs, path::Path};
///
/// use actions_runtime::{Failure, OrFail};
///
/// fn size(table: &str) -> Result<usize, Failure> {
///     let path = Path::new("/nowhere").join(table);
///     let rows = fs::read(path).or_fail(format_args!("cannot read the table {table}"))?;
///     rows.len().checked_sub(1).or_fail("the table is empty")
/// }
///
/// assert_eq!(
///     size("orders").unwrap_err().message(),
///     "cannot read the table orders: No such file or directory (os error 2)"
/// );
/// ```
///
/// An error that does not implement [`Error`] takes [`Failure::from_error`] instead: `anyhow::Error`
/// has a `context` of its own.
#[diagnostic::on_unimplemented(
    message = "`or_fail` does not take `{Self}`",
    note = "it is for an `Option`, and for a `Result` whose error implements `std::error::Error` or is a `Failure`"
)]
pub trait OrFail<T> {
    /// The value; or a failure with `message`, and then the error with the chain of its sources.
    ///
    /// # Errors
    /// When there is no value. `message` is not asked for its text before that.
    fn or_fail(self, message: impl Display) -> Result<T, Failure>;
}

impl<T, E: Error> OrFail<T> for Result<T, E> {
    fn or_fail(self, message: impl Display) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(message).caused_by(error))
    }
}

/// The failure after `message`.
impl<T> OrFail<T> for Result<T, Failure> {
    fn or_fail(self, message: impl Display) -> Result<T, Failure> {
        self.map_err(|failure| Failure::new(format_args!("{message}: {failure}")))
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
    use std::error::Error;
    use std::fmt::{self, Display, Formatter};
    use std::io;

    use super::OrFail;
    use crate::Failure;

    /// An error with a source.
    #[derive(Debug)]
    struct Unwritten(io::Error);

    impl Display for Unwritten {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            f.write_str("cannot write orders")
        }
    }

    impl Error for Unwritten {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }

    fn message<T: fmt::Debug>(answer: Result<T, Failure>) -> String {
        answer.unwrap_err().message().to_owned()
    }

    #[test]
    fn the_message_comes_before_the_error_and_its_sources() {
        let failed: Result<(), _> = Err(Unwritten(io::Error::other("disk is full")));
        assert_eq!(
            message(failed.or_fail("cannot copy")),
            "cannot copy: cannot write orders: disk is full"
        );
        let failed: Result<(), _> = Err(Failure::new("no room"));
        assert_eq!(
            message(failed.or_fail("cannot copy")),
            "cannot copy: no room"
        );
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
        assert_eq!(Ok::<_, Failure>(2).or_fail(Never).unwrap(), 2);
        assert_eq!(Some(3).or_fail(Never).unwrap(), 3);
    }
}
