//! Who may do what with a page: the level that grants on the way up to it give somebody.

use crate::error::Error;
use crate::model::confirmation::Standing;
use crate::model::{Level, Page, Seen, SpaceKind, State};
use maru_directory::model::Holder;
use maru_kernel::{Id, PersonId, Viewer};

maru_kernel::evidence!();

/// To make spaces for everybody.
pub const MAKE_SPACES: &str = "wiki.spaces.make";

/// The verb of putting a new page somewhere; the noun is the page above, none for a space.
#[derive(Debug)]
pub struct Place;
/// The verb of writing a version.
#[derive(Debug)]
pub struct Write;
/// The verb of letting readers see what another wrote.
#[derive(Debug)]
pub struct Publish;
/// The verb of changing what readers see.
#[derive(Debug)]
pub struct Show;
/// The verb of giving and taking rights.
#[derive(Debug)]
pub struct Entitle;
/// The verb of saying something beside a page.
#[derive(Debug)]
pub struct Remark;
/// The verb of moving a page elsewhere.
#[derive(Debug)]
pub struct Move;
/// The verb of saying whose a page is and when it is looked at again.
#[derive(Debug)]
pub struct Arrange;
/// The verb of throwing away and bringing back.
#[derive(Debug)]
pub struct Trash;
/// The verb of saying that one has read and understood.
#[derive(Debug)]
pub struct Confirm;
/// The verb of keeping a draft of one's own and telling others that one writes.
#[derive(Debug)]
pub struct Keep;
/// The verb of marking a page for oneself.
#[derive(Debug)]
pub struct Mark;
/// The verb of putting away what one kept for oneself.
#[derive(Debug)]
pub struct PutAway;
/// The verb of giving a page an address.
#[derive(Debug)]
pub struct Address;
/// The verb of giving what somebody holds to somebody else when they go.
#[derive(Debug)]
pub struct HandOver;

/// The page, if it is there for somebody with this level: what they may not see is missing (404).
pub fn read(seen: Option<Seen>) -> Result<Seen, Error> {
    seen.filter(|s| s.page.trashed_at.is_none() && s.level >= s.page.least()).ok_or(Error::Missing)
}

fn at_least(seen: Option<Seen>, level: Level) -> Result<Page, Error> {
    let seen = read(seen)?;
    if seen.level >= level { Ok(seen.page) } else { Err(Error::Level(level)) }
}

/// Writing takes the right to edit.
pub fn write(seen: Option<Seen>) -> Result<Allowed<Write, Page>, Error> {
    at_least(seen, Level::Edit).map(Allowed::new)
}

/// What somebody keeps for themselves at a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// The page, or the one that a new one will stand below.
    pub page: Id,
    /// Whose it is.
    pub person: PersonId,
}

/// A draft and the word that one writes take the right to edit the page, or the one above a new one.
pub fn keep(seen: Option<Seen>, person: PersonId) -> Result<Allowed<Keep, Own>, Error> {
    at_least(seen, Level::Edit).map(|page| Allowed::new(Own { page: page.id, person }))
}

/// What cannot be saved now is kept for whoever wrote it.
pub fn keep_written(written: &Allowed<Write, Page>, person: PersonId) -> Allowed<Keep, Own> {
    Allowed::new(Own { page: written.noun().id, person })
}

/// A mark takes nothing but seeing the page.
pub fn mark(seen: Option<Seen>, person: PersonId) -> Result<Allowed<Mark, Own>, Error> {
    read(seen).map(|seen| Allowed::new(Own { page: seen.page.id, person }))
}

/// What is one's own is one's own to put away, whatever has become of the page.
pub fn put_away(page: Id, person: PersonId) -> Allowed<PutAway, Own> {
    Allowed::new(Own { page, person })
}

/// A page whose title readers see anew gets an address of that title.
pub fn rename(shown: &Allowed<Show, Page>) -> Allowed<Address, Id> {
    Allowed::new(shown.noun().id)
}

/// A page that comes to another space, itself or below the one that is moved, gets an address there.
pub fn readdress(_: &Allowed<Move, Page>, page: Id) -> Allowed<Address, Id> {
    Allowed::new(page)
}

/// What somebody may do with a page they see, for what is offered to them; every verb asks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct May {
    /// To say something beside it.
    pub comment: bool,
    /// To write, and so to see what never reached readers.
    pub edit: bool,
    /// To say who may do what, and to publish.
    pub manage: bool,
}

/// What the level of somebody who sees a page lets them do.
pub fn may(level: Level) -> May {
    May { comment: level >= Level::Comment, edit: level >= Level::Edit, manage: level >= Level::Manage }
}

/// Whether a version is there for somebody who sees its page: what never reached readers is for those who write.
pub fn sees_version(seen: &Seen, state: State) -> bool {
    state == State::Published || may(seen.level).edit
}

/// What readers get at once beside the text, or lose, its files and labels, takes the right to edit; where a second
/// person publishes, that to manage.
pub fn write_beside(seen: Option<Seen>) -> Result<Allowed<Write, Page>, Error> {
    let level = seen.as_ref().map_or(Level::Edit, level_beside);
    at_least(seen, level).map(Allowed::new)
}

/// Whether the viewer may change what stands beside the text.
pub fn writes_beside(seen: &Seen) -> bool {
    seen.level >= level_beside(seen)
}

fn level_beside(seen: &Seen) -> Level {
    if seen.page.four_eyes { Level::Manage } else { Level::Edit }
}

/// A new page below another takes the right to edit that one.
pub fn place(above: Option<Seen>) -> Result<Allowed<Place, Option<Id>>, Error> {
    at_least(above, Level::Edit).map(|page| Allowed::new(Some(page.id)))
}

/// A space of one's own, of a unit one serves in or of a post one holds, or for a project of these, needs nothing
/// more; one for everybody needs the permission. Guests make none: what they see is shared with them by others.
pub fn place_space(viewer: &Viewer, is_own: bool) -> Result<Allowed<Place, Option<Id>>, Error> {
    let may = is_own || viewer.may(MAKE_SPACES);
    if may && !viewer.guest { Ok(Allowed::new(None)) } else { Err(Error::Making) }
}

/// Saying something beside a page takes the right to comment.
pub fn remark(seen: Option<Seen>) -> Result<Allowed<Remark, Page>, Error> {
    at_least(seen, Level::Comment).map(Allowed::new)
}

/// A thread is settled by whoever began it, or by those who may write; `author` is none when there is no such
/// thread.
pub fn settle(seen: Option<Seen>, author: Option<Id>, person: Id) -> Result<Allowed<Remark, Page>, Error> {
    let level = if author == Some(person) { Level::Comment } else { Level::Edit };
    let page = at_least(seen, level)?;
    if author.is_some() { Ok(Allowed::new(page)) } else { Err(Error::Missing) }
}

/// What waits is published by somebody who manages the page and has written nothing of it, in this version or in
/// those it was built on since readers last got one.
pub fn publish(seen: Option<Seen>, authors: &[Id], person: Id) -> Result<Allowed<Publish, Page>, Error> {
    let page = at_least(seen, Level::Manage)?;
    if authors.contains(&person) { Err(Error::SecondPerson) } else { Ok(Allowed::new(page)) }
}

/// Whoever writes shows it to readers, where no second person is asked for.
pub fn show_own(written: &Allowed<Write, Page>) -> Option<Allowed<Show, Page>> {
    let page = written.noun();
    (!page.four_eyes).then(|| Allowed::new(page.clone()))
}

/// What a second person publishes is shown to readers.
pub fn show_decided(published: &Allowed<Publish, Page>) -> Allowed<Show, Page> {
    Allowed::new(published.noun().clone())
}

/// Giving rights takes the right to manage.
pub fn entitle(seen: Option<Seen>) -> Result<Allowed<Entitle, Page>, Error> {
    at_least(seen, Level::Manage).map(Allowed::new)
}

/// Confirming takes being asked. Only what stands there now can be confirmed: a form that was open while the page
/// changed is not enough.
pub fn confirm(seen: Option<Seen>, standing: Standing, number: i32) -> Result<Allowed<Confirm, Page>, Error> {
    let page = read(seen)?.page;
    if standing == Standing::NotAsked || number != page.published {
        return Err(Error::Decided);
    }
    Ok(Allowed::new(page))
}

/// Arranging takes the right to manage.
pub fn arrange(seen: Option<Seen>) -> Result<Allowed<Arrange, Page>, Error> {
    at_least(seen, Level::Manage).map(Allowed::new)
}

/// People whom anybody who manages a page may ask to confirm it.
pub const MOST_ASKED: usize = 300;

/// Asking readers to confirm takes the right to arrange. More than [`MOST_ASKED`] are asked from the agency's own
/// pages, or by whoever may make such: nobody else addresses everybody.
pub fn ask(
    arranged: Allowed<Arrange, Page>,
    viewer: &Viewer,
    kind: SpaceKind,
    people: usize,
) -> Result<Allowed<Arrange, Page>, Error> {
    let is_for_many = kind == SpaceKind::Agency || viewer.may(MAKE_SPACES);
    if is_for_many || people <= MOST_ASKED { Ok(arranged) } else { Err(Error::Circular(MOST_ASKED)) }
}

/// Moving within what has the same rights takes the right to edit; anything else changes who sees the page
/// and takes the right to manage it. The page above its new place must be one's to edit; to manage where a second
/// person publishes, as nobody there has published what comes.
pub fn move_below(seen: Option<Seen>, above: Option<Seen>) -> Result<(Allowed<Move, Page>, Page), Error> {
    let (here, there) = (seen.as_ref().map(|s| &s.page), above.as_ref().map(|s| &s.page));
    let is_alike = here.zip(there).is_some_and(|(here, there)| here.acl == there.acl);
    let is_known = is_alike && here.is_some_and(|page| page.four_eyes);
    let is_strict = there.is_some_and(|page| page.four_eyes) && !is_known;
    let above = at_least(above, if is_strict { Level::Manage } else { Level::Edit })?;
    let page = at_least(seen, if is_alike { Level::Edit } else { Level::Manage })?;
    if page.is_space() { Err(Error::Cycle) } else { Ok((Allowed::new(page), above)) }
}

/// Throwing away takes the right to edit where all below has the same rights (`alike`), and the right to manage
/// where it has not. A space stays: nobody could bring it back.
pub fn trash(seen: Option<Seen>, alike: bool) -> Result<Allowed<Trash, Page>, Error> {
    let page = at_least(seen, if alike { Level::Edit } else { Level::Manage })?;
    if page.is_space() { Err(Error::Space) } else { Ok(Allowed::new(page)) }
}

/// Bringing back takes the right to edit the page itself (S-151).
pub fn bring_back(seen: Option<Seen>) -> Result<Allowed<Trash, Page>, Error> {
    let seen =
        seen.filter(|s| s.page.trashed_at.is_some() && s.level >= Level::Edit).ok_or(Error::Missing)?;
    Ok(Allowed::new(seen.page))
}

/// What somebody holds is given away when they go; whether they go, and who decides about it, others know.
pub fn hand_over(page: Page, from: PersonId) -> Option<Allowed<HandOver, Page>> {
    held(page, from).map(Allowed::new)
}

/// What somebody holds is thrown away when they go and nobody needs it any more, a space of theirs too.
pub fn dispose(page: Page, from: PersonId) -> Option<Allowed<Trash, Page>> {
    held(page, from).map(Allowed::new)
}

fn held(page: Page, person: PersonId) -> Option<Page> {
    (page.trashed_at.is_none() && page.holder == Holder::Person(person)).then_some(page)
}

/// What is done with a page that outlives the one above it.
pub struct Outliving {
    /// It goes elsewhere.
    pub moving: Allowed<Move, Page>,
    /// It keeps its rights.
    pub keeping: Allowed<Entitle, Page>,
    /// It may become a space.
    pub placing: Allowed<Place, Option<Id>>,
}

impl Outliving {
    /// The page.
    pub fn page(&self) -> &Page {
        self.moving.noun()
    }
}

/// What somebody else holds below a page outlives it when that goes with its holder `from`.
pub fn outlive(page: Page, from: PersonId) -> Option<Outliving> {
    if page.holder == Holder::Person(from) {
        return None;
    }
    let (moving, keeping) = (Allowed::new(page.clone()), Allowed::new(page));
    Some(Outliving { moving, keeping, placing: Allowed::new(None) })
}
