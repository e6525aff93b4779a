//! Making something of what was said elsewhere, such as a page of a message, without either module knowing the other.

use maru_kernel::{Lang, Ref, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult, Tx};

/// What was said, as it is handed over. Its viewer may read it where it stands; whoever sees what is made of it may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// What it is.
    pub source: Ref,
    /// Where it stands: an address of this house.
    pub href: String,
    /// It in a few words.
    pub title: String,
    /// What whoever said it is called.
    pub author: String,
    /// When.
    pub at: Timestamp,
    /// What it says, in Markdown.
    pub text: String,
}

/// Where something can be made: a space, a list, a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakingPlace {
    /// Names it among the places of one maker.
    pub key: String,
    /// What it is called.
    pub name: String,
}

/// Makes a thing of one kind of what was said elsewhere: a page, a task, a draft, an event. Whoever shows what is said offers all
/// of them that have a place for its viewer.
pub trait Making: Send + Sync {
    /// Stable name with the module in front: `wiki.page`.
    fn key(&self) -> &'static str;

    /// What is made, as a button says it.
    fn label(&self, lang: Lang) -> &'static str;

    /// The icon's name in the sprite.
    fn icon(&self) -> &'static str;

    /// Where the viewer may make one, the likeliest first; nowhere hides the offer.
    ///
    /// # Errors
    /// As any read.
    fn places(&self, conn: &mut DbConn, viewer: &Viewer, lang: Lang) -> StoreResult<Vec<MakingPlace>>;

    /// Begins one as the viewer's own draft, which nobody else sees, and says where they go on with it; nothing where they may not,
    /// or what is quoted is not taken.
    ///
    /// # Errors
    /// As any write.
    fn begin(
        &self,
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        lang: Lang,
        place: &str,
        quote: &Quote,
    ) -> StoreResult<Option<String>>;
}
