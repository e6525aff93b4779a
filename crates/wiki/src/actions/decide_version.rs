//! The second person's word on a version that waits.

use super::save_page::{numbered, show_readers};
use super::watchers;
use crate::access;
use crate::error::Error;
use crate::model::{Keys, Leads, State};
use crate::store::{page, revision, wording};
use maru_kernel::{Event, Id, letters};
use maru_store::Tx;

/// Lets readers see the version.
///
/// # Errors
/// No right to manage, one's own version, or one that does not wait any more.
pub fn publish(tx: &mut Tx<'_>, keys: &Keys, id: Id, number: i32) -> Result<(), Error> {
    page::hold(tx, id)?;
    let seen = page::seen(tx.conn(), keys, id)?;
    let text = revision::text(tx.conn(), id, number)?.ok_or(Error::Missing)?;
    let allowed = access::publish(seen, &wording::authors(tx.conn(), id, number)?, keys.person)?;
    if !revision::decide(tx, &allowed, number, State::Published, keys.person, "")? {
        return Err(Error::Decided);
    }
    let page = allowed.noun();
    show_readers(tx, &access::show_decided(&allowed), &text, &Leads::of(&text.body))?;
    let mut hear = watchers(tx.conn(), page, keys.person)?;
    hear.push(text.revision.author);
    tx.record(&Event::new("wiki.page_published").about(page.to_ref()).with(numbered(number)).to(hear))?;
    Ok(())
}

/// Refuses the version, with a reason for its author.
///
/// # Errors
/// As [`publish`], or no reason.
pub fn refuse(tx: &mut Tx<'_>, keys: &Keys, id: Id, number: i32, reason: &str) -> Result<(), Error> {
    let reason: String = reason.trim().chars().take(1_000).collect();
    if letters(&reason) == 0 {
        return Err(Error::Reason);
    }
    page::hold(tx, id)?;
    let seen = page::seen(tx.conn(), keys, id)?;
    let text = revision::text(tx.conn(), id, number)?.ok_or(Error::Missing)?;
    let allowed = access::publish(seen, &wording::authors(tx.conn(), id, number)?, keys.person)?;
    if !revision::decide(tx, &allowed, number, State::Refused, keys.person, &reason)? {
        return Err(Error::Decided);
    }
    let event = Event::new("wiki.proposal_refused").about(allowed.noun().to_ref()).with(numbered(number));
    tx.record(&event.to(vec![text.revision.author]))?;
    Ok(())
}
