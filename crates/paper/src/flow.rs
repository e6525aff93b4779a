//! Lays out a text as pieces below one another, as wide as their column.

use crate::Error;
use crate::color::{Color, HEAD, LINE, MUTED, SOFT, TEXT, of_tone};
use crate::contents;
use crate::document::{Align, Block, Document, Look, Picture, Section, Span, Tone, Words};
use crate::face::Faces;
use crate::line::Setting;
use crate::picture::Album;
use crate::piece::{Ink, Node, Piece, backed};
use crate::sheets::{COLUMN, ROOM};
use crate::tags::{ROOT, Tags};
use krilla::tagging::{Tag, TagKind};
use std::num::NonZeroU16;
use std::sync::Arc;

/// The text of a page: letters of 10.5 points, lines 1.6 times as high.
pub const BODY: Setting = Setting { size: 10.5, leading: 16.8, color: TEXT, bold: false };
/// Lines about the text.
pub const NOTE: Setting = Setting { size: 9.0, leading: 14.0, color: MUTED, bold: false };
/// The title of a section.
pub const TITLE: Setting = Setting { size: 20.0, leading: 27.0, color: TEXT, bold: true };
/// Headings within it, from the highest: size, leading, space above.
const HEADINGS: [(f32, f32, f32); 4] =
    [(14.5, 20.5, 24.0), (12.5, 18.5, 19.0), (11.0, 17.0, 15.0), (10.5, 16.8, 13.0)];
const CODE: Setting = Setting { size: 9.0, leading: 13.8, color: TEXT, bold: false };
const SMALL: Setting = Setting { size: 9.0, leading: 14.0, color: TEXT, bold: false };
/// Pixels of the web in points.
const PIXEL: f32 = 0.75;
/// How far words are from the edge of what lies behind them.
const INSET: f32 = 12.0;
/// The narrowest column that what is nested leaves, in points.
const NARROWEST: f32 = 50.0;
/// The longest words that the file says of itself: outlines, alternatives.
pub const LONGEST: usize = 300;

/// A line of the outline.
pub struct Entry {
    pub level: u8,
    pub title: String,
    pub anchor: Arc<str>,
}

/// What is at hand while a text is laid out.
pub struct Flow<'f> {
    pub faces: &'f Faces,
    pub tags: &'f mut Tags,
    pub words: &'f Words,
    /// Where lines stand in their column.
    pub align: Align,
    outline: Vec<Entry>,
    album: Album,
    /// Whether something has no room on any sheet.
    pub is_vast: bool,
    /// How many lists are around.
    pub lists: usize,
    /// The highest heading of the section.
    highest: u8,
}

/// The whole document, and its outline.
pub fn document(
    faces: &Faces,
    document: &Document,
    tags: &mut Tags,
    most: usize,
) -> Result<(Vec<Piece>, Vec<Entry>), Error> {
    let mut flow = Flow {
        faces,
        tags,
        words: &document.words,
        align: Align::Left,
        outline: Vec::new(),
        album: Album::default(),
        is_vast: false,
        lists: 0,
        highest: 1,
    };
    let mut pieces = Vec::new();
    if document.sections.len() > 1 {
        pieces = contents::contents(&mut flow, document);
    }
    for section in &document.sections {
        pieces.extend(flow.section(section));
        if flow.is_vast {
            return Err(Error::Pages(most));
        }
        if flow.album.is_over() {
            return Err(Error::Pictures);
        }
    }
    Ok((pieces, flow.outline))
}

impl Flow<'_> {
    fn section(&mut self, section: &Section) -> Vec<Piece> {
        let node = self.tags.below(ROOT, Tag::Section);
        let depth = u8::try_from(section.depth.min(20)).unwrap_or_default();
        let heading = self.heading_node(node, 1, &section.title);
        let anchor = self.enter(depth, &section.title, &section.anchor);
        let mut pieces = self.text(&[plain(&section.title)], heading, COLUMN, TITLE);
        if let Some(first) = pieces.first_mut() {
            first.begins = true;
            first.inks.push(Ink::Anchor(anchor));
        }
        if !section.note.is_empty() {
            let note = self.tags.below(node, Tag::P);
            pieces.extend(self.text(&[plain(&section.note)], note, COLUMN, NOTE));
        }
        pieces.push(line(COLUMN, 6.0));
        pieces.iter_mut().for_each(|piece| piece.keeps = true);
        self.highest = highest(&section.blocks);
        let base = depth + 1;
        let text = self.blocks(&section.blocks, node, COLUMN, BODY, base);
        after(&mut pieces, text, 14.0);
        pieces
    }

    /// Blocks below one another; `base` is the level that headings have in the outline.
    pub fn blocks(
        &mut self,
        blocks: &[Block],
        node: Node,
        width: f32,
        setting: Setting,
        base: u8,
    ) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (place, block) in blocks.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|place| blocks.get(place));
            let made = self.block(block, node, width.max(1.0), setting, base);
            after(&mut pieces, made, self.gap(before, block, setting));
        }
        pieces
    }

    fn gap(&self, before: Option<&Block>, block: &Block, setting: Setting) -> f32 {
        let text = setting.size * 0.7;
        let own = match block {
            Block::Heading { level, .. } => self.heading(*level).2,
            Block::Rule | Block::Picture(_) => text * 1.6,
            Block::Table(_) | Block::Code(_) | Block::Callout { .. } => text * 1.3,
            Block::Notes(_) => 24.0,
            Block::List { .. } if matches!(before, Some(Block::Paragraph(_))) => text * 0.6,
            Block::Paragraph(_) | Block::List { .. } | Block::Quote(_) => text,
        };
        match before {
            Some(Block::Heading { .. }) if matches!(block, Block::Heading { .. }) => own * 0.5,
            Some(Block::Heading { .. }) => text * 0.8,
            Some(Block::Table(_) | Block::Code(_) | Block::Callout { .. } | Block::Picture(_)) => {
                own.max(text * 1.5)
            }
            Some(Block::Rule) => own.max(text * 1.6),
            _ => own,
        }
    }

    fn block(&mut self, block: &Block, node: Node, width: f32, setting: Setting, base: u8) -> Vec<Piece> {
        match block {
            Block::Heading { level, anchor, spans } => {
                self.heading_pieces((*level, anchor, spans), node, width, base)
            }
            Block::Paragraph(spans) => {
                let paragraph = self.tags.below(node, Tag::P);
                self.text(spans, paragraph, width, setting)
            }
            Block::List { start, items } => self.list(*start, items, node, width, setting, base),
            Block::Quote(blocks) => {
                let quote = self.tags.below(node, Tag::BlockQuote);
                let muted = Setting { color: MUTED, ..setting };
                let inset = room(width, INSET);
                let pieces = self.blocks(blocks, quote, width - inset, muted, base);
                framed(pieces, (width, inset), None, Some(LINE), 0.0)
            }
            Block::Callout { tone, title, blocks } => {
                self.callout((*tone, title, blocks), node, width, setting, base)
            }
            Block::Code(code) => self.code(code, node, width),
            Block::Table(table) => self.table(table, node, width, setting, base),
            Block::Picture(picture) => self.picture(picture, node, width, setting),
            Block::Notes(blocks) => {
                let mut pieces = vec![line(width * 0.3, 0.0)];
                let text = self.blocks(blocks, node, width, SMALL, base);
                after(&mut pieces, text, 6.0);
                pieces
            }
            Block::Rule => vec![line(width, 0.0)],
        }
    }

    /// How a heading that its author wrote at this level is set: the highest of a section always alike.
    fn heading(&self, level: u8) -> (f32, f32, f32) {
        let place = usize::from(level.saturating_sub(self.highest)).min(HEADINGS.len() - 1);
        HEADINGS.get(place).copied().unwrap_or((BODY.size, BODY.leading, BODY.size))
    }

    fn heading_pieces(
        &mut self,
        (level, anchor, spans): (u8, &str, &[Span]),
        node: Node,
        width: f32,
        base: u8,
    ) -> Vec<Piece> {
        let (size, leading, _) = self.heading(level);
        let below = level.saturating_sub(self.highest);
        let words: String = spans.iter().map(|span| span.text.as_str()).collect();
        let node = self.heading_node(node, u16::from(below) + 2, &words);
        let anchor = self.enter(base.saturating_add(below), &words, anchor);
        let setting = Setting { size, leading, color: TEXT, bold: true };
        let mut pieces = self.text(spans, node, width, setting);
        pieces.iter_mut().for_each(|piece| piece.keeps = true);
        if let Some(first) = pieces.first_mut() {
            first.inks.push(Ink::Anchor(anchor));
        }
        pieces
    }

    /// A node for a heading with this title.
    pub fn heading_node(&mut self, above: Node, level: u16, title: &str) -> Node {
        let tag = Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(short(title)));
        self.tags.below(above, TagKind::from(tag))
    }

    fn enter(&mut self, level: u8, title: &str, anchor: &str) -> Arc<str> {
        let anchor: Arc<str> =
            if anchor.is_empty() { format!("#{}", self.outline.len()).into() } else { anchor.into() };
        self.outline.push(Entry { level, title: short(title), anchor: Arc::clone(&anchor) });
        anchor
    }

    fn callout(
        &mut self,
        (tone, title, blocks): (Tone, &str, &[Block]),
        node: Node,
        width: f32,
        setting: Setting,
        base: u8,
    ) -> Vec<Piece> {
        let node = self.tags.below(node, Tag::Div);
        let (inset, color) = (room(width, INSET * 2.0) / 2.0, of_tone(tone));
        let inside = width - inset * 2.0;
        let mut pieces = Vec::new();
        if !title.is_empty() {
            let heading = self.tags.below(node, Tag::P);
            pieces = self.text(&[plain(title)], heading, inside, Setting { color, bold: true, ..setting });
            pieces.iter_mut().for_each(|piece| piece.keeps = true);
        }
        let text = self.blocks(blocks, node, inside, setting, base);
        after(&mut pieces, text, 2.0);
        framed(pieces, (width, inset), Some(SOFT), Some(color), 7.0)
    }

    fn code(&mut self, code: &str, node: Node, width: f32) -> Vec<Piece> {
        let paragraph = self.tags.below(node, Tag::P);
        let node = self.tags.below(paragraph, Tag::Code);
        let text = code.trim_end_matches('\n').replace('\t', "    ");
        let span = Span { text, look: Look { code: true, ..Look::default() }, to: None };
        let align = std::mem::take(&mut self.align);
        let inset = room(width, INSET * 2.0) / 2.0;
        let mut pieces = self.text(&[span], node, width - inset * 2.0, CODE);
        self.align = align;
        // The ground of the block is enough.
        for piece in &mut pieces {
            piece.inks.retain(|ink| !matches!(ink, Ink::Fill { .. }));
        }
        if pieces.len() <= 6 {
            let last = pieces.len().saturating_sub(1);
            pieces.iter_mut().take(last).for_each(|piece| piece.keeps = true);
        }
        framed(pieces, (width, inset), Some(SOFT), None, 8.0)
    }

    fn picture(&mut self, picture: &Picture, node: Node, width: f32, setting: Setting) -> Vec<Piece> {
        let words = if picture.words.is_empty() { self.words.picture } else { picture.words.as_str() };
        let read = picture.content.as_ref().and_then(|content| self.album.read(content));
        let Some((image, wide, high)) = read else {
            let node = self.tags.below(node, Tag::P);
            let look = Look { italic: true, ..Look::default() };
            let span = Span { text: format!("[{words}]"), look, to: None };
            return self.text(&[span], node, width, Setting { color: MUTED, ..setting });
        };
        let node = self.tags.below(node, TagKind::from(Tag::Figure(Some(short(words)))));
        let wanted = picture.width.map_or(wide, f32::from) * PIXEL;
        let scale = (wanted.min(width) / wide).min(ROOM * 0.8 / high);
        let (width, height) = ((wide * scale).max(0.1), (high * scale).max(0.1));
        let ink = Ink::Picture { image, x: 0.0, y: 0.0, width, height, node };
        vec![Piece { height, inks: vec![ink], ..Piece::default() }]
    }
}

/// How far something may be moved in, so that a column is left however deep it is nested.
pub fn room(width: f32, wanted: f32) -> f32 {
    if width - wanted >= NARROWEST { wanted } else { 0.0 }
}

/// Pieces moved in, with what lies behind them.
fn framed(
    mut pieces: Vec<Piece>,
    (width, inset): (f32, f32),
    ground: Option<Color>,
    bar: Option<Color>,
    pad: f32,
) -> Vec<Piece> {
    pieces.iter_mut().for_each(|piece| piece.shift(inset, 0.0));
    backed(&mut pieces, width, ground, bar, pad);
    pieces
}

/// Puts pieces below others, with space between them.
pub fn after(pieces: &mut Vec<Piece>, mut more: Vec<Piece>, gap: f32) {
    if let Some(first) = more.first_mut() {
        first.before = gap;
    }
    pieces.append(&mut more);
}

/// A line across.
fn line(width: f32, above: f32) -> Piece {
    let ink = Ink::Fill { x: 0.0, y: above, width, height: 0.6, color: LINE };
    Piece { height: above + 0.6, inks: vec![ink], ..Piece::default() }
}

/// The ground of cells that say what others are.
pub const HEAD_CELL: Color = HEAD;

/// Words of no particular look.
pub fn plain(text: &str) -> Span {
    Span { text: text.to_owned(), ..Span::default() }
}

/// Words that the file says of itself, no longer than it may.
pub fn short(words: &str) -> String {
    let clean = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept: String = clean.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if kept.is_empty() { "-".to_owned() } else { kept }
}

fn highest(blocks: &[Block]) -> u8 {
    let level = |block: &Block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    };
    blocks.iter().filter_map(level).min().unwrap_or(1)
}
