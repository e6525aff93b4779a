//! The parts of a configuration that decide to whom passwords are shown and who somebody is.

use super::form::Writing;
use crate::ldap::SourceError;
use std::collections::BTreeSet;

/// Whom the passwords of people and of the reading account go to, and how they are protected on the way.
const REACH: [&str; 5] = [
    "connection.servers",
    "connection.ca_file",
    "connection.pins",
    "connection.insecure_lab",
    "connection.bind_dn",
];
/// Which entry is which person.
const IDENTITY: [&str; 3] = ["persons.map.stable_id", "persons.map.login", "persons.join_by_employee_no"];

/// A part that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its place in the file.
    pub path: String,
    /// As it is kept; empty when nothing is.
    pub old: String,
    /// As it shall be.
    pub new: String,
}

/// The guarded parts that differ between two configurations.
///
/// # Errors
/// [`SourceError::Config`] when one of them is no TOML.
pub fn guarded(old: &str, new: &str) -> Result<Vec<Difference>, SourceError> {
    let (old, new) = (Writing::of(old)?, Writing::of(new)?);
    Ok(REACH.iter().chain(&IDENTITY).filter_map(|path| differs(&old, &new, path)).collect())
}

/// Everything that differs between two configurations, written or by the preset: whoever approves a change
/// of a guarded part approves what comes with it.
///
/// # Errors
/// As [`guarded`].
pub fn differences(old: &str, new: &str) -> Result<Vec<Difference>, SourceError> {
    let (old, new) = (Writing::of(old)?, Writing::of(new)?);
    let places: BTreeSet<String> = old.places().into_iter().chain(new.places()).collect();
    Ok(places.iter().filter_map(|path| differs(&old, &new, path)).collect())
}

fn differs(old: &Writing, new: &Writing, path: &str) -> Option<Difference> {
    let (old, new) = (old.holds_at(path), new.holds_at(path));
    (old != new).then(|| Difference { path: path.to_owned(), old, new })
}

/// Whether the reading account's password, kept for `old`, would be sent elsewhere, less protected, or as
/// somebody else's.
///
/// # Errors
/// As [`guarded`].
pub fn leads_elsewhere(old: &str, new: &str) -> Result<bool, SourceError> {
    Ok(guarded(old, new)?.iter().any(|difference| REACH.contains(&difference.path.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEPT: &str = "name = 'a'\nbase = 'dc=x'\n[connection]\nservers = ['ldaps://a']\nbind_dn = 'cn=r'";

    #[test]
    fn s_129_whatever_sends_a_password_elsewhere_is_seen() {
        for (change, elsewhere) in [
            ("servers = ['ldap://a']\nbind_dn = 'cn=r'", true),
            ("servers = ['ldaps://a', 'ldaps://b']\nbind_dn = 'cn=r'", true),
            ("servers = ['ldaps://a']\nbind_dn = 'cn=s'", true),
            ("servers = ['ldaps://a']\nbind_dn = 'cn=r'\ninsecure_lab = true", true),
            ("servers = ['ldaps://a']\nbind_dn = 'cn=r'\nca_file = '/x'", true),
            ("servers = ['ldaps://a']\nbind_dn = 'cn=r'\npins = ['00']", true),
            ("servers = ['ldaps://a']\nbind_dn = 'cn=r'\n[connection.limits]\npage_size = 7", false),
            ("bind_dn = 'cn=r'\nservers = [ 'ldaps://a' ]", false),
        ] {
            let new = format!("name = 'a'\nbase = 'dc=y'\n[connection]\n{change}");
            assert_eq!(leads_elsewhere(KEPT, &new).unwrap(), elsewhere, "{change}");
        }
        assert!(leads_elsewhere(KEPT, "name = 'a'\nbase = 'dc=x'\nldif = 'f'").unwrap());
    }

    #[test]
    fn a_preset_counts_like_what_is_written() {
        let written = format!("{KEPT}\n[persons.map]\nlogin = 'uid'");
        assert_eq!(guarded(KEPT, &written).unwrap(), [], "the preset says the same");
        let other = format!("preset = 'active-directory'\n{KEPT}");
        let places: Vec<_> = guarded(KEPT, &other).unwrap().into_iter().map(|d| d.path).collect();
        assert_eq!(places, ["persons.map.stable_id", "persons.map.login"]);
    }

    #[test]
    fn s_501_whoever_approves_sees_what_comes_along() {
        let new = "name = 'a'\nbase = 'dc=x'\n[connection]\nservers = ['ldaps://b']\nbind_dn = 'cn=r'\n\
            [persons]\nfilter = '(all=*)'\n[persons.map]\nmail = { from = 'other' }";
        let seen: Vec<_> = differences(KEPT, new).unwrap().into_iter().map(|d| d.path).collect();
        assert_eq!(seen, ["connection.servers", "persons.filter", "persons.map.mail"]);
    }
}
