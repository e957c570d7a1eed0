//! The ends of `work`, which copies tables.

use std::io;
use std::panic::panic_any;
use std::process;
use std::thread;

use actions_runtime::{Action, HandlerResult, Results, fail};
use anyhow::Context as _;

use crate::actions::WorkEnd;

pub(crate) fn end(action: &Action, end: WorkEnd) -> HandlerResult {
    match end {
        WorkEnd::Results | WorkEnd::Drop => return Ok(copied()),
        WorkEnd::Nothing => {}
        WorkEnd::Error => write()?,
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
            write()?;
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
            write()?;
        }
    }
    Ok(().into())
}

fn copied() -> Results {
    Results::new().with("rows", 5).with("size.bytes", 4096)
}

/// Fails with a cause that has a cause.
fn write() -> anyhow::Result<()> {
    read().context("cannot write orders").context("cannot copy the tables")
}

fn read() -> io::Result<()> {
    Err(io::Error::other("disk is full"))
}
