//! What the pages of the notices print.

mod notices;
mod settings;
mod unread;

pub use notices::NoticesPage;
pub use settings::SettingsPage;
pub use unread::UnreadStream;
