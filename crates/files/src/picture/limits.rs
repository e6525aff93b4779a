//! How much a picture may ask for.

use image::{ImageFormat, Limits};

/// The most pixels.
pub const MOST_PIXELS: u64 = 40_000_000;
/// The longest side, in pixels.
pub const LONGEST_SIDE: u32 = 20_000;
/// The most frames of an animation.
pub const MOST_FRAMES: usize = 100;
/// What a decoder may allocate, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// The formats that are read at all.
pub const FORMATS: [ImageFormat; 4] =
    [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP];

/// The limits as a decoder takes them.
pub fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// Whether a picture of this size is read.
pub fn fits((width, height): (u32, u32)) -> bool {
    width <= LONGEST_SIDE && height <= LONGEST_SIDE && u64::from(width) * u64::from(height) <= MOST_PIXELS
}
