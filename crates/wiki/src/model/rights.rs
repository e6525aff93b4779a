//! Who may do what with a page: grants along the way from the page up to its space.

use super::Level;
use std::collections::BTreeMap;

/// Somebody a right is given to, as the house's scope keys name them: `all`, `person:…`, `unit:…`, `post:…`,
/// `group:…` or `role:…`.
pub type Key = String;

/// A right given on one node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// To whom.
    pub key: Key,
    /// What.
    pub level: Level,
}

/// A space or a page as the rights see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Rights given here. The holder of the node is among them with [`Level::Manage`].
    pub grants: Vec<Grant>,
    /// Whether what was given above does not count here and below.
    pub breaks: bool,
}

impl Node {
    /// Whether rights change at this node at all; otherwise it has those of the node above.
    pub fn decides(&self) -> bool {
        self.breaks || !self.grants.is_empty()
    }

    /// What is given here, in one line that is the same whatever the order.
    pub fn state(&self) -> String {
        let mut given: Vec<String> =
            self.grants.iter().map(|grant| format!("{}={}", grant.key, grant.level.name())).collect();
        given.sort_unstable();
        format!("{}{}", if self.breaks { "!" } else { "" }, given.join(","))
    }
}

/// The rights in force at a node: `own` added to those in force above, unless it breaks with them.
pub fn in_force(above: &BTreeMap<Key, Level>, own: &Node) -> BTreeMap<Key, Level> {
    let mut rights = if own.breaks { BTreeMap::new() } else { above.clone() };
    for grant in &own.grants {
        let level = rights.entry(grant.key.clone()).or_insert(grant.level);
        *level = grant.level.max(*level);
    }
    rights
}

/// The most that somebody with these keys may do.
pub fn level_of(rights: &BTreeMap<Key, Level>, keys: &[Key]) -> Option<Level> {
    keys.iter().filter_map(|key| rights.get(key)).max().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(breaks: bool, grants: &[(&str, Level)]) -> Node {
        let grants = grants.iter().map(|(key, level)| Grant { key: (*key).to_owned(), level: *level });
        Node { grants: grants.collect(), breaks }
    }

    fn at_the_end(path: &[Node], key: &str) -> Option<Level> {
        let rights = path.iter().fold(BTreeMap::new(), |above, node| in_force(&above, node));
        level_of(&rights, &[key.to_owned()])
    }

    #[test]
    fn rights_add_up_on_the_way_down() {
        let path = [node(false, &[("all", Level::Read)]), node(false, &[("unit:1", Level::Edit)])];
        assert_eq!(at_the_end(&path, "all"), Some(Level::Read));
        assert_eq!(at_the_end(&path, "unit:1"), Some(Level::Edit));
        assert_eq!(at_the_end(&path, "unit:2"), None);
    }

    #[test]
    fn a_lower_right_below_takes_nothing_away() {
        let path = [node(false, &[("unit:1", Level::Manage)]), node(false, &[("unit:1", Level::Read)])];
        assert_eq!(at_the_end(&path, "unit:1"), Some(Level::Manage));
    }

    #[test]
    fn a_break_forgets_what_stood_above() {
        let path = [node(false, &[("all", Level::Edit)]), node(true, &[("person:9", Level::Manage)])];
        assert_eq!(at_the_end(&path, "all"), None);
        assert_eq!(at_the_end(&path, "person:9"), Some(Level::Manage));
    }
}
