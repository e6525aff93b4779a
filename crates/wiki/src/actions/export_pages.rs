//! Writes pages into one file to take away: what their reader may read, asked again at every page.

use super::export_pictures::Album;
use crate::Desk;
use crate::access;
use crate::drawn::draw;
use crate::error::Error;
use crate::model::archive::{Leaf, Places, relinked, way};
use crate::model::{Keys, Page, Text};
use crate::store::{page, revision, tree};
use crate::views::standalone::{Article, cover};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maru_files::{File, Scan};
use maru_kernel::{Cause, Event, Id, Lang, Viewer};
use maru_store::{Db, DbConn, StoreError};
use maru_web::{Bundle, Download, Made, Packing, Standalone, Wanted};
use std::collections::HashMap;
use std::io::{self, Write};

/// The most pages one file takes.
const MOST_PAGES: usize = 20_000;
/// Pages read at once.
const AT_ONCE: usize = 50;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An archive of Markdown files, with the files of the pages.
    Markdown,
    /// One HTML file that needs nothing else.
    Html,
    /// One PDF, for printing and for records.
    Pdf,
}

impl Form {
    /// The name kept in forms and in the log.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Markdown => "markdown",
            Form::Html => "html",
            Form::Pdf => "pdf",
        }
    }

    /// The form of that name.
    pub fn from_name(name: &str) -> Option<Form> {
        [Form::Markdown, Form::Html, Form::Pdf].into_iter().find(|form| form.name() == name)
    }
}

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// The first page.
    pub top: Id,
    /// Whether the pages below it are wanted too.
    pub below: bool,
    /// The form.
    pub form: Form,
    /// The address of the house, for links to what is not in the file.
    pub house: String,
    /// Whether somebody still waits for it.
    pub wanted: Wanted,
}

/// Writes the file, then the event that tells of it; only then may it be sent. Returns it with the title of the
/// first page. May take long.
///
/// # Errors
/// Nothing to read there, too many pages, a disk that is full, or nobody who waits for it any more.
pub fn export(
    db: &Db,
    cause: &Cause,
    desk: &Desk,
    viewer: &Viewer,
    lang: Lang,
    order: &Order,
) -> Result<(Made, String), Error> {
    let reader = Reader { db, desk, viewer, lang, order };
    let leaves = reader.leaves()?;
    let title = leaves.first().ok_or(Error::Missing)?.title.clone();
    let out = Download::begin(&desk.files.scratch())?;
    let (made, pages) = match order.form {
        Form::Markdown => reader.markdown(&leaves, Bundle::onto(out))?,
        Form::Html => reader.html(&leaves, out)?,
        Form::Pdf => reader.paper(&leaves, out)?,
    };
    let details = serde_json::json!({
        "form": order.form.name(), "pages": pages, "bytes": made.bytes, "sha256": made.sha256,
    });
    let event = Event::new("wiki.exported").about(crate::model::page_ref(order.top)).with(details);
    db.write_blocking(cause, move |tx| tx.record(&event).map(|_| ()))?;
    Ok((made, title))
}

/// Who reads, from where.
pub(super) struct Reader<'r> {
    pub(super) db: &'r Db,
    pub(super) desk: &'r Desk,
    viewer: &'r Viewer,
    pub(super) lang: Lang,
    pub(super) order: &'r Order,
}

/// A page with what belongs to it.
pub(super) struct Sheet {
    page: Page,
    pub(super) text: Text,
    pub(super) files: Vec<File>,
}

impl Reader<'_> {
    pub(super) fn keys(&self, conn: &mut DbConn) -> Result<Keys, StoreError> {
        Ok(Keys::new(self.viewer, self.desk.offers.scope_keys(conn, self.viewer)?))
    }

    fn leaves(&self) -> Result<Vec<Leaf>, Error> {
        let (top, below) = (self.order.top, self.order.below);
        let leaves = self.db.read_blocking(|conn| {
            let keys = self.keys(conn)?;
            let page = access::read(page::seen(conn, &keys, top)?)?.page;
            match below {
                true => Ok(tree::readable_branch(conn, &keys, top, MOST_PAGES + 1)?),
                false => Ok::<_, Error>(vec![Leaf { id: top, above: None, title: page.title }]),
            }
        })?;
        if leaves.len() > MOST_PAGES { Err(Error::Many(MOST_PAGES)) } else { Ok(leaves) }
    }

    /// Calls `work` with every page that may still be read; says how many there were.
    pub(super) fn each(
        &self,
        leaves: &[Leaf],
        mut work: impl FnMut(usize, &Sheet) -> Result<(), Error>,
    ) -> Result<usize, Error> {
        let mut count = 0;
        for (n, some) in leaves.chunks(AT_ONCE).enumerate() {
            self.order.wanted.check()?;
            let sheets = self.db.read_blocking(|conn| self.sheets(conn, some))?;
            for (place, leaf) in some.iter().enumerate() {
                if let Some(sheet) = sheets.get(&leaf.id) {
                    work(n * AT_ONCE + place, sheet)?;
                    count += 1;
                }
            }
        }
        Ok(count)
    }

    fn sheets(&self, conn: &mut DbConn, leaves: &[Leaf]) -> Result<HashMap<Id, Sheet>, Error> {
        let (keys, mut sheets) = (self.keys(conn)?, HashMap::new());
        let ids: Vec<Id> = leaves.iter().map(|leaf| leaf.id).collect();
        for page in page::some(conn, &keys, &ids)? {
            if let Some(text) = revision::text(conn, page.id, page.published)? {
                let mut files = maru_files::of_owner(conn, &page.to_ref())?;
                files.retain(|file| file.scan == Scan::Clean);
                sheets.insert(page.id, Sheet { page, text, files });
            }
        }
        Ok(sheets)
    }

    fn markdown(&self, leaves: &[Leaf], mut bundle: Bundle) -> Result<(Made, usize), Error> {
        let mut places = Places::of(leaves);
        let count = self.each(leaves, |n, sheet| {
            let id = sheet.page.id;
            let here = format!("{}.md", places.page(id).unwrap_or_default());
            let files: Vec<(&File, String)> =
                sheet.files.iter().map(|file| (file, places.file(id, &file.name))).collect();
            let place = |address: &str| match address.strip_prefix("/files/") {
                Some(file) => {
                    let id: Id = file.split('/').next()?.parse().ok()?;
                    files.iter().find(|(file, _)| file.id == id).map(|(_, place)| way(&here, place))
                }
                None => {
                    let id: Id = address.strip_prefix("/wiki/pages/")?.parse().ok()?;
                    places.page(id).map(|place| way(&here, &format!("{place}.md")))
                }
            };
            let text = front_matter(sheet, n) + &relinked(&sheet.text.body, place);
            bundle.add(&here, Packing::Packed, text.len() as u64, text.as_bytes())?;
            for (file, place) in &files {
                bundle.add(place, Packing::Stored, file.size, self.desk.files.content(file)?)?;
            }
            Ok(())
        })?;
        Ok((bundle.finish()?, count))
    }

    fn html(&self, leaves: &[Leaf], mut out: Download) -> Result<(Made, usize), Error> {
        let anchors: HashMap<Id, usize> = leaves.iter().enumerate().map(|(n, leaf)| (leaf.id, n)).collect();
        let cover = cover(self.lang, leaves).render().map_err(io::Error::other)?;
        out.write_all(cover.as_bytes())?;
        let album = Album::of_copies();
        let count = self.each(leaves, |n, sheet| {
            let drawn = draw(self.lang, &sheet.text.body).html;
            let html = drawn.with(|name, value| match name {
                "id" => Some(format!("p{n}-{value}")),
                "href" => Some(self.link(&anchors, n, value)),
                "src" => self.picture(&album, sheet, value).map(|(file, content)| {
                    format!("data:{};base64,{}", file.media_type, STANDARD.encode(content))
                }),
                _ => Some(value.to_owned()),
            });
            album.check()?;
            let article = Article { anchor: format!("p{n}"), title: &sheet.text.revision.title, html };
            let article = article.render().map_err(io::Error::other)?;
            out.write_all(article.as_bytes())?;
            Ok(())
        })?;
        out.write_all(Standalone::END.as_bytes())?;
        Ok((out.finish()?, count))
    }

    /// Where a link of page number `n` leads: within the file as far as it goes, else to the house.
    fn link(&self, anchors: &HashMap<Id, usize>, n: usize, address: &str) -> String {
        let known = page_of(address).and_then(|(id, anchor)| Some((anchors.get(&id)?, anchor)));
        match (known, address.strip_prefix('#')) {
            (Some((page, "")), _) => format!("#p{page}"),
            (Some((page, anchor)), _) => format!("#p{page}-{anchor}"),
            (None, Some(anchor)) => format!("#p{n}-{anchor}"),
            (None, None) if address.starts_with('/') => format!("{}{address}", self.order.house),
            (None, None) => address.to_owned(),
        }
    }
}

/// The page that an address of the house leads to, and the anchor in it, which may be empty.
pub(super) fn page_of(address: &str) -> Option<(Id, &str)> {
    let rest = address.strip_prefix("/wiki/pages/")?;
    let (id, anchor) = rest.split_once('#').unwrap_or((rest, ""));
    Some((id.parse().ok()?, anchor))
}

/// What a file says of its page before the text, in YAML as far as JSON is YAML.
fn front_matter(sheet: &Sheet, order: usize) -> String {
    let title = serde_json::Value::from(sheet.text.revision.title.as_str());
    format!("---\ntitle: {title}\norder: {order}\nchanged: {}\n---\n\n", sheet.text.revision.at)
}
