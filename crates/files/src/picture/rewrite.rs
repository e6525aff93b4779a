//! Reads a picture and writes it anew: pixels stay, places and cameras go.

use super::{animation, limits};
use crate::disk::THUMBNAILS;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Rgba, RgbaImage};
use std::fs::File;
use std::io::{BufReader, Cursor};
use std::path::Path;
use std::time::Instant;

/// The picture written anew.
#[derive(Debug)]
pub struct Rewritten {
    /// Width and height, in pixels.
    pub sides: (u32, u32),
    /// In the format it came in.
    pub picture: Vec<u8>,
    /// JPEG thumbnails by the longer side.
    pub thumbnails: Vec<(u32, Vec<u8>)>,
}

/// Writes the picture in `path` anew; gives up after `until`.
///
/// # Errors
/// Why it is refused, for the log.
pub fn rewrite(path: &Path, until: Instant) -> Result<Rewritten, String> {
    let format = check_header(path)?;
    let first = decode(path)?;
    let picture = if format == ImageFormat::Gif {
        animation::rewrite(path, until)?
    } else {
        refuse_animation(path, format)?;
        encode(&first, format)?
    };
    let mut thumbnails = Vec::new();
    for size in THUMBNAILS {
        in_time(until)?;
        thumbnails.push((size, thumbnail(&first, size)?));
    }
    Ok(Rewritten { sides: (first.width(), first.height()), picture, thumbnails })
}

/// Refuses when the time is over.
pub fn in_time(until: Instant) -> Result<(), String> {
    if Instant::now() > until { Err("takes too long".to_owned()) } else { Ok(()) }
}

pub fn open(path: &Path) -> Result<BufReader<File>, String> {
    File::open(path).map(BufReader::new).map_err(|e| e.to_string())
}

fn reader(path: &Path) -> Result<ImageReader<BufReader<File>>, String> {
    let mut reader = ImageReader::new(open(path)?).with_guessed_format().map_err(|e| e.to_string())?;
    reader.limits(limits::limits());
    Ok(reader)
}

/// The header alone decides whether the rest is read.
fn check_header(path: &Path) -> Result<ImageFormat, String> {
    let format = reader(path)?.format().filter(|f| limits::FORMATS.contains(f)).ok_or("unknown format")?;
    let size = reader(path)?.into_dimensions().map_err(|e| e.to_string())?;
    if limits::fits(size) { Ok(format) } else { Err(format!("{} x {} pixels", size.0, size.1)) }
}

fn decode(path: &Path) -> Result<DynamicImage, String> {
    let mut decoder = reader(path)?.into_decoder().map_err(|e| e.to_string())?;
    // The camera's note how it was held goes with the rest, so turn the picture now.
    let orientation = decoder.orientation().map_err(|e| e.to_string())?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|e| e.to_string())?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Only GIF animations are written anew frame by frame; others would silently lose all but one.
fn refuse_animation(path: &Path, format: ImageFormat) -> Result<(), String> {
    let animated = match format {
        ImageFormat::Png => {
            let decoder = image::codecs::png::PngDecoder::new(open(path)?).map_err(|e| e.to_string())?;
            decoder.is_apng().map_err(|e| e.to_string())?
        }
        ImageFormat::WebP => {
            image::codecs::webp::WebPDecoder::new(open(path)?).map_err(|e| e.to_string())?.has_animation()
        }
        _ => false,
    };
    if animated { Err("an animation that is no GIF".to_owned()) } else { Ok(()) }
}

fn encode(picture: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, String> {
    let mut out = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => {
            let picture = DynamicImage::ImageRgb8(picture.to_rgb8());
            picture.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 92))
        }
        ImageFormat::WebP => DynamicImage::ImageRgba8(picture.to_rgba8()).write_to(&mut out, format),
        _ => picture.write_to(&mut out, format),
    }
    .map_err(|e| e.to_string())?;
    Ok(out.into_inner())
}

/// A JPEG no larger than `size` and no larger than the picture, on white where it was transparent.
fn thumbnail(picture: &DynamicImage, size: u32) -> Result<Vec<u8>, String> {
    let (width, height) = (picture.width().min(size), picture.height().min(size));
    let small = picture.thumbnail(width, height).to_rgba8();
    let mut ground = RgbaImage::from_pixel(small.width(), small.height(), Rgba([255, 255, 255, 255]));
    image::imageops::overlay(&mut ground, &small, 0, 0);
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(ground)
        .to_rgb8()
        .write_with_encoder(JpegEncoder::new_with_quality(&mut out, 82))
        .map_err(|e| e.to_string())?;
    Ok(out.into_inner())
}
