//! "Read and understood": asks readers to confirm a page, tells them, and notes who did.

use crate::access;
use crate::error::Error;
use crate::model::confirmation::{Asked, standing};
use crate::model::rights::Key;
use crate::model::{Keys, Page, is_key};
use crate::store::{confirmation, page, rights};
use maru_directory::behind::{self, Reach};
use maru_kernel::{Cause, Event, Id};
use maru_store::{Db, DbConn, NewJob, StoreResult, Tx};

/// The job that tells those who are asked.
pub const TELLING: &str = "wiki.tell_asked";
/// People told in one transaction.
const AT_ONCE: usize = 1_000;

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
/// No right to manage, nothing published, not somebody one can ask, or nobody who may see the page.
pub fn ask_to_confirm(tx: &mut Tx<'_>, keys: &Keys, id: Id, key: Option<&str>) -> Result<(), Error> {
    page::hold(tx, id)?;
    let allowed = access::arrange(page::seen(tx.conn(), keys, id)?)?;
    let (now, page) = (tx.now(), allowed.noun());
    let since = page.published;
    if let Some(key) = key {
        if !is_key(key) || since == 0 {
            return Err(Error::Whom);
        }
        let among = readers(tx.conn(), page)?;
        if behind::after(tx.conn(), Reach { key, among: &among }, now, 0, 1)?.is_empty() {
            return Err(Error::NoReader);
        }
    }
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

/// Tells all who are asked and were not told yet, some at a time.
///
/// # Errors
/// As any write.
pub fn tell_asked(db: &Db) -> StoreResult<()> {
    while db.write_blocking(&Cause::system(TELLING), tell_some)? {}
    Ok(())
}

/// Tells some; says whether there may be more.
fn tell_some(tx: &mut Tx<'_>) -> StoreResult<bool> {
    let Some(id) = confirmation::untold(tx.conn())? else { return Ok(false) };
    page::hold(tx, id)?;
    let page = page::any(tx.conn(), id)?.filter(|page| page.trashed_at.is_none());
    let (Some(page), Some(asked)) = (page, confirmation::asked(tx.conn(), id)?) else {
        confirmation::note_told(tx, id, None)?;
        return Ok(true);
    };
    let (now, told) = (tx.now(), confirmation::told(tx.conn(), id)?);
    let among = readers(tx.conn(), &page)?;
    let reach = Reach { key: &asked.key, among: &among };
    let hear = behind::after(tx.conn(), reach, now, told, i64::try_from(AT_ONCE).unwrap_or(i64::MAX))?;
    confirmation::note_told(tx, id, hear.last().copied().filter(|_| hear.len() == AT_ONCE))?;
    if !hear.is_empty() {
        let details = serde_json::json!({ "version": asked.since });
        tx.record(&Event::new("wiki.confirmation_due").about(page.to_ref()).with(details).to(hear))?;
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
