//! Rights on random trees, against an oracle that walks up from every page; on both databases.
#![cfg(test)]

use maru_directory::model::Holder;
use maru_kernel::{Cause, Id, Lang, Viewer};
use maru_store::Db;
use maru_testkit::on_both_databases;
use maru_wiki::actions::{self, NewSpace, NewText};
use maru_wiki::model::rights::{Grant, Node};
use maru_wiki::model::{Keys, Level, SpaceKind};
use maru_wiki::store::{page, tree};
use maru_wiki::{Error, Wiki};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

const PEOPLE: i64 = 280;
/// Those who change things; the others look on.
const WRITERS: usize = 12;
const PAGES: usize = 120;
const CHANGES: usize = 240;

/// A small generator of its own, so that a failing seed can be run again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// What the oracle knows of a page.
#[derive(Clone, Default)]
struct Known {
    parent: Option<Id>,
    node: Node,
    holder: i64,
}

fn viewer(person: i64) -> Viewer {
    Viewer {
        id: Id::from_i64(person),
        name: String::new(),
        title: String::new(),
        unit: String::new(),
        lang: Lang::Ko,
        guest: false,
        permissions: Arc::new(BTreeSet::from(["wiki.spaces.make"])),
    }
}

/// Everybody is in some unit, branch, group and post, in ever other combinations.
fn keys(person: i64) -> Keys {
    let list = vec![
        "all".to_owned(),
        format!("person:{}", Id::from_i64(person)),
        format!("unit:{}", Id::from_i64(100 + person % 7)),
        format!("below:{}", Id::from_i64(200 + person % 5)),
        format!("group:{}", Id::from_i64(300 + person % 3)),
        format!("post:{}", Id::from_i64(400 + person % 11)),
    ];
    Keys::new(&viewer(person), list)
}

/// The most somebody may do, found by walking up page by page.
fn oracle(tree: &HashMap<Id, Known>, id: Id, keys: &Keys) -> Option<Level> {
    let (mut next, mut best) = (Some(id), None);
    while let Some(known) = next.and_then(|id| tree.get(&id)) {
        if Id::from_i64(known.holder) == keys.person {
            best = best.max(Some(Level::Manage));
        }
        let given = known.node.grants.iter().filter(|g| keys.list().contains(&g.key)).map(|g| g.level);
        best = best.max(given.max());
        if known.node.breaks {
            break;
        }
        next = known.parent;
    }
    best
}

fn random_node(dice: &mut Dice) -> Node {
    let grants = (0..dice.roll(3)).map(|_| {
        let mut id =
            |first: i64, sides: usize| Id::from_i64(first + i64::try_from(dice.roll(sides)).unwrap());
        let keys = [
            "all".to_owned(),
            format!("person:{}", id(1, WRITERS)),
            format!("unit:{}", id(100, 7)),
            format!("below:{}", id(200, 5)),
            format!("group:{}", id(300, 3)),
            format!("post:{}", id(400, 11)),
        ];
        Grant { key: keys[dice.roll(keys.len())].clone(), level: Level::ALL[dice.roll(4)] }
    });
    let grants: Vec<Grant> = grants.collect();
    let mut seen = BTreeSet::new();
    let grants = grants.into_iter().filter(|g| seen.insert(g.key.clone())).collect();
    Node { grants, breaks: dice.roll(5) == 0 }
}

fn write<T: Send + 'static>(
    db: &Db,
    work: impl FnOnce(&mut maru_store::Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    db.write_blocking(&Cause::system("test"), work)
}

/// Builds a tree and shakes it; returns it with what the oracle knows.
fn shaken(db: &Db, seed: u64) -> HashMap<Id, Known> {
    let mut dice = Dice(seed);
    let mut known = HashMap::new();
    let mut ids = Vec::new();
    for person in [1, 2] {
        let space = NewSpace {
            kind: SpaceKind::Project,
            holder: Holder::Person(Id::from_i64(person)),
            title: format!("시험 {person}"),
            description: String::new(),
            body: String::new(),
        };
        let id =
            write(db, move |tx| actions::make_space(tx, &viewer(person), &keys(person), &space)).unwrap();
        known.insert(id, Known { holder: person, ..Known::default() });
        ids.push(id);
    }
    while ids.len() < PAGES {
        let above = ids[dice.roll(ids.len())];
        let person = i64::try_from(dice.roll(WRITERS)).unwrap() + 1;
        let text = NewText { title: format!("문서 {}", ids.len()), body: "본문".to_owned() };
        let made = write(db, move |tx| actions::make_page(tx, &keys(person), above, &text));
        let may = oracle(&known, above, &keys(person)) >= Some(Level::Edit);
        assert_eq!(made.is_ok(), may, "person {person} below {above}: {made:?}");
        if let Ok(id) = made {
            let holder = known[&above].holder;
            known.insert(id, Known { parent: Some(above), holder, ..Known::default() });
            ids.push(id);
        }
    }
    for _ in 0..CHANGES {
        let (id, person) = (ids[dice.roll(ids.len())], i64::try_from(dice.roll(WRITERS)).unwrap() + 1);
        if dice.roll(3) == 0 {
            let above = ids[dice.roll(ids.len())];
            let moved =
                write(db, move |tx| actions::move_page(tx, &keys(person), id, above, tree::Place::First));
            if moved.is_ok() {
                known.get_mut(&id).unwrap().parent = Some(above);
            }
        } else {
            let node = random_node(&mut dice);
            let wanted = node.clone();
            if write(db, move |tx| actions::entitle(tx, &keys(person), id, &wanted, None)).is_ok() {
                assert!(
                    oracle(&known, id, &keys(person)) >= Some(Level::Manage),
                    "person {person} changed {id}"
                );
                known.get_mut(&id).unwrap().node = node;
            }
        }
    }
    known
}

#[test]
fn s_148_rights_agree_with_a_walk_up_the_tree_in_100_000_pairs() {
    on_both_databases(&[Wiki::MIGRATIONS], |db| {
        let (mut pairs, mut visible) = (0, 0);
        for seed in [1, 7, 2026] {
            let known = shaken(db, seed);
            let ids: Vec<Id> = known.keys().copied().collect();
            for person in 1..=PEOPLE {
                let keys = keys(person);
                let may: HashMap<Id, Option<Level>> =
                    ids.iter().map(|id| (*id, oracle(&known, *id, &keys))).collect();
                let (seen, listed, below) = db
                    .read_blocking(|conn| {
                        let mut seen = HashMap::new();
                        // One statement a pair is slow; lists, which filter by themselves, are asked for all.
                        for id in ids.iter().filter(|_| person % 5 == 0) {
                            seen.insert(*id, page::seen(conn, &keys, *id)?.map(|seen| seen.level));
                        }
                        Ok::<_, Error>((
                            seen,
                            page::some(conn, &keys, &ids)?,
                            tree::below(conn, &keys, &ids)?,
                        ))
                    })
                    .unwrap();
                seen.into_iter()
                    .for_each(|(id, level)| assert_eq!(level, may[&id], "seed {seed}, person {person}"));
                let listed: BTreeSet<Id> = listed.into_iter().map(|p| p.id).collect();
                let there: BTreeSet<Id> = ids.iter().copied().filter(|id| may[id].is_some()).collect();
                assert_eq!(listed, there, "seed {seed}, person {person}: a list leaks or hides");
                for child in below {
                    let has = there.iter().any(|id| known[id].parent == Some(child.page.id));
                    assert_eq!(
                        child.has_children, has,
                        "seed {seed}, person {person}: a mark leaks or hides"
                    );
                }
                (pairs, visible) = (pairs + ids.len(), visible + there.len());
            }
        }
        assert!(pairs >= 100_000, "{pairs}");
        assert!(visible > pairs / 10 && visible < pairs * 9 / 10, "{visible} of {pairs} are visible");
    });
}
