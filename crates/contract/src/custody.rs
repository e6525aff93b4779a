//! What belongs to people personally and has to find a new holder when they go.

use maru_kernel::{Lang, PersonId, Ref, Viewer};
use maru_store::{DbConn, StoreResult, Tx};

/// Lists and moves what people hold personally. Things held by a post or a unit move by themselves.
pub trait Custody: Send + Sync {
    /// The module whose things these are.
    fn module(&self) -> &'static str;

    /// The kinds of these things, as their references say, so that a legal hold can name them.
    fn kinds(&self) -> &'static [&'static str];

    /// What `person` holds.
    ///
    /// # Errors
    /// As any read.
    fn held_by(&self, conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<Ref>>;

    /// Whether `to` may take `item` over at all, as somebody from outside may not everywhere.
    ///
    /// # Errors
    /// As any read.
    fn may_take(&self, conn: &mut DbConn, item: &Ref, to: &Viewer) -> StoreResult<bool> {
        let _ = (conn, item, to);
        Ok(true)
    }

    /// What ends when `person` leaves and passes to nobody, in sentences for whoever hands over. They tell how much it is, and
    /// nothing that is said in it.
    ///
    /// # Errors
    /// As any read.
    fn ends_with(&self, conn: &mut DbConn, person: PersonId, lang: Lang) -> StoreResult<Vec<String>> {
        let _ = (conn, person, lang);
        Ok(Vec::new())
    }

    /// Gives `item` to `to`, if it is still held by `from`; says whether it was. What its holder passed on in
    /// the meantime is not taken from whoever has it now.
    ///
    /// # Errors
    /// As any write.
    fn hand_over(&self, tx: &mut Tx<'_>, item: &Ref, from: PersonId, to: PersonId) -> StoreResult<bool>;

    /// Disposes of `item`, as nobody needs it any more, if it is still held by `from`; says whether it was.
    ///
    /// # Errors
    /// As any write.
    fn dispose(&self, tx: &mut Tx<'_>, item: &Ref, from: PersonId) -> StoreResult<bool>;
}
