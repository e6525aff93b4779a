//! Days and times as a talk shows them, in Korean time.

use crate::texts::T;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_kernel::Timestamp;

fn local(at: Timestamp) -> Zoned {
    at.to_zoned(TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC))
}

/// The day.
pub fn day(at: Timestamp) -> Date {
    local(at).date()
}

/// Day and time without a zone, as scripts compare them: `2026-11-23T13:18:05`.
pub fn plain(at: Timestamp) -> String {
    local(at).strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

/// The time on a clock with twelve hours.
pub fn clock(t: T, at: Timestamp) -> String {
    let at = local(at);
    let hour = if at.hour() % 12 == 0 { 12 } else { at.hour() % 12 };
    let time = format!("{hour}:{:02}", at.minute());
    if at.hour() < 12 { t.message_am(time) } else { t.message_pm(time) }
}

/// How a list tells of something: the time of today, yesterday, the day of this year, or the date.
pub fn short(t: T, web: maru_web::T, at: Timestamp, now: Timestamp) -> String {
    let (then, today) = (day(at), day(now));
    if then == today {
        clock(t, at)
    } else if Some(then) == today.yesterday().ok() {
        t.message_yesterday().to_owned()
    } else if then.year() == today.year() {
        maru_web::day(web, at)
    } else {
        maru_web::date(web, at)
    }
}

/// The first instant of a day.
pub fn beginning(day: Date) -> Option<Timestamp> {
    let zone = TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC);
    Some(day.to_zoned(zone).ok()?.timestamp())
}

/// The first instant after a day, as a form writes it: `2026-12-31`.
pub fn end_of(day: &str) -> Option<Timestamp> {
    beginning(day.parse::<Date>().ok()?.tomorrow().ok()?)
}

/// The instant before: of what ends at midnight, one of its last day.
pub fn before(at: Timestamp) -> Timestamp {
    at.checked_sub(jiff::SignedDuration::from_micros(1)).unwrap_or(at)
}

/// The last day of what ends then.
pub fn last_day(at: Timestamp) -> Date {
    day(before(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Lang;

    #[test]
    fn times_are_told_on_a_clock_with_twelve_hours() {
        for (at, want) in [
            ("2026-11-23T15:00:00Z", "오전 12:00"),
            ("2026-11-23T00:05:00Z", "오전 9:05"),
            ("2026-11-23T03:00:00Z", "오후 12:00"),
            ("2026-11-23T04:18:00Z", "오후 1:18"),
        ] {
            assert_eq!(clock(T(Lang::Ko), at.parse().unwrap()), want);
        }
        let end = end_of("2026-12-31").unwrap();
        assert_eq!(
            (end.to_string().as_str(), last_day(end).to_string().as_str()),
            ("2026-12-31T15:00:00Z", "2026-12-31")
        );
        assert_eq!(plain("2026-11-23T15:00:05Z".parse().unwrap()), "2026-11-24T00:00:05");
    }
}
