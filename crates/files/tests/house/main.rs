//! Files in a house with a module that hangs them on its things.
#![cfg(test)]

mod boxes;
mod keeping;
mod opening;
mod pictures;
mod sending;
