//! Draws sheets into a PDF: words with their tags and links, what stands above and below the text, the outline.

use crate::Error;
use crate::color::{Color, LINE, MUTED, TEXT, fill};
use crate::document::{Document, Target};
use crate::face::Faces;
use crate::flow::{Entry, plain, short};
use crate::line::{Line, Run, Setting, lines};
use crate::piece::{Ink, Node};
use crate::sheets::{BOTTOM, COLUMN, HEIGHT, Placed, SIDE, Sheets, WIDTH};
use crate::tags::Tags;
use krilla::SerializeSettings;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Stroke;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::KrillaGlyph;
use std::fmt::Display;

/// How far slanted letters lean.
const LEAN: f32 = -0.2;
/// Words above and below the text.
const EDGE: Setting = Setting { size: 8.0, leading: 12.0, color: MUTED, bold: false };
/// Where they stand.
const ABOVE: f32 = 48.0;
const BELOW: f32 = HEIGHT - BOTTOM + 34.0;
/// Longer addresses are not made links.
const LONGEST_ADDRESS: usize = 2_000;

fn failed(error: impl Display) -> Error {
    Error::Failed(error.to_string())
}

/// A link to be laid over words.
struct Over {
    rect: Rect,
    target: krilla::annotation::Target,
    words: String,
    node: Node,
}

struct Pen<'p> {
    faces: &'p Faces,
    document: &'p Document,
    sheets: &'p Sheets,
    tags: Tags,
    overs: Vec<Over>,
}

/// The file.
pub fn draw(
    faces: &Faces,
    document: &Document,
    sheets: &Sheets,
    outline: &[Entry],
    tags: Tags,
) -> Result<Vec<u8>, Error> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_U)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| Error::Failed(format!("{error:?}")))?;
    let mut pdf =
        krilla::Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut pen = Pen { faces, document, sheets, tags, overs: Vec::new() };
    let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| failed("no size of sheets"))?;
    for (number, sheet) in sheets.sheets.iter().enumerate() {
        let mut page = pdf.start_page_with(size.clone());
        let mut surface = page.surface();
        pen.edges(&mut surface, number + 1);
        for placed in sheet {
            pen.piece(&mut surface, placed);
        }
        surface.finish();
        for over in std::mem::take(&mut pen.overs) {
            let link = LinkAnnotation::new(over.rect, over.target);
            let leaf = page.add_tagged_annotation(Annotation::new_link(link, Some(over.words)));
            pen.tags.leaf(over.node, leaf);
        }
        page.finish();
    }
    pdf.set_outline(tree(outline, sheets));
    pdf.set_metadata(metadata(document));
    pdf.set_tag_tree(pen.tags.tree());
    pdf.finish().map_err(|error| Error::Failed(format!("{error:?}").chars().take(500).collect()))
}

fn metadata(document: &Document) -> Metadata {
    let day = document.day.unwrap_or_default();
    let date = DateTime::new(day.year).month(day.month.max(1)).day(day.day.max(1));
    let date = date.hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0);
    Metadata::new()
        .title(short(&document.title))
        .language(document.language.to_owned())
        .creator("Maru".to_owned())
        .creation_date(date)
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

impl Pen<'_> {
    /// What stands above and below the text of every sheet.
    fn edges(&self, surface: &mut Surface<'_>, number: usize) {
        surface.start_tagged(artifact(ArtifactType::Header));
        let origin = self.elided(&self.document.origin, COLUMN * 0.45);
        let title = self.elided(&self.document.title, COLUMN - origin.width - 24.0);
        let right = SIDE + COLUMN - origin.width;
        self.edge(surface, title, SIDE, ABOVE);
        self.edge(surface, origin, right, ABOVE);
        rectangle(surface, (SIDE, ABOVE + 7.0, COLUMN, 0.5), LINE);
        surface.end_tagged();
        surface.start_tagged(artifact(ArtifactType::Footer));
        let words = format!("{number} / {}", self.sheets.sheets.len());
        let numbers = self.elided(&words, COLUMN);
        let x = (WIDTH - numbers.width) / 2.0;
        self.edge(surface, numbers, x, BELOW);
        surface.end_tagged();
    }

    fn edge(&self, surface: &mut Surface<'_>, line: Line, x: f32, y: f32) {
        for run in line.runs {
            self.glyphs(surface, &run, x + run.x, y);
        }
    }

    /// Words on one line of this width at most.
    fn elided(&self, words: &str, width: f32) -> Line {
        let words = short(words);
        let set = |words: &str| lines(self.faces, &[plain(words)], EDGE, f32::MAX).into_iter().next();
        let whole = set(&words).unwrap_or_default();
        if whole.width <= width {
            return whole;
        }
        let mut letters: Vec<char> = words.chars().collect();
        loop {
            letters.truncate(letters.len().saturating_sub(3));
            let shorter: String = letters.iter().chain(&['\u{2026}']).collect();
            let line = set(&shorter).unwrap_or_default();
            if line.width <= width || letters.is_empty() {
                return line;
            }
        }
    }

    fn piece(&mut self, surface: &mut Surface<'_>, placed: &Placed) {
        let down = placed.y;
        if placed.is_again {
            surface.start_tagged(artifact(ArtifactType::Layout));
        }
        for ink in &placed.piece.inks {
            self.ink(surface, ink, down, placed.is_again);
        }
        if placed.is_again {
            surface.end_tagged();
        }
    }

    fn ink(&mut self, surface: &mut Surface<'_>, ink: &Ink, down: f32, is_again: bool) {
        match ink {
            Ink::Anchor(_) => {}
            Ink::Fill { x, y, width, height, color } => {
                let place = (SIDE + x, down + y, *width, *height);
                tagged(surface, None, is_again, |surface| rectangle(surface, place, *color));
            }
            Ink::Frame { x, y, width, height } => {
                let place = (SIDE + x, down + y, *width, *height);
                tagged(surface, None, is_again, |surface| frame(surface, place));
            }
            Ink::Words { run, x, y, node, to } => {
                let (x, y) = (SIDE + x, down + y);
                let leaf = tagged(surface, Some(()), is_again, |surface| self.glyphs(surface, run, x, y));
                if let Some(leaf) = leaf {
                    self.tags.leaf(*node, leaf);
                    self.overs.extend(to.as_ref().and_then(|to| self.over(run, x, y, to, *node)));
                }
            }
            Ink::Number { anchor, right, y, size, color, node } => {
                let number = self.sheets.anchors.get(anchor).map_or(0, |(sheet, _)| sheet + 1);
                let setting = Setting { size: *size, color: *color, ..EDGE };
                let line = lines(self.faces, &[plain(&number.to_string())], setting, f32::MAX);
                for run in line.into_iter().flat_map(|line| line.runs) {
                    let x = SIDE + right - run.width;
                    let leaf = tagged(surface, Some(()), is_again, |s| self.glyphs(s, &run, x, down + y));
                    leaf.into_iter().for_each(|leaf| self.tags.leaf(*node, leaf));
                }
            }
            Ink::Picture { image, x, y, width, height, node } => {
                let leaf = tagged(surface, Some(()), is_again, |surface| {
                    surface.push_transform(&Transform::from_translate(SIDE + x, down + y));
                    if let Some(size) = Size::from_wh(*width, *height) {
                        surface.draw_image(image.clone(), size);
                    }
                    surface.pop();
                });
                leaf.into_iter().for_each(|leaf| self.tags.leaf(*node, leaf));
            }
            Ink::Box { x, y, size, is_done, node } => {
                let place = (SIDE + x, down + y, *size);
                let leaf = tagged(surface, Some(()), is_again, |surface| task(surface, place, *is_done));
                leaf.into_iter().for_each(|leaf| self.tags.leaf(*node, leaf));
            }
        }
    }

    /// Glyphs from `x` on the line `y`.
    fn glyphs(&self, surface: &mut Surface<'_>, run: &Run, x: f32, y: f32) {
        let (mut text, mut glyphs) = (String::new(), Vec::new());
        for set in &run.sets {
            let start = text.len();
            text.push(set.shows);
            let (width, offset) = (set.letter.width, set.letter.offset);
            let range = start..text.len();
            glyphs.push(KrillaGlyph::new(set.letter.glyph, width, offset, 0.0, 0.0, range, None));
        }
        let font = self.faces.face(run.kind).font.clone();
        surface.set_fill(Some(fill(run.color)));
        surface.set_stroke(None);
        if run.look.italic {
            surface.push_transform(&Transform::from_row(1.0, 0.0, LEAN, 1.0, x, y));
            surface.draw_glyphs(Point::from_xy(0.0, 0.0), &glyphs, font, &text, run.size, false);
            surface.pop();
        } else {
            surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, &text, run.size, false);
        }
    }

    fn over(&self, run: &Run, x: f32, y: f32, to: &Target, node: Node) -> Option<Over> {
        let rect = Rect::from_xywh(x, y - run.size * 0.95, run.width.max(0.1), run.size * 1.2)?;
        let (target, words) = match to {
            Target::Web(address) => {
                let is_plain = address.len() <= LONGEST_ADDRESS && !address.is_empty();
                let action = is_plain.then(|| LinkAction::new(escaped(address)))?;
                (krilla::annotation::Target::Action(action.into()), short(address))
            }
            Target::Anchor(anchor) => {
                let destination = destination(self.sheets, anchor)?;
                let words: String = run.sets.iter().map(|set| set.shows).collect();
                (krilla::annotation::Target::Destination(destination.into()), short(&words))
            }
        };
        Some(Over { rect, target, words, node })
    }
}

/// Draws within a tag; says which, unless it says nothing or stands within one already.
fn tagged(
    surface: &mut Surface<'_>,
    says: Option<()>,
    is_within: bool,
    work: impl FnOnce(&mut Surface<'_>),
) -> Option<krilla::tagging::Identifier> {
    if is_within {
        work(surface);
        return None;
    }
    let tag = match says {
        Some(()) => ContentTag::Span(SpanTag::empty()),
        None => artifact(ArtifactType::Layout),
    };
    let leaf = surface.start_tagged(tag);
    work(surface);
    surface.end_tagged();
    says.map(|()| leaf)
}

fn rectangle(surface: &mut Surface<'_>, (x, y, width, height): (f32, f32, f32, f32), color: Color) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, width.max(0.01), height.max(0.01)) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_stroke(None);
        surface.set_fill(Some(fill(color)));
        surface.draw_path(&path);
    }
}

fn frame(surface: &mut Surface<'_>, (x, y, width, height): (f32, f32, f32, f32)) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, width.max(0.01), height.max(0.01)) {
        path.push_rect(rect);
    }
    outlined(surface, path, LINE, 0.5);
}

fn outlined(surface: &mut Surface<'_>, path: PathBuilder, color: Color, width: f32) {
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { paint: fill(color).paint, width, ..Stroke::default() }));
        surface.draw_path(&path);
        surface.set_stroke(None);
    }
}

/// The box of a task, with a tick in it when it is done.
fn task(surface: &mut Surface<'_>, (x, y, size): (f32, f32, f32), is_done: bool) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, size, size) {
        path.push_rect(rect);
    }
    if is_done {
        path.move_to(x + size * 0.2, y + size * 0.52);
        path.line_to(x + size * 0.43, y + size * 0.75);
        path.line_to(x + size * 0.82, y + size * 0.25);
    }
    outlined(surface, path, TEXT, 0.9);
}

/// Letters that no address holds, as their numbers (RFC 3986, section 2.1); a PDF keeps addresses in ASCII.
fn escaped(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!' | b'#'..=b';' | b'=' | b'?'..=b'[' | b']' | b'_' | b'a'..=b'z' | b'~' => {
                written.push(char::from(byte));
            }
            _ => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}

fn destination(sheets: &Sheets, anchor: &str) -> Option<XyzDestination> {
    let (sheet, y) = sheets.anchors.get(anchor)?;
    Some(XyzDestination::new(*sheet, Point::from_xy(0.0, (y - 12.0).max(0.0))))
}

/// The entries as a tree: each below the nearest before it of a higher level.
fn tree(entries: &[Entry], sheets: &Sheets) -> Outline {
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let mut outline = Outline::new();
    let close = |open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline| {
        if let Some((_, node)) = open.pop() {
            match open.last_mut() {
                Some((_, above)) => above.push_child(node),
                None => outline.push_child(node),
            }
        }
    };
    for entry in entries {
        let Some(destination) = destination(sheets, &entry.anchor) else { continue };
        while open.last().is_some_and(|(level, _)| *level >= entry.level) {
            close(&mut open, &mut outline);
        }
        open.push((
            entry.level,
            OutlineNode::new(entry.title.clone(), destination).with_open(entry.level == 0),
        ));
    }
    while !open.is_empty() {
        close(&mut open, &mut outline);
    }
    outline
}
