//! Rights, ready to print.

use crate::model::rights::Grant;
use crate::model::{Level, Page, Seen};
use crate::texts::T;
use askama::Template;
use maru_contract::{Card, Role};
use maru_kernel::Ref;
use maru_web::Page as Frame;

/// A grant with the card of whom it is for, where there is one.
pub struct Given {
    /// The grant.
    pub grant: Grant,
    /// Whom it is for.
    pub card: Option<Card>,
}

/// Whom a key means, as others refer to them; everybody and roles are nobody in particular.
pub fn whom(key: &str) -> Option<Ref> {
    let (kind, id) = key.split_once(':')?;
    let kind = match kind {
        "below" => "unit",
        "person" | "unit" | "post" | "group" => kind,
        _ => return None,
    };
    Some(Ref::new("directory", kind, id.parse().ok()?))
}

/// Who may do what.
#[derive(Template)]
#[template(path = "wiki/rights.html")]
pub struct RightsPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// What is given here, for the answer to tell what was decided on.
    pub shown: String,
    /// Rights given here.
    pub given: Vec<GivenRow>,
    /// Rights given above, in force unless the page breaks with them.
    pub above: Vec<AboveRow>,
    /// Whether it does.
    pub breaks: bool,
    /// Whether there is anything above.
    pub has_above: bool,
    /// What was looked for.
    pub query: String,
    /// Whom a right can be given to.
    pub offered: Vec<Offered>,
    /// The levels, for a new right.
    pub levels: Vec<LevelOption>,
}

/// A right given here.
pub struct GivenRow {
    /// The field's name.
    pub field: String,
    /// Whom.
    pub name: String,
    /// What it can be.
    pub levels: Vec<LevelOption>,
}

/// A right given above.
pub struct AboveRow {
    /// Whom.
    pub name: String,
    /// What.
    pub level: &'static str,
}

/// A level to choose.
pub struct LevelOption {
    /// The value of the form.
    pub value: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Whether it is chosen.
    pub selected: bool,
}

/// Somebody a right can be given to.
pub struct Offered {
    /// The key.
    pub value: String,
    /// Who that is.
    pub label: String,
    /// Whether they are chosen at first.
    pub selected: bool,
}

impl RightsPage {
    /// The page.
    pub fn new(
        frame: Frame,
        t: T,
        (page, shown): (Page, String),
        given: Vec<Given>,
        above: Vec<Given>,
        query: String,
        found: &[Card],
    ) -> RightsPage {
        let row = |given: Given| GivenRow {
            field: format!("level.{}", given.grant.key),
            name: name(t, &given),
            levels: levels(t, Some(given.grant.level)),
        };
        let mut offered: Vec<Offered> = found.iter().flat_map(|card| offers(t, card)).collect();
        offered.push(Offered { value: "all".to_owned(), label: t.whom_all().to_owned(), selected: false });
        if let Some(first) = offered.first_mut() {
            first.selected = true;
        }
        RightsPage {
            page: frame,
            t,
            here: format!("/wiki/pages/{}", page.id),
            shown,
            given: given.into_iter().map(row).collect(),
            above: above
                .into_iter()
                .map(|given| AboveRow { level: level_name(t, given.grant.level), name: name(t, &given) })
                .collect(),
            breaks: page.breaks,
            has_above: !page.is_space(),
            query,
            offered,
            levels: levels(t, None),
        }
    }
}

/// Somebody a page can be given to: a person, a post, or those who serve in a unit itself.
pub fn holder_offers(card: &Card) -> Option<Offered> {
    let kind = card.subject.kind.as_str();
    let label =
        if card.line.is_empty() { card.title.clone() } else { format!("{} · {}", card.title, card.line) };
    let value = format!("{kind}:{}", card.subject.id);
    matches!(kind, "person" | "post" | "unit").then_some(Offered { value, label, selected: false })
}

/// A unit is offered twice: with and without those below.
pub fn offers(t: T, card: &Card) -> Vec<Offered> {
    let offered = |key: &str, label: String| Offered {
        value: format!("{key}:{}", card.subject.id),
        label,
        selected: false,
    };
    match card.subject.kind.as_str() {
        "unit" => {
            vec![offered("below", t.whom_below(&card.title)), offered("unit", t.whom_unit(&card.title))]
        }
        "person" => vec![offered("person", format!("{} · {}", card.title, card.line))],
        "post" | "group" => vec![offered(&card.subject.kind, card.title.clone())],
        _ => Vec::new(),
    }
}

fn levels(t: T, chosen: Option<Level>) -> Vec<LevelOption> {
    let option = |level: Level| LevelOption {
        value: level.name(),
        label: level_name(t, level),
        selected: chosen == Some(level),
    };
    Level::ALL.into_iter().map(option).collect()
}

/// What a level is called.
pub fn level_name(t: T, level: Level) -> &'static str {
    match level {
        Level::Read => t.level_read(),
        Level::Comment => t.level_comment(),
        Level::Edit => t.level_edit(),
        Level::Manage => t.level_manage(),
    }
}

/// Whom a grant is for.
pub fn name(t: T, given: &Given) -> String {
    let (kind, rest) = given.grant.key.split_once(':').unwrap_or((given.grant.key.as_str(), ""));
    match (kind, &given.card) {
        ("all", _) => t.whom_all().to_owned(),
        ("role", _) => {
            t.whom_role(Role::from_name(rest).map_or_else(|| rest.to_owned(), |role| role.name().to_owned()))
        }
        ("below", Some(card)) => t.whom_below(&card.title),
        ("unit", Some(card)) => t.whom_unit(&card.title),
        (_, Some(card)) => card.title.clone(),
        (_, None) => t.whom_gone().to_owned(),
    }
}

/// Why one sees a page.
#[derive(Template)]
#[template(path = "wiki/why.html")]
pub struct WhyPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// The most one may do.
    pub level: &'static str,
    /// Where that comes from.
    pub reasons: Vec<Reason>,
}

/// A right that reaches the viewer.
pub struct Reason {
    /// Through what.
    pub name: String,
    /// What it allows.
    pub level: &'static str,
    /// At which page it is given.
    pub at: String,
}

impl WhyPage {
    /// The page.
    pub fn new(frame: Frame, t: T, seen: &Seen, reasons: Vec<(Option<String>, Given)>) -> WhyPage {
        let reason = |(title, given): (Option<String>, Given)| Reason {
            name: name(t, &given),
            level: level_name(t, given.grant.level),
            at: title.unwrap_or_else(|| t.wiki_hidden_above().to_owned()),
        };
        WhyPage {
            page: frame,
            t,
            here: format!("/wiki/pages/{}", seen.page.id),
            level: level_name(t, seen.level),
            reasons: reasons.into_iter().map(reason).collect(),
        }
    }
}
