//! Who is in a room, and how others are asked in.

use super::about::{May, MemberRow};
use crate::model::Listed;
use crate::texts::T;
use askama::Template;
use maru_contract::Card;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/members.html")]
pub struct MembersPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// The room's address.
    pub base: String,
    /// How many are in it.
    pub count: String,
    /// Those in it.
    pub people: Vec<MemberRow>,
    /// The next ones; may be empty.
    pub next: String,
    /// Whether the viewer decides who manages.
    pub can_manage: bool,
    /// Whether the viewer may ask others in.
    pub can_invite: bool,
    /// How those are found.
    pub picker: Picker,
}

/// People to choose, found by name, while those already chosen are carried along.
#[derive(Default)]
pub struct Picker {
    /// What is looked for; empty for whom to talk to.
    pub label: &'static str,
    /// What was looked for.
    pub query: String,
    /// Those chosen so far.
    pub picked: Vec<Picked>,
    /// Those who were found.
    pub found: Vec<Picked>,
    /// Whether nobody was.
    pub is_nobody: bool,
}

/// Somebody to choose, or a unit.
#[derive(Clone)]
pub struct Picked {
    /// What the form sends: `person:`, `unit:` or `post:` with an id.
    pub key: String,
    /// Who.
    pub name: String,
    /// Where they serve.
    pub line: String,
}

/// Key of a card that can be chosen.
pub fn key(card: &Card) -> Option<String> {
    let is_ours = card.subject.module == "directory"
        && matches!(card.subject.kind.as_str(), "person" | "unit" | "post");
    is_ours.then(|| format!("{}:{}", card.subject.kind, card.subject.id))
}

impl Picker {
    /// The same with people alone, under another label.
    #[must_use]
    pub fn of_people(mut self, label: &'static str) -> Picker {
        self.label = label;
        self.found.retain(|one| one.key.starts_with("person:"));
        self
    }

    /// Those `picked` so far and those `found` besides.
    pub fn new(query: String, picked: &[Card], found: &[Card]) -> Picker {
        let pick =
            |card: &Card| Some(Picked { key: key(card)?, name: card.title.clone(), line: card.line.clone() });
        let picked: Vec<Picked> = picked.iter().filter_map(pick).collect();
        let is_new = |one: &Picked| picked.iter().all(|other| other.key != one.key);
        let found: Vec<Picked> = found.iter().filter_map(pick).filter(is_new).collect();
        Picker { label: "", is_nobody: !query.trim().is_empty() && found.is_empty(), query, picked, found }
    }
}

impl MembersPage {
    /// The page.
    pub fn new(
        page: Page,
        t: T,
        had: &Listed,
        people: Vec<MemberRow>,
        next: Option<String>,
        may: May,
        picker: Picker,
    ) -> MembersPage {
        let base = format!("/messenger/rooms/{}", had.seen.room.id);
        MembersPage {
            count: t.room_people(had.seen.room.people),
            next: next.map(|after| format!("{base}/members?after={after}")).unwrap_or_default(),
            can_manage: may.set,
            can_invite: may.invite,
            people,
            picker,
            base,
            page,
            t,
        }
    }
}
