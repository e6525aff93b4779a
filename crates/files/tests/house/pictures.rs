//! Pictures that would cost too much or tell too much (S-170).

use crate::boxes::{ME, files, modules, send, sent};
use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, RgbaImage};
use maru_testkit::{TempFolder, in_house};
use std::io::Cursor;
use std::time::{Duration, Instant};

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(width, height).write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A small PNG whose header claims another size.
fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let mut png = encoded(1, 1, ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 },
        )
    })
}

fn gif(frames: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = GifEncoder::new_with_speed(&mut out, 30);
    for _ in 0..frames {
        encoder.encode_frame(Frame::new(RgbaImage::new(2, 2))).unwrap();
    }
    drop(encoder);
    out
}

/// A JPEG of a camera held sideways, with a place in its notes.
fn jpeg_with_notes() -> Vec<u8> {
    let jpeg = encoded(40, 20, ImageFormat::Jpeg);
    let mut notes = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    notes.extend_from_slice(b"GPS 37.5665 126.9780");
    let length = u16::try_from(notes.len() + 2).unwrap();
    let mut out = jpeg[..2].to_vec();
    out.extend_from_slice(&[0xFF, 0xE1]);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&notes);
    out.extend_from_slice(&jpeg[2..]);
    out
}

#[test]
fn s_170_pictures_that_cost_too_much_are_refused_by_their_header() {
    let folder = TempFolder::new();
    in_house(
        |_| modules(&files(&folder, |_| {})),
        async |house| {
            let me = house.visitor(ME, "김서연", &[]);
            let began = Instant::now();
            let cases = [
                ("a.png", png_claiming(65_535, 65_535)),
                ("b.png", png_claiming(10_000, 10_000)),
                ("c.png", png_claiming(20_001, 1)),
                ("d.png", encoded(4, 4, ImageFormat::Png)[..40].to_vec()),
                ("e.gif", gif(10_000)),
            ];
            for (name, content) in cases {
                let refused = send(&me, name, &content).await;
                assert_eq!(refused.status, 415, "{name}");
                assert!(refused.text().contains("files.picture"), "{name}");
            }
            assert!(began.elapsed() < Duration::from_secs(20));
        },
    );
}

#[test]
fn s_170_notes_of_the_camera_go_and_the_picture_stands_upright() {
    let folder = TempFolder::new();
    in_house(
        |_| modules(&files(&folder, |_| {})),
        async |house| {
            let me = house.visitor(ME, "김서연", &[]);
            let id = sent(&me, "a.jpg", &jpeg_with_notes()).await;
            let kept = me.get(&format!("/files/{id}")).await.body;
            assert!(!kept.windows(3).any(|w| w == b"GPS") && !kept.windows(4).any(|w| w == b"Exif"));
            let picture = image::load_from_memory(&kept).unwrap();
            assert_eq!((picture.width(), picture.height()), (20, 40));
        },
    );
}

#[test]
fn every_format_comes_back_with_its_thumbnails() {
    let folder = TempFolder::new();
    in_house(
        |_| modules(&files(&folder, |_| {})),
        async |house| {
            let me = house.visitor(ME, "김서연", &[]);
            let pictures = [
                ("a.png", encoded(1_600, 800, ImageFormat::Png)),
                ("a.jpg", encoded(1_600, 800, ImageFormat::Jpeg)),
                ("a.webp", encoded(1_600, 800, ImageFormat::WebP)),
                ("a.gif", gif(100)),
            ];
            for (name, content) in pictures {
                let id = sent(&me, name, &content).await;
                let kept = me.get(&format!("/files/{id}")).await;
                let same = image::guess_format(&content).unwrap();
                assert_eq!(image::guess_format(&kept.body).unwrap(), same, "{name}");
                for size in [96, 320, 1_280] {
                    let small = me.get(&format!("/files/{id}/thumb/{size}")).await;
                    let small = image::load_from_memory_with_format(&small.body, ImageFormat::Jpeg).unwrap();
                    assert!(small.width() <= size && small.height() <= size, "{name} {size}");
                    let file =
                        house.db().read_blocking(|conn| maru_files::draft_of(conn, ME, id)).unwrap().unwrap();
                    assert_eq!(
                        file.thumbnail_sides(size),
                        Some((small.width(), small.height())),
                        "{name} {size}"
                    );
                }
            }
        },
    );
}

/// Pictures that are something else as well: a page behind the end, an archive behind the end, a script among the notes.
#[test]
fn s_167_s_170_a_picture_that_is_something_else_as_well_comes_back_as_a_picture_only() {
    let folder = TempFolder::new();
    in_house(
        |_| modules(&files(&folder, |_| {})),
        async |house| {
            let me = house.visitor(ME, "김서연", &[]);
            let page = b"<html><script>alert(document.cookie)</script></html>".as_slice();
            let archive = b"PK\x03\x04\x14\0\0\0\0\0META-INF/MANIFEST.MF Main-Class: Evil".as_slice();
            let mut commented = gif(1);
            // A comment before the end of the file (GIF89a, section 24).
            let end = commented.len() - 1;
            commented.splice(end..end, [b"\x21\xfe\x34".as_slice(), page, b"\0"].concat());
            let both = |picture: Vec<u8>, more: &[u8]| [picture, more.to_vec()].concat();
            let all = [
                ("a.png", both(encoded(20, 10, ImageFormat::Png), page)),
                ("b.jpg", both(encoded(20, 10, ImageFormat::Jpeg), archive)),
                ("c.gif", both(gif(1), page)),
                ("d.gif", commented),
                ("e.webp", both(encoded(20, 10, ImageFormat::WebP), archive)),
            ];
            for (name, content) in all {
                let id = sent(&me, name, &content).await;
                let back = me.get(&format!("/files/{id}")).await;
                assert_eq!(back.status, 200, "{name}");
                for hidden in [b"script".as_slice(), b"MANIFEST", b"PK\x03\x04"] {
                    assert!(!back.body.windows(hidden.len()).any(|w| w == hidden), "{name}");
                }
                assert!(back.header("content-type").unwrap().starts_with("image/"), "{name}");
                assert_eq!(back.header("x-content-type-options"), Some("nosniff"));
            }
            // The other way round it is no picture at all.
            for (name, content) in [
                ("a.png", both(page.to_vec(), &encoded(20, 10, ImageFormat::Png))),
                ("a.jpg", both(archive.to_vec(), &encoded(20, 10, ImageFormat::Jpeg))),
            ] {
                assert_eq!(send(&me, name, &content).await.status, 415, "{name}");
            }
        },
    );
}
