//! Changing how a source is reached: the kept password goes nowhere else, and what people's passwords depend
//! on takes a second person; over HTTP, on both databases.
#![cfg(test)]

mod bench;
mod cast;
mod people_house;

use bench::{count, save};
use cast::{Someone, person, write};
use maru_contract::Module;
use maru_directory::{Options, store};
use maru_kernel::Id;
use maru_store::Db;
use maru_testkit::{TempFolder, TestHouse, Visitor, in_house};
use maru_web::live::Hub;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const STEERS: [&str; 2] = ["directory.console", "directory.sync.manage"];
const DECIDES: [&str; 2] = ["directory.console", "directory.requests.decide"];
const REASON: &str = "the old server is switched off";
const STEP: &str = "/admin/directory/sources/live/connection";
const TEXT: &str = "/admin/directory/sources/live/text";

fn modules(folder: &Path, small_agency: bool) -> impl Fn(&Hub) -> Vec<Arc<dyn Module>> {
    people_house::run_by(Options { small_agency, secrets_folder: folder.to_owned(), ..cast::options() })
}

fn secret_file(folder: &Path) -> PathBuf {
    folder.join("live.password")
}

fn kept_secret(folder: &Path) -> String {
    std::fs::read_to_string(secret_file(folder)).unwrap().trim().to_owned()
}

/// A source with a kept password, and its configuration.
fn furnish(db: &Db, folder: &Path) -> String {
    let secret = secret_file(folder);
    std::fs::write(&secret, "reader-secret\n").unwrap();
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o600)).unwrap();
    let config = format!(
        "name = \"live\"\nbase = \"dc=gaon,dc=example\"\n\n[connection]\nservers = [\"ldaps://kept.example\"]\n\
         bind_dn = \"cn=reader\"\npassword_file = \"{}\"\n",
        secret.display()
    );
    save(db, "live", &config);
    config
}

/// Somebody who signs in by the source.
fn settle_in(db: &Db) {
    write(db, |tx| {
        use diesel::prelude::*;
        use maru_directory::store::schema::directory_persons as persons;
        let id = person(tx, Someone { name: "김서연", login: "kim", ..Someone::default() });
        diesel::update(persons::table.find(id.as_i64()))
            .set(persons::source.eq(Some("live")))
            .execute(tx.conn())?;
        Ok(())
    });
}

fn config(db: &Db) -> String {
    db.read_blocking(|conn| store::sync::sources::find(conn, "live")).unwrap().unwrap().config
}

fn visitor<'h>(house: &'h TestHouse, login: &'static str, permissions: &[&'static str]) -> Visitor<'h> {
    let id: Id =
        write(house.db(), move |tx| Ok(person(tx, Someone { name: "박관리", login, ..Someone::default() })));
    house.visitor(id, "박관리", permissions)
}

fn step<'f>(server: &'f str, secret: &'f str, reason: &'f str, act: &'f str) -> [(&'static str, &'f str); 5] {
    [
        ("connection.servers", server),
        ("connection.bind_dn", "cn=reader"),
        ("secret", secret),
        ("reason", reason),
        ("act", act),
    ]
}

/// The id of the only request.
async fn request(visitor: &Visitor<'_>) -> String {
    let list = visitor.get("/admin/requests").await.text();
    list.split("/admin/requests/").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_owned()
}

fn set_aside(folder: &Path) -> usize {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().ends_with(".proposed")).count()
}

#[test]
fn s_129_the_kept_password_goes_to_no_other_server_not_even_in_a_test() {
    let folder = TempFolder::new();
    in_house(modules(folder.path(), false), async |house| {
        let kept = furnish(house.db(), folder.path());
        let admin = visitor(house, "admin", &STEERS);
        let trap = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        trap.set_nonblocking(true).unwrap();
        let there = format!("ldaps://{}", trap.local_addr().unwrap());
        for act in ["test", "save"] {
            let by_step = admin.post(STEP, &step(&there, "", REASON, act)).await;
            let text = kept.replace("ldaps://kept.example", &there);
            let by_text = admin.post(TEXT, &[("text", &text), ("act", act)]).await;
            for reply in [by_step, by_text] {
                assert_eq!(reply.status.as_u16(), 422, "{act}");
                assert!(reply.text().contains("다시 입력") && reply.text().contains(&there), "{act}");
            }
        }
        assert!(trap.accept().is_err(), "nobody came to the other server");
        assert_eq!(config(house.db()), kept);
        let tests = || count(house.db(), "store_events WHERE name = 'directory.source_tested'");
        let before = tests();
        admin.proven_ago(6).post(STEP, &step(&there, "typed", REASON, "test")).await;
        assert_eq!(tests(), before, "a test asks for a fresh proof too (S-119)");
        assert!(trap.accept().is_err());
    });
}

#[test]
fn s_125_a_page_does_not_give_up_the_protection_of_a_connection() {
    let folder = TempFolder::new();
    in_house(modules(folder.path(), false), async |house| {
        let kept = furnish(house.db(), folder.path());
        let admin = visitor(house, "admin", &STEERS);
        let lab = format!("{kept}insecure_lab = true\n");
        for act in ["test", "save"] {
            let form = [("text", lab.as_str()), ("secret", "reader-secret"), ("act", act)];
            let reply = admin.post(TEXT, &form).await;
            assert_eq!(reply.status.as_u16(), 422, "{act}");
            assert!(reply.text().contains("insecure_lab)은"), "{act}");
        }
        // What the operator has chosen stays, and can be mended.
        save(house.db(), "live", &lab);
        let slower = lab.replace("[connection]", "[connection]\nlimits = { page_size = 100 }");
        let reply = admin.post(TEXT, &[("text", &slower), ("act", "save")]).await;
        assert_eq!(reply.status.as_u16(), 303, "{}", reply.text());
        assert_eq!(
            admin.post(TEXT, &[("text", &kept), ("secret", "x"), ("act", "save")]).await.status.as_u16(),
            303
        );
    });
}

#[test]
fn s_501_another_server_for_people_who_sign_in_by_it_needs_a_second_person() {
    let folder = TempFolder::new();
    in_house(modules(folder.path(), false), async |house| {
        let kept = furnish(house.db(), folder.path());
        settle_in(house.db());
        let (admin, second) = (visitor(house, "admin", &STEERS), visitor(house, "second", &DECIDES));
        let form = step("ldaps://new.example", "new-secret", REASON, "save");
        let short = admin.post(STEP, &step("ldaps://new.example", "new-secret", "why", "save")).await;
        assert_eq!(short.status.as_u16(), 422);
        assert!(short.text().contains("ldaps://new.example"), "nothing typed is lost");

        // Asked for, and declined: nothing changed, and the password that was typed is forgotten.
        assert_eq!(admin.post(STEP, &form).await.location(), "/admin/requests");
        assert_eq!(
            (config(house.db()), kept_secret(folder.path())),
            (kept.clone(), "reader-secret".to_owned())
        );
        let list = second.get("/admin/requests").await.text();
        assert!(list.contains("ldaps://kept.example") && list.contains("ldaps://new.example"), "{list}");
        assert!(!list.contains("new-secret"));
        let id = request(&second).await;
        assert_eq!(second.post(&format!("/admin/requests/{id}/decline"), &[]).await.status.as_u16(), 303);
        assert_eq!((config(house.db()), set_aside(folder.path())), (kept.clone(), 0));

        // Asked for, and approved by somebody else.
        admin.post(STEP, &form).await;
        let approve = format!("/admin/requests/{}/approve", request(&second).await);
        assert_eq!(admin.post(&approve, &[]).await.status.as_u16(), 404);
        assert_eq!(second.post(&approve, &[]).await.status.as_u16(), 303);
        assert!(config(house.db()).contains("ldaps://new.example"));
        assert_eq!((kept_secret(folder.path()).as_str(), set_aside(folder.path())), ("new-secret", 0));
        let payloads = bench::texts(house.db(), "SELECT payload AS t FROM directory_requests");
        assert!(
            payloads.iter().all(|payload| !payload.contains("secret\"") && !payload.contains("new-secret"))
        );
    });
}

#[test]
fn s_501_who_is_who_is_guarded_and_an_approval_is_for_what_was_seen() {
    let folder = TempFolder::new();
    in_house(modules(folder.path(), false), async |house| {
        let kept = furnish(house.db(), folder.path());
        settle_in(house.db());
        let (admin, second) = (visitor(house, "admin", &STEERS), visitor(house, "second", &DECIDES));
        let save_text =
            async |text: &str| admin.post(TEXT, &[("text", text), ("reason", REASON), ("act", "save")]).await;
        let other = format!("{kept}\n[persons.map]\nlogin = \"description\"\n");
        assert_eq!(save_text(&other).await.location(), "/admin/requests");
        // What decides nothing about passwords is kept at once; the request was for something else then.
        let wider = format!("{kept}limits = {{ page_size = 100 }}\n");
        assert_eq!(save_text(&wider).await.location(), "/admin/directory/sources/live/preview");
        let approve = format!("/admin/requests/{}/approve", request(&second).await);
        assert_eq!(second.post(&approve, &[]).await.status.as_u16(), 409);
        assert_eq!(config(house.db()), wider);
    });
}

#[test]
fn s_501_a_source_nobody_comes_from_yet_is_set_up_by_one() {
    let folder = TempFolder::new();
    in_house(modules(folder.path(), false), async |house| {
        furnish(house.db(), folder.path());
        let admin = visitor(house, "admin", &STEERS);
        let reply = admin.post(STEP, &step("ldaps://new.example", "new-secret", "", "save")).await;
        assert_eq!(reply.location(), "/admin/directory/sources/live/entries", "{}", reply.text());
        assert_eq!(kept_secret(folder.path()), "new-secret");
    });
}

#[test]
fn s_502_a_small_agency_changes_its_server_alone() {
    let folder = TempFolder::new();
    in_house(modules(folder.path(), true), async |house| {
        furnish(house.db(), folder.path());
        settle_in(house.db());
        let admin = visitor(house, "admin", &STEERS);
        let reply = admin.post(STEP, &step("ldaps://new.example", "new-secret", REASON, "save")).await;
        assert_eq!(reply.location(), "/admin/directory/sources/live/entries", "{}", reply.text());
        assert!(config(house.db()).contains("ldaps://new.example"));
        assert_eq!((kept_secret(folder.path()).as_str(), set_aside(folder.path())), ("new-secret", 0));
    });
}
