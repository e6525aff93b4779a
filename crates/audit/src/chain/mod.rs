//! What makes the log tamper-evident: hashes, signatures and the log outside the database.

mod hash;
mod key;
mod keyring;
mod log;
mod statement;
mod succession;

pub use hash::{Hash, next_hash};
pub use key::{Key, PublicKey};
pub use keyring::Keyring;
pub use log::{CheckpointLog, Entry};
pub use statement::Checkpoint;
pub use succession::Succession;
