//! Finds people as one types: near ones first, and no further step when the list is full.
//!
//! Each step asks one index for at most a few hundred candidates, and the lines are judged in memory by
//! what the viewer may see. So nobody is found by a hidden number, and a million people cost as much
//! as a thousand.

use super::appointments;
use super::candidates::{Candidates, by_choseong, by_login, by_name, by_pieces, by_unit, by_unit_inside};
use super::persons::{lines, units_of};
use crate::model::{Fit, PeopleQuery, PersonLine, Reading};
use maru_kernel::{Id, Viewer};
use maru_store::{DbConn, StoreResult};
use std::collections::BTreeSet;

/// People of the viewer's own units that are looked at.
const NEAR: i64 = 200;
/// Candidates that are read at once; most of them fit.
const AT_ONCE: usize = 25;

/// Up to `limit` people who serve here and fit what was typed, the best first: those of the viewer's own
/// units, then by name, initial consonants, unit, and everything else a line shows.
///
/// # Errors
/// As any read.
pub fn find(conn: &mut DbConn, viewer: &Viewer, typed: &str, limit: usize) -> StoreResult<Vec<PersonLine>> {
    search(conn, viewer, typed, limit, false)
}

/// The same among those who have left as well, for viewers who may see them.
///
/// # Errors
/// As any read.
pub fn find_also_gone(
    conn: &mut DbConn,
    viewer: &Viewer,
    typed: &str,
    limit: usize,
) -> StoreResult<Vec<PersonLine>> {
    search(conn, viewer, typed, limit, true)
}

type Step = fn(&mut DbConn, &Viewer, &Reading) -> StoreResult<Candidates>;

/// From the cheapest and likeliest to the dearest.
const STEPS: [Step; 5] = [by_login, by_name, by_choseong, by_unit, by_pieces];

fn search(
    conn: &mut DbConn,
    viewer: &Viewer,
    typed: &str,
    limit: usize,
    gone: bool,
) -> StoreResult<Vec<PersonLine>> {
    let Some(query) = PeopleQuery::new(typed) else { return Ok(Vec::new()) };
    let readings = query.readings.clone();
    let mut search = Search { query, limit, gone, seen: BTreeSet::new(), found: Vec::new() };
    let own: Vec<Id> = units_of(conn, viewer.id)?.into_iter().map(Id::from_i64).collect();
    let near = appointments::people_in(conn, &own, NEAR)?;
    search.add(conn, viewer, near.into(), true)?;
    for step in STEPS {
        for reading in &readings {
            if search.is_full() {
                return Ok(search.end());
            }
            let candidates = step(conn, viewer, reading)?;
            search.add(conn, viewer, candidates, false)?;
        }
    }
    if search.found.iter().all(|found| found.near) {
        for reading in &readings {
            let candidates = by_unit_inside(conn, viewer, reading)?;
            search.add(conn, viewer, candidates, false)?;
        }
    }
    Ok(search.end())
}

/// What has been found so far.
struct Search {
    query: PeopleQuery,
    limit: usize,
    gone: bool,
    seen: BTreeSet<Id>,
    found: Vec<Found>,
}

struct Found {
    near: bool,
    fit: Fit,
    line: PersonLine,
}

impl Search {
    fn is_full(&self) -> bool {
        self.found.len() >= self.limit
    }

    fn add(
        &mut self,
        conn: &mut DbConn,
        viewer: &Viewer,
        candidates: Candidates,
        near: bool,
    ) -> StoreResult<()> {
        let missing = |id: &Id| !self.found.iter().any(|found| found.line.id() == *id);
        let known = candidates.unit_words.is_empty();
        let new: Vec<Id> = candidates
            .people
            .into_iter()
            .filter(|id| self.seen.insert(*id) || !known && missing(id))
            .collect();
        for part in new.chunks(AT_ONCE.max(self.limit)) {
            if self.is_full() && !near {
                return Ok(());
            }
            for line in lines(conn, viewer, part)?.into_iter().filter(|line| line.active || self.gone) {
                if let Some(fit) = self.query.fit_but(&line, &candidates.unit_words) {
                    self.found.push(Found { near, fit, line });
                }
            }
        }
        Ok(())
    }

    /// A whole name comes first wherever it was found; otherwise near people before others.
    fn end(mut self) -> Vec<PersonLine> {
        self.found.sort_by(|a, b| {
            let key = |found: &Found| (found.fit > 0, !found.near, found.fit);
            key(a).cmp(&key(b)).then_with(|| a.line.name.cmp(&b.line.name)).then(a.line.id.cmp(&b.line.id))
        });
        self.found.truncate(self.limit);
        self.found.into_iter().map(|found| found.line).collect()
    }
}
