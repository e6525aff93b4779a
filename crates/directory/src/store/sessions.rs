//! Visits of people, known by the hash of a secret that only the browser has.

use super::known_by::unit_known_by;
use super::schema_sign_in::directory_sessions as sessions;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, StoreResult, Tx, Utc, UtcTime};

/// A session with all that a request needs to know of its person.
#[derive(Debug, QueryableByName)]
pub struct Found {
    /// The session.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// Whose it is.
    #[diesel(sql_type = BigInt)]
    pub person_id: i64,
    /// Whether the second factor was given.
    #[diesel(sql_type = Bool)]
    pub factor_proven: bool,
    /// When it began.
    #[diesel(sql_type = UtcTime)]
    pub created_at: Utc,
    /// When it was used last, to the minute.
    #[diesel(sql_type = UtcTime)]
    pub seen_at: Utc,
    /// When the person last proved who they are.
    #[diesel(sql_type = UtcTime)]
    pub proven_at: Utc,
    /// The person's name.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// Rank or title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// The language the directory tells.
    #[diesel(sql_type = Text)]
    pub person_lang: String,
    /// Whether they are from outside.
    #[diesel(sql_type = Bool)]
    pub guest: bool,
    /// The picture's hash; empty without one.
    #[diesel(sql_type = Text)]
    pub photo_hash: String,
    /// Whether a second factor is set up.
    #[diesel(sql_type = Nullable<Bool>)]
    pub has_factor: Option<bool>,
    /// Since when the password kept here is in use, when there is one.
    #[diesel(sql_type = Nullable<UtcTime>)]
    pub password_at: Option<Utc>,
    /// The unit they are known by.
    #[diesel(sql_type = Nullable<Text>)]
    pub unit: Option<String>,
    /// Chosen language.
    #[diesel(sql_type = Nullable<Text>)]
    pub lang: Option<String>,
    /// Chosen colours.
    #[diesel(sql_type = Nullable<Text>)]
    pub theme: Option<String>,
    /// Chosen density.
    #[diesel(sql_type = Nullable<Text>)]
    pub density: Option<String>,
    /// Whether shortcuts are off.
    #[diesel(sql_type = Nullable<Bool>)]
    pub keys_off: Option<bool>,
}

const FIND: &str = concat!(
    "SELECT s.id, s.person_id, s.factor_proven, s.created_at, s.seen_at, s.proven_at, \
     p.name, CASE WHEN p.title <> '' THEN p.title ELSE p.rank END AS title, p.lang AS person_lang, p.guest, \
     p.photo_hash, f.confirmed AS has_factor, c.changed_at AS password_at, r.lang, r.theme, r.density, r.keys_off, \
     (SELECT u.name FROM directory_units u WHERE u.id = ",
    unit_known_by!("$1"),
    ") AS unit FROM directory_sessions s JOIN directory_persons p ON p.id = s.person_id \
     LEFT JOIN directory_second_factors f ON f.person_id = p.id \
     LEFT JOIN directory_credentials c ON c.person_id = p.id \
     LEFT JOIN directory_preferences r ON r.person_id = p.id \
     WHERE s.secret_hash = $2 AND p.active"
);

/// The session with this hash at `now`, unless its person is no longer active.
///
/// # Errors
/// As any read.
pub fn find(conn: &mut DbConn, secret_hash: &[u8], now: Timestamp) -> StoreResult<Option<Found>> {
    let query = maru_store::sql(FIND).bind::<UtcTime, _>(Utc(now)).bind::<Binary, _>(secret_hash);
    Ok(query.get_result(conn).optional()?)
}

/// A session to be kept.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Whose.
    pub person: PersonId,
    /// Hash of its secret.
    pub secret_hash: Vec<u8>,
    /// Whether the second factor was given.
    pub factor_proven: bool,
    /// Where from.
    pub address: String,
    /// With which browser.
    pub agent: String,
}

/// Keeps a new session.
///
/// # Errors
/// As any write.
pub fn insert(tx: &mut Tx<'_>, new: &NewSession) -> StoreResult<Id> {
    let (id, now) = (tx.id(), Utc(tx.now()));
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(id.as_i64()),
            sessions::person_id.eq(new.person.as_i64()),
            sessions::secret_hash.eq(&new.secret_hash),
            sessions::factor_proven.eq(new.factor_proven),
            sessions::created_at.eq(now),
            sessions::seen_at.eq(now),
            sessions::proven_at.eq(now),
            sessions::address.eq(&new.address),
            sessions::agent.eq(&new.agent),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// The second factor was given: the session gets a new secret and the old one is dead.
///
/// # Errors
/// As any write.
pub fn renew(tx: &mut Tx<'_>, id: Id, secret_hash: &[u8]) -> StoreResult<bool> {
    let now = Utc(tx.now());
    let changed = diesel::update(sessions::table.find(id.as_i64()))
        .set((
            sessions::secret_hash.eq(secret_hash),
            sessions::factor_proven.eq(true),
            sessions::seen_at.eq(now),
            sessions::proven_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(changed == 1)
}

/// A second factor was set up in this session: as [`renew`], but it proves nothing anew about who sits there.
///
/// # Errors
/// As any write.
pub fn renew_keeping_proof(tx: &mut Tx<'_>, id: Id, secret_hash: &[u8]) -> StoreResult<bool> {
    let now = Utc(tx.now());
    let changed = diesel::update(sessions::table.find(id.as_i64()))
        .set((
            sessions::secret_hash.eq(secret_hash),
            sessions::factor_proven.eq(true),
            sessions::seen_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(changed == 1)
}

/// As [`renew`], leaving open whether the second factor was given.
///
/// # Errors
/// As any write.
pub fn renew_keeping_factor(tx: &mut Tx<'_>, id: Id, secret_hash: &[u8]) -> StoreResult<bool> {
    let now = Utc(tx.now());
    let changed = diesel::update(sessions::table.find(id.as_i64()))
        .set((sessions::secret_hash.eq(secret_hash), sessions::seen_at.eq(now), sessions::proven_at.eq(now)))
        .execute(tx.conn())?;
    Ok(changed == 1)
}

/// Notes that a session is in use.
///
/// # Errors
/// As any write.
pub fn touch(tx: &mut Tx<'_>, id: Id) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::update(sessions::table.find(id.as_i64())).set(sessions::seen_at.eq(now)).execute(tx.conn())?;
    Ok(())
}

/// A session as lists show it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The session.
    pub id: Id,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was used last.
    pub seen_at: Timestamp,
    /// Where from.
    pub address: String,
    /// With which browser.
    pub agent: String,
}

/// The sessions of a person, oldest first.
///
/// # Errors
/// As any read.
pub fn of_person(conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<Listed>> {
    let rows: Vec<(i64, Utc, Utc, String, String)> = sessions::table
        .filter(sessions::person_id.eq(person.as_i64()))
        .order((sessions::created_at, sessions::id))
        .select((sessions::id, sessions::created_at, sessions::seen_at, sessions::address, sessions::agent))
        .load(conn)?;
    let listed = |(id, created, seen, address, agent): (i64, Utc, Utc, String, String)| Listed {
        id: Id::from_i64(id),
        created_at: created.0,
        seen_at: seen.0,
        address,
        agent,
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// Removes a session and tells whose it was.
///
/// # Errors
/// As any write.
pub fn remove(tx: &mut Tx<'_>, id: Id) -> StoreResult<Option<PersonId>> {
    let whose: Option<i64> =
        sessions::table.find(id.as_i64()).select(sessions::person_id).first(tx.conn()).optional()?;
    diesel::delete(sessions::table.find(id.as_i64())).execute(tx.conn())?;
    Ok(whose.map(Id::from_i64))
}

/// Sessions that were not used since `idle`, or began before `old`: nobody can use them any more.
///
/// # Errors
/// As any write.
pub fn sweep(tx: &mut Tx<'_>, idle: Timestamp, old: Timestamp) -> StoreResult<usize> {
    let stale = sessions::seen_at.lt(Utc(idle)).or(sessions::created_at.lt(Utc(old)));
    Ok(diesel::delete(sessions::table.filter(stale)).execute(tx.conn())?)
}
