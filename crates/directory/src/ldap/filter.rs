//! Search filters (RFC 4515) as a tree: read, written with every value escaped, and tried on entries.

use super::Entry;
use std::fmt;

mod matching;
mod reading;

pub use reading::FilterError;

/// A search filter. Text from outside only ever becomes a *value* in the tree, never syntax, so there
/// is nothing to inject (S-124).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    And(Vec<Filter>),
    /// At least one of them.
    Or(Vec<Filter>),
    /// Not this one.
    Not(Box<Filter>),
    /// The attribute has some value.
    Present(String),
    /// The attribute has this value.
    Equal(String, Vec<u8>),
    /// The attribute has this value or one after it.
    AtLeast(String, Vec<u8>),
    /// The attribute has this value or one before it.
    AtMost(String, Vec<u8>),
    /// The attribute has a value made of these pieces with anything between them. An empty piece at
    /// either end means that anything may stand there.
    Pieces(String, Vec<Vec<u8>>),
    /// A matching rule of the server's own: what stands before `:=`, and the value.
    Rule(String, Vec<u8>),
}

impl Filter {
    /// Reads a filter written by an administrator.
    ///
    /// # Errors
    /// When the text is no filter; the error tells where.
    pub fn parse(text: &str) -> Result<Filter, FilterError> {
        reading::parse(text)
    }

    /// `(attribute=value)`, whatever is in the value.
    pub fn equal(attribute: &str, value: &str) -> Filter {
        Filter::Equal(attribute.to_owned(), value.as_bytes().to_vec())
    }

    /// Both must hold.
    #[must_use]
    pub fn and(self, other: Filter) -> Filter {
        match self {
            Filter::And(mut all) => {
                all.push(other);
                Filter::And(all)
            }
            single => Filter::And(vec![single, other]),
        }
    }

    /// The same filter with `value` in every place that is marked `{placeholder}`.
    #[must_use]
    pub fn fill(&self, placeholder: &str, value: &str) -> Filter {
        let mark = format!("{{{placeholder}}}");
        let put = |old: &[u8]| match std::str::from_utf8(old) {
            Ok(text) if text.contains(&mark) => text.replace(&mark, value).into_bytes(),
            _ => old.to_vec(),
        };
        let each = |filters: &[Filter]| filters.iter().map(|f| f.fill(placeholder, value)).collect();
        match self {
            Filter::And(all) => Filter::And(each(all)),
            Filter::Or(any) => Filter::Or(each(any)),
            Filter::Not(inner) => Filter::Not(Box::new(inner.fill(placeholder, value))),
            Filter::Present(a) => Filter::Present(a.clone()),
            Filter::Equal(a, v) => Filter::Equal(a.clone(), put(v)),
            Filter::AtLeast(a, v) => Filter::AtLeast(a.clone(), put(v)),
            Filter::AtMost(a, v) => Filter::AtMost(a.clone(), put(v)),
            Filter::Pieces(a, pieces) => Filter::Pieces(a.clone(), pieces.iter().map(|p| put(p)).collect()),
            Filter::Rule(a, v) => Filter::Rule(a.clone(), put(v)),
        }
    }

    /// Whether a value in the filter is marked `{placeholder}`.
    pub fn has(&self, placeholder: &str) -> bool {
        *self != self.fill(placeholder, "")
    }

    /// Whether the entry passes; for files, where no server decides.
    pub fn matches(&self, entry: &Entry) -> bool {
        matching::matches(self, entry)
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Filter::And(all) => list(f, '&', all),
            Filter::Or(any) => list(f, '|', any),
            Filter::Not(inner) => write!(f, "(!{inner})"),
            Filter::Present(a) => write!(f, "({a}=*)"),
            Filter::Equal(a, v) => write!(f, "({a}={})", escape(v)),
            Filter::AtLeast(a, v) => write!(f, "({a}>={})", escape(v)),
            Filter::AtMost(a, v) => write!(f, "({a}<={})", escape(v)),
            Filter::Pieces(a, pieces) => {
                write!(f, "({a}={})", pieces.iter().map(|p| escape(p)).collect::<Vec<_>>().join("*"))
            }
            Filter::Rule(a, v) => write!(f, "({a}:={})", escape(v)),
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, sign: char, filters: &[Filter]) -> fmt::Result {
    write!(f, "({sign}")?;
    filters.iter().try_for_each(|inner| write!(f, "{inner}"))?;
    f.write_str(")")
}

/// A value made safe inside a filter: text by the library's rule, bytes that are no text one by one.
fn escape(value: &[u8]) -> String {
    match std::str::from_utf8(value) {
        Ok(text) => ldap3::ldap_escape(text).into_owned(),
        Err(_) => value.iter().map(|b| format!("\\{b:02x}")).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_124_outside_text_stays_a_value() {
        let login = Filter::parse("(&(objectClass=person)(|(uid={login})(mail={login})))").unwrap();
        assert!(login.has("login") && !login.has("user"));
        let name = "x".repeat(4096);
        for hostile in ["*", ")(uid=*", "\\2a", "\0", "a,ou=b", "*)(objectClass=*", "한글", name.as_str()] {
            let text = login.fill("login", hostile).to_string();
            let again = Filter::parse(&text).unwrap();
            assert_eq!(again, login.fill("login", hostile), "{hostile:?}");
            assert!(ldap3::parse_filter(&text).is_ok(), "{text}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_survive() {
        let guid = Filter::Equal("objectGUID".into(), vec![0xff, b'*', 0]);
        assert_eq!(guid.to_string(), r"(objectGUID=\ff\2a\00)");
        assert_eq!(Filter::parse(&guid.to_string()), Ok(guid));
    }
}
