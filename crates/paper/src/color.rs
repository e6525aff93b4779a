//! The few colours of the house on paper: dark enough to be read when printed in grey.

use crate::document::Tone;
use krilla::color::rgb;
use krilla::num::NormalizedF32;
use krilla::paint::Fill;

/// Red, green, blue.
pub type Color = [u8; 3];

pub const TEXT: Color = [0x1e, 0x21, 0x24];
pub const MUTED: Color = [0x58, 0x61, 0x6a];
pub const LINK: Color = [0x0b, 0x50, 0xd0];
pub const LINE: Color = [0xb1, 0xb8, 0xbe];
pub const SOFT: Color = [0xf4, 0xf5, 0xf6];
pub const HEAD: Color = [0xe9, 0xec, 0xef];
pub const MARK: Color = [0xff, 0xf0, 0xb3];

/// The colour of a callout.
pub const fn of_tone(tone: Tone) -> Color {
    match tone {
        Tone::Note => LINK,
        Tone::Tip => [0x26, 0x73, 0x37],
        Tone::Important => [0x6b, 0x3f, 0xc0],
        Tone::Warning => [0x8a, 0x5c, 0x00],
        Tone::Caution => [0xbd, 0x2c, 0x0f],
    }
}

/// As the writer of the PDF takes it.
pub fn fill([red, green, blue]: Color) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}
