//! What is placed on sheets: strips as wide as their column that are never cut.

use crate::color::Color;
use crate::document::Target;
use crate::line::Run;
use krilla::image::Image;
use std::sync::Arc;

/// A node of the tree of tags.
pub type Node = usize;

/// Something drawn; places are in points from the left and top of its piece.
#[derive(Clone, Debug)]
pub enum Ink {
    /// Words on the line `y`.
    Words { run: Run, x: f32, y: f32, node: Node, to: Option<Arc<Target>> },
    /// A filled rectangle; it says nothing.
    Fill { x: f32, y: f32, width: f32, height: f32, color: Color },
    /// The edge of a rectangle; it says nothing.
    Frame { x: f32, y: f32, width: f32, height: f32 },
    /// A picture.
    Picture { image: Image, x: f32, y: f32, width: f32, height: f32, node: Node },
    /// The box of a task.
    Box { x: f32, y: f32, size: f32, is_done: bool, node: Node },
    /// A place that links lead to.
    Anchor(Arc<str>),
    /// The number of the sheet an anchor stands on, ending at `right`.
    Number { anchor: Arc<str>, right: f32, y: f32, size: f32, color: Color, node: Node },
}

/// A strip.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Space above it, unless it is the first on its sheet.
    pub before: f32,
    pub height: f32,
    /// Whether the next one has to stand on the same sheet.
    pub keeps: bool,
    /// Whether it begins a sheet.
    pub begins: bool,
    pub inks: Vec<Ink>,
    /// What is said again above it where it is the first on its sheet.
    pub again: Option<Arc<Vec<Piece>>>,
}

impl Piece {
    /// Moves what is drawn.
    pub fn shift(&mut self, right: f32, down: f32) {
        for ink in &mut self.inks {
            match ink {
                Ink::Words { x, y, .. }
                | Ink::Fill { x, y, .. }
                | Ink::Frame { x, y, .. }
                | Ink::Picture { x, y, .. }
                | Ink::Box { x, y, .. } => {
                    *x += right;
                    *y += down;
                }
                Ink::Number { right: x, y, .. } => {
                    *x += right;
                    *y += down;
                }
                Ink::Anchor(_) => {}
            }
        }
    }

    /// Puts the space above it into it, so that what lies behind a row of pieces has no gaps.
    pub fn absorb(&mut self) {
        self.shift(0.0, self.before);
        self.height += self.before;
        self.before = 0.0;
    }
}

/// The height of pieces below one another.
pub fn height(pieces: &[Piece]) -> f32 {
    let first = pieces.first().map_or(0.0, |piece| piece.before);
    pieces.iter().map(|piece| piece.before + piece.height).sum::<f32>() - first
}

/// Lays something behind pieces that belong together, without gaps between them: a bar at the left and a ground.
pub fn backed(pieces: &mut [Piece], width: f32, ground: Option<Color>, bar: Option<Color>, pad: f32) {
    let last = pieces.len().saturating_sub(1);
    for (place, piece) in pieces.iter_mut().enumerate() {
        if place > 0 {
            piece.absorb();
        } else {
            piece.shift(0.0, pad);
            piece.height += pad;
        }
        if place == last {
            piece.height += pad;
        }
        let height = piece.height;
        let fill = |width, color| Ink::Fill { x: 0.0, y: 0.0, width, height, color };
        let behind = [ground.map(|color| fill(width, color)), bar.map(|color| fill(2.5, color))];
        piece.inks.splice(0..0, behind.into_iter().flatten());
    }
}
