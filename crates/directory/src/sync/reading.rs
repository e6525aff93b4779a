//! Reading a source in the order in which things point at one another.

use super::ahead::Asked;
use super::changes::Before;
use super::groups::{self, Draft};
use super::intake::Intake;
use super::people::{PersonIndex, Told};
use super::source::Opened;
use super::units::{self, UnitIndex};
use crate::Error;
use crate::ldap::Query;
use crate::mapping::{Staged, StagedUnit};
use crate::store::sync::sources::SourceRow;
use maru_kernel::Timestamp;

/// Changes are read again from a little before the last one seen, as servers answer out of order and
/// their clocks differ.
const OVERLAP: jiff::SignedDuration = jiff::SignedDuration::from_mins(5);

/// One reading of a source.
pub struct Reading<'o> {
    opened: &'o Opened,
    now: Timestamp,
    /// The latest change seen.
    pub cursor: String,
    /// Who answered.
    pub server: String,
}

/// How a reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// With all it was to bring.
    Complete,
    /// With something only a reading of everything can make sense of: a unit changed, which gives all
    /// entries below it other names, or another server answered, whose counter is another one.
    Everything,
}

impl<'o> Reading<'o> {
    /// Begins at the source's cursor.
    pub fn new(opened: &'o Opened, row: &SourceRow, now: Timestamp) -> Reading<'o> {
        Reading { opened, now, cursor: row.cursor.clone(), server: row.cursor_server.clone() }
    }

    /// The questions about what changed since the cursor; `None` when only everything will do.
    pub fn changes(&self) -> Option<Vec<Query>> {
        let config = &self.opened.config;
        if self.cursor.is_empty() || config.ldif.is_some() || config.persons.join_by_employee_no {
            return None;
        }
        self.opened.mapper.queries_since(&earlier(&self.cursor))
    }

    /// Reads everything.
    pub fn read_all(&mut self, intake: &mut Intake<'_>) -> Result<(), Error> {
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
        groups::take(intake, &people, drafts)?;
        intake.flush()?;
        intake.spare_put_aside()?;
        intake.stage_gone()
    }

    /// Reads what changed.
    pub fn read_changes(&mut self, intake: &mut Intake<'_>, queries: &[Query]) -> Result<Read, Error> {
        let (known_server, mut index, mut told) =
            (self.server.clone(), UnitIndex::load(intake)?, Told::new());
        let found = self.units(intake, queries)?;
        if self.opened.mapper.cursor().is_per_server() && self.server != known_server {
            return Ok(Read::Everything);
        }
        units::take(intake, &mut index, found)?;
        if !intake.batch.units.is_empty() {
            return Ok(Read::Everything);
        }
        let mut people = PersonIndex::load(intake)?;
        people.load_logins(intake)?;
        self.people(intake, queries, &mut people, &index)?;
        people.load_names(intake)?;
        let drafts = self.posts_and_groups(intake, queries, &mut people, &index, &mut told)?;
        let before = Before::look_up(intake, &mut told)?;
        people.take_further(intake, &told)?;
        before.stage_ended(intake, &told);
        groups::take(intake, &people, drafts)?;
        intake.flush()?;
        Ok(Read::Complete)
    }

    fn units(&mut self, intake: &mut Intake<'_>, queries: &[Query]) -> Result<Vec<StagedUnit>, Error> {
        let mut found = Vec::new();
        self.pass(intake, queries, 0..1, &mut |_, staged| {
            if let Staged::Unit(unit) = staged {
                found.push(unit);
            }
            Ok(())
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
            Staged::Appointments(posts) => people.take_posts(intake, index, posts, told),
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
        self.server = summaries.first().map(|summary| summary.from.clone()).unwrap_or_default();
        Ok(())
    }
}

/// A generalized time (RFC 4517 section 3.3.13) a little earlier; counters are taken as they are.
fn earlier(cursor: &str) -> String {
    let Ok(at) = jiff::civil::DateTime::strptime("%Y%m%d%H%M%SZ", cursor) else { return cursor.to_owned() };
    let before = at.checked_sub(OVERLAP).unwrap_or(at);
    before.strftime("%Y%m%d%H%M%SZ").to_string()
}

/// Counters grow in length, times do not: the longer value is later, then the greater.
fn keep_latest(cursor: &mut String, value: &str) {
    if (value.len(), value) > (cursor.len(), cursor.as_str()) {
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
