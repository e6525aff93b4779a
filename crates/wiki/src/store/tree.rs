//! The tree: what stands below and above a page, and in which order.

use super::row::{COLUMNS, PageRow};
use super::schema::wiki_pages as pages;
use super::visible;
use crate::access::{Allowed, Move};
use crate::model::archive::Leaf;
use crate::model::{Keys, Page};
use diesel::dsl::{max, min};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx, sql};
use std::collections::HashMap;

/// The distance between neighbours, so that one can be put between two without touching others.
pub const GAP: i64 = 1 << 20;
// Trees are walked by `CROSS JOIN`, which SQLite takes in the order it is written: it knows nothing of how short a
// way is, and would read all pages for it.

/// The most pages shown at once below one; the others are a page further.
pub const MOST: usize = 500;

/// A page of a branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// The page.
    pub page: Page,
    /// Whether pages stand below it that the viewer sees.
    pub has_children: bool,
}

#[derive(QueryableByName)]
struct ChildRow {
    #[diesel(embed)]
    page: PageRow,
    #[diesel(sql_type = Bool)]
    has_children: bool,
}

/// The pages directly below each of `parents` that somebody with these keys may see, in order; of each at most
/// [`MOST`] and one more, which tells that there are others.
pub fn below(conn: &mut DbConn, keys: &Keys, parents: &[Id]) -> StoreResult<Vec<Child>> {
    children(conn, keys, parents, 0, MOST + 1)
}

/// The pages directly below `parent` that somebody with these keys may see, in order, without the first `skip`.
pub fn some_below(
    conn: &mut DbConn,
    keys: &Keys,
    parent: Id,
    skip: usize,
    limit: usize,
) -> StoreResult<Vec<Child>> {
    children(conn, keys, &[parent], skip, limit)
}

/// Each parent is asked for by itself, as far as its children are shown and no further: a statement that grew with
/// them would be prepared anew for every page.
fn children(
    conn: &mut DbConn,
    keys: &Keys,
    parents: &[Id],
    skip: usize,
    limit: usize,
) -> StoreResult<Vec<Child>> {
    let shown = visible(conn.is_sqlite(), 2);
    let shown_child = shown.replace("p.", "c.");
    let statement = format!(
        "SELECT {COLUMNS}, EXISTS (SELECT 1 FROM wiki_pages c WHERE c.parent = p.id AND {shown_child}) AS has_children \
         FROM wiki_pages p WHERE p.parent = $1 AND {shown} ORDER BY p.ord, p.id LIMIT $3 OFFSET $4"
    );
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let mut children = Vec::new();
    for parent in parents {
        let rows: Vec<ChildRow> = sql(statement.as_str())
            .bind::<BigInt, _>(parent.as_i64())
            .bind::<Text, _>(keys.json())
            .bind::<BigInt, _>(count(limit))
            .bind::<BigInt, _>(count(skip))
            .load(conn)?;
        let child = |row: ChildRow| Child { page: row.page.into_page(), has_children: row.has_children };
        children.extend(rows.into_iter().map(child));
    }
    Ok(children)
}

/// The pages above `id` from the first of its space down to its parent, whoever asks.
pub fn above(conn: &mut DbConn, id: Id) -> StoreResult<Vec<Page>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(embed)]
        page: PageRow,
    }
    let rows: Vec<Row> = sql(format!(
        "WITH RECURSIVE way (id, parent, depth) AS (SELECT id, parent, 0 FROM wiki_pages WHERE id = $1 \
         UNION ALL SELECT w.id, w.parent, way.depth + 1 FROM way CROSS JOIN wiki_pages w WHERE w.id = way.parent) \
         SELECT {COLUMNS} FROM way CROSS JOIN wiki_pages p WHERE p.id = way.id AND way.depth > 0 ORDER BY way.depth DESC"
    ))
    .bind::<BigInt, _>(id.as_i64())
    .load(conn)?;
    Ok(rows.into_iter().map(|row| row.page.into_page()).collect())
}

/// A page and everything below it, each page before those below it.
pub fn branch(conn: &mut DbConn, top: Id) -> StoreResult<Vec<Id>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }
    let rows: Vec<Row> =
        sql("WITH RECURSIVE branch (id, depth) AS (SELECT id, 0 FROM wiki_pages WHERE id = $1 \
         UNION ALL SELECT p.id, b.depth + 1 FROM branch b CROSS JOIN wiki_pages p WHERE p.parent = b.id) \
         SELECT id FROM branch ORDER BY depth, id")
        .bind::<BigInt, _>(top.as_i64())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.id)).collect())
}

/// The published pages of a branch that somebody with these keys may see, each page after the one above it and
/// neighbours in order. Of the others nothing is told: what stands below them stands below the nearest page above
/// that may be seen.
pub fn readable_branch(conn: &mut DbConn, keys: &Keys, top: Id, limit: usize) -> StoreResult<Vec<Leaf>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        id: i64,
        #[diesel(sql_type = Nullable<BigInt>)]
        parent: Option<i64>,
        #[diesel(sql_type = Nullable<Text>)]
        title: Option<String>,
    }
    let statement = format!(
        "WITH RECURSIVE branch (id, depth) AS (SELECT id, 0 FROM wiki_pages WHERE id = $1 \
         UNION ALL SELECT p.id, b.depth + 1 FROM branch b CROSS JOIN wiki_pages p WHERE p.parent = b.id) \
         SELECT p.id, p.parent, CASE WHEN p.published > 0 AND {} THEN p.title END AS title \
         FROM branch b CROSS JOIN wiki_pages p WHERE p.id = b.id ORDER BY b.depth DESC, p.ord DESC, p.id DESC",
        visible(conn.is_sqlite(), 2)
    );
    let rows: Vec<Row> =
        sql(statement).bind::<BigInt, _>(top.as_i64()).bind::<Text, _>(keys.json()).load(conn)?;
    let mut below: HashMap<i64, Vec<Row>> = HashMap::new();
    let (mut waiting, mut leaves) = (Vec::new(), Vec::new());
    for row in rows {
        match row.parent {
            Some(parent) if row.id != top.as_i64() => below.entry(parent).or_default().push(row),
            _ => waiting.push((row, None)),
        }
    }
    while let Some((row, above)) = waiting.pop() {
        let (id, children) = (Id::from_i64(row.id), below.remove(&row.id).unwrap_or_default());
        let nearest = if row.title.is_some() { Some(id) } else { above };
        leaves.extend(row.title.map(|title| Leaf { id, above, title }));
        if leaves.len() >= limit {
            break;
        }
        waiting.extend(children.into_iter().map(|child| (child, nearest)));
    }
    Ok(leaves)
}

/// How many levels a page and what stands below it have together.
pub fn depth(conn: &mut DbConn, top: Id) -> StoreResult<usize> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        depth: i64,
    }
    let row: Row = sql("WITH RECURSIVE branch (id, depth) AS (SELECT id, 1 FROM wiki_pages WHERE id = $1 \
         UNION ALL SELECT p.id, b.depth + 1 FROM branch b CROSS JOIN wiki_pages p WHERE p.parent = b.id) \
         SELECT CAST(coalesce(max(depth), 0) AS BIGINT) AS depth FROM branch")
    .bind::<BigInt, _>(top.as_i64())
    .get_result(conn)?;
    Ok(usize::try_from(row.depth).unwrap_or(usize::MAX))
}

/// Where a page comes to stand among those below the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before all others.
    First,
    /// Directly after this one; before all others when it does not stand there.
    After(Id),
    /// After all others.
    Last,
}

/// The order number with which the page `id` stands at `to` below `parent`, where it may stand already; the others
/// move up when there is no room between two.
pub fn place(tx: &mut Tx<'_>, parent: Id, id: Id, to: Place) -> StoreResult<i64> {
    let others = pages::table.filter(pages::parent.eq(parent.as_i64()).and(pages::id.ne(id.as_i64())));
    match to {
        Place::First => {
            let first: Option<i64> = others.select(min(pages::ord)).first(tx.conn())?;
            Ok(first.map_or(0, |ord| ord - GAP))
        }
        Place::Last => {
            let last: Option<i64> = others.select(max(pages::ord)).first(tx.conn())?;
            Ok(last.map_or(0, |ord| ord + GAP))
        }
        Place::After(neighbour) => place_after(tx, parent, id, neighbour),
    }
}

/// The order number after `neighbour`, or before all others when that does not stand there.
fn place_after(tx: &mut Tx<'_>, parent: Id, id: Id, neighbour: Id) -> StoreResult<i64> {
    let siblings: Vec<(i64, i64)> = pages::table
        .filter(pages::parent.eq(parent.as_i64()).and(pages::id.ne(id.as_i64())))
        .order((pages::ord, pages::id))
        .select((pages::id, pages::ord))
        .load(tx.conn())?;
    let at = siblings.iter().position(|(known, _)| *known == neighbour.as_i64());
    let next = at.map_or(0, |at| at + 1);
    let before = at.and_then(|at| siblings.get(at)).map(|(_, ord)| *ord);
    let after = siblings.get(next).map(|(_, ord)| *ord);
    match (before, after) {
        (None, None) => Ok(0),
        (Some(before), None) => Ok(before + GAP),
        (None, Some(after)) => Ok(after - GAP),
        (Some(before), Some(after)) if after - before > 1 => Ok(before + (after - before) / 2),
        (Some(before), Some(_)) => {
            for (step, (id, _)) in (1..).zip(siblings.iter().skip(next)) {
                diesel::update(pages::table.find(id))
                    .set(pages::ord.eq(before + GAP + step * GAP))
                    .execute(tx.conn())?;
            }
            Ok(before + GAP)
        }
    }
}

/// Makes the page the first of a space of its own, with everything below it, `branch`.
pub fn make_first(tx: &mut Tx<'_>, allowed: &Allowed<Move, Page>, branch: &[Id]) -> StoreResult<()> {
    let id = allowed.noun().id;
    diesel::update(pages::table.find(id.as_i64()))
        .set((pages::parent.eq(None::<i64>), pages::ord.eq(0)))
        .execute(tx.conn())?;
    set_space(tx, branch, id)
}

fn set_space(tx: &mut Tx<'_>, branch: &[Id], space: Id) -> StoreResult<()> {
    for some in branch.chunks(500) {
        diesel::update(pages::table.filter(pages::id.eq_any(some.iter().map(|id| id.as_i64()))))
            .set(pages::space.eq(space.as_i64()))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Puts the page below another, in the space of that one.
pub fn move_to(tx: &mut Tx<'_>, allowed: &Allowed<Move, Page>, parent: &Page, ord: i64) -> StoreResult<()> {
    let page = allowed.noun();
    diesel::update(pages::table.find(page.id.as_i64()))
        .set((pages::parent.eq(Some(parent.id.as_i64())), pages::ord.eq(ord)))
        .execute(tx.conn())?;
    if parent.space != page.space {
        let branch = branch(tx.conn(), page.id)?;
        set_space(tx, &branch, parent.space)?;
    }
    Ok(())
}
