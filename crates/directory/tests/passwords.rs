//! Passwords kept here: their rules, changing one's own, one-time addresses; over HTTP, on both databases.
#![cfg(test)]

mod cast;
mod signed_house;

use maru_directory::actions::Standing;
use maru_directory::store::second_factors;
use maru_directory::{Error, Refusal, actions};
use maru_kernel::{Cause, Id, Lang};
use maru_testkit::{Reply, Visitor};
use signed_house::{PASSWORD, Signed, count, from, in_signed_house, secret_in};

const SECOND: &str = "kR7!q2zWp";
const THIRD: &str = "vB4?x8nLd";
const FOURTH: &str = "tG6#m1cHs";

async fn change(visitor: &Visitor<'_>, present: &str, new: &str) -> Reply {
    visitor.post("/me/password", &[("present", present), ("new", new), ("again", new)]).await
}

/// Changes a password and returns the browser with the session's new secret.
async fn changed<'h>(at: &Signed<'h>, visitor: &Visitor<'h>, present: &str, new: &str) -> Visitor<'h> {
    let reply = change(visitor, present, new).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    at.with(&secret_in(&reply))
}

fn token(at: &Signed<'_>, person: Id) -> Result<String, Error> {
    let options = at.directory.parts().options().clone();
    let issue = move |tx: &mut maru_store::Tx<'_>| actions::issue_password_token(tx, &options, person);
    at.db().write_blocking(&Cause::system("test"), issue)
}

#[test]
fn s_2_s_117_s_132_s_135_ones_own_password_is_changed_and_ends_the_other_sessions() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        set_up_factor(at, id);
        let (first, other) = (at.opened("kim").await.secret, at.opened("kim").await.secret);
        let other_browser = at.with(&other);
        // With a factor set up, the password alone changes nothing (S-118).
        assert_eq!(
            change(&other_browser, PASSWORD, SECOND).await.location(),
            "/sign-in/second-factor?next=/me/password"
        );
        let me = at.with_factor("kim").await;
        for lang in [Lang::Ko, Lang::En] {
            assert_eq!(me.clone().reading(lang).get("/me/password").await.status, 200);
        }
        assert_eq!(change(&me, "wrong", SECOND).await.status, 422);
        let short = change(&me, PASSWORD, "kR7!q2z").await;
        assert!(short.status == 422 && short.text().contains("9자 이상"), "{}", short.text());
        let unlike =
            me.post("/me/password", &[("present", PASSWORD), ("new", SECOND), ("again", THIRD)]).await;
        assert_eq!(unlike.status, 422);
        let reply = change(&me, PASSWORD, SECOND).await;
        assert_eq!((reply.status.as_u16(), reply.location()), (303, "/me/password"));
        assert!(!at.lives(&first).await && !at.lives(&other).await, "other sessions end");
        assert_ne!(me.get("/me").await.status, 200, "the secret before is dead");
        let now = secret_in(&reply);
        assert!(at.lives(&now).await, "this one lives under a new secret, its factor given");
        let factor = at.db().read_blocking(|conn| second_factors::of_person(conn, id)).unwrap();
        assert!(factor.unwrap().confirmed, "the factor stays");
        // Only the new one opens a session now.
        let parts = at.directory.parts();
        let old = actions::sign_in(at.db(), &from("127.0.0.1"), parts, "kim", PASSWORD).await;
        assert!(matches!(old, Err(Error::Refused(Refusal::SignIn))));
        assert!(actions::sign_in(at.db(), &from("127.0.0.1"), parts, "kim", SECOND).await.is_ok());
        assert_eq!(count(at.db(), "directory.password_set"), 2);
    });
}

/// A second factor that counts.
fn set_up_factor(at: &Signed<'_>, id: Id) {
    cast::write(at.db(), move |tx| {
        second_factors::propose(tx, id, b"sealed")?;
        second_factors::confirm(tx, id)
    });
}

#[test]
fn s_2_none_of_the_last_three_passwords_comes_back() {
    in_signed_house(async |at| {
        at.local("kim");
        let mut me = at.visitor("kim").await;
        let used = async |me: &Visitor<'_>, present: &str, new: &str| {
            let reply = change(me, present, new).await;
            reply.status == 422 && reply.text().contains("최근에 쓴 비밀번호입니다")
        };
        assert!(used(&me, PASSWORD, PASSWORD).await, "the one in use");
        me = changed(at, &me, PASSWORD, SECOND).await;
        me = changed(at, &me, SECOND, THIRD).await;
        assert!(used(&me, THIRD, PASSWORD).await && used(&me, THIRD, SECOND).await);
        me = changed(at, &me, THIRD, FOURTH).await;
        assert!(used(&me, FOURTH, SECOND).await);
        changed(at, &me, FOURTH, PASSWORD).await;
    });
}

#[test]
fn s_3_the_profile_in_force_decides_and_leaked_ones_are_refused() {
    in_signed_house(async |at| {
        at.local("kim");
        let me = at.visitor("kim").await;
        at.set("profile", "asvs");
        let short = change(&me, PASSWORD, SECOND).await;
        assert!(short.status == 422 && short.text().contains("15자 이상"), "{}", short.text());
        let sentence = "blaue kerze im brunnen";
        let list = at.directory.parts().options().leaked_passwords();
        std::fs::write(&list, format!("one\n{sentence}\ntwo\n")).unwrap();
        let leaked = change(&me, PASSWORD, sentence).await;
        assert!(leaked.status == 422 && leaked.text().contains("유출된"), "{}", leaked.text());
        std::fs::remove_file(&list).unwrap();
        std::fs::create_dir(&list).unwrap();
        assert_eq!(
            change(&me, PASSWORD, sentence).await.status,
            503,
            "a list that cannot be read lets nothing by"
        );
        std::fs::remove_dir(&list).unwrap();
        changed(at, &me, PASSWORD, sentence).await;
        at.set("profile", "kr_gov");
    });
}

#[test]
fn s_3_an_old_password_is_changed_before_anything_else() {
    in_signed_house(async |at| {
        at.local("kim");
        at.of_the_directory("lee");
        at.set("password_days", "90");
        assert_eq!(at.visitor("kim").await.get("/me").await.status, 200);
        at.hands.turn(jiff::SignedDuration::from_hours(24 * 90));
        let late = at.visitor("kim").await;
        assert_eq!(late.get("/me").await.location(), "/sign-in/second-factor?next=%2Fme");
        assert_eq!(late.get("/sign-in/second-factor?next=%2Fme").await.location(), "/me/password");
        assert_eq!(late.post("/me/sessions/end-others", &[]).await.status, 401);
        assert!(late.get("/me/password").await.text().contains("바꿀 때가 지났습니다"));
        let me = changed(at, &late, PASSWORD, SECOND).await;
        assert_eq!(me.get("/me").await.status, 200);
        // Passwords of the agency's directory age there, and the other profile asks nobody.
        assert_eq!(at.visitor("lee").await.get("/me").await.status, 200);
        at.hands.turn(jiff::SignedDuration::from_hours(24 * 90));
        at.set("profile", "asvs");
        let parts = at.directory.parts();
        let opened = actions::sign_in(at.db(), &from("127.0.0.1"), parts, "kim", SECOND).await.unwrap();
        assert!(at.lives(&opened.secret).await);
    });
}

#[test]
fn s_309_people_of_a_directory_have_no_password_here() {
    in_signed_house(async |at| {
        let id = at.of_the_directory("lee");
        let me = at.visitor("lee").await;
        let page = me.get("/me/password").await.text();
        assert!(page.contains("기관의 디렉터리에서 관리") && !page.contains("name=\"new\""), "{page}");
        let reply = change(&me, PASSWORD, SECOND).await;
        assert_eq!(reply.status, 422);
        assert!(matches!(token(at, id), Err(Error::Refused(Refusal::KeptElsewhere))));
        assert_eq!(count(at.db(), "directory.password_set"), 0);
    });
}

#[test]
fn s_2_s_121_a_one_time_address_sets_a_password_once_and_opens_nothing_else() {
    in_signed_house(async |at| {
        let add = |tx: &mut maru_store::Tx<'_>| {
            actions::add_local_person(tx, " Rescue ", "비상계정", Standing::BreakGlass)
        };
        let id = at.db().write_blocking(&Cause::system("test"), add).unwrap();
        let twice = |tx: &mut maru_store::Tx<'_>| {
            actions::add_local_person(tx, "rescue", "비상계정", Standing::BreakGlass)
        };
        assert!(at.db().write_blocking(&Cause::system("test"), twice).is_err());
        let first = token(at, id).unwrap();
        let stranger = at.house.stranger();
        let path = format!("/password/{first}");
        for lang in [Lang::Ko, Lang::En] {
            assert_eq!(stranger.clone().reading(lang).get(&path).await.status, 200);
        }
        let set = async |path: &str, new: &str| stranger.post(path, &[("new", new), ("again", new)]).await;
        let weak = set(&path, "Rescue-2026!x").await;
        assert!(weak.status == 422 && weak.text().contains("아이디"), "{}", weak.text());
        assert_eq!(set(&path, SECOND).await.location(), "/sign-in", "a refused one leaves the address good");
        assert_eq!(set(&path, THIRD).await.status, 404);
        assert_eq!(stranger.get(&path).await.status, 404);
        let form = [("login", "rescue"), ("password", SECOND), ("next", "/me")];
        let reply = stranger.post("/sign-in", &form).await;
        assert_eq!(reply.location(), "/me");
        // The same address takes no roles, and one for roles sets no password.
        let me = at.with(&secret_in(&reply));
        let for_password = token(at, id).unwrap();
        assert_eq!(me.get(&format!("/welcome/{for_password}")).await.status, 404);
        let options = at.directory.parts().options().clone();
        let roles = move |tx: &mut maru_store::Tx<'_>| {
            let person = maru_directory::store::credentials::candidate(tx.conn(), "rescue")?.unwrap().person;
            actions::issue_token(tx, &options, person, &[maru_contract::Role::System])
        };
        let for_roles = at.db().write_blocking(&Cause::system("test"), roles).unwrap();
        assert_eq!(stranger.get(&format!("/password/{for_roles}")).await.status, 404);
        // A further one is good for half an hour, and ends every session.
        at.hands.turn(jiff::SignedDuration::from_mins(29));
        assert_eq!(set(&format!("/password/{for_password}"), THIRD).await.status, 303);
        assert_ne!(me.get("/me").await.status, 200);
        let late = token(at, id).unwrap();
        at.hands.turn(jiff::SignedDuration::from_mins(31));
        assert_eq!(set(&format!("/password/{late}"), FOURTH).await.status, 404);
    });
}

#[test]
fn s_121_of_many_who_come_with_one_address_one_sets_the_password() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        let address = token(at, id).unwrap();
        let news = ["kR7!q2zWp", "vB4?x8nLd", "tG6#m1cHs", "hJ9%w5fQz", "nD2&y7kRv", "sM8*b3gTx"];
        let tries = news.map(|new| {
            let (db, parts, address) = (at.db().clone(), at.directory.parts().clone(), address.clone());
            actix_web::rt::spawn(async move {
                actions::set_password_by_token(&db, &from("127.0.0.1"), &parts, &address, new).await.is_ok()
            })
        });
        let mut set = 0;
        for one in tries {
            set += usize::from(one.await.unwrap());
        }
        assert_eq!(set, 1);
        at.switch_off(id);
        assert!(matches!(token(at, id), Err(Error::Refused(Refusal::NoHolder))), "nobody who left gets one");
    });
}

#[test]
fn s_121_of_two_addresses_to_set_a_password_the_newer_one_is_good() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        let (older, newer) = (token(at, id).unwrap(), token(at, id).unwrap());
        let stranger = at.house.stranger();
        assert_eq!(stranger.get(&format!("/password/{older}")).await.status, 404);
        assert_eq!(stranger.get(&format!("/password/{newer}")).await.status, 200);
    });
}
