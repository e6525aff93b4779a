//! Spaces: the trees that pages stand in.

use maru_kernel::Id;

/// What a space is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpaceKind {
    /// For everybody.
    Agency,
    /// Of a unit.
    Unit,
    /// Of some people for some time.
    Project,
    /// Of a post: the manual that its next holder finds.
    Post,
    /// Of one person.
    Person,
}

impl SpaceKind {
    /// Every kind, in the order they are listed.
    pub const ALL: [SpaceKind; 5] =
        [SpaceKind::Agency, SpaceKind::Unit, SpaceKind::Project, SpaceKind::Post, SpaceKind::Person];

    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            SpaceKind::Agency => "agency",
            SpaceKind::Unit => "unit",
            SpaceKind::Project => "project",
            SpaceKind::Post => "post",
            SpaceKind::Person => "person",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<SpaceKind> {
        SpaceKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A space, beside its first page, which has the same id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    /// Its id and that of its first page.
    pub id: Id,
    /// What it is for.
    pub kind: SpaceKind,
    /// Its part of readable addresses.
    pub slug: String,
    /// A sentence about it.
    pub description: String,
}
