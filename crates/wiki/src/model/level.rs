//! What somebody may do with a page, in one order.

/// Each level includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// See it, its history and its files.
    Read,
    /// Write remarks beside it.
    Comment,
    /// Change its text, add pages below it.
    Edit,
    /// Decide who may do what, move it away, publish what others wrote.
    Manage,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Level; 4] = [Level::Read, Level::Comment, Level::Edit, Level::Manage];

    /// The name kept in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Level::Read => "read",
            Level::Comment => "comment",
            Level::Edit => "edit",
            Level::Manage => "manage",
        }
    }

    /// The level of that name.
    pub fn from_name(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.name() == name)
    }

    /// The number kept in the database; larger means more.
    pub const fn rank(self) -> i16 {
        match self {
            Level::Read => 1,
            Level::Comment => 2,
            Level::Edit => 3,
            Level::Manage => 4,
        }
    }

    /// The level of that number.
    pub fn from_rank(rank: i16) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.rank() == rank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_back_and_keep_their_order() {
        for pair in Level::ALL.windows(2) {
            assert!(pair[0] < pair[1] && pair[0].rank() < pair[1].rank());
        }
        for level in Level::ALL {
            assert_eq!(Level::from_name(level.name()), Some(level));
            assert_eq!(Level::from_rank(level.rank()), Some(level));
        }
        assert_eq!(Level::from_name("own"), None);
        assert_eq!(Level::from_rank(0), None);
    }
}
