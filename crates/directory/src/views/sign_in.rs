//! Signing in, the code after it, and giving the password again.

use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// `/sign-in`.
#[derive(Template)]
#[template(path = "directory/sign_in.html")]
pub struct SignInPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The name typed before.
    pub login: String,
    /// Where to go afterwards.
    pub next: String,
    /// What was wrong.
    pub error: &'static str,
    /// Whether this browser was signed in and is no more.
    pub was_here: bool,
}

/// `/sign-in/second-factor`.
#[derive(Template)]
#[template(path = "directory/sign_in_factor.html")]
pub struct FactorPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Where to go afterwards.
    pub next: String,
    /// What was wrong.
    pub error: &'static str,
}

/// `/sign-in/again`.
#[derive(Template)]
#[template(path = "directory/sign_in_again.html")]
pub struct AgainPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Who has to prove it.
    pub name: String,
    /// Where to go afterwards.
    pub next: String,
    /// What was wrong.
    pub error: &'static str,
}
