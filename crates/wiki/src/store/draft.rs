//! Drafts: what somebody is writing, kept until it is saved or thrown away.

use super::schema::wiki_drafts as drafts;
use crate::access::{Allowed, Keep, Own, PutAway};
use crate::model::Window;
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

/// Where a draft belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The page it changes, or the page it will stand below.
    pub page: Id,
    /// Whether it is a page that does not exist yet.
    pub is_new: bool,
}

/// What somebody is writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where it belongs.
    pub spot: Spot,
    /// The version it began with; 0 for a new page.
    pub base: i32,
    /// The title so far.
    pub title: String,
    /// The text so far.
    pub body: String,
    /// When it was last kept.
    pub saved_at: Timestamp,
    /// The form of the window that kept it last; may be empty.
    pub form: String,
}

impl Draft {
    /// Whether it is the one that this window keeps, or began with and nobody has gone on with since.
    pub fn is_of(&self, window: &Window) -> bool {
        self.form == window.form || Some(self.saved_at) == window.shown
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = drafts)]
struct Row {
    page: i64,
    is_new: bool,
    base: i32,
    title: String,
    body: String,
    saved_at: Utc,
    form: String,
}

impl Row {
    fn into_draft(self) -> Draft {
        let Row { page, is_new, base, title, body, saved_at, form } = self;
        let spot = Spot { page: Id::from_i64(page), is_new };
        Draft { spot, base, title, body, saved_at: saved_at.0, form }
    }
}

/// The person's draft at this spot.
pub fn find(conn: &mut DbConn, person: PersonId, spot: Spot) -> StoreResult<Option<Draft>> {
    let found: Option<Row> = drafts::table
        .find((person.as_i64(), spot.page.as_i64(), spot.is_new))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(found.map(Row::into_draft))
}

/// All drafts of the person, the newest first.
pub fn of_person(conn: &mut DbConn, person: PersonId, limit: i64) -> StoreResult<Vec<Draft>> {
    let found: Vec<Row> = drafts::table
        .filter(drafts::person.eq(person.as_i64()))
        .order(drafts::saved_at.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    Ok(found.into_iter().map(Row::into_draft).collect())
}

/// Keeps a draft, replacing what was kept at its spot.
pub fn keep(tx: &mut Tx<'_>, allowed: &Allowed<Keep, Own>, draft: &Draft) -> StoreResult<()> {
    let Own { page, person } = *allowed.noun();
    let values = (
        drafts::base.eq(draft.base),
        drafts::title.eq(&draft.title),
        drafts::body.eq(&draft.body),
        drafts::saved_at.eq(Utc(tx.now())),
        drafts::form.eq(&draft.form),
    );
    let spot = (
        drafts::person.eq(person.as_i64()),
        drafts::page.eq(page.as_i64()),
        drafts::is_new.eq(draft.spot.is_new),
    );
    let row = diesel::insert_into(drafts::table).values((spot, values));
    Portable(row.on_conflict((drafts::person, drafts::page, drafts::is_new)).do_update().set(values))
        .execute(tx.conn())?;
    Ok(())
}

/// Throws the draft of a window away; what another window keeps there stays.
pub fn drop_of(
    tx: &mut Tx<'_>,
    allowed: &Allowed<PutAway, Own>,
    is_new: bool,
    window: &Window,
) -> StoreResult<()> {
    let Own { page, person } = *allowed.noun();
    match find(tx.conn(), person, Spot { page, is_new })? {
        Some(draft) if draft.is_of(window) => drop(tx, allowed, is_new),
        _ => Ok(()),
    }
}

/// Throws a draft away, of a page that exists or of a new one below.
pub fn drop(tx: &mut Tx<'_>, allowed: &Allowed<PutAway, Own>, is_new: bool) -> StoreResult<()> {
    let Own { page, person } = *allowed.noun();
    diesel::delete(drafts::table.find((person.as_i64(), page.as_i64(), is_new))).execute(tx.conn())?;
    Ok(())
}
