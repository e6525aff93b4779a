//! The table of contents: where each section begins.

use crate::color::{LINE, MUTED};
use crate::document::{Document, Section, Span, Target};
use crate::flow::{BODY, Flow, NOTE, TITLE, after, plain};
use crate::line::Setting;
use crate::piece::{Ink, Node, Piece};
use crate::sheets::COLUMN;
use crate::tags::ROOT;
use crate::text::baseline;
use krilla::tagging::Tag;
use std::sync::Arc;

const INDENT: f32 = 14.0;
const DEEPEST: usize = 6;
/// Room for the number of a sheet.
const NUMBER: f32 = 34.0;
const HEADING: Setting = Setting { size: 12.5, leading: 18.5, ..TITLE };
/// From dot to dot.
const DOTS: f32 = 5.0;

/// The first sheets of a document of several sections.
pub fn contents(flow: &mut Flow<'_>, document: &Document) -> Vec<Piece> {
    let title = flow.tags.below(ROOT, Tag::Title);
    let mut pieces = flow.text(&[plain(&document.title)], title, COLUMN, TITLE);
    let origin = flow.tags.below(ROOT, Tag::P);
    pieces.extend(flow.text(&[plain(&document.origin)], origin, COLUMN, NOTE));
    let heading = flow.heading_node(ROOT, 1, document.words.contents);
    let words = flow.text(&[plain(document.words.contents)], heading, COLUMN, HEADING);
    after(&mut pieces, words, 26.0);
    pieces.iter_mut().for_each(|piece| piece.keeps = true);
    let list = flow.tags.below(ROOT, Tag::TOC);
    for (place, section) in document.sections.iter().enumerate() {
        let gap = match (place, section.depth) {
            (0, _) => 10.0,
            (_, 0 | 1) => 6.0,
            _ => 1.0,
        };
        let entry = entry(flow, section, list);
        after(&mut pieces, entry, gap);
    }
    pieces
}

fn entry(flow: &mut Flow<'_>, section: &Section, list: Node) -> Vec<Piece> {
    let node = flow.tags.below(list, Tag::TOCI);
    let indent = INDENT * section.depth.min(DEEPEST) as f32;
    let to = Some(Target::Anchor(section.anchor.clone()));
    let spans = [Span { text: section.title.clone(), to, ..Span::default() }];
    let setting = Setting { bold: section.depth <= 1, ..BODY };
    let mut pieces = flow.text(&spans, node, COLUMN - indent - NUMBER, setting);
    for piece in &mut pieces {
        piece.shift(indent, 0.0);
        for ink in &mut piece.inks {
            if let Ink::Words { run, .. } = ink {
                run.color = setting.color;
            }
        }
    }
    if let Some(last) = pieces.last_mut() {
        let y = baseline(setting);
        let end = last.inks.iter().filter_map(end).fold(indent, f32::max);
        let mut x = ((end + 8.0) / DOTS).ceil() * DOTS;
        while x < COLUMN - NUMBER + 8.0 {
            last.inks.push(Ink::Fill { x, y: y - 0.9, width: 0.9, height: 0.9, color: LINE });
            x += DOTS;
        }
        let anchor: Arc<str> = section.anchor.as_str().into();
        last.inks.push(Ink::Number { anchor, right: COLUMN, y, size: BODY.size, color: MUTED, node });
    }
    pieces
}

fn end(ink: &Ink) -> Option<f32> {
    match ink {
        Ink::Words { run, x, .. } => Some(x + run.width),
        _ => None,
    }
}
