//! Every way in: equally strong, closed to the same people, told nothing by refusals; over HTTP.
#![cfg(test)]

mod cast;
mod signed_house;

use cast::{group, post, unit, write};
use maru_contract::Role;
use maru_directory::actions::Standing;
use maru_directory::store::{attempts, grants};
use maru_directory::{Error, Refusal, actions};
use maru_kernel::{Cause, Id};
use maru_store::StoreError;
use maru_testkit::Visitor;
use signed_house::{DESK, HALL, PASSWORD, REASON, Signed, count, events, from, in_signed_house};
use std::time::{Duration, Instant};

#[test]
fn s_5_holders_of_roles_have_one_session_and_ten_idle_minutes() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        at.give(id, Role::Security);
        at.local("lee");
        let (first, second) = (at.opened("kim").await.secret, at.opened("kim").await.secret);
        let alive =
            async |secret: &str| !at.with(secret).get("/me").await.location().starts_with("/sign-in?");
        assert!(!alive(&first).await && alive(&second).await, "a second browser ends the first");
        let mut ended = events(at.db()).into_iter().filter(|e| e.name == "directory.session_ended");
        assert!(ended.next_back().unwrap().details.contains("too_many"), "and that is audited");
        let (a, b) = (at.opened("lee").await.secret, at.opened("lee").await.secret);
        assert!(alive(&a).await && alive(&b).await, "who holds no role may have several");
        // Nine minutes and 59 seconds without use are fine, ten are not; for others thirty are.
        at.hands.turn(jiff::SignedDuration::from_secs(599));
        assert!(alive(&second).await);
        let third = at.opened("kim").await.secret;
        at.hands.turn(jiff::SignedDuration::from_secs(600));
        assert!(!alive(&third).await && alive(&a).await);
    });
}

#[test]
fn s_6_a_look_at_the_console_from_elsewhere_leaves_one_line() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        at.give(id, Role::Security);
        at.local("lee");
        let kim = at.with_factor("kim").await;
        assert_eq!(kim.get("/admin/roles").await.status, 200);
        assert_eq!(count(at.db(), "directory.console_refused"), 0);
        let elsewhere = kim.clone().coming_from(HALL);
        assert_eq!(elsewhere.get("/admin/roles").await.status, 404);
        let lines: Vec<_> =
            events(at.db()).into_iter().filter(|e| e.name == "directory.console_refused").collect();
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].actor_person, Some(id.as_i64()));
        assert_eq!(lines[0].address.as_deref(), Some("10.9.9.9"));
        assert!(lines[0].details.contains("/admin/roles"));
        // Neither ordinary pages, nor what the role never opened, nor people without a role are noted.
        assert_eq!(elsewhere.get("/me").await.status, 200);
        assert_eq!(elsewhere.get("/admin/directory").await.status, 404);
        assert_eq!(at.visitor("lee").await.coming_from(HALL).get("/admin/roles").await.status, 404);
        assert_eq!(count(at.db(), "directory.console_refused"), 1);
        assert_eq!(elsewhere.post("/admin/locks/end", &[]).await.status, 404);
        assert_eq!(count(at.db(), "directory.console_refused"), 2);
    });
}

#[test]
fn s_7_a_fresh_house_lets_nobody_in() {
    in_signed_house(async |at| {
        let stranger = at.house.stranger();
        let names = ["admin", "root", "maru", "guest", "system"];
        for (n, login) in names.into_iter().enumerate() {
            // Each from another address, so that no lock helps.
            let octet = u8::try_from(n).unwrap() + 1;
            for password in [login, "admin", "password", "maru-gaon-2026"] {
                let form = [("login", login), ("password", password)];
                let reply = stranger.clone().coming_from([127, 0, 1, octet]).post("/sign-in", &form).await;
                assert_eq!(reply.status, 422, "{login} {password}");
            }
        }
        // The first administrator comes by a one-time address made at the server's own command line.
        let reply = stranger.get("/welcome/anything").await;
        assert!(reply.location().starts_with("/sign-in"));
        assert_eq!(stranger.get("/password/anything").await.status, 404);
        assert_eq!(count(at.db(), "directory.signed_in"), 0);
    });
}

#[test]
fn s_26_only_persons_sign_in_and_a_name_is_one_person() {
    in_signed_house(async |at| {
        let ids = write(at.db(), |tx| {
            let office = unit(tx, "info", None, 0);
            Ok([office, post(tx, office, "desk"), group(tx, "team")])
        });
        for login in ["info", "desk", "team"] {
            let parts = at.directory.parts();
            let opened = actions::sign_in(at.db(), &from(DESK), parts, login, PASSWORD).await;
            assert!(matches!(opened, Err(Error::Refused(Refusal::SignIn))), "{login}");
        }
        let options = at.directory.parts().options().clone();
        for id in ids {
            let options = options.clone();
            let issue = move |tx: &mut maru_store::Tx<'_>| actions::issue_password_token(tx, &options, id);
            let refused = at.db().write_blocking(&Cause::system("test"), issue);
            assert!(matches!(refused, Err(Error::Refused(Refusal::NoHolder))));
        }
        let add = |name: &'static str| {
            let add = move |tx: &mut maru_store::Tx<'_>| {
                actions::add_local_person(tx, name, "손님", Standing::Guest)
            };
            at.db().write_blocking(&Cause::system("test"), add)
        };
        assert!(add("desk").is_ok());
        for same in ["desk", " DESK ", "\u{ff24}esk"] {
            assert!(matches!(add(same), Err(Error::Refused(Refusal::Login))), "{same}");
        }
    });
}

/// What a browser meets on each way in: whether any of them lets it do or see anything.
async fn gets_in(visitor: &Visitor<'_>, addresses: &[String]) -> Vec<String> {
    let mut open = Vec::new();
    let mut note = |way: &str, reply: &maru_testkit::Reply| {
        let inside =
            reply.status.as_u16() < 300 || reply.status == 303 && !reply.location().starts_with("/sign-in");
        if inside || reply.status == 101 {
            open.push(format!("{way}: {} {}", reply.status, reply.location()));
        }
    };
    for page in ["/me", "/people", "/me/sessions", "/admin"] {
        note(page, &visitor.get(page).await);
    }
    for form in ["/me/sessions/end-others", "/sign-in/again", "/me/second-factor/remove"] {
        note(form, &visitor.post(form, &[("password", PASSWORD)]).await);
    }
    let program = visitor.request(actix_web::http::Method::GET, "/people");
    note("json", &visitor.send(program.insert_header(("accept", "application/json"))).await);
    let socket = visitor.request(actix_web::http::Method::GET, "/live");
    let socket = socket
        .insert_header(("connection", "upgrade"))
        .insert_header(("upgrade", "websocket"))
        .insert_header(("sec-websocket-version", "13"))
        .insert_header(("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="))
        .insert_header(("sec-fetch-site", "same-origin"));
    note("socket", &visitor.send(socket).await);
    for address in addresses {
        note(address, &visitor.get(address).await);
        note(address, &visitor.post(address, &[("new", "kR7!q2zWp"), ("again", "kR7!q2zWp")]).await);
    }
    let again = visitor.post("/sign-in", &[("login", "kim"), ("password", PASSWORD), ("next", "/me")]).await;
    note("sign-in", &again);
    open
}

/// One-time addresses made for somebody: for roles and for a password.
fn addresses(at: &Signed<'_>, id: Id) -> Vec<String> {
    let options = at.directory.parts().options().clone();
    let both = move |tx: &mut maru_store::Tx<'_>| {
        let roles = actions::issue_token(tx, &options, id, &[Role::Records])?;
        let password = actions::issue_password_token(tx, &options, id)?;
        Ok::<_, Error>(vec![format!("/welcome/{roles}"), format!("/password/{password}")])
    };
    at.db().write_blocking(&Cause::system("test"), both).unwrap()
}

/// Refuses every change of sessions, as a full disk would.
const FULL: [&str; 3] = [
    "CREATE TRIGGER full_disk BEFORE DELETE ON directory_sessions BEGIN SELECT RAISE(ABORT, 'full'); END",
    "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'full'; END $$",
    "CREATE TRIGGER full_disk BEFORE DELETE ON directory_sessions EXECUTE FUNCTION full_disk()",
];

#[test]
fn s_110_signing_out_ends_the_session_even_when_nothing_can_be_written() {
    in_signed_house(async |at| {
        at.local("kim");
        let opened = at.opened("kim").await;
        let me = at.with(&opened.secret);
        assert!(at.lives(&opened.secret).await);
        // There is no second factor to remove, so nothing ends.
        assert_eq!(me.post("/me/second-factor/remove", &[]).await.location(), "/me/second-factor");
        assert!(at.lives(&opened.secret).await);
        let all = at.db().read_blocking(|conn| Ok::<_, StoreError>(conn.is_sqlite())).unwrap();
        let statements: &'static [&'static str] = if all { &FULL[..1] } else { &FULL[1..] };
        run_sql(at.db(), statements);
        let reply = me.post("/sign-out", &[]).await;
        assert_eq!(reply.status, 303);
        let cookies: Vec<_> = reply.headers.iter().filter(|(name, _)| name == "set-cookie").collect();
        assert!(
            cookies.iter().any(|(_, v)| v.starts_with("sid=;") || v.contains("Max-Age=0")),
            "{cookies:?}"
        );
        assert!(!at.lives(&opened.secret).await, "in this process at once");
        assert_eq!(count(at.db(), "directory.session_ended"), 0);
        let off: &'static [&'static str] =
            if all { &["DROP TRIGGER full_disk"] } else { &["DROP TRIGGER full_disk ON directory_sessions"] };
        run_sql(at.db(), off);
        for _ in 0..60 {
            if count(at.db(), "directory.session_ended") == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(count(at.db(), "directory.session_ended"), 1, "written down when there is room");
        assert!(!at.lives(&opened.secret).await);
    });
}

fn run_sql(db: &maru_store::Db, statements: &'static [&'static str]) {
    use diesel::prelude::*;
    let done: Result<(), StoreError> = db.write_blocking(&Cause::system("test"), move |tx| {
        for sql in statements {
            diesel::sql_query(*sql).execute(tx.conn())?;
        }
        Ok(())
    });
    done.unwrap();
}

#[test]
fn s_34_a_guest_sees_themselves_and_nobody_else() {
    in_signed_house(async |at| {
        let other = at.local("colleague");
        let add = |login: &'static str, standing| {
            let add = move |tx: &mut maru_store::Tx<'_>| {
                let id = actions::add_local_person(tx, login, "손님", standing)?;
                actions::set_local_password(tx, id, PASSWORD)?;
                Ok::<_, Error>(id)
            };
            at.db().write_blocking(&Cause::system("test"), add).unwrap()
        };
        let (id, rescued) = (add("guest1", Standing::Guest), add("rescue", Standing::BreakGlass));
        let (guest, rescue) = (at.visitor("guest1").await, at.visitor("rescue").await);
        for (path, for_guest, for_rescue) in [
            ("/me".to_owned(), 200, 200),
            (format!("/people/{id}"), 200, 200),
            ("/people".to_owned(), 404, 200),
            ("/people?q=%EA%B9%80".to_owned(), 404, 200),
            (format!("/people/{other}"), 404, 200),
            (format!("/people/{other}/photo"), 404, 404),
        ] {
            assert_eq!(guest.get(&path).await.status.as_u16(), for_guest, "{path}");
            assert_eq!(rescue.get(&path).await.status.as_u16(), for_rescue, "{path}");
        }
        let page = guest.get("/me").await.text();
        assert!(!page.contains("href=\"/people\"") && !page.contains("action=\"/search\""));
        let options = at.directory.parts().options().clone();
        let role = move |tx: &mut maru_store::Tx<'_>| {
            actions::grant_role_directly(tx, &options, id, Role::Organisation, REASON)
        };
        let given = at.db().write_blocking(&Cause::system("test"), role);
        assert!(matches!(given, Err(Error::Refused(Refusal::Guest))), "a guest holds no role");
        // And so is not offered for one, unlike somebody of the same name who works here.
        let called = at.db().read_blocking(|conn| grants::holders_called(conn, "손님", 20)).unwrap();
        let offered: Vec<Id> = called.into_iter().map(|((_, holder), ..)| holder).collect();
        assert_eq!(offered, [rescued]);
    });
}

#[test]
fn s_111_whoever_is_switched_off_gets_in_nowhere() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        let me = at.visitor("kim").await;
        let ways = addresses(at, id);
        assert!(gets_in(&me, &[]).await.len() >= 6, "the test itself can fail");
        let me = at.visitor("kim").await;
        at.switch_off(id);
        assert_eq!(gets_in(&me, &ways).await, [""; 0]);
    });
}

#[test]
fn s_111_an_expired_or_ended_session_gets_in_nowhere() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        let me = at.visitor("kim").await;
        let ways = addresses(at, id);
        at.hands.turn(jiff::SignedDuration::from_mins(30));
        let old: Vec<String> = gets_in(&me, &ways[..1]).await;
        assert_eq!(old, ["sign-in: 303 See Other /me"], "but a new sign-in");
        // The address for a password is too old by now as well.
        assert_eq!(me.get(&ways[1]).await.status, 404);
    });
}

#[test]
fn s_111_a_locked_name_gets_in_nowhere() {
    in_signed_house(async |at| {
        at.local("kim");
        for _ in 0..5 {
            let parts = at.directory.parts();
            assert!(actions::sign_in(at.db(), &from(DESK), parts, "kim", "wrong").await.is_err());
        }
        assert_eq!(gets_in(&at.house.stranger(), &[]).await, [""; 0]);
    });
}

#[test]
fn s_111_a_session_that_owes_the_factor_gets_in_nowhere() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        at.give(id, Role::Security);
        let pending = at.visitor("kim").await;
        let roles = addresses(at, id).swap_remove(0);
        let open = gets_in(&pending, &[roles]).await;
        // Signing in anew opens a session that owes the same.
        assert_eq!(open, ["sign-in: 303 See Other /me"]);
        assert_eq!(at.visitor("kim").await.get("/me").await.location(), "/sign-in/second-factor?next=%2Fme");
    });
}

/// How far the medians may lie apart.
const TOLERANCE: f64 = 0.10;
/// Samples of each kind in one round; a round that noise has spoiled is repeated.
const SAMPLES: usize = 9;
const ROUNDS: usize = 5;

#[test]
fn s_114_the_time_of_a_refusal_tells_nothing() {
    in_signed_house(async |at| {
        at.local("kept");
        at.of_the_directory("directory");
        let gone = at.local("gone");
        at.switch_off(gone);
        at.local("locked");
        for _ in 0..5 {
            time(at, "locked").await;
        }
        let kinds = ["nobody", "kept", "directory", "gone", "locked"];
        let mut spread = Vec::new();
        for _ in 0..ROUNDS {
            spread = medians(at, &kinds).await;
            let (least, most) = (spread.first().unwrap().0, spread.last().unwrap().0);
            if most <= least * (1.0 + TOLERANCE) {
                return;
            }
        }
        panic!("in none of {ROUNDS} rounds within {TOLERANCE}: {spread:?}");
    });
}

/// Milliseconds by kind, fastest first; the kinds take turns, so that noise falls on all alike.
async fn medians<'k>(at: &Signed<'_>, kinds: &[&'k str]) -> Vec<(f64, &'k str)> {
    let mut times: Vec<(Vec<f64>, &str)> = kinds.iter().map(|kind| (Vec::new(), *kind)).collect();
    for _ in 0..SAMPLES {
        for (sample, kind) in &mut times {
            sample.push(time(at, kind).await);
            forgive(at, if *kind == "locked" { String::new() } else { format!("login:{kind}") });
        }
    }
    let mut medians: Vec<(f64, &str)> = times
        .into_iter()
        .map(|(mut sample, kind)| {
            sample.sort_by(f64::total_cmp);
            (sample[sample.len() / 2], kind)
        })
        .collect();
    medians.sort_by(|a, b| a.0.total_cmp(&b.0));
    medians
}

/// Keeps names and the address from being locked by the test.
fn forgive(at: &Signed<'_>, key: String) {
    write(at.db(), move |tx| {
        attempts::forgive(tx, &key)?;
        attempts::forgive(tx, "address:127.0.0.1")
    });
}

async fn time(at: &Signed<'_>, login: &str) -> f64 {
    let began = Instant::now();
    let parts = at.directory.parts();
    let outcome = actions::sign_in(at.db(), &from(DESK), parts, login, "wrong").await;
    assert!(matches!(outcome, Err(Error::Refused(Refusal::SignIn))), "{login}");
    let passed: Duration = began.elapsed();
    passed.as_secs_f64() * 1_000.0
}
