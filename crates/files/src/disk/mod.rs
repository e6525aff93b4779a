//! Contents on disk: written beside, moved into place when whole, named by their hash.

mod folder;
mod incoming;
mod whole;

pub use folder::{Folder, SMALLEST, THUMBNAILS};
pub use incoming::{Incoming, Received, from_bytes};
pub use whole::is_whole;

/// How many bytes from the beginning tell what a content is.
pub const HEAD: usize = 8_192;
