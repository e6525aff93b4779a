//! Trying a filter on an entry, the way servers do for attributes that ignore case.

use super::Filter;
use crate::ldap::Entry;
use std::cmp::Ordering;

/// What a class implies (RFC 4519, RFC 2798): servers answer `(objectClass=person)` with these too,
/// files name only the lowest class.
const ABOVE: [(&str, &[&str]); 5] = [
    ("inetOrgPerson", &["organizationalPerson", "person", "top"]),
    ("organizationalPerson", &["person", "top"]),
    ("organizationalUnit", &["top"]),
    ("groupOfNames", &["top"]),
    ("user", &["organizationalPerson", "person", "top"]),
];

/// Active Directory's "all of these bits are set".
const BIT_AND: &str = "1.2.840.113556.1.4.803";
/// Active Directory's "one of these bits is set".
const BIT_OR: &str = "1.2.840.113556.1.4.804";

pub fn matches(filter: &Filter, entry: &Entry) -> bool {
    match filter {
        Filter::And(all) => all.iter().all(|f| matches(f, entry)),
        Filter::Or(any) => any.iter().any(|f| matches(f, entry)),
        Filter::Not(inner) => !matches(inner, entry),
        Filter::Present(a) if a.eq_ignore_ascii_case("objectClass") => true,
        Filter::Present(a) => entry.first(a).is_some(),
        Filter::Equal(a, want) if a.eq_ignore_ascii_case("objectClass") => has_class(entry, want),
        Filter::Equal(a, want) => entry.values(a).any(|v| same(v, want)),
        Filter::AtLeast(a, want) => entry.values(a).any(|v| order(v, want).is_ge()),
        Filter::AtMost(a, want) => entry.values(a).any(|v| order(v, want).is_le()),
        Filter::Pieces(a, pieces) => entry.values(a).any(|v| has_pieces(v, pieces)),
        Filter::Rule(rule, want) => by_rule(entry, rule, want),
    }
}

fn has_class(entry: &Entry, want: &[u8]) -> bool {
    entry.values("objectClass").any(|class| {
        class.eq_ignore_ascii_case(want)
            || ABOVE.iter().any(|(low, above)| {
                class.eq_ignore_ascii_case(low.as_bytes())
                    && above.iter().any(|high| want.eq_ignore_ascii_case(high.as_bytes()))
            })
    })
}

fn same(value: &[u8], want: &[u8]) -> bool {
    value.eq_ignore_ascii_case(want)
}

/// Whole numbers by size, all else by letters; time stamps sort right as text.
fn order(value: &[u8], want: &[u8]) -> Ordering {
    match (number(value), number(want)) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => value.to_ascii_lowercase().cmp(&want.to_ascii_lowercase()),
    }
}

fn number(value: &[u8]) -> Option<i64> {
    std::str::from_utf8(value).ok()?.trim().parse().ok()
}

fn has_pieces(value: &[u8], pieces: &[Vec<u8>]) -> bool {
    let value = value.to_ascii_lowercase();
    let [first, middle @ .., last] = pieces else { return false };
    let Some(mut rest) = value.strip_prefix(first.to_ascii_lowercase().as_slice()) else { return false };
    for piece in middle {
        let piece = piece.to_ascii_lowercase();
        let found =
            piece.is_empty().then_some(0).or_else(|| rest.windows(piece.len()).position(|w| w == piece));
        match found.and_then(|at| rest.get(at + piece.len()..)) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(&last.to_ascii_lowercase())
}

/// The two bit rules are answered; a rule we do not know matches nothing.
fn by_rule(entry: &Entry, rule: &str, want: &[u8]) -> bool {
    let Some((attribute, rule)) = rule.split_once(':') else { return false };
    let Some(bits) = number(want) else { return false };
    entry.values(attribute).filter_map(number).any(|value| match rule {
        BIT_AND => value & bits == bits,
        BIT_OR => value & bits != 0,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_pass_or_not() {
        let entry = Entry::new("uid=kim,dc=x")
            .with("objectClass", "inetOrgPerson")
            .with("uid", "Kim")
            .with("cn", "김서연")
            .with("uSNChanged", "900")
            .with("userAccountControl", "514");
        for (filter, want) in [
            ("(uid=kim)", true),
            ("(uid=lee)", false),
            ("(objectClass=person)", true),
            ("(objectClass=groupOfNames)", false),
            ("(cn=김*)", true),
            ("(cn=*서*)", true),
            ("(cn=*서)", false),
            ("(cn=김*서*연)", true),
            ("(uSNChanged>=1000)", false),
            ("(uSNChanged>=85)", true),
            ("(mail=*)", false),
            ("(!(mail=*))", true),
            ("(&(uid=kim)(|(cn=x)(cn=김서연)))", true),
            ("(userAccountControl:1.2.840.113556.1.4.803:=2)", true),
            ("(userAccountControl:1.2.840.113556.1.4.803:=16)", false),
            ("(memberOf:1.2.840.113556.1.4.1941:=cn=x)", false),
            ("(&)", true),
            ("(|)", false),
        ] {
            assert_eq!(Filter::parse(filter).unwrap().matches(&entry), want, "{filter}");
        }
    }
}
