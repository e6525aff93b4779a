//! What is inside a set, in this order: who made it and how; each table with its rows; each file with its
//! bytes; the sums of all that; a signature over every byte before it. It is written and read as a stream, so
//! that memory stays flat.

mod frame;
mod reader;
mod rows;
mod sums;
mod writer;

pub use reader::{Part, SetReader};
pub use sums::{FileSum, Sums, TableSum};
pub use writer::SetWriter;

use serde::{Deserialize, Serialize};

/// The number of the format. A reader refuses a greater one.
pub const FORMAT: u32 = 1;

/// What a set says of itself first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The format, [`FORMAT`].
    pub format: u32,
    /// The name of the set: no two have the same.
    pub set: String,
    /// When the picture of the database was taken (RFC 3339).
    pub made_at: String,
    /// The version of the program that made it.
    pub program: String,
    /// `sqlite` or `postgres`.
    pub database: String,
    /// The agency's name.
    pub agency: String,
    /// The keys of the steps that made the tables.
    pub steps: Vec<String>,
}

/// A file that follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileHead {
    /// Its path below the data folder, or below `configuration/` for what lies elsewhere.
    pub name: String,
    /// Whether rows point at it; there are many of these, and they are summed up together.
    pub content: bool,
}
