//! Grants, and what is in force where rights change.

use super::past;
use super::row::holder;
use super::schema::{wiki_access as in_force_rows, wiki_grants as grants, wiki_pages as pages};
use crate::access::{Allowed, Entitle, Place};
use crate::model::rights::{Grant, Key, Node, in_force};
use crate::model::{Level, Page, SpaceKind, of_holder};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx, any_of, on_backend, sql};
use std::collections::{BTreeMap, HashMap};

type Rights = BTreeMap<Key, Level>;

/// What is given at this page itself, by scope.
pub fn given_at(conn: &mut DbConn, page: Id) -> StoreResult<Vec<Grant>> {
    let rows: Vec<(String, i16)> = grants::table
        .filter(grants::page.eq(page.as_i64()))
        .order(grants::scope)
        .select((grants::scope, grants::level))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(grant).collect())
}

fn grant((key, level): (String, i16)) -> Option<Grant> {
    Some(Grant { key, level: Level::from_rank(level)? })
}

/// What is in force where `acl` is the deciding page.
pub fn in_force_at(conn: &mut DbConn, acl: Id) -> StoreResult<Rights> {
    let rows: Vec<(String, i16)> = in_force_rows::table
        .filter(in_force_rows::acl.eq(acl.as_i64()))
        .select((in_force_rows::scope, in_force_rows::level))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(grant).map(|grant| (grant.key, grant.level)).collect())
}

/// Replaces what is given at the page, and whether what is given above counts there.
pub fn give(tx: &mut Tx<'_>, allowed: &Allowed<Entitle, Page>, node: &Node) -> StoreResult<()> {
    let page = allowed.noun().id.as_i64();
    diesel::delete(grants::table.filter(grants::page.eq(page))).execute(tx.conn())?;
    for grant in &node.grants {
        diesel::insert_into(grants::table)
            .values((
                grants::page.eq(page),
                grants::scope.eq(&grant.key),
                grants::level.eq(grant.level.rank()),
            ))
            .execute(tx.conn())?;
    }
    diesel::update(pages::table.find(page)).set(pages::breaks.eq(node.breaks)).execute(tx.conn())?;
    Ok(())
}

/// What a new space gives from the start: everybody reads what is for everybody.
pub fn give_first(
    tx: &mut Tx<'_>,
    _: &Allowed<Place, Option<Id>>,
    space: Id,
    kind: SpaceKind,
) -> StoreResult<()> {
    if kind == SpaceKind::Agency {
        diesel::insert_into(grants::table)
            .values((
                grants::page.eq(space.as_i64()),
                grants::scope.eq("all"),
                grants::level.eq(Level::Read.rank()),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Whether everything below `top` has the rights of `top`.
pub fn alike_below(conn: &mut DbConn, top: Id) -> StoreResult<bool> {
    let rows: Vec<BranchRow> = sql(BRANCH).bind::<BigInt, _>(top.as_i64()).load(conn)?;
    Ok(rows.iter().all(|row| rows.first().is_some_and(|first| first.acl == row.acl)))
}

/// The keys that manage the pages which `acl` decides.
pub fn managing(conn: &mut DbConn, acl: Id) -> StoreResult<Vec<Key>> {
    let rights = in_force_at(conn, acl)?.into_iter();
    Ok(rights.filter(|(_, level)| *level == Level::Manage).map(|(key, _)| key).collect())
}

#[derive(QueryableByName)]
struct BranchRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = diesel::sql_types::Nullable<BigInt>)]
    parent: Option<i64>,
    #[diesel(sql_type = BigInt)]
    acl: i64,
    #[diesel(sql_type = diesel::sql_types::Bool)]
    breaks: bool,
    #[diesel(sql_type = diesel::sql_types::Text)]
    holder_kind: String,
    #[diesel(sql_type = BigInt)]
    holder_id: i64,
}

const BRANCH: &str = "WITH RECURSIVE branch (id, parent, acl, breaks, holder_kind, holder_id, depth) AS ( \
    SELECT id, parent, acl, breaks, holder_kind, holder_id, 0 FROM wiki_pages WHERE id = $1 UNION ALL \
    SELECT p.id, p.parent, p.acl, p.breaks, p.holder_kind, p.holder_id, b.depth + 1 \
    FROM branch b CROSS JOIN wiki_pages p WHERE p.parent = b.id) \
    SELECT id, parent, acl, breaks, holder_kind, holder_id FROM branch ORDER BY depth, id";

/// Works out anew what is in force at `top` and below, and says which pages have other rights now.
pub fn work_out(tx: &mut Tx<'_>, top: Id) -> StoreResult<Vec<Id>> {
    let rows: Vec<BranchRow> = sql(BRANCH).bind::<BigInt, _>(top.as_i64()).load(tx.conn())?;
    let given = given_in(tx.conn(), &rows)?;
    let before = in_force_in(tx.conn(), &rows)?;
    let mut work = Work::begin(tx.conn(), &rows)?;
    let (mut touched, mut moved) = (Vec::new(), Vec::new());
    for row in &rows {
        let mut node = Node { grants: given.get(&row.id).cloned().unwrap_or_default(), breaks: row.breaks };
        let whose = of_holder(holder(&row.holder_kind, row.holder_id));
        if work.holder_above(row) != Some(&whose) || row.breaks {
            node.grants.push(Grant { key: whose.clone(), level: Level::Manage });
        }
        let acl = work.decide(row, &node, whose);
        let others = row.acl != acl || work.rights_of(acl) != before.get(&acl);
        if acl == row.id && others {
            let now = work.rights_of(acl).cloned().unwrap_or_default();
            replace(tx, acl, &now)?;
            past::note_rights(tx, Id::from_i64(acl), &now)?;
        }
        if others || work.changed(acl) {
            work.note_change(row.id);
            touched.push(Id::from_i64(row.id));
        }
        if row.acl != acl {
            moved.push((row, acl));
        }
    }
    decide(tx, &moved)?;
    Ok(touched)
}

/// Has other pages decide about these than before.
fn decide(tx: &mut Tx<'_>, moved: &[(&BranchRow, i64)]) -> StoreResult<()> {
    if moved.is_empty() {
        return Ok(());
    }
    let deciding: Vec<(Id, Id)> =
        moved.iter().map(|(row, acl)| (Id::from_i64(row.id), Id::from_i64(*acl))).collect();
    past::note_deciding(tx, &deciding)?;
    let mut by_acl: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    moved.iter().for_each(|(row, acl)| by_acl.entry(*acl).or_default().push(row.id));
    for (acl, ids) in by_acl {
        diesel::update(pages::table.filter(any_of(pages::id, ids)))
            .set(pages::acl.eq(acl))
            .execute(tx.conn())?;
    }
    let no_more = moved.iter().filter(|(row, _)| row.acl == row.id).map(|(row, _)| row.id);
    diesel::delete(in_force_rows::table.filter(any_of(in_force_rows::acl, no_more))).execute(tx.conn())?;
    Ok(())
}

/// What is in force now at every page that decides about one of these.
fn in_force_in(conn: &mut DbConn, rows: &[BranchRow]) -> StoreResult<HashMap<i64, Rights>> {
    let mut acls: Vec<i64> = rows.iter().map(|row| row.acl).collect();
    acls.sort_unstable();
    acls.dedup();
    let found: Vec<(i64, String, i16)> = in_force_rows::table
        .filter(any_of(in_force_rows::acl, acls))
        .select((in_force_rows::acl, in_force_rows::scope, in_force_rows::level))
        .load(conn)?;
    let mut rights: HashMap<i64, Rights> = HashMap::new();
    for (acl, key, level) in found {
        rights.entry(acl).or_default().extend(grant((key, level)).map(|grant| (grant.key, grant.level)));
    }
    Ok(rights)
}

/// What is known of the pages met so far on the way down.
struct Work {
    /// The deciding page of each.
    acl: HashMap<i64, i64>,
    /// Whose each is.
    whose: HashMap<i64, Key>,
    /// What is in force at each deciding page.
    rights: HashMap<i64, Rights>,
    /// Those whose rights are others now.
    changed: std::collections::HashSet<i64>,
}

impl Work {
    fn begin(conn: &mut DbConn, rows: &[BranchRow]) -> StoreResult<Work> {
        let mut work = Work {
            acl: HashMap::new(),
            whose: HashMap::new(),
            rights: HashMap::new(),
            changed: Default::default(),
        };
        if let Some(parent) = rows.first().and_then(|row| row.parent) {
            let found: (i64, String, i64) = pages::table
                .find(parent)
                .select((pages::acl, pages::holder_kind, pages::holder_id))
                .first(conn)?;
            work.acl.insert(parent, found.0);
            work.whose.insert(parent, of_holder(holder(&found.1, found.2)));
            work.rights.insert(found.0, in_force_at(conn, Id::from_i64(found.0))?);
        }
        Ok(work)
    }

    fn holder_above(&self, row: &BranchRow) -> Option<&Key> {
        self.whose.get(&row.parent?)
    }

    /// The deciding page of this one.
    fn decide(&mut self, row: &BranchRow, node: &Node, whose: Key) -> i64 {
        let above = row.parent.and_then(|parent| self.acl.get(&parent).copied());
        let acl = match above {
            Some(acl) if !node.decides() => acl,
            _ => {
                let above = above.and_then(|acl| self.rights_of(acl)).cloned().unwrap_or_default();
                let rights = in_force(&above, node);
                self.rights.insert(row.id, rights);
                row.id
            }
        };
        self.acl.insert(row.id, acl);
        self.whose.insert(row.id, whose);
        acl
    }

    fn rights_of(&self, acl: i64) -> Option<&Rights> {
        self.rights.get(&acl)
    }

    fn changed(&self, acl: i64) -> bool {
        self.changed.contains(&acl)
    }

    fn note_change(&mut self, page: i64) {
        self.changed.insert(page);
    }
}

fn given_in(conn: &mut DbConn, rows: &[BranchRow]) -> StoreResult<HashMap<i64, Vec<Grant>>> {
    let mut given: HashMap<i64, Vec<Grant>> = HashMap::new();
    let found: Vec<(i64, String, i16)> = grants::table
        .filter(any_of(grants::page, rows.iter().map(|row| row.id)))
        .select((grants::page, grants::scope, grants::level))
        .load(conn)?;
    for (page, key, level) in found {
        given.entry(page).or_default().extend(grant((key, level)));
    }
    Ok(given)
}

fn replace(tx: &mut Tx<'_>, acl: i64, rights: &Rights) -> StoreResult<()> {
    diesel::delete(in_force_rows::table.filter(in_force_rows::acl.eq(acl))).execute(tx.conn())?;
    let values: Vec<_> = rights
        .iter()
        .map(|(key, level)| {
            (in_force_rows::acl.eq(acl), in_force_rows::scope.eq(key), in_force_rows::level.eq(level.rank()))
        })
        .collect();
    on_backend!(tx.conn(), conn => diesel::insert_into(in_force_rows::table).values(values).execute(conn))?;
    Ok(())
}
