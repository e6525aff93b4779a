//! Places pieces on sheets: what belongs together stays together, and heads of tables are said again.

use crate::Error;
use crate::piece::{Ink, Piece};
use std::collections::HashMap;
use std::sync::Arc;

/// A4, in points.
pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;
/// The margins: as wide as a finger, and room for what stands above and below.
pub const SIDE: f32 = 62.0;
pub const TOP: f32 = 80.0;
pub const BOTTOM: f32 = 76.0;
/// The column of text.
pub const COLUMN: f32 = WIDTH - 2.0 * SIDE;
pub const ROOM: f32 = HEIGHT - TOP - BOTTOM;

/// The most that is drawn in one document: far more than two thousand sheets of text, far less than a table of a
/// million empty cells.
const MOST_INKS: usize = 1_000_000;

/// A piece and where it stands.
pub struct Placed {
    /// From the top of the sheet.
    pub y: f32,
    pub piece: Piece,
    /// Whether it is said again and so says nothing new.
    pub is_again: bool,
}

/// What is drawn on every sheet, and where anchors are: on which sheet, and how far down.
#[derive(Default)]
pub struct Sheets {
    pub sheets: Vec<Vec<Placed>>,
    pub anchors: HashMap<Arc<str>, (usize, f32)>,
}

/// Places the pieces.
pub fn sheets(pieces: Vec<Piece>, most: usize) -> Result<Sheets, Error> {
    if pieces.iter().map(|piece| piece.inks.len()).sum::<usize>() > MOST_INKS {
        return Err(Error::Pages(most));
    }
    let needs = needs(&pieces);
    let mut made = Sheets { sheets: vec![Vec::new()], anchors: HashMap::new() };
    let mut y = 0.0;
    for (piece, need) in pieces.into_iter().zip(needs) {
        let again = piece.again.as_ref().map_or(0.0, |again| crate::piece::height(again));
        let is_first = made.sheets.last().is_none_or(Vec::is_empty);
        let gap = if is_first { 0.0 } else { piece.before };
        let must = need.min(ROOM - again);
        if !is_first && (piece.begins || y + gap + must > ROOM + 0.01) {
            if made.sheets.len() >= most {
                return Err(Error::Pages(most));
            }
            made.sheets.push(Vec::new());
            y = 0.0;
            for head in piece.again.iter().flat_map(|again| again.iter()) {
                let height = head.height;
                made.place(y, head.clone(), true);
                y += height;
            }
        } else {
            y += gap;
        }
        let height = piece.height;
        made.place(y, piece, false);
        y += height;
    }
    Ok(made)
}

/// The room each piece needs together with those it has to stand with.
fn needs(pieces: &[Piece]) -> Vec<f32> {
    let mut needs = vec![0.0; pieces.len()];
    let mut after = 0.0;
    for (need, piece) in needs.iter_mut().zip(pieces).rev() {
        *need = piece.height + if piece.keeps { after } else { 0.0 };
        // What no sheet would hold together is parted here.
        if *need > ROOM {
            *need = piece.height;
        }
        after = *need + piece.before;
    }
    needs
}

impl Sheets {
    fn place(&mut self, y: f32, piece: Piece, is_again: bool) {
        let sheet = self.sheets.len().saturating_sub(1);
        for ink in &piece.inks {
            if let (Ink::Anchor(anchor), false) = (ink, is_again) {
                self.anchors.entry(Arc::clone(anchor)).or_insert((sheet, TOP + y));
            }
        }
        if let Some(last) = self.sheets.last_mut() {
            last.push(Placed { y: TOP + y, piece, is_again });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(height: f32, keeps: bool) -> Piece {
        Piece { height, keeps, before: 10.0, ..Piece::default() }
    }

    fn counts(pieces: Vec<Piece>) -> Vec<usize> {
        sheets(pieces, 100).unwrap().sheets.iter().map(Vec::len).collect()
    }

    #[test]
    fn what_belongs_together_stays_together() {
        let half = ROOM / 2.0;
        assert_eq!(counts(vec![piece(half, false), piece(half - 10.0, false)]), [2]);
        assert_eq!(counts(vec![piece(half, false), piece(half, false)]), [1, 1]);
        assert_eq!(counts(vec![piece(half, false), piece(50.0, true), piece(half - 40.0, false)]), [1, 2]);
        assert_eq!(counts(vec![piece(ROOM * 2.0, false), piece(10.0, false)]), [1, 1]);
        let all_kept = (0..200).map(|_| piece(50.0, true)).collect();
        assert!(counts(all_kept).len() < 30);
    }

    #[test]
    fn heads_are_said_again_and_sheets_are_counted() {
        let head = Arc::new(vec![piece(20.0, true)]);
        let row = || Piece { again: Some(Arc::clone(&head)), before: 0.0, ..piece(100.0, false) };
        let made = sheets((0..20).map(|_| row()).collect(), 100).unwrap();
        let again = |sheet: &Vec<Placed>| sheet.iter().filter(|placed| placed.is_again).count();
        assert_eq!(made.sheets.iter().map(again).collect::<Vec<_>>(), [0, 1, 1, 1]);
        assert!(made.sheets.iter().flatten().all(|p| p.y + p.piece.height <= TOP + ROOM + 0.1));
        assert!(matches!(sheets((0..20).map(|_| row()).collect(), 2), Err(Error::Pages(2))));
    }
}
