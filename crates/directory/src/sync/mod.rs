//! Bringing the organisation into line with a source: stage, plan, brake, apply, undo.
//!
//! A run reads the source (units first, then people, then posts and groups), compares digests with what is
//! known, and stages only what is new or changed. Nothing of it counts until the plan is applied, in one
//! transaction.

mod ahead;
mod apply;
mod aside;
mod brake;
mod changes;
mod counts;
pub mod digest;
mod groups;
mod intake;
mod last_holder;
mod people;
mod problem;
mod reading;
mod run;
mod schedule;
mod source;
mod units;
mod work;

pub use crate::views::tested::told;
pub use apply::{apply, apply_now, brakes, ended_at, overrule, undo, undo_until};
pub use brake::{Brake, Figures};
pub use counts::Counts;
pub use problem::Problem;
pub use run::{Kind, Plan, forget_killed, plan};
pub use schedule::{Alarm, Watched, run_due};
pub use source::{MOST_COUNTED, Shown, Tested, open, show, test, test_with};
pub use work::{JOB, Work, run as run_work};
