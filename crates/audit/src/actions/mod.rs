//! What the audit log does, one verb per file.

pub mod checkpoint;
pub mod export;
pub mod forward;
pub mod retry;
pub mod review;
pub mod rotate_key;
pub mod seal;
pub mod search;
pub mod verification;
pub mod verify;
pub mod watch;
