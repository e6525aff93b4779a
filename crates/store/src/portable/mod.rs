//! All tables as rows that both databases understand: read at one instant while others write, and filled
//! into an empty database of either kind.

mod catalogue;
mod cell;
mod closed;
mod fill;
mod picture;
mod read;

pub use catalogue::{Table, table_sizes};
pub use cell::Cell;
pub use closed::{close_to_nodes, is_closed_to_nodes, open_to_nodes};
pub use fill::{Filling, Restored, fill, restored_from};
pub use picture::{forget_picture, is_picture_kept, keep_picture, put_picture_back};
pub use read::{Snapshot, snapshot};
