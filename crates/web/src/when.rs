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
    t.when_date(day.day(), month_name(t, &day), weekday(t, &day), day.year())
}

/// Month, day and weekday: for lists of this year's things.
pub fn day(t: T, at: Timestamp) -> String {
    let day = local(at);
    t.when_day(day.day(), month_name(t, &day), weekday(t, &day))
}

/// The month and its year: for what is told by the month.
pub fn month(t: T, at: Timestamp) -> String {
    let day = local(at);
    t.when_month(month_name(t, &day), day.year())
}

/// Hours and minutes: for lists that name the day above.
pub fn time(at: Timestamp) -> String {
    local(at).strftime("%H:%M").to_string()
}

/// The date, then hours and minutes: `14:05`.
pub fn date_time(t: T, at: Timestamp) -> String {
    format!("{} {}", date(t, at), time(at))
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

fn month_name(t: T, day: &Zoned) -> &'static str {
    match day.month() {
        1 => t.when_january(),
        2 => t.when_february(),
        3 => t.when_march(),
        4 => t.when_april(),
        5 => t.when_may(),
        6 => t.when_june(),
        7 => t.when_july(),
        8 => t.when_august(),
        9 => t.when_september(),
        10 => t.when_october(),
        11 => t.when_november(),
        _ => t.when_december(),
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
        assert_eq!(month(T(Lang::Ko), at), "2026년 3월");
    }

    #[test]
    fn english_dates_name_the_month() {
        let at: Timestamp = "2026-03-02T05:05:00Z".parse().unwrap();
        assert_eq!(date_time(T(Lang::En), at), "Mon 2 Mar 2026 14:05");
        assert_eq!(day(T(Lang::En), at), "Mon 2 Mar");
        assert_eq!(month(T(Lang::En), at), "Mar 2026");
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
