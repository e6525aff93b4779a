//! Which product answers, told from the entry every server keeps about itself (RFC 4512 section 5.1).

use super::Entry;

/// The server products we know the ways of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// OpenLDAP, and the default for servers we do not know.
    #[default]
    Openldap,
    /// Microsoft Active Directory or Samba as a domain controller.
    ActiveDirectory,
    /// 389 Directory Server or Red Hat Directory Server.
    #[serde(rename = "389ds")]
    Ds389,
    /// FreeIPA, which is 389-ds with a tree of its own.
    Freeipa,
}

/// Operations and controls that FreeIPA adds to 389-ds lie below this.
const FREEIPA: &str = "2.16.840.1.113730.3.8.10.";

impl Kind {
    /// "LDAP_CAP_ACTIVE_DIRECTORY_OID" among `supportedCapabilities` (MS-ADTS 3.1.1.3.4.3).
    pub const ACTIVE_DIRECTORY: &str = "1.2.840.113556.1.4.800";

    /// What has to be asked of the root entry to tell the kinds apart and to show what a server can.
    pub const ATTRIBUTES: [&str; 12] = [
        "vendorName",
        "vendorVersion",
        "structuralObjectClass",
        "supportedCapabilities",
        "supportedControl",
        "supportedExtension",
        "namingContexts",
        "defaultNamingContext",
        "dnsHostName",
        "highestCommittedUSN",
        "lastusn",
        "currentTime",
    ];

    /// Where the counter of changes stands that entries keep in `attribute`: `uSNChanged` in Active Directory,
    /// `entryusn` in 389-ds, which counts in each of its databases (`lastusn;userroot`). Of those the least is
    /// told, so that no change is missed; databases without any entry say -1.
    pub fn counter(root: &Entry, attribute: &str) -> Option<String> {
        let name =
            if attribute.eq_ignore_ascii_case("uSNChanged") { "highestcommittedusn" } else { "lastusn" };
        let of = |(field, value): (&str, &[u8])| {
            let is_it = field.split(';').next().is_some_and(|plain| plain.eq_ignore_ascii_case(name));
            is_it.then(|| std::str::from_utf8(value).ok()?.trim().parse::<i64>().ok()).flatten()
        };
        root.fields().filter_map(of).filter(|value| *value >= 0).min().map(|value| value.to_string())
    }

    /// The kind of the server whose root entry this is.
    pub fn of(root: &Entry) -> Kind {
        let has = |attribute: &str, word: &str| {
            root.values(attribute).any(|v| contains(&String::from_utf8_lossy(v), word))
        };
        if has("supportedCapabilities", Self::ACTIVE_DIRECTORY) {
            return Kind::ActiveDirectory;
        }
        if has("vendorName", "389") || has("vendorVersion", "389-directory") || has("vendorName", "red hat") {
            // FreeIPA shows its certificate store as a naming context, where it has one.
            let ipa = has("namingContexts", "o=ipaca")
                || has("supportedControl", FREEIPA)
                || has("supportedExtension", FREEIPA);
            return if ipa { Kind::Freeipa } else { Kind::Ds389 };
        }
        Kind::Openldap
    }
}

fn contains(text: &str, word: &str) -> bool {
    text.to_ascii_lowercase().contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counter_is_the_least_a_server_tells() {
        let ad = Entry::new("").with("highestCommittedUSN", "4711");
        assert_eq!(Kind::counter(&ad, "uSNChanged").as_deref(), Some("4711"));
        let ds = Entry::new("")
            .with("lastusn;userroot", "812")
            .with("lastusn;ipaca", "99")
            .with("lastusn;changelog", "-1");
        assert_eq!(Kind::counter(&ds, "entryusn").as_deref(), Some("99"));
        assert_eq!(Kind::counter(&ad, "entryusn"), None);
    }

    #[test]
    fn each_product_is_known_by_its_root_entry() {
        let root = || Entry::new("");
        for (entry, want) in [
            (root().with("structuralObjectClass", "OpenLDAProotDSE"), Kind::Openldap),
            (root().with("supportedCapabilities", Kind::ACTIVE_DIRECTORY), Kind::ActiveDirectory),
            (root().with("vendorName", "389 Project"), Kind::Ds389),
            (root().with("vendorName", "389 Project").with("namingContexts", "o=ipaca"), Kind::Freeipa),
            (
                root()
                    .with("vendorName", "389 Project")
                    .with("supportedExtension", "2.16.840.1.113730.3.8.10.1"),
                Kind::Freeipa,
            ),
            (root(), Kind::Openldap),
        ] {
            assert_eq!(Kind::of(&entry), want);
        }
    }
}
