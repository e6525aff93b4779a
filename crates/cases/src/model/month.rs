//! How many cases there were, by month: figures, and nothing of anybody.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_kernel::Timestamp;

/// One month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first instant, in Korea.
    pub begins: Timestamp,
    /// Cases asked for.
    pub asked: usize,
    /// Cases opened or renewed.
    pub opened: usize,
    /// Things read.
    pub read: usize,
    /// Cases whose subjects were told.
    pub told: usize,
    /// Tellings put off.
    pub deferred: usize,
    /// Sealed copies made.
    pub copied: usize,
}

/// When things happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    /// Cases asked for.
    pub asked: Vec<Timestamp>,
    /// Cases opened or renewed.
    pub opened: Vec<Timestamp>,
    /// Things read.
    pub read: Vec<Timestamp>,
    /// Subjects told.
    pub told: Vec<Timestamp>,
    /// Tellings put off.
    pub deferred: Vec<Timestamp>,
    /// Sealed copies made.
    pub copied: Vec<Timestamp>,
}

/// The last `count` months up to the one of `now`, the newest first.
pub fn months(moments: &Moments, now: Timestamp, count: usize) -> Vec<Month> {
    let mut first = first_of(now);
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let Some(begins) = beginning(first) else { break };
        let within = |times: &[Timestamp]| times.iter().filter(|at| first_of(**at) == first).count();
        all.push(Month {
            begins,
            asked: within(&moments.asked),
            opened: within(&moments.opened),
            read: within(&moments.read),
            told: within(&moments.told),
            deferred: within(&moments.deferred),
            copied: within(&moments.copied),
        });
        let Some(before) = first.yesterday().ok().map(Date::first_of_month) else { break };
        first = before;
    }
    all
}

fn first_of(at: Timestamp) -> Date {
    at.to_zoned(korea()).date().first_of_month()
}

fn beginning(day: Date) -> Option<Timestamp> {
    day.to_zoned(korea()).ok().map(|zoned| zoned.timestamp())
}

fn korea() -> TimeZone {
    TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_525_months_are_counted_as_the_agency_counts_them() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        // The second is the first of November already in Korea.
        let asked = vec![at("2026-10-31T14:59:59Z"), at("2026-10-31T15:00:00Z"), at("2025-11-01T00:00:00Z")];
        let moments = Moments { asked, ..Moments::default() };
        let months = months(&moments, at("2026-11-23T00:00:00Z"), 12);
        let counts: Vec<usize> = months.iter().map(|month| month.asked).collect();
        assert_eq!(counts, [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(months[0].begins, at("2026-10-31T15:00:00Z"));
    }
}
