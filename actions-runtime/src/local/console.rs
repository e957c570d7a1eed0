//! Where the input comes from, and where the output goes.

use std::env;
use std::io::{self, IsTerminal, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// The standard streams and the time; the tests put others in their place.
pub(super) struct Console {
    pub(super) input: Box<dyn Fn() -> io::Result<Vec<u8>>>,
    pub(super) out: Stream,
    pub(super) err: Stream,
    pub(super) now: fn() -> SystemTime,
}

/// One of the two. Clones go to the same place.
#[derive(Clone)]
pub(super) struct Stream {
    to: Arc<Mutex<dyn Write + Send>>,
    coloured: bool,
}

impl Console {
    /// Those of this process.
    pub(super) fn of_process() -> Self {
        // As no-color.org has it: set to anything but the empty text.
        let refused = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        let allowed = !refused("NO_COLOR") && !dumb;
        Self {
            input: Box::new(|| {
                let mut bytes = Vec::new();
                io::stdin().read_to_end(&mut bytes)?;
                Ok(bytes)
            }),
            out: Stream::new(io::stdout(), allowed && io::stdout().is_terminal()),
            err: Stream::new(io::stderr(), allowed && io::stderr().is_terminal()),
            now: SystemTime::now,
        }
    }
}

impl Stream {
    pub(super) fn new(to: impl Write + Send + 'static, coloured: bool) -> Self {
        Self {
            to: Arc::new(Mutex::new(to)),
            coloured,
        }
    }

    /// Writes `text` at once. Where nobody reads any more, there is nobody to tell.
    pub(super) fn print(&self, text: &str) {
        let mut to = self.to.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
    }

    /// `text` in red, where there are colours.
    pub(super) fn red(&self, text: &str) -> String {
        self.painted("\u{1b}[31m", text)
    }

    /// `text` in bold, where there are colours.
    pub(super) fn bold(&self, text: &str) -> String {
        self.painted("\u{1b}[1m", text)
    }

    fn painted(&self, colour: &str, text: &str) -> String {
        if self.coloured {
            format!("{colour}{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
