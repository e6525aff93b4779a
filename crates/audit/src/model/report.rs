//! What a check of the chain found.

/// What is wrong at the first bad row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A sealed event is gone.
    Deleted,
    /// A sealed event has other fields than it had.
    Edited,
    /// Another event stands at this position than the sealed one.
    Reordered,
    /// A seal is gone from the middle of the chain.
    SealMissing,
    /// The chain is unbroken but not the one that was signed: somebody computed it anew.
    Rewritten,
    /// The chain ends before a checkpoint kept in the database.
    Truncated,
    /// The chain ends before a checkpoint kept outside: the database is an older copy.
    OlderCopy,
    /// An event was slipped in, or its place was taken away.
    Unplaced,
    /// A checkpoint in the database is not signed by our key.
    CheckpointForged,
    /// A line of the log outside is unreadable or not signed by our key.
    LogDamaged,
    /// The database has checkpoints, the log outside has none.
    LogMissing,
    /// A change of the signing key is missing or not signed by both keys.
    KeysBroken,
}

/// The first bad row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub damage: Damage,
    /// Where: a position in the order of events; for [`Damage::LogDamaged`] a line of the log.
    pub position: i64,
    /// The event there, when it is known.
    pub event: Option<i64>,
}

/// The whole answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many seals were checked.
    pub checked: i64,
    /// How many checkpoints agreed with the chain.
    pub checkpoints: i64,
    /// How many events are waiting to be sealed.
    pub waiting: i64,
    /// The first bad row, if any.
    pub finding: Option<Finding>,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.finding.is_none()
    }
}

impl Damage {
    const ALL: [Damage; 12] = [
        Damage::Deleted,
        Damage::Edited,
        Damage::Reordered,
        Damage::SealMissing,
        Damage::Rewritten,
        Damage::Truncated,
        Damage::OlderCopy,
        Damage::Unplaced,
        Damage::CheckpointForged,
        Damage::LogDamaged,
        Damage::LogMissing,
        Damage::KeysBroken,
    ];

    /// The name kept in events and settings.
    pub const fn name(self) -> &'static str {
        match self {
            Damage::Deleted => "deleted",
            Damage::Edited => "edited",
            Damage::Reordered => "reordered",
            Damage::SealMissing => "seal_missing",
            Damage::Rewritten => "rewritten",
            Damage::Truncated => "truncated",
            Damage::OlderCopy => "older_copy",
            Damage::Unplaced => "unplaced",
            Damage::CheckpointForged => "checkpoint_forged",
            Damage::LogDamaged => "log_damaged",
            Damage::LogMissing => "log_missing",
            Damage::KeysBroken => "keys_broken",
        }
    }

    /// The damage of that name.
    pub fn from_name(name: &str) -> Option<Damage> {
        Damage::ALL.into_iter().find(|d| d.name() == name)
    }
}
