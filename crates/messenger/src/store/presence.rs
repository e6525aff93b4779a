//! Where people say they are, and who has a page open.

use super::schema::{messenger_online as online, messenger_presence as presence};
use crate::access::{Allowed, Choose};
use crate::model::{Presence, State};
use diesel::prelude::*;
use maru_kernel::{Id, PersonId, Timestamp};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc, any_of};
use std::collections::{HashMap, HashSet};

/// Rows of one statement.
const AT_ONCE: usize = 1_000;

type Row = (i64, Option<String>, Option<Utc>, String, Option<i64>, bool);

/// What those of `people` say who say anything, also what is over or hidden.
pub fn some(conn: &mut DbConn, people: &[PersonId]) -> StoreResult<HashMap<PersonId, Presence>> {
    let rows: Vec<Row> =
        presence::table.filter(any_of(presence::person, people.iter().map(|id| id.as_i64()))).load(conn)?;
    let said = |(person, state, until, note, deputy, hidden): Row| {
        let presence = Presence {
            state: state.as_deref().and_then(State::from_name),
            until: until.map(|at| at.0),
            note,
            deputy: deputy.map(Id::from_i64),
            hidden,
            online: false,
        };
        (Id::from_i64(person), presence)
    };
    Ok(rows.into_iter().map(said).collect())
}

/// Keeps what somebody says of themselves.
pub fn set(tx: &mut Tx<'_>, allowed: &Allowed<Choose, PersonId>, new: &Presence) -> StoreResult<()> {
    let set = (
        presence::state.eq(new.state.map(State::name)),
        presence::until.eq(new.until.map(Utc)),
        presence::note.eq(new.note.as_str()),
        presence::deputy.eq(new.deputy.map(Id::as_i64)),
        presence::hidden.eq(new.hidden),
    );
    let row =
        diesel::insert_into(presence::table).values((presence::person.eq(allowed.noun().as_i64()), set));
    Portable(row.on_conflict(presence::person).do_update().set(set)).execute(tx.conn())?;
    Ok(())
}

/// Notes who has a page open at this server now.
pub fn note_online(tx: &mut Tx<'_>, people: &[PersonId]) -> StoreResult<()> {
    let now = Utc(tx.now());
    for some in people.chunks(AT_ONCE) {
        let ids: Vec<i64> = some.iter().map(|id| id.as_i64()).collect();
        diesel::delete(online::table.filter(online::person.eq_any(&ids))).execute(tx.conn())?;
        let rows: Vec<_> =
            ids.iter().map(|person| (online::person.eq(*person), online::seen_at.eq(now))).collect();
        match tx.conn() {
            DbConn::Pg(conn) => {
                diesel::insert_into(online::table).values(rows).on_conflict_do_nothing().execute(conn)?
            }
            DbConn::Sqlite(conn) => diesel::insert_into(online::table).values(rows).execute(conn)?,
        };
    }
    Ok(())
}

/// Those of `people` who had a page open at `since` or later, at any server.
pub fn online_since(
    conn: &mut DbConn,
    people: &[PersonId],
    since: Timestamp,
) -> StoreResult<HashSet<PersonId>> {
    let found: Vec<i64> = online::table
        .filter(any_of(online::person, people.iter().map(|id| id.as_i64())))
        .filter(online::seen_at.ge(Utc(since)))
        .select(online::person)
        .load(conn)?;
    Ok(found.into_iter().map(Id::from_i64).collect())
}
