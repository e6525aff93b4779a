//! Tables: they break between rows, say their heads again on every sheet, and fill their column.

use crate::document::{Block, Item, Span, Table};
use crate::flow::{BODY, Flow, HEAD_CELL};
use crate::grid::{Slot, slots, widths};
use crate::line::{self, Setting};
use crate::piece::{Ink, Node, Piece, height};
use crate::sheets::ROOM;
use krilla::tagging::{TableHeaderScope, Tag, TagKind};
use std::num::NonZeroU32;
use std::sync::Arc;

const PAD_X: f32 = 6.0;
const PAD_Y: f32 = 4.0;
/// The text of cells.
const CELL: Setting = Setting { size: 9.5, leading: 14.5, ..BODY };

/// A cell with what is in it.
struct Filled<'t> {
    slot: Slot<'t>,
    pieces: Vec<Piece>,
    x: f32,
    width: f32,
}

impl Flow<'_> {
    /// The rows below one another.
    pub fn table(&mut self, table: &Table, node: Node, width: f32, setting: Setting, base: u8) -> Vec<Piece> {
        let Some(slots) = slots(table) else {
            self.is_vast = true;
            return Vec::new();
        };
        let setting =
            if setting.size > CELL.size { Setting { color: setting.color, ..CELL } } else { setting };
        let needs: Vec<_> = slots.iter().map(|slot| self.needs(slot, setting)).collect();
        let widths = widths(&slots, &needs, width);
        let filled = self.filled(table, slots, &widths, node, setting, base);
        let mut bands = bands(table.rows.len(), &filled).into_iter();
        let mut heads = Vec::new();
        while heads.len() < table.rows.len() {
            let Some(band) = bands.as_slice().first().filter(|band| band.end <= table.heads) else { break };
            heads.extend(pieces(&filled, band.clone(), setting, ROOM / 3.0));
            bands.next();
        }
        heads.iter_mut().for_each(|piece| piece.keeps = true);
        let left = ROOM - height(&heads);
        let again = (!heads.is_empty() && left > ROOM / 2.0).then(|| Arc::new(heads.clone()));
        let mut made = heads;
        for band in bands {
            made.extend(pieces(&filled, band, setting, left - 1.0).into_iter().map(|mut piece| {
                piece.again.clone_from(&again);
                piece
            }));
        }
        if let Some(last) = made.last_mut() {
            last.keeps = false;
        }
        made
    }

    fn needs(&self, slot: &Slot<'_>, setting: Setting) -> (f32, f32) {
        let bold = Setting { bold: slot.cell.head, ..setting };
        let (word, line) = self.measured(&slot.cell.blocks, bold);
        (word + 2.0 * PAD_X + 0.1, line + 2.0 * PAD_X + 0.1)
    }

    /// The width of the longest word and of the longest line.
    fn measured(&self, blocks: &[Block], setting: Setting) -> (f32, f32) {
        let of = |spans: &[Span]| line::widths(self.faces, spans, setting);
        let item = |item: &Item| self.measured(&item.blocks, setting);
        let max = |a: (f32, f32), b: (f32, f32)| (a.0.max(b.0), a.1.max(b.1));
        let moved = |(a, b): (f32, f32), by: f32| (a + by, b + by);
        let each = blocks.iter().map(|block| match block {
            Block::Paragraph(spans) | Block::Heading { spans, .. } => of(spans),
            Block::List { items, .. } => moved(items.iter().map(item).fold((0.0, 0.0), max), 17.0),
            Block::Quote(blocks) | Block::Notes(blocks) => moved(self.measured(blocks, setting), 12.0),
            Block::Callout { blocks, .. } => moved(self.measured(blocks, setting), 24.0),
            Block::Code(code) => {
                let longest = code.lines().map(|line| line.chars().count()).max().unwrap_or_default();
                (60.0, longest as f32 * 6.0 + 24.0)
            }
            Block::Table(table) => {
                let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default() as f32;
                (columns * 20.0, columns * 60.0)
            }
            Block::Picture(_) => (40.0, 140.0),
            Block::Rule => (0.0, 0.0),
        });
        each.fold((0.0, 0.0), max)
    }

    fn filled<'t>(
        &mut self,
        table: &Table,
        slots: Vec<Slot<'t>>,
        widths: &[f32],
        node: Node,
        setting: Setting,
        base: u8,
    ) -> Vec<Filled<'t>> {
        let node = self.tags.below(node, Tag::Table);
        let head = self.tags.below(node, Tag::THead);
        let body = self.tags.below(node, Tag::TBody);
        let (align, lists) = (self.align, std::mem::take(&mut self.lists));
        let edges: Vec<f32> = std::iter::once(0.0)
            .chain(widths.iter().scan(0.0, |x, width| {
                *x += width;
                Some(*x)
            }))
            .collect();
        let edge = |column: usize| edges.get(column).copied().unwrap_or_default();
        let (mut filled, mut row) = (Vec::new(), (usize::MAX, node));
        for slot in slots {
            if row.0 != slot.row {
                let above = if slot.row < table.heads { head } else { body };
                row = (slot.row, self.tags.below(above, Tag::TR));
            }
            let cell = self.tags.below(row.1, tag(&slot, slot.row < table.heads));
            let x = edge(slot.column);
            let width = edge(slot.column + slot.columns) - x;
            self.align = slot.cell.align;
            let bold = Setting { bold: slot.cell.head, ..setting };
            let pieces = self.blocks(&slot.cell.blocks, cell, width - 2.0 * pad(width), bold, base);
            filled.push(Filled { slot, pieces, x, width });
        }
        (self.align, self.lists) = (align, lists);
        filled
    }
}

/// Between the edge of a cell this wide and its words.
fn pad(width: f32) -> f32 {
    PAD_X.min(width / 4.0)
}

fn tag(slot: &Slot<'_>, is_on_top: bool) -> TagKind {
    let span = |count: usize| NonZeroU32::new(u32::try_from(count).unwrap_or(1)).filter(|n| n.get() > 1);
    let (columns, rows) = (span(slot.columns), span(slot.rows));
    let scope = if is_on_top { TableHeaderScope::Column } else { TableHeaderScope::Row };
    if slot.cell.head {
        Tag::TH(scope).with_col_span(columns).with_row_span(rows).into()
    } else {
        Tag::TD.with_col_span(columns).with_row_span(rows).into()
    }
}

/// Rows that cells hold together.
fn bands(rows: usize, filled: &[Filled<'_>]) -> Vec<std::ops::Range<usize>> {
    let mut reach: Vec<usize> = (1..=rows).collect();
    for Filled { slot, .. } in filled {
        if let Some(end) = reach.get_mut(slot.row) {
            *end = (*end).max(slot.row + slot.rows);
        }
    }
    let (mut bands, mut start, mut end) = (Vec::new(), 0, 0);
    for (row, until) in reach.into_iter().enumerate() {
        if row >= end && row > start {
            bands.push(start..row);
            start = row;
        }
        end = end.max(until);
    }
    if rows > start {
        bands.push(start..rows);
    }
    bands
}

/// A band as one piece, or as several where no sheet would hold it.
fn pieces(filled: &[Filled<'_>], band: std::ops::Range<usize>, setting: Setting, room: f32) -> Vec<Piece> {
    let until = |row: usize| filled.partition_point(|cell| cell.slot.row < row);
    let own: Vec<&Filled<'_>> =
        filled.get(until(band.start)..until(band.end)).unwrap_or_default().iter().collect();
    let heights = heights(&own, &band, setting);
    let all: f32 = heights.iter().sum();
    if all <= room {
        let mut piece = Piece { height: all, ..Piece::default() };
        for cell in own {
            let from = cell.slot.row - band.start;
            let y: f32 = heights.iter().take(from).sum();
            let height: f32 = heights.iter().skip(from).take(cell.slot.rows).sum();
            fill(&mut piece, cell, &cell.pieces, y, height);
        }
        return vec![piece];
    }
    band.flat_map(|row| {
        let cells = filled.get(until(row)..until(row + 1)).unwrap_or_default();
        slices(&cells.iter().collect::<Vec<_>>(), setting, room)
    })
    .collect()
}

fn heights(cells: &[&Filled<'_>], band: &std::ops::Range<usize>, setting: Setting) -> Vec<f32> {
    let mut heights = vec![setting.leading + 2.0 * PAD_Y; band.len()];
    let need = |cell: &Filled<'_>| height(&cell.pieces) + 2.0 * PAD_Y;
    let mut order = cells.to_vec();
    order.sort_by_key(|cell| cell.slot.rows);
    for cell in order {
        let from = cell.slot.row - band.start;
        let there: f32 = heights.iter().skip(from).take(cell.slot.rows).sum();
        if let Some(last) = heights.get_mut(from + cell.slot.rows - 1) {
            *last += (need(cell) - there).max(0.0);
        }
    }
    heights
}

/// A row that is higher than a sheet: each cell goes on in the next slice where it stopped.
fn slices(cells: &[&Filled<'_>], setting: Setting, room: f32) -> Vec<Piece> {
    let mut rests: Vec<&[Piece]> = cells.iter().map(|cell| cell.pieces.as_slice()).collect();
    let mut made = Vec::new();
    while made.is_empty() || rests.iter().any(|rest| !rest.is_empty()) {
        let mut taken = Vec::new();
        for rest in &mut rests {
            let fits = (1..=rest.len())
                .take_while(|n| rest.get(..*n).is_some_and(|some| height(some) <= room - 2.0 * PAD_Y))
                .last();
            let (now, later) = rest.split_at(fits.unwrap_or(1).min(rest.len()));
            taken.push(now);
            *rest = later;
        }
        let highest = taken.iter().map(|now| height(now)).fold(setting.leading, f32::max) + 2.0 * PAD_Y;
        let mut piece = Piece { height: highest, ..Piece::default() };
        for (cell, now) in cells.iter().zip(taken) {
            fill(&mut piece, cell, now, 0.0, highest);
        }
        made.push(piece);
    }
    made
}

fn fill(piece: &mut Piece, cell: &Filled<'_>, pieces: &[Piece], y: f32, height: f32) {
    let (x, width) = (cell.x, cell.width);
    if cell.slot.cell.head {
        piece.inks.push(Ink::Fill { x, y, width, height, color: HEAD_CELL });
    }
    piece.inks.push(Ink::Frame { x, y, width, height });
    let mut down = y + PAD_Y;
    for (place, part) in pieces.iter().enumerate() {
        let mut part = part.clone();
        down += if place == 0 { 0.0 } else { part.before };
        part.shift(x + pad(width), down);
        down += part.height;
        piece.inks.append(&mut part.inks);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_cells_hold_together_are_one_band() {
        let cell = crate::document::Cell::default();
        let at = |row, rows| Filled {
            slot: Slot { cell: &cell, row, column: 0, rows, columns: 1 },
            pieces: Vec::new(),
            x: 0.0,
            width: 10.0,
        };
        let filled = [at(0, 1), at(1, 2), at(2, 2), at(4, 1)];
        assert_eq!(bands(5, &filled), [0..1, 1..4, 4..5]);
        assert_eq!(bands(0, &[]), []);
    }
}
