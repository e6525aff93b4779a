//! The home page over HTTP, on both databases.
#![cfg(test)]

use maru_kernel::Id;
use maru_portal::Portal;
use maru_testkit::in_house;
use std::sync::Arc;

mod directory;

#[test]
fn the_home_page_greets_and_stays_small() {
    in_house(directory::modules(|| Arc::new(Portal::new())), async |house| {
        let me = house.visitor(Id::from_i64(7), "김서연", &[]);
        let page = me.get("/").await;
        assert_eq!(page.status, 200, "{}", page.text());
        let text = page.text();
        assert!(text.contains("김서연"), "{text}");
        assert!(page.body.len() <= 50 * 1024, "{} bytes", page.body.len());
        assert!(!text.contains("<script>") && !text.contains("style=\""));
    });
}

#[test]
fn strangers_are_sent_to_sign_in_and_see_nothing() {
    in_house(directory::modules(|| Arc::new(Portal::new())), async |house| {
        let page = house.stranger().get("/").await;
        assert!(page.status == 303 || page.status == 401, "{}", page.status);
        assert!(!page.text().contains("tiles"));
    });
}

#[test]
fn shortcuts_have_a_page_of_their_own() {
    in_house(directory::modules(|| Arc::new(Portal::new())), async |house| {
        let page = house.visitor(Id::from_i64(7), "김서연", &[]).get("/help/keys").await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("Ctrl"));
    });
}

#[test]
fn s_34_shortcuts_are_told_to_those_only_for_whom_they_lead_somewhere() {
    in_house(directory::modules(|| Arc::new(Portal::new())), async |house| {
        let told = async |visitor: maru_testkit::Visitor<'_>| {
            let page = visitor.get("/help/keys").await.text();
            [
                "통합검색</dt>",
                "<kbd>G</kbd><kbd>O</kbd>",
                "<kbd>G</kbd><kbd>A</kbd>",
                "<kbd>G</kbd><kbd>P</kbd>",
            ]
            .map(|shortcut| page.contains(shortcut))
        };
        let id = Id::from_i64(7);
        assert_eq!(told(house.guest(id, "손님")).await, [false, false, false, true]);
        assert_eq!(told(house.visitor(id, "김서연", &[])).await, [true, true, false, true]);
        assert_eq!(told(house.visitor(id, "김서연", &["directory.console"])).await, [true; 4]);
    });
}

#[test]
fn s_34_a_guest_reads_nothing_of_those_who_work_here() {
    in_house(directory::modules(|| Arc::new(Portal::new())), async |house| {
        let text = house.guest(Id::from_i64(8), "손님").get("/").await.text();
        for hidden in ["href=\"/people", "id=\"team\"", "id=\"news\"", "page-foot"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        let text = house.visitor(Id::from_i64(7), "김서연", &[]).get("/").await.text();
        assert!(text.contains("id=\"team\"") && text.contains("page-foot"), "the test itself can fail");
    });
}
