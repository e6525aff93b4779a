//! Disposal, legal holds and handover over HTTP, in a house of this module and the NullModule.
#![cfg(test)]

use maru_contract::{Card, Contributions, Custody, Describe, Module};
use maru_kernel::{Cause, Event, Id, Lang, PersonId, Ref, Timestamp, Viewer};
use maru_records::Records;
use maru_store::{Db, DbConn, ModuleMigrations, StoreResult, Tx};
use maru_testkit::null_module::{Thing, put_thing, thing_ref};
use maru_testkit::{NullModule, TestHouse, Visitor, in_house};
use maru_web::Route;
use maru_web::live::Hub;
use std::sync::Arc;

const REASON: &str = "2026-1 사건의 자료";
const OFFICER: [&str; 2] = ["records.read", "records.manage"];

fn id(n: i64) -> Id {
    Id::from_i64(n)
}

/// Somebody who does not work here.
const GONE: i64 = 999;

fn in_records_house(body: impl AsyncFn(&TestHouse)) {
    let modules = |_: &Hub| -> Vec<Arc<dyn Module>> {
        let null = NullModule::new();
        null.seen.leave(id(GONE));
        vec![Arc::new(Records::new()), Arc::new(null), Arc::new(Staff)]
    };
    in_house(modules, body);
}

/// Speaks for the people of the tests.
struct Staff;

impl Module for Staff {
    fn id(&self) -> &'static str {
        "directory"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "directory", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    fn bring(&self, to: &mut Contributions) {
        to.describers.push(Arc::new(Staff));
        to.custody.push(Arc::new(Staff));
    }
}

impl Describe for Staff {
    fn module(&self) -> &'static str {
        "directory"
    }

    fn describe(&self, _: &mut DbConn, _: &Viewer, _: Lang, refs: &[Ref]) -> StoreResult<Vec<Option<Card>>> {
        Ok(vec![None; refs.len()])
    }

    fn exists(&self, _: &mut DbConn, subject: &Ref) -> StoreResult<bool> {
        Ok([50, 77, GONE].contains(&subject.id.as_i64()))
    }
}

/// Whoever sits at the desk, and somebody who may not.
const SITTING: i64 = 80;
const UNFIT: i64 = 61;

/// A desk somebody sits at, and what they put off for later.
impl Custody for Staff {
    fn module(&self) -> &'static str {
        "directory"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["desk"]
    }

    fn held_by(&self, _: &mut DbConn, person: PersonId) -> StoreResult<Vec<Ref>> {
        Ok((person == id(SITTING)).then(|| Ref::new("directory", "desk", id(1))).into_iter().collect())
    }

    fn may_take(&self, _: &mut DbConn, _: &Ref, to: &Viewer) -> StoreResult<bool> {
        Ok(to.id != id(UNFIT))
    }

    fn ends_with(&self, _: &mut DbConn, person: PersonId, lang: Lang) -> StoreResult<Vec<String>> {
        Ok(vec![format!("나중에 할 일 3건 {lang:?} {person}")])
    }

    fn hand_over(&self, _: &mut Tx<'_>, _: &Ref, from: PersonId, _: PersonId) -> StoreResult<bool> {
        Ok(from == id(SITTING))
    }

    fn dispose(&self, _: &mut Tx<'_>, _: &Ref, from: PersonId) -> StoreResult<bool> {
        Ok(from == id(SITTING))
    }
}

#[test]
fn the_module_says_who_may_take_over_and_what_ends_with_whoever_left() {
    in_records_house(async |house| {
        let admin = house.visitor(id(9), "인사", &["records.handover"]);
        let ending = format!("나중에 할 일 3건 Ko {}", id(SITTING));
        for (name, left) in [("directory.person_moved", false), ("directory.person_deactivated", true)] {
            let gone: StoreResult<Id> = house.db().write_blocking(&Cause::system("test"), move |tx| {
                tx.record(&Event::new(name).of_person(id(SITTING)))
            });
            gone.unwrap();
            house.settle().await;
            let list = admin.get("/admin/handover").await.text();
            let sheet = format!("/admin/handover/{}", link_after(&list, "href=\"/admin/handover/"));
            let page = admin.get(&sheet).await.text();
            assert_eq!(page.contains(&ending), left, "only whoever has left says no more: {page}");
            let item = link_after(&page, "type=\"checkbox\" name=\"item\" value=\"");
            let decide = format!("{sheet}/decisions");
            let (unfit, heir) = (id(UNFIT).to_string(), id(60).to_string());
            let give = |to| [("item", item.as_str()), ("choice", "give"), ("to", to)];
            assert_eq!(admin.post(&decide, &give(&unfit)).await.status, 422);
            assert_eq!(happened(house.db(), "records.item_given"), usize::from(left), "nothing was done");
            assert_eq!(admin.post(&decide, &give(&heir)).await.status, 303);
            house.settle().await;
        }
    });
}

#[test]
fn s_512_deeds_of_the_administration_ask_for_a_fresh_proof() {
    in_records_house(async |house| {
        let officer = house.visitor(id(1), "기록관", &["records.read", "records.manage", "records.handover"]);
        let tired = officer.clone().proven_ago(6);
        for (path, form) in [
            ("/admin/records/holds/0000000000001/lift", &[][..]),
            ("/admin/records/schedules", &[("class", "null.things"), ("days", "1")]),
            ("/admin/records/schedules/confirmation", &[("class", "null.things")]),
            ("/admin/handover/0000000000001/decisions", &[("item", "0000000000001"), ("choice", "keep")]),
        ] {
            let reply = tired.post(path, form).await;
            assert_eq!(reply.status, 403, "{path}: {}", reply.text());
            assert!(reply.text().contains("proof_password"), "{path}");
        }
    });
}

fn expired(title: &str, holder: i64) -> Thing {
    let expires_at = Some("2020-06-01T00:00:00Z".parse::<Timestamp>().unwrap());
    Thing { title: title.to_owned(), holder: Some(id(holder)), expires_at, ..Thing::default() }
}

async fn dispose(house: &TestHouse) {
    let job = house.house.offers.jobs.iter().find(|j| j.kind == "records.dispose").unwrap();
    (job.run)(house.db(), "{}").unwrap();
}

async fn register(officer: &Visitor<'_>) -> usize {
    officer.get("/admin/records").await.text().matches("<code>null/thing/").count()
}

fn link_after(page: &str, before: &str) -> String {
    page.split(before).nth(1).unwrap().split('"').next().unwrap().to_owned()
}

fn happened(db: &Db, name: &str) -> usize {
    let events: StoreResult<_> = db.read_blocking(|conn| maru_store::events_after(conn, 0, 10_000));
    events.unwrap().iter().filter(|e| e.name == name).count()
}

#[test]
fn what_is_due_goes_once_and_into_the_register() {
    in_records_house(async |house| {
        for n in 0..130 {
            put_thing(house.db(), expired(&format!("낡은 것 {n}"), 1), vec![]);
        }
        put_thing(house.db(), Thing { title: "남을 것".to_owned(), ..Thing::default() }, vec![]);
        let officer = house.visitor(id(1), "기록관", &OFFICER);
        assert!(officer.get("/admin/records").await.text().contains("100건 이상"));
        dispose(house).await;
        dispose(house).await;
        house.settle().await;
        assert_eq!(happened(house.db(), "records.disposed"), 130);
        let page = officer.get("/admin/records").await.text();
        assert!(page.contains("0건"));
        assert_eq!(page.matches("<code>null/thing/").count(), 50);
        let older = link_after(&page, "<a class=\"link\" href=\"");
        assert_eq!(officer.get(&older).await.text().matches("<code>null/thing/").count(), 50);
    });
}

#[test]
fn s_523_a_hold_keeps_things_and_is_lifted_by_two_persons() {
    in_records_house(async |house| {
        let (first, second) =
            (house.visitor(id(1), "기록관", &OFFICER), house.visitor(id(2), "담당관", &OFFICER));
        put_thing(house.db(), expired("사건의 것", 77), vec![]);
        for n in 0..120 {
            put_thing(house.db(), expired(&format!("다른 것 {n}"), 78), vec![]);
        }
        let person = id(77).to_string();
        let hold = [
            ("reason", "2026-12 사건의 자료"),
            ("prefix", "null/thing"),
            ("person", &person),
            ("from", ""),
            ("to", ""),
        ];
        assert_eq!(first.post("/admin/records/holds", &hold).await.status, 303);
        dispose(house).await;
        house.settle().await;
        assert_eq!(happened(house.db(), "records.disposed"), 120, "all but what is held");
        let page = first.get("/admin/records").await.text();
        let lift = link_after(&page, "action=\"/admin/records/holds/");
        let lift = format!("/admin/records/holds/{lift}");
        assert_eq!(first.post(&lift, &[]).await.status, 303);
        assert_eq!(first.post(&lift, &[]).await.status, 403, "the same person may not confirm");
        dispose(house).await;
        house.settle().await;
        assert_eq!(happened(house.db(), "records.disposed"), 120);
        assert_eq!(second.post(&lift, &[]).await.status, 303);
        assert_eq!(second.post(&lift, &[]).await.status, 404, "lifted holds are no more");
        dispose(house).await;
        house.settle().await;
        assert_eq!(happened(house.db(), "records.disposed"), 121);
        for name in ["records.hold_placed", "records.hold_lift_asked", "records.hold_lifted"] {
            assert_eq!(happened(house.db(), name), 1, "{name}");
        }
    });
}

#[test]
fn s_501_keeping_shorter_takes_two_persons_and_longer_one() {
    in_records_house(async |house| {
        let (first, second) =
            (house.visitor(id(1), "기록관", &OFFICER), house.visitor(id(2), "담당관", &OFFICER));
        put_thing(house.db(), expired("낡은 것", 1), vec![]);
        let days = |days: &'static str| [("class", "null.things"), ("days", days)];
        let path = "/admin/records/schedules";
        assert_eq!(first.post(path, &days("36500")).await.status, 303);
        dispose(house).await;
        assert_eq!(register(&first).await, 0, "kept longer");
        assert_eq!(first.post(path, &days("0")).await.status, 303);
        dispose(house).await;
        assert_eq!(register(&first).await, 0, "only asked for");
        let class = [("class", "null.things")];
        assert_eq!(first.post("/admin/records/schedules/confirmation", &class).await.status, 403);
        assert_eq!(second.post("/admin/records/schedules/confirmation", &class).await.status, 303);
        dispose(house).await;
        assert_eq!(register(&first).await, 1);
        for odd in ["-1", "x", "36501", ""] {
            assert_eq!(first.post(path, &days(odd)).await.status, 422, "{odd}");
        }
        assert_eq!(first.post(path, &[("class", "none"), ("days", "1")]).await.status, 404);
    });
}

#[test]
fn odd_holds_are_refused_with_a_sentence() {
    in_records_house(async |house| {
        let officer = house.visitor(id(1), "기록관", &OFFICER);
        for (reason, prefix, person, from, to) in [
            ("", "null", "", "", ""),
            ("사유", "null", "", "", ""),
            (
                "\u{3164}\u{3164}\u{3164}\u{200B}\u{200B}\u{200B}\u{202E}\u{202E}\u{202E}\u{202E}",
                "null",
                "",
                "",
                "",
            ),
            (REASON, "", "", "", ""),
            (REASON, "", "", "2026-13-01", ""),
            (REASON, "", "", "2026-02-02", "2026-02-01"),
        ] {
            let hold =
                [("reason", reason), ("prefix", prefix), ("person", person), ("from", from), ("to", to)];
            let reply = officer.post("/admin/records/holds", &hold).await;
            assert_eq!(reply.status, 422, "{hold:?}");
            assert!(reply.text().contains("폐기 보류의 사유와 범위"));
        }
        let unknown = [("reason", REASON), ("prefix", ""), ("person", "누구"), ("from", ""), ("to", "")];
        let reply = officer.post("/admin/records/holds", &unknown).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text().contains("그런 이름의 사람이 없거나"));
        assert!(reply.text().contains("value=\"누구\""), "what was typed is kept");
        assert_eq!(happened(house.db(), "records.hold_placed"), 0);
    });
}

#[test]
fn s_523_a_hold_that_could_keep_nothing_is_refused() {
    in_records_house(async |house| {
        let officer = house.visitor(id(1), "기록관", &OFFICER);
        for (prefix, from, to, says) in [
            ("zzz", "", "", "null/thing 가운데"),
            ("%", "", "", "null/thing 가운데"),
            ("null/letter", "", "", "null/thing 가운데"),
            ("null", "9999-12-30", "", "1년 사이"),
            ("null", "2026-01-01", "9999-12-30", "100년 사이"),
            ("null", "0001-01-01", "", "100년 사이"),
            ("null", "2016-01-01", "2016-12-31", "쓰기 시작한 날"),
            (&thing_ref(id(77)).to_string(), "", "", "그런 사람이나 항목이 없습니다"),
        ] {
            let hold = [("reason", REASON), ("prefix", prefix), ("person", ""), ("from", from), ("to", to)];
            let reply = officer.post("/admin/records/holds", &hold).await;
            assert_eq!(reply.status, 422, "{prefix} {from} {to}");
            assert!(reply.text().contains(says), "{prefix} {from} {to}: {}", reply.text());
        }
        let nobody = id(78).to_string();
        let hold = [("reason", REASON), ("prefix", ""), ("person", &nobody), ("from", ""), ("to", "")];
        let reply = officer.post("/admin/records/holds", &hold).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text().contains("그런 사람이나 항목이 없습니다"));
        house.settle().await;
        assert_eq!(happened(house.db(), "records.hold_placed"), 0);
        let gone = id(GONE).to_string();
        let thing = thing_ref(put_thing(house.db(), Thing::default(), vec![])).to_string();
        for (prefix, person) in [("", gone.as_str()), (&thing, "")] {
            let hold = [("reason", REASON), ("prefix", prefix), ("person", person), ("from", ""), ("to", "")];
            assert_eq!(officer.post("/admin/records/holds", &hold).await.status, 303, "{prefix} {person}");
        }
    });
}

#[test]
fn s_428_a_hold_sent_four_times_is_one_and_shows_what_hides_in_it() {
    in_records_house(async |house| {
        let officer = house.visitor(id(1), "기록관", &OFFICER);
        let reason = "\u{202E}2026-4 사건의 자료\u{200B}";
        let hold =
            [("reason", reason), ("prefix", "null"), ("person", ""), ("from", "2026-01-01"), ("to", "")];
        let sent = (0..4).map(|_| officer.post("/admin/records/holds", &hold));
        for reply in futures_util::future::join_all(sent).await {
            assert_eq!(reply.status, 303);
        }
        house.settle().await;
        assert_eq!(happened(house.db(), "records.hold_placed"), 1);
        let page = officer.get("/admin/records").await.text();
        assert!(page.contains("\\u{202e}2026-4 사건의 자료\\u{200b}") && !page.contains('\u{202E}'), "S-159");
        // One that is about to be lifted does not stand for a new one.
        let lift = link_after(&page, "action=\"/admin/records/holds/");
        assert_eq!(officer.post(&format!("/admin/records/holds/{lift}"), &[]).await.status, 303);
        assert_eq!(officer.post("/admin/records/holds", &hold).await.status, 303);
        house.settle().await;
        assert_eq!(happened(house.db(), "records.hold_placed"), 2);
    });
}

#[test]
fn s_198_holds_are_shown_in_parts() {
    in_records_house(async |house| {
        let officer = house.visitor(id(1), "기록관", &OFFICER);
        for n in 0..60 {
            let reason = format!("2026-{n} 사건의 자료");
            let hold =
                [("reason", reason.as_str()), ("prefix", "null"), ("person", ""), ("from", ""), ("to", "")];
            assert_eq!(officer.post("/admin/records/holds", &hold).await.status, 303);
        }
        let page = officer.get("/admin/records").await.text();
        assert_eq!(page.matches("사건의 자료").count(), 50);
        let older = link_after(&page, "<a class=\"link\" href=\"");
        assert_eq!(officer.get(&older).await.text().matches("사건의 자료").count(), 10);
    });
}

#[test]
fn s_523_what_nobody_needs_is_disposed_of_unless_a_hold_keeps_it() {
    in_records_house(async |house| {
        let mine =
            |n: i64| Thing { title: format!("맡은 것 {n}"), holder: Some(id(50)), ..Thing::default() };
        let things: Vec<Id> = (0..2).map(|n| put_thing(house.db(), mine(n), vec![])).collect();
        let gone: StoreResult<Id> = house.db().write_blocking(&Cause::system("test"), |tx| {
            tx.record(&Event::new("directory.person_deactivated").of_person(id(50)))
        });
        gone.unwrap();
        house.settle().await;
        let admin = house.visitor(id(9), "인사", &["records.handover"]);
        let list = admin.get("/admin/handover").await.text();
        let sheet = format!("/admin/handover/{}", link_after(&list, "href=\"/admin/handover/"));
        let page = admin.get(&sheet).await.text();
        let item = link_after(&page, "type=\"checkbox\" name=\"item\" value=\"");
        let decide = format!("{sheet}/decisions");
        let dispose = [("item", item.as_str()), ("choice", "dispose")];

        let officers = [house.visitor(id(1), "기록관", &OFFICER), house.visitor(id(2), "담당관", &OFFICER)];
        let person = id(50).to_string();
        let hold =
            [("reason", "2026-3 사건의 자료"), ("prefix", ""), ("person", &person), ("from", ""), ("to", "")];
        assert_eq!(officers[0].post("/admin/records/holds", &hold).await.status, 303);
        assert_eq!(admin.post(&decide, &dispose).await.status, 409, "held");
        let page = officers[0].get("/admin/records").await.text();
        let lift = format!("/admin/records/holds/{}", link_after(&page, "action=\"/admin/records/holds/"));
        for officer in &officers {
            assert_eq!(officer.post(&lift, &[]).await.status, 303);
        }

        assert_eq!(admin.post(&decide, &dispose).await.status, 303);
        house.settle().await;
        assert_eq!(happened(house.db(), "records.item_disposed"), 1);
        let custody = Arc::clone(&house.house.offers.custody[0]);
        let held: StoreResult<Vec<Ref>> = house.db().read_blocking(|conn| custody.held_by(conn, id(50)));
        assert_eq!(held.unwrap().iter().map(|r| r.id).collect::<Vec<_>>(), things[1..].to_vec());
        assert_eq!(register(&officers[0]).await, 1, "entered in the register");
    });
}

#[test]
fn pages_open_to_their_roles_only() {
    in_records_house(async |house| {
        let auditor = house.visitor(id(3), "감사", &["records.read"]);
        let page = auditor.get("/admin/records").await;
        assert_eq!(page.status, 200);
        assert!(!page.text().contains("action=\"/admin/records"), "nothing to press for the auditor");
        assert_eq!(auditor.post("/admin/records/holds", &[]).await.status, 404);
        assert_eq!(auditor.get("/admin/handover").await.status, 404);
        let nobody = house.visitor(id(4), "직원", &[]);
        for path in ["/admin/records", "/admin/handover", "/admin/handover/0000000000001"] {
            assert_eq!(nobody.get(path).await.status, 404, "{path}");
        }
    });
}

#[test]
fn who_leaves_gets_a_worksheet_that_is_gone_through_in_any_number_of_goes() {
    in_records_house(async |house| {
        let things: Vec<Id> = (0..3)
            .map(|n| {
                let thing =
                    Thing { title: format!("맡은 것 {n}"), holder: Some(id(50)), ..Thing::default() };
                put_thing(house.db(), thing, vec![])
            })
            .collect();
        for name in ["directory.person_moved", "directory.person_deactivated"] {
            for person in [50, 51] {
                let gone: StoreResult<Id> = house.db().write_blocking(&Cause::system("test"), move |tx| {
                    let about = Ref::new("directory", "person", id(person));
                    tx.record(&Event::new(name).about(about).of_person(id(person)))
                });
                gone.unwrap();
            }
        }
        house.settle().await;
        let admin = house.visitor(id(9), "인사", &["records.handover"]);
        let list = admin.get("/admin/handover").await.text();
        assert_eq!(list.matches("href=\"/admin/handover/").count(), 1, "one sheet, nobody without things");
        let sheet = format!("/admin/handover/{}", link_after(&list, "href=\"/admin/handover/"));
        let page = admin.get(&sheet).await.text();
        let items: Vec<String> = page
            .split("type=\"checkbox\" name=\"item\" value=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect();
        assert_eq!(items.len(), 3);
        let decide = format!("{sheet}/decisions");
        let (leaver, heir, gone) = (id(50).to_string(), id(60).to_string(), id(GONE).to_string());
        let oneself = id(9).to_string();
        for odd in [
            vec![("item", items[0].as_str()), ("choice", "give")],
            vec![("choice", "give"), ("to", &heir)],
            vec![("item", &items[0]), ("choice", "give"), ("to", &leaver)],
            vec![("item", &items[0]), ("choice", "give"), ("to", &gone)],
            vec![("item", &items[0]), ("choice", "give"), ("to", &oneself)],
        ] {
            assert_eq!(admin.post(&decide, &odd).await.status, 422, "{odd:?}");
        }
        let give = [("item", items[0].as_str()), ("item", &items[1]), ("choice", "give"), ("to", &heir)];
        assert_eq!(admin.post(&decide, &give).await.location(), sheet);
        assert_eq!(admin.post(&decide, &give).await.status, 303, "twice does no harm");
        let custody = Arc::clone(&house.house.offers.custody[0]);
        let held = |person: i64| -> Vec<Id> {
            let refs: StoreResult<Vec<Ref>> =
                house.db().read_blocking(|conn| custody.held_by(conn, id(person)));
            refs.unwrap().into_iter().map(|r| r.id).collect()
        };
        assert_eq!((held(60), held(50)), (things[..2].to_vec(), things[2..].to_vec()));
        assert_eq!(admin.post(&decide, &[("item", &items[2]), ("choice", "keep")]).await.status, 303);
        house.settle().await;
        assert_eq!(
            (happened(house.db(), "records.item_given"), happened(house.db(), "records.item_kept")),
            (2, 1)
        );
        assert!(admin.get(&sheet).await.text().contains("모든 항목을 처리했습니다"));
        assert!(!admin.get("/admin/handover").await.text().contains(&sheet));
        assert!(admin.get("/admin/handover?state=done").await.text().contains(&sheet));
        assert_eq!(admin.get("/admin/handover/0000000000001").await.status, 404);
    });
}

#[test]
fn what_was_passed_on_before_the_decision_stays_with_whoever_has_it() {
    in_records_house(async |house| {
        let thing = Thing { title: "넘겨준 것".to_owned(), holder: Some(id(50)), ..Thing::default() };
        let thing = Ref::new("null", "thing", put_thing(house.db(), thing, vec![]));
        let gone: StoreResult<Id> = house.db().write_blocking(&Cause::system("test"), move |tx| {
            let about = Ref::new("directory", "person", id(50));
            tx.record(&Event::new("directory.person_deactivated").about(about).of_person(id(50)))
        });
        gone.unwrap();
        house.settle().await;
        let custody = Arc::clone(&house.house.offers.custody[0]);
        let passed: StoreResult<bool> = house.db().write_blocking(&Cause::system("test"), {
            let custody = Arc::clone(&custody);
            move |tx| custody.hand_over(tx, &thing, id(50), id(70))
        });
        assert!(passed.unwrap());
        let admin = house.visitor(id(9), "인사", &["records.handover"]);
        let list = admin.get("/admin/handover").await.text();
        let sheet = format!("/admin/handover/{}", link_after(&list, "href=\"/admin/handover/"));
        let item = link_after(&admin.get(&sheet).await.text(), "type=\"checkbox\" name=\"item\" value=\"");
        let heir = id(60).to_string();
        let give = [("item", item.as_str()), ("choice", "give"), ("to", &heir)];
        assert_eq!(admin.post(&format!("{sheet}/decisions"), &give).await.status, 303);
        assert!(admin.get(&sheet).await.text().contains("이미 다른 사람이 맡음"));
        assert_eq!(happened(house.db(), "records.item_given"), 0);
        let held: StoreResult<Vec<Ref>> = house.db().read_blocking(|conn| custody.held_by(conn, id(70)));
        assert_eq!(held.unwrap().len(), 1, "with whoever has it");
    });
}

/// Knows everybody but one; stands before the NullModule, which knows everybody.
struct Doorkeeper;

/// Nobody has this id.
const NOBODY: i64 = 999;

impl Module for Doorkeeper {
    fn id(&self) -> &'static str {
        "doorkeeper"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "doorkeeper", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    fn bring(&self, to: &mut Contributions) {
        let viewer = |person: Id| Viewer {
            id: person,
            name: String::new(),
            title: String::new(),
            unit: String::new(),
            lang: Lang::Ko,
            permissions: Arc::default(),
            guest: false,
        };
        let known = move |person: Id| (person != id(NOBODY)).then(|| viewer(person));
        to.viewer_of = Some(Arc::new(move |_, person| Ok(known(person))));
    }
}

/// The items on somebody's worksheet, and where decisions about it go.
async fn sheet_of(house: &TestHouse, admin: &Visitor<'_>, person: i64) -> (Vec<String>, String) {
    let thing = Thing { title: format!("맡은 것 {person}"), holder: Some(id(person)), ..Thing::default() };
    put_thing(house.db(), thing, vec![]);
    let gone: StoreResult<Id> = house.db().write_blocking(&Cause::system("test"), move |tx| {
        let about = Ref::new("directory", "person", id(person));
        tx.record(&Event::new("directory.person_deactivated").about(about).of_person(id(person)))
    });
    gone.unwrap();
    house.settle().await;
    let list = admin.get("/admin/handover").await.text();
    let sheet = format!("/admin/handover/{}", link_after(&list, "href=\"/admin/handover/"));
    let page = admin.get(&sheet).await.text();
    let items = page.split("type=\"checkbox\" name=\"item\" value=\"").skip(1);
    (items.map(|rest| rest.split('"').next().unwrap().to_owned()).collect(), format!("{sheet}/decisions"))
}

#[test]
fn s_146_things_of_one_worksheet_are_not_decided_by_the_address_of_another() {
    let modules = |_: &Hub| -> Vec<Arc<dyn Module>> {
        vec![Arc::new(Doorkeeper), Arc::new(Records::new()), Arc::new(NullModule::new())]
    };
    in_house(modules, async |house| {
        let admin = house.visitor(id(9), "인사", &["records.handover"]);
        let (mine, my_address) = sheet_of(house, &admin, 50).await;
        let (others, _) = sheet_of(house, &admin, 51).await;
        let (heir, nobody, ghost) = (id(60).to_string(), id(NOBODY).to_string(), id(12_345).to_string());
        for (items, to, status) in [
            (vec![&others[0]], &heir, 404),
            (vec![&mine[0], &others[0]], &heir, 404),
            (vec![&mine[0], &ghost], &heir, 404),
            (vec![&mine[0], &"nonsense!".to_owned()], &heir, 404),
            (vec![&mine[0]], &nobody, 422),
        ] {
            let mut form: Vec<(&str, &str)> = items.iter().map(|item| ("item", item.as_str())).collect();
            form.extend([("choice", "give"), ("to", to)]);
            assert_eq!(admin.post(&my_address, &form).await.status, status, "{form:?}");
        }
        house.settle().await;
        assert_eq!(happened(house.db(), "records.item_given"), 0);
        let right = [("item", mine[0].as_str()), ("choice", "give"), ("to", &heir)];
        assert_eq!(admin.post(&my_address, &right).await.status, 303);
    });
}
