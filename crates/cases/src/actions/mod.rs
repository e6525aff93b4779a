//! The verbs of cases, one transaction each.

mod approve;
mod begin;
mod defer;
mod finish;
mod hold;
mod office_holders;
mod read;
mod renew;
mod report;
mod seen;
mod switch;
mod tell;

pub use approve::{approve, refuse};
pub use begin::{begin, sources};
pub use defer::{agree, defer};
pub use finish::{finish, finish_due};
pub use hold::{Held, lift, place};
pub use read::{Leaf, MOST_DAYS, Shelf, begin_list, days, lines, open};
pub use renew::renew;
pub use report::report;
pub use seen::{seen, seen_by};
pub use switch::{confirm, end_news, is_news, turn};
pub use tell::tell_due;

/// Cases change one after the other: each decision is made on what the one before left behind.
const LOCK: &str = "cases";
