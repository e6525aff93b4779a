//! The monthly review of access records (S-22).

use crate::Error;
use crate::access::{Allowed, SignOff};
use crate::actions::export;
use crate::store::{findings, reviews};
use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_kernel::{Event, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx};

/// Older months are not reviewed any more: rights and access records are kept for five years (S-21).
const OLDEST: SignedDuration = SignedDuration::from_hours(5 * 366 * 24);

/// What stands out, with the number from which on it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Fifty people looked at on one day.
    MassView,
    /// Three copies taken out.
    MassExport,
    /// Five looks at night.
    AtNight,
    /// Ten people of other departments.
    Elsewhere,
    /// Anything done to oneself with an administrator's permission.
    OnThemselves,
}

/// One line of the review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What stands out.
    pub kind: Kind,
    /// Whose doing it is.
    pub actor: PersonId,
    /// How often, or how many people.
    pub times: i64,
}

/// First and last instant of a Korean month written `2026-11`.
pub fn month(text: &str) -> Option<(Timestamp, Timestamp)> {
    let first: Date = format!("{text}-01").parse().ok()?;
    let next = first.checked_add(jiff::Span::new().try_months(1).ok()?).ok()?;
    let zone = TimeZone::get("Asia/Seoul").ok()?;
    let start = |day: Date| day.to_zoned(zone.clone()).ok().map(|z| z.timestamp());
    Some((start(first)?, start(next)?))
}

/// What stands out in that time.
///
/// # Errors
/// As any read.
pub fn lines(conn: &mut DbConn, (from, until): (Timestamp, Timestamp)) -> StoreResult<Vec<Line>> {
    let mut lines = Vec::new();
    let found = [
        (Kind::MassView, findings::mass_views(conn, from, until, 50)?),
        (Kind::MassExport, findings::mass_exports(conn, from, until, 3)?),
        (Kind::AtNight, findings::at_night(conn, from, until, 5)?),
        (Kind::Elsewhere, findings::elsewhere(conn, from, until, 10)?),
        (Kind::OnThemselves, findings::on_themselves(conn, from, until, 1)?),
    ];
    for (kind, counts) in found {
        let line = |c: findings::Count| Line { kind, actor: PersonId::from_i64(c.actor), times: c.times };
        lines.extend(counts.into_iter().map(line));
    }
    Ok(lines)
}

/// Signs the review of a month with what was found and what was done about it.
///
/// # Errors
/// [`Error::Reason`], [`Error::Missing`] for what is no month, not over or too long ago, a conflict for a month signed already.
pub fn sign_off(
    tx: &mut Tx<'_>,
    allowed: &Allowed<SignOff, String>,
    reviewer: PersonId,
    note: &str,
) -> Result<(), Error> {
    let note = export::reason(note)?;
    let name = allowed.noun();
    let now = tx.now();
    let past = |(_, until): &(Timestamp, Timestamp)| *until <= now && now.duration_since(*until) <= OLDEST;
    let time = month(name).filter(past).ok_or(Error::Missing)?;
    let count = i64::try_from(lines(tx.conn(), time)?.len()).unwrap_or(i64::MAX);
    reviews::insert(tx, name, reviewer, count, &note)?;
    tx.record(
        &Event::new("audit.review_signed").with(serde_json::json!({ "month": name, "findings": count })),
    )?;
    Ok(())
}
