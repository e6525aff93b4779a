//! Units and the tree they form. Sources make mistakes: a unit below itself must never hang anything.

use maru_kernel::Id;
use std::collections::{BTreeMap, BTreeSet};

/// A unit of the agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Which one.
    pub id: Id,
    /// The unit above.
    pub parent: Option<Id>,
    /// Number in the agency's own lists.
    pub code: String,
    /// Name.
    pub name: String,
    /// Place among its sisters.
    pub ord: i32,
    /// Whether it has been dissolved.
    pub closed: bool,
}

/// Units with their children at hand.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    units: BTreeMap<Id, Unit>,
    children: BTreeMap<Option<Id>, Vec<Id>>,
}

impl Tree {
    /// The tree of these units, sisters in order. A unit whose parent is not among them, or that lies
    /// in a circle, stands at the top, so that every unit is reached exactly once.
    pub fn new(units: Vec<Unit>) -> Tree {
        let mut sorted = units;
        sorted.sort_by(|a, b| (a.ord, &a.name, a.id).cmp(&(b.ord, &b.name, b.id)));
        let order: Vec<Id> = sorted.iter().map(|u| u.id).collect();
        let units: BTreeMap<Id, Unit> = sorted.into_iter().map(|u| (u.id, u)).collect();
        let mut tree = Tree { units, children: BTreeMap::new() };
        for id in order {
            let parent = tree.units.get(&id).and_then(|u| u.parent);
            let above = parent.filter(|p| tree.units.contains_key(p) && !tree.is_its_own_ancestor(id));
            tree.children.entry(above).or_default().push(id);
        }
        tree
    }

    /// The units at the top.
    pub fn roots(&self) -> &[Id] {
        self.children.get(&None).map_or(&[], Vec::as_slice)
    }

    /// The units directly below `id`.
    pub fn children(&self, id: Id) -> &[Id] {
        self.children.get(&Some(id)).map_or(&[], Vec::as_slice)
    }

    /// One unit.
    pub fn unit(&self, id: Id) -> Option<&Unit> {
        self.units.get(&id)
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The units above `id` and itself, from the top.
    pub fn path(&self, id: Id) -> Vec<&Unit> {
        let (mut path, mut seen, mut next) = (Vec::new(), BTreeSet::new(), Some(id));
        while let Some(unit) = next.filter(|id| seen.insert(*id)).and_then(|id| self.units.get(&id)) {
            path.push(unit);
            next = unit.parent;
        }
        path.reverse();
        path
    }

    /// Adds up a figure per unit over all units below.
    pub fn totals(&self, own: &BTreeMap<Id, usize>) -> BTreeMap<Id, usize> {
        let mut totals = BTreeMap::new();
        // Deepest first: a child's total is ready when its parent asks.
        for id in self.top_down().into_iter().rev() {
            let below: usize = self.children(id).iter().filter_map(|c| totals.get(c)).sum();
            totals.insert(id, own.get(&id).copied().unwrap_or(0) + below);
        }
        totals
    }

    /// All units, parents before children.
    fn top_down(&self) -> Vec<Id> {
        let (mut out, mut waiting) = (Vec::with_capacity(self.units.len()), self.roots().to_vec());
        while let Some(id) = waiting.pop() {
            out.push(id);
            waiting.extend_from_slice(self.children(id));
        }
        out
    }

    fn is_its_own_ancestor(&self, id: Id) -> bool {
        let (mut seen, mut next) = (BTreeSet::new(), self.units.get(&id).and_then(|u| u.parent));
        while let Some(above) = next {
            if above == id {
                return true;
            }
            if !seen.insert(above) {
                return false;
            }
            next = self.units.get(&above).and_then(|u| u.parent);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: i64, parent: i64, ord: i32) -> Unit {
        Unit {
            id: Id::from_i64(id),
            parent: (parent > 0).then(|| Id::from_i64(parent)),
            code: String::new(),
            name: format!("unit {id}"),
            ord,
            closed: false,
        }
    }

    fn ids(found: &[Id]) -> Vec<i64> {
        found.iter().map(|id| id.as_i64()).collect()
    }

    #[test]
    fn sisters_stand_in_order() {
        let tree = Tree::new(vec![unit(1, 0, 0), unit(2, 1, 9), unit(3, 1, 2), unit(4, 7, 0)]);
        assert_eq!(ids(tree.children(Id::from_i64(1))), [3, 2]);
        assert_eq!(ids(tree.roots()), [1, 4]);
        assert_eq!(tree.path(Id::from_i64(3)).iter().map(|u| u.id.as_i64()).collect::<Vec<_>>(), [1, 3]);
    }

    #[test]
    fn totals_count_everybody_below() {
        let tree = Tree::new(vec![unit(1, 0, 0), unit(2, 1, 0), unit(3, 2, 0)]);
        let own = BTreeMap::from([(Id::from_i64(1), 1), (Id::from_i64(3), 5)]);
        let totals: Vec<usize> = tree.totals(&own).into_values().collect();
        assert_eq!(totals, [6, 5, 5]);
    }

    #[test]
    fn circles_are_cut_and_nobody_is_lost() {
        let tree = Tree::new(vec![unit(1, 2, 0), unit(2, 1, 0), unit(3, 3, 0), unit(4, 1, 0)]);
        assert_eq!(tree.top_down().len(), 4);
        assert_eq!(tree.path(Id::from_i64(4)).len(), 3);
        assert_eq!(ids(tree.roots()), [1, 2, 3]);
    }
}
