//! The `Content-Disposition` of a download (RFC 6266, RFC 8187; S-169).

/// A file that is kept: beside a name old programs understand stands one with every letter.
pub fn attachment(name: &str) -> String {
    header("attachment", name)
}

/// A file that is shown in place.
pub fn inline(name: &str) -> String {
    header("inline", name)
}

fn header(kind: &str, name: &str) -> String {
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(name))
}

/// Letters that need no escape in a quoted string and mean nothing to a file system.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '(' | ')')
}

/// RFC 8187 section 3.2.1: `attr-char` stays, the rest is percent-encoded UTF-8.
fn encoded(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_169_every_name_makes_one_clean_header() {
        let names = [
            "보고서.hwp",
            "a\"b.txt",
            "a\r\nX: y.txt",
            "../a.txt",
            "a\\b",
            "가\u{202E}나.pdf",
            "%41.txt",
            "a;b='c'.txt",
        ];
        for name in names {
            let header = attachment(name);
            assert!(header.bytes().all(|b| (0x20..0x7F).contains(&b)), "{header}");
            assert_eq!(header.matches('"').count(), 2, "{header}");
            assert!(!header.contains('/') && !header.contains('\\'), "{header}");
        }
        assert_eq!(inline("가 1.png"), "inline; filename=\"_ 1.png\"; filename*=UTF-8''%EA%B0%80%201.png");
    }
}
