//! How full the store of the log is (S-9).

/// The shares, in percent, at which somebody is warned.
pub const MARKS: [u8; 4] = [70, 80, 90, FULL];
/// The share at which the operator's choice takes effect.
pub const FULL: u8 = 95;

/// Room taken and room there is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Taken by the database.
    pub used: u64,
    /// What it may take.
    pub limit: u64,
}

impl Usage {
    /// Taken, and the smaller of the quota and what the disk could still hold.
    pub fn new(used: u64, quota: Option<u64>, disk_free: Option<u64>) -> Usage {
        let disk = disk_free.map(|free| used.saturating_add(free));
        let limit = quota.into_iter().chain(disk).min().unwrap_or(u64::MAX);
        Usage { used, limit }
    }

    /// The share taken, in percent, at most 100.
    pub fn percent(self) -> u8 {
        let share = u128::from(self.used) * 100 / u128::from(self.limit.max(1));
        u8::try_from(share.min(100)).unwrap_or(100)
    }

    /// The highest mark reached.
    pub fn mark(self) -> Option<u8> {
        MARKS.into_iter().rev().find(|mark| self.percent() >= *mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_9_marks_are_reached_at_70_80_90_and_95_percent() {
        let cases = [
            (0, None),
            (69, None),
            (70, Some(70)),
            (85, Some(80)),
            (94, Some(90)),
            (99, Some(95)),
            (300, Some(95)),
        ];
        for (used, mark) in cases {
            assert_eq!(Usage::new(used, Some(100), None).mark(), mark, "{used}");
        }
        assert_eq!(
            Usage::new(80, Some(1_000), Some(20)).mark(),
            Some(80),
            "the disk is smaller than the quota"
        );
        assert_eq!(Usage::new(80, None, None).mark(), None);
    }
}
