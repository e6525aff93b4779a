//! What the templates of the portal print.

use crate::texts::T;
use askama::Template;
use maru_contract::{Panel, PanelLine};
use maru_directory::model::PersonLine;
use maru_kernel::{Lang, Timestamp};
use maru_web::{Page, hue, initials};

/// The home page.
#[derive(Template)]
#[template(path = "portal/home.html")]
pub struct HomePage {
    /// The frame.
    pub page: Page,
    /// This module's texts.
    pub t: T,
    /// How the visitor is greeted.
    pub greeting: String,
    /// Where and when.
    pub summary: String,
    /// Figures.
    pub tiles: Vec<TileView>,
    /// The visitor's unit.
    pub unit: String,
    /// Where it opens.
    pub unit_href: String,
    /// Its people.
    pub team: Vec<Colleague>,
    /// What a newcomer does first.
    pub steps: Vec<Step>,
    /// How far they are.
    pub steps_count: String,
    /// Whether something is left to do.
    pub show_steps: bool,
    /// Short lists that modules bring.
    pub panels: Vec<PanelView>,
    /// Pages by role.
    pub manage: Vec<Entry>,
    /// Pages everybody has.
    pub shortcuts: Vec<Entry>,
    /// Who came and who moved.
    pub news: Vec<NewsView>,
    /// How fresh the organisation is.
    pub fresh: String,
}

/// A figure.
pub struct TileView {
    /// What is counted.
    pub label: &'static str,
    /// A second line.
    pub hint: &'static str,
    /// The icon's name.
    pub icon: &'static str,
    /// Its tint.
    pub tone: &'static str,
    /// Where it leads.
    pub href: String,
    /// The figure; empty for none.
    pub count: String,
}

impl TileView {
    /// A tile; nothing to count turns it grey.
    pub fn new(
        label: &'static str,
        hint: &'static str,
        icon: &'static str,
        tone: &'static str,
        href: &str,
        count: u32,
    ) -> TileView {
        let (tone, count) = if count == 0 { ("gray", String::new()) } else { (tone, count.to_string()) };
        TileView { label, hint, icon, tone, href: href.to_owned(), count }
    }
}

/// A person on one line.
pub struct Colleague {
    /// Where the card opens.
    pub href: String,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Letters of the avatar.
    pub initials: String,
    /// Colour of the avatar.
    pub hue: u8,
    /// Picture.
    pub photo: Option<String>,
    /// Telephone.
    pub phone: String,
    /// Away for long.
    pub on_leave: bool,
}

impl Colleague {
    /// The line of a person.
    pub fn new(line: &PersonLine, on_leave: bool) -> Colleague {
        Colleague {
            href: format!("/people/{}", line.id()),
            name: line.name.clone(),
            position: line.position().to_owned(),
            initials: initials(&line.name),
            hue: hue(line.id),
            photo: line.photo_href(),
            phone: line.phone.clone(),
            on_leave,
        }
    }
}

/// Somebody who came or moved.
pub struct NewsView {
    /// Who.
    pub person: Colleague,
    /// What happened.
    pub text: String,
    /// When.
    pub time: String,
}

impl NewsView {
    /// What happened to whom.
    pub fn new(line: &PersonLine, text: String, time: String) -> NewsView {
        NewsView { person: Colleague::new(line, false), text, time }
    }
}

/// A short list.
pub struct PanelView {
    /// Stable name.
    pub key: &'static str,
    /// What the things are called.
    pub label: &'static str,
    /// What stands there when there are none.
    pub none: &'static str,
    /// The icon of the empty card.
    pub icon: &'static str,
    /// Where all of them are.
    pub href: &'static str,
    /// The newest.
    pub lines: Vec<PanelRow>,
}

/// A thing in a short list.
pub struct PanelRow {
    /// The thing.
    pub line: PanelLine,
    /// When, for machines.
    pub iso: String,
    /// When, for people.
    pub time: String,
}

impl PanelView {
    /// The list; `when` tells an instant to people.
    pub fn new(
        panel: &Panel,
        lang: Lang,
        lines: Vec<PanelLine>,
        when: impl Fn(Timestamp) -> String,
    ) -> PanelView {
        let row = |line: PanelLine| PanelRow { iso: line.at.to_string(), time: when(line.at), line };
        PanelView {
            key: panel.key,
            label: (panel.label)(lang),
            none: (panel.none)(lang),
            icon: panel.icon,
            href: panel.href,
            lines: lines.into_iter().map(row).collect(),
        }
    }
}

/// A first step.
pub struct Step {
    /// What to do.
    pub text: &'static str,
    /// Where.
    pub href: &'static str,
    /// Whether it is done.
    pub done: bool,
}

/// A page to go to.
pub struct Entry {
    /// What it is called.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// The icon's name.
    pub icon: &'static str,
    /// How much waits there; empty for nothing.
    pub waiting: String,
}

impl Entry {
    /// The entry.
    pub fn new(label: &'static str, href: &'static str, icon: &'static str, waiting: u32) -> Entry {
        let waiting = if waiting == 0 { String::new() } else { waiting.to_string() };
        Entry { label, href, icon, waiting }
    }
}

/// The keyboard shortcuts.
#[derive(Template)]
#[template(path = "portal/keys.html")]
pub struct KeysPage {
    /// The frame.
    pub page: Page,
}
