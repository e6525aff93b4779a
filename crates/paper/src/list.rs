//! Lists: what stands before an item hangs in the margin of its text.

use crate::document::{Item, Span};
use crate::flow::{self, Flow, after, plain};
use crate::line::{Setting, lines};
use crate::piece::{Ink, Node, Piece};
use crate::text::baseline;
use krilla::tagging::{ListNumbering, Tag};
use std::sync::Arc;

/// What stands before the items of lists within one another.
const MARKS: [&str; 3] = ["\u{2022}", "\u{25e6}", "\u{25aa}"];
/// The room for it.
const ROOM: f32 = 17.0;
/// Between it and the text.
const GAP: f32 = 6.0;

impl Flow<'_> {
    /// The items below one another.
    pub fn list(
        &mut self,
        start: Option<u32>,
        items: &[Item],
        node: Node,
        width: f32,
        setting: Setting,
        base: u8,
    ) -> Vec<Piece> {
        let numbering = if start.is_some() { ListNumbering::Decimal } else { ListNumbering::Disc };
        let list = self.tags.below(node, Tag::L(numbering));
        let last = start.map(|start| u64::from(start) + items.len() as u64);
        let digits = last.map_or(0, |last| last.to_string().len());
        let room = flow::room(width, ROOM + 5.5 * digits.saturating_sub(1) as f32);
        let mark = MARKS.get(self.lists.min(MARKS.len() - 1)).copied().unwrap_or_default();
        self.lists += 1;
        let mut pieces = Vec::new();
        for (number, item) in items.iter().enumerate() {
            let entry = self.tags.below(list, Tag::LI);
            let label = self.tags.below(entry, self.label(item));
            let body = self.tags.below(entry, Tag::LBody);
            let mut text = self.blocks(&item.blocks, body, width - room, setting, base);
            if text.is_empty() {
                text = vec![Piece { height: setting.leading, ..Piece::default() }];
            }
            text.iter_mut().for_each(|piece| piece.shift(room, 0.0));
            let words = start.map(|start| format!("{}.", u64::from(start) + number as u64));
            let mark = self.mark(item, words.as_deref().unwrap_or(mark), label, room, setting);
            if let Some(first) = text.first_mut() {
                first.inks.splice(0..0, mark);
                let anchor = (!item.anchor.is_empty()).then(|| Ink::Anchor(Arc::from(item.anchor.as_str())));
                first.inks.extend(anchor);
            }
            after(&mut pieces, text, if number == 0 { 0.0 } else { setting.size * 0.28 });
        }
        self.lists -= 1;
        pieces
    }

    fn label(&self, item: &Item) -> krilla::tagging::TagKind {
        let said = item.task.map(|is_done| if is_done { self.words.done } else { self.words.open });
        Tag::Lbl.with_alt_text(said.map(str::to_owned)).into()
    }

    fn mark(&self, item: &Item, words: &str, node: Node, room: f32, setting: Setting) -> Vec<Ink> {
        let y = baseline(setting);
        if let Some(is_done) = item.task {
            let size = setting.size * 0.82;
            return vec![Ink::Box { x: room - GAP - size, y: y - size * 0.94, size, is_done, node }];
        }
        let spans: [Span; 1] = [plain(words)];
        let line = lines(self.faces, &spans, setting, f32::MAX).into_iter().next().unwrap_or_default();
        let x = room - GAP - line.width;
        line.runs.into_iter().map(|run| Ink::Words { x: x + run.x, y, node, to: None, run }).collect()
    }
}
