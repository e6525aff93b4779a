//! When a page is looked at again.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

/// The most months between two looks.
pub const LONGEST: i32 = 60;

fn local(at: Timestamp) -> Zoned {
    at.to_zoned(TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC))
}

/// The next look, so many months after `now`; none for 0 months.
pub fn next(now: Timestamp, months: i32) -> Option<Timestamp> {
    if months <= 0 { None } else { local(now).checked_add(months.months()).ok().map(|at| at.timestamp()) }
}

/// The day of an instant, in Korean time.
pub fn day(at: Timestamp) -> Date {
    local(at).date()
}

/// Nine in the morning of a day, in Korean time.
pub fn morning(day: Date) -> Option<Timestamp> {
    let zone = TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC);
    day.at(9, 0, 0, 0).to_zoned(zone).ok().map(|at| at.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_on_the_calendar() {
        let at: Timestamp = "2026-01-31T00:00:00Z".parse().unwrap();
        assert_eq!(next(at, 1).map(day).unwrap().to_string(), "2026-02-28");
        assert_eq!(next(at, 0), None);
        assert_eq!(morning(day(at)), Some(at));
    }
}
