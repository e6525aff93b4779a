//! Who is mentioned in a text: people, units and posts whose lasting addresses its links lead to.

use maru_directory::behind::key_at;
use std::collections::BTreeSet;

/// The most keys of one text that are told; nobody means so many.
pub const MOST_KEYS: usize = 100;

/// The keys of those mentioned in `now` and not yet in `before`, in their order: `person:`, `unit:` (those who serve in
/// it) and `post:` (whoever holds it).
pub fn new_mentions(before: &[String], now: &[String]) -> Vec<String> {
    let known: BTreeSet<String> = before.iter().filter_map(|address| key_at(address)).collect();
    let mut seen = BTreeSet::new();
    let keys = now.iter().filter_map(|address| key_at(address));
    keys.filter(|key| !known.contains(key) && seen.insert(key.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_new_counts_once() {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let before = texts(&["/people/0000000000001"]);
        let now = texts(&[
            "/people/0000000000001",
            "/people/units/0000000000002",
            "/people/units/0000000000002#x",
            "/people/posts/0000000000003?y",
            "/people/photos/0000000000003",
            "/people/",
            "https://elsewhere.example/people/0000000000004",
        ]);
        assert_eq!(new_mentions(&before, &now), ["unit:0000000000002", "post:0000000000003"]);
    }
}
