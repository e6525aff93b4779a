//! What of the directory a backup leaves out, and what a restored house makes anew.

use crate::store::grams;
use maru_contract::Keeps;
use maru_store::{StoreResult, Tx};

/// The directory's part of a backup.
pub struct Kept;

impl Keeps for Kept {
    /// Search text is made of the people's rows, the stage belongs to a run at hand. Visits end with the house
    /// they were paid to: one that was ended since must not come back with an older copy.
    fn left_out(&self) -> &'static [&'static str] {
        &[
            "directory_person_grams",
            "directory_sessions",
            "directory_stage_appointments",
            "directory_stage_gone",
            "directory_stage_groups",
            "directory_stage_members",
            "directory_stage_persons",
            "directory_stage_photos",
            "directory_stage_posts",
            "directory_stage_units",
            "directory_sync_lease",
        ]
    }

    fn remake(&self, tx: &mut Tx<'_>) -> StoreResult<()> {
        grams::set_everybody(tx)
    }
}
