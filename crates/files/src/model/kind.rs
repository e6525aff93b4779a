//! What kinds of files are accepted, and whether a content is what its name says (S-167).

use super::name::ending;

/// What the first bytes show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A picture of this media type.
    Picture(&'static str),
    /// PDF.
    Pdf,
    /// A ZIP container: archives and modern office documents.
    Zip,
    /// An OLE compound file: HWP 5 and older office documents.
    Compound,
    /// Letters without control characters, in UTF-8 or CP949.
    Text,
    /// Sound or film.
    Media,
    /// Another archive.
    Archive,
}

/// A kind that is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The media type it is sent with; ours, never the client's.
    pub media_type: &'static str,
    /// What its content must show.
    pub family: Family,
}

const PNG: Family = Family::Picture("image/png");
const JPEG: Family = Family::Picture("image/jpeg");
const GIF: Family = Family::Picture("image/gif");
const WEBP: Family = Family::Picture("image/webp");

/// Endings that are accepted. HTML, SVG, scripts and programs are not among them.
const ACCEPTED: [(&str, &str, Family); 40] = [
    ("png", "image/png", PNG),
    ("jpg", "image/jpeg", JPEG),
    ("jpeg", "image/jpeg", JPEG),
    ("gif", "image/gif", GIF),
    ("webp", "image/webp", WEBP),
    ("pdf", "application/pdf", Family::Pdf),
    ("hwp", "application/x-hwp", Family::Compound),
    ("hwpx", "application/hwp+zip", Family::Zip),
    ("show", "application/vnd.hancom.hshow", Family::Compound),
    ("cell", "application/vnd.hancom.hcell", Family::Compound),
    ("doc", "application/msword", Family::Compound),
    ("xls", "application/vnd.ms-excel", Family::Compound),
    ("ppt", "application/vnd.ms-powerpoint", Family::Compound),
    ("msg", "application/vnd.ms-outlook", Family::Compound),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Family::Zip),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Family::Zip),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", Family::Zip),
    ("odt", "application/vnd.oasis.opendocument.text", Family::Zip),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet", Family::Zip),
    ("odp", "application/vnd.oasis.opendocument.presentation", Family::Zip),
    ("zip", "application/zip", Family::Zip),
    ("7z", "application/x-7z-compressed", Family::Archive),
    ("gz", "application/gzip", Family::Archive),
    ("tgz", "application/gzip", Family::Archive),
    ("tar", "application/x-tar", Family::Archive),
    ("txt", "text/plain", Family::Text),
    ("md", "text/plain", Family::Text),
    ("log", "text/plain", Family::Text),
    ("csv", "text/csv", Family::Text),
    ("tsv", "text/tab-separated-values", Family::Text),
    ("json", "application/json", Family::Text),
    ("ics", "text/calendar", Family::Text),
    ("vcf", "text/vcard", Family::Text),
    ("eml", "application/octet-stream", Family::Text),
    ("mp3", "audio/mpeg", Family::Media),
    ("m4a", "audio/mp4", Family::Media),
    ("wav", "audio/x-wav", Family::Media),
    ("mp4", "video/mp4", Family::Media),
    ("mov", "video/quicktime", Family::Media),
    ("webm", "video/webm", Family::Media),
];

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The ending is not on the list.
    Ending,
    /// The content is something else.
    Content,
}

/// The kind of a file called `name` whose content begins with `head`.
///
/// # Errors
/// An ending that is not accepted, or a content that does not fit it.
pub fn kind(name: &str, head: &[u8]) -> Result<Kind, Refusal> {
    let ending = ending(name);
    let (_, media_type, family) = ACCEPTED.into_iter().find(|(e, ..)| *e == ending).ok_or(Refusal::Ending)?;
    if sniff(head) == Some(family) && document_fits(media_type, head) {
        Ok(Kind { media_type, family })
    } else {
        Err(Refusal::Content)
    }
}

/// What the first bytes show; nothing for programs, markup and what nobody knows.
pub fn sniff(head: &[u8]) -> Option<Family> {
    if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Some(Family::Compound);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(Family::Zip);
    }
    let Some(found) = infer::get(head) else { return is_text(head).then_some(Family::Text) };
    match (found.matcher_type(), found.mime_type()) {
        (infer::MatcherType::Image, "image/png") => Some(PNG),
        (infer::MatcherType::Image, "image/jpeg") => Some(JPEG),
        (infer::MatcherType::Image, "image/gif") => Some(GIF),
        (infer::MatcherType::Image, "image/webp") => Some(WEBP),
        (_, "application/pdf") => Some(Family::Pdf),
        (infer::MatcherType::Archive, _) => Some(Family::Archive),
        (infer::MatcherType::Audio | infer::MatcherType::Video, _) => Some(Family::Media),
        _ => None,
    }
}

/// An office document must not carry the ending of another; the first entry of the container tells.
fn document_fits(media_type: &str, head: &[u8]) -> bool {
    if media_type == "application/hwp+zip" {
        return says(head, b"mimetypeapplication/hwp+zip");
    }
    let Some(found) = infer::get(head).filter(|_| head.starts_with(b"PK")) else { return true };
    let names_a_document = found.matcher_type() == infer::MatcherType::Doc;
    media_type == "application/zip" || !names_a_document || found.mime_type() == media_type
}

fn says(head: &[u8], words: &[u8]) -> bool {
    head.windows(words.len()).take(200).any(|window| window == words)
}

/// No control characters but the usual ones. The last letters may be cut in half.
fn is_text(head: &[u8]) -> bool {
    head.iter().all(|b| *b >= 0x20 && *b != 0x7F || matches!(b, b'\t' | b'\n' | b'\r' | 0x0C))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG_HEAD: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    const EXE: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8\0\0\0\0\0\0\0\x40\0";

    #[test]
    fn s_167_ending_and_content_must_agree() {
        let hwpx = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0\x13\0\0\0\x08\0\0\0mimetypeapplication/hwp+zip";
        let hwp = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
        let good: [(&str, &[u8]); 9] = [
            ("사진.PNG", PNG_HEAD),
            ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
            ("a.pdf", b"%PDF-1.7\n"),
            ("a.hwp", &hwp),
            ("a.hwpx", hwpx),
            ("a.zip", b"PK\x03\x04\x14\0"),
            ("a.txt", "안녕하십니까".as_bytes()),
            ("a.csv", &[0xB0, 0xA1, b',', b'1']),
            ("empty.txt", b""),
        ];
        for (name, head) in good {
            assert!(kind(name, head).is_ok(), "{name}");
        }
        let bad: [(&str, &[u8], Refusal); 11] = [
            ("a.exe", EXE, Refusal::Ending),
            ("a.html", b"<html>", Refusal::Ending),
            ("a.svg", b"<svg>", Refusal::Ending),
            ("a", b"text", Refusal::Ending),
            ("a.png.js", PNG_HEAD, Refusal::Ending),
            ("a.png", EXE, Refusal::Content),
            ("a.png", b"\xff\xd8\xff\xe0\0\x10JFIF", Refusal::Content),
            ("a.txt", EXE, Refusal::Content),
            ("a.txt", b"<!DOCTYPE html><script>alert(1)</script>", Refusal::Content),
            ("a.hwpx", b"PK\x03\x04\x14\0", Refusal::Content),
            ("a.pdf", b"\x7fELF\x02\x01\x01", Refusal::Content),
        ];
        for (name, head, why) in bad {
            assert_eq!(kind(name, head), Err(why), "{name}");
        }
    }
}
