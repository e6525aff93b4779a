//! Pictures as they are printed: photographs as they came, others as their pixels, none larger than paper shows.

use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use krilla::image::Image;
use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

/// The most pixels a picture may have.
const MOST_PIXELS: u64 = 40_000_000;
/// What reading one may take, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// The most pixels of its longer side that are printed: 250 to the inch across the text.
const LONGEST: u32 = 1_640;

/// The most pixels that are read for one document: half a minute's work.
const MOST_READ: u64 = 4_000_000_000;
/// The most pixels that are kept until it is written.
const MOST_KEPT: u64 = 200_000_000;

/// How JPEG begins.
const JPEG: &[u8] = b"\xff\xd8";

/// A picture and its size in pixels.
type Read = (Image, f32, f32);

/// The pictures of one document, each read once.
#[derive(Default)]
pub struct Album {
    known: HashMap<(usize, usize), Option<Read>>,
    read: u64,
    kept: u64,
}

impl Album {
    /// Whether there is more in it than a document takes; no more is read then.
    pub fn is_over(&self) -> bool {
        self.read > MOST_READ || self.kept > MOST_KEPT
    }

    /// A picture that the document holds as long as it is laid out; `None` for what cannot be read.
    pub fn read(&mut self, content: &Arc<[u8]>) -> Option<Read> {
        let key = (content.as_ptr().addr(), content.len());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = size(content).and_then(|size| {
            self.read += size;
            if self.is_over() { None } else { read(content) }
        });
        // Photographs stay packed, and the caller knows how many bytes it hands in.
        if let Some((image, ..)) = found.as_ref().filter(|_| !content.starts_with(JPEG)) {
            let (width, height) = image.size();
            self.kept += u64::from(width) * u64::from(height);
        }
        self.known.insert(key, found.clone());
        found
    }
}

/// How many pixels a picture says it has; `None` for none, and for more than one may have.
fn size(content: &[u8]) -> Option<u64> {
    let reader = ImageReader::new(Cursor::new(content)).with_guessed_format().ok()?;
    let (width, height) = reader.into_dimensions().ok()?;
    let size = u64::from(width) * u64::from(height);
    (1..=MOST_PIXELS).contains(&size).then_some(size)
}

fn read(content: &[u8]) -> Option<Read> {
    let mut reader = ImageReader::new(Cursor::new(content)).with_guessed_format().ok()?;
    let format = reader.format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let read = reader.decode().ok()?;
    let is_plain = matches!(read, DynamicImage::ImageRgb8(_) | DynamicImage::ImageLuma8(_));
    let (width, height) = (read.width(), read.height());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn png(side: u32) -> Arc<[u8]> {
        let mut png = Cursor::new(Vec::new());
        image::GrayImage::new(side, side).write_to(&mut png, ImageFormat::Png).unwrap();
        png.into_inner().into()
    }

    #[test]
    fn what_is_shown_again_is_read_once() {
        let (mut album, content) = (Album::default(), png(30));
        for _ in 0..1_000 {
            assert!(album.read(&content).is_some());
        }
        assert_eq!((album.read, album.kept), (900, 900));
        assert!(album.read(&Arc::from(&b"<svg>"[..])).is_none());
        assert!(!album.is_over());
    }

    #[test]
    fn s_162_pixels_without_end_are_not_read() {
        let mut album = Album { read: MOST_READ - 100, ..Album::default() };
        assert!(album.read(&png(11)).is_none());
        assert!(album.is_over());
        let mut album = Album { kept: MOST_KEPT - 100, ..Album::default() };
        assert!(album.read(&png(11)).is_some());
        assert!(album.is_over() && album.read(&png(12)).is_none());
    }
}
