//! Saves what somebody wrote: nobody's text is lost, not even to a colleague who was faster (S-438).

use super::attach_file::{keep_named, show_named};
use super::make_page::NewText;
use super::{managers, me, watchers};
use crate::access::{self, Allowed, Show, Write};
use crate::error::Error;
use crate::model::merge::{Piece, agreed, merge};
use crate::model::{Keys, Leads, Page, Revision, State, Text, Window, markdown, slug, title};
use crate::store::draft::{Draft, Spot};
use crate::store::{draft, link, lock, page, revision};
use maru_kernel::{Event, Id, korean};
use maru_store::{DbConn, StoreResult, Tx};
use std::time::{Duration, Instant};

/// The longest note on a version, in letters.
const LONGEST_NOTE: usize = 300;
/// The longest two changes are compared before they are written.
const LONGEST_ASIDE: Duration = Duration::from_millis(500);
/// The longest they are compared while others wait to write.
const LONGEST_WITHIN: Duration = Duration::from_millis(100);

/// What somebody wrote, and what they began with.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The number of the version they began with.
    pub base: i32,
    /// The title.
    pub title: String,
    /// The text.
    pub body: String,
    /// What they say about it.
    pub note: String,
    /// Another version whose words it has too, as [`Revision::source`].
    pub source: i32,
    /// The window they wrote it in, whose draft is done with.
    pub window: Window,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is the newest version now.
    Version {
        /// Its number.
        number: i32,
        /// Whether somebody else's change of the meantime is in it too.
        merged: bool,
        /// Whether readers see it, or a second person has to say so first.
        published: bool,
    },
    /// Nothing differs from the newest version.
    Same,
    /// Somebody else changed the same places in the meantime. What was written is kept as a draft.
    Contradiction {
        /// The number of the newest version.
        newest: i32,
        /// The title of both: whoever did not touch it takes the other's; one's own when both did.
        title: String,
        /// The other's title, when both changed it and not to the same.
        their_title: Option<String>,
        /// Both, piece by piece.
        pieces: Vec<Piece>,
    },
}

/// A change with what somebody else saved meanwhile.
pub struct Beside {
    base: Text,
    mine: String,
    newest: Text,
}

/// Both brought together.
pub struct Merged {
    base: i32,
    newest: i32,
    pieces: Vec<Piece>,
}

impl Beside {
    /// Brings both together; no transaction has to wait for it.
    pub fn merged(self) -> Merged {
        let Beside { base, mine, newest } = self;
        let pieces = merge(&base.body, &mine, &newest.body, Instant::now() + LONGEST_ASIDE);
        Merged { base: base.revision.number, newest: newest.revision.number, pieces }
    }
}

/// What the change has to be brought together with, if somebody was faster.
///
/// # Errors
/// No right to write, or a title or text that is not taken.
pub fn saved_beside(
    conn: &mut DbConn,
    keys: &Keys,
    id: Id,
    change: &Change,
) -> Result<Option<Beside>, Error> {
    let allowed = access::write(page::seen(conn, keys, id)?)?;
    let change = checked(change)?;
    let number = revision::newest(conn, allowed.noun())?;
    if number == change.base {
        return Ok(None);
    }
    let Some(newest) = revision::text(conn, id, number)? else { return Ok(None) };
    let base = revision::text(conn, id, change.base)?.ok_or(Error::Missing)?;
    Ok(Some(Beside { base, mine: change.body, newest }))
}

/// Saves a change of the page.
///
/// # Errors
/// No right to write, or a title or text that is not taken.
pub fn save(tx: &mut Tx<'_>, keys: &Keys, id: Id, change: &Change) -> Result<Saved, Error> {
    save_merged(tx, keys, id, change, None)
}

/// As [`save`], with what was brought together before. If yet another version came meanwhile, that counts for
/// nothing, and little time is left to do it again: whoever else writes waits.
///
/// # Errors
/// As [`save`].
pub fn save_merged(
    tx: &mut Tx<'_>,
    keys: &Keys,
    id: Id,
    change: &Change,
    merged: Option<Merged>,
) -> Result<Saved, Error> {
    page::hold(tx, id)?;
    let allowed = access::write(page::seen(tx.conn(), keys, id)?)?;
    let change = checked(change)?;
    let newest = revision::newest(tx.conn(), allowed.noun())?;
    let Some(newest) = revision::text(tx.conn(), id, newest)? else {
        return saved(tx, keys, &allowed, change, false);
    };
    if newest.revision.title == change.title && newest.body == change.body {
        clear(tx, keys, id, &change.window)?;
        return Ok(Saved::Same);
    }
    if newest.revision.number == change.base {
        return saved(tx, keys, &allowed, change, false);
    }
    let base = revision::text(tx.conn(), id, change.base)?.ok_or(Error::Missing)?;
    let (title, their_title) = merged_title(&base, &change, &newest);
    let number = newest.revision.number;
    // Versions never change: the same numbers are the same texts.
    let pieces = match merged.filter(|merged| (merged.base, merged.newest) == (change.base, number)) {
        Some(merged) => merged.pieces,
        None => merge(&base.body, &change.body, &newest.body, Instant::now() + LONGEST_WITHIN),
    };
    match agreed(&pieces).filter(|_| their_title.is_none()) {
        Some(body) => {
            let both = Change { base: number, source: change.base, title, body, ..change };
            markdown::check(&both.body)?;
            saved(tx, keys, &allowed, both, true)
        }
        None => {
            keep_for_later(tx, keys, &allowed, change)?;
            Ok(Saved::Contradiction { newest: number, title, their_title, pieces })
        }
    }
}

/// What contradicts what others wrote is a draft until it is settled, unless another window keeps one.
fn keep_for_later(
    tx: &mut Tx<'_>,
    keys: &Keys,
    allowed: &Allowed<Write, Page>,
    change: Change,
) -> StoreResult<()> {
    let spot = Spot { page: allowed.noun().id, is_new: false };
    let there = draft::find(tx.conn(), me(keys), spot)?;
    if there.is_some_and(|there| !there.is_of(&change.window)) {
        return Ok(());
    }
    let Change { base, title, body, window, .. } = change;
    let kept = Draft { spot, base, title, body, saved_at: tx.now(), form: window.form };
    draft::keep(tx, &access::keep_written(allowed, me(keys)), &kept)
}

/// Writes down what somebody wrote at their desk: it is no draft any more.
fn saved(
    tx: &mut Tx<'_>,
    keys: &Keys,
    allowed: &Allowed<Write, Page>,
    change: Change,
    merged: bool,
) -> Result<Saved, Error> {
    let window = change.window.clone();
    let saved = write_down(tx, keys, allowed, Ready::of(change), merged)?;
    clear(tx, keys, allowed.noun().id, &window)?;
    Ok(saved)
}

/// Takes an old version back into use as the newest one, with `note`; what the person has not saved yet stays
/// their draft.
///
/// # Errors
/// No right to write, or no such version.
pub fn restore(tx: &mut Tx<'_>, keys: &Keys, id: Id, number: i32, note: String) -> Result<Saved, Error> {
    page::hold(tx, id)?;
    let allowed = access::write(page::seen(tx.conn(), keys, id)?)?;
    let old = revision::text(tx.conn(), id, number)?.ok_or(Error::Missing)?;
    let newest = revision::newest(tx.conn(), allowed.noun())?;
    let newest = revision::text(tx.conn(), id, newest)?.ok_or(Error::Missing)?;
    if newest.revision.title == old.revision.title && newest.body == old.body {
        return Ok(Saved::Same);
    }
    let (base, title) = (newest.revision.number, old.revision.title);
    let change = Change { base, source: number, title, body: old.body, note, ..Change::default() };
    write_down(tx, keys, &allowed, Ready::of(change), false)
}

/// A title only one of two changed is that one's; when both did, it is one's own beside the other's.
fn merged_title(base: &Text, mine: &Change, theirs: &Text) -> (String, Option<String>) {
    let [before, their_title] = [&base.revision.title, &theirs.revision.title];
    if mine.title == *before {
        return (their_title.clone(), None);
    }
    let both_changed = their_title != before && *their_title != mine.title;
    (mine.title.clone(), both_changed.then(|| their_title.clone()))
}

/// A text that was looked at and taken apart: it can be written down without anybody waiting for that.
#[derive(Clone, Debug)]
pub struct Ready {
    change: Change,
    leads: Leads,
    is_brought: bool,
}

/// What the event says of a version that came from elsewhere, by which nobody is told of it one by one.
pub(super) const BROUGHT: &str = "brought";

impl Ready {
    /// The text of a new page.
    ///
    /// # Errors
    /// A title or text that is not taken.
    pub fn new(new: &NewText) -> Result<Ready, Error> {
        let NewText { title, body } = new.clone();
        Ok(Ready::of(checked(&Change { title, body, ..Change::default() })?))
    }

    fn of(change: Change) -> Ready {
        Ready { leads: Leads::of(&change.body), change, is_brought: false }
    }

    /// The same, brought in from elsewhere: nobody is told of each of many pages.
    pub(super) fn brought(self) -> Ready {
        Ready { is_brought: true, ..self }
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.change.title
    }

    /// Its text.
    pub fn body(&self) -> &str {
        &self.change.body
    }
}

/// The first version of a page that was made in this transaction.
pub(super) fn first_version(tx: &mut Tx<'_>, keys: &Keys, id: Id, text: Ready) -> Result<Saved, Error> {
    let allowed = access::write(page::seen(tx.conn(), keys, id)?)?;
    write_down(tx, keys, &allowed, text, false)
}

fn checked(change: &Change) -> Result<Change, Error> {
    let body = sent_text(&change.body);
    markdown::check(&body)?;
    let note = korean::normal(&change.note).trim().chars().take(LONGEST_NOTE).collect();
    let title = title(&change.title).ok_or(Error::Title)?;
    let Change { base, source, ref window, .. } = *change;
    Ok(Change { base, source, title, body, note, window: window.clone() })
}

/// A text as it is kept: browsers send lines with two letters at their end; files of other systems too.
fn sent_text(body: &str) -> String {
    body.replace("\r\n", "\n").replace('\0', "")
}

fn write_down(
    tx: &mut Tx<'_>,
    keys: &Keys,
    allowed: &Allowed<Write, Page>,
    Ready { change, leads, is_brought }: Ready,
    merged: bool,
) -> Result<Saved, Error> {
    let page = allowed.noun();
    let number = page.latest + 1;
    let shown = access::show_own(allowed);
    let state = if shown.is_some() { State::Published } else { State::Proposed };
    revision::withdraw_waiting(tx, page)?;
    let revision = Revision {
        number,
        base: change.base,
        source: change.source,
        title: change.title,
        author: me(keys),
        at: tx.now(),
        note: change.note,
        state,
        decided_by: None,
        reason: String::new(),
    };
    let text = Text { revision, body: change.body };
    revision::insert(tx, allowed, &text)?;
    keep_named(tx, keys, page, &leads.files)?;
    page::set_latest(tx, allowed, number)?;
    let (name, hear) = match &shown {
        Some(shown) => {
            show_readers(tx, shown, &text, &leads)?;
            ("wiki.page_published", watchers(tx.conn(), page, me(keys))?)
        }
        None => ("wiki.page_proposed", managers(tx, page, me(keys))?),
    };
    let event = Event::new(name).about(page.to_ref());
    let event = match is_brought && shown.is_some() {
        true => event.with(serde_json::json!({ "version": number, BROUGHT: true })),
        false => event.with(numbered(number)).to(hear),
    };
    tx.record(&event)?;
    Ok(Saved::Version { number, merged, published: shown.is_some() })
}

pub(super) fn numbered(number: i32) -> String {
    format!("{{\"version\":{number}}}")
}

/// Lets readers see a version from now on.
pub(super) fn show_readers(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Show, Page>,
    text: &Text,
    leads: &Leads,
) -> Result<(), Error> {
    let page = allowed.noun();
    let Revision { number, title, author, .. } = &text.revision;
    page::publish(tx, allowed, *number, title, *author)?;
    if !page.is_space() && *title != page.title {
        page::set_slug(tx, &access::rename(allowed), page.space, &slug(title))?;
    }
    show_named(tx, *author, page, &leads.files)?;
    link::set(tx, page.id, &leads.pages)?;
    Ok(page::mark_changed(tx, &[page.id])?)
}

/// What was saved is no draft any more, and others may write.
fn clear(tx: &mut Tx<'_>, keys: &Keys, page: Id, window: &Window) -> StoreResult<()> {
    let allowed = access::put_away(page, me(keys));
    draft::drop_of(tx, &allowed, false, window)?;
    lock::give_back(tx, &allowed)
}
