//! Who or what may hold a role.

use maru_kernel::Id;

/// Who or what holds a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolderKind {
    /// One person.
    Person,
    /// Whoever is appointed to the post.
    Post,
    /// Everybody appointed to the unit itself.
    Unit,
    /// Everybody in the group or in groups within it.
    Group,
}

impl HolderKind {
    const ALL: [HolderKind; 4] = [HolderKind::Person, HolderKind::Post, HolderKind::Unit, HolderKind::Group];

    /// The name kept in the database.
    pub const fn name(self) -> &'static str {
        match self {
            HolderKind::Person => "person",
            HolderKind::Post => "post",
            HolderKind::Unit => "unit",
            HolderKind::Group => "group",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<HolderKind> {
        HolderKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A holder: kind and id.
pub type Holder = (HolderKind, Id);
