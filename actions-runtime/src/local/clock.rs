//! Times as `juju run` prints them, in UTC.

use std::fmt::{self, Display, Formatter};
use std::time::{SystemTime, UNIX_EPOCH};

const DAY: u64 = 24 * 60 * 60;

/// A second of the calendar; nothing before 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Second {
    since_1970: u64,
}

impl Second {
    /// The second in which `time` lies.
    pub(super) fn of(time: SystemTime) -> Self {
        let since_1970 = time.duration_since(UNIX_EPOCH);
        Self {
            since_1970: since_1970.map_or(0, |duration| duration.as_secs()),
        }
    }

    /// `06:06:06`
    pub(super) fn of_day(self) -> String {
        let second = self.since_1970 % DAY;
        let (hour, minute) = (second / 3600, second / 60 % 60);
        format!("{hour:02}:{minute:02}:{:02}", second % 60)
    }
}

/// As Go writes a time: `2024-02-29 06:06:06 +0000 UTC`.
impl Display for Second {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date(self.since_1970 / DAY);
        let time = self.of_day();
        write!(f, "{year:04}-{month:02}-{day:02} {time} +0000 UTC")
    }
}

/// Year, month and day of a day counted from 1970-01-01.
fn date(days: u64) -> (u64, u64, u64) {
    // Counted from 1 March of the year 0, so that a leap day is the last of its year.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::Second;

    #[test]
    fn times_are_written_as_go_writes_them() {
        for (seconds, text) in [
            (0, "1970-01-01 00:00:00 +0000 UTC"),
            (951_827_696, "2000-02-29 12:34:56 +0000 UTC"),
            (1_709_186_766, "2024-02-29 06:06:06 +0000 UTC"),
            (1_735_689_599, "2024-12-31 23:59:59 +0000 UTC"),
            (4_107_542_400, "2100-03-01 00:00:00 +0000 UTC"),
        ] {
            let second = Second::of(UNIX_EPOCH + Duration::from_secs(seconds));
            assert_eq!(second.to_string(), text);
        }
        let before = Second::of(UNIX_EPOCH - Duration::from_secs(1));
        assert_eq!(before.of_day(), "00:00:00");
    }
}
