//! `/admin/handover`: worksheets, and who takes over.

use crate::access;
use crate::actions::{self, Decision};
use crate::error::Error;
use crate::store::worksheet;
use crate::texts::T;
use crate::views::{SheetPage, SheetsPage};
use actix_web::{HttpRequest, web};
use maru_contract::{Card, Offers};
use maru_kernel::{Id, Ref};
use maru_web::{Answer, Cx, Fields, FlashKind};
use serde::Deserialize;

const ROWS: i64 = 50;
const CANDIDATES: i64 = 10;

/// Which worksheets.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    after: String,
}

/// Whom to look for as successor.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
}

pub async fn list(cx: Cx, asked: web::Query<Asked>, offers: Offers) -> Answer {
    let (viewer, lang, closed) = (cx.viewer()?.clone(), cx.lang, asked.state == "done");
    let before = asked.after.parse().unwrap_or(Id::from_i64(i64::MAX));
    let (sheets, cards) = cx
        .read(move |conn| {
            let sheets = worksheet::list(conn, closed, before, ROWS + 1)?;
            let refs: Vec<Ref> = sheets.iter().map(|s| Ref::new("directory", "person", s.person)).collect();
            let cards = offers.describe(conn, &viewer, lang, &refs)?;
            Ok::<_, Error>((sheets, cards))
        })
        .await?;
    cx.html(&SheetsPage::new(&cx, closed, &sheets, &cards, ROWS))
}

pub async fn show(cx: Cx, request: HttpRequest, wanted: web::Query<Wanted>, offers: Offers) -> Answer {
    let (id, viewer, lang) = (cx.id_in(&request, "id")?, cx.viewer()?.clone(), cx.lang);
    let query = wanted.q.trim().to_owned();
    let page = {
        let query = query.clone();
        cx.read(move |conn| {
            let sheet = worksheet::find(conn, id)?.ok_or(Error::Missing)?;
            let items = worksheet::items_of(conn, id)?;
            let mut refs: Vec<Ref> = items.iter().map(|i| i.subject.clone()).collect();
            refs.push(Ref::new("directory", "person", sheet.person));
            let mut cards = offers.describe(conn, &viewer, lang, &refs)?;
            let person = cards.pop().flatten();
            let mut candidates: Vec<Card> = Vec::new();
            for finder in offers.all().finders.iter().filter(|_| !query.is_empty()) {
                candidates.extend(finder.find(conn, &viewer, lang, &query, CANDIDATES)?);
            }
            candidates.retain(|card| card.subject.kind == "person" && card.subject.id != sheet.person);
            let mut endings = Vec::new();
            for custody in offers.all().custody.iter().filter(|_| sheet.left) {
                endings.extend(custody.ends_with(conn, sheet.person, lang)?);
            }
            Ok::<_, Error>((sheet, person, items, cards, candidates, endings))
        })
        .await?
    };
    let (sheet, person, items, cards, candidates, endings) = page;
    let page = SheetPage::new(&cx, &sheet, person.as_ref(), &items, &cards, &candidates, query);
    cx.html(&SheetPage { endings, ..page })
}

pub async fn decide(cx: Cx, request: HttpRequest, fields: Fields, offers: Offers) -> Answer {
    cx.recently_proven()?;
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    let items: Result<Vec<Id>, _> = fields.all("item").map(str::parse).collect();
    let items = items.or(Err(Error::Missing))?;
    let decision = match fields.get("choice") {
        "keep" => Decision::Keep,
        "dispose" => Decision::Dispose,
        _ => Decision::Give(fields.get("to").parse().or(Err(Error::Choice))?),
    };
    cx.write(move |tx| actions::decide(tx, &access::may_hand_over(&viewer)?, &offers, id, &items, decision))
        .await?;
    cx.see_other_with(&format!("/admin/handover/{id}"), FlashKind::Ok, T(cx.lang).handover_decided())
}
