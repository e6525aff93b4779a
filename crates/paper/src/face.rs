//! The typefaces: which glyph shows a letter, and how wide it is.

use crate::Error;
use crate::document::Look;
use krilla::text::{Font, GlyphId};
use skrifa::FontRef;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use std::sync::LazyLock;

const PLAIN: &[u8] =
    include_bytes!("../../../static/vendor/paper-pretendard-gov-1.3.9/PretendardGOV-Regular.otf");
const BOLD: &[u8] =
    include_bytes!("../../../static/vendor/paper-pretendard-gov-1.3.9/PretendardGOV-Bold.otf");
const CODE: &[u8] =
    include_bytes!("../../../static/vendor/paper-inconsolata-0.4.2/Inconsolata_400Regular.ttf");

/// The width of a letter of code, in parts of its size; wide letters take two.
const CODE_WIDTH: f32 = 0.5;
/// Shown for letters that no typeface has.
const BOX: char = '\u{25a1}';

/// Which typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    Bold,
    Code,
}

/// A letter as it is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letter {
    pub kind: Kind,
    pub glyph: GlyphId,
    /// In parts of the size.
    pub width: f32,
    /// Where the glyph begins within its width, for those of another typeface.
    pub offset: f32,
}

/// One typeface.
pub struct Face {
    pub font: Font,
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    unit: f32,
}

/// All of them.
pub struct Faces {
    plain: Face,
    bold: Face,
    code: Face,
}

static FACES: LazyLock<Option<Faces>> = LazyLock::new(|| {
    Some(Faces { plain: Face::read(PLAIN)?, bold: Face::read(BOLD)?, code: Face::read(CODE)? })
});

/// The typefaces of the house, read once.
pub fn faces() -> Result<&'static Faces, Error> {
    FACES.as_ref().ok_or_else(|| Error::Failed("a typeface cannot be read".to_owned()))
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Face> {
        let font = Font::new(bytes.into(), 0)?;
        let read = FontRef::new(bytes).ok()?;
        let widths = GlyphMetrics::new(&read, Size::unscaled(), LocationRef::default());
        Some(Face { unit: font.units_per_em(), font, letters: Charmap::new(&read), widths })
    }

    fn letter(&self, letter: char) -> Option<(GlyphId, f32)> {
        let glyph = self.letters.map(letter).filter(|glyph| glyph.to_u32() != 0)?;
        let width = self.widths.advance_width(glyph).unwrap_or(self.unit) / self.unit;
        Some((GlyphId::new(glyph.to_u32()), width))
    }
}

impl Faces {
    /// The typeface of this kind.
    pub fn face(&self, kind: Kind) -> &Face {
        match kind {
            Kind::Plain => &self.plain,
            Kind::Bold => &self.bold,
            Kind::Code => &self.code,
        }
    }

    /// Whether a letter of a text can be read on paper, or is one that nobody sees anyway.
    pub fn shows(&self, letter: char) -> bool {
        letter.is_whitespace() || is_unseen(letter) || self.plain.letter(letter).is_some()
    }

    /// How a letter of this look is printed; `None` for those that nobody sees. Letters that no typeface has become
    /// a box, under which the letter itself is still found and copied.
    pub fn letter(&self, letter: char, look: Look) -> Option<Letter> {
        if is_unseen(letter) {
            return None;
        }
        let letter = if letter.is_whitespace() { ' ' } else { letter };
        let kind = if look.bold { Kind::Bold } else { Kind::Plain };
        let own = |kind: Kind| self.face(kind).letter(letter).map(|(glyph, width)| (kind, glyph, width));
        let of_text =
            || own(kind).or_else(|| self.face(kind).letter(BOX).map(|(glyph, width)| (kind, glyph, width)));
        let (kind, glyph, width) = if look.code { own(Kind::Code).or_else(of_text)? } else { of_text()? };
        if look.code && kind != Kind::Code {
            let cells = if width > CODE_WIDTH * 1.2 { 2.0 } else { 1.0 };
            let wide = CODE_WIDTH * cells;
            return Some(Letter { kind, glyph, width: wide, offset: (wide - width) / 2.0 });
        }
        Some(Letter { kind, glyph, width, offset: 0.0 })
    }
}

/// Controls, joiners, variation selectors, direction marks and what is no letter at all.
fn is_unseen(letter: char) -> bool {
    let code = u32::from(letter);
    (letter.is_control() && !letter.is_whitespace())
        || matches!(code,
            0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f
            | 0x2028..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0xfff0..=0xfffb
            | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff)
        || (0x20d0..=0x20ff).contains(&code)
        || matches!(code & 0xffff, 0xfffe | 0xffff)
        || (0xfdd0..=0xfdef).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_nobody_has_become_a_box_and_those_nobody_sees_nothing() {
        let faces = faces().unwrap();
        let (plain, code) = (Look::default(), Look { code: true, ..Look::default() });
        let syllable = faces.letter('가', plain).unwrap();
        assert!((0.8..0.95).contains(&syllable.width), "{syllable:?}");
        assert_eq!(faces.letter('😀', plain).unwrap().glyph, faces.letter(BOX, plain).unwrap().glyph);
        assert!(['\u{200b}', '\u{feff}', '\0', '\u{fffe}'].iter().all(|c| faces.letter(*c, plain).is_none()));
        assert!(['가', 'A', '℃', '\n', '\u{200b}'].iter().all(|c| faces.shows(*c)));
        assert!(['😀', 'א'].iter().all(|c| !faces.shows(*c)));
        let wide = faces.letter('가', code).unwrap();
        let narrow = faces.letter('a', code).unwrap();
        assert!((wide.width - 2.0 * narrow.width).abs() < 0.001 && wide.kind == Kind::Plain);
        assert_eq!(narrow.kind, Kind::Code);
    }
}
