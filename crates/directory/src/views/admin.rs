//! The console: its first page, roles, requests, policies, sessions of others, the welcome.

use super::me::SessionLine;
use crate::texts::T;
use askama::Template;
use maru_web::Page;
use serde::Deserialize;

/// A way into the console.
pub struct CardLine {
    /// Where it leads.
    pub href: &'static str,
    /// The icon's name.
    pub icon: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What one does there, or what waits.
    pub hint: String,
    /// Whether something waits.
    pub waiting: bool,
}

/// `/admin`.
#[derive(Template)]
#[template(path = "directory/admin.html")]
pub struct ConsolePage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// What the viewer may open.
    pub cards: Vec<CardLine>,
}

/// One grant in force.
pub struct GrantLine {
    /// For the form that ends it.
    pub id: String,
    /// The role.
    pub role: &'static str,
    /// Who holds it.
    pub holder: String,
    /// Where a person's rights are explained; empty for other holders.
    pub explained: String,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// Since when.
    pub since: String,
    /// Until when; empty without end.
    pub until: String,
}

/// `/admin/roles`.
#[derive(Template)]
#[template(path = "directory/roles.html")]
pub struct RolesPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Grants in force.
    pub grants: Vec<GrantLine>,
}

/// What the form for a grant sends.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GrantForm {
    /// The name searched for.
    pub q: String,
    /// The role's name.
    pub role: String,
    /// `kind/id` of the holder.
    pub holder: String,
    /// Why.
    pub reason: String,
    /// Last day; may be empty.
    pub until: String,
}

/// A holder that was found.
pub struct Found {
    /// `kind/id`.
    pub value: String,
    /// Its name.
    pub name: String,
    /// A second line.
    pub line: String,
    /// What kind it is.
    pub kind: &'static str,
    /// Whether it was chosen.
    pub selected: bool,
}

/// A role to choose.
pub struct RoleOption {
    /// Its stable name.
    pub value: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Whether it was chosen.
    pub selected: bool,
}

/// `/admin/roles/new`.
#[derive(Template)]
#[template(path = "directory/role_new.html")]
pub struct NewGrantPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Roles.
    pub roles: Vec<RoleOption>,
    /// Holders by that name.
    pub found: Vec<Found>,
    /// What was typed.
    pub form: GrantForm,
    /// What was wrong.
    pub error: &'static str,
}

/// One request that waits.
pub struct RequestLine {
    /// For the forms.
    pub id: String,
    /// The change as a sentence.
    pub what: String,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: String,
    /// When.
    pub at: String,
    /// Until when it can be approved.
    pub until: String,
    /// Whether the viewer asked.
    pub own: bool,
}

/// `/admin/requests`.
#[derive(Template)]
#[template(path = "directory/requests.html")]
pub struct RequestsPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// What waits, oldest first.
    pub requests: Vec<RequestLine>,
    /// The next part; empty at the end.
    pub next: String,
}

/// One number among the policies.
pub struct NumberField {
    /// Its key.
    pub key: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// The value.
    pub value: String,
    /// Smallest allowed.
    pub least: i64,
    /// Largest allowed.
    pub most: i64,
    /// The bounds in words.
    pub hint: String,
}

/// `/admin/policies`.
#[derive(Template)]
#[template(path = "directory/policies.html")]
pub struct PoliciesPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The numbers.
    pub numbers: Vec<NumberField>,
    /// Whether everybody needs a second factor.
    pub factor_for_all: bool,
    /// Whether passwords follow ASVS.
    pub asvs: bool,
    /// Networks where a password is enough, one to a line.
    pub inside: String,
    /// Networks from which roles work, one to a line.
    pub admin: String,
    /// Where the viewer comes from.
    pub here: String,
    /// Why.
    pub reason: String,
    /// What was wrong.
    pub error: &'static str,
}

/// `/admin/people/{id}/sessions`.
#[derive(Template)]
#[template(path = "directory/person_sessions.html")]
pub struct PersonSessionsPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Whose, for the forms.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Newest first.
    pub sessions: Vec<SessionLine>,
    /// Whether they have a second factor.
    pub has_factor: bool,
}

/// `/welcome/{token}`.
#[derive(Template)]
#[template(path = "directory/welcome.html")]
pub struct WelcomePage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The token, for the form.
    pub token: String,
    /// What it gives.
    pub roles: Vec<&'static str>,
}
