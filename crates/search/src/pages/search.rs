//! `GET /search`: what was found, people first.

use crate::actions::{Found, Onlooker, find};
use crate::error::Error;
use crate::model::{Place, Query};
use crate::texts::T;
use crate::views::{Group, Results, tabs};
use actix_web::web;
use maru_contract::{Card, Offers};
use maru_store::DbConn;
use maru_web::{Answer, Cx};
use serde::Deserialize;

/// How many things a page shows, and how many of what finders found stand above them.
const ROWS: usize = 20;
const ROWS_ABOVE: i64 = 5;
const ROWS_OF_FINDER: i64 = 50;

/// What was asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    tab: String,
    #[serde(default)]
    after: String,
}

/// Everything found for one page.
#[derive(Default)]
struct Everything {
    above: Vec<(&'static str, &'static str, Vec<Card>)>,
    found: Found,
}

impl Everything {
    fn is_empty(&self) -> bool {
        self.above.is_empty() && self.found.cards.is_empty()
    }
}

pub async fn show(cx: Cx, asked: web::Query<Asked>, offers: Offers) -> Answer {
    let (asked, t, viewer, lang) = (asked.into_inner(), T(cx.lang), cx.viewer()?.clone(), cx.lang);
    let query = Query::parse(&asked.q);
    let first_page = asked.after.is_empty();
    let (everything, meant) = {
        let (offers, asked, query) = (offers.clone(), asked.clone(), query.clone());
        // Finders, index and describers ask for the same keys and cards.
        let reading = cx.db().read_together(move |conn| {
            let Some(query) = query else { return Ok((Everything::default(), None)) };
            let eye = Onlooker { viewer: &viewer, lang, offers: &offers };
            let everything = look(conn, eye, &query, &asked)?;
            let other = query.other_keyboard().filter(|_| first_page && everything.is_empty());
            let Some(other) = other else { return Ok((everything, None)) };
            let again = look(conn, eye, &other, &asked)?;
            let meant = (!again.is_empty()).then_some(other);
            Ok::<_, Error>((again, meant))
        });
        reading.await?
    };
    let words = meant.as_ref().or(query.as_ref());
    let marked: Vec<String> = words.map(|q| q.plain().to_vec()).unwrap_or_default();
    let groups = everything.above.iter().map(|(name, label, cards)| {
        let more = asked.tab.is_empty().then(|| address(&asked.q, name, ""));
        Group::new(label, cards, &marked, more)
    });
    let next = everything.found.next.map(|place| {
        let words = words.map_or(asked.q.as_str(), Query::text);
        address(words, &asked.tab, &place.to_text())
    });
    let title = if asked.q.trim().is_empty() {
        t.search_title().to_owned()
    } else {
        t.search_title_of(asked.q.trim())
    };
    cx.html(&Results {
        page: cx.page(title),
        t,
        asked: query.is_some(),
        query: asked.q.trim().to_owned(),
        tab: asked.tab.clone(),
        tabs: tabs(t, lang, &offers, &asked.tab, |tab| address(&asked.q, tab, "")),
        meant: meant.as_ref().map(|q| t.search_meant(q.text())),
        groups: groups.collect(),
        rest: Group::rest(t, &everything.found.cards, &marked, next.is_some()),
        empty: everything.is_empty(),
        next: next.unwrap_or_default(),
    })
}

/// What finders know stands above what the index knows, and not below once more.
fn look(conn: &mut DbConn, eye: Onlooker<'_>, query: &Query, asked: &Asked) -> Result<Everything, Error> {
    let (all, mut everything) = (eye.offers.all(), Everything::default());
    let of_finder = all.finders.iter().any(|f| f.name() == asked.tab);
    for finder in &all.finders {
        let wanted = asked.tab.is_empty() && asked.after.is_empty() || finder.name() == asked.tab;
        let rows = if of_finder { ROWS_OF_FINDER } else { ROWS_ABOVE };
        if wanted {
            let cards = finder.find(conn, eye.viewer, eye.lang, query.text(), rows)?;
            if !cards.is_empty() {
                everything.above.push((finder.name(), finder.label(eye.lang), cards));
            }
        }
    }
    if !of_finder {
        let after = Place::from_text(&asked.after);
        everything.found = find(conn, eye, query, &asked.tab, after, ROWS)?;
        let above: Vec<_> =
            everything.above.iter().flat_map(|(_, _, c)| c).map(|c| c.subject.clone()).collect();
        everything.found.cards.retain(|c| !above.contains(&c.subject));
    }
    Ok(everything)
}

fn address(query: &str, tab: &str, after: &str) -> String {
    let pairs = [("q", query), ("tab", tab), ("after", after)];
    let given: Vec<_> = pairs.into_iter().filter(|(name, value)| *name == "q" || !value.is_empty()).collect();
    format!("/search?{}", serde_urlencoded::to_string(given).unwrap_or_default())
}
