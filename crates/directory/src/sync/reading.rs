//! Reading a source in the order in which things point at one another.

use super::ahead::Asked;
use super::changes::Before;
use super::groups::{self, Draft};
use super::intake::Intake;
use super::people::{PersonIndex, Told};
use super::run::Kind;
use super::source::Opened;
use super::units::{self, UnitIndex};
use crate::Error;
use crate::ldap::Query;
use crate::mapping::{Staged, StagedUnit};
use crate::store::sync::sources::SourceRow;
use jiff::tz::TimeZone;
use maru_kernel::Timestamp;

/// Changes are read again from a little before the cursor, as servers answer out of order and their
/// clocks differ from ours.
const OVERLAP: jiff::SignedDuration = jiff::SignedDuration::from_mins(5);

/// One reading of a source.
pub struct Reading<'o> {
    opened: &'o Opened,
    now: Timestamp,
    /// The latest change seen.
    cursor: String,
    /// How far changes could be seen completely: where the server, or the clock, was at the beginning.
    /// What changes while we read may change behind our back, and is read again by the next run.
    limit: String,
    /// Who answers.
    server: String,
    /// Whether another server answered as well, whose counter is another one.
    mixed: bool,
}

/// How a reading over changes ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Read {
    /// With all it was to bring.
    Complete,
    /// With something only a reading of everything can make sense of: a unit changed, which gives all
    /// entries below it other names, or another server answered, whose counter is another one.
    Everything,
}

impl<'o> Reading<'o> {
    /// Begins at the source's cursor.
    pub fn new(opened: &'o Opened, row: &SourceRow, now: Timestamp) -> Reading<'o> {
        let (cursor, server) = (row.cursor.clone(), row.cursor_server.clone());
        Reading { opened, now, cursor, limit: String::new(), server, mixed: false }
    }

    /// Reads what `kind` asks for, or everything where changes alone make no sense. Returns what it was.
    pub fn read(&mut self, intake: &mut Intake<'_>, kind: Kind) -> Result<Kind, Error> {
        if let Some(queries) = self.changes().filter(|_| kind == Kind::Delta) {
            if self.read_changes(intake, &queries)? == Read::Complete {
                return Ok(Kind::Delta);
            }
            intake.start_over()?;
        }
        self.read_all(intake)?;
        Ok(Kind::Full)
    }

    /// From where the next run asks for changes, and of which server; nothing when only everything will do.
    pub fn cursor(&self) -> (String, String) {
        if self.mixed || self.limit.is_empty() {
            return (String::new(), String::new());
        }
        let least = if is_later(&self.cursor, &self.limit) { &self.limit } else { &self.cursor };
        (least.clone(), self.server.clone())
    }

    /// Notes where the server, or the clock, is before anything is asked.
    fn begin(&mut self) -> Result<(), Error> {
        self.mixed = false;
        let cursor = self.opened.mapper.cursor();
        self.limit = match cursor.attribute().filter(|_| cursor.is_per_server()) {
            None => self.now.to_zoned(TimeZone::UTC).strftime(TIME).to_string(),
            Some(attribute) => match self.opened.entries.position(attribute)? {
                Some((server, value)) => {
                    self.server = server;
                    value
                }
                None => String::new(),
            },
        };
        Ok(())
    }

    /// The questions about what changed since the cursor; `None` when only everything will do.
    pub fn changes(&self) -> Option<Vec<Query>> {
        let config = &self.opened.config;
        if self.cursor.is_empty() || config.ldif.is_some() || config.persons.join_by_employee_no {
            return None;
        }
        self.opened.mapper.queries_since(&earlier(&self.cursor))
    }

    fn read_all(&mut self, intake: &mut Intake<'_>) -> Result<(), Error> {
        self.begin()?;
        self.cursor.clear();
        let (queries, mut index, mut told) =
            (self.opened.mapper.queries(), UnitIndex::default(), Told::new());
        let found = self.units(intake, &queries)?;
        units::take(intake, &mut index, found)?;
        let mut people = PersonIndex::load(intake)?;
        self.people(intake, &queries, &mut people, &index)?;
        people.load_put_aside(intake)?;
        let drafts = self.posts_and_groups(intake, &queries, &mut people, &index, &mut told)?;
        people.take_further(intake, &told)?;
        groups::take(intake, &people, drafts, false)?;
        intake.flush()?;
        intake.spare_put_aside()?;
        intake.stage_gone()?;
        intake.unstage_contested(&people.contested)?;
        intake.unstage_clashes()
    }

    fn read_changes(&mut self, intake: &mut Intake<'_>, queries: &[Query]) -> Result<Read, Error> {
        let known_server = self.server.clone();
        self.begin()?;
        if self.opened.mapper.cursor().is_per_server() && self.server != known_server {
            return Ok(Read::Everything);
        }
        let (mut index, mut told) = (UnitIndex::load(intake)?, Told::new());
        let found = self.units(intake, queries)?;
        if self.mixed || units::take(intake, &mut index, found)? > 0 {
            return Ok(Read::Everything);
        }
        let mut people = PersonIndex::load(intake)?;
        self.people(intake, queries, &mut people, &index)?;
        people.load_names(intake)?;
        people.load_logins(intake)?;
        let drafts = self.posts_and_groups(intake, queries, &mut people, &index, &mut told)?;
        if self.mixed {
            return Ok(Read::Everything);
        }
        let before = Before::look_up(intake, &mut told)?;
        people.take_further(intake, &told)?;
        before.stage_ended(intake, &told);
        groups::take(intake, &people, drafts, true)?;
        intake.flush()?;
        intake.unstage_contested(&people.contested)?;
        intake.unstage_clashes()?;
        Ok(Read::Complete)
    }

    fn units(&mut self, intake: &mut Intake<'_>, queries: &[Query]) -> Result<Vec<StagedUnit>, Error> {
        let mut found = Vec::new();
        self.pass(intake, queries, 0..1, &mut |intake, staged| {
            if let Staged::Unit(unit) = staged {
                found.push(unit);
            }
            intake.relieve()
        })?;
        Ok(found)
    }

    fn people(
        &mut self,
        intake: &mut Intake<'_>,
        queries: &[Query],
        people: &mut PersonIndex,
        index: &UnitIndex,
    ) -> Result<(), Error> {
        let join = self.opened.config.persons.join_by_employee_no;
        self.pass(intake, queries, 1..2, &mut |intake, staged| match staged {
            Staged::Person(person) => people.take(intake, index, &person, join),
            _ => Ok(()),
        })
    }

    fn posts_and_groups(
        &mut self,
        intake: &mut Intake<'_>,
        queries: &[Query],
        people: &mut PersonIndex,
        index: &UnitIndex,
        told: &mut Told,
    ) -> Result<Vec<Draft>, Error> {
        let mut drafts = Vec::new();
        self.pass(intake, queries, 2..queries.len(), &mut |intake, staged| match staged {
            Staged::Post(post) => people.take_post(intake, index, &post, told),
            Staged::Group(group) => {
                drafts.push(Draft::new(group, index));
                Ok(())
            }
            _ => Ok(()),
        })?;
        Ok(drafts)
    }

    /// Reads the answers to some of the queries and hands over what the mapping makes of them.
    fn pass<'a>(
        &mut self,
        intake: &mut Intake<'a>,
        queries: &[Query],
        which: std::ops::Range<usize>,
        take: &mut dyn FnMut(&mut Intake<'a>, Staged) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let first = which.start;
        let Some(asked) = queries.get(which).filter(|q| !q.is_empty()) else { return Ok(()) };
        let asked = Asked { opened: self.opened, queries: asked, first, now: self.now };
        let cursor = &mut self.cursor;
        let summaries = asked.answer(&mut |mapped| {
            intake.counts.entries += 1;
            mapped.changed.iter().for_each(|value| keep_latest(cursor, value));
            match mapped.staged {
                Ok(staged) => take(intake, staged),
                Err(refused) => {
                    intake.refuse(&refused);
                    Ok(())
                }
            }
        })?;
        let from = summaries.first().map(|summary| summary.from.clone()).unwrap_or_default();
        if self.opened.mapper.cursor().is_per_server() {
            self.mixed |= from != self.server;
        } else {
            self.server = from;
        }
        Ok(())
    }
}

/// A generalized time (RFC 4517 section 3.3.13) a little earlier; counters are taken as they are.
fn earlier(cursor: &str) -> String {
    let Ok(at) = jiff::civil::DateTime::strptime(TIME, cursor) else { return cursor.to_owned() };
    let before = at.checked_sub(OVERLAP).unwrap_or(at);
    before.strftime(TIME).to_string()
}

/// How servers write an instant.
const TIME: &str = "%Y%m%d%H%M%SZ";

/// Counters grow in length, times do not: the longer value is later, then the greater.
fn is_later(value: &str, than: &str) -> bool {
    (value.len(), value) > (than.len(), than)
}

fn keep_latest(cursor: &mut String, value: &str) {
    if is_later(value, cursor) {
        value.clone_into(cursor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_go_back_a_little_and_counters_do_not() {
        assert_eq!(earlier("20260302000100Z"), "20260301235600Z");
        assert_eq!(earlier("123456"), "123456");
    }

    #[test]
    fn the_latest_cursor_is_kept() {
        let mut cursor = String::new();
        for value in ["999", "1000", "998"] {
            keep_latest(&mut cursor, value);
        }
        assert_eq!(cursor, "1000");
    }
}
