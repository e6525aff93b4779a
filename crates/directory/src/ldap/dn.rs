//! Distinguished names (RFC 4514): escaping, the parent, and one spelling to compare them by.

use maru_kernel::korean;
use std::borrow::Cow;

/// A value made safe for use inside a distinguished name. For filters there is another rule; see
/// [`Filter`](super::Filter), which escapes by itself.
pub fn escape(value: &str) -> Cow<'_, str> {
    ldap3::dn_escape(value)
}

/// The name of the entry above; `None` at the top.
pub fn parent(dn: &str) -> Option<&str> {
    split_first(dn).1
}

/// The value of the first part of the name, unescaped: `uid=kim,ou=a` gives `kim`.
pub fn rdn_value(dn: &str) -> Option<String> {
    let (first, _) = split_first(dn);
    let (_, value) = first.split_once('=')?;
    Some(unescape(value.trim()))
}

/// One spelling for every way to write the same name: types in lower case, values folded (most
/// naming attributes ignore case, RFC 4519), no blanks around separators, one way of escaping.
/// Names that are none at all come back folded, so that they still equal themselves.
pub fn key(dn: &str) -> String {
    let mut out = String::with_capacity(dn.len());
    let mut rest = Some(dn.trim());
    while let Some(name) = rest.filter(|r| !r.is_empty()) {
        let (first, above) = split_first(name);
        if !out.is_empty() {
            out.push(',');
        }
        push_rdn(&mut out, first);
        rest = above;
    }
    out
}

/// Whether `dn` is `base` or lies below it.
pub fn is_below(dn: &str, base: &str) -> bool {
    is_below_key(&key(dn), &key(base))
}

/// [`is_below`] for names that are [`key`]s already.
pub fn is_below_key(dn: &str, base: &str) -> bool {
    match dn.strip_suffix(base) {
        Some(head) => base.is_empty() || head.is_empty() || head.ends_with(','),
        None => false,
    }
}

/// The first part and all after its comma. Escaped and quoted commas do not count.
fn split_first(dn: &str) -> (&str, Option<&str>) {
    let (mut escaped, mut quoted) = (false, false);
    for (at, c) in dn.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ',' | ';' if !quoted => return (head(dn, at), dn.get(at + 1..).map(str::trim_start)),
            _ => {}
        }
    }
    (dn, None)
}

fn head(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or(text)
}

/// One part, which may join several `type=value` by plus signs; those are sorted.
fn push_rdn(out: &mut String, rdn: &str) {
    if !rdn.contains('+') {
        push_pair(out, rdn);
        return;
    }
    let mut pairs: Vec<String> = Vec::new();
    let mut rest = rdn;
    loop {
        let end = unescaped_plus(rest).unwrap_or(rest.len());
        let mut pair = String::new();
        push_pair(&mut pair, head(rest, end));
        pairs.push(pair);
        match rest.get(end + 1..) {
            Some(more) => rest = more,
            None => break,
        }
    }
    pairs.sort();
    out.push_str(&pairs.join("+"));
}

fn unescaped_plus(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let found = c == '+' && !escaped;
        escaped = c == '\\' && !escaped;
        found.then_some(at)
    })
}

fn push_pair(out: &mut String, pair: &str) {
    let Some((kind, value)) = pair.split_once('=') else {
        out.push_str(&fold(pair.trim()));
        return;
    };
    out.push_str(&kind.trim().to_ascii_lowercase());
    out.push('=');
    if value.contains(['\\', '"']) {
        out.push_str(&escape(&fold(&unescape(value.trim()))));
    } else {
        out.push_str(&fold(value.trim()));
    }
}

/// Most names are plain letters, digits and composed Hangul, where the full folding changes nothing
/// but case; that short cut matters with a million names.
fn fold(text: &str) -> String {
    let plain = |c: char| c.is_ascii_graphic() || c == ' ' || matches!(c, '\u{AC00}'..='\u{D7A3}');
    if text.chars().all(plain) && !text.contains("  ") {
        text.to_ascii_lowercase()
    } else {
        korean::fold(text)
    }
}

/// Takes the backslashes and quotes away: `\,` is a comma, `\c3\a9` are two bytes of UTF-8.
fn unescape(value: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(value.len());
    let mut bytes = value.bytes().peekable();
    while let Some(b) = bytes.next() {
        match b {
            b'"' => {}
            b'\\' => match (bytes.next(), bytes.peek().copied()) {
                (Some(high), Some(low)) if hex(high).is_some() && hex(low).is_some() => {
                    bytes.next();
                    out.push(hex(high).unwrap_or(0) << 4 | hex(low).unwrap_or(0));
                }
                (Some(other), _) => out.push(other),
                (None, _) => {}
            },
            other => out.push(other),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (a, b) in [
            ("uid=kim,ou=인사부,dc=a", "UID = Kim , OU=인사부, DC=A"),
            (r"cn=a\,b,dc=x", r"cn=a\2cb,dc=x"),
            (r#"cn="a,b",dc=x"#, r"cn=a\,b,dc=x"),
            ("cn=a+uid=b,dc=x", "uid=B + CN=a,dc=x"),
            ("ou=\u{110B}\u{1175}\u{11AB}\u{1109}\u{1161},dc=x", "ou=인사,dc=x"),
            (r"ou=\ec\9d\b8\ec\82\ac,dc=x", "ou=인사,dc=x"),
        ] {
            assert_eq!(key(a), key(b), "{a}");
        }
        assert_ne!(key("uid=kim,ou=a"), key("uid=kim,ou=b"));
        assert_ne!(key(r"cn=a\,dc=b"), key("cn=a,dc=b"));
    }

    #[test]
    fn the_parent_is_found_past_escaped_commas() {
        assert_eq!(parent(r"cn=a\,b, ou=인사부,dc=x"), Some("ou=인사부,dc=x"));
        assert_eq!(parent("dc=x"), None);
        assert_eq!(rdn_value(r"cn=a\,b,dc=x").as_deref(), Some("a,b"));
        assert_eq!(rdn_value("nonsense"), None);
    }

    #[test]
    fn below_means_a_whole_part_ends_alike() {
        assert!(is_below("uid=a,OU=b, dc=c", "ou=b,dc=c"));
        assert!(is_below("ou=b,dc=c", "ou=b,dc=c"));
        assert!(is_below("ou=b,dc=c", ""));
        assert!(!is_below("uid=a,ou=xb,dc=c", "b,dc=c"));
        assert!(!is_below("dc=c", "ou=b,dc=c"));
    }

    /// Either escape lets through what the other must stop, so each has its place.
    #[test]
    fn s_124_names_and_filters_are_escaped_differently() {
        for hostile in ["*", ")(uid=*", "a,ou=b", "a+b", "#x", " x ", "<a>", "a;b"] {
            let in_filter = super::super::Filter::equal("uid", hostile).to_string();
            assert_ne!(in_filter, format!("(uid={})", escape(hostile)), "{hostile:?}");
        }
    }

    #[test]
    fn s_124_an_escaped_value_stays_one_part() {
        for hostile in ["a,ou=b", "a+b", "\\2a", "#x", " x ", "\"", "a;b", "*", ")(", "<a>"] {
            let dn = format!("uid={},dc=x", escape(hostile));
            assert_eq!(rdn_value(&dn).as_deref(), Some(hostile));
            assert_eq!(parent(&dn), Some("dc=x"), "{dn}");
        }
    }
}
