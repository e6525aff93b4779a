//! Dates and times as official documents write them, in Korean time.

use crate::texts::T;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

fn local(at: Timestamp) -> Zoned {
    at.to_zoned(TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC))
}

/// Year, month, day, each with a full stop, and the weekday in brackets: the notation of official documents.
pub fn date(t: T, at: Timestamp) -> String {
    let day = local(at);
    t.when_date(day.day(), day.month(), weekday(t, &day), day.year())
}

/// Month, day and weekday: for lists of this year's things.
pub fn day(t: T, at: Timestamp) -> String {
    let day = local(at);
    t.when_day(day.day(), day.month(), weekday(t, &day))
}

/// The date, then hours and minutes: `14:05`.
pub fn date_time(t: T, at: Timestamp) -> String {
    format!("{} {}", date(t, at), local(at).strftime("%H:%M"))
}

/// How long ago, for up to a day; then the date.
pub fn relative(t: T, at: Timestamp, now: Timestamp) -> String {
    match now.duration_since(at).as_secs() {
        ..60 => t.when_just_now().to_owned(),
        seconds @ 60..3_600 => t.when_minutes_ago(seconds / 60),
        seconds @ 3_600..86_400 => t.when_hours_ago(seconds / 3_600),
        _ => date(t, at),
    }
}

fn weekday(t: T, day: &Zoned) -> &'static str {
    match day.weekday().to_monday_zero_offset() {
        0 => t.when_monday(),
        1 => t.when_tuesday(),
        2 => t.when_wednesday(),
        3 => t.when_thursday(),
        4 => t.when_friday(),
        5 => t.when_saturday(),
        _ => t.when_sunday(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Lang;

    #[test]
    fn dates_follow_the_official_notation() {
        let at: Timestamp = "2026-03-02T05:05:00Z".parse().unwrap();
        assert_eq!(date_time(T(Lang::Ko), at), "2026. 3. 2.(월) 14:05");
    }

    #[test]
    fn recent_things_are_told_by_distance() {
        let at: Timestamp = "2026-03-02T05:05:00Z".parse().unwrap();
        let after = |s: i64| at + jiff::SignedDuration::from_secs(s);
        assert_eq!(relative(T(Lang::Ko), at, after(5)), T(Lang::Ko).when_just_now());
        assert!(relative(T(Lang::Ko), at, after(600)).contains("10"));
        assert_eq!(relative(T(Lang::Ko), at, after(200_000)), "2026. 3. 2.(월)");
    }
}
