//! What is done with sets.

pub mod drill;
pub mod make;
pub mod make_key;
pub mod make_once;
pub mod restore;
pub mod verify;
