//! Worksheets, ready to print.

use super::Tab;
use crate::model::{Item, ItemState, Worksheet};
use crate::texts::T;
use askama::Template;
use maru_contract::Card;
use maru_web::{Cx, Page};

/// The list of worksheets.
#[derive(Template)]
#[template(path = "records/handover_list.html")]
pub struct SheetsPage {
    pub page: Page,
    pub t: T,
    pub tabs: Vec<Tab>,
    pub sheets: Vec<SheetLine>,
    pub next: String,
}

/// One worksheet in the list.
pub struct SheetLine {
    pub href: String,
    pub name: String,
    pub why: &'static str,
    pub opened: String,
}

impl SheetsPage {
    /// The list; `sheets` has one too many when there is more.
    pub fn new(cx: &Cx, closed: bool, sheets: &[Worksheet], cards: &[Option<Card>], rows: i64) -> SheetsPage {
        let (t, page) = (T(cx.lang), cx.page(T(cx.lang).handover_title()));
        let most = usize::try_from(rows).unwrap_or(0);
        let state = if closed { "&state=done" } else { "" };
        let last = sheets.iter().take(most).next_back().filter(|_| sheets.len() > most);
        let next = last.map(|s| format!("/admin/handover?after={}{state}", s.id)).unwrap_or_default();
        let line = |(sheet, card): (&Worksheet, &Option<Card>)| SheetLine {
            href: format!("/admin/handover/{}", sheet.id),
            name: name(t, sheet, card.as_ref()),
            why: why(t, sheet),
            opened: maru_web::date(page.t, sheet.opened_at),
        };
        let lines = sheets.iter().zip(cards).take(most).map(line).collect();
        let tabs = vec![
            Tab { href: "/admin/handover", label: t.handover_open(), current: !closed },
            Tab { href: "/admin/handover?state=done", label: t.handover_done(), current: closed },
        ];
        SheetsPage { sheets: lines, t, tabs, next, page }
    }
}

/// One worksheet.
#[derive(Template)]
#[template(path = "records/handover.html")]
pub struct SheetPage {
    pub page: Page,
    pub t: T,
    pub action: String,
    pub here: String,
    pub name: String,
    pub why: &'static str,
    /// What ended when they left and goes to nobody.
    pub endings: Vec<String>,
    pub open: Vec<ItemLine>,
    pub done: Vec<ItemLine>,
    pub query: String,
    pub candidates: Vec<Candidate>,
    pub nobody: bool,
}

/// A thing on the worksheet. Who decides about it need not be allowed to read it; then only its kind is
/// told.
pub struct ItemLine {
    pub id: String,
    pub title: String,
    pub line: String,
    pub state: &'static str,
}

/// Somebody who could take over.
pub struct Candidate {
    pub id: String,
    pub name: String,
    pub line: String,
}

impl SheetPage {
    /// The page of one worksheet.
    pub fn new(
        cx: &Cx,
        sheet: &Worksheet,
        person: Option<&Card>,
        items: &[Item],
        cards: &[Option<Card>],
        candidates: &[Card],
        query: String,
    ) -> SheetPage {
        let t = T(cx.lang);
        let name = name(t, sheet, person);
        let lines = |open: bool| {
            let pairs = items.iter().zip(cards).filter(|(i, _)| (i.state == ItemState::Open) == open);
            pairs.map(|(item, card)| item_line(t, item, card.as_ref())).collect()
        };
        let here = format!("/admin/handover/{}", sheet.id);
        SheetPage {
            page: cx.page(t.handover_of(&name)),
            t,
            action: format!("{here}/decisions"),
            here,
            name,
            why: why(t, sheet),
            endings: Vec::new(),
            open: lines(true),
            done: lines(false),
            nobody: !query.is_empty() && candidates.is_empty(),
            candidates: candidates.iter().map(candidate).collect(),
            query,
        }
    }
}

fn candidate(card: &Card) -> Candidate {
    Candidate { id: card.subject.id.to_string(), name: card.title.clone(), line: card.line.clone() }
}

fn item_line(t: T, item: &Item, card: Option<&Card>) -> ItemLine {
    let state = match item.state {
        ItemState::Open => t.handover_item_open(),
        ItemState::Given => t.handover_item_given(),
        ItemState::Kept => t.handover_item_kept(),
        ItemState::Elsewhere => t.handover_item_elsewhere(),
        ItemState::Disposed => t.handover_item_disposed(),
    };
    let kind = format!("{}/{}", item.subject.module, item.subject.kind);
    let (title, line) =
        card.map_or((t.handover_hidden().to_owned(), kind), |c| (c.title.clone(), c.line.clone()));
    ItemLine { id: item.id.to_string(), title, line, state }
}

fn name(t: T, sheet: &Worksheet, card: Option<&Card>) -> String {
    card.map_or_else(|| t.handover_somebody(sheet.person), |c| c.title.clone())
}

fn why(t: T, sheet: &Worksheet) -> &'static str {
    if sheet.left { t.handover_left() } else { t.handover_moved() }
}
