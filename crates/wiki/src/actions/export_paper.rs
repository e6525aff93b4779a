//! Writes pages as one PDF: a section a page, laid out from what readers see on the screen.

use super::export_pages::{Reader, Sheet, page_of};
use super::export_pictures::Album;
use crate::drawn::draw;
use crate::error::Error;
use crate::model::archive::Leaf;
use crate::model::bundle::unescaped;
use crate::model::paper::{Leads, blocks};
use crate::model::tree::tree;
use crate::store::page;
use crate::texts::T;
use jiff::tz::TimeZone;
use maru_kernel::{Id, Timestamp};
use maru_paper::{Block, Day, Document, Section, Span, Target, Tone, Words};
use maru_web::{Download, Made};
use std::collections::HashMap;
use std::io::Write;

/// The most sheets of one PDF.
const MOST_SHEETS: usize = 2_000;
/// The most text of one PDF, in bytes: more than the sheets hold.
const MOST_TEXT: usize = 16 * 1024 * 1024;

/// Letters without a typeface that are named by their numbers.
const MOST_NAMED: usize = 8;

impl Reader<'_> {
    /// The PDF of these pages; says how many there were.
    pub(super) fn paper(&self, leaves: &[Leaf], mut out: Download) -> Result<(Made, usize), Error> {
        let (t, depths, places) = (T(self.lang), depths(leaves), places(leaves));
        let (mut document, mut text) = (Document::default(), 0);
        let (mut latest, album) = (None, Album::default());
        let count = self.each(leaves, |n, sheet| {
            text += sheet.text.body.len();
            if text > MOST_TEXT {
                return Err(Error::Sheets(MOST_SHEETS));
            }
            let revision = &sheet.text.revision;
            latest = latest.max(Some(revision.at));
            document.sections.push(Section {
                anchor: format!("p{n}"),
                title: revision.title.clone(),
                note: t.export_version(maru_web::date(maru_web::T(self.lang), revision.at), revision.number),
                depth: depths.get(n).copied().unwrap_or_default(),
                blocks: boxes(t, &sheet.text.body)?
                    .into_iter()
                    .chain(self.section(&places, n, sheet, &album))
                    .collect(),
            });
            album.check()
        })?;
        let latest = latest.ok_or(Error::Missing)?;
        self.describe(&mut document, leaves, latest)?;
        out.write_all(&maru_paper::pdf(&document, MOST_SHEETS)?)?;
        Ok((out.finish()?, count))
    }

    fn section(&self, places: &HashMap<Id, usize>, n: usize, sheet: &Sheet, album: &Album) -> Vec<Block> {
        let nodes = tree(&draw(self.lang, &sheet.text.body).html);
        let leads = Leads {
            target: &|address| Some(self.target(places, n, address)),
            anchor: &|anchor| format!("p{n}-{anchor}"),
            picture: &|address| Some(self.picture(album, sheet, address)?.1),
        };
        blocks(&nodes, &leads)
    }

    /// Where a link of page number `n` leads: within the document as far as it goes, else to the house.
    fn target(&self, places: &HashMap<Id, usize>, n: usize, address: &str) -> Target {
        let readable = |anchor: &str| unescaped(anchor).unwrap_or_else(|| anchor.to_owned());
        if let Some(anchor) = address.strip_prefix('#') {
            return Target::Anchor(format!("p{n}-{}", readable(anchor)));
        }
        match page_of(address).and_then(|(id, anchor)| Some((places.get(&id)?, anchor))) {
            Some((page, "")) => Target::Anchor(format!("p{page}")),
            Some((page, anchor)) => Target::Anchor(format!("p{page}-{}", readable(anchor))),
            None if address.starts_with('/') => Target::Web(format!("{}{address}", self.order.house)),
            None => Target::Web(address.to_owned()),
        }
    }

    /// What the document says of itself.
    fn describe(&self, document: &mut Document, leaves: &[Leaf], latest: Timestamp) -> Result<(), Error> {
        let t = T(self.lang);
        let space = self.space(leaves)?;
        let date = maru_web::date(maru_web::T(self.lang), latest);
        let one = document.sections.first().filter(|_| document.sections.len() == 1);
        let version = one.map_or(date, |section| section.note.clone());
        document.title = document.sections.first().map(|section| section.title.clone()).unwrap_or_default();
        let is_same = space.as_deref().is_none_or(|space| space == document.title);
        document.origin = space.filter(|_| !is_same).map_or(version.clone(), |s| format!("{s} · {version}"));
        document.language = self.lang.tag();
        document.day = day(latest);
        document.words = Words {
            contents: t.export_contents(),
            done: t.callout_done(),
            open: t.callout_open(),
            picture: t.export_picture(),
        };
        Ok(())
    }

    /// The name of the space, for those who may see its first page.
    fn space(&self, leaves: &[Leaf]) -> Result<Option<String>, Error> {
        let Some(top) = leaves.first().map(|leaf| leaf.id) else { return Ok(None) };
        self.db.read_blocking(|conn| {
            let keys = self.keys(conn)?;
            let Some(page) = page::some(conn, &keys, &[top])?.pop() else { return Ok(None) };
            Ok(page::some(conn, &keys, &[page.space])?.pop().map(|space| space.title))
        })
    }
}

/// Says above a text which of its letters the typefaces do not have, as far as there is room.
fn boxes(t: T, body: &str) -> Result<Option<Block>, Error> {
    let unknown = maru_paper::not_shown(body)?;
    if unknown.is_empty() {
        return Ok(None);
    }
    let names: Vec<String> =
        unknown.iter().take(MOST_NAMED).map(|letter| format!("U+{:04X}", u32::from(*letter))).collect();
    let text = t.export_boxes(unknown.len(), names.join(", "));
    let blocks = vec![Block::Paragraph(vec![Span { text, ..Span::default() }])];
    Ok(Some(Block::Callout { tone: Tone::Note, title: String::new(), blocks }))
}

fn places(leaves: &[Leaf]) -> HashMap<Id, usize> {
    leaves.iter().enumerate().map(|(n, leaf)| (leaf.id, n)).collect()
}

/// How deep each page stands below the first.
fn depths(leaves: &[Leaf]) -> Vec<usize> {
    let (mut depths, mut known) = (Vec::new(), HashMap::new());
    for leaf in leaves {
        let depth = leaf.above.and_then(|above| known.get(&above)).map_or(0, |above: &usize| above + 1);
        known.insert(leaf.id, depth);
        depths.push(depth);
    }
    depths
}

/// The day in Korean time.
fn day(at: Timestamp) -> Option<Day> {
    let day = at.to_zoned(TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC)).date();
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Some(Day { year: u16::try_from(day.year()).ok()?, month, day: of_month })
}
