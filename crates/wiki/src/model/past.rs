//! Who could do what with a page, and when.

use super::Level;
use super::rights::Key;
use maru_kernel::{Id, Timestamp};
use std::collections::BTreeMap;

/// The rights in force where one page decides, from an instant on.
pub type RightsSince = (Timestamp, BTreeMap<Key, Level>);

/// A time in which the same rights were in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Since when.
    pub from: Timestamp,
    /// Until when; none for now.
    pub until: Option<Timestamp>,
    /// Who could do what.
    pub rights: BTreeMap<Key, Level>,
}

/// The periods of a page, the latest first: `deciding` tells since when which page decided, oldest first, and
/// `rights` what was in force there, oldest first. What followed at the same instant counts.
pub fn periods(deciding: &[(Timestamp, Id)], rights: &BTreeMap<Id, Vec<RightsSince>>) -> Vec<Period> {
    let mut periods: Vec<Period> = Vec::new();
    for (place, (from, acl)) in deciding.iter().enumerate() {
        let until = deciding.get(place + 1).map(|(at, _)| *at);
        let known = rights.get(acl).map(Vec::as_slice).unwrap_or_default();
        let first = known.iter().rfind(|(at, _)| at <= from).or(known.first());
        let later = known.iter().filter(|(at, _)| at > from && until.is_none_or(|until| *at < until));
        for (at, in_force) in
            first.into_iter().map(|(_, rights)| (*from, rights)).chain(later.map(|(at, r)| (*at, r)))
        {
            add(&mut periods, at, in_force);
        }
    }
    periods.reverse();
    periods
}

fn add(periods: &mut Vec<Period>, from: Timestamp, rights: &BTreeMap<Key, Level>) {
    if let Some(last) = periods.last_mut() {
        if last.rights == *rights {
            return;
        }
        last.until = Some(from);
        if last.from == from {
            periods.pop();
        }
    }
    periods.push(Period { from, until: None, rights: rights.clone() });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn only(key: &str) -> BTreeMap<Key, Level> {
        BTreeMap::from([(key.to_owned(), Level::Read)])
    }

    #[test]
    fn periods_follow_who_decided_and_what_they_gave() {
        let (space, own) = (Id::from_i64(1), Id::from_i64(2));
        let rights = BTreeMap::from([
            (space, vec![(at(0), only("all")), (at(10), only("unit:1")), (at(30), only("nobody"))]),
            (own, vec![(at(20), only("person:1"))]),
        ]);
        let told = periods(&[(at(5), space), (at(20), own)], &rights);
        let told: Vec<_> =
            told.iter().map(|p| (p.from, p.until, p.rights.keys().next().unwrap().as_str())).collect();
        assert_eq!(
            told,
            [(at(20), None, "person:1"), (at(10), Some(at(20)), "unit:1"), (at(5), Some(at(10)), "all"),]
        );
    }

    #[test]
    fn what_changed_within_one_instant_is_one_period() {
        let space = Id::from_i64(1);
        let rights = BTreeMap::from([(space, vec![(at(5), only("all")), (at(5), only("unit:1"))])]);
        assert_eq!(periods(&[(at(5), space)], &rights).len(), 1);
        assert_eq!(periods(&[(at(5), space)], &rights)[0].rights, only("unit:1"));
    }
}
