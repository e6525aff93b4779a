//! Tells open pages and programs what changed in a room: in the order of changes, each once, encoded once for all.

mod doors;
mod elsewhere;
mod guard;
mod json;
pub mod lists;
mod online;
mod program;
mod read_marks;
mod sent;
mod shares;
mod teller;
mod typing;
mod watch;

pub use doors::Doors;
pub use elsewhere::Word;
pub use guard::Guard;
pub use json::{changes, deeds, gap};
pub use lists::Lists;
pub use online::online;
pub use program::{Program, change, write};
pub use read_marks::{ReadMarks, looked};
pub use sent::tell_sent;
pub use shares::Shares;
pub use teller::{Teller, gather, own_deeds};
pub use typing::Typing;
pub use watch::Watch;

use crate::model::{Message, Reaction};
use maru_contract::Card;
use maru_directory::faces::Known;
use maru_files::File;
use maru_kernel::{Id, PersonId, Ref};
use std::collections::{BTreeSet, HashMap};

/// What programs listen to: frames of JSON.
pub fn frames(room: Id) -> Ref {
    Ref::new("messenger", "room", room)
}

/// Where a message was forwarded from, for somebody who may read it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// What its room is called.
    pub room: String,
    /// Who wrote it.
    pub name: String,
    /// Where it stands.
    pub href: String,
}

/// Some changes of a room, with everything that belongs to them.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// They come after this change.
    pub after: i64,
    /// The last of them.
    pub change: i64,
    /// The messages that changed, in the order of changes.
    pub messages: Vec<Message>,
    /// The signs below them.
    pub signs: Vec<Reaction>,
    /// How many have said that they have seen which, by number.
    pub confirmed: HashMap<i64, i64>,
    /// Those that one viewer has said so of; nothing in what goes to all alike.
    pub own_confirmed: BTreeSet<i64>,
    /// The messages they answer.
    pub answered: Vec<Message>,
    /// The files of each, by number.
    pub files: HashMap<i64, Vec<File>>,
    /// Where those came from that were forwarded, by number, as far as one viewer may know; nothing in what goes to all alike.
    pub origins: HashMap<i64, Origin>,
    /// What they lead to in this house, by number, as far as one viewer may see it; nothing in what goes to all alike.
    pub cards: HashMap<i64, Vec<Card>>,
    /// Those who wrote them.
    pub faces: HashMap<PersonId, Known>,
}
