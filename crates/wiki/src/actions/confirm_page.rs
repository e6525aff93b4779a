//! "Read and understood": asks readers to confirm a page, tells them, and notes who did.

use crate::access;
use crate::error::Error;
use crate::model::confirmation::{Asked, standing};
use crate::model::rights::Key;
use crate::model::{Keys, Page, is_key, page_ref};
use crate::store::{confirmation, page, rights, space};
use maru_directory::behind::{self, Reach};
use maru_kernel::{Cause, Event, Id, PersonId, Timestamp, Viewer};
use maru_store::{Db, DbConn, NewJob, StoreResult, Tx};

/// The job that tells those who are asked.
pub const TELLING: &str = "wiki.tell_asked";
/// People told in one transaction.
const AT_ONCE: usize = 1_000;
/// People looked up at once, before anybody has to wait.
const LOOKED_UP: i64 = 20_000;

/// The keys of those who may see what is published of the page: others are neither asked nor counted.
///
/// # Errors
/// As any read.
pub fn readers(conn: &mut DbConn, page: &Page) -> StoreResult<Vec<Key>> {
    Ok(rights::in_force_at(conn, page.acl)?.into_keys().collect())
}

/// Asks those behind the key who may see the page to confirm what is published now; without one, asks nobody any
/// more. They are told of it afterwards.
///
/// # Errors
/// No right to manage, nothing published, not somebody one can ask, nobody who may see the page, or more than one
/// may ask from there.
pub fn ask_to_confirm(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    keys: &Keys,
    id: Id,
    key: Option<&str>,
) -> Result<(), Error> {
    page::hold(tx, id)?;
    let arranged = access::arrange(page::seen(tx.conn(), keys, id)?)?;
    let people = key.map_or(Ok(0), |key| reached(tx, arranged.noun(), key))?;
    let kind = space::one(tx.conn(), arranged.noun().space)?.ok_or(Error::Missing)?.kind;
    let allowed = access::ask(arranged, viewer, kind, people)?;
    let (now, page) = (tx.now(), allowed.noun());
    let since = page.published;
    let asked = key.map(|key| Asked { key: key.to_owned(), since });
    confirmation::ask(tx, &allowed, asked.as_ref())?;
    if asked.is_some() {
        let unique_key = Some(TELLING.to_owned());
        tx.enqueue(NewJob { kind: TELLING, payload: "{}".to_owned(), run_at: now, unique_key })?;
    }
    let details = serde_json::json!({ "whom": key, "version": since });
    tx.record(&Event::new("wiki.confirmation_asked").about(page.to_ref()).with(details))?;
    Ok(())
}

/// How many readers of the page stand behind the key, as far as that matters.
fn reached(tx: &mut Tx<'_>, page: &Page, key: &str) -> Result<usize, Error> {
    if !is_key(key) || page.published == 0 {
        return Err(Error::Whom);
    }
    let (among, now) = (readers(tx.conn(), page)?, tx.now());
    let limit = i64::try_from(access::MOST_ASKED).unwrap_or(i64::MAX).saturating_add(1);
    let people = behind::after(tx.conn(), Reach { key, among: &among }, now, 0, limit)?.len();
    if people == 0 { Err(Error::NoReader) } else { Ok(people) }
}

/// Tells all who are asked and were not told yet, some at a time. Pages in the trash wait until they are brought back.
///
/// # Errors
/// As any write.
pub fn tell_asked(db: &Db) -> StoreResult<()> {
    while let Some((untold, people)) = db.read_blocking(|conn| look_up(conn, db.now()))? {
        tell(db, untold, &people)?;
    }
    Ok(())
}

/// A page whose readers are being told, as it was when they were looked up.
#[derive(Clone, PartialEq, Eq)]
struct Untold {
    page: Id,
    asked: Asked,
    /// Up to whom they were told.
    told: i64,
    among: Vec<Key>,
}

impl Untold {
    fn of(conn: &mut DbConn, id: Id) -> StoreResult<Option<Untold>> {
        let page = page::any(conn, id)?.filter(|page| page.trashed_at.is_none());
        let (Some(page), Some(asked)) = (page, confirmation::asked(conn, id)?) else { return Ok(None) };
        let (told, among) = (confirmation::told(conn, id)?, readers(conn, &page)?);
        Ok(Some(Untold { page: id, asked, told, among }))
    }
}

/// A page with the next of those who are to be told of it; fewer than [`LOOKED_UP`] are the last.
fn look_up(conn: &mut DbConn, now: Timestamp) -> StoreResult<Option<(Untold, Vec<PersonId>)>> {
    let Some(id) = confirmation::untold(conn)? else { return Ok(None) };
    let Some(untold) = Untold::of(conn, id)? else { return Ok(None) };
    let reach = Reach { key: &untold.asked.key, among: &untold.among };
    let people = behind::after(conn, reach, now, untold.told, LOOKED_UP)?;
    Ok(Some((untold, people)))
}

/// Tells these people, as long as nothing has changed by which others would have been looked up.
fn tell(db: &Db, mut untold: Untold, people: &[PersonId]) -> StoreResult<()> {
    let are_last = i64::try_from(people.len()).unwrap_or(i64::MAX) < LOOKED_UP;
    let mut left = people;
    loop {
        let (some, rest) = left.split_at_checked(AT_ONCE).unwrap_or((left, &[]));
        let last = some.last().copied().filter(|_| !rest.is_empty() || !are_last);
        let (as_found, hear) = (untold.clone(), some.to_vec());
        let is_told =
            db.write_blocking(&Cause::system(TELLING), move |tx| tell_some(tx, &as_found, hear, last))?;
        untold.told = last.map_or(i64::MAX, Id::as_i64);
        left = rest;
        if !is_told || rest.is_empty() {
            return Ok(());
        }
    }
}

/// Tells some and notes that they were told up to `last`, all of them without one; says whether everything was still
/// as it was when they were looked up.
fn tell_some(
    tx: &mut Tx<'_>,
    as_found: &Untold,
    hear: Vec<PersonId>,
    last: Option<PersonId>,
) -> StoreResult<bool> {
    let id = as_found.page;
    page::hold(tx, id)?;
    if Untold::of(tx.conn(), id)?.as_ref() != Some(as_found) {
        return Ok(false);
    }
    confirmation::note_told(tx, id, last)?;
    if !hear.is_empty() {
        let details = serde_json::json!({ "version": as_found.asked.since });
        tx.record(&Event::new("wiki.confirmation_due").about(page_ref(id)).with(details).to(hear))?;
    }
    Ok(true)
}

/// Notes that the reader has read and understood what is published.
///
/// # Errors
/// The page is not there for them, or they are not asked.
pub fn confirm(tx: &mut Tx<'_>, keys: &Keys, id: Id, number: i32) -> Result<(), Error> {
    let seen = page::seen(tx.conn(), keys, id)?;
    let asked = confirmation::asked(tx.conn(), id)?;
    let allowed = access::confirm(seen, standing(asked.as_ref(), keys.list(), None), number)?;
    confirmation::confirm(tx, &allowed, keys.person, number)?;
    let details = serde_json::json!({ "version": number });
    tx.record(&Event::new("wiki.page_confirmed").about(allowed.noun().to_ref()).with(details))?;
    Ok(())
}
