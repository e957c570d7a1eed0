//! The ends of `work`, which copies tables.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::panic::panic_any;
use std::process;
use std::thread;

use actions_runtime::{Action, Failure, HandlerResult, Results, fail};

use crate::actions::WorkEnd;

pub(crate) fn end(action: &Action, end: WorkEnd) -> HandlerResult {
    match end {
        WorkEnd::Results | WorkEnd::Drop => return Ok(copied()),
        WorkEnd::Nothing => {}
        WorkEnd::Error => return Err(failure()),
        WorkEnd::Fail => {
            for (key, value) in copied().iter() {
                action.set(key, value);
            }
            fail!("two tables are damaged");
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
        WorkEnd::Exit0 => process::exit(0),
        WorkEnd::Exit3 => process::exit(3),
        WorkEnd::Abort => process::abort(),
        WorkEnd::Refused => return Ok(copied().with("Rows_Read", 5).with("stdout", "copied")),
        WorkEnd::RefusedEarly => {
            action.set("stdout", "copied");
            return Ok(copied());
        }
        WorkEnd::RefusedThenFail => {
            action.set("stdout", "copied");
            return Err(failure());
        }
    }
    Ok(().into())
}

fn copied() -> Results {
    Results::new().with("rows", 5).with("size.bytes", 4096)
}

fn failure() -> Failure {
    let unwritten = Unwritten(io::Error::other("disk is full"));
    Failure::from(anyhow::Error::new(unwritten).context("cannot copy the tables"))
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
