//! From the library's raw answer to an entry, without the panics its own conversion has for bytes that
//! are no text or answers that are malformed.

use super::{Cut, Entry, SourceError};
use ldap3::ResultEntry;
use ldap3::asn1::{PL, StructureTag, parse_tag};
use ldap3::controls::{Control, RawControl};

/// An attribute a server sent only a part of: `member;range=0-1499` (MS-ADTS 3.1.1.3.1.3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranged {
    pub name: String,
    pub next: u64,
}

/// Paged results control (RFC 2696).
const PAGED: &str = "1.2.840.113556.1.4.319";

/// Puts a search result into `entry`; the attributes that have more values than were sent come back.
pub fn entry(from: ResultEntry, entry: &mut Entry) -> Result<Vec<Ranged>, SourceError> {
    let mut parts = constructed(from.0)?.into_iter();
    entry.restart(&primitive(parts.next())?);
    attributes(parts.next(), entry)
}

/// Only adds the attributes; used for the second and further parts of a long attribute.
pub fn more(from: ResultEntry, entry: &mut Entry) -> Result<Vec<Ranged>, SourceError> {
    let mut parts = constructed(from.0)?.into_iter();
    parts.next();
    attributes(parts.next(), entry)
}

fn attributes(list: Option<StructureTag>, entry: &mut Entry) -> Result<Vec<Ranged>, SourceError> {
    let mut unfinished = Vec::new();
    for attribute in constructed(list.ok_or_else(malformed)?)? {
        let mut parts = constructed(attribute)?.into_iter();
        let described = String::from_utf8(primitive(parts.next())?).map_err(|_utf8| malformed())?;
        let (name, rest) = split_range(&described);
        unfinished.extend(rest.map(|next| Ranged { name: name.to_owned(), next }));
        for value in constructed(parts.next().ok_or_else(malformed)?)? {
            entry.push(name, &primitive(Some(value))?);
        }
    }
    Ok(unfinished)
}

/// The addresses of a search result reference (RFC 4511 section 4.5.3).
pub fn references(from: ResultEntry) -> Result<Vec<String>, SourceError> {
    let text = |part| String::from_utf8(primitive(Some(part))?).map_err(|_utf8| malformed());
    constructed(from.0)?.into_iter().map(text).collect()
}

/// `member;range=0-1499` is `member` with 1500 as the next value to ask for; `range=1500-*` ends it.
fn split_range(described: &str) -> (&str, Option<u64>) {
    let Some((name, range)) = described.split_once(";range=") else { return (described, None) };
    let last = range.split_once('-').and_then(|(_, last)| last.parse::<u64>().ok());
    (name, last.map(|n| n.saturating_add(1)))
}

/// The cookie for the next page; `None` when there is none or the server knows no paging.
pub fn next_page(controls: &[Control]) -> Result<Option<Vec<u8>>, SourceError> {
    let Some(Control(_, RawControl { val: Some(value), .. })) = controls.iter().find(|c| c.1.ctype == PAGED)
    else {
        return Ok(None);
    };
    let (_, tag) = parse_tag(value).map_err(|_ber| malformed())?;
    let cookie = primitive(constructed(tag)?.into_iter().nth(1))?;
    Ok(Some(cookie).filter(|c| !c.is_empty()))
}

fn constructed(tag: StructureTag) -> Result<Vec<StructureTag>, SourceError> {
    match tag.payload {
        PL::C(parts) => Ok(parts),
        PL::P(_) => Err(malformed()),
    }
}

fn primitive(tag: Option<StructureTag>) -> Result<Vec<u8>, SourceError> {
    match tag.map(|t| t.payload) {
        Some(PL::P(bytes)) => Ok(bytes),
        _ => Err(malformed()),
    }
}

fn malformed() -> SourceError {
    SourceError::Incomplete(Cut::Protocol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_told_from_names() {
        assert_eq!(split_range("member;range=0-1499"), ("member", Some(1500)));
        assert_eq!(split_range("member;range=1500-*"), ("member", None));
        assert_eq!(split_range("cn;lang-en"), ("cn;lang-en", None));
    }
}
