//! When sources are read by themselves, and what an administrator is told when they are not.

use super::apply::{apply_now, ended_at};
use super::run::Kind;
use crate::Error;
use crate::store::sync::runs::{self, RunRow};
use crate::store::sync::sources::{self, SourceRow};
use crate::texts::T;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use maru_kernel::{Cause, Fault, Lang, Timestamp};
use maru_store::{Db, DbConn, StoreResult};

/// Everything is read at least this often; in the night before that is due, if the night comes first.
const FULL_EVERY: SignedDuration = SignedDuration::from_hours(24);
/// A full run in the night is worth while when the last one is at least this old.
const FULL_AT_NIGHT_AFTER: SignedDuration = SignedDuration::from_hours(16);
/// The night begins and ends at these hours in Korea.
const NIGHT: std::ops::Range<i8> = 1..5;
/// A failed run is tried again after this time, or the source's own pause if that is shorter.
const RETRY_AFTER: SignedDuration = SignedDuration::from_mins(10);
/// A held plan is left in peace so long, for somebody to look at it and a second person to approve.
const HELD_FOR: SignedDuration = SignedDuration::from_hours(24);
/// So many pauses without a good run are an alarm.
const LATE_AFTER: i32 = 3;

/// A source with what happened to it last.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The source.
    pub source: SourceRow,
    /// Its newest run.
    pub newest: Option<RunRow>,
}

/// Why somebody should look at a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// The brake holds a plan.
    Held,
    /// The last run failed.
    Failed,
    /// No good run for too long; the hours.
    Late(i64),
    /// Stopped by an undo.
    Undone,
    /// A plan that nothing holds, and that could not be applied.
    Stuck,
}

impl Alarm {
    /// One sentence for the banner.
    pub fn text(&self, source: &str, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Alarm::Held => t.sync_alarm_held(source),
            Alarm::Failed => t.sync_alarm_failed(source),
            Alarm::Late(hours) => t.sync_alarm_late(hours, source),
            Alarm::Undone => t.sync_alarm_undone(source),
            Alarm::Stuck => t.sync_alarm_stuck(source),
        }
    }

    /// Whether everybody who steers synchronisation is told on every page.
    pub fn is_loud(&self) -> bool {
        !matches!(self, Alarm::Failed)
    }
}

impl Watched {
    /// All sources.
    ///
    /// # Errors
    /// As any read.
    pub fn all(conn: &mut DbConn) -> StoreResult<Vec<Watched>> {
        let sources = sources::all(conn)?;
        let watched = sources.into_iter().map(|source| Watched::of(conn, source));
        watched.collect()
    }

    /// One source.
    ///
    /// # Errors
    /// As any read.
    pub fn of(conn: &mut DbConn, source: SourceRow) -> StoreResult<Watched> {
        let newest = runs::newest_of(conn, &source.name)?;
        Ok(Watched { source, newest })
    }

    /// When the source is read next by itself; `None` when it is not.
    pub fn next_run(&self) -> Option<Timestamp> {
        if !self.source.enabled {
            return None;
        }
        let pause = self.pause();
        let Some(run) = &self.newest else { return Some(self.source.changed_at.0) };
        let ended = ended_at(run);
        Some(match run.state.as_str() {
            "held" => ended + HELD_FOR,
            "failed" => ended + pause.min(RETRY_AFTER),
            _ => ended + pause,
        })
    }

    /// Whether it is read now. A time further away than any pause was reckoned while the clock was ahead
    /// (S-417).
    fn is_due(&self, now: Timestamp) -> bool {
        let longest = self.pause().max(HELD_FOR);
        self.next_run().is_some_and(|at| at <= now || at.duration_since(now) > longest)
    }

    /// Why somebody should look; the most pressing reason.
    pub fn alarm(&self, now: Timestamp) -> Option<Alarm> {
        let state = self.newest.as_ref().map_or("", |run| run.state.as_str());
        let quiet = now.duration_since(self.good_since());
        match state {
            "held" => Some(Alarm::Held),
            "undone" if !self.source.enabled => Some(Alarm::Undone),
            "ready" if self.is_stuck(now) => Some(Alarm::Stuck),
            _ if self.source.enabled && quiet > self.pause() * LATE_AFTER => {
                Some(Alarm::Late(quiet.as_hours()))
            }
            "failed" => Some(Alarm::Failed),
            _ => None,
        }
    }

    /// When it was read well for the last time, or since when it waits for the first.
    pub fn good_since(&self) -> Timestamp {
        self.source.last_good_at.unwrap_or(self.source.changed_at).0
    }

    /// Runs that happen by themselves apply what they plan at once.
    fn is_stuck(&self, now: Timestamp) -> bool {
        let ended = self.newest.as_ref().map(ended_at);
        self.source.enabled && ended.is_some_and(|ended| now.duration_since(ended) > self.pause())
    }

    fn pause(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.source.every_minutes.max(1)))
    }
}

/// Whether everything is to be read: once a day, in the night if possible.
fn wants_full(last_full: Option<Timestamp>, now: Timestamp) -> bool {
    let Some(last) = last_full else { return true };
    let age = now.duration_since(last).abs();
    let hour = now.to_zoned(TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC)).hour();
    age >= FULL_EVERY || age >= FULL_AT_NIGHT_AFTER && NIGHT.contains(&hour)
}

/// Runs every source whose time has come. What a source does wrong is kept with its run and stops
/// nobody else, nor does what the database refuses of one.
///
/// # Errors
/// The database; the first of its errors, after all sources had their turn.
pub fn run_due(db: &Db) -> StoreResult<()> {
    let mut failed = None;
    for watched in db.read_blocking(Watched::all)? {
        let now = db.now();
        if !watched.is_due(now) {
            continue;
        }
        let name = &watched.source.name;
        let last_full = db.read_blocking(|conn| runs::last_full_at(conn, name))?.map(|at| at.0);
        let kind = if wants_full(last_full, now) { Kind::Full } else { Kind::Delta };
        match apply_now(db, &Cause::system("directory.sync"), name, kind) {
            Ok(_) | Err(Error::SyncBusy) => {}
            Err(error) => {
                tracing::warn!(source = name, code = error.code().name, "synchronisation failed");
                if let Error::Store(error) = error {
                    failed.get_or_insert(error);
                }
            }
        }
    }
    failed.map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_store::Utc;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn watched(state: &str, enabled: bool) -> Watched {
        let noon = Utc(at("2026-03-02T03:00:00Z"));
        let source = SourceRow {
            name: "hr".into(),
            config: String::new(),
            every_minutes: 60,
            enabled,
            confirmed_digest: String::new(),
            cursor: String::new(),
            cursor_server: String::new(),
            last_good_at: Some(noon),
            changed_at: noon,
        };
        let run = RunRow {
            id: 1,
            source: "hr".into(),
            kind: "full".into(),
            state: state.into(),
            started_by: String::new(),
            started_at: noon,
            finished_at: Some(noon),
            counts: String::new(),
            brakes: String::new(),
            config_digest: String::new(),
            cursor: String::new(),
            cursor_server: String::new(),
            problem: String::new(),
            overruled: String::new(),
            staged: 0,
        };
        Watched { source, newest: Some(run) }
    }

    #[test]
    fn the_next_run_depends_on_how_the_last_one_ended() {
        for (state, next) in [
            ("applied", "2026-03-02T04:00:00Z"),
            ("failed", "2026-03-02T03:10:00Z"),
            ("held", "2026-03-03T03:00:00Z"),
        ] {
            assert_eq!(watched(state, true).next_run(), Some(at(next)), "{state}");
        }
        assert_eq!(watched("applied", false).next_run(), None);
    }

    #[test]
    fn alarms_tell_what_is_most_pressing() {
        let (soon, later) = (at("2026-03-02T05:00:00Z"), at("2026-03-02T06:30:00Z"));
        for (state, enabled, now, alarm) in [
            ("applied", true, soon, None),
            ("applied", true, later, Some(Alarm::Late(3))),
            ("applied", false, later, None),
            ("failed", true, soon, Some(Alarm::Failed)),
            ("failed", true, later, Some(Alarm::Late(3))),
            ("held", true, later, Some(Alarm::Held)),
            ("undone", false, soon, Some(Alarm::Undone)),
            ("ready", true, soon, Some(Alarm::Stuck)),
            ("ready", false, soon, None),
        ] {
            assert_eq!(watched(state, enabled).alarm(now), alarm, "{state}");
        }
    }

    #[test]
    fn everything_is_read_in_the_night_or_after_a_day() {
        let last = Some(at("2026-03-02T03:00:00Z"));
        assert!(wants_full(None, at("2026-03-02T03:00:00Z")));
        assert!(!wants_full(last, at("2026-03-02T18:00:00Z")), "03:00 in Korea, but only 15 hours old");
        assert!(wants_full(last, at("2026-03-02T19:30:00Z")), "04:30 in Korea");
        assert!(!wants_full(last, at("2026-03-02T23:00:00Z")), "08:00 in Korea");
        assert!(wants_full(last, at("2026-03-03T03:00:00Z")));
    }
}
