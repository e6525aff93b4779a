//! Pages begun with what was said elsewhere; on both databases.
#![cfg(test)]

mod house;
mod writers;

use house::in_wiki;
use maru_contract::Quote;
use maru_directory::model::Holder;
use maru_kernel::{Cause, Id, Lang, Ref};
use maru_store::StoreResult;
use maru_wiki::actions::{self, NewSpace};
use maru_wiki::model::SpaceKind;
use writers::{keys, shared_page, viewer, write};

fn quote(text: &str) -> Quote {
    Quote {
        source: Ref::new("messenger", "message", Id::from_i64(7)),
        href: "/messenger/rooms/0000000000001?at=2#m-2".to_owned(),
        title: "점검 계획".to_owned(),
        author: "직원 2".to_owned(),
        at: "2026-11-23T10:00:00+09:00".parse().unwrap(),
        text: text.to_owned(),
    }
}

#[test]
fn s_145_a_message_begins_a_draft_where_one_may_write_and_goes_on_in_one_that_is_there() {
    in_wiki(house::directory, async |house| {
        let (space, _) = shared_page(house.db(), "본문");
        let own = NewSpace {
            kind: SpaceKind::Person,
            holder: Holder::Person(Id::from_i64(2)),
            title: "혼자 쓰는 곳".to_owned(),
            description: String::new(),
            body: String::new(),
        };
        let own = write(house.db(), move |tx| actions::make_space(tx, &viewer(2), &keys(2), &own)).unwrap();
        let making = house.house.offers.makings.iter().find(|making| making.key() == "wiki.page").unwrap();
        let places =
            |who: i64| house.db().read_blocking(|conn| making.places(conn, &viewer(who), Lang::Ko)).unwrap();
        assert!(places(1).iter().any(|place| place.key == space.to_string()), "{:?}", places(1));
        assert!(
            places(1).iter().all(|place| place.key != own.to_string()),
            "what one may not write in is no place"
        );
        assert!(places(2).iter().any(|place| place.key == own.to_string()));
        let begin = |who: i64, place: String, text: &'static str| {
            let making = std::sync::Arc::clone(making);
            let work = move |tx: &mut maru_store::Tx<'_>| -> StoreResult<Option<String>> {
                making.begin(tx, &viewer(who), Lang::Ko, &place, &quote(text))
            };
            house
                .db()
                .write_blocking(&Cause { actor: viewer(who).actor(), from: Default::default() }, work)
                .unwrap()
        };
        let led = begin(1, space.to_string(), "토요일 **02시**").unwrap();
        assert_eq!(led, format!("/wiki/pages/{space}/new"));
        begin(1, space.to_string(), "<script>").unwrap();
        let page = house.visitor(Id::from_i64(1), "직원 1", &[]).get(&led).await.text();
        for part in [
            "점검 계획",
            "&gt; 토요일 **02시**",
            "직원 2, 2026. 11. 23.(월) 10:00",
            "/messenger/rooms/0000000000001?at=2#m-2",
        ] {
            assert!(page.contains(part) || page.contains(&part.replace("&gt;", "&#62;")), "{part} in {page}");
        }
        assert!(!page.contains("<script>") || !page.contains("> <script>"), "{page}");
        assert_eq!(page.matches("02시").count(), 1, "what was begun first is kept");
        assert_eq!(begin(1, own.to_string(), "남의 곳"), None);
        assert_eq!(begin(1, "x".to_owned(), "없는 곳"), None);
    });
}
