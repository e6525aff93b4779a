//! Retention periods, legal holds, worksheets.

mod hold;
mod period;
mod worksheet;

pub use hold::{Hold, NewHold, Request};
pub use period::Period;
pub use worksheet::{Item, ItemState, Worksheet};
