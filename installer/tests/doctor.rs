//! Houses that are there: what `doctor` says about a sound one and about one that something is wrong with, and that
//! a support bundle tells nothing about anybody.
#![cfg(test)]

mod demonstration;
mod everything;
mod speaking;

use demonstration::Demo;
use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use everything::config;
use flate2::read::GzDecoder;
use maru::checks::bundle::bundle;
use maru::checks::{Around, Finding, Level, Machine, doctor};
use maru::config::Config;
use maru::house;
use maru_contract::Dispatcher;
use maru_kernel::{Cause, Lang};
use maru_testkit::{TempFolder, postgres_uri};
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

fn around(config: &Config) -> Around {
    Around::new(Lang::En, house::known(config).unwrap().migrations())
}

fn wrong(found: &[Finding]) -> Vec<&'static str> {
    found.iter().filter(|f| f.level == Level::Wrong).map(|f| f.check).collect()
}

fn level(found: &[Finding], check: &str) -> Option<Level> {
    found.iter().filter(|f| f.check == check).map(|f| f.level).max()
}

#[test]
fn a_sound_house_is_told_sound_on_both_databases() {
    for database in [None, Some(postgres_uri())] {
        let folder = TempFolder::new();
        let mut config = config(folder.path());
        config.storage.database = database;
        let serving = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        config.server.listen = serving.local_addr().unwrap();
        let running = house::open(&config, false).unwrap();
        let around = around(&config);
        for whole in [false, true] {
            let found = doctor(&config, &around, whole);
            assert!(wrong(&found).is_empty(), "{found:#?}");
            let fine =
                ["serving", "database.steps", "clock.nodes", "files.contents", "audit.queue", "audit.chain"];
            for check in fine {
                assert_eq!(level(&found, check), Some(Level::Fine), "{check}: {found:#?}");
            }
            assert_eq!(level(&found, "audit.verified"), whole.then_some(Level::Fine));
            assert_eq!(level(&found, "backup.last"), Some(Level::Warning), "none was ever made");
            assert!(found.iter().all(|f| f.level == Level::Fine || f.mend.is_some()), "{found:#?}");
        }
        // Nothing is kept: no lease beside that of the house, no row, no file.
        let nodes =
            running.front.db.read_blocking(|conn| maru_store::nodes_seen(conn, running.front.db.now()));
        assert_eq!(nodes.unwrap().len(), 1);
    }
}

/// The demonstration's data, after its server is gone, and the configuration of a house with them.
fn furnished() -> (TempFolder, Config) {
    let folder = TempFolder::new();
    let data = folder.path().join("data");
    drop(Demo::start(&data));
    let config = config(&data);
    (folder, config)
}

/// Has everything sealed and signed, and nothing late: the server was gone before it could.
fn settle(config: &Config) {
    run_sql(
        config,
        "UPDATE store_jobs SET run_at = 4102444800000000; UPDATE directory_sources SET enabled = 0; DELETE FROM store_locks",
    );
    let running = house::open(config, false).unwrap();
    actix_web::rt::System::new().block_on(async {
        let db = &running.front.db;
        let mut dispatcher = Dispatcher::start(db, &running.house.offers.listeners).await.unwrap();
        while dispatcher.run().await.unwrap() > 0 {}
    });
    let cause = Cause::system("test");
    running.audit.checkpoint(&running.front.db, &cause).unwrap().unwrap();
}

fn run_sql(config: &Config, sql: &str) {
    let file = config.storage.folder.join("maru.sqlite");
    let mut conn = SqliteConnection::establish(&file.display().to_string()).unwrap();
    conn.batch_execute(sql).unwrap();
}

/// The files below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

#[test]
fn s_440_faults_of_a_house_are_told_by_their_code() {
    let (_folder, mut config) = furnished();
    let serving = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    config.server.listen = serving.local_addr().unwrap();
    settle(&config);
    let around = around(&config);
    let before = doctor(&config, &around, true);
    assert!(wrong(&before).is_empty(), "{before:#?}");

    let known = config.server.listen;
    config.server.listen = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    assert_eq!(wrong(&doctor(&config, &around, false)), ["serving"]);
    config.server.listen = known;

    let tomorrow = (jiff::Timestamp::now().as_microsecond() + 86_400_000_000).to_string();
    run_sql(
        &config,
        &format!("INSERT INTO store_nodes (node, owner, lease_until) VALUES (99, 1, {tomorrow})"),
    );
    assert_eq!(wrong(&doctor(&config, &around, false)), ["clock.nodes"]);
    run_sql(&config, "DELETE FROM store_nodes WHERE node = 99");

    let contents = below(&config.storage.folder.join("files"));
    let content = contents.iter().find(|file| file.file_name().unwrap().len() == 64).unwrap();
    let bytes = std::fs::read(content).unwrap();
    let mut damaged = bytes.clone();
    *damaged.last_mut().unwrap() ^= 1;
    std::fs::set_permissions(content, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::write(content, damaged).unwrap();
    for whole in [false, true] {
        assert_eq!(wrong(&doctor(&config, &around, whole)), ["files.contents"]);
    }
    std::fs::write(content, bytes).unwrap();

    run_sql(&config, "UPDATE store_jobs SET dead = 1 WHERE id = (SELECT min(id) FROM store_jobs)");
    assert_eq!(level(&doctor(&config, &around, false), "audit.queue"), Some(Level::Warning));

    let key = config.storage.folder.join("keys/master.key");
    let kept = config.storage.folder.join("keys/kept");
    std::fs::rename(&key, &kept).unwrap();
    assert_eq!(wrong(&doctor(&config, &around, false)), ["secret.missing"]);
    assert!(!key.exists(), "no key is made in its place");
    std::fs::rename(&kept, &key).unwrap();

    run_sql(
        &config,
        "DROP TRIGGER store_events_keep; UPDATE store_events SET details = '{\"x\":1}' \
         WHERE id = (SELECT event_id FROM store_event_order WHERE position = 2)",
    );
    assert_eq!(wrong(&doctor(&config, &around, true)), ["audit.verified"]);
}

/// What nobody may find in a bundle; each is planted somewhere.
const PLANTED: [&str; 20] = [
    "hunter2-database",
    "hunter2-job",
    "hunter2-log",
    "hunter2-source",
    "hunter2-comment",
    "hunter2-setting",
    "bearer-7f3a9c",
    "Gildong",
    "gildong.hong",
    "홍길동",
    "gildong@agency.example",
    "010-9876-5432",
    "900101-1234567",
    "10.20.30.40",
    "cn=secretary",
    "E-20417",
    "Merger plans",
    "board-of-directors",
    "seoyeon.kim",
    "김서연",
];

/// Plants everything where such things are in a real house.
fn plant(folder: &Path, config: &Config) {
    let keys = config.storage.folder.join("keys/sources");
    std::fs::create_dir_all(&keys).unwrap();
    std::fs::write(keys.join("agency"), "hunter2-source").unwrap();
    run_sql(
        config,
        "UPDATE store_jobs SET dead = 1, last_error = 'hunter2-job for gildong.hong 900101-1234567', \
            payload = '{\"who\":\"홍길동\"}' WHERE id = (SELECT min(id) FROM store_jobs);
         INSERT INTO directory_sources (name, config, every_minutes, enabled, last_good_at, changed_at) VALUES
            ('board-of-directors', 'name = \"x\"
[connection]
servers = [\"ldaps://10.20.30.40\"]
bind_dn = \"cn=secretary,ou=E-20417\"
password_file = \"/nowhere/Gildong\"
base = \"dc=x\"', 60, 1, 0, 0);",
    );
    let log = "2026-11-22T01:02:03Z  WARN maru_store::db: no database connection error=hunter2-log\n\
        2026-11-22T01:02:04Z  WARN maru_web::gate: Gildong <gildong@agency.example> from 10.20.30.40 called 010-9876-5432\n\
        2026-11-22T01:02:05Z ERROR maru_directory: 홍길동 gildong.hong E-20417 refused token=bearer-7f3a9c\n\
        Merger plans hunter2-comment\n";
    let program = folder.join("root/usr/bin/journalctl");
    std::fs::create_dir_all(program.parent().unwrap()).unwrap();
    std::fs::write(&program, format!("#!/bin/sh\ncat <<'END'\n{log}END\n")).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// Everything in the archive, headers as well.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut out).unwrap();
    out
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn refuse_planted(bundle: &[u8], config: &Config) {
    for planted in PLANTED {
        assert!(!holds(bundle, planted.as_bytes()), "{planted} is in the bundle");
    }
    for key in below(&config.storage.folder.join("keys")) {
        let bytes = std::fs::read(&key).unwrap();
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(!holds(bundle, &bytes) && !holds(bundle, hex.as_bytes()), "{}", key.display());
    }
}

#[test]
fn s_193_a_support_bundle_holds_nobodys_data_and_no_secret() {
    let (folder, mut config) = furnished();
    plant(folder.path(), &config);
    config.agency.name = "Merger plans".to_owned();
    config.agency.network = "hunter2-setting".to_owned();
    config.server.base_url = "https://board-of-directors".to_owned();
    let mut around = around(&config);
    around.machine = Machine::at(folder.path().join("root"));
    let made = unpacked(&bundle(&config, &around).unwrap());
    refuse_planted(&made, &config);
    let told = String::from_utf8_lossy(&made);
    for part in [
        "no database connection",
        "\"store_events\"",
        "\"dead\": 1",
        "backup.last",
        "20261121000100-directory",
    ] {
        assert!(told.contains(part), "{part} helps whoever helps: {told}");
    }
    // A database that refuses, with a password in its address.
    config.storage.database = Some("postgres://Gildong:hunter2-database@127.0.0.1:1/gildong.hong".to_owned());
    refuse_planted(&unpacked(&bundle(&config, &around).unwrap()), &config);
}

#[test]
fn s_193_the_command_writes_a_file_that_tar_reads() {
    let (folder, config) = furnished();
    plant(folder.path(), &config);
    let file = folder.path().join("maru.toml");
    let text = format!(
        "# hunter2-comment\n[agency]\nname = \"A\"\nnetwork = \"hunter2-setting\"\n[server]\nlisten = \"127.0.0.1:1\"\n\
         base_url = \"http://127.0.0.1:1\"\n[storage]\nfolder = \"{}\"\n",
        config.storage.folder.display()
    );
    std::fs::write(&file, text).unwrap();
    let to = folder.path().join("support.tar.gz");
    let run = || {
        let mut maru = Command::new(env!("CARGO_BIN_EXE_maru"));
        maru.args(["support-bundle", "--config"]).arg(&file).arg("--to").arg(&to).output().unwrap()
    };
    let done = run();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(std::fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!run().status.success(), "a file that is there is left alone");
    refuse_planted(&unpacked(&std::fs::read(&to).unwrap()), &config);
    let listed = Command::new("tar").arg("tzf").arg(&to).output().unwrap();
    let names = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(listed.status.success() && names.lines().count() == 8, "{names}");
    assert!(names.lines().all(|name| name.starts_with("maru-support/")), "{names}");
}
