//! Files in a house with a module that hangs them on its things.
#![cfg(test)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "a test stops at the first surprise"
)]

mod boxes;
mod keeping;
mod opening;
mod pictures;
mod sending;
