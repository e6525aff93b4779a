//! What makes the log tamper-evident: hashes, signatures and the log outside the database.

mod hash;
mod key;
mod log;
mod statement;

pub use hash::{Hash, hex, next_hash};
pub use key::{Key, PublicKey};
pub use log::CheckpointLog;
pub use statement::Checkpoint;
