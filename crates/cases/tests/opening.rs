//! Cases are asked for by one and approved by two offices, and open for their hours only; on both databases.
#![cfg(test)]

mod house;

use house::{
    AUDITOR, CLERK, Hands, LAWYER, LEGAL, PRIVACY, SECURITY, SUBJECT, SYSTEM, approve, ask, events, form,
    in_cases, in_open_cases, keep, open, send, settle, switch_on, viewer, visit, with,
};
use maru_cases::actions;
use maru_cases::model::{Office, Scope};
use maru_cases::store::case::NewCase;
use maru_contract::Offers;
use maru_kernel::{Cause, Fault, Id, Viewer};
use maru_testkit::TestHouse;
use std::sync::{Arc, Barrier};

#[test]
fn s_524_cases_are_off_until_security_and_auditor_switch_them_on_and_everybody_is_told() {
    in_cases(async |house: &TestHouse, hands: &Hands| {
        assert_eq!(send(&visit(house, LEGAL), "/admin/cases", &form("감사-1")).await.status, 409);
        let everybody = visit(house, CLERK);
        assert!(everybody.get("/cases").await.text().contains("열람 사건을 쓰지 않습니다"));
        let turn = [("to", "on"), ("reason", "감사 규정 개정에 따른 시행")];
        for person in [LEGAL, PRIVACY, SYSTEM, CLERK] {
            assert_eq!(visit(house, person).post("/admin/cases/switch", &turn).await.status, 404, "{person}");
        }
        let page_alone = house.visitor(Id::from_i64(9), "직원 9", &["cases.switch"]);
        assert_eq!(page_alone.post("/admin/cases/switch", &turn).await.status, 404, "neither of the roles");
        let short = [("to", "on"), ("reason", "시행")];
        assert_eq!(visit(house, SECURITY).post("/admin/cases/switch", &short).await.status, 422);
        assert_eq!(visit(house, SECURITY).post("/admin/cases/switch", &turn).await.status, 303);
        assert_eq!(visit(house, AUDITOR).post("/admin/cases/switch", &turn).await.status, 409, "one waits");
        let page = visit(house, AUDITOR).get("/admin/cases/switch").await.text();
        let confirm = house::after(&page, "action=\"/admin/cases/switch/");
        let confirm = format!("/admin/cases/switch/{confirm}");
        assert!(!visit(house, SECURITY).get("/admin/cases/switch").await.text().contains("/confirmation"));
        assert_eq!(visit(house, SECURITY).post(&confirm, &[]).await.status, 403, "the same person");
        let both = ["cases.switch", "cases.switch_as_security", "cases.switch_as_auditor"];
        let torn = house.visitor(Id::from_i64(SECURITY), "직원 4", &both);
        assert_eq!(torn.post(&confirm, &[]).await.status, 403, "the same person in another role");
        let colleague = house.visitor(Id::from_i64(9), "직원 9", &both[..2]);
        assert_eq!(colleague.post(&confirm, &[]).await.status, 403, "another person in the same role");
        assert!(!everybody.get("/cases").await.text().contains("가능합니다"));
        hands.hours(25);
        assert_eq!(visit(house, AUDITOR).post(&confirm, &[]).await.status, 404, "a day is over");
        switch_on(house).await;
        let told = visit(house, CLERK).get("/cases").await.text();
        assert!(told.contains("이 기관에서는 감사·조사를 위한 열람 사건이 가능합니다"), "the banner: {told}");
        assert_eq!(send(&visit(house, LEGAL), "/admin/cases", &form("감사-1")).await.status, 303);
        hands.hours(14 * 24);
        keep(house);
        let later = visit(house, CLERK).get("/cases").await.text();
        assert!(!later.contains("감사·조사를 위한 열람 사건이 가능합니다"), "no news any more");
        assert!(later.contains("이 기관에서 열람 사건이 가능합니다"), "and still told");
        settle(house).await;
        assert_eq!(events(house, "cases.switched").len(), 1);
    });
}

#[test]
fn s_524_switched_off_nothing_can_be_read_or_approved_any_more() {
    in_open_cases(async |house: &TestHouse, _: &Hands| {
        let (case, other) = (open(house, "감사-1").await, ask(house, "감사-2").await);
        let turn = [("to", "off"), ("reason", "감사 규정 폐지에 따른 중단")];
        assert_eq!(visit(house, AUDITOR).post("/admin/cases/switch", &turn).await.status, 303);
        assert_eq!(visit(house, LEGAL).get(&format!("{case}/items")).await.status, 200, "only asked for");
        let page = visit(house, SECURITY).get("/admin/cases/switch").await.text();
        let confirm = format!("/admin/cases/switch/{}", house::after(&page, "action=\"/admin/cases/switch/"));
        assert_eq!(visit(house, SECURITY).post(&confirm, &[]).await.status, 303);
        assert_eq!(visit(house, LEGAL).get(&format!("{case}/items")).await.status, 409);
        assert_eq!(approve(house, &other, PRIVACY, "privacy").await, 409);
        let banner = "열람 사건이 가능합니다";
        assert!(!visit(house, CLERK).get("/cases").await.text().contains(banner));
    });
}

#[test]
fn s_520_two_offices_approve_and_neither_subjects_nor_who_asked() {
    in_open_cases(async |house: &TestHouse, _: &Hands| {
        let case = ask(house, "감사-1").await;
        for (person, office, status) in [
            (LEGAL, "legal", 403),
            (SUBJECT, "privacy", 404),
            (CLERK, "privacy", 404),
            (SYSTEM, "auditor", 404),
            (SECURITY, "auditor", 404),
            (AUDITOR, "privacy", 403),
            (AUDITOR, "none", 403),
            (PRIVACY, "privacy", 303),
            (PRIVACY, "privacy", 403),
        ] {
            assert_eq!(approve(house, &case, person, office).await, status, "{person} as {office}");
        }
        // Somebody who holds two offices is still one person, and an office approves once.
        let two = ["cases.see", "cases.approve_as_privacy", "cases.approve_as_auditor"];
        let torn = house.visitor(Id::from_i64(PRIVACY), "직원 2", &two);
        let approvals = format!("{case}/approvals");
        assert_eq!(torn.post(&approvals, &[("office", "auditor")]).await.status, 403);
        let colleague = house.visitor(Id::from_i64(9), "직원 9", &two);
        assert_eq!(colleague.post(&approvals, &[("office", "privacy")]).await.status, 403);
        assert_eq!(visit(house, LEGAL).get(&format!("{case}/items")).await.status, 409, "one is not enough");
        assert_eq!(approve(house, &case, LAWYER, "legal").await, 303);
        assert_eq!(visit(house, LEGAL).get(&format!("{case}/items")).await.status, 200);
        assert_eq!(approve(house, &case, AUDITOR, "auditor").await, 409, "nothing waits any more");
        settle(house).await;
        assert_eq!((events(house, "cases.approved").len(), events(house, "cases.opened").len()), (2, 1));
    });
}

#[test]
fn s_520_an_office_that_a_case_is_about_neither_sees_nor_approves_it() {
    in_open_cases(async |house: &TestHouse, _: &Hands| {
        let about = with(form("감사-1"), "people", &Id::from_i64(PRIVACY).to_string());
        let reply = send(&visit(house, LEGAL), "/admin/cases", &about).await;
        let case = reply.location().to_owned();
        assert_eq!(visit(house, PRIVACY).get(&case).await.status, 404);
        assert_eq!(approve(house, &case, PRIVACY, "privacy").await, 404);
        assert!(!visit(house, PRIVACY).get("/admin/cases").await.text().contains("감사-1"));
        assert!(visit(house, AUDITOR).get("/admin/cases").await.text().contains("감사-1"));
        let own = with(form("감사-2"), "people", &Id::from_i64(LEGAL).to_string());
        assert_eq!(send(&visit(house, LEGAL), "/admin/cases", &own).await.status, 403);
        // A room is about everybody in it.
        let room = with(with(form("감사-3"), "people", ""), "place", "편지함 71");
        let case = send(&visit(house, LEGAL), "/admin/cases", &room).await.location().to_owned();
        let there = house.visitor(Id::from_i64(CLERK), "직원 7", &["cases.see", "cases.approve_as_privacy"]);
        assert_eq!(there.get(&case).await.status, 404, "who wrote there is a subject");
        assert_eq!(visit(house, PRIVACY).get(&case).await.status, 200);
    });
}

#[test]
fn s_520_the_rules_hold_wherever_a_case_is_asked_for_or_looked_at_from() {
    in_open_cases(async |house: &TestHouse, _: &Hands| {
        // No page is in front of these: the rules themselves are asked.
        let offers = Offers::of(&house.house.offers);
        let new = NewCase {
            number: "감사-1".to_owned(),
            ground: "공공감사에 관한 법률 제20조".to_owned(),
            reason: "부당 계약 의혹의 사실 확인".to_owned(),
            hours: 72,
            scope: Scope {
                people: vec![Id::from_i64(SUBJECT)],
                place: None,
                from: "2026-11-01T00:00:00Z".parse().unwrap(),
                until: "2026-11-20T00:00:00Z".parse().unwrap(),
                sources: vec!["letters".to_owned()],
            },
        };
        for (person, wanted) in
            [(AUDITOR, Some("cases.missing")), (CLERK, Some("cases.missing")), (LEGAL, None)]
        {
            let (offers, new) = (offers.clone(), new.clone());
            let asked = house.db().write_blocking(&Cause::system("test"), move |tx| {
                actions::begin(tx, &offers, &viewer(person), &new, false, "")
            });
            assert_eq!(asked.err().map(|problem: maru_cases::Error| problem.code().name), wanted, "{person}");
        }
        let case = ask(house, "감사-2").await;
        let id: Id = case.rsplit('/').next().unwrap().parse().unwrap();
        let office = ["cases.see", "cases.approve_as_legal"];
        for (person, permissions, sees) in [
            (LEGAL, &["cases.ask"][..], false),
            (AUDITOR, &office[1..], false),
            (CLERK, &office[..1], false),
            (CLERK, &office, true),
        ] {
            let viewer =
                Viewer { permissions: Arc::new(permissions.iter().copied().collect()), ..viewer(person) };
            let now = house.db().now();
            let seen = house.db().read_blocking(|conn| actions::seen(conn, &viewer, id, now).map(drop));
            assert_eq!(seen.is_ok(), sees, "{person} {permissions:?}");
        }
    });
}

#[test]
fn s_501_s_520_what_nobody_approved_within_a_day_is_void_and_an_end_is_an_end() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let (late, short) = (ask(house, "감사-1").await, ask(house, "감사-2").await);
        assert_eq!(approve(house, &late, PRIVACY, "privacy").await, 303);
        assert_eq!(approve(house, &short, PRIVACY, "privacy").await, 303);
        assert_eq!(approve(house, &short, AUDITOR, "auditor").await, 303);
        hands.hours(24);
        assert_eq!(approve(house, &late, AUDITOR, "auditor").await, 409, "void");
        hands.hours(47);
        assert_eq!(visit(house, LEGAL).get(&format!("{short}/items")).await.status, 200);
        hands.hours(1);
        assert_eq!(
            visit(house, LEGAL).get(&format!("{short}/items")).await.status,
            409,
            "before any job ran"
        );
        let renew = [("hours", "72"), ("reason", "확인할 것이 남아 있습니다")];
        assert_eq!(visit(house, LEGAL).post(&format!("{short}/renewals"), &renew).await.status, 409);
        keep(house);
        keep(house);
        settle(house).await;
        assert_eq!((events(house, "cases.lapsed").len(), events(house, "cases.expired").len()), (1, 1));
        assert!(visit(house, AUDITOR).get(&short).await.text().contains("기간 만료"));
    });
}

#[test]
fn s_520_a_case_goes_on_by_the_same_approvals() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let case = open(house, "감사-1").await;
        let renewals = format!("{case}/renewals");
        let renew = |hours: &'static str| [("hours", hours), ("reason", "확인할 것이 남아 있습니다")];
        for (person, hours, status) in [
            (PRIVACY, "72", 403),
            (AUDITOR, "72", 404),
            (LEGAL, "73", 422),
            (LEGAL, "0", 422),
            (LEGAL, "24", 303),
            (LEGAL, "24", 409),
        ] {
            assert_eq!(
                visit(house, person).post(&renewals, &renew(hours)).await.status,
                status,
                "{person} {hours}"
            );
        }
        hands.hours(10);
        assert_eq!(approve(house, &case, PRIVACY, "privacy").await, 303);
        assert_eq!(approve(house, &case, LAWYER, "legal").await, 303);
        hands.hours(23);
        assert_eq!(visit(house, LEGAL).get(&format!("{case}/items")).await.status, 200);
        hands.hours(2);
        let status = visit(house, LEGAL).get(&format!("{case}/items")).await.status;
        assert_eq!(status, 409, "the newest word counts: a renewal for less is for less");
    });
}

#[test]
fn s_520_a_refused_case_is_over_and_a_refused_renewal_is_not() {
    in_open_cases(async |house: &TestHouse, _: &Hands| {
        let refused = ask(house, "감사-1").await;
        for (person, status) in [(LEGAL, 403), (SUBJECT, 404), (AUDITOR, 303), (PRIVACY, 409)] {
            assert_eq!(visit(house, person).post(&format!("{refused}/refusals"), &[]).await.status, status);
        }
        assert_eq!(approve(house, &refused, PRIVACY, "privacy").await, 409);
        keep(house);
        settle(house).await;
        assert_eq!(events(house, "cases.lapsed").len(), 0, "over by the word, and not by the time");
        let case = open(house, "감사-2").await;
        let renew = [("hours", "72"), ("reason", "확인할 것이 남아 있습니다")];
        assert_eq!(visit(house, LEGAL).post(&format!("{case}/renewals"), &renew).await.status, 303);
        assert_eq!(visit(house, PRIVACY).post(&format!("{case}/refusals"), &[]).await.status, 303);
        assert_eq!(visit(house, LEGAL).get(&format!("{case}/items")).await.status, 200);
        let withdrawn = ask(house, "감사-3").await;
        assert_eq!(visit(house, AUDITOR).post(&format!("{withdrawn}/closures"), &[]).await.status, 403);
        assert_eq!(visit(house, LEGAL).post(&format!("{withdrawn}/closures"), &[]).await.status, 303);
        assert_eq!(approve(house, &withdrawn, PRIVACY, "privacy").await, 409);
    });
}

#[test]
fn s_177_s_520_of_approvals_at_the_same_time_one_counts_for_each_person_and_office() {
    in_open_cases(async |house: &TestHouse, _: &Hands| {
        let id = |case: &str| -> Id { case.rsplit('/').next().unwrap().parse().unwrap() };
        let race = |case: Id, words: &[(i64, Office)]| -> Vec<Result<bool, &'static str>> {
            let begin = Barrier::new(words.len());
            std::thread::scope(|scope| {
                let one = |(person, office): (i64, Office)| {
                    let (begin, db) = (&begin, house.db());
                    scope.spawn(move || {
                        let viewer = viewer(person);
                        begin.wait();
                        db.write_blocking(&Cause::system("test"), move |tx| {
                            actions::approve(tx, &viewer, case, office)
                        })
                        .map_err(|error: maru_cases::Error| error.code().name)
                    })
                };
                let all: Vec<_> = words.iter().copied().map(one).collect();
                all.into_iter().map(|thread| thread.join().unwrap()).collect()
            })
        };
        let case = ask(house, "감사-1").await;
        let same = race(id(&case), &[(PRIVACY, Office::Privacy); 8]);
        assert_eq!(same.iter().filter(|word| word.is_ok()).count(), 1, "{same:?}");
        let other = race(
            id(&case),
            &[(AUDITOR, Office::Auditor), (LAWYER, Office::Legal), (AUDITOR, Office::Auditor)],
        );
        assert_eq!(other.iter().filter(|word| **word == Ok(true)).count(), 1, "{other:?}");
        assert!(
            other.iter().filter(|word| word.is_err()).all(|word| *word == Err("cases.not_waiting")),
            "{other:?}"
        );
        settle(house).await;
        assert_eq!((events(house, "cases.approved").len(), events(house, "cases.opened").len()), (2, 1));
    });
}

#[test]
fn s_428_odd_forms_are_refused_with_a_sentence_and_one_sent_twice_is_one() {
    in_open_cases(async |house: &TestHouse, _: &Hands| {
        let asker = visit(house, LEGAL);
        for (name, value, says) in [
            ("number", "", "사건 번호를 확인해"),
            ("ground", "법", "근거와 사유는"),
            ("reason", "그냥", "근거와 사유는"),
            ("hours", "73", "1부터 72까지"),
            ("hours", "x", "1부터 72까지"),
            ("people", "", "대상자를 20명까지"),
            ("people", "없는 사람", "없는 사람"),
            ("people", "0000000000zzz", "대상자를 20명까지"),
            ("place", "편지함 70", "대상자를 20명까지"),
            ("place", "없는 방", "그런 이름의 대화방이"),
            ("to", "2026-12-01", ""),
            ("to", "2026-10-01", "기간을 확인해"),
            ("from", "2020-01-01", "기간을 확인해"),
            ("from", "x", "기간을 확인해"),
            ("module", "mail", "열람할 모듈을"),
        ] {
            let reply = send(&asker, "/admin/cases", &with(form("감사-9"), name, value)).await;
            if says.is_empty() {
                assert_eq!(reply.status, 303, "a day that is not over ends now");
                assert_eq!(
                    visit(house, LEGAL).post(&format!("{}/closures", reply.location()), &[]).await.status,
                    303
                );
                continue;
            }
            assert_eq!(reply.status, 422, "{name} {value}");
            assert!(reply.text().contains(says), "{name} {value}: {}", reply.text());
            assert!(reply.text().contains("2026-11-01") || name == "from", "nothing typed is lost");
        }
        let sent = with(form("감사-7"), "form", "0000000000001");
        let first = send(&asker, "/admin/cases", &sent).await;
        assert_eq!(send(&asker, "/admin/cases", &sent).await.location(), first.location());
        let mut more = form("감사-8");
        more.push(("asked_by", "1".to_owned()));
        assert_eq!(send(&asker, "/admin/cases", &more).await.status, 400, "S-148");
    });
}
