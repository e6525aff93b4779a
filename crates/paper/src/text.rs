//! Words as pieces: a piece a line, with what lies behind and across them.

use crate::color::{Color, MARK, SOFT};
use crate::document::{Align, Span};
use crate::flow::Flow;
use crate::line::{Line, Run, Setting, lines};
use crate::piece::{Ink, Node, Piece};
use krilla::tagging::Tag;
use std::sync::Arc;

/// How far the letters of the typeface reach above and below their line, in parts of the size.
const ASCENT: f32 = 0.952;
const DESCENT: f32 = 0.241;

/// Where the letters stand within a line of this setting.
pub fn baseline(setting: Setting) -> f32 {
    (setting.leading - (ASCENT + DESCENT) * setting.size) / 2.0 + ASCENT * setting.size
}

impl Flow<'_> {
    /// The lines of a text; none is left alone at the end or the beginning of a sheet.
    pub fn text(&mut self, spans: &[Span], node: Node, width: f32, setting: Setting) -> Vec<Piece> {
        let nodes = self.link_nodes(spans, node);
        let lines = lines(self.faces, spans, setting, width);
        let count = lines.len();
        let pieces = lines.into_iter().enumerate().map(|(place, line)| {
            let room = width - line.width;
            let x = match self.align {
                Align::Left => 0.0,
                Align::Center => room / 2.0,
                Align::Right => room,
            };
            let keeps = place + 1 < count && (count <= 3 || place == 0 || place + 2 == count);
            let inks = inks(line, x.max(0.0), spans, &nodes, setting);
            Piece { height: setting.leading, keeps, inks, ..Piece::default() }
        });
        pieces.collect()
    }

    /// The node that each span belongs to: links have one of their own, which neighbours that lead to one place share.
    fn link_nodes(&mut self, spans: &[Span], node: Node) -> Vec<Node> {
        let (mut nodes, mut before) = (Vec::new(), (None, node));
        for span in spans {
            let here = match &span.to {
                None => node,
                Some(_) if span.to == before.0 => before.1,
                Some(_) => self.tags.below(node, Tag::Link),
            };
            before = (span.to.clone(), here);
            nodes.push(here);
        }
        nodes
    }
}

fn inks(line: Line, x: f32, spans: &[Span], nodes: &[Node], setting: Setting) -> Vec<Ink> {
    let (mut behind, mut words, mut across) = (Vec::new(), Vec::new(), Vec::new());
    let y = baseline(setting);
    for run in line.runs {
        let x = x + run.x;
        let bar = |up: f32, height: f32, color: Color| Ink::Fill {
            x,
            y: y - up * run.size,
            width: visible(&run),
            height,
            color,
        };
        if run.look.mark {
            behind.push(bar(0.86, run.size * 1.12, MARK));
        } else if run.look.code && setting.color != crate::color::MUTED {
            behind.push(bar(0.84, run.size * 1.1, SOFT));
        }
        if run.look.underline {
            across.push(bar(-0.14, 0.6, run.color));
        }
        if run.look.strike {
            across.push(bar(0.32, 0.6, run.color));
        }
        let to = spans.get(run.span).and_then(|span| span.to.clone()).map(Arc::new);
        let node = nodes.get(run.span).copied().unwrap_or_default();
        words.push(Ink::Words { x, y: y - run.rise, node, to, run });
    }
    behind.into_iter().chain(words).chain(across).collect()
}

/// The width without spaces at the end.
fn visible(run: &Run) -> f32 {
    let spaces = run.sets.iter().rev().take_while(|set| set.shows == ' ');
    run.width - spaces.map(|set| set.letter.width * run.size).sum::<f32>()
}
