//! `Ref`: how one module points at a thing of another without knowing it.

use crate::Id;
use std::fmt;
use std::str::FromStr;

/// Points at one thing of one module. Whoever shows it asks the module's describer, for the viewer
/// at hand and at display time, so a lost right hides old pointers too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ref {
    /// The module's id, such as `directory`.
    pub module: String,
    /// The kind of thing within the module, such as `person`.
    pub kind: String,
    /// Which one.
    pub id: Id,
}

impl Ref {
    /// Points at `module`'s `kind` number `id`.
    pub fn new(module: &str, kind: &str, id: Id) -> Self {
        Ref { module: module.to_owned(), kind: kind.to_owned(), id }
    }
}

impl fmt::Display for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.module, self.kind, self.id)
    }
}

/// The text is not of the form `module/kind/id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefParseError;

impl fmt::Display for RefParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a reference")
    }
}

impl std::error::Error for RefParseError {}

impl FromStr for Ref {
    type Err = RefParseError;

    fn from_str(text: &str) -> Result<Self, RefParseError> {
        let mut parts = text.split('/');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(module), Some(kind), Some(id), None) if is_name(module) && is_name(kind) => {
                Ok(Ref::new(module, kind, id.parse().or(Err(RefParseError))?))
            }
            _ => Err(RefParseError),
        }
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_goes_there_and_back() {
        let r = Ref::new("directory", "person", Id::from_i64(77));
        assert_eq!(r.to_string().parse(), Ok(r));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "a/b", "a/b/c", "a/b/0000000000000/d", "A/b/0000000000000", "/b/0000000000000"] {
            assert_eq!(text.parse::<Ref>(), Err(RefParseError), "{text}");
        }
    }
}
