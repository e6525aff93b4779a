//! The verbs of the notices.

mod choose;
mod count;
mod deliver;
mod list;
mod open;
mod ring;
mod tell;

pub use choose::{Choice, choose};
pub use count::unread;
pub use deliver::deliver;
pub use list::{Shown, list};
pub use open::open;
pub use ring::{Bell, stream};
pub use tell::Teller;
