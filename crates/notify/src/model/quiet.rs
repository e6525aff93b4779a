//! Hours in which channels wait.

use jiff::tz::TimeZone;
use maru_kernel::Timestamp;

const MINUTES_A_DAY: i32 = 24 * 60;

/// From a minute of the day to another, in Korean time; may run over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// First quiet minute, from midnight.
    pub from: i32,
    /// First minute that is not quiet any more.
    pub to: i32,
}

impl QuietHours {
    /// Reads two times of day such as `22:00` and `07:30`; `None` when one of them is none.
    pub fn parse(from: &str, to: &str) -> Option<QuietHours> {
        Some(QuietHours { from: minute(from)?, to: minute(to)? })
    }

    /// The times of day as a form shows them.
    pub fn texts(self) -> (String, String) {
        let text = |m: i32| format!("{:02}:{:02}", m / 60, m % 60);
        (text(self.from), text(self.to))
    }

    /// When something that comes at `now` may be delivered: at once, or when the quiet hours end.
    pub fn release(self, now: Timestamp) -> Timestamp {
        let local = now.to_zoned(TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC));
        let minute = i32::from(local.hour()) * 60 + i32::from(local.minute());
        let since = (minute - self.from).rem_euclid(MINUTES_A_DAY);
        let length = (self.to - self.from).rem_euclid(MINUTES_A_DAY);
        if since >= length {
            return now;
        }
        let wait = i64::from(length - since) * 60 - i64::from(local.second());
        now + jiff::SignedDuration::from_secs(wait)
    }
}

fn minute(text: &str) -> Option<i32> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (i32, i32) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_may_run_over_midnight() {
        let quiet = QuietHours::parse("22:00", "07:30").unwrap();
        for (now, wanted) in [
            ("2026-11-22T21:59:00+09:00", "2026-11-22T21:59:00+09:00"),
            ("2026-11-22T22:00:00+09:00", "2026-11-23T07:30:00+09:00"),
            ("2026-11-23T03:10:20+09:00", "2026-11-23T07:30:00+09:00"),
            ("2026-11-23T07:30:00+09:00", "2026-11-23T07:30:00+09:00"),
        ] {
            assert_eq!(quiet.release(now.parse().unwrap()), wanted.parse::<Timestamp>().unwrap(), "{now}");
        }
        let none = QuietHours::parse("09:00", "09:00").unwrap();
        let now = "2026-11-22T09:00:00+09:00".parse().unwrap();
        assert_eq!(none.release(now), now);
    }

    #[test]
    fn odd_times_are_none() {
        for (from, to) in [("", ""), ("24:00", "07:00"), ("10:60", "07:00"), ("10:00", ""), ("-1:00", "1:00")]
        {
            assert_eq!(QuietHours::parse(from, to), None, "{from} {to}");
        }
    }
}
