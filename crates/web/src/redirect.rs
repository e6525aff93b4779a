//! Where a sign-in may lead back to: a path of ours and nothing else (S-107).

use std::fmt::Write;

/// `next` if it is a plain path on this site, with or without a query, otherwise `/`.
pub fn safe_path(next: &str) -> &str {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let plain = path.starts_with('/')
        && !path.contains("//")
        && !path.contains('\\')
        && !path.to_ascii_lowercase().contains("%2f%2f")
        && !next.chars().any(|c| c.is_control() || c.is_whitespace());
    if plain { next } else { "/" }
}

/// The path as a header may carry it: letters beyond ASCII as percent-encoded UTF-8 (RFC 3987 section 3.1).
pub fn ascii(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            // Writing to a String cannot fail.
            0x80.. => drop(write!(out, "%{byte:02X}")),
            byte => out.push(char::from(byte)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_107_only_our_own_paths_are_followed() {
        for next in
            ["/", "/people?q=%EA%B9%80", "/me/sessions", "/김", "/search?q=http://x", "/search?q=a\\b"]
        {
            assert_eq!(safe_path(next), next);
        }
        for next in [
            "//e",
            "/\\e",
            "\t//e",
            "https:e",
            "https://e",
            "/%2f%2fe",
            "%2f%2fe",
            "",
            "e",
            "/a//e",
            "/ /e",
            "?//e",
            "/\\e?q=1",
            "//e?q=1",
            "/a\r\nb",
        ] {
            assert_eq!(safe_path(next), "/", "{next}");
        }
    }

    #[test]
    fn letters_beyond_ascii_are_encoded() {
        assert_eq!(ascii("/김?q=a%20b"), "/%EA%B9%80?q=a%20b");
    }
}
