//! Pictures as they are printed: photographs as they came, others as their pixels, none larger than paper shows.

use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use krilla::image::Image;
use std::io::Cursor;

/// The most pixels a picture may have.
const MOST_PIXELS: u64 = 40_000_000;
/// What reading one may take, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// The most pixels of its longer side that are printed: 250 to the inch across the text.
const LONGEST: u32 = 1_640;

/// A picture and its size in pixels; `None` for what cannot be read.
pub fn read(content: &[u8]) -> Option<(Image, f32, f32)> {
    let mut reader = ImageReader::new(Cursor::new(content)).with_guessed_format().ok()?;
    let format = reader.format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let (width, height) =
        ImageReader::new(Cursor::new(content)).with_guessed_format().ok()?.into_dimensions().ok()?;
    if width == 0 || height == 0 || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return None;
    }
    let read = reader.decode().ok()?;
    let is_plain = matches!(read, DynamicImage::ImageRgb8(_) | DynamicImage::ImageLuma8(_));
    let is_small = width.max(height) <= LONGEST;
    let size = (width as f32, height as f32);
    if format == ImageFormat::Jpeg
        && is_small
        && is_plain
        && let Ok(image) = as_it_is(content)
    {
        return Some((image, size.0, size.1));
    }
    let read = if is_small { read } else { read.thumbnail(LONGEST, LONGEST) };
    let image = if format == ImageFormat::Jpeg { photograph(&read)? } else { pixels(&read) };
    Some((image, size.0, size.1))
}

fn as_it_is(content: &[u8]) -> Result<Image, String> {
    Image::from_jpeg(content.to_vec().into(), false)
}

fn photograph(read: &DynamicImage) -> Option<Image> {
    let mut written = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(read.to_rgb8()).write_to(&mut written, ImageFormat::Jpeg).ok()?;
    Image::from_jpeg(written.into_inner().into(), false).ok()
}

fn pixels(read: &DynamicImage) -> Image {
    let pixels = read.to_rgba8();
    let (width, height) = pixels.dimensions();
    Image::from_rgba8(pixels.into_raw(), width, height)
}
