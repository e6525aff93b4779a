//! What becomes of people's pages when they go, by what the wiki brings to handover; on both databases.
#![cfg(test)]

mod house;
mod writers;

use maru_contract::Custody;
use maru_directory::model::Holder;
use maru_kernel::{Cause, Id, Ref};
use maru_store::Db;
use maru_testkit::TestHouse;
use maru_wiki::actions::{self, NewSpace, NewText};
use maru_wiki::model::rights::{Grant, Node};
use maru_wiki::model::{Level, Page, SpaceKind};
use maru_wiki::store::page::{self, Arrangement};
use maru_wiki::store::{rights, space, tree};
use std::sync::Arc;
use writers::{keys, viewer, write};

/// Whoever goes, somebody who stays, and their successor.
const LEAVER: i64 = 5;
const OTHER: i64 = 6;
const HEIR: i64 = 7;

fn in_wiki(body: impl AsyncFn(&TestHouse)) {
    house::in_wiki(|_| Vec::new(), body);
}

fn person(number: i64) -> Id {
    Id::from_i64(number)
}

fn custody(house: &TestHouse) -> Arc<dyn Custody> {
    Arc::clone(house.house.offers.custody.iter().find(|custody| custody.module() == "wiki").unwrap())
}

fn space_of(db: &Db, number: i64, kind: SpaceKind, title: &str) -> Id {
    let space = NewSpace {
        kind,
        holder: Holder::Person(person(number)),
        title: title.to_owned(),
        description: String::new(),
        body: String::new(),
    };
    write(db, move |tx| actions::make_space(tx, &viewer(number), &keys(number), &space)).unwrap()
}

/// A page below another, made by who manages that one and then given to `holder`.
fn page_of(db: &Db, maker: i64, above: Id, title: &str, holder: i64) -> Id {
    let text = NewText { title: title.to_owned(), body: "본문".to_owned() };
    let change = Arrangement {
        holder: Holder::Person(person(holder)),
        four_eyes: false,
        review_months: 0,
        review_due: None,
        is_template: false,
    };
    write(db, move |tx| {
        let id = actions::make_page(tx, &keys(maker), above, &text)?;
        actions::arrange(tx, &keys(maker), id, &change, "")?;
        Ok(id)
    })
    .unwrap()
}

fn entitle(db: &Db, by: i64, id: Id, key: String, level: Level, breaks: bool) {
    let node = Node { grants: vec![Grant { key, level }], breaks };
    write(db, move |tx| actions::entitle(tx, &keys(by), id, &node, None)).unwrap();
}

fn item(id: Id) -> Ref {
    Ref::new("wiki", "page", id)
}

fn held(house: &TestHouse, number: i64) -> Vec<Ref> {
    let custody = custody(house);
    house.db().read_blocking(move |conn| custody.held_by(conn, person(number))).unwrap()
}

fn hand_over(house: &TestHouse, id: Id, to: i64) -> bool {
    let custody = custody(house);
    let work =
        move |tx: &mut maru_store::Tx<'_>| custody.hand_over(tx, &item(id), person(LEAVER), person(to));
    house.db().write_blocking(&Cause::system("test"), work).unwrap()
}

fn dispose(house: &TestHouse, id: Id) -> bool {
    let custody = custody(house);
    let work = move |tx: &mut maru_store::Tx<'_>| custody.dispose(tx, &item(id), person(LEAVER));
    house.db().write_blocking(&Cause::system("test"), work).unwrap()
}

fn known(db: &Db, id: Id) -> Page {
    db.read_blocking(|conn| page::any(conn, id)).unwrap().unwrap()
}

fn level(db: &Db, number: i64, id: Id) -> Option<Level> {
    let keys = keys(number);
    db.read_blocking(move |conn| page::seen(conn, &keys, id)).unwrap().map(|seen| seen.level)
}

#[test]
fn each_item_is_what_its_holder_has_down_to_the_first_page_of_somebody_else() {
    in_wiki(async |house| {
        let db = house.db();
        let space = space_of(db, LEAVER, SpaceKind::Person, "김서연");
        let own = page_of(db, LEAVER, space, "절차", LEAVER);
        let others = page_of(db, LEAVER, own, "남의 것", OTHER);
        let nested = page_of(db, OTHER, others, "다시 내 것", LEAVER);
        assert_eq!(held(house, LEAVER), [item(space), item(nested)]);
        assert_eq!(held(house, OTHER), [item(others)]);
        assert!(hand_over(house, space, HEIR));
        let holder = |id| known(db, id).holder;
        assert_eq!([holder(space), holder(own)], [Holder::Person(person(HEIR)); 2]);
        assert_eq!(holder(others), Holder::Person(person(OTHER)), "what others hold stays theirs");
        assert_eq!(holder(nested), Holder::Person(person(LEAVER)), "an item of its own is decided by itself");
        assert_eq!(held(house, LEAVER), [item(nested)]);
        assert_eq!(level(db, HEIR, own), Some(Level::Manage));
        assert_eq!(level(db, LEAVER, own), None, "whoever went manages it no more");
        assert!(!hand_over(house, space, OTHER), "what was passed on is not taken from whoever has it now");
        assert_eq!(holder(space), Holder::Person(person(HEIR)));
        // People have one space of their own: the one that was handed over is another.
        let kind = db.read_blocking(|conn| space::one(conn, space)).unwrap().unwrap().kind;
        assert_eq!(kind, SpaceKind::Project);
        assert_ne!(space_of(db, HEIR, SpaceKind::Person, "이도현"), space);
    });
}

#[test]
fn disposing_leaves_what_others_hold_where_the_page_stood_with_the_rights_it_had() {
    in_wiki(async |house| {
        let db = house.db();
        let space = space_of(db, 1, SpaceKind::Project, "제설");
        entitle(db, 1, space, "all".to_owned(), Level::Edit, false);
        let before = page_of(db, 1, space, "앞", 1);
        let gone = page_of(db, 1, space, "가는 것", LEAVER);
        let after = page_of(db, 1, space, "뒤", 1);
        let secret = page_of(db, 1, gone, "남의 것", OTHER);
        let below = page_of(db, OTHER, secret, "그 아래", OTHER);
        let deep = page_of(db, 1, gone, "더 아래", LEAVER);
        let thrown = page_of(db, 1, deep, "이미 버린 것", OTHER);
        write(db, move |tx| actions::throw_away(tx, &keys(OTHER), thrown)).unwrap();
        // Closed to all but one reader, who has it from the page that goes.
        entitle(db, LEAVER, gone, format!("person:{}", person(8)), Level::Read, true);
        assert_eq!(level(db, 9, secret), None);
        assert_eq!(level(db, 8, below), Some(Level::Read));
        assert!(dispose(house, gone));
        assert!(known(db, gone).trashed_at.is_some() && known(db, deep).trashed_at.is_some());
        let stays = known(db, secret);
        assert_eq!((stays.parent, stays.trashed_at), (Some(space), None));
        assert_eq!(known(db, below).trashed_at, None);
        let order = db.read_blocking(|conn| tree::below(conn, &keys(OTHER), &[space])).unwrap();
        let order: Vec<Id> = order.into_iter().map(|child| child.page.id).collect();
        assert_eq!(order, [before, secret, after]);
        for id in [secret, below] {
            assert_eq!(level(db, 9, id), None, "nobody sees more of it than before");
            assert_eq!(level(db, 8, id), Some(Level::Read), "nor less");
            assert_eq!(level(db, OTHER, id), Some(Level::Manage));
            assert_eq!(level(db, LEAVER, id), None);
        }
        write(db, move |tx| actions::bring_back(tx, &keys(OTHER), thrown)).unwrap();
        assert_eq!(known(db, thrown).parent, Some(space), "and what others threw away can come back");
        assert!(!dispose(house, gone), "once");
        house.settle().await;
        let events = db.read_blocking(|conn| maru_store::events_after(conn, 0, 1_000)).unwrap();
        let moved = events.iter().rfind(|event| event.name == "wiki.page_moved").unwrap();
        assert!(moved.audience.contains(&person(OTHER).to_string()), "{}", moved.audience);
    });
}

#[test]
fn out_of_a_space_that_goes_others_have_spaces_of_their_own() {
    in_wiki(async |house| {
        let db = house.db();
        let space = space_of(db, LEAVER, SpaceKind::Person, "김서연");
        let own = page_of(db, LEAVER, space, "절차", LEAVER);
        let others = page_of(db, LEAVER, own, "남의 것", OTHER);
        let below = page_of(db, OTHER, others, "그 아래", OTHER);
        let nested = page_of(db, OTHER, others, "떠나는 사람 것", LEAVER);
        entitle(db, LEAVER, space, format!("person:{}", person(8)), Level::Read, false);
        assert!(dispose(house, space));
        assert!(known(db, space).trashed_at.is_some() && known(db, own).trashed_at.is_some());
        let first = known(db, others);
        assert_eq!((first.parent, first.space, first.trashed_at), (None, others, None));
        assert_eq!((known(db, below).space, known(db, nested).space), (others, others));
        assert_eq!(known(db, nested).trashed_at, None, "an item of its own");
        assert_eq!(level(db, 8, below), Some(Level::Read));
        assert_eq!(level(db, OTHER, below), Some(Level::Manage));
        let shown = db.read_blocking(|conn| space::all(conn, &keys(OTHER))).unwrap();
        assert_eq!(shown.iter().map(|(space, _)| space.id).collect::<Vec<_>>(), [others]);
        let found = db
            .read_blocking(|conn| {
                let space = space::at_address(conn, &first.slug)?.unwrap();
                page::at_address(conn, &keys(OTHER), space, &known(db, below).slug)
            })
            .unwrap();
        assert_eq!(found.map(|page| page.id), Some(below), "addresses in the new space lead there");
        let given = db.read_blocking(|conn| rights::given_at(conn, others)).unwrap();
        assert!(given.iter().all(|grant| grant.key != format!("person:{}", person(LEAVER))), "{given:?}");
    });
}
