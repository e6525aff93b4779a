//! `GET /people`: the tree of units beside the members of one, or what a search found.

use super::card::{OpenCard, open_card};
use crate::model::{Tree, Unit};
use crate::store::{appointments, as_of, history, people_search, persons, units};
use crate::texts::T;
use crate::views::people::{AsOf, Crumb, PeoplePage, PersonRow, people_href, tree_rows};
use crate::views::person::PersonCard;
use crate::{Error, access};
use actix_web::web;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_kernel::{Id, Timestamp, Viewer};
use maru_store::{DbConn, setting};
use maru_web::{Answer, Cx, Route, Rule};
use serde::Deserialize;
use std::collections::BTreeMap;

/// People a search shows.
const FOUND: usize = 50;
/// Members a list shows at once, as databases and lists count.
const MEMBERS: i64 = 100;
const SHOWN: usize = 100;
/// Units above which only the way to the chosen one is read.
const SMALL: i64 = 500;

/// What is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    person: String,
    #[serde(default, rename = "as-of")]
    as_of: String,
    #[serde(default)]
    gone: String,
    #[serde(default)]
    from: i64,
}

/// What is asked for, read.
struct Wish {
    query: String,
    unit: Option<Id>,
    person: Option<Id>,
    day: Option<Date>,
    gone: bool,
    skip: i64,
}

/// What was read for the page.
#[derive(Default)]
struct Facts {
    unit: Option<Unit>,
    path: Vec<Unit>,
    tree: Tree,
    totals: BTreeMap<Id, usize>,
    found: Vec<crate::model::PersonLine>,
    members: Vec<appointments::Member>,
    head: Option<Id>,
    last_sync: Option<Timestamp>,
    beginning: Option<Timestamp>,
}

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/people", Rule::Colleague, index)]
}

/// The page.
async fn index(cx: Cx, asked: web::Query<Asked>) -> Answer {
    let viewer = cx.viewer()?.clone();
    let wish = Wish::read(&asked, &viewer)?;
    let (wish, facts) = cx
        .read(move |conn| {
            let facts = read(conn, &viewer, &wish)?;
            Ok::<_, Error>((wish, facts))
        })
        .await?;
    let card = match wish.person {
        Some(person) => Some(open_card(&cx, person).await?),
        None => None,
    };
    cx.html(&page(&cx, wish, facts, card)?)
}

impl Wish {
    fn read(asked: &Asked, viewer: &Viewer) -> Result<Wish, Error> {
        let day = match asked.as_of.as_str() {
            "" => None,
            // A day and nothing after it, as date fields send it.
            text => Some(text.parse().ok().filter(|_| text.len() == 10).ok_or(Error::BadDate)?),
        };
        let id = |text: &str| match text {
            "" => Ok(None),
            text => text.parse().map(Some).or(Err(Error::Missing)),
        };
        Ok(Wish {
            query: asked.q.trim().chars().take(200).collect(),
            unit: id(&asked.unit)?,
            person: id(&asked.person)?,
            day,
            gone: asked.gone == "1" && access::sees_gone(viewer),
            skip: asked.from.clamp(0, 1_000_000),
        })
    }

    /// The end of the day in question, Korean time.
    fn instant(&self) -> Option<Timestamp> {
        let zone = TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC);
        let next = self.day?.tomorrow().ok()?.to_zoned(zone).ok()?;
        Some(next.timestamp() - jiff::SignedDuration::from_micros(1))
    }

    fn searches(&self) -> bool {
        !self.query.is_empty()
    }
}

fn read(conn: &mut DbConn, viewer: &Viewer, wish: &Wish) -> Result<Facts, Error> {
    let mut facts = match wish.instant() {
        Some(at) => read_past(conn, viewer, wish, at)?,
        None => read_present(conn, viewer, wish)?,
    };
    facts.last_sync = setting(conn, "directory.last_sync_at")?.and_then(|text| text.parse().ok());
    if wish.searches() {
        let find = if wish.gone { people_search::find_also_gone } else { people_search::find };
        facts.found = find(conn, viewer, &wish.query, FOUND + 1)?;
    }
    Ok(facts)
}

fn read_present(conn: &mut DbConn, viewer: &Viewer, wish: &Wish) -> Result<Facts, Error> {
    let mut facts = Facts::default();
    let some = units::up_to(conn, SMALL + 1)?;
    let is_small = i64::try_from(some.len()).is_ok_and(|n| n <= SMALL);
    let chosen = match wish.unit {
        Some(id) => Some(id),
        None => persons::lines(conn, viewer, &[viewer.id])?.first().and_then(|line| line.unit_id),
    };
    if let Some(id) = chosen {
        facts.path = units::path(conn, id)?;
        facts.unit = facts.path.last().cloned();
    }
    if wish.unit.is_some() && facts.unit.is_none() {
        return Err(Error::Missing);
    }
    let way: Vec<Id> = facts.path.iter().map(|u| u.id).collect();
    facts.tree = Tree::new(if is_small { some } else { units::along(conn, &way)? });
    if is_small {
        facts.totals = facts.tree.totals(&units::head_counts(conn)?);
    }
    facts.unit =
        facts.unit.or_else(|| facts.tree.roots().first().and_then(|id| facts.tree.unit(*id)).cloned());
    if let (Some(unit), false) = (&facts.unit, wish.searches()) {
        facts.members = appointments::of_unit(conn, viewer, unit.id, wish.skip, MEMBERS + 1)?;
        facts.head = appointments::head(conn, viewer, unit.id)?.map(|line| line.id());
    }
    Ok(facts)
}

fn read_past(conn: &mut DbConn, viewer: &Viewer, wish: &Wish, at: Timestamp) -> Result<Facts, Error> {
    let tree = Tree::new(as_of::units(conn, at)?);
    let first = tree.roots().first().copied();
    let chosen = wish.unit.filter(|id| tree.unit(*id).is_some()).or(first);
    let mut facts = Facts { beginning: history::beginning(conn)?, ..Facts::default() };
    if let Some(id) = chosen {
        facts.path = tree.path(id).into_iter().cloned().collect();
        facts.unit = tree.unit(id).cloned();
        let skip = usize::try_from(wish.skip).unwrap_or(0);
        let all = as_of::members(conn, viewer, id, at)?;
        facts.members = all.into_iter().skip(skip).take(SHOWN + 1).collect();
    }
    facts.tree = tree;
    Ok(facts)
}

fn page(cx: &Cx, wish: Wish, facts: Facts, card: Option<OpenCard>) -> Result<PeoplePage, Error> {
    let t = T(cx.lang);
    let frame = cx.page(t.people_title());
    let web = frame.t;
    let selected = facts.unit.as_ref().map(|u| u.id);
    let searched = wish.searches();
    let below = selected.filter(|_| !searched).map(|id| below(&facts.tree, id, wish.day)).unwrap_or_default();
    let total = if searched { facts.found.len().min(FOUND) } else { facts.members.len() };
    let many = searched && facts.found.len() > FOUND;
    let more = !searched && facts.members.len() > SHOWN;
    let note = note(t, web, &wish, &facts);
    let list_href = list_href(&wish, selected);
    Ok(PeoplePage {
        tree: tree_rows(&facts.tree, selected.filter(|_| !searched), &facts.totals, wish.day),
        last_sync: facts
            .last_sync
            .map(|at| t.people_last_sync(maru_web::date_time(web, at)))
            .unwrap_or_default(),
        heading: match (&facts.unit, searched) {
            (_, true) => t.people_results(&wish.query),
            (Some(unit), _) => unit.name.clone(),
            (None, _) => t.people_title().to_owned(),
        },
        count: if total == 0 || more || many { String::new() } else { t.people_count(total) },
        crumbs: if searched { Vec::new() } else { crumbs(&facts.path, wish.day) },
        below,
        offers_gone: searched && access::sees_gone(cx.viewer().or(Err(Error::Missing))?) && !wish.gone,
        gone: wish.gone,
        note,
        next: if more { format!("{list_href}&from={}", wish.skip + MEMBERS) } else { String::new() },
        as_of: wish.day.map(|day| AsOf {
            iso: day.to_string(),
            text: wish.instant().map(|at| maru_web::date(web, at)).unwrap_or_default(),
            today: people_href(wish.unit, None, None),
        }),
        unit: selected.map(|id| id.to_string()).unwrap_or_default(),
        nothing: facts.tree.is_empty() && !searched && wish.day.is_none(),
        people: rows(t, &wish, selected, facts.head, facts.found, facts.members),
        card: card.map(|card| PersonCard::new(t, web, card.person, card.places, card.head)),
        list_href,
        query: wish.query,
        searched,
        page: frame,
        t,
    })
}

fn rows(
    t: T,
    wish: &Wish,
    selected: Option<Id>,
    head: Option<Id>,
    found: Vec<crate::model::PersonLine>,
    members: Vec<appointments::Member>,
) -> Vec<PersonRow> {
    if wish.searches() {
        let row = |line: crate::model::PersonLine| {
            let href = format!("/people/{}", line.id());
            PersonRow::new(line, href)
        };
        return found.into_iter().take(FOUND).map(row).collect();
    }
    let row = |member: appointments::Member| {
        let id = member.person.id();
        let href =
            if wish.day.is_some() { format!("/people/{id}") } else { people_href(selected, Some(id), None) };
        let mut row = PersonRow::of_member(t, member, href);
        row.head = head == Some(id);
        row.current = wish.person == Some(id);
        row
    };
    members.into_iter().take(SHOWN).map(row).collect()
}

fn note(t: T, web: maru_web::T, wish: &Wish, facts: &Facts) -> String {
    if wish.searches() && facts.found.len() > FOUND {
        return t.people_too_many(FOUND);
    }
    if facts.unit.as_ref().is_some_and(|u| u.closed) {
        return t.people_closed_unit().to_owned();
    }
    match (wish.instant(), facts.beginning) {
        (Some(at), Some(first)) if at < first => t.people_as_of_before(maru_web::date(web, first)),
        _ => String::new(),
    }
}

fn list_href(wish: &Wish, selected: Option<Id>) -> String {
    people_href(selected, None, wish.day)
}

fn below(tree: &Tree, id: Id, day: Option<Date>) -> Vec<Crumb> {
    tree.children(id)
        .iter()
        .filter_map(|child| tree.unit(*child))
        .map(|unit| crumb(unit, false, day))
        .collect()
}

/// The way to a unit from the top.
pub fn crumbs(path: &[Unit], day: Option<Date>) -> Vec<Crumb> {
    let last = path.len().saturating_sub(1);
    path.iter().enumerate().map(|(n, unit)| crumb(unit, n == last, day)).collect()
}

fn crumb(unit: &Unit, current: bool, day: Option<Date>) -> Crumb {
    Crumb { href: people_href(Some(unit.id), None, day), label: unit.name.clone(), current }
}
