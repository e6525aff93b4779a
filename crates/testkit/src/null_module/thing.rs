//! The one noun of the NullModule: a thing with a title, a holder and people who may see it.

use diesel::prelude::*;
use maru_kernel::{Event, Id, PersonId, Ref, Timestamp, Viewer};
use maru_store::{Db, DbConn, StoreResult, Tx, Utc};

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use maru_store::UtcTime;
    null_things (id) {
        id -> BigInt,
        title -> Text,
        body -> Text,
        holder -> BigInt,
        only_for -> Nullable<BigInt>,
        hidden -> Bool,
        gone -> Bool,
        expires_at -> Nullable<UtcTime>,
        changed -> BigInt,
    }
}

/// A thing to be made.
#[derive(Clone, Debug, Default)]
pub struct Thing {
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Who holds it.
    pub holder: Option<PersonId>,
    /// The one person who may find and see it; everybody when empty.
    pub only_for: Option<PersonId>,
    /// Whether it may be found by scope and yet is described to nobody.
    pub hidden: bool,
    /// When its time is over.
    pub expires_at: Option<Timestamp>,
}

/// A thing as its row.
#[derive(Clone, Debug, Queryable)]
pub struct ThingRow {
    pub id: i64,
    pub title: String,
    pub body: String,
    pub holder: i64,
    pub only_for: Option<i64>,
    pub hidden: bool,
    pub gone: bool,
    pub expires_at: Option<Utc>,
    pub changed: i64,
}

impl ThingRow {
    pub fn subject(&self) -> Ref {
        thing_ref(Id::from_i64(self.id))
    }

    pub fn shown_to(&self, viewer: &Viewer) -> bool {
        !self.gone && !self.hidden && self.only_for.is_none_or(|p| p == viewer.id.as_i64())
    }
}

/// How others point at a thing.
pub fn thing_ref(id: Id) -> Ref {
    Ref::new("null", "thing", id)
}

/// Makes a thing and tells `audience` of it.
///
/// # Errors
/// As any write.
pub fn make_thing(tx: &mut Tx<'_>, thing: &Thing, audience: Vec<PersonId>) -> StoreResult<Id> {
    let id = tx.id();
    let row = (
        null_things::id.eq(id.as_i64()),
        null_things::title.eq(&thing.title),
        null_things::body.eq(&thing.body),
        null_things::holder.eq(thing.holder.map_or(0, Id::as_i64)),
        null_things::only_for.eq(thing.only_for.map(Id::as_i64)),
        null_things::hidden.eq(thing.hidden),
        null_things::expires_at.eq(thing.expires_at.map(Utc)),
        null_things::changed.eq(id.as_i64()),
    );
    diesel::insert_into(null_things::table).values(row).execute(tx.conn())?;
    tx.record(&Event::new("null.thing_made").about(thing_ref(id)).to(audience))?;
    Ok(id)
}

/// [`make_thing`] in a transaction of its own.
///
/// # Panics
/// When the database refuses.
pub fn put_thing(db: &Db, thing: Thing, audience: Vec<PersonId>) -> Id {
    let made: StoreResult<Id> =
        db.write_blocking(&maru_kernel::Cause::system("null"), move |tx| make_thing(tx, &thing, audience));
    made.expect("make a thing")
}

/// Hides a thing or takes it away, as if rights had changed.
///
/// # Panics
/// When the database refuses.
pub fn change_thing(db: &Db, id: Id, hidden: bool, gone: bool) {
    let done: StoreResult<()> = db.write_blocking(&maru_kernel::Cause::system("null"), move |tx| {
        let changed = tx.id().as_i64();
        diesel::update(null_things::table.find(id.as_i64()))
            .set((
                null_things::hidden.eq(hidden),
                null_things::gone.eq(gone),
                null_things::changed.eq(changed),
            ))
            .execute(tx.conn())?;
        tx.record(&Event::new("null.thing_changed").about(thing_ref(id)))?;
        Ok(())
    });
    done.expect("change a thing");
}

/// Deletes a thing's row without a word to anybody.
///
/// # Panics
/// When the database refuses.
pub fn lose_thing(db: &Db, id: Id) {
    let done: StoreResult<()> = db.write_blocking(&maru_kernel::Cause::system("null"), move |tx| {
        diesel::delete(null_things::table.find(id.as_i64())).execute(tx.conn())?;
        Ok(())
    });
    done.expect("lose a thing");
}

pub fn things(conn: &mut DbConn, ids: &[i64]) -> StoreResult<Vec<ThingRow>> {
    Ok(null_things::table.filter(null_things::id.eq_any(ids)).load(conn)?)
}

pub fn changed_after(conn: &mut DbConn, cursor: i64, limit: i64) -> StoreResult<Vec<ThingRow>> {
    Ok(null_things::table
        .filter(null_things::changed.gt(cursor))
        .order(null_things::changed)
        .limit(limit)
        .load(conn)?)
}

pub fn titled(conn: &mut DbConn, word: &str, limit: i64) -> StoreResult<Vec<ThingRow>> {
    Ok(null_things::table
        .filter(null_things::title.eq(word))
        .order(null_things::id)
        .limit(limit)
        .load(conn)?)
}

pub fn expired(
    conn: &mut DbConn,
    now: Timestamp,
    after: Option<(Timestamp, Id)>,
    limit: i64,
) -> StoreResult<Vec<ThingRow>> {
    let (at, id) = after.map_or((Utc(Timestamp::UNIX_EPOCH), 0), |(at, id)| (Utc(at), id.as_i64()));
    let later = null_things::expires_at.eq(at).and(null_things::id.gt(id)).or(null_things::expires_at.gt(at));
    Ok(null_things::table
        .filter(null_things::gone.eq(false).and(null_things::expires_at.le(Utc(now))))
        .filter(later)
        .order((null_things::expires_at, null_things::id))
        .limit(limit)
        .load(conn)?)
}

pub fn held_by(conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<i64>> {
    Ok(null_things::table
        .filter(null_things::gone.eq(false).and(null_things::holder.eq(person.as_i64())))
        .order(null_things::id)
        .select(null_things::id)
        .load(conn)?)
}

pub fn give(tx: &mut Tx<'_>, id: Id, from: PersonId, to: PersonId) -> StoreResult<bool> {
    let held = null_things::table.find(id.as_i64()).filter(null_things::holder.eq(from.as_i64()));
    let given = diesel::update(held).set(null_things::holder.eq(to.as_i64())).execute(tx.conn())?;
    Ok(given == 1)
}

pub fn take_away(tx: &mut Tx<'_>, id: Id) -> StoreResult<()> {
    let changed = tx.id().as_i64();
    diesel::update(null_things::table.find(id.as_i64()))
        .set((null_things::gone.eq(true), null_things::changed.eq(changed)))
        .execute(tx.conn())?;
    Ok(())
}
