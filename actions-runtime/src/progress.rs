//! Progress of a long action, in few log lines.

use std::fmt::{Debug, Display};
use std::time::{Duration, Instant};

use crate::Action;

/// The most lines of one [`Progress`]; Juju drops what is over 1,000 for a whole task.
const MOST_LINES: u32 = 100;
/// The least time between two lines.
const GAP: Duration = Duration::from_secs(1);

impl Action {
    #[doc = include_str!("../doc/progress.md")]
    pub fn progress(&self, label: impl Display, total: impl TryInto<u64>) -> Progress<'_> {
        Progress { action: self, label: label.to_string(), done: 0, pace: Pace::new(count(total)) }
    }
}

fn count(steps: impl TryInto<u64>) -> u64 {
    steps.try_into().unwrap_or_default()
}

/// See [`Action::progress`].
#[must_use = "progress is reported by `advance`"]
pub struct Progress<'a> {
    action: &'a Action,
    label: String,
    done: u64,
    pace: Pace,
}

impl Progress<'_> {
    /// Counts `steps` more steps as done.
    pub fn advance(&mut self, steps: impl TryInto<u64>) {
        self.reach(self.done.saturating_add(count(steps)));
    }

    /// Counts `done` steps as done, of all.
    pub fn reach(&mut self, done: impl TryInto<u64>) {
        self.done = count(done);
        let now = self.action.now();
        if self.pace.is_due(self.done, now) {
            self.log();
        }
    }

    fn log(&self) {
        let Self { label, done, pace, .. } = self;
        let (percent, total) = (pace.percent(*done), pace.total);
        let line = format_args!("{label}: {percent}% ({done} of {total})");
        self.action.log(line);
    }
}

/// Says how far the work came, if it ended early.
impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.pace.is_open(self.done) {
            self.log();
        }
    }
}

impl Debug for Progress<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { label, done, pace, .. } = self;
        write!(f, "Progress({label}: {done} of {})", pace.total)
    }
}

/// When a line is due.
struct Pace {
    total: u64,
    lines: u32,
    /// The steps that the last line said were done, and when.
    last: Option<(u64, Instant)>,
}

impl Pace {
    fn new(total: u64) -> Self {
        Self { total, lines: 0, last: None }
    }

    /// Whether a line is to be logged now, and remembers that it was.
    fn is_due(&mut self, done: u64, now: Instant) -> bool {
        let due = match self.last {
            None => true,
            Some((last, _)) if last == done => false,
            // The end was told; what comes on top of it is not.
            Some((last, _)) if last >= self.total => false,
            Some(_) if done >= self.total => true,
            Some((last, then)) => {
                self.percent(last) != self.percent(done)
                    && now.saturating_duration_since(then) >= GAP
                    // One is kept for the end.
                    && self.lines < MOST_LINES - 1
            }
        };
        if due {
            self.lines += 1;
            self.last = Some((done, now));
        }
        due
    }

    /// Whether steps were done that no line has told.
    fn is_open(&self, done: u64) -> bool {
        self.last.is_some_and(|(last, _)| last != done && last < self.total)
    }

    fn percent(&self, done: u64) -> u64 {
        let percent = match done.checked_mul(100) {
            Some(hundredfold) => hundredfold.checked_div(self.total),
            None => done.checked_div(self.total / 100),
        };
        percent.unwrap_or(100).min(100)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::Pace;
    use crate::for_tests::recorder::{Recorder, action};

    /// The steps of `steps`, one each `gap`, at which a line is due.
    fn due(total: u64, steps: impl Iterator<Item = u64>, gap: Duration) -> Vec<u64> {
        let start = Instant::now();
        let mut pace = Pace::new(total);
        let mut now = start;
        let mut due = Vec::new();
        for step in steps {
            if pace.is_due(step, now) {
                due.push(step);
            }
            now += gap;
        }
        due
    }

    #[test]
    fn the_first_and_the_last_are_told() {
        assert_eq!(due(10, 1..=10, Duration::ZERO), [1, 10]);
        assert_eq!(due(1, 1..=1, Duration::ZERO), [1]);
        assert_eq!(due(10, 0..=10, Duration::ZERO), [0, 10]);
    }

    #[test]
    fn one_line_a_second() {
        assert_eq!(due(8, 1..=8, Duration::from_millis(500)), [1, 3, 5, 7, 8]);
        assert_eq!(due(4, 1..=4, Duration::from_secs(60)), [1, 2, 3, 4]);
    }

    #[test]
    fn never_more_than_a_hundred() {
        let due = due(100_000, 0..=100_000, Duration::from_secs(1));
        assert_eq!(due.len(), 100);
        assert_eq!(due.last(), Some(&100_000));
    }

    #[test]
    fn more_than_all_is_told_once() {
        assert_eq!(due(2, 1..=5, Duration::from_secs(1)), [1, 2]);
        assert_eq!(due(0, 1..=3, Duration::from_secs(1)), [1]);
        assert_eq!(due(u64::MAX, [1, u64::MAX].into_iter(), Duration::ZERO), [1, u64::MAX]);
    }

    #[test]
    fn no_total_is_too_large_for_percent() {
        for (done, total, percent) in [
            (0, 3, 0),
            (2, 3, 66),
            (4, 3, 100),
            (0, 0, 100),
            (u64::MAX, 7, 100),
            (u64::MAX / 2, u64::MAX, 50),
            (u64::MAX / 100, u64::MAX, 0),
            (u64::MAX, u64::MAX, 100),
        ] {
            assert_eq!(Pace::new(total).percent(done), percent, "{done} of {total}");
        }
    }

    #[test]
    fn lines_have_percent_and_counts() {
        let tools = Recorder::default();
        let action = action(&tools);
        let mut progress = action.progress("Copying tables", 3);
        for _ in 0..3 {
            progress.advance(1);
        }
        drop(progress);
        drop(action.progress("Nothing", 3));
        assert_eq!(
            tools.calls(),
            ["log Copying tables: 33% (1 of 3)", "log Copying tables: 100% (3 of 3)"]
        );
    }

    #[test]
    fn work_that_ends_early_says_how_far_it_came() {
        let tools = Recorder::default();
        let action = action(&tools);
        let mut progress = action.progress("Copying", 10);
        progress.reach(2);
        progress.reach(7);
        drop(progress);
        assert_eq!(tools.calls(), ["log Copying: 20% (2 of 10)", "log Copying: 70% (7 of 10)"]);
    }

    #[test]
    fn counts_are_of_any_type() {
        let tools = Recorder::default();
        let action = action(&tools);
        let mut progress = action.progress("Copying", ["a", "b"].len());
        progress.advance(1_u8);
        progress.advance(-1);
        progress.reach(2_i128);
        drop(progress);
        assert_eq!(tools.calls(), ["log Copying: 50% (1 of 2)", "log Copying: 100% (2 of 2)"]);
    }

    #[test]
    fn a_failing_tool_does_not_stop_the_work() {
        let tools = Recorder::default();
        tools.break_tool("action-log");
        let action = action(&tools);
        action.progress("Copying", 1).advance(1);
        assert!(tools.calls().is_empty());
    }
}
