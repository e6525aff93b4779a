//! What modules keep of what people said, as far as an audited case may read it: the only way to what is said where one is not (S-520).

use maru_kernel::{Id, Lang, PersonId, Ref, Timestamp, Viewer};
use maru_store::{DbConn, StoreResult};
use std::io::Read;

/// What a case may read: nothing beyond it is given out, whatever is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Whose: what they said, and what they may read. Nobody where a place is named.
    pub people: Vec<PersonId>,
    /// The one place, such as a room, all of whose things are meant.
    pub place: Option<Ref>,
    /// What was said at this time or later.
    pub from: Timestamp,
    /// And before this time.
    pub until: Timestamp,
}

impl Reach {
    /// Whether a time lies within it.
    pub fn covers(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }
}

/// Where things stand: a room, a mailbox. Its name is no content (S-508).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidencePlace {
    /// Which.
    pub place: Ref,
    /// What it is called by those who administer the house.
    pub name: String,
}

/// How much there is of one place on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceDay {
    /// The place.
    pub place: EvidencePlace,
    /// When the day began, in Korea.
    pub begins: Timestamp,
    /// How many things.
    pub count: i64,
}

/// That there is a thing, without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine {
    /// Which.
    pub item: Ref,
    /// Its number in its place: later things have larger ones, and none is used twice.
    pub number: i64,
    /// When it was said.
    pub at: Timestamp,
    /// Who said it.
    pub author: PersonId,
    /// Whether it was changed.
    pub edited: bool,
    /// Whether it was taken back.
    pub recalled: bool,
    /// How many files came with it.
    pub files: i32,
}

/// Words as they once stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The words as they were typed, never markup to be shown as such.
    pub text: String,
    /// Until when they stood there; nothing for those that stand there now.
    pub until: Option<Timestamp>,
}

/// A file that came with a thing, also with one that was taken back, for as long as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFile {
    /// Which, among the files of its thing.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// What its name and its content say of it.
    pub media_type: String,
    /// SHA-256 of its content in hexadecimal digits.
    pub sha256: String,
    /// Whether its content is given out: nothing harmful was found in it.
    pub clean: bool,
    /// Whether it is a picture that was written anew when it was taken in, so that a browser may show it.
    pub picture: bool,
}

/// The content of a file.
pub type EvidenceContent = Box<dyn Read + Send>;

/// One thing with all it ever said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exhibit {
    /// That there is it.
    pub line: EvidenceLine,
    /// Where it stands.
    pub place: EvidencePlace,
    /// What it said, the oldest first.
    pub wordings: Vec<Wording>,
    /// When it was taken back.
    pub recalled_at: Option<Timestamp>,
    /// What came with it.
    pub files: Vec<EvidenceFile>,
}

/// Gives out what one module keeps, to audited cases and to nobody else: whoever asks has evidence of a running case, and has written
/// down what is asked for.
pub trait Evidence: Send + Sync {
    /// The module whose things these are.
    fn module(&self) -> &'static str;

    /// What its things are called.
    fn label(&self, lang: Lang) -> &'static str;

    /// Places of exactly this name, at most `limit`: names are no content.
    ///
    /// # Errors
    /// As any read.
    fn places(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        name: &str,
        limit: i64,
    ) -> StoreResult<Vec<EvidencePlace>>;

    /// A place by its reference, if it is one of this module.
    ///
    /// # Errors
    /// As any read.
    fn place(&self, conn: &mut DbConn, viewer: &Viewer, place: &Ref) -> StoreResult<Option<EvidencePlace>>;

    /// Those whom a place is about: who is there, and who said something there and left.
    ///
    /// # Errors
    /// As any read.
    fn people(&self, conn: &mut DbConn, place: &Ref) -> StoreResult<Vec<PersonId>>;

    /// Places whose things these people may read, other than what they said themselves.
    ///
    /// # Errors
    /// As any read.
    fn homes(&self, conn: &mut DbConn, people: &[PersonId]) -> StoreResult<Vec<Ref>>;

    /// Days and places with something within reach, the newest first: at most `limit` after the first `skip`.
    ///
    /// # Errors
    /// As any read.
    fn days(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        reach: &Reach,
        skip: i64,
        limit: i64,
    ) -> StoreResult<Vec<EvidenceDay>>;

    /// Things of one place on the day that began then, within reach, in order, after one of them, at most `limit`.
    ///
    /// # Errors
    /// As any read.
    fn lines(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        reach: &Reach,
        day: (&Ref, Timestamp),
        after: Option<&Ref>,
        limit: i64,
    ) -> StoreResult<Vec<EvidenceLine>>;

    /// One thing, if it is within reach.
    ///
    /// # Errors
    /// As any read.
    fn exhibit(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        reach: &Reach,
        item: &Ref,
    ) -> StoreResult<Option<Exhibit>>;

    /// The first place after one of them, in the order of their ids, with something within reach: for whoever goes through all there is.
    ///
    /// # Errors
    /// As any read.
    fn next_place(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        reach: &Reach,
        after: Option<&Ref>,
    ) -> StoreResult<Option<EvidencePlace>>;

    /// Things of one place within reach, in order, after the one with that number, at most `limit`.
    ///
    /// # Errors
    /// As any read.
    fn exhibits(
        &self,
        conn: &mut DbConn,
        reach: &Reach,
        place: &EvidencePlace,
        after: i64,
        limit: i64,
    ) -> StoreResult<Vec<Exhibit>>;

    /// The content of a file of a thing, if that is within reach; nothing for a file that is not clean, and for one whose content is gone.
    ///
    /// # Errors
    /// As any read, and the file system.
    fn content(
        &self,
        conn: &mut DbConn,
        reach: &Reach,
        item: &Ref,
        file: Id,
    ) -> StoreResult<Option<EvidenceContent>>;
}
