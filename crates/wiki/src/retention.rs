//! How long what was thrown away is kept.

use crate::actions;
use crate::store::trash;
use crate::texts::T;
use maru_contract::{Concerns, DueItem, Retention};
use maru_kernel::{Lang, Timestamp};
use maru_store::{DbConn, StoreResult, Tx};
use std::time::Duration;

/// What was thrown away can be brought back for so long.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3_600);

/// Pages in the trash, each with all below it.
pub struct Trashed;

impl Retention for Trashed {
    fn class(&self) -> &'static str {
        "wiki.trash"
    }

    fn subject(&self) -> (&'static str, &'static str) {
        ("wiki", "page")
    }

    fn label(&self, lang: Lang) -> &'static str {
        T(lang).wiki_trashed_pages()
    }

    fn due(
        &self,
        conn: &mut DbConn,
        now: Timestamp,
        after: Option<&DueItem>,
        limit: i64,
    ) -> StoreResult<Vec<DueItem>> {
        let after = after.map(|item| (item.due_at - KEPT, item.subject.id));
        let thrown = trash::thrown_until(conn, now - KEPT, after, limit)?;
        let item = |(id, at)| DueItem { subject: crate::model::page_ref(id), due_at: at + KEPT };
        Ok(thrown.into_iter().map(item).collect())
    }

    fn concerns(&self, conn: &mut DbConn, item: &DueItem) -> StoreResult<Option<Concerns>> {
        let (people, made_at) = trash::concerned(conn, item.subject.id)?;
        Ok(Some(Concerns { people, made_at, within: None }))
    }

    fn dispose(&self, tx: &mut Tx<'_>, item: &DueItem) -> StoreResult<()> {
        actions::destroy(tx, item.subject.id, item.due_at - KEPT)
    }
}
