//! Hours and days in which nothing rings and channels wait.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};
use maru_kernel::Timestamp;

const MINUTES_A_DAY: i32 = 24 * 60;
/// Days that are looked ahead: whoever is quiet every day all day is told a week later.
const AHEAD: i64 = 7;

/// Some days of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days(i32);

impl Days {
    /// All of them.
    pub const ALL: Days = Days(0b111_1111);

    /// Those whose bits are set: 1 for Monday to 64 for Sunday.
    pub fn from_bits(bits: i32) -> Days {
        Days(bits & Days::ALL.0)
    }

    /// The bits that are kept.
    pub fn bits(self) -> i32 {
        self.0
    }

    /// The days of these numbers, 1 for Monday to 7 for Sunday; what is none is left out.
    pub fn from_numbers<'n>(numbers: impl Iterator<Item = &'n str>) -> Days {
        let bit = |number: &str| number.parse().ok().filter(|day: &i32| (1..=7).contains(day));
        Days(numbers.filter_map(bit).fold(0, |bits, day| bits | 1 << (day - 1)))
    }

    /// Whether the day of this number is among them.
    pub fn has_number(self, number: i32) -> bool {
        (1..=7).contains(&number) && self.0 & 1 << (number - 1) != 0
    }

    fn has(self, day: Date) -> bool {
        self.has_number(i32::from(day.weekday().to_monday_one_offset()))
    }
}

/// From a minute of the day to another, in Korean time, on some days, and some days as a whole. What runs over midnight belongs to the
/// day it began on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// First quiet minute, from midnight.
    pub from: i32,
    /// First minute that is not quiet any more.
    pub to: i32,
    /// The days on which they begin.
    pub days: Days,
    /// Days that are quiet from midnight to midnight.
    pub whole: Days,
}

fn zone() -> TimeZone {
    TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC)
}

fn instant(clock: DateTime) -> Option<Timestamp> {
    Some(clock.to_zoned(zone()).ok()?.timestamp())
}

impl QuietHours {
    /// Reads two times of day such as `22:00` and `07:30`, for every day; `None` when one of them is none.
    pub fn parse(from: &str, to: &str) -> Option<QuietHours> {
        Some(QuietHours { from: minute(from)?, to: minute(to)?, days: Days::ALL, whole: Days::default() })
    }

    /// The times of day as a form shows them; empty where there are only whole days.
    pub fn texts(self) -> (String, String) {
        if self.from == self.to {
            return (String::new(), String::new());
        }
        let text = |m: i32| format!("{:02}:{:02}", m / 60, m % 60);
        (text(self.from), text(self.to))
    }

    /// The quiet times that end after `now`, of the week to come: from when to when, in order, none touching another.
    pub fn periods(self, now: Timestamp) -> Vec<(Timestamp, Timestamp)> {
        let today = now.to_zoned(zone()).date();
        let days = (-1..=AHEAD).filter_map(|ahead| today.checked_add(ahead.days()).ok());
        let mut all: Vec<(Timestamp, Timestamp)> = days.flat_map(|day| self.of_day(day)).collect();
        all.sort_unstable();
        let mut periods: Vec<(Timestamp, Timestamp)> = Vec::new();
        for (from, to) in all {
            match periods.last_mut().filter(|last| last.1 >= from) {
                Some(last) => last.1 = last.1.max(to),
                None => periods.push((from, to)),
            }
        }
        periods.retain(|(_, to)| *to > now);
        periods
    }

    /// What begins on a day.
    fn of_day(self, day: Date) -> impl Iterator<Item = (Timestamp, Timestamp)> {
        let midnight = instant(day.at(0, 0, 0, 0));
        let part = |from: i32, length: i32| {
            let from = midnight? + SignedDuration::from_mins(i64::from(from));
            Some((from, from + SignedDuration::from_mins(i64::from(length))))
        };
        let length = (self.to - self.from).rem_euclid(MINUTES_A_DAY);
        let hours = part(self.from, length).filter(|_| self.days.has(day) && length > 0);
        let whole = part(0, MINUTES_A_DAY).filter(|_| self.whole.has(day));
        hours.into_iter().chain(whole)
    }

    /// When something that comes at `now` may be delivered: at once, or when it is not quiet any more.
    pub fn release(self, now: Timestamp) -> Timestamp {
        let now_quiet = self.periods(now).into_iter().find(|(from, _)| *from <= now);
        now_quiet.map_or(now, |(_, to)| to)
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

    fn released(quiet: QuietHours, now: &str) -> Timestamp {
        quiet.release(now.parse().unwrap())
    }

    #[test]
    fn quiet_hours_may_run_over_midnight() {
        let quiet = QuietHours::parse("22:00", "07:30").unwrap();
        for (now, wanted) in [
            ("2026-11-22T21:59:00+09:00", "2026-11-22T21:59:00+09:00"),
            ("2026-11-22T22:00:00+09:00", "2026-11-23T07:30:00+09:00"),
            ("2026-11-23T03:10:20+09:00", "2026-11-23T07:30:00+09:00"),
            ("2026-11-23T07:30:00+09:00", "2026-11-23T07:30:00+09:00"),
        ] {
            assert_eq!(released(quiet, now), wanted.parse::<Timestamp>().unwrap(), "{now}");
        }
        let none = QuietHours::parse("09:00", "09:00").unwrap();
        let now = "2026-11-22T09:00:00+09:00".parse().unwrap();
        assert_eq!(none.release(now), now);
    }

    #[test]
    fn hours_have_days_and_some_days_are_quiet_as_a_whole() {
        let working = Days::from_numbers(["1", "2", "3", "4", "5", "x", "9"].into_iter());
        let weekend = Days::from_numbers(["6", "7"].into_iter());
        let quiet =
            QuietHours { days: working, whole: weekend, ..QuietHours::parse("19:00", "08:00").unwrap() };
        // 2026-11-27 is a Friday: its evening, the weekend, and nothing after that before Monday evening.
        for (now, wanted) in [
            ("2026-11-26T20:00:00+09:00", "2026-11-27T08:00:00+09:00"),
            ("2026-11-27T12:00:00+09:00", "2026-11-27T12:00:00+09:00"),
            ("2026-11-27T19:30:00+09:00", "2026-11-30T00:00:00+09:00"),
            ("2026-11-29T12:00:00+09:00", "2026-11-30T00:00:00+09:00"),
            ("2026-11-30T05:00:00+09:00", "2026-11-30T05:00:00+09:00"),
        ] {
            assert_eq!(released(quiet, now), wanted.parse::<Timestamp>().unwrap(), "{now}");
        }
        let always = QuietHours { whole: Days::ALL, ..quiet };
        let now: Timestamp = "2026-11-27T12:00:00+09:00".parse().unwrap();
        assert_eq!(always.release(now), "2026-12-05T08:00:00+09:00".parse().unwrap());
        assert!(weekend.has_number(7) && !weekend.has_number(5) && !weekend.has_number(0));
    }

    #[test]
    fn odd_times_are_none() {
        for (from, to) in [("", ""), ("24:00", "07:00"), ("10:60", "07:00"), ("10:00", ""), ("-1:00", "1:00")]
        {
            assert_eq!(QuietHours::parse(from, to), None, "{from} {to}");
        }
    }
}
