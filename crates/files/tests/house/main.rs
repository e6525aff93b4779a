//! Files in a house with a module that hangs them on its things.
#![cfg(test)]
#![expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]

mod arriving;
mod boxes;
mod keeping;
mod opening;
mod pictures;
mod sending;
