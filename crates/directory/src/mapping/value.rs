//! Bytes of untrusted origin made into text of known form and length (S-131).

use super::reason::{Reason, Trouble};
use crate::ldap::Entry;
use maru_kernel::korean;

/// The most letters of a name.
pub const NAME: usize = 200;
/// The most letters of any other text.
pub const TEXT: usize = 500;
/// The most bytes of a photo.
pub const PHOTO: usize = 256 * 1024;
/// The most values of an attribute that is no list of members.
pub const VALUES: usize = 1_000;

/// The values of an attribute as text in normal form, empty ones left out.
pub fn texts(entry: &Entry, attribute: &str) -> Result<Vec<String>, Reason> {
    let mut out = Vec::new();
    for value in entry.values(attribute) {
        if out.len() == VALUES {
            return Err(Trouble::TooMany.with(attribute));
        }
        out.extend(text(value, attribute)?);
    }
    Ok(out)
}

/// The first value that is not empty. Looks at the others only for their number.
pub fn first_text(entry: &Entry, attribute: &str) -> Result<Option<String>, Reason> {
    let (mut found, mut count) = (None, 0);
    for value in entry.values(attribute) {
        count += 1;
        if found.is_none() {
            found = text(value, attribute)?;
        }
    }
    if count > VALUES { Err(Trouble::TooMany.with(attribute)) } else { Ok(found) }
}

fn text(value: &[u8], attribute: &str) -> Result<Option<String>, Reason> {
    let text = std::str::from_utf8(value).map_err(|_utf8| Trouble::NotText.with(attribute))?;
    if text.contains('\0') {
        return Err(Trouble::NotText.with(attribute));
    }
    Ok(Some(tidy(text)).filter(|t| !t.is_empty()))
}

/// Normal form; most values are ASCII or composed Hangul without anything to tidy.
fn tidy(text: &str) -> String {
    let plain = |c: char| c.is_ascii_graphic() || c == ' ' || matches!(c, '\u{AC00}'..='\u{D7A3}');
    if !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ") && text.chars().all(plain) {
        text.to_owned()
    } else {
        korean::normal(text)
    }
}

/// The text, if it is no longer than `most` letters.
pub fn within(text: String, most: usize, field: &str) -> Result<String, Reason> {
    // Bytes are at least as many as letters, so most texts need no counting.
    if text.len() > most && text.chars().count() > most {
        Err(Trouble::TooLong.with(field))
    } else {
        Ok(text)
    }
}

/// The usual text of a GUID: the first three groups are stored with their bytes reversed (MS-DTYP 2.3.4).
pub fn guid(value: &[u8]) -> Option<String> {
    let [a, b, c, d, e, f, g, h, rest @ ..] = value else { return None };
    let [i, j, k, l, m, n, o, p] = rest else { return None };
    let hex = |bytes: &[&u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
    Some(format!(
        "{}-{}-{}-{}-{}",
        hex(&[d, c, b, a]),
        hex(&[f, e]),
        hex(&[h, g]),
        hex(&[i, j]),
        hex(&[k, l, m, n, o, p])
    ))
}

/// A photo of bearable size in a format browsers show.
pub fn photo(value: &[u8], attribute: &str) -> Result<Vec<u8>, Reason> {
    let webp = value.starts_with(b"RIFF") && value.get(8..12) == Some(b"WEBP");
    let known = webp
        || [&b"\xff\xd8\xff"[..], b"\x89PNG\r\n\x1a\n", b"GIF8"].iter().any(|magic| value.starts_with(magic));
    match () {
        () if value.len() > PHOTO => Err(Trouble::PhotoTooLarge.with(attribute)),
        () if !known => Err(Trouble::PhotoUnknown.with(attribute)),
        () => Ok(value.to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_131_text_is_tidied_and_bytes_are_refused() {
        for (raw, want) in [
            (&b"  Kim \r\n Seo "[..], Ok(Some("Kim Seo"))),
            ("김\u{202E}서연".as_bytes(), Ok(Some("김서연"))),
            (b"<b>Kim</b>", Ok(Some("<b>Kim</b>"))),
            (b" ", Ok(None)),
            (b"a\xff", Err(Trouble::NotText)),
            (b"a\0b", Err(Trouble::NotText)),
        ] {
            let got = text(raw, "cn");
            assert_eq!(got.as_ref().map(|t| t.as_deref()).map_err(|r| r.trouble), want, "{raw:?}");
        }
    }

    #[test]
    fn s_131_too_many_values_are_refused() {
        let mut entry = Entry::new("uid=a");
        (0..=VALUES).for_each(|n| entry.push("mail", n.to_string().as_bytes()));
        assert_eq!(texts(&entry, "mail"), Err(Trouble::TooMany.with("mail")));
        assert_eq!(first_text(&entry, "mail"), Err(Trouble::TooMany.with("mail")));
    }

    #[test]
    fn limits_count_letters() {
        assert!(within("김".repeat(NAME), NAME, "name").is_ok());
        assert_eq!(within("김".repeat(NAME + 1), NAME, "name"), Err(Trouble::TooLong.with("name")));
    }

    #[test]
    fn guids_are_written_as_windows_does() {
        let bytes: Vec<u8> = (0..16).collect();
        assert_eq!(guid(&bytes).as_deref(), Some("03020100-0504-0706-0809-0a0b0c0d0e0f"));
        assert_eq!(guid(&bytes[1..]), None);
    }

    #[test]
    fn s_131_photos_are_small_images() {
        assert!(photo(b"\xff\xd8\xff\xe0", "jpegPhoto").is_ok());
        assert_eq!(photo(b"<svg>", "jpegPhoto"), Err(Trouble::PhotoUnknown.with("jpegPhoto")));
        let large = [&b"\xff\xd8\xff"[..], &vec![0; PHOTO]].concat();
        assert_eq!(photo(&large, "p"), Err(Trouble::PhotoTooLarge.with("p")));
    }
}
