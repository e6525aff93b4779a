//! A page as readers see it, ready to print.

use super::Link;
use super::labels::label_href;
use super::present::PresentRows;
use super::tree::TreeRow;
use crate::access;
use crate::drawn::Drawn;
use crate::model::confirmation::Standing;
use crate::model::{Page, Seen};
use crate::texts::T;
use askama::Template;
use maru_files::{File, Scan};
use maru_kernel::{Id, Timestamp};
use maru_web::Page as Frame;
use std::sync::Arc;

/// What was read for the page.
pub struct Reading {
    /// The page and what its viewer may do.
    pub seen: Seen,
    /// Its text.
    pub drawn: Arc<Drawn>,
    /// Who changed it last.
    pub changed_by: String,
    /// The version that waits: its number, its author, and whether that is the viewer.
    pub waiting: Option<(i32, String, bool)>,
    /// Who else writes at the moment.
    pub writes: Option<String>,
    /// Pages that lead here.
    pub backlinks: Vec<Page>,
    /// Whether the viewer has a star on it.
    pub starred: bool,
    /// Whether the viewer watches it.
    pub watched: bool,
    /// The tree.
    pub tree: Vec<TreeRow>,
    /// The pages above.
    pub crumbs: Vec<Page>,
    /// The pages below.
    pub below: Vec<Page>,
    /// Whether there are more of them.
    pub has_more_below: bool,
    /// The labels.
    pub labels: Vec<String>,
    /// Whose it is; may be empty.
    pub holder: String,
    /// How many threads of remarks are open.
    pub remarks: i64,
    /// The threads that are about a passage, with its words.
    pub quoted: Vec<(Id, String)>,
    /// Where the viewer stands with "read and understood".
    pub standing: Standing,
    /// The page's files, each in its newest version.
    pub files: Vec<File>,
    /// Who else is here.
    pub present: PresentRows,
}

/// The page.
#[derive(Template)]
#[template(path = "wiki/page.html")]
pub struct ReadPage {
    /// The frame.
    pub page: Frame,
    /// The texts.
    pub t: T,
    /// The page's address.
    pub here: String,
    /// Its title.
    pub title: String,
    /// Who changed it last, and when.
    pub changed: String,
    /// The text.
    pub drawn: Arc<Drawn>,
    /// Its headings, when there are enough to need them.
    pub outline: Vec<OutlineRow>,
    /// The tree.
    pub tree: Vec<TreeRow>,
    /// The pages above.
    pub crumbs: Vec<Link>,
    /// The pages below.
    pub below: Vec<Link>,
    /// Whether there are more of them.
    pub has_more_below: bool,
    /// Whether it has files.
    pub has_files: bool,
    /// Its files, but for those shown in place.
    pub files: Vec<Link>,
    /// Its PDF files, shown in place.
    pub pdfs: Vec<PdfRow>,
    /// What the page listens to.
    pub topic: String,
    /// Who else is here.
    pub present: PresentRows,
    /// Pages that lead here.
    pub backlinks: Vec<Link>,
    /// Labels.
    pub labels: Vec<Link>,
    /// Whose it is; may be empty.
    pub holder: String,
    /// The way to the remarks.
    pub remarks: String,
    /// The passages remarked on, as JSON for the script that marks them: thread and words.
    pub quotes: String,
    /// Whether the viewer is asked to confirm that they read it.
    pub asks: bool,
    /// Whether they were asked and did.
    pub has_confirmed: bool,
    /// The version that is shown.
    pub number: i32,
    /// Whether the viewer may write.
    pub can_edit: bool,
    /// Whether the viewer may change its labels.
    pub can_label: bool,
    /// Whether the viewer may remark on it.
    pub can_comment: bool,
    /// Whether the viewer manages the page.
    pub can_manage: bool,
    /// Whether it can be moved and thrown away, as the first page of a space cannot.
    pub is_inner: bool,
    /// Whether readers see anything yet.
    pub is_published: bool,
    /// Whether the text is empty.
    pub is_empty: bool,
    /// What waits for a second person; may be empty.
    pub waiting: String,
    /// Where that is seen.
    pub waiting_href: String,
    /// Who else writes; may be empty.
    pub writes: String,
    /// That the content has not been looked at in time; may be empty.
    pub stale: String,
    /// Whether the viewer has a star on it.
    pub starred: bool,
    /// Whether the viewer watches it.
    pub watched: bool,
}

/// A heading in the outline.
pub struct OutlineRow {
    /// Where it stands.
    pub href: String,
    /// Its words.
    pub label: String,
    /// Depth, 0 to 3.
    pub depth: u8,
}

/// A PDF file, shown in place.
pub struct PdfRow {
    /// Where it opens.
    pub href: String,
    /// Its name.
    pub name: String,
    /// How large it is.
    pub size: String,
    /// Whether it is shown without being asked for.
    pub is_open: bool,
}

/// The largest PDF file, in bytes, that is fetched and shown before somebody asks for it.
const OPENS_BY_ITSELF: u64 = 10 * 1024 * 1024;

/// Of several only the first opens by itself.
fn pdf_rows(files: &[&File]) -> Vec<PdfRow> {
    let row = |(place, file): (usize, &&File)| PdfRow {
        href: format!("/files/{}", file.id),
        name: file.name.clone(),
        size: maru_web::size(file.size),
        is_open: place == 0 && file.size <= OPENS_BY_ITSELF,
    };
    files.iter().enumerate().map(row).collect()
}

impl ReadPage {
    /// The page.
    pub fn new(frame: Frame, t: T, now: Timestamp, reading: Reading) -> ReadPage {
        let Seen { page, level } = &reading.seen;
        let may = access::may(*level);
        let here = format!("/wiki/pages/{}", page.id);
        let when = maru_web::relative(frame.t, page.changed_at, now);
        let waiting = reading.waiting.as_ref();
        let (pdfs, files): (Vec<&File>, Vec<&File>) = reading.files.iter().partition(|file| is_pdf(file));
        ReadPage {
            title: page.title.clone(),
            changed: t.wiki_changed_by(&reading.changed_by, when),
            outline: outline(&reading.drawn),
            crumbs: reading.crumbs.iter().map(Link::to).collect(),
            below: reading.below.iter().map(Link::to).collect(),
            has_more_below: reading.has_more_below,
            has_files: !reading.files.is_empty(),
            files: files.into_iter().map(file).collect(),
            pdfs: pdf_rows(&pdfs),
            topic: page.to_ref().to_string(),
            present: reading.present,
            backlinks: reading.backlinks.iter().map(Link::to).collect(),
            labels: reading.labels.iter().map(|name| label_link(name)).collect(),
            holder: if reading.holder.is_empty() { String::new() } else { t.wiki_held_by(&reading.holder) },
            remarks: if reading.remarks == 0 {
                t.wiki_comments().to_owned()
            } else {
                t.wiki_comments_open(reading.remarks)
            },
            quotes: quotes(&reading.quoted),
            asks: reading.standing == Standing::Open,
            has_confirmed: reading.standing == Standing::Done,
            number: page.published,
            can_edit: may.edit,
            can_label: access::writes_beside(&reading.seen),
            can_comment: may.comment,
            can_manage: may.manage,
            is_inner: !page.is_space(),
            is_published: page.published > 0,
            is_empty: reading.drawn.html.as_str().is_empty(),
            waiting: waiting
                .map(
                    |(_, author, own)| {
                        if *own { t.wiki_waiting_own().to_owned() } else { t.wiki_waiting(author) }
                    },
                )
                .unwrap_or_default(),
            waiting_href: waiting.map(|(number, ..)| format!("{here}/versions/{number}")).unwrap_or_default(),
            writes: reading.writes.map(|name| t.wiki_writes(name)).unwrap_or_default(),
            stale: stale(t, &frame, page, now),
            starred: reading.starred,
            watched: reading.watched,
            tree: reading.tree,
            drawn: reading.drawn,
            page: frame,
            here,
            t,
        }
    }
}

fn label_link(name: &str) -> Link {
    Link { href: label_href(name), label: name.to_owned(), current: false }
}

fn quotes(quoted: &[(Id, String)]) -> String {
    let pairs = quoted.iter().map(|(thread, words)| serde_json::json!([thread.to_string(), words]));
    serde_json::Value::Array(pairs.collect()).to_string()
}

/// What can be opened and is a PDF file.
fn is_pdf(file: &File) -> bool {
    file.media_type == "application/pdf" && file.scan == Scan::Clean
}

fn file(file: &File) -> Link {
    Link { href: format!("/files/{}", file.id), label: file.name.clone(), current: false }
}

fn stale(t: T, frame: &Frame, page: &Page, now: Timestamp) -> String {
    let due = page.review_due.filter(|due| *due <= now);
    due.map(|due| t.wiki_stale(maru_web::date(frame.t, due))).unwrap_or_default()
}

/// Three headings and more are worth a list.
fn outline(drawn: &Drawn) -> Vec<OutlineRow> {
    let highest = drawn.headings.iter().map(|h| h.level).min().unwrap_or(1);
    let row = |heading: &crate::model::markdown::Heading| OutlineRow {
        href: format!("#{}", heading.anchor),
        label: heading.text.clone(),
        depth: (heading.level - highest).min(3),
    };
    if drawn.headings.len() < 3 { Vec::new() } else { drawn.headings.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::PersonId;

    #[test]
    fn a_large_pdf_file_waits_until_somebody_asks_for_it() {
        let sized = |size| File {
            id: Id::from_i64(1),
            hash: String::new(),
            owner: None,
            name: "지침.pdf".to_owned(),
            uploader: PersonId::from_i64(1),
            at: Timestamp::UNIX_EPOCH,
            size,
            media_type: "application/pdf".to_owned(),
            scan: Scan::Clean,
            thumbnails: false,
            picture: None,
        };
        let (small, large) = (sized(OPENS_BY_ITSELF), sized(OPENS_BY_ITSELF + 1));
        let opens = |files: &[&File]| pdf_rows(files).iter().map(|row| row.is_open).collect::<Vec<_>>();
        assert_eq!(opens(&[&small, &small]), [true, false]);
        assert_eq!(opens(&[&large, &small]), [false, false]);
    }
}
