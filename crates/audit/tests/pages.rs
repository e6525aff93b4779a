//! The pages of the log over HTTP, on both databases.
#![cfg(test)]
#![expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]

use maru_audit::{Audit, Options};
use maru_contract::Module;
use maru_kernel::{Cause, Event, Id, Lang, Ref};
use maru_store::{EventRow, StoreResult, events_after};
use maru_testkit::{TempFolder, TestHouse, in_house};
use sha2::{Digest, Sha256};
use std::sync::Arc;

const AUDITOR: Id = Id::from_i64(1 << 40);
const PRIVACY: Id = Id::from_i64(2 << 40);
const SYSTEM: Id = Id::from_i64(3 << 40);

fn in_audit_house(body: impl AsyncFn(&TestHouse)) {
    let folder = TempFolder::new();
    let audit = || {
        let data_folder = folder.path().join(format!("{:x}", rand::random::<u64>()));
        let key_file = data_folder.join("audit.key");
        let audit = Audit::new(Options { version: "1.2.3", ..Options::new(data_folder, key_file) }).unwrap();
        vec![Arc::new(audit) as Arc<dyn Module>]
    };
    in_house(|_| audit(), async |house| body(house).await);
}

async fn record(house: &TestHouse, event: Event) {
    let done: StoreResult<()> =
        house.db().write(&Cause::system("test"), move |tx| tx.record(&event).map(|_| ())).await;
    done.unwrap();
}

async fn events(house: &TestHouse) -> Vec<EventRow> {
    house.settle().await;
    house.db().read(|conn| events_after(conn, 0, 1_000)).await.unwrap()
}

#[test]
fn every_page_opens_for_its_role_and_for_nobody_else_in_both_languages() {
    in_audit_house(async |house| {
        record(house, Event::new("test.done").about(Ref::new("test", "thing", Id::from_i64(5)))).await;
        house.settle().await;
        let pages: [(&str, &'static str); 8] = [
            ("/admin/audit", "audit.read"),
            ("/admin/audit/exports/new", "audit.read"),
            ("/admin/audit/access", "audit.review"),
            ("/admin/audit/access/exports/new", "audit.review"),
            ("/admin/audit/review", "audit.review"),
            ("/admin/jobs", "audit.operations"),
            ("/admin/health", "audit.operations"),
            ("/admin/about", "audit.about"),
        ];
        for (path, permission) in pages {
            for lang in [Lang::Ko, Lang::En] {
                let reply = house.visitor(AUDITOR, "박감사", &[permission]).reading(lang).get(path).await;
                assert_eq!(reply.status, 200, "{path}: {}", reply.text());
                assert!(reply.body.len() < 60_000, "{path}: {}", reply.body.len());
            }
            let others: Vec<&'static str> = pages.iter().map(|p| p.1).filter(|p| *p != permission).collect();
            assert_eq!(house.visitor(SYSTEM, "최시스템", &others).get(path).await.status, 404, "{path}");
        }
    });
}

#[test]
fn the_auditor_narrows_the_list_and_opens_one_event() {
    in_audit_house(async |house| {
        for name in ["test.apple_eaten", "test.pear_eaten"] {
            record(house, Event::new(name).with("{\"weight\":3}")).await;
        }
        let auditor = house.visitor(AUDITOR, "박감사", &["audit.read"]);
        let list = auditor.get("/admin/audit?event=test.app").await.text();
        assert!(list.contains("test.apple_eaten") && !list.contains("test.pear_eaten"));
        let wrong = auditor.get("/admin/audit?from=yesterday").await;
        assert!(wrong.text().contains("from"), "the field is named");
        let id = events(house).await[0].id;
        let event = auditor.get(&format!("/admin/audit/events/{}", Id::from_i64(id))).await;
        assert_eq!(event.status, 200);
        assert!(event.text().contains("weight") && event.text().contains("class=\"hash\""));
        assert_eq!(auditor.get("/admin/audit/events/0000000000000").await.status, 404);
    });
}

#[test]
fn long_lists_are_read_by_key_without_gaps() {
    in_audit_house(async |house| {
        for _ in 0..120 {
            record(house, Event::new("test.done")).await;
        }
        let auditor = house.visitor(AUDITOR, "박감사", &["audit.read"]);
        let (mut path, mut seen) = ("/admin/audit?event=test.done".to_owned(), 0);
        loop {
            let page = auditor.get(&path).await.text();
            seen += page.matches("class=\"main-cell\"").count();
            let Some(next) = page.split("rel=\"next\"").next().filter(|before| before.len() < page.len())
            else {
                break;
            };
            let href = next.rsplit("href=\"").next().and_then(|h| h.split('"').next()).unwrap();
            path = href.replace("&amp;", "&").replace("&#38;", "&");
        }
        assert_eq!(seen, 120);
    });
}

#[test]
fn s_513_what_the_auditor_reads_is_recorded_and_seen_by_the_privacy_role() {
    in_audit_house(async |house| {
        record(house, Event::new("test.hidden")).await;
        record(house, Event::new("test.viewed").of_person(SYSTEM)).await;
        let auditor = house.visitor(AUDITOR, "박감사", &["audit.read"]);
        auditor.get("/admin/audit?event=test.").await;
        let all = events(house).await;
        let search = all.iter().find(|e| e.name == "audit.searched").unwrap();
        assert_eq!(search.actor_person, Some(AUDITOR.as_i64()));
        assert!(search.details.contains("\"rows\":2"), "{}", search.details);
        let privacy = house.visitor(PRIVACY, "정보호", &["audit.review"]);
        let seen = privacy.get("/admin/audit/access").await.text();
        assert!(
            seen.contains("audit.searched") && seen.contains("test.viewed") && !seen.contains("test.hidden")
        );
        let hidden = Id::from_i64(all[0].id);
        assert_eq!(privacy.get(&format!("/admin/audit/access/events/{hidden}")).await.status, 404);
    });
}

#[test]
fn s_23_an_export_needs_a_reason_and_is_recorded_with_count_and_hash() {
    in_audit_house(async |house| {
        record(house, Event::new("test.done").with("{\"text\":\"=1+1\"}")).await;
        let auditor = house.visitor(AUDITOR, "박감사", &["audit.read"]);
        let export = async |more: (&str, &str)| {
            let fields = [("reason", "정기 점검을 위한 추출"), more];
            auditor.post("/admin/audit/exports", &fields).await.status.as_u16()
        };
        assert_eq!((export(("format", "xml")).await, export(("sort", "x")).await), (422, 400), "S-148");
        let short = auditor.post("/admin/audit/exports", &[("reason", "짧다"), ("event", "test.")]).await;
        assert_eq!(short.status, 422);
        assert!(short.text().contains("짧다"), "nothing typed is lost");
        assert!(events(house).await.iter().all(|e| e.name != "audit.exported"));
        for format in ["csv", "json"] {
            let fields =
                [("reason", "정기 감사에 제출할 자료입니다"), ("event", "test."), ("format", format)];
            let made = auditor.post("/admin/audit/exports", &fields).await;
            assert_eq!(made.status, 200);
            assert!(made.header("content-disposition").unwrap().starts_with("attachment"));
            assert!(made.text().contains("test.done"));
            let hash: String = Sha256::digest(&made.body).iter().map(|b| format!("{b:02x}")).collect();
            let all = events(house).await;
            let told = all.iter().rev().find(|e| e.name == "audit.exported").unwrap();
            assert!(told.details.contains(&hash) && told.details.contains("\"rows\":1"), "{}", told.details);
        }
        assert_eq!(auditor.post_from_elsewhere("/admin/audit/exports", &[]).await.status, 403);
    });
}

#[test]
fn the_chain_is_checked_and_signed_on_demand() {
    in_audit_house(async |house| {
        record(house, Event::new("test.done")).await;
        house.settle().await;
        let auditor = house.visitor(AUDITOR, "박감사", &["audit.read"]);
        assert_eq!(auditor.post("/admin/audit/checkpoints", &[]).await.location(), "/admin/audit");
        assert_eq!(auditor.post("/admin/audit/verifications", &[]).await.location(), "/admin/audit");
        house.settle().await;
        let page = auditor.get("/admin/audit").await.text();
        assert!(page.contains("위·변조가 발견되지 않았습니다"), "{page}");
        assert!(
            events(house)
                .await
                .iter()
                .any(|e| e.name == "audit.verified" && e.details.contains("\"damage\":null"))
        );
    });
}

#[test]
fn s_22_a_month_of_access_records_is_reviewed_and_signed_once() {
    in_audit_house(async |house| {
        let privacy = house.visitor(PRIVACY, "정보호", &["audit.review"]);
        let form = |note: &'static str| [("month", "2026-01"), ("note", note)];
        assert_eq!(privacy.post("/admin/audit/reviews", &form("짧다")).await.status, 422);
        let note = "이상 없음을 확인하였습니다";
        assert_eq!(privacy.post("/admin/audit/reviews", &form(note)).await.status, 303);
        assert_eq!(privacy.post("/admin/audit/reviews", &form(note)).await.status, 409);
        assert!(privacy.get("/admin/audit/review?month=2026-01").await.text().contains(note));
        let future = [("month", "2999-01"), ("note", note)];
        assert_eq!(privacy.post("/admin/audit/reviews", &future).await.status, 404);
        let ancient = [("month", "0001-01"), ("note", note)];
        assert_eq!(privacy.post("/admin/audit/reviews", &ancient).await.status, 404);
        assert_eq!(privacy.get("/admin/audit/review?month=nonsense").await.status, 404);
    });
}

#[test]
fn s_22_mass_views_stand_out() {
    in_audit_house(async |house| {
        let looks: StoreResult<()> = house
            .db()
            .write(
                &Cause {
                    actor: maru_kernel::Actor::Person { id: SYSTEM, on_behalf_of: None },
                    ..Cause::system("x")
                },
                |tx| {
                    (0..60).try_for_each(|n| {
                        tx.record(&Event::new("directory.person_viewed").of_person(Id::from_i64(n + 1)))
                            .map(|_| ())
                    })
                },
            )
            .await;
        looks.unwrap();
        let month = house
            .db()
            .now()
            .to_zoned(jiff::tz::TimeZone::get("Asia/Seoul").unwrap())
            .strftime("%Y-%m")
            .to_string();
        let privacy = house.visitor(PRIVACY, "정보호", &["audit.review"]);
        let page = privacy.get(&format!("/admin/audit/review?month={month}")).await.text();
        assert!(
            page.contains("하루에 많은 사람의 정보 조회") && page.contains(&SYSTEM.to_string()),
            "{page}"
        );
        let (year, number) = month.split_once('-').unwrap();
        let heading = format!("{year}년 {}월 점검", number.trim_start_matches('0'));
        assert!(page.contains(&heading), "{heading}: {page}");
    });
}

#[test]
fn s_22_looks_at_people_of_other_departments_stand_out() {
    in_audit_house(async |house| {
        let looker =
            |id| Cause { actor: maru_kernel::Actor::Person { id, on_behalf_of: None }, ..Cause::system("x") };
        // Ten of other departments; many of one's own; nine of others and one whose text only says so.
        let looks = [(SYSTEM, 10, "{\"elsewhere\":true}"), (AUDITOR, 30, "{\"elsewhere\":false}")];
        for (who, count, details) in looks {
            look(house, looker(who), count, details).await;
        }
        look(house, looker(PRIVACY), 9, "{\"elsewhere\":true}").await;
        let typed = serde_json::json!({ "reason": "\"elsewhere\":true" }).to_string();
        look(house, looker(PRIVACY), 12, &typed).await;
        let month = this_month(house);
        let privacy = house.visitor(PRIVACY, "정보호", &["audit.review"]);
        let page = privacy.get(&format!("/admin/audit/review?month={month}")).await.text();
        let lines: Vec<&str> =
            page.split("<tr").filter(|line| line.contains("다른 부서 사람의 정보 조회")).collect();
        assert_eq!(lines.len(), 1, "{page}");
        assert!(lines[0].contains(&SYSTEM.to_string()) && lines[0].contains("10"), "{}", lines[0]);
    });
}

async fn look(house: &TestHouse, cause: Cause, count: i64, details: &str) {
    let details = details.to_owned();
    let looked: StoreResult<()> = house
        .db()
        .write(&cause, move |tx| {
            (0..count).try_for_each(|n| {
                let event = Event::new("directory.person_viewed").of_person(Id::from_i64(n + 1));
                tx.record(&event.with(&details)).map(|_| ())
            })
        })
        .await;
    looked.unwrap();
}

fn this_month(house: &TestHouse) -> String {
    let now = house.db().now().to_zoned(jiff::tz::TimeZone::get("Asia/Seoul").unwrap());
    now.strftime("%Y-%m").to_string()
}
