//! The records of the `log` crate while a handler runs.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, Once, PoisonError};

use log::{LevelFilter, Log, Metadata, Record};

use crate::records::line;

type Lines = Arc<Mutex<Vec<String>>>;

thread_local! {
    /// Those of the handler that runs on this thread.
    static HERE: RefCell<Option<Lines>> = const { RefCell::new(None) };
}

/// Those of each handler that runs in the process.
static RUNNING: Mutex<Vec<Lines>> = Mutex::new(Vec::new());

/// Runs `handler`, and gives the records that it makes meanwhile, where the process has no other
/// logger.
pub(super) fn of<T>(handler: impl FnOnce() -> T) -> (T, Vec<String>) {
    static CAPTURING: Once = Once::new();
    CAPTURING.call_once(|| {
        if log::set_logger(&Capturing).is_ok() {
            log::set_max_level(LevelFilter::Trace);
        }
    });
    let lines = Lines::default();
    let outer = HERE.replace(Some(Arc::clone(&lines)));
    running(|running| running.push(Arc::clone(&lines)));
    let ended = handler();
    running(|running| running.retain(|other| !Arc::ptr_eq(other, &lines)));
    HERE.set(outer);
    let lines = std::mem::take(&mut *lines.lock().unwrap_or_else(PoisonError::into_inner));
    (ended, lines)
}

/// Keeps the record, if it is of a handler: of its own thread, or of any while one alone runs.
pub(crate) fn capture(record: &Record<'_>) -> bool {
    let here = HERE.try_with(|here| here.borrow().clone()).ok().flatten();
    let lines = here.or_else(|| {
        running(|running| match running.as_slice() {
            [one] => Some(Arc::clone(one)),
            _ => None,
        })
    });
    let Some(lines) = lines else { return false };
    // Its text is made first: that can log in turn.
    let line = line(record);
    lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    true
}

fn running<T>(with: impl FnOnce(&mut Vec<Lines>) -> T) -> T {
    with(&mut RUNNING.lock().unwrap_or_else(PoisonError::into_inner))
}

struct Capturing;

impl Log for Capturing {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        capture(record);
    }

    fn flush(&self) {}
}
