//! The ends of `work`, which copies tables.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::panic::panic_any;
use std::process;
use std::thread;

use actions_runtime::{Action, Failure, HandlerResult, Results};

use crate::actions::WorkEnd;

pub(crate) fn end(action: &Action, end: WorkEnd, careless: bool) -> HandlerResult {
    let fail = |message| {
        let told = action.fail(message);
        if careless { told } else { Ok(()) }
    };
    match end {
        WorkEnd::Results => return Ok(copied()),
        WorkEnd::Nothing => {}
        WorkEnd::Error => return Err(failure()),
        WorkEnd::Fail => {
            fail("two tables are damaged")?;
            return Ok(copied());
        }
        WorkEnd::FailTwice => {
            fail("a table is damaged")?;
            fail("two tables are damaged")?;
            return Ok(copied());
        }
        WorkEnd::FailThenError => {
            fail("a table is damaged")?;
            return Err(failure());
        }
        WorkEnd::Panic => panic!("no table {}", "orders"),
        WorkEnd::Unwrap => read().unwrap(),
        WorkEnd::Payload => panic_any(7),
        WorkEnd::Thread => thread::scope(|scope| {
            scope.spawn(|| panic!("no table orders"));
        }),
        WorkEnd::ThreadApart => {
            let ended = thread::spawn(|| panic!("no table orders")).join();
            return Ok(if ended.is_err() { copied() } else { ().into() });
        }
        WorkEnd::Print => {
            print!("copied");
            eprint!("copied");
            return Err(failure());
        }
        WorkEnd::FailThenPanic => {
            fail("a table is damaged")?;
            panic!("no table orders");
        }
        WorkEnd::Exit0 => process::exit(0),
        WorkEnd::Exit3 => process::exit(3),
        WorkEnd::FailThenExit => {
            fail("a table is damaged")?;
            process::exit(0);
        }
        WorkEnd::Abort => process::abort(),
        WorkEnd::Refused => return Ok(copied().with("Rows_Read", 5).with("stdout", "copied")),
        WorkEnd::RefusedEarly => {
            let set = action.set("stdout", "copied");
            if careless {
                set?;
            }
        }
        WorkEnd::FailThenRefused => {
            fail("a table is damaged")?;
            return Ok(copied().with("stdout", "copied"));
        }
    }
    Ok(().into())
}

fn copied() -> Results {
    Results::new().with("rows", 5).with("size.bytes", 4096)
}

fn failure() -> Failure {
    Failure::new("cannot copy the tables").caused_by(Unwritten(io::Error::other("disk is full")))
}

fn read() -> io::Result<()> {
    Err(io::Error::other("disk is full"))
}

/// An error with a cause of its own.
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
