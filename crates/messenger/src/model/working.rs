//! Working time as the house reckons it: Monday to Friday from nine to six, by Korean clocks. Public holidays are not known here.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Zoned};
use maru_kernel::Timestamp;

/// The hour a working day begins, and the one it ends.
const OPENS: i8 = 9;
const CLOSES: i8 = 18;

/// The zone of the house's clocks.
pub fn zone() -> TimeZone {
    TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC)
}

fn local(at: Timestamp) -> Zoned {
    at.to_zoned(zone())
}

/// The instant that the house's clocks show so; nothing for times before and after all calendars.
pub fn instant(clock: DateTime) -> Option<Timestamp> {
    Some(clock.to_zoned(zone()).ok()?.timestamp())
}

fn opening(day: Date) -> Option<Timestamp> {
    instant(day.at(OPENS, 0, 0, 0))
}

fn works(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Nine o'clock of the day after.
pub fn tomorrow(now: Timestamp) -> Option<Timestamp> {
    opening(local(now).date().tomorrow().ok()?)
}

/// Nine o'clock of the next working day after today.
pub fn next_workday(now: Timestamp) -> Option<Timestamp> {
    let mut day = local(now).date().tomorrow().ok()?;
    while !works(day) {
        day = day.tomorrow().ok()?;
    }
    opening(day)
}

/// The instant itself where somebody works then, and otherwise when they begin again.
pub fn within(at: Timestamp) -> Option<Timestamp> {
    let clock = local(at);
    match (works(clock.date()), clock.hour()) {
        (true, OPENS..CLOSES) => Some(at),
        (true, hour) if hour < OPENS => opening(clock.date()),
        _ => next_workday(at),
    }
}

/// So much later, counted by the clock and moved into working time.
pub fn after(now: Timestamp, pause: SignedDuration) -> Option<Timestamp> {
    within(now.checked_add(pause).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nights_and_weekends_are_no_working_time() {
        // 2026-11-23 is a Monday.
        for (at, want) in [
            ("2026-11-23T10:30:00+09:00", "2026-11-23T10:30:00+09:00"),
            ("2026-11-23T08:59:59+09:00", "2026-11-23T09:00:00+09:00"),
            ("2026-11-23T18:00:00+09:00", "2026-11-24T09:00:00+09:00"),
            ("2026-11-27T18:30:00+09:00", "2026-11-30T09:00:00+09:00"),
            ("2026-11-28T10:00:00+09:00", "2026-11-30T09:00:00+09:00"),
            ("2026-11-29T23:59:00+09:00", "2026-11-30T09:00:00+09:00"),
        ] {
            assert_eq!(within(at.parse().unwrap()), Some(want.parse().unwrap()), "{at}");
        }
    }

    #[test]
    fn the_next_working_day_is_never_today() {
        for (now, tomorrow_at, workday_at) in [
            ("2026-11-23T00:30:00+09:00", "2026-11-24T09:00:00+09:00", "2026-11-24T09:00:00+09:00"),
            ("2026-11-27T17:00:00+09:00", "2026-11-28T09:00:00+09:00", "2026-11-30T09:00:00+09:00"),
            ("2026-11-28T10:00:00+09:00", "2026-11-29T09:00:00+09:00", "2026-11-30T09:00:00+09:00"),
        ] {
            let now = now.parse().unwrap();
            assert_eq!(tomorrow(now), Some(tomorrow_at.parse().unwrap()));
            assert_eq!(next_workday(now), Some(workday_at.parse().unwrap()));
        }
        let late = "2026-11-27T17:45:00+09:00".parse().unwrap();
        let next = after(late, SignedDuration::from_mins(30));
        assert_eq!(next, Some("2026-11-30T09:00:00+09:00".parse().unwrap()));
    }
}
