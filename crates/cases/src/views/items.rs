//! What a case is about, under the name of who reads it.

use crate::access::Reading;
use crate::actions::{Leaf, MOST_DAYS, Shelf, shown};
use crate::pages::Names;
use crate::texts::T;
use askama::Template;
use jiff::tz::TimeZone;
use maru_contract::{EvidenceFile, EvidenceLine, Exhibit, Wording};
use maru_kernel::{Ref, Timestamp, visible};
use maru_web::{Cx, Failure, Page, date, date_time, size, time};

/// How often the mark stands on a page.
const MARKS: usize = 24;

/// The days and places of a case.
#[derive(Template)]
#[template(path = "cases/items.html")]
pub struct ItemsPage {
    pub page: Page,
    pub t: T,
    pub marks: Vec<String>,
    pub here: String,
    pub line: String,
    pub shelves: Vec<ShelfView>,
    pub older: String,
}

/// The days of one source.
pub struct ShelfView {
    pub id: String,
    pub label: &'static str,
    pub days: Vec<DayView>,
}

/// A place on a day.
pub struct DayView {
    pub href: String,
    pub day: String,
    pub place: String,
    pub count: String,
}

/// Who reads what when: on every page of a case, as a text and behind everything.
fn mark(cx: &Cx, t: T, web: maru_web::T, reading: &Reading) -> Result<Vec<String>, Failure> {
    let name = visible(&cx.viewer()?.name);
    let one = t.cases_mark(name, visible(&reading.number), date_time(web, cx.now()));
    Ok(vec![one; MARKS])
}

/// A day as addresses name it.
fn plain(at: Timestamp) -> String {
    at.to_zoned(TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC)).date().to_string()
}

impl ItemsPage {
    /// The page.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn new(cx: &Cx, reading: &Reading, shelves: &[Shelf], skip: i64) -> Result<ItemsPage, Failure> {
        let t = T(cx.lang);
        let page = cx.page(format!("{} · {}", t.cases_items(), visible(&reading.number)));
        let here = format!("/admin/cases/{}", reading.case);
        let days = |shelf: &Shelf| {
            let view = |day: &maru_contract::EvidenceDay| DayView {
                href: format!("{here}/places/{}?day={}", day.place.place, plain(day.begins)),
                day: date(page.t, day.begins),
                place: visible(&day.place.name),
                count: t.cases_items_count(day.count),
            };
            shelf.days.iter().map(view).collect()
        };
        let more = shelves.iter().any(|shelf| shelf.more);
        let shelves = shelves.iter().enumerate().map(|(place, shelf)| ShelfView {
            id: format!("source-{place}"),
            label: shelf.label,
            days: days(shelf),
        });
        let shelves = shelves.collect();
        Ok(ItemsPage {
            marks: mark(cx, t, page.t, reading)?,
            line: t.cases_open_line(date_time(page.t, reading.until)),
            older: if more { format!("{here}/items?skip={}", skip + MOST_DAYS) } else { String::new() },
            shelves,
            here,
            t,
            page,
        })
    }
}

/// The things of one place on one day.
#[derive(Template)]
#[template(path = "cases/leaf.html")]
pub struct LeafPage {
    pub page: Page,
    pub t: T,
    pub marks: Vec<String>,
    pub back: String,
    pub day: String,
    pub lines: Vec<LineView>,
    pub next: String,
}

/// That there is a thing.
pub struct LineView {
    pub href: String,
    pub at: String,
    pub author: String,
    pub marks: Vec<String>,
}

/// What is to be known of a thing before it is read.
pub fn line_marks(t: T, line: &EvidenceLine) -> Vec<String> {
    let files = (line.files > 0).then(|| t.cases_item_files(line.files));
    let edited = line.edited.then(|| t.cases_item_edited().to_owned());
    let recalled = line.recalled.then(|| t.cases_item_recalled().to_owned());
    [edited, recalled, files].into_iter().flatten().collect()
}

impl LeafPage {
    /// The page.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn new(
        cx: &Cx,
        reading: &Reading,
        leaf: &Leaf,
        begins: Timestamp,
        names: &Names,
    ) -> Result<LeafPage, Failure> {
        let t = T(cx.lang);
        let page = cx.page(visible(&leaf.place.name));
        let here = format!("/admin/cases/{}", reading.case);
        let lines = leaf.lines.iter().map(|line| LineView {
            href: format!("{here}/items/{}", line.item),
            at: time(line.at),
            author: names.full(t, line.author),
            marks: line_marks(t, line),
        });
        let last = leaf.lines.last().filter(|_| leaf.more);
        let next = last.map(|line| {
            format!("{here}/places/{}?day={}&after={}", leaf.place.place, plain(begins), line.item)
        });
        Ok(LeafPage {
            marks: mark(cx, t, page.t, reading)?,
            back: format!("{here}/items"),
            day: date(page.t, begins),
            lines: lines.collect(),
            next: next.unwrap_or_default(),
            t,
            page,
        })
    }
}

/// One thing.
#[derive(Template)]
#[template(path = "cases/item.html")]
pub struct ItemPage {
    pub page: Page,
    pub t: T,
    pub marks: Vec<String>,
    pub back: String,
    pub facts: Vec<(&'static str, String)>,
    pub tags: Vec<String>,
    pub wordings: Vec<WordingView>,
    pub files: Vec<FileView>,
}

/// A file that came with it.
pub struct FileView {
    pub name: String,
    pub line: String,
    /// Where it is shown; empty where no page shows it.
    pub href: String,
    pub note: &'static str,
}

/// What it said, and until when.
pub struct WordingView {
    pub id: String,
    pub title: String,
    pub text: String,
}

/// All that a thing ever said, the oldest first.
pub fn wordings(t: T, web: maru_web::T, exhibit: &Exhibit) -> Vec<WordingView> {
    let view = |(place, wording): (usize, &Wording)| WordingView {
        id: format!("wording-{place}"),
        title: match wording.until {
            None => t.cases_wording_now().to_owned(),
            Some(at) if exhibit.recalled_at == Some(at) => t.cases_wording_recalled(date_time(web, at)),
            Some(at) => t.cases_wording_was(date_time(web, at)),
        },
        text: visible(&wording.text),
    };
    exhibit.wordings.iter().enumerate().map(view).collect()
}

fn files(t: T, here: &str, exhibit: &Exhibit) -> Vec<FileView> {
    let view = |file: &EvidenceFile| FileView {
        name: visible(&file.name),
        line: format!("{} · {}", size(file.size), file.media_type),
        href: match shown(file) {
            Some(_) => format!("{here}/items/{}/files/{}", exhibit.line.item, file.id),
            None => String::new(),
        },
        note: if file.clean { t.cases_file_copy_only() } else { t.copy_file_kept() },
    };
    exhibit.files.iter().map(view).collect()
}

/// A file under the mark.
#[derive(Template)]
#[template(path = "cases/file.html")]
pub struct FilePage {
    pub page: Page,
    pub t: T,
    pub marks: Vec<String>,
    pub back: String,
    pub facts: Vec<(&'static str, String)>,
    pub picture: String,
    pub text: String,
    pub cut: bool,
}

/// What of a file a page shows.
pub enum Content {
    /// The address of a picture, which is its content.
    Picture(String),
    /// A text, and whether it is only the beginning.
    Text(String, bool),
}

impl FilePage {
    /// The page.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn new(
        cx: &Cx,
        reading: &Reading,
        item: &Ref,
        file: &EvidenceFile,
        content: Content,
    ) -> Result<FilePage, Failure> {
        let t = T(cx.lang);
        let page = cx.page(visible(&file.name));
        let facts = vec![
            (t.cases_file_size(), size(file.size)),
            (t.cases_file_kind(), file.media_type.clone()),
            (t.cases_file_digest(), file.sha256.clone()),
        ];
        let (picture, text, cut) = match content {
            Content::Picture(address) => (address, String::new(), false),
            Content::Text(text, cut) => (String::new(), visible(&text), cut),
        };
        Ok(FilePage {
            marks: mark(cx, t, page.t, reading)?,
            back: format!("/admin/cases/{}/items/{item}", reading.case),
            facts,
            picture,
            text,
            cut,
            t,
            page,
        })
    }
}

impl ItemPage {
    /// The page.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub fn new(cx: &Cx, reading: &Reading, exhibit: &Exhibit, names: &Names) -> Result<ItemPage, Failure> {
        let t = T(cx.lang);
        let page = cx.page(format!("{} · {}", t.cases_item(), visible(&reading.number)));
        let here = format!("/admin/cases/{}", reading.case);
        let mut facts = vec![
            (t.cases_item_place(), visible(&exhibit.place.name)),
            (t.cases_item_author(), names.full(t, exhibit.line.author)),
            (t.cases_item_at(), date_time(page.t, exhibit.line.at)),
        ];
        facts.retain(|(_, value)| !value.is_empty());
        Ok(ItemPage {
            marks: mark(cx, t, page.t, reading)?,
            back: format!("{here}/places/{}?day={}", exhibit.place.place, plain(exhibit.line.at)),
            tags: line_marks(t, &exhibit.line),
            wordings: wordings(t, page.t, exhibit),
            files: files(t, &here, exhibit),
            facts,
            t,
            page,
        })
    }
}
