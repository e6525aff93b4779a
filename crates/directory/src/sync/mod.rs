//! Bringing the organisation into line with a source: stage, plan, brake, apply, undo.
//!
//! A run reads the source once, compares digests with what is known, and stages only what is new or
//! changed. Nothing of it counts until the plan is applied, in one transaction.

mod brake;
mod counts;
pub mod digest;
mod groups;
mod intake;
mod people;
mod run;
mod source;
mod units;

pub use brake::{Brake, Figures};
pub use counts::Counts;
pub use run::{Kind, Plan, apply, apply_now, overrule, plan, undo};
pub use source::{open, show, test};
