//! The parts of an Active Directory forest that hold no people. A search from the top of a domain always
//! answers with references to them (MS-ADTS 6.1.1.1), which must not count as a part that is missing.

use super::dn;

/// The first parts of their names: the configuration, and the zones of the name service.
const NAMES: [&str; 3] = ["cn=configuration", "dc=domaindnszones", "dc=forestdnszones"];

/// Whether `url` (RFC 4516) leads to such a part. What cannot be read does not.
pub fn holds_no_people(url: &str) -> bool {
    let name = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map(|(_, name)| name);
    let name = dn::key(name.and_then(|name| name.split('?').next()).unwrap_or_default());
    name.split_once(',').is_some_and(|(first, _)| NAMES.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_412_only_parts_without_people_may_be_missing() {
        for (url, want) in [
            ("ldap://gaon.example/CN=Configuration,DC=gaon,DC=example", true),
            ("ldaps://gaon.example/cn=configuration, dc=gaon,dc=example??base", true),
            ("ldap://DomainDnsZones.gaon.example/DC=DomainDnsZones,DC=gaon,DC=example", true),
            ("ldap://ForestDnsZones.gaon.example/DC=ForestDnsZones,DC=gaon,DC=example", true),
            ("ldap://child.gaon.example/DC=child,DC=gaon,DC=example", false),
            ("ldap://gaon.example/OU=x,CN=Configuration,DC=gaon,DC=example", false),
            ("ldap://gaon.example/CN=Configuration", false),
            ("ldap://gaon.example/%43N=Configuration,DC=gaon", false),
            ("ldap://gaon.example", false),
            ("", false),
        ] {
            assert_eq!(holds_no_people(url), want, "{url}");
        }
    }
}
