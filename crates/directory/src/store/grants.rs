//! Roles and who holds them: a person, or a post, unit or group through which people hold them.

use super::schema::{
    directory_groups as groups, directory_persons as persons, directory_posts as posts,
    directory_units as units,
};
use super::schema_sign_in::directory_grants as grants;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_contract::Role;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc, UtcTime};

/// Who or what holds a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolderKind {
    /// One person.
    Person,
    /// Whoever is appointed to the post.
    Post,
    /// Everybody appointed to the unit itself.
    Unit,
    /// Everybody in the group or in groups within it.
    Group,
}

impl HolderKind {
    const ALL: [HolderKind; 4] = [HolderKind::Person, HolderKind::Post, HolderKind::Unit, HolderKind::Group];

    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            HolderKind::Person => "person",
            HolderKind::Post => "post",
            HolderKind::Unit => "unit",
            HolderKind::Group => "group",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<HolderKind> {
        HolderKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A holder: kind and id.
pub type Holder = (HolderKind, Id);

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

/// Through what the person `$2` holds roles at the instant `$1`. SQLite numbers such names in the order in
/// which they first appear, so `$1` has to come first.
const GRANTS_OF_PERSON: &str = "SELECT DISTINCT g.role FROM directory_grants g \
    WHERE g.ended_at IS NULL AND (g.until_at IS NULL OR g.until_at > $1) AND ( \
    (g.holder_kind = 'person' AND g.holder_id = $2) \
    OR (g.holder_kind = 'post' AND g.holder_id IN (SELECT a.post_id FROM directory_appointments a \
        WHERE a.person_id = $2 AND a.post_id IS NOT NULL \
        AND (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $1))) \
    OR (g.holder_kind = 'unit' AND g.holder_id IN (SELECT a.unit_id FROM directory_appointments a \
        WHERE a.person_id = $2 \
        AND (a.starts_at IS NULL OR a.starts_at <= $1) AND (a.ends_at IS NULL OR a.ends_at > $1))) \
    OR (g.holder_kind = 'group' AND g.holder_id IN ( \
        WITH RECURSIVE within (id) AS ( \
            SELECT m.group_id FROM directory_group_members m \
            WHERE (m.member_kind = 'person' AND m.member_id = $2) \
            OR (m.member_kind = 'unit' AND m.member_id IN \
                (SELECT a.unit_id FROM directory_appointments a WHERE a.person_id = $2)) \
            UNION SELECT m.group_id FROM directory_group_members m JOIN within w \
            ON m.member_kind = 'group' AND m.member_id = w.id) \
        SELECT id FROM within)))";

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
    let rows: Vec<RoleRow> = diesel::sql_query(GRANTS_OF_PERSON)
        .bind::<UtcTime, _>(Utc(now))
        .bind::<BigInt, _>(person.as_i64())
        .load(conn)?;
    let mut roles: Vec<Role> = rows.iter().filter_map(|r| Role::from_name(&r.role)).collect();
    roles.sort_unstable();
    Ok(roles)
}

const MEMBERS: [(HolderKind, &str); 4] = [
    (HolderKind::Person, "SELECT id FROM directory_persons WHERE active AND id = $1"),
    (HolderKind::Post, "SELECT a.person_id AS id FROM directory_appointments a WHERE a.post_id = $1"),
    (HolderKind::Unit, "SELECT a.person_id AS id FROM directory_appointments a WHERE a.unit_id = $1"),
    (
        HolderKind::Group,
        "WITH RECURSIVE inside (kind, id) AS ( \
            SELECT m.member_kind, m.member_id FROM directory_group_members m WHERE m.group_id = $1 \
            UNION SELECT m.member_kind, m.member_id FROM directory_group_members m JOIN inside i \
            ON i.kind = 'group' AND m.group_id = i.id) \
        SELECT id FROM inside WHERE kind = 'person' \
        UNION SELECT a.person_id AS id FROM directory_appointments a \
            JOIN inside i ON i.kind = 'unit' AND i.id = a.unit_id",
    ),
];

#[derive(QueryableByName)]
struct IdRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// The people who hold what `holder` holds.
///
/// # Errors
/// As any read.
pub fn members_of(conn: &mut DbConn, holder: Holder) -> StoreResult<Vec<PersonId>> {
    let Some((_, sql)) = MEMBERS.iter().find(|(kind, _)| *kind == holder.0) else { return Ok(Vec::new()) };
    let rows: Vec<IdRow> = diesel::sql_query(*sql).bind::<BigInt, _>(holder.1.as_i64()).load(conn)?;
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

/// Whether a group comes from a directory source.
///
/// # Errors
/// As any read.
pub fn is_foreign_group(conn: &mut DbConn, group: Id) -> StoreResult<bool> {
    let source: Option<Option<String>> =
        groups::table.find(group.as_i64()).select(groups::source).first(conn).optional()?;
    Ok(source.flatten().is_some())
}

/// People, posts, units and groups whose name contains `text`, up to `limit` of each.
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
        .filter(persons::active)
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
