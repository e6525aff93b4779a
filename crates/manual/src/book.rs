//! The guides as a folder of plain HTML that any browser opens without a server.

use crate::model::{Guide, Html, Shelf, render};
use crate::texts::T;
use crate::views::{SheetPage, ShelfView};
use askama::{Error, Template};
use maru_kernel::Lang;

/// One file of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// The house's tokens and typography as they are served, and how a sheet is laid out.
const STYLE: &str = concat!(
    include_str!("../../../static/app/css/00-layers.css"),
    include_str!("../../../static/app/css/reset.css"),
    include_str!("../../../static/app/css/tokens.css"),
    include_str!("../../../static/app/css/themes.css"),
    include_str!("../../../static/app/css/base.css"),
    include_str!("../../../static/app/css/modules/prose.css"),
    include_str!("book.css"),
);

/// The files of the book; its frame is in the reader's language.
///
/// # Errors
/// A page that cannot be printed.
pub fn book(lang: Lang) -> Result<Vec<Sheet>, Error> {
    let t = T(lang);
    let shelves = Shelf::ALL.into_iter().map(|shelf| ShelfView::new(t, shelf)).collect();
    let (title, none) = (t.guides_title().to_owned(), Html(String::new()));
    let list = SheetPage { t, lang: lang.tag(), title, headings: Vec::new(), html: none, shelves };
    let mut sheets = vec![
        Sheet { name: "manual.css".to_owned(), text: STYLE.to_owned() },
        Sheet { name: "index.html".to_owned(), text: list.render()? },
    ];
    for guide in Guide::ALL {
        sheets.push(Sheet { name: file(guide), text: sheet(t, guide).render()? });
    }
    Ok(sheets)
}

fn file(guide: &Guide) -> String {
    format!("{}.html", guide.name)
}

fn sheet(t: T, guide: &Guide) -> SheetPage {
    let rendered = render(guide, file);
    SheetPage {
        t,
        lang: guide.lang.tag(),
        title: guide.title().to_owned(),
        headings: rendered.headings,
        html: rendered.html,
        shelves: Vec::new(),
    }
}
