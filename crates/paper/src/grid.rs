//! Where the cells of a table stand, and how wide its columns are.

use crate::document::{Cell, Table};

/// The most columns of a table: far more than a sheet has room for.
const MOST_COLUMNS: usize = 500;

/// A cell in its place.
#[derive(Clone, Copy)]
pub struct Slot<'t> {
    pub cell: &'t Cell,
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
}

/// The cells in reading order; each takes the first free places of its row (HTML, section 4.9.12).
/// `None` for more columns than any sheet shows.
pub fn slots(table: &Table) -> Option<Vec<Slot<'_>>> {
    let (mut slots, mut taken): (Vec<Slot<'_>>, Vec<usize>) = (Vec::new(), Vec::new());
    for (row, cells) in table.rows.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            while taken.get(column).is_some_and(|until| *until > row) {
                column += 1;
            }
            if column >= MOST_COLUMNS {
                return None;
            }
            let wanted = cell.columns.clamp(1, MOST_COLUMNS - column);
            let free = taken.iter().skip(column).take(wanted).take_while(|until| **until <= row).count();
            let columns = if column + free < taken.len() { free } else { wanted };
            let rows = cell.rows.clamp(1, table.rows.len() - row);
            if taken.len() < column + columns {
                taken.resize(column + columns, 0);
            }
            taken.iter_mut().skip(column).take(columns).for_each(|until| *until = row + rows);
            slots.push(Slot { cell, row, column, rows, columns });
            column += columns;
        }
    }
    Some(slots)
}

/// How many columns there are.
pub fn columns(slots: &[Slot<'_>]) -> usize {
    slots.iter().map(|slot| slot.column + slot.columns).max().unwrap_or_default()
}

/// The widths of columns that fill `width`: as wide as their longest line where there is room, never narrower than
/// their longest word as far as that goes.
pub fn widths(slots: &[Slot<'_>], needs: &[(f32, f32)], width: f32) -> Vec<f32> {
    let count = columns(slots);
    let (mut least, mut most) = (vec![0.0_f32; count], vec![0.0_f32; count]);
    let cap = width * 0.4;
    let mut order: Vec<_> = slots.iter().zip(needs).collect();
    order.sort_by_key(|(slot, _)| slot.columns);
    for (slot, (word, line)) in order {
        for (known, need) in [(&mut least, word.min(cap)), (&mut most, *line)] {
            let own = known.iter_mut().skip(slot.column).take(slot.columns);
            let own: Vec<&mut f32> = own.collect();
            let there: f32 = own.iter().map(|width| **width).sum();
            let more = (need - there).max(0.0) / slot.columns as f32;
            own.into_iter().for_each(|width| *width += more);
        }
    }
    let (all_least, all_most) = (least.iter().sum::<f32>(), most.iter().sum::<f32>());
    let pairs = least.iter().zip(&most);
    if all_most <= width {
        // What is left goes to the wider ones, so that short columns stay short.
        let spare = width - all_most;
        return most.iter().map(|most| most + spare * share(*most, all_most, count)).collect();
    }
    if all_least >= width {
        return least.iter().map(|least| width * share(*least, all_least, count)).collect();
    }
    let (spare, wanted) = (width - all_least, all_most - all_least);
    pairs.map(|(least, most)| least + spare * (most - least) / wanted.max(0.01)).collect()
}

fn share(part: f32, whole: f32, count: usize) -> f32 {
    if whole > 0.0 { part / whole } else { 1.0 / count.max(1) as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(columns: usize, rows: usize) -> Cell {
        Cell { columns, rows, ..Cell::default() }
    }

    #[test]
    fn merged_cells_take_their_places() {
        let table = Table {
            heads: 0,
            rows: vec![vec![cell(1, 2), cell(2, 1)], vec![cell(1, 9), cell(1, 1)], vec![cell(3, 1)]],
        };
        let slots = slots(&table).unwrap();
        let places: Vec<_> = slots.iter().map(|s| (s.row, s.column, s.rows, s.columns)).collect();
        assert_eq!(places, [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 2, 1), (1, 2, 1, 1), (2, 0, 1, 1)]);
        assert_eq!(columns(&slots), 3);
    }

    #[test]
    fn s_162_columns_have_an_end() {
        let table = |cells: Vec<Cell>| Table { heads: 0, rows: vec![cells] };
        let wide = table(vec![cell(2_000, 1)]);
        assert_eq!(columns(&slots(&wide).unwrap()), MOST_COLUMNS);
        assert!(slots(&table(vec![cell(2_000, 1), cell(1, 1)])).is_none());
        assert!(slots(&table(vec![cell(1, 1); MOST_COLUMNS])).is_some());
        assert!(slots(&table(vec![cell(1, 1); MOST_COLUMNS + 1])).is_none());
    }

    #[test]
    fn columns_fill_the_width() {
        let table = Table { heads: 0, rows: vec![vec![cell(1, 1), cell(1, 1)], vec![cell(2, 1)]] };
        let slots = slots(&table).unwrap();
        for needs in [
            [(10.0, 20.0), (30.0, 400.0), (50.0, 60.0)],
            [(300.0, 900.0), (300.0, 900.0), (0.0, 0.0)],
            [(0.0, 0.0); 3],
            [(1.0, 5.0), (1.0, 5.0), (90.0, 95.0)],
        ] {
            let widths = widths(&slots, &needs, 100.0);
            assert!((widths.iter().sum::<f32>() - 100.0).abs() < 0.1, "{widths:?}");
            assert!(widths.iter().all(|width| *width > 0.0), "{widths:?}");
        }
    }
}
