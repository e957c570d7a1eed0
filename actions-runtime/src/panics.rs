//! A panic of a handler, as a failure; and one of another thread, which is none.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use crate::failure::Failure;

thread_local! {
    /// Where this thread panicked last. The text is leaked: what is to be dropped with the thread has
    /// to be registered, in each action.
    static PLACE: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// Runs `handler`; a panic becomes the failure
/// `panicked at src/main.rs:12:5: index out of bounds`.
///
/// The panic hook is called as always, so that the panic is on standard error too.
pub(crate) fn caught<T>(handler: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    note_places();
    PLACE.set(None);
    // What the handler left half done is not looked at again: the process, or the test, ends.
    panic::catch_unwind(AssertUnwindSafe(handler)).unwrap_or_else(|payload| {
        let failure = failure(PLACE.take(), payload.as_ref());
        // Its drop could panic in turn.
        std::mem::forget(payload);
        Err(failure)
    })
}

/// A panic of another thread leaves nothing half done in what is locked here.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Installs a hook that notes the place of each panic, once: the hook is one for all threads, and
/// tests run in several.
fn note_places() {
    static NOTING: Once = Once::new();
    NOTING.call_once(|| {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            PLACE.set(info.location().map(|place| &*place.to_string().leak()));
            hook(info);
        }));
    });
}

fn failure(place: Option<&str>, payload: &(dyn Any + Send)) -> Failure {
    let message = payload.downcast_ref::<&str>().copied();
    let message = message.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let place = place.map(|place| [" at ", place].concat()).unwrap_or_default();
    let message = message.map(|message| [": ", message].concat()).unwrap_or_default();
    Failure::new(["panicked", &place, &message].concat())
}

#[cfg(test)]
mod tests {
    use std::{panic, thread};

    use super::caught;
    use crate::Failure;

    fn message(handler: impl FnOnce() -> Result<(), Failure>) -> String {
        caught(handler).unwrap_err().message().to_owned()
    }

    #[test]
    fn what_is_no_panic_comes_through() {
        assert_eq!(caught(|| Ok(1)).unwrap(), 1);
        assert_eq!(message(|| Err(Failure::new("no"))), "no");
    }

    #[test]
    fn panics_are_told_with_their_place() {
        let line = line!() + 1;
        let told = message(|| panic!("no {}", "disk"));
        assert_eq!(told, format!("panicked at {}:{line}:31: no disk", file!()));

        let line = line!() + 1;
        let told = message(|| panic::panic_any(7));
        assert_eq!(told, format!("panicked at {}:{line}:31", file!()));
    }

    #[test]
    fn a_panic_without_a_place_has_none() {
        drop(panic::catch_unwind(|| panic!("before")));
        assert_eq!(message(|| panic::resume_unwind(Box::new("again"))), "panicked: again");
    }

    #[test]
    fn each_thread_has_its_own_place() {
        let here = line!();
        thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| message(|| panic!("x")))).collect();
            for thread in threads {
                let told = thread.join().unwrap();
                let place = told.strip_prefix(&format!("panicked at {}:", file!())).unwrap();
                let (line, rest) = place.split_once(':').unwrap();
                assert!(
                    (here..here + 5).contains(&line.parse().unwrap()) && rest.ends_with(": x"),
                    "{told}"
                );
            }
        });
    }
}
