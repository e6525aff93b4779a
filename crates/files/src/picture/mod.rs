//! Pictures: refused when they would cost too much, written anew without what cameras add (S-170).

mod animation;
mod limits;
mod rewrite;
mod worker;

pub use rewrite::Rewritten;
pub use worker::rewrite_in_time;
