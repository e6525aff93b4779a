//! The configuration as it is in force, beside what holds when nothing is written, and beside the sample.

use super::{Config, sample};
use crate::problem::Problem;
use crate::serve::usable;
use maru_kernel::Lang;
use serde::Serializer;
use std::collections::BTreeMap;
use std::path::Path;
use toml::{Table, Value};

/// In place of a secret.
const MASK: &str = "***";
/// Sections without which there is no configuration; they are given nothing but what has no default.
const LEAST: &str = "[agency]\nname = \"A\"\n[server]\nlisten = \"127.0.0.1:0\"\nbase_url = \"http://127.0.0.1\"\n\
    [storage]\nfolder = \"/a\"\n[syslog]\naddress = \"a:1\"\n[relay]\naddress = \"a:1\"\nfrom = \"a@b.c\"\n";

/// A key with everything about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// `section.key`.
    pub name: String,
    /// What the sample says about it.
    pub about: String,
    /// What is in force, as TOML; secrets are masked.
    pub value: Option<String>,
    /// What holds when nothing is written, as TOML.
    pub usual: Option<String>,
}

/// How a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It has another value than the default.
    Changed,
    /// It is written, and there is no default.
    Given,
    /// The default is in force, or nothing.
    Usual,
}

impl Key {
    /// How it stands.
    pub fn difference(&self) -> Difference {
        match (&self.value, &self.usual) {
            (Some(value), Some(usual)) if value != usual => Difference::Changed,
            (Some(_), None) => Difference::Given,
            _ => Difference::Usual,
        }
    }
}

/// What is in force, defaults included, without secrets.
///
/// # Errors
/// None that a configuration that was read could cause.
pub fn in_force(config: &Config) -> Result<Table, Problem> {
    Table::try_from(config).map_err(|e| wrong(&e))
}

/// Every key that is known, in the order of the sample and with what it says in this language.
///
/// # Errors
/// As [`in_force`].
pub fn differences(config: &Config, lang: Lang) -> Result<Vec<Key>, Problem> {
    let (value, usual) = (flat(&in_force(config)?), usual()?);
    let mut keys: Vec<Key> = described(lang)
        .into_iter()
        .map(|(name, about)| {
            let (value, usual) = (value.get(&name).cloned(), usual.get(&name).cloned());
            Key { name, about, value, usual }
        })
        .collect();
    // A key that the sample forgot would otherwise be one that nobody sees.
    let more = value.iter().filter(|(name, _)| !keys.iter().any(|key| key.name == **name));
    let more: Vec<Key> = more
        .map(|(name, value)| Key {
            name: name.clone(),
            about: String::new(),
            value: Some(value.clone()),
            usual: usual.get(name).cloned(),
        })
        .collect();
    keys.extend(more);
    Ok(keys)
}

/// What holds for each key that has a default.
fn usual() -> Result<BTreeMap<String, String>, Problem> {
    let least: Table = LEAST.parse().map_err(|e| wrong(&e))?;
    let config = Config::parse(LEAST).map_err(|reason| wrong(&reason))?;
    let demanded = flat(&least);
    Ok(flat(&in_force(&config)?).into_iter().filter(|(name, _)| !demanded.contains_key(name)).collect())
}

fn wrong(reason: &dyn std::fmt::Display) -> Problem {
    Problem::ConfigWrong { path: String::new(), reason: reason.to_string() }
}

/// `section.key` with its value as TOML.
fn flat(table: &Table) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (section, inside) in table {
        match inside {
            Value::Table(inside) => {
                found.extend(
                    inside.iter().map(|(key, value)| (format!("{section}.{key}"), value.to_string())),
                );
            }
            other => {
                found.insert(section.clone(), other.to_string());
            }
        }
    }
    found
}

/// The keys of the sample in its order, with the comment above each.
fn described(lang: Lang) -> Vec<(String, String)> {
    let (mut section, mut about, mut keys) = (String::new(), Vec::new(), Vec::new());
    for line in sample(lang).lines() {
        let bare = line.strip_prefix("# ").unwrap_or(line);
        if let Some(name) = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name.to_owned();
            about.clear();
        } else if let Some(key) = key_of(bare) {
            keys.push((format!("{section}.{key}"), about.join(" ")));
            about.clear();
        } else if line.starts_with("# ") {
            about.push(bare);
        } else {
            about.clear();
        }
    }
    keys
}

/// The key of a line `key = value`.
pub(crate) fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(" = ")?;
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    plain.then_some(key)
}

/// An address of a database is told without its password (S-189).
pub(super) fn without_password<S: Serializer>(address: &Option<String>, to: S) -> Result<S::Ok, S::Error> {
    match address {
        Some(address) => to.serialize_str(&masked(address)),
        None => to.serialize_none(),
    }
}

fn masked(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return MASK.to_owned() };
    let Some((who, place)) = rest.split_once('@') else { return address.to_owned() };
    match who.split_once(':') {
        Some((user, _)) => format!("{scheme}://{user}:{MASK}@{place}"),
        None => address.to_owned(),
    }
}

/// Reads the file and looks at what it names.
///
/// # Errors
/// As [`Config::read`]; a certificate or key that cannot be used (S-28, S-189).
pub fn check(path: &Path) -> Result<Config, Problem> {
    let config = Config::read(path)?;
    if let Some(tls) = config.server.tls()? {
        usable(&tls)?;
    }
    config.storage.address()?;
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SAMPLE;

    fn keys(text: &str) -> Vec<Key> {
        differences(&Config::parse(text).unwrap(), Lang::Ko).unwrap()
    }

    fn named<'k>(keys: &'k [Key], name: &str) -> &'k Key {
        keys.iter().find(|key| key.name == name).unwrap()
    }

    #[test]
    fn the_sample_tells_of_every_key_and_its_default() {
        let named =
            "\n[syslog]\naddress = \"log:6514\"\n[relay]\naddress = \"relay:587\"\nfrom = \"a@b.c\"\n";
        let keys = keys(&format!("{SAMPLE}{named}"));
        let described: Vec<String> = described(Lang::Ko).into_iter().map(|(name, _)| name).collect();
        let forgotten: Vec<&str> = keys
            .iter()
            .map(|key| key.name.as_str())
            .filter(|name| !described.iter().any(|d| d == name))
            .collect();
        let labs = ["relay.insecure_lab", "syslog.insecure_lab"];
        assert_eq!(forgotten, labs, "what is for laboratories is not advertised");
        // What the sample shows behind a # is in force when it stays there, examples aside.
        let examples = [
            "storage.database",
            "storage.password",
            "storage.owner",
            "audit.most_gigabytes",
            "files.scanner",
            "admin.listen",
        ];
        for line in SAMPLE.lines().filter_map(|line| line.strip_prefix("# ")) {
            let Some(key) = key_of(line) else { continue };
            let (_, shown) = line.split_once(" = ").unwrap();
            let Some(key) = keys.iter().find(|k| k.name.ends_with(&format!(".{key}"))) else { continue };
            if let Some(usual) = key.usual.as_ref().filter(|_| !examples.contains(&key.name.as_str())) {
                assert_eq!(usual, shown, "{}", key.name);
            }
        }
    }

    #[test]
    fn what_differs_from_the_default_is_told() {
        let text = SAMPLE.replace("# requests_per_second = 50.0", "requests_per_second = 80.0");
        let keys = keys(&text);
        let rate = named(&keys, "server.requests_per_second");
        assert_eq!(rate.difference(), Difference::Changed);
        assert_eq!((rate.value.as_deref(), rate.usual.as_deref()), (Some("80.0"), Some("50.0")));
        assert_eq!(named(&keys, "agency.name").difference(), Difference::Given);
        assert_eq!(named(&keys, "storage.connections").difference(), Difference::Usual);
        assert_eq!(named(&keys, "syslog.address").value, None);
    }

    #[test]
    fn s_189_no_password_is_shown() {
        let with = |address: &str| {
            let text = SAMPLE.replace("# connections = 8", &format!("database = \"{address}\""));
            in_force(&Config::parse(&text).unwrap()).unwrap().to_string()
        };
        for (address, shown) in [
            ("postgres://maru:geheim@db/maru", "postgres://maru:***@db/maru"),
            ("postgres://maru@db/maru", "postgres://maru@db/maru"),
            ("postgres:///maru?host=/run/postgresql", "postgres:///maru?host=/run/postgresql"),
            ("geheim", "***"),
        ] {
            let text = with(address);
            assert!(text.contains(shown) && !text.contains("geheim"), "{text}");
        }
    }
}
