//! The verbs of cases, one transaction each.

mod approve;
mod ask_export;
mod begin;
mod copy_sheets;
mod defer;
mod finish;
mod hold;
mod office_holders;
mod open_file;
mod read;
mod renew;
mod report;
mod seen;
mod switch;
mod take_copy;
mod tell;

pub use approve::{approve, refuse};
pub use ask_export::{deny_copy, grant_copy, want_copy};
pub use begin::{begin, sources};
pub use copy_sheets::Counts;
pub use defer::{agree, defer};
pub use finish::{finish, finish_due};
pub use hold::{Held, lift, place};
pub use open_file::{Opened, Shown, open_file, shown};
pub use read::{Leaf, MOST_DAYS, Shelf, begin_list, days, lines, open};
pub use renew::renew;
pub use report::report;
pub use seen::{seen, seen_by};
pub use switch::{confirm, end_news, is_news, turn};
pub use take_copy::{Order, take_copy};
pub use tell::tell_due;

/// Cases change one after the other: each decision is made on what the one before left behind.
const LOCK: &str = "cases";
