//! What an archive would bring, ready to print.

use crate::model::bundle::{Bundle, Sheet, Why};
use crate::texts::T;
use askama::Template;
use maru_files::File;
use maru_kernel::Id;
use maru_web::Page as Frame;

/// Rows told of one kind.
const MOST_ROWS: usize = 200;

/// The page.
#[derive(Template)]
#[template(path = "wiki/import.html")]
pub struct ImportPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// What the archive would bring, when one was sent.
    pub report: Option<Report>,
}

/// What an archive would bring.
pub struct Report {
    /// The draft.
    pub file: String,
    /// Its name.
    pub name: String,
    /// How much it brings, in a sentence.
    pub sum: String,
    /// Whether it brings any page.
    pub brings: bool,
    /// The pages.
    pub pages: Vec<Row>,
    /// The files.
    pub files: Vec<Row>,
    /// What is refused.
    pub refused: Vec<Row>,
    /// How many rows of each are not shown; may be empty.
    pub more: String,
}

/// One page or file.
pub struct Row {
    /// What it is called.
    pub name: String,
    /// What else is to say.
    pub line: String,
    /// Depth in the tree, 0 to 6.
    pub depth: usize,
}

impl ImportPage {
    /// The page.
    pub fn new(frame: Frame, t: T, above: Id, report: Option<Report>) -> ImportPage {
        ImportPage { page: frame, t, here: format!("/wiki/pages/{above}"), report }
    }
}

impl Report {
    /// The report on an archive.
    pub fn new(t: T, archive: &File, bundle: &Bundle) -> Report {
        let Bundle { pages, files, refused } = bundle;
        let row = |name: &str, line: String| Row { name: name.to_owned(), line, depth: 0 };
        let of_page = |page: &Sheet| Row {
            depth: page.path.matches('/').count().min(6),
            ..row(&page.title, line(t, page))
        };
        let owner = |n: usize| pages.get(n).map_or_else(String::new, |page| t.import_file_of(&page.title));
        let longest = [pages.len(), files.len(), refused.len()].into_iter().max().unwrap_or_default();
        Report {
            file: archive.id.to_string(),
            name: archive.name.clone(),
            sum: t.import_sum(files.len(), pages.len(), refused.len()),
            brings: !pages.is_empty(),
            pages: pages.iter().take(MOST_ROWS).map(of_page).collect(),
            files: files.iter().take(MOST_ROWS).map(|file| row(&file.name, owner(file.page))).collect(),
            refused: refused
                .iter()
                .take(MOST_ROWS)
                .map(|(name, why)| row(name, reason(t, *why).to_owned()))
                .collect(),
            more: if longest > MOST_ROWS { t.import_more(MOST_ROWS) } else { String::new() },
        }
    }
}

fn line(t: T, page: &Sheet) -> String {
    let lost = &page.lost;
    let parts = [
        (lost.scripts, t.import_lost_scripts(lost.scripts)),
        (lost.frames, t.import_lost_frames(lost.frames)),
        (lost.fields, t.import_lost_fields(lost.fields)),
        (lost.pictures, t.import_lost_pictures(lost.pictures)),
        (lost.looks, t.import_lost_looks().to_owned()),
    ];
    let told: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    match (page.is_folder, told.is_empty()) {
        (true, _) => t.import_is_folder().to_owned(),
        (false, true) => page.path.clone(),
        (false, false) => format!("{} · {}", page.path, t.import_lost(told.join(", "))),
    }
}

fn reason(t: T, why: Why) -> &'static str {
    match why {
        Why::Path => t.import_why_path(),
        Why::Letters => t.import_why_letters(),
        Why::Pointer => t.import_why_pointer(),
        Why::Locked => t.import_why_locked(),
        Why::Large => t.import_why_large(),
        Why::Kind => t.import_why_kind(),
        Why::Deep => t.import_why_deep(),
        Why::Twice => t.import_why_twice(),
        Why::Broken => t.import_why_broken(),
    }
}
