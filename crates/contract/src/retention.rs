//! What is kept for how long, and how it goes.

use maru_kernel::{Lang, PersonId, Ref, Timestamp};
use maru_store::{DbConn, StoreResult, Tx};

/// Something whose time is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem {
    /// What it is.
    pub subject: Ref,
    /// Since when.
    pub due_at: Timestamp,
}

/// Whom and which time a thing is about, so that a legal hold can be told to concern it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerns {
    /// The people it is about or belongs to.
    pub people: Vec<PersonId>,
    /// When it came into being.
    pub made_at: Option<Timestamp>,
    /// Where it stands, such as a room.
    pub within: Option<Ref>,
}

/// The name under which holds are placed and things disposed of, one after the other: a hold that was placed a moment ago counts.
pub const HOLDING: &str = "records.holds";

/// Whether a hold keeps a thing, of which so much is known; what is not known counts against its disposal.
pub type Keeping = Box<dyn Fn(&Ref, Option<&Concerns>) -> bool + Send + Sync>;

/// Holds of another module than the one that disposes of things, such as those of audited cases (S-523).
pub trait Preservation: Send + Sync {
    /// Stable name with the module in front.
    fn name(&self) -> &'static str;

    /// The holds in force.
    ///
    /// # Errors
    /// As any read; then nothing goes.
    fn in_force(&self, conn: &mut DbConn) -> StoreResult<Vec<Keeping>>;
}

/// Lists what is due and disposes of it. Doing so twice must be harmless.
pub trait Retention: Send + Sync {
    /// Stable name of the class of things: `files.orphans`.
    fn class(&self) -> &'static str;

    /// Module and kind of its things, as their references say, so that a legal hold can name them.
    fn subject(&self) -> (&'static str, &'static str);

    /// What the class is called.
    fn label(&self, lang: Lang) -> &'static str;

    /// Up to `limit` things whose time was over at `now`, those due longest first and equals by id; only those
    /// that come after `after`. What is held stays due for years and must not be read again and again.
    ///
    /// # Errors
    /// As any read.
    fn due(
        &self,
        conn: &mut DbConn,
        now: Timestamp,
        after: Option<&DueItem>,
        limit: i64,
    ) -> StoreResult<Vec<DueItem>>;

    /// Whom and which time `item` is about. `None` means unknown: then every hold on a person or a time
    /// keeps it.
    ///
    /// # Errors
    /// As any read.
    fn concerns(&self, conn: &mut DbConn, item: &DueItem) -> StoreResult<Option<Concerns>> {
        let _ = (conn, item);
        Ok(None)
    }

    /// Disposes of one of them.
    ///
    /// # Errors
    /// As any write.
    fn dispose(&self, tx: &mut Tx<'_>, item: &DueItem) -> StoreResult<()>;
}
