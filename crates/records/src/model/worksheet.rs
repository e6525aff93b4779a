//! Worksheets: what somebody who left or moved still holds.

use maru_kernel::{Id, PersonId, Ref, Timestamp};

/// One person's worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worksheet {
    /// Its id.
    pub id: Id,
    /// Who left or moved.
    pub person: PersonId,
    /// Whether they left, or only moved.
    pub left: bool,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When the last item was decided.
    pub closed_at: Option<Timestamp>,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// Nobody has decided yet.
    Open,
    /// Somebody took over.
    Given,
    /// It stays with its holder.
    Kept,
    /// Its holder had passed it on before anybody decided.
    Elsewhere,
    /// Nobody needs it any more.
    Disposed,
}

impl ItemState {
    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            ItemState::Open => "open",
            ItemState::Given => "given",
            ItemState::Kept => "kept",
            ItemState::Elsewhere => "elsewhere",
            ItemState::Disposed => "disposed",
        }
    }

    /// The state of that name; anything unknown is open.
    pub fn from_name(name: &str) -> ItemState {
        let decided = [ItemState::Given, ItemState::Kept, ItemState::Elsewhere, ItemState::Disposed];
        decided.into_iter().find(|s| s.name() == name).unwrap_or(ItemState::Open)
    }
}

/// One thing on a worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Id,
    /// The thing.
    pub subject: Ref,
    /// What became of it.
    pub state: ItemState,
    /// Who took over.
    pub to: Option<PersonId>,
}
