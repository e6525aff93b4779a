//! The languages pages are written in.

use std::fmt;
use std::str::FromStr;

/// A language of the user interface. Korean is the source; English is complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Korean (`ko`).
    #[default]
    Ko,
    /// English (`en`).
    En,
}

impl Lang {
    /// Every language, in the order they are offered.
    pub const ALL: [Lang; 2] = [Lang::Ko, Lang::En];

    /// The language tag of BCP 47.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Ko => "ko",
            Lang::En => "en",
        }
    }

    /// The best language for an `Accept-Language` header (RFC 9110 section 12.5.4); Korean when
    /// nothing in it fits.
    pub fn from_accept(header: &str) -> Lang {
        let mut best = (Lang::Ko, 0.0_f32);
        for item in header.split(',') {
            let mut parts = item.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let weight = parts
                .find_map(|p| p.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()))
                .unwrap_or(1.0);
            let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            if let Ok(lang) = primary.parse()
                && weight > best.1
            {
                best = (lang, weight);
            }
        }
        best.0
    }
}

/// The text names no language we speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLang;

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown language")
    }
}

impl std::error::Error for UnknownLang {}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(tag: &str) -> Result<Self, UnknownLang> {
        Lang::ALL.into_iter().find(|lang| lang.tag() == tag).ok_or(UnknownLang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_language_is_weighed() {
        for (header, want) in [
            ("", Lang::Ko),
            ("en-US,en;q=0.9", Lang::En),
            ("fr, en;q=0.3, ko;q=0.8", Lang::Ko),
            ("de;q=1", Lang::Ko),
            ("en;q=abc", Lang::En),
        ] {
            assert_eq!(Lang::from_accept(header), want, "{header}");
        }
    }
}
