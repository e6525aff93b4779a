//! The guides and what they are made into; no database and no HTTP.

mod guide;
mod render;

pub use guide::{Guide, Shelf};
pub use render::{Heading, Html, render};
