//! Remarks beside a page: made, answered, settled.

use super::watchers;
use crate::access;
use crate::error::Error;
use crate::model::Keys;
use crate::model::comment::{Comment, LONGEST, LONGEST_QUOTE, one_line};
use crate::store::{comment, page};
use maru_kernel::{Event, Id, PersonId};
use maru_store::Tx;
use std::collections::BTreeSet;

/// A remark as somebody makes it.
#[derive(Clone, Debug, Default)]
pub struct NewComment {
    /// The thread it answers; none for a new one.
    pub thread: Option<Id>,
    /// The words it is about; may be empty.
    pub quote: String,
    /// What is said.
    pub body: String,
}

/// Makes the remark; who watches the page, wrote it last or takes part in the thread hears of it.
///
/// # Errors
/// No right to comment, no such thread, or nothing said or too much.
pub fn make_comment(tx: &mut Tx<'_>, keys: &Keys, id: Id, new: &NewComment) -> Result<Id, Error> {
    let allowed = access::remark(page::seen(tx.conn(), keys, id)?)?;
    let (body, quote) = (new.body.replace("\r\n", "\n").trim().to_owned(), one_line(&new.quote));
    if body.is_empty() || body.chars().count() > LONGEST || quote.chars().count() > LONGEST_QUOTE {
        return Err(Error::Comment);
    }
    let made = tx.id();
    let first = match new.thread {
        Some(thread) => {
            let first = comment::one(tx.conn(), id, thread)?.filter(|first| first.thread == thread);
            Some(first.ok_or(Error::Missing)?)
        }
        None => None,
    };
    let thread = first.as_ref().map_or(made, |first| first.id);
    let page = allowed.noun();
    let remark = Comment {
        id: made,
        thread,
        number: page.published,
        quote: if first.is_some() { String::new() } else { quote },
        body,
        author: keys.person,
        at: tx.now(),
        settled: None,
    };
    comment::insert(tx, &allowed, &remark)?;
    let mut hear: BTreeSet<PersonId> = watchers(tx.conn(), page, keys.person)?.into_iter().collect();
    hear.extend(comment::authors(tx.conn(), thread)?);
    hear.insert(page.changed_by);
    hear.remove(&keys.person);
    tx.record(
        &Event::new("wiki.page_commented").about(page.to_ref()).to(hear.into_iter().collect::<Vec<_>>()),
    )?;
    Ok(made)
}

/// Says that a thread is settled, or that it is not.
///
/// # Errors
/// No such thread, or neither its first author nor somebody who may write.
pub fn settle_comment(tx: &mut Tx<'_>, keys: &Keys, id: Id, thread: Id, settled: bool) -> Result<(), Error> {
    let seen = page::seen(tx.conn(), keys, id)?;
    let first = comment::one(tx.conn(), id, thread)?.filter(|first| first.thread == thread);
    let allowed = access::settle(seen, first.as_ref().map(|first| first.author), keys.person)?;
    comment::settle(tx, &allowed, thread, settled.then_some(keys.person))?;
    let mut hear = comment::authors(tx.conn(), thread)?;
    hear.retain(|person| *person != keys.person);
    let name = if settled { "wiki.comment_settled" } else { "wiki.comment_reopened" };
    tx.record(&Event::new(name).about(allowed.noun().to_ref()).to(hear))?;
    Ok(())
}
