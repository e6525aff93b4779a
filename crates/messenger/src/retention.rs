//! How long rooms keep what was said in them.

use crate::actions;
use crate::model::message_ref;
use crate::store::expiry;
use crate::texts::T;
use maru_contract::{Concerns, DueItem, Retention};
use maru_kernel::{Lang, Timestamp};
use maru_store::{DbConn, StoreResult, Tx};

/// Messages of rooms that keep theirs for so many days only; a legal hold keeps them longer.
pub struct Spoken;

impl Retention for Spoken {
    fn class(&self) -> &'static str {
        "messenger.messages"
    }

    fn subject(&self) -> (&'static str, &'static str) {
        ("messenger", "message")
    }

    fn label(&self, lang: Lang) -> &'static str {
        T(lang).messenger_kept_messages()
    }

    fn due(
        &self,
        conn: &mut DbConn,
        now: Timestamp,
        after: Option<&DueItem>,
        limit: i64,
    ) -> StoreResult<Vec<DueItem>> {
        let after = after.map(|item| (item.due_at, item.subject.id));
        let due = expiry::due(conn, now, after, limit)?;
        Ok(due.into_iter().map(|(id, due_at)| DueItem { subject: message_ref(id), due_at }).collect())
    }

    fn concerns(&self, conn: &mut DbConn, item: &DueItem) -> StoreResult<Option<Concerns>> {
        actions::concerned(conn, item.subject.id)
    }

    fn dispose(&self, tx: &mut Tx<'_>, item: &DueItem) -> StoreResult<()> {
        actions::expire(tx, item.subject.id)
    }
}
