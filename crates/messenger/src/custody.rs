//! What somebody who goes leaves behind in the messenger: rooms that nobody else manages, and messages that are not sent any more.

use crate::access;
use crate::actions;
use crate::model::room_ref;
use crate::store::scheduled;
use crate::texts::T;
use maru_contract::Custody;
use maru_kernel::{Lang, PersonId, Ref, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Tx};

/// Groups and channels with one manager. Rooms of two and notes to oneself go to nobody.
pub struct Rooms;

impl Custody for Rooms {
    fn module(&self) -> &'static str {
        "messenger"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["room"]
    }

    fn held_by(&self, conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<Ref>> {
        let rooms = actions::resting_on(conn, person, Timestamp::now())?;
        Ok(rooms.into_iter().map(room_ref).collect())
    }

    fn may_take(&self, _: &mut DbConn, _: &Ref, to: &Viewer) -> StoreResult<bool> {
        Ok(access::take_over(to))
    }

    fn ends_with(&self, conn: &mut DbConn, person: PersonId, lang: Lang) -> StoreResult<Vec<String>> {
        let waiting = scheduled::count(conn, person, None)?;
        Ok((waiting > 0).then(|| T(lang).later_ends_with(waiting)).into_iter().collect())
    }

    fn hand_over(&self, tx: &mut Tx<'_>, item: &Ref, from: PersonId, to: PersonId) -> StoreResult<bool> {
        actions::hand_over(tx, item.id, from, to)
    }

    fn dispose(&self, tx: &mut Tx<'_>, item: &Ref, from: PersonId) -> StoreResult<bool> {
        actions::close(tx, item.id, from)
    }
}
