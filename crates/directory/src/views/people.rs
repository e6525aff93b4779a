//! People and the tree of units, ready to print.

use super::person::PersonCard;
use crate::model::{AppointmentKind, PersonLine, Tree, Unit, digits};
use crate::store::appointments::Member;
use crate::texts::T;
use askama::Template;
use jiff::civil::Date;
use maru_kernel::Id;
use maru_web::{Page, hue, initials};
use std::collections::{BTreeMap, BTreeSet};

/// The organisation: tree, list, and perhaps a card.
#[derive(Template)]
#[template(path = "directory/people.html")]
pub struct PeoplePage {
    /// The frame.
    pub page: Page,
    /// This module's texts.
    pub t: T,
    /// The units as far as they are unfolded.
    pub tree: Vec<TreeRow>,
    /// When the directory was last read; may be empty.
    pub last_sync: String,
    /// What stands above the list: a unit's name, or what was searched for.
    pub heading: String,
    /// How many people; may be empty.
    pub count: String,
    /// The way from the top to the unit.
    pub crumbs: Vec<Crumb>,
    /// Units directly below.
    pub below: Vec<Crumb>,
    /// What was typed.
    pub query: String,
    /// Whether the list is what a search found.
    pub searched: bool,
    /// Whether to offer people who left, and whether they are wanted.
    pub offers_gone: bool,
    /// Whether they are wanted.
    pub gone: bool,
    /// The list.
    pub people: Vec<PersonRow>,
    /// Something to know about the list; may be empty.
    pub note: String,
    /// Where the list goes on; may be empty.
    pub next: String,
    /// The day the organisation is shown of, when it is not today.
    pub as_of: Option<AsOf>,
    /// The unit in forms; may be empty.
    pub unit: String,
    /// The person opened beside the list.
    pub card: Option<PersonCard>,
    /// Back from the card to the list.
    pub list_href: String,
    /// Whether there is no organisation at all.
    pub nothing: bool,
}

impl PeoplePage {
    /// Which pane a phone shows.
    pub fn view(&self) -> &'static str {
        if self.card.is_some() { "card" } else { "list" }
    }

    /// How many panes stand side by side.
    pub fn panes(&self) -> &'static str {
        if self.card.is_some() { "split three" } else { "split" }
    }
}

/// The day the organisation is shown of.
#[derive(Clone, Debug)]
pub struct AsOf {
    /// For the date field.
    pub iso: String,
    /// In words.
    pub text: String,
    /// Back to today.
    pub today: String,
}

/// A step of a way, or a choice.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether we are there.
    pub current: bool,
}

/// A unit in the tree.
#[derive(Clone, Debug)]
pub struct TreeRow {
    /// Where it opens.
    pub href: String,
    /// Its name.
    pub label: String,
    /// How many people it has with those below; may be empty.
    pub count: String,
    /// Depth, 0 to 7.
    pub depth: usize,
    /// Whether it is shown in the list.
    pub current: bool,
    /// Where folding it leads; empty when there is nothing below.
    pub fold: String,
    /// Whether it is unfolded.
    pub open: bool,
}

/// A person in the list.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Where the card opens.
    pub href: String,
    /// Name.
    pub name: String,
    /// Position or grade.
    pub position: String,
    /// Unit of the main appointment.
    pub unit: String,
    /// Duty.
    pub duty: String,
    /// Telephone as written.
    pub phone: String,
    /// Telephone for `tel:`.
    pub tel: String,
    /// Letters of the avatar.
    pub initials: String,
    /// Colour of the avatar.
    pub hue: u8,
    /// Picture.
    pub photo: Option<String>,
    /// In which way they serve here, unless it is the ordinary one.
    pub kind: &'static str,
    /// Away for long.
    pub on_leave: bool,
    /// Left.
    pub gone: bool,
    /// Whether the card beside the list is theirs.
    pub current: bool,
    /// Whether they lead the unit.
    pub head: bool,
}

impl PersonRow {
    /// A row of a search or of another list.
    pub fn new(line: PersonLine, href: String) -> PersonRow {
        PersonRow {
            href,
            initials: initials(&line.name),
            hue: hue(line.id),
            photo: line.photo_href(),
            position: line.position().to_owned(),
            tel: digits(&line.phone),
            name: line.name,
            unit: line.unit,
            duty: line.duty,
            phone: line.phone,
            kind: "",
            on_leave: line.on_leave,
            gone: !line.active,
            current: false,
            head: false,
        }
    }

    /// A row of a unit's list; the title there goes before the person's own.
    pub fn of_member(t: T, member: Member, href: String) -> PersonRow {
        let title = member.appointment.title;
        let kind = member.appointment.kind;
        let mut row = PersonRow::new(member.person, href);
        if kind != AppointmentKind::Main {
            row.kind = kind_name(t, kind);
        }
        if !title.is_empty() {
            row.position = title;
        }
        row
    }
}

/// What an appointment's kind is called.
pub fn kind_name(t: T, kind: AppointmentKind) -> &'static str {
    match kind {
        AppointmentKind::Main => t.person_kind_main(),
        AppointmentKind::Concurrent => t.person_kind_concurrent(),
        AppointmentKind::Acting => t.person_kind_acting(),
        AppointmentKind::Dispatched => t.person_kind_dispatched(),
    }
}

/// An address of the people page.
pub fn people_href(unit: Option<Id>, person: Option<Id>, as_of: Option<Date>) -> String {
    let mut parts = Vec::new();
    parts.extend(unit.map(|id| format!("unit={id}")));
    parts.extend(person.map(|id| format!("person={id}")));
    parts.extend(as_of.map(|day| format!("as-of={day}")));
    if parts.is_empty() { "/people".to_owned() } else { format!("/people?{}", parts.join("&")) }
}

/// The tree unfolded along the way to `selected`, and at its single top.
pub fn tree_rows(
    tree: &Tree,
    selected: Option<Id>,
    totals: &BTreeMap<Id, usize>,
    as_of: Option<Date>,
) -> Vec<TreeRow> {
    let mut open: BTreeSet<Id> =
        selected.map(|id| tree.path(id).iter().map(|u| u.id).collect()).unwrap_or_default();
    if let [only] = tree.roots() {
        open.insert(*only);
    }
    let mut rows = Vec::new();
    let mut waiting: Vec<(Id, usize)> = tree.roots().iter().rev().map(|id| (*id, 0)).collect();
    while let Some((id, depth)) = waiting.pop() {
        let Some(unit) = tree.unit(id) else { continue };
        let (below, is_open) = (tree.children(id), open.contains(&id));
        rows.push(row(unit, depth, is_open, !below.is_empty(), selected, totals, as_of));
        if is_open {
            waiting.extend(below.iter().rev().map(|child| (*child, depth + 1)));
        }
    }
    rows
}

fn row(
    unit: &Unit,
    depth: usize,
    open: bool,
    has_below: bool,
    selected: Option<Id>,
    totals: &BTreeMap<Id, usize>,
    as_of: Option<Date>,
) -> TreeRow {
    let fold_to = if open { unit.parent } else { Some(unit.id) };
    TreeRow {
        href: people_href(Some(unit.id), None, as_of),
        label: unit.name.clone(),
        count: totals.get(&unit.id).filter(|n| **n > 0).map(ToString::to_string).unwrap_or_default(),
        depth: depth.min(7),
        current: selected == Some(unit.id),
        fold: if has_below && depth > 0 { people_href(fold_to, None, as_of) } else { String::new() },
        open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: i64, parent: i64) -> Unit {
        let parent = (parent > 0).then(|| Id::from_i64(parent));
        Unit {
            id: Id::from_i64(id),
            parent,
            code: String::new(),
            name: id.to_string(),
            ord: 0,
            closed: false,
        }
    }

    #[test]
    fn only_the_way_to_the_chosen_unit_is_unfolded() {
        let tree = Tree::new(vec![unit(1, 0), unit(2, 1), unit(3, 1), unit(4, 2), unit(5, 3)]);
        let shown = |selected: Option<i64>| {
            let rows = tree_rows(&tree, selected.map(Id::from_i64), &BTreeMap::new(), None);
            rows.iter().map(|r| format!("{}{}", "-".repeat(r.depth), r.label)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown(None), "1 -2 -3");
        assert_eq!(shown(Some(3)), "1 -2 -3 --5");
        assert_eq!(shown(Some(4)), "1 -2 --4 -3");
    }

    #[test]
    fn addresses_carry_the_state() {
        let (unit, day) = (Id::from_i64(7), jiff::civil::date(2026, 1, 1));
        assert_eq!(people_href(None, None, None), "/people");
        assert_eq!(people_href(Some(unit), None, Some(day)), "/people?unit=0000000000007&as-of=2026-01-01");
    }
}
