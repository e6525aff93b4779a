//! GIF animations, written anew one frame at a time.

use super::limits::{self, MOST_FRAMES};
use super::rewrite::{in_time, open};
use image::codecs::gif::{GifDecoder, GifEncoder, Repeat};
use image::{AnimationDecoder, ImageDecoder};
use std::path::Path;
use std::time::Instant;

/// The animation without comments and other additions.
///
/// # Errors
/// More than a hundred frames, a broken frame, or out of time.
pub fn rewrite(path: &Path, until: Instant) -> Result<Vec<u8>, String> {
    let mut decoder = GifDecoder::new(open(path)?).map_err(|e| e.to_string())?;
    decoder.set_limits(limits::limits()).map_err(|e| e.to_string())?;
    let mut out = Vec::new();
    let mut encoder = GifEncoder::new_with_speed(&mut out, 20);
    encoder.set_repeat(Repeat::Infinite).map_err(|e| e.to_string())?;
    for (number, frame) in decoder.into_frames().enumerate() {
        if number >= MOST_FRAMES {
            return Err(format!("more than {MOST_FRAMES} frames"));
        }
        in_time(until)?;
        encoder.encode_frame(frame.map_err(|e| e.to_string())?).map_err(|e| e.to_string())?;
    }
    drop(encoder);
    Ok(out)
}
