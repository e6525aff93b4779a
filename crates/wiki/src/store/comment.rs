//! Remarks beside pages.

use super::schema::wiki_comments as comments;
use crate::access::{Allowed, Remark};
use crate::model::Page;
use crate::model::comment::Comment;
use diesel::prelude::*;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, StoreResult, Tx, Utc};

#[derive(Queryable, Selectable)]
#[diesel(table_name = comments)]
struct Row {
    id: i64,
    thread: i64,
    number: i32,
    quote: String,
    body: String,
    author: i64,
    at: Utc,
    settled_by: Option<i64>,
    settled_at: Option<Utc>,
}

impl Row {
    fn into_comment(self) -> Comment {
        Comment {
            id: Id::from_i64(self.id),
            thread: Id::from_i64(self.thread),
            number: self.number,
            quote: self.quote,
            body: self.body,
            author: Id::from_i64(self.author),
            at: self.at.0,
            settled: self.settled_by.zip(self.settled_at).map(|(by, at)| (Id::from_i64(by), at.0)),
        }
    }
}

/// The remarks of a page, thread after thread in the order they began, after `after`, a remark of a thread, at most
/// `limit`.
pub fn of_page(
    conn: &mut DbConn,
    page: Id,
    after: Option<(Id, Id)>,
    limit: i64,
) -> StoreResult<Vec<Comment>> {
    let (thread, id) = after.unwrap_or((Id::from_i64(0), Id::from_i64(0)));
    let rest_of_thread = comments::thread.eq(thread.as_i64()).and(comments::id.gt(id.as_i64()));
    let rows: Vec<Row> = comments::table
        .filter(comments::page.eq(page.as_i64()))
        .filter(comments::thread.gt(thread.as_i64()).or(rest_of_thread))
        .order((comments::thread, comments::id))
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Row::into_comment).collect())
}

/// The passages that open threads of a page are about, with their threads, at most `limit`.
pub fn quoted(conn: &mut DbConn, page: Id, limit: i64) -> StoreResult<Vec<(Id, String)>> {
    let found: Vec<(i64, String)> = comments::table
        .filter(comments::page.eq(page.as_i64()).and(comments::quote.ne("")))
        .filter(comments::thread.eq(comments::id).and(comments::settled_at.is_null()))
        .order(comments::id)
        .limit(limit)
        .select((comments::id, comments::quote))
        .load(conn)?;
    Ok(found.into_iter().map(|(thread, quote)| (Id::from_i64(thread), quote)).collect())
}

/// The remark of a page.
pub fn one(conn: &mut DbConn, page: Id, id: Id) -> StoreResult<Option<Comment>> {
    let row: Option<Row> = comments::table
        .find(id.as_i64())
        .filter(comments::page.eq(page.as_i64()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Row::into_comment))
}

/// How many threads of a page are not settled.
pub fn open(conn: &mut DbConn, page: Id) -> StoreResult<i64> {
    let threads = comments::table.filter(comments::page.eq(page.as_i64()));
    Ok(threads
        .filter(comments::thread.eq(comments::id).and(comments::settled_at.is_null()))
        .count()
        .get_result(conn)?)
}

/// Who said something in a thread.
pub fn authors(conn: &mut DbConn, thread: Id) -> StoreResult<Vec<PersonId>> {
    let of_it = comments::table.filter(comments::thread.eq(thread.as_i64()));
    let found: Vec<i64> = of_it.select(comments::author).distinct().load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}

/// Writes a remark down.
pub fn insert(tx: &mut Tx<'_>, allowed: &Allowed<Remark, Page>, new: &Comment) -> StoreResult<()> {
    diesel::insert_into(comments::table)
        .values((
            comments::id.eq(new.id.as_i64()),
            comments::page.eq(allowed.noun().id.as_i64()),
            comments::thread.eq(new.thread.as_i64()),
            comments::number.eq(new.number),
            comments::quote.eq(&new.quote),
            comments::body.eq(&new.body),
            comments::author.eq(new.author.as_i64()),
            comments::at.eq(Utc(new.at)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Settles a thread, or opens it again.
pub fn settle(
    tx: &mut Tx<'_>,
    _: &Allowed<Remark, Page>,
    thread: Id,
    by: Option<PersonId>,
) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::update(comments::table.find(thread.as_i64()))
        .set((comments::settled_by.eq(by.map(Id::as_i64)), comments::settled_at.eq(by.map(|_| now))))
        .execute(tx.conn())?;
    Ok(())
}
