//! Locks after wrong tries: for everybody and on every way in, seen and ended by the security administrator.
#![cfg(test)]

mod cast;
mod signed_house;

use maru_contract::Role;
use maru_directory::actions;
use maru_directory::store::second_factors;
use maru_kernel::{Id, Lang};
use maru_testkit::Visitor;
use signed_house::{DESK, PASSWORD, REASON, Signed, count, events, from, in_signed_house};

/// Whether these name and password open a session at the desk.
async fn enters(at: &Signed<'_>, login: &str, password: &str) -> bool {
    actions::sign_in(at.db(), &from(DESK), at.directory.parts(), login, password).await.is_ok()
}

async fn end(visitor: &Visitor<'_>, what: &str, of: &str, reason: &str) -> u16 {
    let form = [("what", what), ("of", of), ("reason", reason)];
    visitor.post("/admin/locks/end", &form).await.status.as_u16()
}

async fn administrator<'h>(at: &Signed<'h>, login: &'static str, role: Role) -> (Id, Visitor<'h>) {
    let id = at.local(login);
    at.give(id, role);
    (id, at.with_factor(login).await)
}

#[test]
fn s_4_five_wrong_passwords_lock_for_five_minutes_and_only_security_ends_it() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        let (security, first) = administrator(at, "first", Role::Security).await;
        let (_, second) = administrator(at, "second", Role::Security).await;
        let (_, system) = administrator(at, "system", Role::System).await;
        let (_, auditor) = administrator(at, "auditor", Role::Auditor).await;
        for n in 1..=5 {
            assert_eq!(count(at.db(), "directory.sign_in_locked"), 0, "before try {n}");
            assert!(!enters(at, "kim", "wrong").await);
        }
        assert!(!enters(at, "kim", PASSWORD).await, "five wrong ones lock");
        assert_eq!(count(at.db(), "directory.sign_in_locked"), 1, "every lock is audited");
        let kim = id.to_string();
        for visitor in [&system, &auditor] {
            assert_eq!(visitor.get("/admin/locks").await.status, 404);
            assert_eq!(end(visitor, "login", &kim, REASON).await, 404);
        }
        for lang in [Lang::Ko, Lang::En] {
            let page = first.clone().reading(lang).get("/admin/locks").await.text();
            assert!(page.contains("김서연") && page.contains(&kim), "{page}");
        }
        assert_eq!(end(&first, "login", &kim, "short").await, 422);
        assert_eq!(end(&first, "proof", &kim, REASON).await, 409, "nothing else is locked");
        assert_eq!(end(&first, "login", &kim, REASON).await, 303);
        assert_eq!(end(&first, "login", &kim, REASON).await, 409);
        assert!(enters(at, "kim", PASSWORD).await);
        let ended: Vec<_> =
            events(at.db()).into_iter().filter(|e| e.name == "directory.lock_ended").collect();
        assert_eq!(ended.len(), 1);
        assert!(ended[0].details.contains(REASON) && ended[0].details.contains("\"failures\":5"));
        assert_eq!(ended[0].actor_person, Some(security.as_i64()));
        assert_eq!(ended[0].data_subject, Some(id.as_i64()));
        // Nobody unlocks themselves; another one does.
        for _ in 0..5 {
            assert!(!enters(at, "first", "wrong").await);
        }
        assert!(first.get("/admin/locks").await.text().contains("다른 보안 관리자가"));
        assert_eq!(end(&first, "login", &security.to_string(), REASON).await, 403);
        assert_eq!(end(&second, "login", &security.to_string(), REASON).await, 303);
        // Without anybody's help a lock ends after five minutes.
        for _ in 0..5 {
            assert!(!enters(at, "kim", "wrong").await);
        }
        at.hands.turn(jiff::SignedDuration::from_secs(299));
        assert!(!enters(at, "kim", PASSWORD).await);
        at.hands.turn(jiff::SignedDuration::from_secs(1));
        assert!(enters(at, "kim", PASSWORD).await);
        assert!(!first.get("/admin/locks").await.text().contains(&kim));
    });
}

#[test]
fn s_24_every_way_to_prove_oneself_is_locked_for_everybody() {
    in_signed_house(async |at| {
        // A guest kept here, somebody of the agency's directory (one try fewer), and a name of nobody.
        at.local("guest");
        at.of_the_directory("staff");
        for (login, tries) in [("guest", 5), ("staff", 4), ("nobody", 5)] {
            let before = count(at.db(), "directory.sign_in_locked");
            for _ in 0..tries {
                assert!(!enters(at, login, "wrong").await);
            }
            assert_eq!(count(at.db(), "directory.sign_in_locked"), before + 1, "{login}");
            assert!(!enters(at, login, PASSWORD).await, "{login}");
        }
        at.hands.turn(jiff::SignedDuration::from_mins(5));
        // Giving the password again, and changing it: counted together.
        let me = at.visitor("guest").await;
        let change = [("present", "wrong"), ("new", "kR7!q2zWp"), ("again", "kR7!q2zWp")];
        for _ in 0..2 {
            assert_eq!(me.post("/me/password", &change).await.status, 422);
        }
        for _ in 0..3 {
            assert_eq!(me.post("/sign-in/again", &[("password", "wrong")]).await.status, 422);
        }
        assert_eq!(me.post("/sign-in/again", &[("password", PASSWORD)]).await.status, 422);
        let right = [("present", PASSWORD), ("new", "kR7!q2zWp"), ("again", "kR7!q2zWp")];
        assert_eq!(me.post("/me/password", &right).await.status, 422);
        // Codes of the second factor.
        let id = at.local("coded");
        cast::write(at.db(), move |tx| {
            second_factors::propose(tx, id, b"sealed")?;
            second_factors::confirm(tx, id)
        });
        let pending = at.visitor("coded").await;
        for _ in 0..6 {
            assert_eq!(pending.post("/sign-in/second-factor", &[("code", "000000")]).await.status, 422);
        }
        assert_eq!(count(at.db(), "directory.second_factor_failed"), 5, "the sixth is not looked at");
        assert_eq!(count(at.db(), "directory.second_factor_locked"), 1);
        // Every one of these locks is listed; names of nobody are only counted.
        let (_, security) = administrator(at, "first", Role::Security).await;
        assert!(!enters(at, "my-typed-password", "wrong").await);
        for _ in 0..4 {
            assert!(!enters(at, "my-typed-password", "wrong").await);
        }
        let page = security.get("/admin/locks").await.text();
        assert!(page.contains("본인 확인") && page.contains("2단계 인증"), "{page}");
        assert!(page.contains("등록되지 않은 아이디 1개") && !page.contains("my-typed-password"), "{page}");
        assert_eq!(end(&security, "factor", &id.to_string(), REASON).await, 303);
    });
}

#[test]
fn s_24_an_address_that_tries_many_names_is_locked_and_not_unlocked_from_itself() {
    in_signed_house(async |at| {
        at.local("kim");
        let (_, security) = administrator(at, "first", Role::Security).await;
        let far = "10.9.9.9";
        let tries = (0..30).map(|n| {
            let (db, parts) = (at.db().clone(), at.directory.parts().clone());
            actix_web::rt::spawn(async move {
                actions::sign_in(&db, &from(far), &parts, &format!("name{n}"), "wrong").await.is_err()
            })
        });
        for one in tries.collect::<Vec<_>>() {
            assert!(one.await.unwrap());
        }
        let far_try =
            async || actions::sign_in(at.db(), &from(far), at.directory.parts(), "kim", PASSWORD).await;
        assert!(far_try().await.is_err(), "even the right password is not looked at");
        assert!(enters(at, "kim", PASSWORD).await, "elsewhere it is");
        let there = security.clone().coming_from([127, 0, 0, 9]);
        assert!(there.get("/admin/locks").await.text().contains(far));
        assert_eq!(end(&there, "address", far, REASON).await, 303);
        assert!(far_try().await.is_ok());
    });
}
