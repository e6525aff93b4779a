//! What is usual for each product, as configuration that an administrator's own is laid over.

use crate::ldap::{Kind, SourceError};
use toml::{Table, Value};

/// The preset of a product as TOML, to be shown as the starting point of a configuration.
pub const fn text(kind: Kind) -> &'static str {
    match kind {
        Kind::Openldap => include_str!("presets/openldap.toml"),
        Kind::ActiveDirectory => include_str!("presets/active-directory.toml"),
        Kind::Ds389 => include_str!("presets/389ds.toml"),
        Kind::Freeipa => include_str!("presets/freeipa.toml"),
    }
}

/// The preset with `written` over it. Sections are joined; a field that is written replaces the
/// preset's rule for it as a whole.
pub fn under(kind: Kind, written: Table) -> Result<Table, SourceError> {
    let mut whole: Table =
        text(kind).parse().map_err(|e: toml::de::Error| SourceError::Config(e.to_string()))?;
    lay_over(&mut whole, written, SECTIONS);
    Ok(whole)
}

/// `[persons]` and `[persons.map]` are sections; what is deeper is a rule.
const SECTIONS: u32 = 2;

fn lay_over(under: &mut Table, over: Table, depth: u32) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Table(section)), Value::Table(more)) if depth > 0 => {
                lay_over(section, more, depth - 1);
            }
            (_, value) => {
                under.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::{Cursor, Mapper, Rule, SourceConfig};

    #[test]
    fn every_preset_is_whole() {
        for kind in [Kind::Openldap, Kind::ActiveDirectory, Kind::Ds389, Kind::Freeipa] {
            let config =
                SourceConfig::from_toml("name = 'a'\nbase = 'dc=x'\nldif = 'a.ldif'", Some(kind)).unwrap();
            let mapper = Mapper::new(&config).unwrap();
            assert!(
                mapper.queries().iter().all(|q| !q.attributes.iter().any(|a| a == "*" || a.starts_with('@')))
            );
        }
    }

    #[test]
    fn written_fields_replace_preset_rules_as_a_whole() {
        let text = "name = 'a'\nbase = 'dc=x'\nldif = 'f'\npreset = 'openldap'\n[persons.map]\nrank = { from = 'title' }";
        let config = SourceConfig::from_toml(text, Some(Kind::ActiveDirectory)).unwrap();
        assert_eq!(config.cursor, Cursor::ModifyTimestamp, "the named preset wins");
        let Some(Rule::Steps(rank)) = config.persons.map.rank else { panic!("rank is gone") };
        assert_eq!((rank.from, rank.regex), (Some(Rule::Attribute("title".into())), None));
    }

    #[test]
    fn mistakes_are_named() {
        for (text, word) in [
            ("base = 'x'\nldif = 'f'", "name"),
            ("name = 'a'\nbase = 'x'", "connection"),
            ("name = 'a'\nbase = 'x'\nldif = 'f'\nbasis = 1", "basis"),
            ("name = 'a'\nbase = 'x'\nldif = 'f'\npreset = 'novell'", "novell"),
            ("name = 'a'\nbase = 'x'\nldif = 'f'\n[persons.map]\nnme = 'cn'", "nme"),
            ("name = ", ""),
        ] {
            let error = SourceConfig::from_toml(text, None).unwrap_err().to_string();
            assert!(error.contains(word), "{text}: {error}");
        }
    }

    #[test]
    fn the_fingerprint_follows_what_decides_not_how_we_connect() {
        let print = |text| SourceConfig::fingerprint(text).unwrap();
        assert_eq!(print("base = 'x' # a\n[connection]\nservers = ['a']"), print("base='x'"));
        assert_ne!(print("base = 'x'"), print("base = 'y'"));
    }
}
