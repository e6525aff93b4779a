//! The pages of sign-in, of oneself and of the console, over HTTP, on both databases.
#![cfg(test)]

mod cast;
mod people_house;

use cast::{Someone, person, write};
use maru_directory::actions;
use maru_kernel::{Cause, Id, Lang};
use maru_testkit::{TestHouse, Visitor, in_house};

const PASSWORD: &str = "Gaon-2026-maru!";
const REASON: &str = "for the test of the pages";
const EVERYTHING: [&str; 7] = [
    "directory.console",
    "directory.roles.manage",
    "directory.requests.decide",
    "directory.policies.manage",
    "directory.sessions.end",
    "directory.people.private",
    "directory.sync.manage",
];

fn somebody(house: &TestHouse, login: &'static str, name: &'static str) -> Id {
    write(house.db(), move |tx| Ok(person(tx, Someone { name, login, ..Someone::default() })))
}

fn local(house: &TestHouse, login: &'static str) -> Id {
    let id = somebody(house, login, "김서연");
    house
        .db()
        .write_blocking(&Cause::system("test"), move |tx| actions::set_local_password(tx, id, PASSWORD))
        .unwrap();
    id
}

async fn ok(visitor: &Visitor<'_>, path: &str) -> String {
    let reply = visitor.get(path).await;
    assert_eq!(reply.status.as_u16(), 200, "{path}: {}", reply.text());
    reply.text()
}

#[test]
fn s_103_s_114_the_sign_in_page_sets_a_cookie_and_refuses_alike() {
    in_house(people_house::modules(), async |house| {
        local(house, "kim");
        let stranger = house.stranger();
        assert!(ok(&stranger, "/sign-in").await.contains("name=\"login\""));
        let form = |login: &'static str, password: &'static str| {
            [("login", login), ("password", password), ("next", "/me")]
        };
        let wrong = stranger.post("/sign-in", &form("kim", "wrong")).await;
        let unknown = stranger.post("/sign-in", &form("who", "wrong")).await;
        assert_eq!((wrong.status.as_u16(), unknown.status.as_u16()), (422, 422));
        // All but the name typed and what is new on every page is the same.
        let plain = |text: String, login: &str| {
            let text = text.replace(&format!("value=\"{login}\""), "value=\"\"");
            text.lines()
                .filter(|l| !l.contains("csrf") && !l.contains("request"))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(plain(wrong.text(), "kim"), plain(unknown.text(), "who"));
        assert!(wrong.header("set-cookie").is_none_or(|c| !c.starts_with("sid=")));
        let right = stranger.post("/sign-in", &form("kim", PASSWORD)).await;
        assert_eq!((right.status.as_u16(), right.location()), (303, "/me"));
        let cookie = right.header("set-cookie").unwrap();
        assert!(
            cookie.starts_with("sid=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
            "{cookie}"
        );
        let outside =
            stranger.post("/sign-in", &[("login", "kim"), ("password", PASSWORD), ("next", "//evil")]).await;
        assert_eq!(outside.location(), "/");
        let foreign = stranger.post_from_elsewhere("/sign-in", &form("kim", PASSWORD)).await;
        assert_eq!(foreign.status.as_u16(), 403);
    });
}

#[test]
fn s_110_signing_out_clears_what_the_browser_keeps() {
    in_house(people_house::modules(), async |house| {
        let me = house.visitor(local(house, "kim"), "김서연", &[]);
        let reply = me.post("/sign-out", &[]).await;
        assert_eq!((reply.status.as_u16(), reply.location()), (303, "/sign-in"));
        assert!(reply.header("clear-site-data").unwrap().contains("storage"));
    });
}

#[test]
fn pages_about_oneself_open_in_both_languages() {
    in_house(people_house::modules(), async |house| {
        let id = local(house, "kim");
        for lang in [Lang::Ko, Lang::En] {
            let me = house.visitor(id, "김서연", &[]).reading(lang);
            for path in ["/me", "/me/sessions", "/me/preferences", "/me/second-factor", "/sign-in/again"] {
                ok(&me, path).await;
            }
        }
        let me = house.visitor(id, "김서연", &[]);
        assert_eq!(me.post("/me/second-factor", &[]).await.status.as_u16(), 303);
        assert!(ok(&me, "/me/second-factor").await.contains("class=\"qr\""));
        assert_eq!(me.post("/me/second-factor/confirm", &[("code", "000000")]).await.status.as_u16(), 422);
        let saved = me.post("/me/preferences", &[("theme", "dark"), ("back", "/me/preferences")]).await;
        assert_eq!((saved.status.as_u16(), saved.location()), (303, "/me/preferences"));
        let stranger =
            house.stranger().post("/me/preferences", &[("language", "en"), ("back", "/sign-in")]).await;
        let cookies: Vec<_> =
            stranger.headers.iter().filter(|(n, _)| n == "set-cookie").map(|(_, v)| v.clone()).collect();
        assert!(cookies.iter().any(|c| c.starts_with("lang=en")), "{cookies:?}");
        assert_eq!(stranger.location(), "/sign-in");
    });
}

#[test]
fn s_118_the_console_does_not_exist_without_the_permission() {
    in_house(people_house::modules(), async |house| {
        let me = house.visitor(local(house, "kim"), "김서연", &[]);
        for path in ["/admin", "/admin/roles", "/admin/roles/new", "/admin/requests", "/admin/policies"] {
            assert_eq!(me.get(path).await.status.as_u16(), 404, "{path}");
            assert_eq!(house.stranger().get(path).await.status.as_u16(), 303, "{path}");
        }
    });
}

#[test]
fn s_501_a_role_is_asked_for_and_approved_over_the_pages() {
    in_house(people_house::modules(), async |house| {
        let (asker, second, who) = (
            somebody(house, "asker", "박감사"),
            somebody(house, "second", "이도현"),
            somebody(house, "who", "김서연"),
        );
        let (first, other) =
            (house.visitor(asker, "박감사", &EVERYTHING), house.visitor(second, "이도현", &EVERYTHING));
        for path in ["/admin", "/admin/roles", "/admin/policies", "/admin/roles/new"] {
            ok(&first, path).await;
        }
        let found = ok(&first, "/admin/roles/new?q=%EA%B9%80%EC%84%9C%EC%97%B0").await;
        let holder = format!("person/{who}");
        assert!(found.contains(&holder));
        let form = |reason: &'static str| {
            let holder: &str = &holder;
            vec![
                ("q", "김서연"),
                ("role", "organisation"),
                ("holder", holder),
                ("reason", reason),
                ("until", ""),
            ]
        };
        let short = first.post("/admin/roles", &form("short")).await;
        assert_eq!(short.status.as_u16(), 422);
        assert!(short.text().contains("short"), "what was typed is kept");
        assert_eq!(first.post("/admin/roles", &form(REASON)).await.location(), "/admin/requests");
        let list = ok(&other, "/admin/requests").await;
        assert!(list.contains("승인하는 때부터 기한 없이"));
        let id = list.split("/admin/requests/").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
        let approve = format!("/admin/requests/{id}/approve");
        assert_eq!(first.post(&approve, &[]).await.status.as_u16(), 403);
        assert_eq!(other.post(&approve, &[]).await.status.as_u16(), 303);
        assert_eq!(other.post(&approve, &[]).await.status.as_u16(), 409);
        assert!(ok(&first, "/admin/roles").await.contains(REASON));
        ok(&first, &format!("/admin/people/{who}/sessions")).await;
        assert_eq!(
            first.post(&format!("/admin/people/{asker}/sessions/end"), &[]).await.status.as_u16(),
            403
        );
    });
}

#[test]
fn s_501_the_second_person_sees_until_when_and_what_hides_in_a_reason() {
    in_house(people_house::modules(), async |house| {
        let (asker, other) = (somebody(house, "asker", "박감사"), somebody(house, "other", "이도현"));
        let (first, second) =
            (house.visitor(asker, "박감사", &EVERYTHING), house.visitor(other, "이도현", &EVERYTHING));
        let who = somebody(house, "seoyeon", "김서연");
        let ask = async |reason: &str, until: &str| {
            let holder = format!("person/{who}");
            let form = [
                ("q", ""),
                ("role", "organisation"),
                ("holder", &holder),
                ("reason", reason),
                ("until", until),
            ];
            first.post("/admin/roles", &form).await.status.as_u16()
        };
        assert_eq!(ask("정기 점검을 위한 임시 권한\u{202E}", "2099-12-01").await, 303);
        let list = ok(&second, "/admin/requests").await;
        assert!(list.contains("2099. 12. 1.(화)까지"), "the last day, not the one after: {list}");
        assert!(list.contains("임시 권한\\u{202e}") && !list.contains('\u{202E}'), "S-159");
        for hidden in ['\u{200B}', '\u{3164}', '\u{202E}', '\u{2800}'] {
            assert_eq!(ask(&hidden.to_string().repeat(12), "").await, 422, "{hidden:?}");
        }
        assert_eq!(ask(&"가".repeat(2_001), "").await, 422);
        // What was asked for says the same day once it holds.
        let id = list.split("/admin/requests/").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
        let approve = format!("/admin/requests/{id}/approve");
        assert_eq!(second.post(&approve, &[]).await.status.as_u16(), 303);
        let roles = ok(&first, "/admin/roles").await;
        assert!(roles.contains("2099. 12. 1.") && !roles.contains('\u{202E}'));
    });
}

#[test]
fn s_501_whoever_asks_sees_their_own_request_and_takes_it_back() {
    in_house(people_house::modules(), async |house| {
        let (asker, other) = (somebody(house, "asker", "박감사"), somebody(house, "other", "이도현"));
        // The organisation's administrator may ask for things, and decides nothing.
        let mine = ["directory.console", "directory.roles.manage"];
        let (first, second) = (house.visitor(asker, "박감사", &mine), house.visitor(other, "이도현", &mine));
        let holder = format!("person/{other}");
        let form = [("q", ""), ("role", "records"), ("holder", &holder), ("reason", REASON), ("until", "")];
        assert_eq!(first.post("/admin/roles", &form).await.location(), "/admin/requests");
        let list = ok(&first, "/admin/requests").await;
        let id = list.split("/admin/requests/").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
        assert!(list.contains(&format!("/admin/requests/{id}/withdraw")) && !list.contains("/approve"));
        assert!(!ok(&second, "/admin/requests").await.contains(id), "not what others asked for");
        let at = |verb: &str| format!("/admin/requests/{id}/{verb}");
        assert_eq!(first.post(&at("approve"), &[]).await.status.as_u16(), 404);
        assert_eq!(second.post(&at("withdraw"), &[]).await.status.as_u16(), 403);
        assert_eq!(first.post(&at("withdraw"), &[]).await.status.as_u16(), 303);
        assert!(!ok(&first, "/admin/requests").await.contains(id));
    });
}

#[test]
fn s_501_policies_keep_their_bounds_and_wait_for_approval() {
    in_house(people_house::modules(), async |house| {
        let asker = somebody(house, "asker", "박감사");
        let first = house.visitor(asker, "박감사", &EVERYTHING);
        let all = |idle: &'static str| {
            [
                ("idle_minutes", idle),
                ("idle_minutes_role", "10"),
                ("longest_hours", "12"),
                ("longest_hours_role", "8"),
                ("tries", "5"),
                ("lock_minutes", "5"),
                ("sessions", "5"),
                ("profile", "kr_gov"),
                ("inside", ""),
                ("admin", ""),
                ("reason", REASON),
            ]
        };
        for odd in ["600", "+21", "021", "2e1", "２１", "21.0"] {
            assert_eq!(first.post("/admin/policies", &all(odd)).await.status.as_u16(), 422, "{odd}");
        }
        assert_eq!(first.post("/admin/policies", &all("20")).await.location(), "/admin/requests");
        assert_eq!(idle_policy(house), None, "nothing changed before the approval");
    });
}

fn idle_policy(house: &TestHouse) -> Option<String> {
    house.db().read_blocking(|conn| maru_store::setting(conn, "directory.policy.idle_minutes")).unwrap()
}

#[test]
fn s_121_a_token_is_taken_on_its_page_once() {
    in_house(people_house::modules(), async |house| {
        let id = somebody(house, "first", "김서연");
        let cause = Cause::system("test");
        let token = house
            .db()
            .write_blocking(&cause, move |tx| {
                let options = cast::options();
                // Roles that exclude one another could never be taken, so no address is made for them.
                let both = [maru_contract::Role::Security, maru_contract::Role::Auditor];
                assert!(actions::issue_token(tx, &options, id, &both).is_err());
                actions::issue_token(tx, &options, id, &[maru_contract::Role::Security])
            })
            .unwrap();
        let (me, other) = (
            house.visitor(id, "김서연", &[]),
            house.visitor(somebody(house, "other", "이도현"), "이도현", &[]),
        );
        let path = format!("/welcome/{token}");
        assert_eq!(other.get(&path).await.status.as_u16(), 404);
        ok(&me, &path).await;
        assert_eq!(me.post(&path, &[]).await.location(), "/sign-in");
        assert_eq!(me.post(&path, &[]).await.status.as_u16(), 404);
    });
}
