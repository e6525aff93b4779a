//! Notices, quiet hours, and which events are too many to tell of.

mod bulk;
mod notice;
mod quiet;

pub use bulk::{Run, bulk_runs};
pub use notice::Notice;
pub use quiet::{Days, QuietHours};
