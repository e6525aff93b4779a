//! The pages about oneself.

use crate::model::second_factor::Picture;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// A way from one page about oneself to another.
pub struct Tab {
    /// Where it leads.
    pub href: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Whether we are there.
    pub current: bool,
}

/// `/me`.
#[derive(Template)]
#[template(path = "directory/me.html")]
pub struct MePage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Other pages about oneself.
    pub tabs: Vec<Tab>,
    /// Name.
    pub name: String,
    /// Title and unit.
    pub line: String,
    /// Letters of the avatar.
    pub initials: String,
    /// Colour of the avatar.
    pub hue: u8,
    /// Picture.
    pub photo: Option<String>,
    /// Where others see the card.
    pub card: String,
    /// Term and value.
    pub rows: Vec<(&'static str, String)>,
}

/// One session.
pub struct SessionLine {
    /// For the form that ends it.
    pub id: String,
    /// Browser and system.
    pub device: String,
    /// Where from.
    pub address: String,
    /// Since when, as people read it.
    pub began: String,
    /// The same for machines.
    pub began_iso: String,
    /// Last use, as people read it.
    pub seen: String,
    /// The same for machines.
    pub seen_iso: String,
    /// Whether it is the one asking.
    pub own: bool,
}

/// `/me/sessions`.
#[derive(Template)]
#[template(path = "directory/my_sessions.html")]
pub struct SessionsPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Other pages about oneself.
    pub tabs: Vec<Tab>,
    /// Newest first.
    pub sessions: Vec<SessionLine>,
    /// Whether there are any but this.
    pub others: bool,
}

/// How far the second factor is.
pub enum FactorState {
    /// There is none.
    None,
    /// A secret waits to be put into the app.
    Begun {
        /// To type.
        secret: String,
        /// To photograph.
        picture: Option<Picture>,
    },
    /// It counts.
    Set {
        /// Recovery codes not used yet.
        codes_left: i64,
    },
    /// There is none, and here it cannot be set up.
    Outside,
}

/// `/me/second-factor`.
#[derive(Template)]
#[template(path = "directory/my_second_factor.html")]
pub struct FactorPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Other pages about oneself; none while the sign-in is not complete.
    pub tabs: Vec<Tab>,
    /// What the page is for.
    pub intro: &'static str,
    /// Whether the sign-in waits for this.
    pub pending: bool,
    /// How far it is.
    pub state: FactorState,
    /// What was wrong.
    pub error: &'static str,
}

/// The recovery codes, once.
#[derive(Template)]
#[template(path = "directory/my_recovery_codes.html")]
pub struct CodesPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The codes.
    pub codes: Vec<String>,
}

/// One of several values.
pub struct Choice {
    /// What is sent.
    pub value: &'static str,
    /// What is read.
    pub label: &'static str,
    /// Whether it is the one now.
    pub selected: bool,
}

/// `/me/preferences`.
#[derive(Template)]
#[template(path = "directory/preferences.html")]
pub struct PreferencesPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Other pages about oneself.
    pub tabs: Vec<Tab>,
    /// Colours.
    pub themes: Vec<Choice>,
    /// Languages.
    pub languages: Vec<Choice>,
    /// Densities.
    pub densities: Vec<Choice>,
    /// Whether single-letter shortcuts work.
    pub keys_on: bool,
}
