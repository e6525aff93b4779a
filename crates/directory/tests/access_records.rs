//! Records of access and of rights: complete, and kept; over HTTP, on both databases.
#![cfg(test)]

mod cast;
mod signed_house;

use cast::{Someone, appoint, person, unit, write};
use maru_contract::Role;
use maru_directory::model::AppointmentKind;
use maru_directory::model::role_holder::HolderKind;
use maru_directory::store::{grants, second_factors};
use maru_kernel::Id;
use maru_store::EventRow;
use signed_house::{PASSWORD, REASON, Signed, events, in_signed_house, secret_in};

/// Twelve deeds with personal data, by what the log calls them.
const DEEDS: [&str; 12] = [
    "directory.change_approved",
    "directory.change_requested",
    "directory.lock_ended",
    "directory.password_set",
    "directory.person_viewed",
    "directory.role_granted",
    "directory.second_factor_failed",
    "directory.second_factor_removed",
    "directory.session_ended",
    "directory.sign_in_failed",
    "directory.sign_in_locked",
    "directory.signed_in",
];

#[test]
fn s_19_twelve_deeds_leave_twelve_complete_records() {
    in_signed_house(async |at| {
        let somebody =
            Someone { name: "남궁민", login: "min", mobile: "010-0000-7788", ..Someone::default() };
        let min = write(at.db(), move |tx| Ok(person(tx, somebody)));
        let kim = at.local("kim");
        for (login, role) in
            [("first", Role::Security), ("second", Role::Auditor), ("org", Role::Organisation)]
        {
            let id = at.local(login);
            at.give(id, role);
        }
        let before = events(at.db()).len();
        what_people_do(at, kim).await;
        what_administrators_do(at, kim, min).await;
        let rows: Vec<_> = events(at.db()).into_iter().skip(before).collect();
        let theirs = |row: &&EventRow| [min, kim].map(|id| Some(id.as_i64())).contains(&row.data_subject);
        for deed in DEEDS {
            let row = rows.iter().filter(theirs).rfind(|row| row.name == deed);
            let row = row.unwrap_or_else(|| panic!("{deed} left nothing that names whose data it was"));
            // Who, or whose name was tried; from where; and whose data.
            assert!(row.actor_person.is_some() || row.actor_kind == "anonymous", "{deed}: {row:?}");
            assert_eq!(row.address.as_deref(), Some("127.0.0.1"), "{deed}");
            assert!(!row.request.is_empty(), "{deed}");
            assert!(row.at.0 >= at.db().now() - jiff::SignedDuration::from_mins(1), "{deed}");
        }
    });
}

/// Signs in, changes the password, fails, is locked.
async fn what_people_do(at: &Signed<'_>, kim: Id) {
    let stranger = at.house.stranger();
    let form = |password: &'static str| [("login", "kim"), ("password", password), ("next", "/me")];
    let me = at.with(&secret_in(&stranger.post("/sign-in", &form(PASSWORD)).await));
    let change = [("present", PASSWORD), ("new", "kR7!q2zWp"), ("again", "kR7!q2zWp")];
    assert_eq!(me.post("/me/password", &change).await.status, 303);
    for _ in 0..5 {
        assert_eq!(stranger.post("/sign-in", &form("wrong")).await.status, 422);
    }
    write(at.db(), move |tx| {
        second_factors::propose(tx, kim, b"sealed")?;
        second_factors::confirm(tx, kim)
    });
}

/// A role is asked for and approved, a card opened, a lock, a factor and sessions ended.
async fn what_administrators_do(at: &Signed<'_>, kim: Id, min: Id) {
    let security = at.with_factor("first").await;
    let lock = [("what", "login"), ("of", &kim.to_string()), ("reason", REASON)];
    assert_eq!(security.post("/admin/locks/end", &lock).await.status, 303);
    let form = [("login", "kim"), ("password", "kR7!q2zWp")];
    let pending = at.with(&secret_in(&at.house.stranger().post("/sign-in", &form).await));
    assert_eq!(pending.post("/sign-in/second-factor", &[("code", "000000")]).await.status, 422);
    let path = format!("/admin/people/{kim}");
    assert_eq!(security.post(&format!("{path}/sessions/end"), &[]).await.status, 303);
    let reason = [("reason", REASON)];
    assert_eq!(security.post(&format!("{path}/second-factor/remove"), &reason).await.status, 303);
    let holder = format!("person/{min}");
    let grant = [("q", "x"), ("role", "records"), ("holder", &holder), ("reason", REASON), ("until", "")];
    assert_eq!(security.post("/admin/roles", &grant).await.location(), "/admin/requests");
    let auditor = at.with_factor("second").await;
    let list = auditor.get("/admin/requests").await.text();
    let id = list.split("/admin/requests/").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
    assert_eq!(auditor.post(&format!("/admin/requests/{id}/approve"), &[]).await.status, 303);
    let organisation = at.with_factor("org").await;
    assert_eq!(organisation.get(&format!("/people/{min}")).await.status, 200);
}

#[test]
fn s_21_rights_given_and_ended_are_still_known_after_five_years() {
    in_signed_house(async |at| {
        let kim = at.local("kim");
        at.give(kim, Role::Records);
        let now = at.db().now();
        let grant = at.db().read_blocking(|conn| grants::in_force(conn, now)).unwrap().remove(0);
        write(at.db(), move |tx| grants::end(tx, grant.id, Some(kim)));
        let known = events(at.db());
        at.hands.turn(jiff::SignedDuration::from_hours(24 * 366 * 5));
        // Every job that could sweep anything away runs, twice.
        for _ in 0..2 {
            at.house.settle().await;
            at.hands.turn(jiff::SignedDuration::from_hours(24));
        }
        let kept = at.db().read_blocking(|conn| grants::by_id(conn, grant.id)).unwrap().unwrap();
        assert_eq!((kept.role, kept.holder.1, kept.reason.as_str()), (Role::Records, kim, REASON));
        let later = events(at.db());
        assert_eq!(later.get(..known.len()), Some(known.as_slice()), "no event is gone");
    });
}

#[test]
fn s_514_the_security_administrator_sees_where_every_right_comes_from() {
    in_signed_house(async |at| {
        let security = at.local("first");
        at.give(security, Role::Security);
        let (kim, office) = (at.local("kim"), write(at.db(), |tx| Ok(unit(tx, "문서보존과", None, 0))));
        write(at.db(), move |tx| Ok(appoint(tx, kim, office, AppointmentKind::Main, 0)));
        at.give(kim, Role::System);
        let by = move |tx: &mut maru_store::Tx<'_>| {
            grants::insert(tx, Role::Records, (HolderKind::Unit, office), "through the unit", None, None)
        };
        write(at.db(), by);
        let me = at.with_factor("first").await;
        let path = format!("/admin/people/{kim}/rights");
        let page = me.get(&path).await.text();
        for wanted in [
            "시스템 관리자",
            REASON,
            "기록물관리 전문요원",
            "문서보존과",
            "through the unit",
            "디렉터리 연동 관리",
        ] {
            assert!(page.contains(wanted), "{wanted}: {page}");
        }
        // What is missing names the role that would carry it.
        let missing = page.split("id=\"missing\"").nth(1).unwrap();
        assert!(missing.contains("역할 부여와 회수 요청") && missing.contains("보안 관리자"), "{missing}");
        assert!(!missing.contains("디렉터리 연동 관리"));
        // A second role that excludes the first makes both void, and the page says so.
        let torn = move |tx: &mut maru_store::Tx<'_>| {
            grants::insert(tx, Role::Auditor, (HolderKind::Person, kim), REASON, None, None)
        };
        write(at.db(), torn);
        let page = me.get(&path).await.text();
        assert_eq!(page.matches("효력 없음").count(), 2, "{page}");
        assert!(page.split("id=\"missing\"").nth(1).unwrap().contains("디렉터리 연동 관리"));
        for role in [Role::System, Role::Auditor] {
            let login = if role == Role::System { "sys" } else { "aud" };
            let id = at.local(login);
            at.give(id, role);
            assert_eq!(at.with_factor(login).await.get(&path).await.status, 404, "{role:?}");
        }
    });
}

#[test]
fn nobody_gives_a_role_to_somebody_of_the_same_name() {
    in_signed_house(async |at| {
        for login in ["first", "second"] {
            let id = at.local(login);
            at.give(id, Role::Security);
        }
        let mut kims = Vec::new();
        for (login, name) in [("kim", "문서보존과"), ("kim2", "시설부")] {
            let kim = at.somebody(login, "김새봄");
            let office = write(at.db(), move |tx| Ok(unit(tx, name, None, 0)));
            write(at.db(), move |tx| Ok(appoint(tx, kim, office, AppointmentKind::Main, 0)));
            kims.push(kim);
        }
        let me = at.with_factor("first").await;
        let found = me.get("/admin/roles/new?q=%EA%B9%80%EC%83%88%EB%B4%84").await.text();
        assert!(found.contains("문서보존과") && found.contains("시설부"), "{found}");
        let holder = format!("person/{}", kims[0]);
        let form = [("holder", holder.as_str()), ("role", "records"), ("reason", REASON), ("until", "")];
        assert_eq!(me.post("/admin/roles", &form).await.status, 303);
        let asked = at.with_factor("second").await.get("/admin/requests").await.text();
        assert!(
            asked.contains("기록물관리 전문요원 역할 부여: 김새봄(문서보존과), 승인하는 때부터 기한 없이"),
            "{asked}"
        );
    });
}

#[test]
fn a_persons_card_leads_whoever_may_to_their_devices_and_rights() {
    in_signed_house(async |at| {
        let (security, kim) = (at.local("first"), at.local("kim"));
        at.give(security, Role::Security);
        let ways = [format!("/admin/people/{kim}/sessions"), format!("/admin/people/{kim}/rights")];
        let card = format!("/people/{kim}");
        let seen = at.with_factor("first").await.get(&card).await.text();
        assert!(ways.iter().all(|way| seen.contains(way.as_str())), "{seen}");
        let plain = at.visitor("kim").await.get(&card).await.text();
        assert!(!ways.iter().any(|way| plain.contains(way.as_str())), "{plain}");
    });
}
