//! The guides: files of `docs/`, put into the binary when it is built.

use maru_kernel::Lang;

/// Where a guide stands, and so for whom it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// For everybody's work.
    Work,
    /// For those who install and run the house.
    Running,
    /// For those who judge its security.
    Security,
}

impl Shelf {
    /// All of them, in the order they are shown.
    pub const ALL: [Shelf; 3] = [Shelf::Work, Shelf::Running, Shelf::Security];
}

/// One guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guide {
    /// What it is asked for by: `install`.
    pub name: &'static str,
    /// The language it is written in.
    pub lang: Lang,
    /// Where it stands.
    pub shelf: Shelf,
    /// Its text in Markdown.
    pub text: &'static str,
    /// Its path below `docs/`, by which other guides name it.
    file: &'static str,
}

macro_rules! guide {
    ($shelf:ident, $lang:ident, $name:literal, $file:literal) => {
        Guide {
            name: $name,
            lang: Lang::$lang,
            shelf: Shelf::$shelf,
            text: include_str!(concat!("../../../../docs/", $file)),
            file: $file,
        }
    };
}

impl Guide {
    /// All guides, in the order they are shown.
    pub const ALL: &[Guide] = &[
        guide!(Work, Ko, "wiki", "wiki-guide.ko.md"),
        guide!(Work, Ko, "messenger", "messenger-guide.ko.md"),
        guide!(Running, Ko, "quick-card", "quick-card.ko.md"),
        guide!(Running, Ko, "install", "install.ko.md"),
        guide!(Running, Ko, "operate", "operate.ko.md"),
        guide!(Running, Ko, "air-gap", "air-gap.ko.md"),
        guide!(Running, Ko, "upgrade", "upgrade.ko.md"),
        guide!(Running, Ko, "sizing", "sizing.ko.md"),
        guide!(Running, Ko, "postgresql", "postgresql.ko.md"),
        guide!(Running, Ko, "directory", "directory.ko.md"),
        guide!(Running, Ko, "disaster-recovery", "disaster-recovery.ko.md"),
        guide!(Running, Ko, "cases", "cases.ko.md"),
        guide!(Running, En, "operating", "operate.md"),
        guide!(Running, En, "directory-sync", "directory-sync.md"),
        guide!(Running, En, "performance", "performance.md"),
        guide!(Security, Ko, "gov", "gov/index.ko.md"),
        guide!(Security, Ko, "gov-threats", "gov/threats.ko.md"),
        guide!(Security, Ko, "gov-data", "gov/data.ko.md"),
        guide!(Security, Ko, "gov-cryptography", "gov/cryptography.ko.md"),
        guide!(Security, Ko, "gov-access", "gov/access.ko.md"),
        guide!(Security, Ko, "gov-audit", "gov/audit.ko.md"),
        guide!(Security, Ko, "gov-network", "gov/network.ko.md"),
        guide!(Security, Ko, "gov-vulnerabilities", "gov/vulnerabilities.ko.md"),
        guide!(Security, Ko, "gov-targets", "gov/targets.ko.md"),
        guide!(Security, Ko, "gov-targets-running", "gov/targets-running.ko.md"),
        guide!(Security, En, "security", "security.md"),
    ];

    /// The guide of that name.
    pub fn named(name: &str) -> Option<&'static Guide> {
        Guide::ALL.iter().find(|guide| guide.name == name)
    }

    /// Its title: the first heading of its text.
    pub fn title(&self) -> &'static str {
        self.text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(self.name)
    }

    /// The guide another one's link leads to; `None` for anything that is no guide.
    pub fn linked_from(&self, link: &str) -> Option<&'static Guide> {
        let file = match link.strip_prefix("../") {
            Some(above) => above.to_owned(),
            None => match self.file.rsplit_once('/') {
                Some((folder, _)) => format!("{folder}/{link}"),
                None => link.to_owned(),
            },
        };
        Guide::ALL.iter().find(|guide| guide.file == file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_guide_has_a_name_and_a_title_of_its_own() {
        let names: BTreeSet<_> = Guide::ALL.iter().map(|guide| guide.name).collect();
        let titles: BTreeSet<_> = Guide::ALL.iter().map(Guide::title).collect();
        assert_eq!((names.len(), titles.len()), (Guide::ALL.len(), Guide::ALL.len()));
    }

    #[test]
    fn links_are_read_from_where_a_guide_lies() {
        let (install, gov) = (Guide::named("install").unwrap(), Guide::named("gov").unwrap());
        for (from, link, want) in [
            (install, "operate.ko.md", Some("operate")),
            (install, "operate.md", Some("operating")),
            (install, "gov/index.ko.md", Some("gov")),
            (gov, "targets.ko.md", Some("gov-targets")),
            (gov, "../install.ko.md", Some("install")),
            (install, "targets.ko.md", None),
            (install, "https://agency.example/", None),
        ] {
            assert_eq!(from.linked_from(link).map(|guide| guide.name), want, "{link}");
        }
    }
}
