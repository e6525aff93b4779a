//! The verbs of records.

mod dispose;
mod hand_over;
mod hold;
mod open_worksheet;
mod reschedule;

pub use dispose::dispose;
pub use hand_over::{Decision, decide};
pub use hold::{ask_or_lift, place};
pub use open_worksheet::Opener;
pub use reschedule::{confirm_shorter, reschedule};
