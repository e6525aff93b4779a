//! Breaks words into lines: at spaces, as Korean is read best; within a word only where it is longer than a line.

use crate::color::{Color, LINK};
use crate::document::{Look, Rise, Span};
use crate::face::{Faces, Kind, Letter};
use unicode_normalization::UnicodeNormalization;

/// What may not begin a line.
const CLOSING: &str = ")]}>.,:;!?%…’”」』〉》】〕、。，．：；！？％）］｝~·ー";
/// What may not end one.
const OPENING: &str = "([{<‘“「『〈《【〔（［｛";
/// How small letters above and below the line are, and how far from it.
const SMALL: f32 = 0.68;
const UP: f32 = 0.36;
const DOWN: f32 = -0.16;

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The size, in points.
    pub size: f32,
    /// From line to line, in points.
    pub leading: f32,
    /// The colour of words that lead nowhere.
    pub color: Color,
    /// Whether all of it is heavy.
    pub bold: bool,
}

/// A glyph and the letter it shows.
#[derive(Clone, Copy, Debug)]
pub struct Set {
    pub letter: Letter,
    pub shows: char,
}

/// Glyphs of one look in a row.
#[derive(Clone, Debug)]
pub struct Run {
    pub kind: Kind,
    pub size: f32,
    pub color: Color,
    pub look: Look,
    pub sets: Vec<Set>,
    /// From the beginning of the line, in points.
    pub x: f32,
    pub width: f32,
    /// Above the line of the others, in points.
    pub rise: f32,
    /// The number of the span it comes from.
    pub span: usize,
}

/// A line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub runs: Vec<Run>,
    /// Without the spaces at its end.
    pub width: f32,
}

struct Atom {
    set: Option<Set>,
    /// Forces a new line.
    ends: bool,
    width: f32,
    span: usize,
}

/// The spans as lines no wider than `width`; at least one.
pub fn lines(faces: &Faces, spans: &[Span], setting: Setting, width: f32) -> Vec<Line> {
    let atoms = atoms(faces, spans, setting);
    let (mut lines, mut start) = (Vec::new(), 0);
    while let Some(rest) = atoms.get(start..).filter(|rest| !rest.is_empty()) {
        let length = fitting(rest, width).max(1);
        lines.push(line(rest.get(..length).unwrap_or(rest), spans, setting));
        start += length;
    }
    if lines.is_empty() {
        lines.push(Line::default());
    }
    lines
}

/// The width of the widest word, and of the widest line if nothing were broken.
pub fn widths(faces: &Faces, spans: &[Span], setting: Setting) -> (f32, f32) {
    let (mut word, mut line, mut widest) = (0.0_f32, 0.0_f32, (0.0_f32, 0.0_f32));
    for atom in atoms(faces, spans, setting) {
        word += atom.width;
        line += atom.width;
        if atom.ends || shows(&atom) == Some(' ') {
            word = 0.0;
        }
        if atom.ends {
            line = 0.0;
        }
        widest = (widest.0.max(word), widest.1.max(line));
    }
    widest
}

fn atoms(faces: &Faces, spans: &[Span], setting: Setting) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for (number, span) in spans.iter().enumerate() {
        let look = Look { bold: span.look.bold || setting.bold, ..span.look };
        let size = size(look, setting);
        for shows in span.text.nfc() {
            if shows == '\n' {
                atoms.push(Atom { set: None, ends: true, width: 0.0, span: number });
            } else if let Some(letter) = faces.letter(shows, look) {
                let shows = if shows.is_whitespace() { ' ' } else { shows };
                let set = Some(Set { letter, shows });
                atoms.push(Atom { set, ends: false, width: letter.width * size, span: number });
            }
        }
    }
    atoms
}

fn size(look: Look, setting: Setting) -> f32 {
    let small = if look.rise == Rise::None { 1.0 } else { SMALL };
    // Letters of code look larger than others of their size.
    setting.size * small * if look.code { 0.98 } else { 1.0 }
}

fn shows(atom: &Atom) -> Option<char> {
    atom.set.map(|set| set.shows)
}

/// How many atoms the next line takes.
fn fitting(atoms: &[Atom], width: f32) -> usize {
    let (mut used, mut opportunity) = (0.0, None);
    for (place, atom) in atoms.iter().enumerate() {
        if atom.ends {
            return place + 1;
        }
        let before = place.checked_sub(1).and_then(|place| atoms.get(place)).and_then(shows);
        if may_break(before, shows(atom)) {
            opportunity = Some(place);
        }
        used += atom.width;
        if used > width + 0.01 && shows(atom) != Some(' ') {
            return opportunity.unwrap_or_else(|| within_word(atoms, place));
        }
    }
    atoms.len()
}

/// Whether a line may end between these two.
fn may_break(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    match before {
        ' ' => after != ' ',
        '/' | '-' | '–' | '—' | '_' => after.is_alphabetic(),
        _ => false,
    }
}

/// Where a word that is longer than the line is broken: at `place`, or a little before it, so that no line begins with
/// what closes and none ends with what opens.
fn within_word(atoms: &[Atom], place: usize) -> usize {
    let is = |place: usize, letters: &str| {
        atoms.get(place).and_then(shows).is_some_and(|letter| letters.contains(letter))
    };
    let good = |place: &usize| !is(*place, CLOSING) && !is(place.saturating_sub(1), OPENING);
    (place.saturating_sub(3).max(1)..=place).rev().find(good).unwrap_or(place)
}

fn line(atoms: &[Atom], spans: &[Span], setting: Setting) -> Line {
    let mut line = Line::default();
    let mut x = 0.0;
    for atom in atoms {
        let Some(set) = atom.set else { continue };
        let continues = |run: &&mut Run| run.span == atom.span && run.kind == set.letter.kind;
        match line.runs.last_mut().filter(continues) {
            Some(run) => {
                run.sets.push(set);
                run.width += atom.width;
            }
            None => line.runs.push(run(set, atom, spans, setting, x)),
        }
        x += atom.width;
        if set.shows != ' ' {
            line.width = x;
        }
    }
    line
}

fn run(set: Set, atom: &Atom, spans: &[Span], setting: Setting, x: f32) -> Run {
    let span = spans.get(atom.span);
    let look = span.map(|span| span.look).unwrap_or_default();
    let leads = span.is_some_and(|span| span.to.is_some());
    let rise = match look.rise {
        Rise::None => 0.0,
        Rise::Up => UP * setting.size,
        Rise::Down => DOWN * setting.size,
    };
    Run {
        kind: set.letter.kind,
        size: size(look, setting),
        color: if leads { LINK } else { setting.color },
        look,
        sets: vec![set],
        x,
        width: atom.width,
        rise,
        span: atom.span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::TEXT;
    use crate::face::faces;

    const SETTING: Setting = Setting { size: 10.0, leading: 16.0, color: TEXT, bold: false };

    fn broken(text: &str, width: f32) -> Vec<String> {
        let spans = [Span { text: text.to_owned(), ..Span::default() }];
        let words = |line: &Line| line.runs.iter().flat_map(|run| &run.sets).map(|set| set.shows).collect();
        lines(faces().unwrap(), &spans, SETTING, width).iter().map(words).collect()
    }

    #[test]
    fn korean_breaks_at_spaces_and_within_a_word_only_if_it_must() {
        assert_eq!(broken("눈이 오면 제설차가 나갑니다", 60.0), ["눈이 오면 ", "제설차가 ", "나갑니다"]);
        assert_eq!(broken("가나다라마바사아자차", 40.0), ["가나다라", "마바사아", "자차"]);
        assert_eq!(broken("가나다라)마", 35.5), ["가나다", "라)마"]);
        assert_eq!(broken("가\n나", 100.0), ["가", "나"]);
        assert_eq!(broken("", 100.0), [""]);
        assert_eq!(broken("가", 0.0), ["가"]);
    }

    #[test]
    fn no_line_is_wider_than_its_column() {
        let text = "제12조(적용 범위) https://example.gaon.kr/a/very/long/path?x=1 ".repeat(20);
        let spans = [Span { text, ..Span::default() }];
        for width in [30.0, 77.0, 200.0, 450.0] {
            let all = lines(faces().unwrap(), &spans, SETTING, width);
            assert!(all.iter().all(|line| line.width <= width + 0.1));
        }
    }
}
