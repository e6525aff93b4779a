//! Why somebody may do what they may.

use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// One grant that reaches the person.
pub struct RightLine {
    /// The role.
    pub role: &'static str,
    /// What kind of holder it was given to: the person, or a post, unit or group they belong to.
    pub kind: &'static str,
    /// That holder's name.
    pub holder: String,
    /// Why it was given.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// Since when.
    pub since: String,
    /// Until when; empty without end.
    pub until: String,
    /// Whether it counts: roles that exclude one another do not (S-500).
    pub counts: bool,
    /// What the role allows.
    pub permissions: Vec<&'static str>,
}

/// Something that is not allowed.
pub struct MissingLine {
    /// What.
    pub permission: &'static str,
    /// Roles that would allow it.
    pub roles: String,
}

/// `/admin/people/{id}/rights`.
#[derive(Template)]
#[template(path = "directory/rights.html")]
pub struct RightsPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Whose, for links.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Grants that reach them.
    pub lines: Vec<RightLine>,
    /// What they may not do.
    pub missing: Vec<MissingLine>,
}
