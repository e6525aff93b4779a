//! Drafts: what somebody is writing, kept until it is saved or thrown away.

use super::schema::wiki_drafts as drafts;
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
}

type Row = (i64, bool, i32, String, String, Utc);

fn draft(row: Row) -> Draft {
    let (page, is_new, base, title, body, saved_at) = row;
    Draft { spot: Spot { page: Id::from_i64(page), is_new }, base, title, body, saved_at: saved_at.0 }
}

/// The person's draft at this spot.
pub fn find(conn: &mut DbConn, person: PersonId, spot: Spot) -> StoreResult<Option<Draft>> {
    let found: Option<Row> = drafts::table
        .find((person.as_i64(), spot.page.as_i64(), spot.is_new))
        .select((drafts::page, drafts::is_new, drafts::base, drafts::title, drafts::body, drafts::saved_at))
        .first(conn)
        .optional()?;
    Ok(found.map(draft))
}

/// All drafts of the person, the newest first.
pub fn of_person(conn: &mut DbConn, person: PersonId, limit: i64) -> StoreResult<Vec<Draft>> {
    let found: Vec<Row> = drafts::table
        .filter(drafts::person.eq(person.as_i64()))
        .order(drafts::saved_at.desc())
        .limit(limit)
        .select((drafts::page, drafts::is_new, drafts::base, drafts::title, drafts::body, drafts::saved_at))
        .load(conn)?;
    Ok(found.into_iter().map(draft).collect())
}

/// Keeps a draft, replacing what was kept at its spot.
pub fn keep(tx: &mut Tx<'_>, person: PersonId, draft: &Draft) -> StoreResult<()> {
    let values = (
        drafts::base.eq(draft.base),
        drafts::title.eq(&draft.title),
        drafts::body.eq(&draft.body),
        drafts::saved_at.eq(Utc(tx.now())),
    );
    let spot = (
        drafts::person.eq(person.as_i64()),
        drafts::page.eq(draft.spot.page.as_i64()),
        drafts::is_new.eq(draft.spot.is_new),
    );
    let row = diesel::insert_into(drafts::table).values((spot, values));
    Portable(row.on_conflict((drafts::person, drafts::page, drafts::is_new)).do_update().set(values))
        .execute(tx.conn())?;
    Ok(())
}

/// Throws a draft away.
pub fn drop(tx: &mut Tx<'_>, person: PersonId, spot: Spot) -> StoreResult<()> {
    diesel::delete(drafts::table.find((person.as_i64(), spot.page.as_i64(), spot.is_new)))
        .execute(tx.conn())?;
    Ok(())
}
