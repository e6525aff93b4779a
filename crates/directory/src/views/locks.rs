//! Locks after wrong tries.

use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// One lock.
pub struct LockLine {
    /// Tells the forms of the page apart.
    pub number: usize,
    /// What is locked, in words.
    pub what: &'static str,
    /// The same for the form.
    pub kind: &'static str,
    /// The person's id or the address, for the form.
    pub of: String,
    /// The person's name or the address.
    pub name: String,
    /// Wrong tries.
    pub failures: i32,
    /// Since when.
    pub since: String,
    /// Until when.
    pub until: String,
    /// Whether it is the viewer's own, which somebody else has to end.
    pub own: bool,
}

/// `/admin/locks`.
#[derive(Template)]
#[template(path = "directory/locks.html")]
pub struct LocksPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The locks.
    pub locks: Vec<LockLine>,
    /// How many names of nobody are locked; empty without any.
    pub unknown: String,
}
