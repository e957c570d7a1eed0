//! Progress of a long action, in few log lines.

use std::fmt::Display;
use std::time::{Duration, Instant};

use crate::Action;

/// The least time between two lines.
const GAP: Duration = Duration::from_secs(1);

impl Action {
    #[doc = include_str!("../doc/progress.md")]
    pub fn progress(&self, label: impl Display, total: impl TryInto<u64>) -> Progress<'_> {
        let (label, total) = (label.to_string(), count(total));
        Progress { action: self, label, total, done: 0, told: None }
    }
}

fn count(steps: impl TryInto<u64>) -> u64 {
    steps.try_into().unwrap_or_default()
}

/// See [`Action::progress`].
#[derive(Debug)]
#[must_use = "progress is reported by `advance`"]
pub struct Progress<'a> {
    action: &'a Action,
    label: String,
    total: u64,
    done: u64,
    /// The steps that the last line said were done, and when.
    told: Option<(u64, Instant)>,
}

impl Progress<'_> {
    /// Counts `steps` more steps as done.
    pub fn advance(&mut self, steps: impl TryInto<u64>) {
        self.reach(self.done.saturating_add(count(steps)));
    }

    /// Counts `done` steps as done, of all.
    pub fn reach(&mut self, done: impl TryInto<u64>) {
        self.done = count(done);
        let now = Instant::now();
        if self.is_due(now) {
            self.log();
            self.told = Some((self.done, now));
        }
    }

    /// For the first step and the last one, and in between for a percentage that has grown.
    fn is_due(&self, now: Instant) -> bool {
        let Some((told, then)) = self.told else { return true };
        let is_last = told < self.total && self.done >= self.total;
        let has_grown = self.percent(self.done) > self.percent(told);
        is_last || has_grown && now.saturating_duration_since(then) >= GAP
    }

    fn percent(&self, done: u64) -> u128 {
        let percent = (u128::from(done) * 100).checked_div(self.total.into());
        percent.unwrap_or(100).min(100)
    }

    fn log(&self) {
        let Self { label, done, total, .. } = self;
        let percent = self.percent(*done);
        self.action.log(format_args!("{label}: {percent}% ({done} of {total})"));
    }
}

/// Says how far the work came, if it ended early.
impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.told.is_some_and(|(told, _)| told != self.done && told < self.total) {
            self.log();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use crate::for_tests::recorder::{Recorder, action};

    /// The steps of `steps`, one each `gap`, at which a line is due.
    fn due(total: u64, steps: impl Iterator<Item = u64>, gap: Duration) -> Vec<u64> {
        let action = action(&Recorder::default());
        let mut progress = action.progress("", total);
        let mut now = Instant::now();
        let mut due = Vec::new();
        for step in steps {
            progress.done = step;
            if progress.is_due(now) {
                progress.told = Some((step, now));
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
    fn one_line_for_each_percentage() {
        let due = due(100_000, 0..=100_000, Duration::from_secs(1));
        assert_eq!(due.len(), 101);
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
        let action = action(&Recorder::default());
        for (done, total, percent) in [
            (0, 3, 0),
            (2, 3, 66),
            (4, 3, 100),
            (0, 0, 100),
            (u64::MAX, 7, 100),
            (u64::MAX / 2, u64::MAX, 49),
            (u64::MAX / 100, u64::MAX, 0),
            (u64::MAX, u64::MAX, 100),
        ] {
            assert_eq!(action.progress("", total).percent(done), percent, "{done} of {total}");
        }
    }

    #[test]
    fn lines_have_percent_and_counts() {
        let tools = Recorder::default();
        let action = action(&tools);
        let mut progress = action.progress("Copying tables", 3);
        progress.advance(1);
        progress.advance(2);
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
