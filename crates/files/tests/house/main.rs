//! Files in a house with a module that hangs them on its things.

mod boxes;
mod keeping;
mod opening;
mod pictures;
mod sending;
