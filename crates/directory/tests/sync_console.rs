//! The console of synchronisation over HTTP, its jobs, its alarms, and sign-in by the directory.
#![cfg(test)]

mod bench;
mod cast;
mod people_house;

use bench::{BASE, READER, cause, count, save, server, source, texts};
use maru_contract::Module;
use maru_directory::agency::Agency;
use maru_directory::sync::{self, Kind};
use maru_directory::{Directory, Options, PasswordCheck, SourceChecks, store};
use maru_kernel::{Id, Lang};
use maru_store::{Db, StoreResult};
use maru_testkit::{Reply, TestHouse, Visitor, in_house, on_both_databases};
use maru_web::live::Hub;
use sha2::Digest;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const STEERS: [&str; 2] = ["directory.console", "directory.sync.manage"];
const DECIDES: [&str; 2] = ["directory.console", "directory.requests.decide"];

/// Where files of sources lie in this test.
fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("maru-sources-{}-{test}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn modules(folder: &Path) -> impl Fn(&Hub) -> Vec<Arc<dyn Module>> {
    people_house::run_by(Options { secrets_folder: folder.to_owned(), ..cast::options() })
}

fn person(db: &Db, login: &str) -> Id {
    let id =
        texts(db, &format!("SELECT CAST(id AS TEXT) AS t FROM directory_persons WHERE login = '{login}'"));
    Id::from_i64(id[0].parse().unwrap())
}

/// The agency from a file, synchronised once.
fn furnish(house: &TestHouse, folder: &Path) -> PathBuf {
    let file = folder.join("agency.ldif");
    std::fs::write(&file, Agency::load().unwrap().ldif()).unwrap();
    save(house.db(), "agency", &Agency::source_toml(file.to_str().unwrap()));
    sync::apply_now(house.db(), &cause(), "agency", Kind::Full).unwrap();
    file
}

async fn ok(visitor: &Visitor<'_>, path: &str) -> String {
    let reply = visitor.get(path).await;
    assert_eq!(reply.status.as_u16(), 200, "{path}: {}", reply.text());
    reply.text()
}

fn newest(db: &Db) -> store::sync::runs::RunRow {
    db.read_blocking(|conn| store::sync::runs::newest_of(conn, "agency")).unwrap().unwrap()
}

/// Where a form led to.
fn led(reply: &Reply) -> String {
    assert_eq!(reply.status.as_u16(), 303, "{}", reply.text());
    reply.location().to_owned()
}

#[test]
fn a_plan_is_made_looked_at_applied_and_undone() {
    let folder = folder("plan");
    in_house(modules(&folder), async |house| {
        let file = furnish(house, &folder);
        let admin = house.visitor(person(house.db(), "seoyeon.kim"), "김서연", &STEERS);
        let changed = Agency::load().unwrap().ldif().replace("title: ", "title: x");
        std::fs::write(&file, changed.replacen("uid: dohyun.lee\n", "uid: dohyun.lee2\n", 1)).unwrap();
        let run = led(&admin.post("/admin/directory/sources/agency/plan", &[]).await);
        let waiting = admin.get(&run).await;
        assert!(waiting.text().contains("대기 중") && waiting.header("refresh").is_some());
        house.settle().await;
        let page = ok(&admin, &run).await;
        for wanted in ["<del>dohyun.lee</del>", "<ins>dohyun.lee2</ins>", "적용 대기", "/apply"] {
            assert!(page.contains(wanted), "{wanted}: {page}");
        }
        assert!(ok(&admin.clone().reading(Lang::En), &run).await.contains("Ready to apply"));
        let csv = admin.post(&format!("{run}/plan.csv"), &[("why", "for the test of the file")]).await;
        assert!(csv.text().contains("dohyun.lee2") && csv.header("content-type").unwrap().contains("csv"));

        assert_eq!(led(&admin.post(&format!("{run}/apply"), &[]).await), run);
        house.settle().await;
        assert_eq!(newest(house.db()).state, "applied");
        assert_eq!(count(house.db(), "directory_persons WHERE login = 'dohyun.lee2'"), 1);
        assert!(ok(&admin, &run).await.contains("/undo"));
        assert_eq!(led(&admin.post(&format!("{run}/undo"), &[]).await), run);
        house.settle().await;
        assert_eq!(count(house.db(), "directory_persons WHERE login = 'dohyun.lee'"), 1);
        let banner = ok(&admin, "/admin/directory").await;
        assert!(banner.contains("자동 실행을 껐습니다"), "{banner}");
        let history = ok(&admin, "/admin/directory/runs?limit=1").await;
        assert!(history.contains("되돌림") && history.contains("rel=\"next\""));
    });
}

#[test]
fn s_23_s_119_a_plan_leaves_the_house_for_a_reason_and_with_a_hash() {
    let folder = folder("export");
    in_house(modules(&folder), async |house| {
        furnish(house, &folder);
        let admin = house.visitor(person(house.db(), "seoyeon.kim"), "김서연", &STEERS);
        let file = format!("/admin/directory/runs/{}/plan.csv", Id::from_i64(newest(house.db()).id));
        let exports = || {
            texts(house.db(), "SELECT details AS t FROM store_events WHERE name = 'directory.plan_exported'")
        };
        assert_eq!(admin.get(&file).await.status.as_u16(), 405, "a link alone takes nothing out");
        let short = admin.post(&file, &[("why", "because")]).await;
        assert_eq!(short.status.as_u16(), 422);
        assert!(short.text().contains("because"), "nothing typed is lost");
        let why = [("why", "the yearly check of numbers")];
        admin.clone().proven_ago(6).post(&file, &why).await;
        assert_eq!(exports(), [""; 0], "and not without a fresh proof");

        let again = house.visitor(person(house.db(), "seoyeon.kim"), "김서연", &STEERS);
        let made = again.post(&file, &why).await;
        assert_eq!(made.status.as_u16(), 200, "{}", made.text());
        let hash: String =
            sha2::Sha256::digest(&made.body).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(made.header("x-content-sha256"), Some(hash.as_str()));
        let told: serde_json::Value = serde_json::from_str(&exports()[0]).unwrap();
        assert_eq!((told["sha256"].as_str(), told["reason"].as_str()), (Some(hash.as_str()), Some(why[0].1)));
        assert_eq!(told["bytes"].as_u64(), Some(made.body.len() as u64));
        assert!(told["rows"].as_u64().unwrap() > 450, "{told}");
        assert!(std::fs::read_dir(&folder).unwrap().all(|f| f.unwrap().file_name() == "agency.ldif"));
    });
}

#[test]
fn s_413_s_501_a_held_plan_needs_a_second_person() {
    let folder = folder("held");
    in_house(modules(&folder), async |house| {
        let file = furnish(house, &folder);
        let admin = house.visitor(person(house.db(), "seoyeon.kim"), "김서연", &STEERS);
        let security = house.visitor(person(house.db(), "dohyun.lee"), "이도현", &DECIDES);
        let mut people = 0;
        let kept: Vec<String> = Agency::load()
            .unwrap()
            .ldif()
            .split("\n\n")
            .filter(|entry| {
                let cast = entry.contains("uid: seoyeon.kim\n") || entry.contains("uid: dohyun.lee\n");
                people += usize::from(entry.contains("objectClass: inetOrgPerson"));
                !entry.contains("objectClass: inetOrgPerson") || cast || people > 30
            })
            .map(str::to_owned)
            .collect();
        std::fs::write(&file, kept.join("\n\n") + "\n").unwrap();
        let run = led(&admin.post("/admin/directory/sources/agency/plan", &[]).await);
        house.settle().await;
        let page = ok(&admin, &run).await;
        assert!(page.contains("안전장치가 멈춘 까닭") && !page.contains("/apply\""), "{page}");
        assert_eq!(admin.post(&format!("{run}/apply"), &[]).await.status.as_u16(), 409);
        let short = admin.post(&format!("{run}/overrule"), &[("reason", "짧음")]).await;
        assert_eq!(short.status.as_u16(), 422);
        led(&admin.post(&format!("{run}/overrule"), &[("reason", "정년퇴직자 일괄 정리입니다")]).await);
        assert!(ok(&admin, &run).await.contains("승인을 기다리고"));
        assert_eq!(count(house.db(), "directory_persons WHERE active"), 450);
        let requests = ok(&security, "/admin/requests").await;
        let action = requests.split("action=\"").find(|part| part.contains("/approve")).unwrap();
        let action = action.split('"').next().unwrap().to_owned();
        assert!(requests.contains("agency") && requests.contains("비활성"), "{requests}");
        led(&security.post(&action, &[]).await);
        house.settle().await;
        let applied = newest(house.db());
        assert_eq!(
            (applied.state.as_str(), applied.overruled.as_str()),
            ("applied", "정년퇴직자 일괄 정리입니다")
        );
        assert!(count(house.db(), "directory_persons WHERE active") < 430);
    });
}

#[test]
fn the_wizard_adds_tests_and_keeps_a_live_directory() {
    let folder = folder("wizard");
    let slapd = server();
    let authority = folder.join("authority.pem");
    std::fs::copy(slapd.authority_file(), &authority).unwrap();
    in_house(modules(&folder), async |house| {
        let admin = house.visitor(Id::from_i64(1), "김서연", &STEERS);
        assert!(ok(&admin, "/admin/directory").await.contains("아직 연동이 없습니다"));
        ok(&admin, "/admin/directory/sources/new").await;
        let ldaps = slapd.ldaps();
        let form = |name: &'static str| {
            [
                ("name", name),
                ("kind", "ldap"),
                ("origin", ldaps.as_str()),
                ("base", BASE),
                ("preset", "openldap"),
            ]
        };
        assert_eq!(admin.post("/admin/directory/sources", &form("../x")).await.status.as_u16(), 422);
        let next = led(&admin.post("/admin/directory/sources", &form("live")).await);
        assert_eq!(next, "/admin/directory/sources/live/connection");
        assert_eq!(
            admin.post("/admin/directory/sources", &form("live")).await.status.as_u16(),
            422,
            "exists"
        );

        // What is typed is tried before it is kept; a wrong authority is told.
        let connection = |ca: &str, act: &str| {
            [
                ("preset", "openldap"),
                ("connection.servers", ldaps.as_str()),
                ("connection.bind_dn", READER),
                ("connection.ca_file", ca),
                ("secret", "reader-secret"),
                ("act", act),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let post = async |path: &str, fields: &[(String, String)]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            admin.post(path, &fields).await
        };
        let elsewhere = post(&next, &connection("/etc/ssl/certs/ca-certificates.crt", "save")).await;
        assert_eq!(elsewhere.status.as_u16(), 422, "S-129: files outside the folder");
        assert!(elsewhere.text().contains(READER), "nothing typed is lost");
        let kept = led(&post(&next, &connection(authority.to_str().unwrap(), "save")).await);
        assert_eq!(kept, "/admin/directory/sources/live/entries");
        let page = ok(&admin, &next).await;
        assert!(page.contains("저장된 비밀번호가 있습니다") && !page.contains("reader-secret"));
        let row = house.db().read_blocking(|conn| store::sync::sources::find(conn, "live")).unwrap().unwrap();
        assert!(!row.config.contains("reader-secret") && !row.enabled);

        let tested = admin.post("/admin/directory/sources/live/preview", &[("act", "test")]).await;
        let text = tested.text();
        assert_eq!(tested.status.as_u16(), 200, "{text}");
        for wanted in ["OpenLDAP", "450", "가온도시공사", "일 남음"] {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        let people = [("persons.map.login", "mail"), ("act", "test")];
        let tried = admin.post("/admin/directory/sources/live/people", &people).await.text();
        assert!(tried.contains("@"), "{tried}");
        let wrong = [("persons.map.login", "{ form = 1 }"), ("act", "save")];
        assert_eq!(admin.post("/admin/directory/sources/live/people", &wrong).await.status.as_u16(), 422);
        for step in ["entries", "people", "units", "text", "preview", "connection"] {
            ok(&admin, &format!("/admin/directory/sources/live/{step}")).await;
        }
        assert_eq!(admin.get("/admin/directory/sources/live/nonsense").await.status.as_u16(), 404);
        assert_eq!(admin.get("/admin/directory/sources/nobody").await.status.as_u16(), 404);

        let run = led(&admin.post("/admin/directory/sources/live/plan", &[]).await);
        house.settle().await;
        assert!(ok(&admin, &run).await.contains("450"));
        let odd = [("minutes", "0"), ("enabled", "on")];
        let reply = admin.post("/admin/directory/sources/live/schedule", &odd).await;
        assert_eq!(reply.status.as_u16(), 422, "a pause of no minutes is none");
        led(&admin
            .post("/admin/directory/sources/live/schedule", &[("minutes", "30"), ("enabled", "on")])
            .await);
        assert!(ok(&admin, "/admin/directory/sources/live").await.contains("value=\"30\""));
        let audited = count(house.db(), "store_events WHERE name LIKE 'directory.source_%'");
        assert!(audited >= 5, "{audited}");
    });
}

#[test]
fn the_schedule_reads_what_is_due_and_tells_when_it_cannot() {
    let folder = folder("schedule");
    in_house(modules(&folder), async |house| {
        let db = house.db();
        let file = folder.join("agency.ldif");
        std::fs::write(&file, Agency::load().unwrap().ldif()).unwrap();
        save(db, "agency", &Agency::source_toml(file.to_str().unwrap()));
        sync::run_due(db).unwrap();
        assert_eq!(count(db, "directory_persons WHERE active"), 450);
        sync::run_due(db).unwrap();
        assert_eq!(count(db, "directory_runs"), 1, "not due");
        let aged: StoreResult<()> = db.write_blocking(&cause(), |tx| {
            use diesel::prelude::*;
            let then = maru_store::Utc(tx.now() - jiff::SignedDuration::from_hours(4));
            for table in [
                "directory_runs SET started_at = $1, finished_at = $1",
                "directory_sources SET last_good_at = $1",
            ] {
                diesel::sql_query(format!("UPDATE {table}"))
                    .bind::<maru_store::UtcTime, _>(then)
                    .execute(tx.conn())?;
            }
            Ok(())
        });
        aged.unwrap();
        std::fs::remove_file(&file).unwrap();
        let admin = house.visitor(person(db, "seoyeon.kim"), "김서연", &STEERS);
        assert!(ok(&admin, "/admin/directory").await.contains("4시간째"));
        sync::run_due(db).unwrap();
        assert_eq!(newest(db).state, "failed");
        assert_eq!(count(db, "store_events WHERE name = 'directory.sync_failed'"), 1);
        assert_eq!(count(db, "directory_persons WHERE active"), 450);
        sync::run_due(db).unwrap();
        assert_eq!(count(db, "directory_runs"), 2, "a failure is not repeated at once");
        let stranger = house.visitor(person(db, "dohyun.lee"), "이도현", &[]);
        assert!(!ok(&stranger, "/people").await.contains("시간째"), "only those who can mend it are told");
        assert_eq!(stranger.get("/admin/directory").await.status.as_u16(), 404);
    });
}

#[test]
fn s_123_people_sign_in_by_the_directory_they_come_from() {
    on_both_databases(&[Directory::MIGRATIONS], |db| {
        let mut slapd = server();
        let checks = SourceChecks::default();
        assert!(checks.check("live", "uid=a", "b").is_err(), "no database yet");
        checks.attach(db.clone());
        save(db, "live", &source(&slapd));
        sync::apply_now(db, &cause(), "live", Kind::Full).unwrap();
        let dn = texts(db, "SELECT dn AS t FROM directory_persons WHERE login = 'seoyeon.kim'").remove(0);
        assert_eq!(checks.check("live", &dn, "pw-seoyeon"), Ok(true));
        for wrong in ["pw-seoyeo", "", " ", "reader-secret"] {
            assert_eq!(checks.check("live", &dn, wrong), Ok(false), "{wrong:?}");
        }
        assert_eq!(checks.check("elsewhere", &dn, "pw-seoyeon"), Ok(false));
        assert!(checks.servers("live").iter().all(|server| server.failures == 0));
        save(db, "file", &Agency::source_toml("/nowhere.ldif"));
        assert_eq!(checks.check("file", &dn, "pw-seoyeon"), Ok(false), "a file lets nobody in");
        slapd.kill();
        assert!(checks.check("live", &dn, "pw-seoyeon").is_err(), "the directory is down");
        // Another configuration is used at once.
        let again = server();
        save(db, "live", &source(&again));
        assert_eq!(checks.check("live", &dn, "pw-seoyeon"), Ok(true));
    });
}
