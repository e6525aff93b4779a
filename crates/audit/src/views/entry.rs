//! Events as the log shows them.

use super::{ChainCard, FilterForm, Tab};
use crate::Desk;
use crate::store::events::Entry;
use crate::store::seals::Seal;
use crate::texts::T;
use askama::Template;
use maru_contract::Card;
use maru_kernel::hex;
use maru_kernel::{Id, Lang, Ref, visible};
use maru_web::Page;
use std::collections::HashMap;

/// The list.
#[derive(Template)]
#[template(path = "audit/list.html")]
pub struct ListPage {
    /// The frame.
    pub page: Page,
    /// The module's texts.
    pub t: T,
    /// Pages beside this one.
    pub tabs: Vec<Tab>,
    /// What the page is called.
    pub title: &'static str,
    /// What it is for.
    pub intro: &'static str,
    /// What was asked for.
    pub form: FilterForm,
    /// A sentence when the filter was not understood.
    pub problem: String,
    /// The events.
    pub lines: Vec<Line>,
    /// The next part; empty at the end.
    pub older: String,
    /// Back to the newest; empty there.
    pub newest: String,
    /// Where a copy of this part is taken.
    pub export: String,
    /// The names of events to choose from, and what they are called.
    pub events: Vec<(&'static str, &'static str)>,
    /// The condition of the chain, for the auditor.
    pub chain: Option<ChainCard>,
}

/// One event, whole.
#[derive(Template)]
#[template(path = "audit/event.html")]
pub struct DetailPage {
    /// The frame.
    pub page: Page,
    /// The module's texts.
    pub t: T,
    /// Pages beside this one.
    pub tabs: Vec<Tab>,
    /// The event.
    pub line: Line,
    /// Its details, one value a line.
    pub details: String,
    /// For whom the actor stood in.
    pub on_behalf_of: String,
    /// Whom it was told.
    pub audience: String,
    /// The browser.
    pub agent: String,
    /// Its place in the order; empty while it waits for its seal.
    pub position: String,
    /// The hash before it.
    pub previous: String,
    /// Its own hash.
    pub hash: String,
    /// Back to the list.
    pub back: &'static str,
}

/// One event in a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Where all of it is shown.
    pub href: String,
    /// When, for machines.
    pub iso: String,
    /// When, for people.
    pub time: String,
    /// What it is called.
    pub label: String,
    /// Its name.
    pub name: String,
    /// Who did it.
    pub actor: String,
    /// The person who did it, as a link; empty for others.
    pub actor_href: String,
    /// What it happened to, when that has a name.
    pub subject: String,
    /// The same for programs.
    pub reference: String,
    /// Where that opens; empty when it cannot be shown.
    pub subject_href: String,
    /// Whose data.
    pub person: String,
    /// From where.
    pub address: String,
    /// In which request.
    pub request: String,
}

/// Names of things, for this viewer and now.
pub type Names = HashMap<Ref, Card>;

/// Everything the entries point at.
pub fn subjects(entries: &[Entry]) -> Vec<Ref> {
    let mut refs: Vec<Ref> = entries
        .iter()
        .flat_map(|e| {
            let people = [e.actor_person, e.data_subject, e.on_behalf_of].into_iter().flatten().map(person);
            people.chain(e.subject.as_ref().and_then(|s| s.parse().ok()))
        })
        .collect();
    refs.sort();
    refs.dedup();
    refs
}

fn person(id: i64) -> Ref {
    Ref::new("directory", "person", Id::from_i64(id))
}

/// The entries as lines; `folder` is the path of the list they stand in.
pub fn lines(
    desk: &Desk,
    web: maru_web::T,
    lang: Lang,
    folder: &str,
    entries: &[Entry],
    names: &Names,
) -> Vec<Line> {
    entries.iter().map(|entry| line(desk, web, lang, folder, entry, names)).collect()
}

fn line(desk: &Desk, web: maru_web::T, lang: Lang, folder: &str, entry: &Entry, names: &Names) -> Line {
    let label = desk
        .offers
        .all()
        .event_labels
        .iter()
        .find(|(name, _)| *name == entry.name)
        .map(|(_, label)| label(lang));
    let subject: Option<Ref> = entry.subject.as_ref().and_then(|s| s.parse().ok());
    let card = subject.as_ref().and_then(|s| names.get(s));
    Line {
        href: format!("{folder}/{}", Id::from_i64(entry.id)),
        iso: entry.at.0.to_string(),
        time: maru_web::date_time(web, entry.at.0),
        label: label.unwrap_or(&entry.name).to_owned(),
        name: entry.name.clone(),
        actor: actor(T(lang), entry, names),
        actor_href: entry.actor_person.map(|id| format!("?actor={}", Id::from_i64(id))).unwrap_or_default(),
        subject: card.map(|c| c.title.clone()).unwrap_or_default(),
        reference: entry.subject.clone().unwrap_or_default(),
        subject_href: card.map(|c| c.href.clone()).unwrap_or_default(),
        person: entry.data_subject.map(|id| name_of(id, names)).unwrap_or_default(),
        address: entry.address.clone().unwrap_or_default(),
        request: entry.request.clone(),
    }
}

fn actor(t: T, entry: &Entry, names: &Names) -> String {
    let name = entry.actor_name.clone().unwrap_or_default();
    match (entry.actor_person, entry.actor_kind.as_str()) {
        (Some(id), _) => name_of(id, names),
        (None, "system") => t.audit_actor_system(visible(&name)),
        (None, "operator") => t.audit_actor_operator(visible(&name)),
        (None, _) => t.audit_actor_anonymous().to_owned(),
    }
}

/// The person's name, or the id of somebody who cannot be shown any more.
pub fn name_of(id: i64, names: &Names) -> String {
    names.get(&person(id)).map_or_else(|| Id::from_i64(id).to_string(), |card| card.title.clone())
}

impl DetailPage {
    /// The page about one event.
    pub fn new(
        page: Page,
        t: T,
        tabs: Vec<Tab>,
        back: &'static str,
        line: Line,
        entry: &Entry,
        names: &Names,
    ) -> Self {
        let audience: Vec<String> = serde_json::from_str(&entry.audience).unwrap_or_default();
        let audience: Vec<String> = audience
            .iter()
            .filter_map(|id| id.parse().ok())
            .map(|id: Id| name_of(id.as_i64(), names))
            .collect();
        DetailPage {
            page,
            t,
            tabs,
            line,
            details: pretty(&entry.details),
            on_behalf_of: entry.on_behalf_of.map(|id| name_of(id, names)).unwrap_or_default(),
            audience: audience.join(", "),
            agent: visible(&entry.agent),
            position: String::new(),
            previous: String::new(),
            hash: String::new(),
            back,
        }
    }

    /// The same page with the event's place in the chain.
    #[must_use]
    pub fn sealed(mut self, seal: Option<(Option<Seal>, Seal)>) -> Self {
        if let Some((before, own)) = seal {
            self.position = own.position.to_string();
            self.previous = hex(&before.map_or([0; 32], |b| b.hash));
            self.hash = hex(&own.hash);
        }
        self
    }
}

fn pretty(json: &str) -> String {
    let value: Option<serde_json::Value> = serde_json::from_str(json).ok();
    let text = value.and_then(|v| serde_json::to_string_pretty(&v).ok());
    visible(text.as_deref().unwrap_or(json))
}
