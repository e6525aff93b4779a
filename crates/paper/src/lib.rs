//! Documents laid out on A4 paper, as PDF: Korean type, outline, contents, tables over several pages, tags for
//! screen readers. Knows nothing of Markdown, wikis or databases.

mod color;
mod contents;
mod document;
mod draw;
mod face;
mod flow;
mod grid;
mod line;
mod list;
mod picture;
mod piece;
mod sheets;
mod table;
mod tags;
mod text;

pub use document::{
    Align, Block, Cell, Day, Document, Item, Look, Picture, Rise, Section, Span, Table, Target, Tone, Words,
};

use std::collections::BTreeSet;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// Why there is no PDF.
#[derive(Debug, Error)]
pub enum Error {
    /// It would have more pages than the caller takes, or more on them than anybody reads.
    #[error("more than {0} pages")]
    Pages(usize),
    /// Its pictures have more pixels together than a file takes.
    #[error("too many pixels")]
    Pictures,
    /// The fonts or the writer of the PDF failed.
    #[error("pdf: {0}")]
    Failed(String),
}

/// The letters of a text that no typeface of the house has: on paper they are empty boxes.
///
/// # Errors
/// The typefaces cannot be read.
pub fn not_shown(text: &str) -> Result<BTreeSet<char>, Error> {
    let faces = face::faces()?;
    Ok(text.nfc().filter(|letter| !faces.shows(*letter)).collect())
}

/// A PDF (PDF/A-2u and PDF/UA-1) of the document; the same document makes the same bytes. Takes about a second for a
/// hundred pages of a build without optimisation.
///
/// # Errors
/// More than `most` pages, far too much on them, too many pixels in its pictures, or a failure of the writer.
pub fn pdf(document: &Document, most: usize) -> Result<Vec<u8>, Error> {
    let faces = face::faces()?;
    let mut tags = tags::Tags::new();
    let (pieces, outline) = flow::document(faces, document, &mut tags, most)?;
    let sheets = sheets::sheets(pieces, most)?;
    draw::draw(faces, document, &sheets, &outline, tags)
}
