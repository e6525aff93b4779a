//! Roles and who holds them: a person, or a post, unit or group through which people hold them.

use super::groups as of_groups;
use super::schema::{
    directory_groups as groups, directory_persons as persons, directory_posts as posts,
    directory_units as units,
};
use super::schema_sign_in::directory_grants as grants;
pub use crate::model::role_holder::Holder;
use crate::model::role_holder::HolderKind;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_contract::Role;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc, UtcTime};

/// A grant that is in force.
#[derive(Clone, Debug)]
pub struct Grant {
    /// The grant.
    pub id: Id,
    /// What is granted.
    pub role: Role,
    /// To whom.
    pub holder: Holder,
    /// Why.
    pub reason: String,
    /// By whom; `None` for the installer.
    pub granted_by: Option<PersonId>,
    /// Since when.
    pub granted_at: Timestamp,
    /// Until when, if it ends by itself.
    pub until_at: Option<Timestamp>,
}

/// Through what the person `$2` holds roles at the instant `$1`: by posts, units and groups that are not
/// gone, in appointments that hold; [`of_groups::OF_PERSON`] and `)))` follow.
const GRANTS_OF_PERSON: &str = "SELECT g.role FROM directory_grants g \
    WHERE g.ended_at IS NULL AND (g.until_at IS NULL OR g.until_at > $1) AND ( \
    (g.holder_kind = 'person' AND g.holder_id = $2) \
    OR (g.holder_kind = 'post' AND EXISTS (SELECT 1 FROM directory_appointments a \
        JOIN directory_posts p ON p.id = a.post_id AND p.active \
        WHERE a.person_id = $2 AND a.post_id = g.holder_id \
        AND (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $1))) \
    OR (g.holder_kind = 'unit' AND EXISTS (SELECT 1 FROM directory_appointments a \
        JOIN directory_units u ON u.id = a.unit_id AND NOT u.closed \
        WHERE a.person_id = $2 AND a.unit_id = g.holder_id \
        AND (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $1))) \
    OR (g.holder_kind = 'group' AND g.holder_id IN (";

#[derive(QueryableByName)]
struct RoleRow {
    #[diesel(sql_type = Text)]
    role: String,
}

/// The roles a person holds at `now`, directly or through post, unit or group; without the rules of
/// [`crate::access`].
///
/// # Errors
/// As any read.
pub fn roles_of(conn: &mut DbConn, person: PersonId, now: Timestamp) -> StoreResult<Vec<Role>> {
    let rows: Vec<RoleRow> = maru_store::sql(format!("{GRANTS_OF_PERSON} {} )))", of_groups::OF_PERSON))
        .bind::<UtcTime, _>(Utc(now))
        .bind::<BigInt, _>(person.as_i64())
        .load(conn)?;
    let mut roles: Vec<Role> = rows.iter().filter_map(|r| Role::from_name(&r.role)).collect();
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}

/// Active people who hold what the holder `$3` holds, in appointments that have begun at `$1` and are not
/// over at `$2`; the mirror of [`GRANTS_OF_PERSON`].
fn members_sql(kind: HolderKind) -> String {
    let serving = |which: &str| {
        format!(
            "SELECT a.person_id AS id FROM directory_appointments a \
             JOIN directory_persons h ON h.id = a.person_id AND h.active {which} = $3 \
             WHERE (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $2)"
        )
    };
    match kind {
        HolderKind::Person => "SELECT id FROM directory_persons WHERE active AND id = $3".to_owned(),
        HolderKind::Post => serving("JOIN directory_posts p ON p.id = a.post_id AND p.active AND a.post_id"),
        HolderKind::Unit => {
            serving("JOIN directory_units u ON u.id = a.unit_id AND NOT u.closed AND a.unit_id")
        }
        HolderKind::Group => of_groups::members("= $3", "$1", "$2"),
    }
}

#[derive(QueryableByName)]
struct IdRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// The active people who hold what `holder` holds at `now`.
///
/// # Errors
/// As any read.
pub fn members_of(conn: &mut DbConn, holder: Holder, now: Timestamp) -> StoreResult<Vec<PersonId>> {
    members(conn, holder, now, now)
}

/// The grants in force at `now` that reach a person, directly or through post, unit or group (S-514).
///
/// # Errors
/// As any read.
pub fn reaching(conn: &mut DbConn, person: PersonId, now: Timestamp) -> StoreResult<Vec<Grant>> {
    let mut found = Vec::new();
    for grant in in_force(conn, now)? {
        if members_of(conn, grant.holder, now)?.contains(&person) {
            found.push(grant);
        }
    }
    Ok(found)
}

/// As [`members_of`], with those whose appointment is yet to begin: they will hold it too.
///
/// # Errors
/// As any read.
pub fn members_sooner_or_later(
    conn: &mut DbConn,
    holder: Holder,
    now: Timestamp,
) -> StoreResult<Vec<PersonId>> {
    members(conn, holder, Timestamp::MAX, now)
}

fn members(
    conn: &mut DbConn,
    holder: Holder,
    begun: Timestamp,
    not_over: Timestamp,
) -> StoreResult<Vec<PersonId>> {
    let rows: Vec<IdRow> = maru_store::sql(members_sql(holder.0))
        .bind::<UtcTime, _>(Utc(begun))
        .bind::<UtcTime, _>(Utc(not_over))
        .bind::<BigInt, _>(holder.1.as_i64())
        .load(conn)?;
    let mut people: Vec<PersonId> = rows.iter().map(|r| Id::from_i64(r.id)).collect();
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// Keeps a grant.
///
/// # Errors
/// As any write.
pub fn insert(
    tx: &mut Tx<'_>,
    role: Role,
    holder: Holder,
    reason: &str,
    by: Option<PersonId>,
    until: Option<Timestamp>,
) -> StoreResult<Id> {
    let id = tx.id();
    diesel::insert_into(grants::table)
        .values((
            grants::id.eq(id.as_i64()),
            grants::role.eq(role.name()),
            grants::holder_kind.eq(holder.0.name()),
            grants::holder_id.eq(holder.1.as_i64()),
            grants::reason.eq(reason),
            grants::granted_by.eq(by.map(Id::as_i64)),
            grants::granted_at.eq(Utc(tx.now())),
            grants::until_at.eq(until.map(Utc)),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// Ends a grant; the row stays (S-21). False when it had ended already.
///
/// # Errors
/// As any write.
pub fn end(tx: &mut Tx<'_>, id: Id, by: Option<PersonId>) -> StoreResult<bool> {
    let running = grants::id.eq(id.as_i64()).and(grants::ended_at.is_null());
    let ended = (grants::ended_at.eq(Some(Utc(tx.now()))), grants::ended_by.eq(by.map(Id::as_i64)));
    Ok(diesel::update(grants::table.filter(running)).set(ended).execute(tx.conn())? == 1)
}

type Row = (i64, String, String, i64, String, Option<i64>, Utc, Option<Utc>);

fn grant(row: Row) -> Option<Grant> {
    let (id, role, kind, holder, reason, by, at, until) = row;
    Some(Grant {
        id: Id::from_i64(id),
        role: Role::from_name(&role)?,
        holder: (HolderKind::from_name(&kind)?, Id::from_i64(holder)),
        reason,
        granted_by: by.map(Id::from_i64),
        granted_at: at.0,
        until_at: until.map(|u| u.0),
    })
}

/// All grants in force at `now`, by role and age.
///
/// # Errors
/// As any read.
pub fn in_force(conn: &mut DbConn, now: Timestamp) -> StoreResult<Vec<Grant>> {
    let rows: Vec<Row> = grants::table
        .filter(grants::ended_at.is_null())
        .filter(grants::until_at.is_null().or(grants::until_at.gt(Utc(now))))
        .order((grants::role, grants::id))
        .select((
            grants::id,
            grants::role,
            grants::holder_kind,
            grants::holder_id,
            grants::reason,
            grants::granted_by,
            grants::granted_at,
            grants::until_at,
        ))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(grant).collect())
}

/// What a holder is called; `None` when there is none, or none that is active.
///
/// # Errors
/// As any read.
pub fn holder_name(conn: &mut DbConn, holder: Holder) -> StoreResult<Option<String>> {
    let id = holder.1.as_i64();
    Ok(match holder.0 {
        HolderKind::Person => {
            persons::table.find(id).filter(persons::active).select(persons::name).first(conn).optional()?
        }
        HolderKind::Post => {
            posts::table.find(id).filter(posts::active).select(posts::name).first(conn).optional()?
        }
        HolderKind::Unit => units::table
            .find(id)
            .filter(units::closed.eq(false))
            .select(units::name)
            .first(conn)
            .optional()?,
        HolderKind::Group => {
            groups::table.find(id).filter(groups::active).select(groups::name).first(conn).optional()?
        }
    })
}

/// Whether the holder is a guest.
///
/// # Errors
/// As any read.
pub fn is_guest(conn: &mut DbConn, holder: Holder) -> StoreResult<bool> {
    if holder.0 != HolderKind::Person {
        return Ok(false);
    }
    let guest = persons::table.find(holder.1.as_i64()).select(persons::guest).first(conn).optional()?;
    Ok(guest.unwrap_or(false))
}

/// Whether whoever serves there, or belongs to it, is decided by a directory source. People themselves are
/// named one by one.
///
/// # Errors
/// As any read.
pub fn is_foreign(conn: &mut DbConn, holder: Holder) -> StoreResult<bool> {
    let id = holder.1.as_i64();
    let source: Option<Option<String>> = match holder.0 {
        HolderKind::Person => None,
        HolderKind::Post => posts::table.find(id).select(posts::source).first(conn).optional()?,
        HolderKind::Unit => units::table.find(id).select(units::source).first(conn).optional()?,
        HolderKind::Group => groups::table.find(id).select(groups::source).first(conn).optional()?,
    };
    Ok(source.flatten().is_some())
}

/// People, posts, units and groups whose name contains `text`, up to `limit` of each. Guests are left out, as
/// they hold no role (S-34).
///
/// # Errors
/// As any read.
pub fn holders_called(
    conn: &mut DbConn,
    text: &str,
    limit: i64,
) -> StoreResult<Vec<(Holder, String, String)>> {
    let like = format!("%{}%", maru_store::escape_like(text));
    let mut found = Vec::new();
    let mut add = |kind, rows: Vec<(i64, String, String)>| {
        found.extend(rows.into_iter().map(|(id, name, line)| ((kind, Id::from_i64(id)), name, line)));
    };
    let people = persons::table
        .filter(persons::active.and(persons::guest.eq(false)))
        .filter(persons::name.like(&like).escape('\\').or(persons::login.eq(text)))
        .order((persons::name, persons::id))
        .select((persons::id, persons::name, persons::title));
    add(HolderKind::Person, people.limit(limit).load(conn)?);
    let found_posts = posts::table
        .inner_join(units::table.on(units::id.eq(posts::unit_id)))
        .filter(posts::active)
        .filter(posts::name.like(&like).escape('\\'))
        .order((posts::name, posts::id))
        .select((posts::id, posts::name, units::name));
    add(HolderKind::Post, found_posts.limit(limit).load(conn)?);
    let found_units = units::table
        .filter(units::closed.eq(false))
        .filter(units::name.like(&like).escape('\\'))
        .order((units::name, units::id))
        .select((units::id, units::name, units::code));
    add(HolderKind::Unit, found_units.limit(limit).load(conn)?);
    let found_groups = groups::table
        .filter(groups::active)
        .filter(groups::name.like(&like).escape('\\'))
        .order((groups::name, groups::id))
        .select((groups::id, groups::name, groups::description));
    add(HolderKind::Group, found_groups.limit(limit).load(conn)?);
    Ok(found)
}

/// A grant, in force or not.
///
/// # Errors
/// As any read.
pub fn by_id(conn: &mut DbConn, id: Id) -> StoreResult<Option<Grant>> {
    let row: Option<Row> = grants::table
        .find(id.as_i64())
        .select((
            grants::id,
            grants::role,
            grants::holder_kind,
            grants::holder_id,
            grants::reason,
            grants::granted_by,
            grants::granted_at,
            grants::until_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.and_then(grant))
}
