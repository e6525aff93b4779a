//! What the pages of the notices print.

mod notices;
mod settings;
mod unread;

pub use notices::{NoticesPage, label};
pub use settings::SettingsPage;
pub use unread::UnreadStream;
