//! "Read and understood": asks readers to confirm a page, and notes who did.

use crate::access;
use crate::error::Error;
use crate::model::confirmation::{Asked, Standing, standing};
use crate::model::{Keys, is_key};
use crate::store::{confirmation, page};
use maru_directory::behind;
use maru_kernel::{Event, Id, PersonId};
use maru_store::Tx;

/// The most people who are told at once.
const TOLD: i64 = 5_000;

/// Asks those behind the key to confirm what is published now; without one, asks nobody any more. Who cannot
/// see the page is not told of it.
///
/// # Errors
/// No right to manage, nothing published, or not somebody one can ask.
pub fn ask_to_confirm(tx: &mut Tx<'_>, keys: &Keys, id: Id, key: Option<&str>) -> Result<(), Error> {
    page::hold(tx, id)?;
    let allowed = access::arrange(page::seen(tx.conn(), keys, id)?)?;
    let since = allowed.noun().published;
    let asked = match key {
        Some(key) if !is_key(key) || since == 0 => return Err(Error::Whom),
        key => key.map(|key| Asked { key: key.to_owned(), since }),
    };
    confirmation::ask(tx, &allowed, asked.as_ref())?;
    let now = tx.now();
    let hear: Vec<PersonId> = match &asked {
        Some(asked) => {
            behind::people(tx.conn(), &asked.key, now, TOLD)?.into_iter().map(|one| one.person).collect()
        }
        None => Vec::new(),
    };
    let details =
        serde_json::json!({ "whom": asked.as_ref().map(|asked| asked.key.clone()), "version": since });
    tx.record(&Event::new("wiki.confirmation_asked").about(allowed.noun().to_ref()).with(details).to(hear))?;
    Ok(())
}

/// Notes that the reader has read and understood what is published.
///
/// # Errors
/// The page is not there for them, or they are not asked.
pub fn confirm(tx: &mut Tx<'_>, keys: &Keys, id: Id, number: i32) -> Result<(), Error> {
    let seen = access::read(page::seen(tx.conn(), keys, id)?)?;
    let asked = confirmation::asked(tx.conn(), id)?;
    // Only what stands there now can be confirmed: a form that was open while the page changed is not enough.
    if standing(asked.as_ref(), keys.list(), None) == Standing::NotAsked || number != seen.page.published {
        return Err(Error::Decided);
    }
    confirmation::confirm(tx, id, keys.person, number)?;
    let details = serde_json::json!({ "version": number });
    tx.record(&Event::new("wiki.page_confirmed").about(seen.page.to_ref()).with(details))?;
    Ok(())
}
