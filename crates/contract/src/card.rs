//! What one module may say of another's things, and how people are reached.

use maru_kernel::{Lang, PersonId, Ref, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Tx};
use std::sync::Arc;

/// A thing as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What it is.
    pub subject: Ref,
    /// Its title.
    pub title: String,
    /// A second line: owner, state, place.
    pub line: String,
    /// Where it opens.
    pub href: String,
    /// The icon's name in the sprite.
    pub icon: &'static str,
}

/// Turns references into cards for one viewer, at display time.
pub trait Describe: Send + Sync {
    /// The module whose references these are.
    fn module(&self) -> &'static str;

    /// One card per reference in the same order; `None` means not for this viewer, or gone.
    ///
    /// # Errors
    /// As any read.
    fn describe(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        lang: Lang,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<Card>>>;

    /// What stands at an address of this house, as far as it is this module's; without a look at the database, so that no answer tells
    /// whether there is such a thing.
    fn at(&self, address: &str) -> Option<Ref> {
        let _ = address;
        None
    }

    /// Whether each of these is something for this viewer, in the same order: as [`Describe::describe`] says, and cheaper
    /// where a module can tell without making cards.
    ///
    /// # Errors
    /// As any read.
    fn shows(&self, conn: &mut DbConn, viewer: &Viewer, refs: &[Ref]) -> StoreResult<Vec<bool>> {
        let cards = self.describe(conn, viewer, viewer.lang, refs)?;
        Ok(cards.into_iter().map(|card| card.is_some()).collect())
    }

    /// What each of these was called last, if it is gone and stands under records this viewer reads: records keep their
    /// authors. In the same order.
    ///
    /// # Errors
    /// As any read.
    fn last_names(&self, _: &mut DbConn, _: &Viewer, refs: &[Ref]) -> StoreResult<Vec<Option<String>>> {
        Ok(vec![None; refs.len()])
    }

    /// Whether there is such a thing, or was one whose traces are kept, whoever may see it. A module that
    /// does not say has whatever it is asked about.
    ///
    /// # Errors
    /// As any read.
    fn exists(&self, _: &mut DbConn, _: &Ref) -> StoreResult<bool> {
        Ok(true)
    }
}

/// The times in the days to come in which somebody wants to be told of nothing that can wait: from when to when, in order.
pub type Quiet =
    Arc<dyn Fn(&mut DbConn, PersonId, Timestamp) -> StoreResult<Vec<(Timestamp, Timestamp)>> + Send + Sync>;

/// A way to reach a person: mail and messenger each bring one.
pub trait Channel: Send + Sync {
    /// Stable name: `mail`.
    fn name(&self) -> &'static str;

    /// Delivers, within the transaction that marks the notice as delivered.
    ///
    /// # Errors
    /// As any write.
    fn deliver(&self, tx: &mut Tx<'_>, to: PersonId, card: &Card) -> StoreResult<()>;
}
