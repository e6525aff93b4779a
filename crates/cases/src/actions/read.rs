//! Reads what an open case is about, and writes down that it was read before it is shown (S-521).

use super::seen::seen_by;
use crate::access::{self, Allowed, Read, Reading};
use crate::error::Error;
use crate::store::{reading, switch};
use maru_contract::{Evidence, EvidenceDay, EvidenceLine, EvidencePlace, Exhibit, Offers};
use maru_kernel::{Event, Id, Ref, Timestamp, Viewer};
use maru_store::{DbConn, Tx};
use std::sync::Arc;

/// The most days of places that are listed at once.
pub const MOST_DAYS: i64 = 100;
/// The most things of one day that are listed at once.
const MOST_LINES: i64 = 100;

/// The days of one source.
#[derive(Debug)]
pub struct Shelf {
    /// What its things are called.
    pub label: &'static str,
    /// The days, the newest first.
    pub days: Vec<EvidenceDay>,
    /// Whether there are more.
    pub more: bool,
}

/// The right to read, once it is written down that somebody looks at the list of a place, or of all.
///
/// # Errors
/// The rules of [`access::read`].
pub fn begin_list(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Id,
    place: Option<&Ref>,
) -> Result<Allowed<Read, Reading>, Error> {
    let allowed = may_read(tx, viewer, id)?;
    let reading = allowed.noun();
    let place = place.map(ToString::to_string);
    let details = serde_json::json!({ "number": reading.number, "place": place });
    tx.record(&Event::new("cases.listed").about(case_ref(reading)).with(details))?;
    Ok(allowed)
}

/// What there is, by source, day and place, after the first `skip` of each source.
///
/// # Errors
/// As any read.
pub fn days(
    conn: &mut DbConn,
    offers: &Offers,
    viewer: &Viewer,
    allowed: &Allowed<Read, Reading>,
    skip: i64,
) -> Result<Vec<Shelf>, Error> {
    let mut shelves = Vec::new();
    for source in sources(offers, allowed.noun()) {
        let mut days = source.days(conn, viewer, &allowed.noun().reach, skip, MOST_DAYS + 1)?;
        let most = usize::try_from(MOST_DAYS).unwrap_or(usize::MAX);
        let more = days.len() > most;
        days.truncate(most);
        shelves.push(Shelf { label: source.label(viewer.lang), days, more });
    }
    Ok(shelves)
}

/// The things of one place on one day.
#[derive(Debug)]
pub struct Leaf {
    /// The place.
    pub place: EvidencePlace,
    /// What was said there.
    pub lines: Vec<EvidenceLine>,
    /// Whether there is more.
    pub more: bool,
}

/// The things of one place on the day that began then, after one of them.
///
/// # Errors
/// [`Error::Missing`] for a place of no source of the case, or without anything within reach.
pub fn lines(
    conn: &mut DbConn,
    offers: &Offers,
    viewer: &Viewer,
    allowed: &Allowed<Read, Reading>,
    day: (&Ref, Timestamp),
    after: Option<&Ref>,
) -> Result<Leaf, Error> {
    let source = source_of(offers, allowed.noun(), day.0)?;
    let mut lines = source.lines(conn, viewer, &allowed.noun().reach, day, after, MOST_LINES + 1)?;
    // A place without anything within reach does not exist here, whatever it is called.
    if lines.is_empty() {
        return Err(Error::Missing);
    }
    let place = source.place(conn, viewer, day.0)?.ok_or(Error::Missing)?;
    let most = usize::try_from(MOST_LINES).unwrap_or(usize::MAX);
    let more = lines.len() > most;
    lines.truncate(most);
    Ok(Leaf { place, lines, more })
}

/// One thing, once it is written down that it is read, in one transaction.
///
/// # Errors
/// The rules of [`access::read`]; [`Error::Missing`] for what is not within reach.
pub fn open(
    tx: &mut Tx<'_>,
    offers: &Offers,
    viewer: &Viewer,
    id: Id,
    item: &Ref,
) -> Result<(Reading, Exhibit), Error> {
    let allowed = may_read(tx, viewer, id)?;
    let source = source_of(offers, allowed.noun(), item)?;
    let exhibit = source.exhibit(tx.conn(), viewer, &allowed.noun().reach, item)?.ok_or(Error::Missing)?;
    reading::note(tx, &allowed, item)?;
    let reading = allowed.noun();
    let details = serde_json::json!({ "number": reading.number, "item": item.to_string() });
    tx.record(&Event::new("cases.item_read").about(case_ref(reading)).with(details))?;
    Ok((reading.clone(), exhibit))
}

pub(super) fn may_read(tx: &mut Tx<'_>, viewer: &Viewer, id: Id) -> Result<Allowed<Read, Reading>, Error> {
    let seen = seen_by(tx, viewer, id)?;
    let now = tx.now();
    let state = switch::read(tx.conn(), now)?;
    access::read(viewer, &state, seen)
}

pub(super) fn sources(offers: &Offers, reading: &Reading) -> Vec<Arc<dyn Evidence>> {
    let named = |source: &&Arc<dyn Evidence>| reading.sources.iter().any(|module| module == source.module());
    offers.all().evidence.iter().filter(named).map(Arc::clone).collect()
}

pub(super) fn source_of(offers: &Offers, reading: &Reading, thing: &Ref) -> Result<Arc<dyn Evidence>, Error> {
    sources(offers, reading).into_iter().find(|source| source.module() == thing.module).ok_or(Error::Missing)
}

pub(super) fn case_ref(reading: &Reading) -> Ref {
    Ref::new("cases", "case", reading.case)
}
