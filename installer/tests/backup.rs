//! Backups made, proved, broken and restored by the program itself, on both databases.
#![cfg(test)]

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_backup::{BackupKey, Error, HouseKeys, Replace, Source, Sums, Target, make_key, verify};
use maru_contract::{House, Module};
use maru_directory::actions::{Standing, add_local_person};
use maru_kernel::{Cause, Timestamp};
use maru_store::{Address, Db, ModuleMigrations, OpenOptions, Roles, StoreError, make_place};
use maru_testkit::{AgencyPostgres, NullModule, TempFolder, postgres_uri};
use maru_web::live::Hub;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// A machine with a configuration and a data folder of its own.
struct Host {
    folder: TempFolder,
    database: Option<String>,
}

impl Host {
    fn embedded() -> Host {
        Host::with(None)
    }

    fn with(database: Option<String>) -> Host {
        let host = Host { folder: TempFolder::new(), database };
        let database = host.database.iter().map(|uri| format!("database = {uri:?}\n")).collect::<String>();
        let text = format!(
            "[agency]\nname = \"가온도시공사\"\n[server]\nlisten = \"127.0.0.1:0\"\n\
             base_url = \"http://127.0.0.1:8080\"\n[storage]\nfolder = {:?}\n{database}",
            host.data().display().to_string()
        );
        std::fs::write(host.config(), text).unwrap();
        host
    }

    /// An empty one of each kind.
    fn both() -> [Host; 2] {
        [Host::embedded(), Host::with(Some(postgres_uri()))]
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    fn config(&self) -> PathBuf {
        self.path("maru.toml")
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_maru"));
        command.args(words).env("LANG", "en_US.UTF-8").env("MARU_CONFIG", self.config());
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    fn done(&self, words: &[&str]) -> String {
        let output = self.run(words);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs what must be refused with one sentence and this code.
    fn refused(&self, words: &[&str], code: &str) {
        let output = self.run(words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{words:?}");
        assert!(said.ends_with(&format!("[{code}]\n")) && said.lines().count() == 1, "{words:?}: {said}");
    }

    /// Makes the key and a set.
    fn set(&self) -> Set {
        let (key, file) = (self.path("backup.key"), self.path("house.backup"));
        let told = self.done(&["backup", "key", text(&key)]);
        assert!(told.contains("another place"), "{told}");
        self.done(&["backup", "--to", text(&file)]);
        Set { file, key }
    }

    /// Another set, for a house that has its key already.
    fn sums(&self, key: &Path) -> Sums {
        let file = self.path(&format!("{}.backup", rand::random::<u32>()));
        self.done(&["backup", "--to", text(&file)]);
        let sums = verify(&file, &BackupKey::read(key).unwrap()).unwrap().sums;
        std::fs::remove_file(file).unwrap();
        sums
    }

    fn restore<'w>(set: &'w Set, more: &[&'w str]) -> Vec<&'w str> {
        let words = ["restore", text(&set.file), "--key", text(&set.key)];
        [&words, more].concat()
    }

    /// What is in the data folder beside the lock.
    fn entries(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.data()).into_iter().flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name != "serving.lock").collect();
        names.sort();
        names
    }

    fn address(&self) -> Address {
        match &self.database {
            Some(uri) => Address::parse(uri).unwrap(),
            None => Address::Sqlite(self.data().join("maru.sqlite")),
        }
    }

    fn count(&self, table: &str) -> i64 {
        count(&self.address(), table)
    }
}

fn count(address: &Address, table: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let db = Db::open_to_read(address, &[]).unwrap();
    let sql = format!("SELECT count(*) AS count FROM {table}");
    let count = db.read_blocking(|conn| {
        let found: Count = diesel::sql_query(sql).get_result(conn)?;
        Ok::<_, StoreError>(found.count)
    });
    count.unwrap()
}

struct Set {
    file: PathBuf,
    key: PathBuf,
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// What the commands themselves have changed since the set was made.
const OWN: [&str; 5] =
    ["store_events", "store_event_order", "store_outbox", "store_settings", "store_cursors"];

/// The same rows in all tables, the same contents, the same keys.
fn assert_same(a: &Sums, b: &Sums) {
    let tables = |sums: &Sums| -> Vec<_> {
        sums.tables.iter().filter(|t| !OWN.contains(&t.name.as_str())).cloned().collect()
    };
    for (a, b) in tables(a).iter().zip(tables(b)) {
        assert_eq!(*a, b);
    }
    assert_eq!(tables(a).len(), tables(b).len());
    assert_eq!((a.contents, &a.contents_sha256), (b.contents, &b.contents_sha256));
    let own = |sums: &Sums| -> Vec<_> {
        let outside = |name: &str| name.starts_with("configuration/") || name.starts_with("machine/");
        sums.files.iter().filter(|file| !outside(&file.name)).cloned().collect()
    };
    assert_eq!(own(a), own(b));
    let rows = |sums: &Sums| sums.tables.iter().find(|t| t.name == "store_events").unwrap().rows;
    assert!(rows(a) <= rows(b), "no event was lost");
}

/// The demonstration's agency, with two months of work, backed up while it is served.
fn agency() -> &'static (Host, Set, Sums) {
    static AGENCY: OnceLock<(Host, Set, Sums)> = OnceLock::new();
    AGENCY.get_or_init(|| {
        let host = Host::embedded();
        let mut served = Served::demo(&host);
        put_contents(&host);
        while !host.run(&["audit", "verify"]).status.success() {
            std::thread::sleep(Duration::from_millis(100));
        }
        host.done(&["audit", "checkpoint"]);
        let set = host.set();
        served.stop();
        let key = BackupKey::read(&set.key).unwrap();
        let sums = verify(&set.file, &key).unwrap().sums;
        (host, set, sums)
    })
}

/// Files of many lengths, two of them equal, one with a thumbnail beside it, and one whose content is gone.
fn put_contents(host: &Host) {
    let db = Db::open(OpenOptions::new(host.address()), &modules().1.migrations()).unwrap();
    let files = maru_files::Files::new(maru_files::Options::new(host.data().join("files"))).unwrap();
    let cause = Cause::system("tests.backup");
    let hashes: Vec<String> = actix_web::rt::System::new().block_on(async {
        let mut hashes = Vec::new();
        for length in [1, 1_000, 262_144, 262_145, 1_000_000] {
            let mut incoming = files.begin().await.unwrap();
            incoming.write("가 ".repeat(length).as_bytes().get(..length / 4 * 4 + 4).unwrap()).await.unwrap();
            let received = incoming.finish().await.unwrap();
            hashes.push(received.hash.clone());
            files.keep(&db, &cause, db.new_id(), "a.txt", received).await.unwrap();
        }
        hashes
    });
    let place = |hash: &str| lies(&host.data().join("files"), hash);
    std::fs::write(place(&hashes[0]).with_file_name(format!("{}-96", hashes[0])), b"small").unwrap();
    std::fs::remove_file(place(&hashes[4])).unwrap();
}

/// Where a content lies.
fn lies(files: &Path, hash: &str) -> PathBuf {
    files.join(hash.get(..2).unwrap()).join(hash.get(2..4).unwrap()).join(hash)
}

struct Served(Child);

impl Served {
    fn demo(host: &Host) -> Served {
        let mut child = host
            .command(&["demo", "--port", "0", "--data", text(&host.data())])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line.starts_with("ready ")), "the demonstration did not start");
        Served(child)
    }

    fn stop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop();
    }
}

#[test]
fn s_194_s_424_a_house_moves_from_the_embedded_database_to_postgresql_and_a_rerun_finishes() {
    let (_, set, sums) = agency();
    let mut host = Host::embedded();
    host.done(&Host::restore(set, &[]));
    host.refused(&["migrate", "sqlite-to-postgres"], "installer.no_postgres");
    let text_of_config = std::fs::read_to_string(host.config()).unwrap();
    host.database = Some(postgres_uri());
    let line = format!("[storage]\ndatabase = {:?}\n", host.database.as_ref().unwrap());
    std::fs::write(host.config(), text_of_config.replace("[storage]\n", &line)).unwrap();
    // Killed at several moments: what is there is the old house or the new one.
    let mut rng = StdRng::seed_from_u64(4);
    for _ in 0..6 {
        let mut child =
            host.command(&["migrate", "sqlite-to-postgres"]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(rng.random_range(50..1_500)));
        let _ = child.kill();
        child.wait().unwrap();
    }
    let last = host.run(&["migrate", "sqlite-to-postgres"]);
    let said = String::from_utf8_lossy(&last.stderr).into_owned();
    assert!(last.status.success() || said.contains("installer.no_sqlite"), "{said}");
    host.refused(&["migrate", "sqlite-to-postgres"], "installer.no_sqlite");
    assert_same(sums, &host.sums(&set.key));
    assert!(host.entries().iter().any(|name| name.starts_with(".before-")), "the old one is kept");
    assert!(!host.path(".maru-moving-data").exists(), "nor is a copy of the house left behind");
    host.done(&["audit", "verify"]);
}

/// Anybody can check the report with a program that knows nothing of us.
fn openssl_verifies(report: &Path) -> bool {
    let beside = |ending: &str| report.with_extension(ending).display().to_string();
    let words = ["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey"];
    let mut command = Command::new("openssl");
    command.args(words).args([&beside("pem"), "-in", &beside("json"), "-sigfile", &beside("json.sig")]);
    command.output().unwrap().status.success()
}

#[test]
fn s_194_a_drill_restores_elsewhere_and_leaves_a_report_that_outsiders_can_check() {
    let (host, set, sums) = agency();
    let away = Host::embedded();
    let report = away.path("drill.pdf");
    let words = ["backup", "drill", text(&set.file), "--key", text(&set.key), "--report", text(&report)];
    // Another machine, without a configuration: nothing of a house is needed to prove a backup.
    let nothing = ["--config", "/nonexistent/maru.toml", "--json"];
    let told: serde_json::Value = serde_json::from_str(&away.done(&[&words[..], &nothing].concat())).unwrap();
    let rows: u64 = sums.tables.iter().map(|table| table.rows).sum();
    assert_eq!((&told["rows"], &told["contents"]), (&rows.into(), &(sums.contents).into()), "{told}");
    assert_eq!((&told["damaged"], &told["audit_damage"]), (&serde_json::json!([]), &serde_json::Value::Null));
    assert_eq!(told["missing"].as_array().unwrap().len(), sums.missing.len());
    assert!(told["seals"].as_i64().unwrap() > 100, "{told}");
    assert!(openssl_verifies(&report));
    let data = std::fs::read(report.with_extension("json")).unwrap();
    std::fs::write(
        report.with_extension("json"),
        String::from_utf8(data).unwrap().replace("rows\": ", "rows\": 1"),
    )
    .unwrap();
    assert!(!openssl_verifies(&report), "one figure was changed");
    let sheets = maru_testkit::poppler("pdftotext", &["-layout", "-", "-"], &std::fs::read(&report).unwrap());
    assert!(sheets.contains("It can be restored") && sheets.contains("가온도시공사"), "{sheets}");
    assert_eq!(sheets.matches('\u{c}').count(), 1, "one sheet");
    let left: Vec<_> =
        std::fs::read_dir(away.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("maru-")), "{left:?}");
    // Nothing is written over, and where the house is at work its audit log says what was done.
    away.refused(&words, "backup.exists");
    let before = host.count("store_events");
    let [second, third, other] = ["second.pdf", "third.pdf", "third.backup"].map(|name| away.path(name));
    let drill =
        |file, report| ["backup", "drill", text(file), "--key", text(&set.key), "--report", text(report)];
    host.done(&drill(&set.file, &second));
    assert_eq!(host.count("store_events"), before + 1);
    away.refused(&drill(&set.key, &third), "backup.no_set");
    away.refused(&drill(&set.file, &other), "installer.report_name");
}

#[test]
fn s_194_s_424_a_house_comes_back_whole_into_either_database() {
    let (_, set, before) = agency();
    assert!(before.rows() > 1_000 && before.contents > 4 && before.missing.len() == 1, "{before:?}");
    for host in Host::both() {
        let told = host.done(&Host::restore(set, &[]));
        assert!(told.contains("is restored") && told.contains("configuration"), "{told}");
        host.done(&["audit", "verify"]);
        let after = host.sums(&set.key);
        assert_same(before, &after);
        assert_eq!(host.count("directory_person_grams"), host.count("directory_persons"), "all are found");
        assert_eq!(host.count("directory_sessions"), 0, "who was signed in signs in again");
        assert!(host.data().join("configuration/maru.toml").exists());
        // And back from there: what PostgreSQL gives is what SQLite gave.
        let again = host.path("again.backup");
        host.done(&["backup", "--to", text(&again)]);
        let again = Set { file: again, key: set.key.clone() };
        let third = Host::embedded();
        third.done(&Host::restore(&again, &["--json"]));
        assert_same(&after, &third.sums(&set.key));
        // Only into an empty place.
        host.refused(&Host::restore(set, &[]), "backup.not_empty");
    }
}

fn small() -> (Host, Set) {
    let host = Host::embedded();
    for number in 0..3 {
        host.done(&["account", "add", &format!("guest{number}"), "손님"]);
    }
    let set = host.set();
    (host, set)
}

#[test]
fn s_194_without_its_key_nobody_reads_or_makes_a_set() {
    use std::os::unix::fs::PermissionsExt;
    let (host, set) = small();
    let bytes = std::fs::read(&set.file).unwrap();
    for secret in ["guest1", "손님", "가온도시공사", "directory_persons", "127.0.0.1"] {
        assert!(!bytes.windows(secret.len()).any(|found| found == secret.as_bytes()), "{secret}");
    }
    for file in [&set.file, &set.key] {
        assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let words =
        |key: &Path| ["backup", "verify", text(&set.file), "--key", text(key)].map(str::to_owned).to_vec();
    let refused = |key: &Path, code| {
        let words = words(key);
        host.refused(&words.iter().map(String::as_str).collect::<Vec<_>>(), code);
    };
    let told = host.done(&words(&set.key).iter().map(String::as_str).collect::<Vec<_>>());
    assert!(told.contains("가온도시공사"), "{told}");
    // The house itself cannot open what it has made.
    refused(&host.data().join("keys/backup-signing.key"), "backup.key");
    let (other, others) = small();
    refused(&others.key, "backup.wrong_key");
    other.refused(&["backup", "key", text(&other.path("second.key"))], "backup.has_recipient");
    other.refused(&["backup", "key", text(&others.key), "--replace"], "backup.exists");
    other.done(&["backup", "key", text(&other.path("second.key")), "--replace"]);
    // Somebody who has the public half can seal for it, and is not taken for the house.
    let forged = other.path("forged.key");
    let own = std::fs::read_to_string(&set.key).unwrap();
    let signer = |text: &str| text.lines().find(|l| l.starts_with("# signed by")).unwrap().to_owned();
    let theirs = std::fs::read_to_string(&others.key).unwrap();
    std::fs::write(&forged, own.replace(&signer(&own), &signer(&theirs))).unwrap();
    std::fs::set_permissions(&forged, std::fs::Permissions::from_mode(0o600)).unwrap();
    refused(&forged, "backup.forged");
    std::fs::set_permissions(&set.key, std::fs::Permissions::from_mode(0o640)).unwrap();
    refused(&set.key, "backup.key");
    let fresh = Host::embedded();
    fresh.done(&["account", "add", "guest", "손님"]);
    fresh.refused(&["backup", "--to", text(&fresh.path("a.backup"))], "backup.no_recipient");
    assert!(!fresh.path("a.backup").exists() && !fresh.path("a.backup.partial").exists());
}

#[test]
fn s_426_a_set_that_was_touched_is_refused_before_anything_is_replaced() {
    let ((host, set), (_other, others)) = (small(), small());
    let (key, whole) = (BackupKey::read(&set.key).unwrap(), std::fs::read(&set.file).unwrap());
    let wrong = BackupKey::read(&others.key).unwrap();
    let before = host.sums(&set.key);
    let broken = Set { file: host.path("broken.backup"), key: set.key.clone() };
    let second = host.path("second.backup");
    host.done(&["backup", "--to", text(&second)]);
    let (second, entries) = (std::fs::read(&second).unwrap(), host.entries());
    let (hosts, (_folder, house)) = (Host::both(), modules());
    let (cause, migrations) = (Cause::system("tests.backup"), house.migrations());
    let target = Target {
        folder: &host.data(),
        server: None,
        modules: &migrations,
        keeps: &house.offers.keeps,
        replace: Replace::All,
        cause: &cause,
        now: Timestamp::now(),
    };
    let mut chance = StdRng::seed_from_u64(426);
    for trial in 0..200 {
        let mut bytes = whole.clone();
        let place = chance.random_range(0..bytes.len() - 64);
        let end = (place + chance.random_range(64..5_000)).min(bytes.len());
        match trial % 6 {
            0 => bytes.truncate(place),
            1 => bytes[place] ^= 1 << chance.random_range(0..8),
            // A run that was left out, as by a disk that lost it.
            2 => drop(bytes.drain(place..end)),
            // Parts of another set of the same house, sealed for the same key.
            3 => bytes[place..end].copy_from_slice(&second[place..end]),
            4 => bytes.splice(place.., second[place..].iter().copied()).for_each(drop),
            // Whole, and looked at with the key of another house.
            _ => {}
        }
        let key = if trial % 6 == 5 { &wrong } else { &key };
        std::fs::write(&broken.file, &bytes).unwrap();
        let refused =
            [verify(&broken.file, key).err(), maru_backup::restore(&broken.file, key, &target).err()];
        for refused in refused {
            let told = matches!(refused, Some(Error::Damaged | Error::NoSet | Error::WrongKey));
            assert!(told, "{trial} at {place}: {refused:?}");
        }
        assert_eq!(host.entries(), entries, "{trial}");
        if trial % 20 == 0 {
            let output = host.run(&Host::restore(&broken, &["--replace"]));
            assert!(!output.status.success(), "{trial}");
            for empty in &hosts {
                let output = empty.run(&Host::restore(&broken, &[]));
                assert!(!output.status.success() && !output.stderr.is_empty(), "{trial}");
                assert_eq!(empty.entries(), Vec::<String>::new(), "{trial}");
            }
        }
    }
    assert_same(&before, &host.sums(&set.key));
    std::fs::write(&broken.file, [&whole[..], b"x"].concat()).unwrap();
    assert!(verify(&broken.file, &key).is_err(), "nothing may stand after the end");
    for empty in &hosts {
        empty.done(&Host::restore(&set, &[]));
        assert_same(&before, &empty.sums(&set.key));
    }
}

#[test]
fn s_425_what_is_written_meanwhile_is_in_the_set_whole_or_not_at_all() {
    for host in Host::both() {
        host.done(&["account", "add", "first", "손님"]);
        let set = host.set();
        let (_folder, modules) = modules();
        let db = Db::open(OpenOptions::new(host.address()), &modules.migrations()).unwrap();
        let over = AtomicBool::new(false);
        let (file, mut counts) = (host.path("busy.backup"), Vec::new());
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let mut number = 0;
                while !over.load(Ordering::Relaxed) {
                    number += 1;
                    let login = format!("busy{number}");
                    let cause = Cause::system("tests.busy");
                    let add = move |tx: &mut maru_store::Tx<'_>| {
                        add_local_person(tx, &login, "손님", Standing::Guest).map(|_| ())
                    };
                    db.write_blocking(&cause, add).unwrap();
                }
                number
            });
            for _ in 0..3 {
                host.done(&["backup", "--to", text(&file)]);
                counts.push(verify(&file, &BackupKey::read(&set.key).unwrap()).unwrap().sums.rows());
                if counts.len() < 3 {
                    std::fs::remove_file(&file).unwrap();
                }
            }
            over.store(true, Ordering::Relaxed);
            assert!(writer.join().unwrap() > 0);
        });
        assert!(counts[0] < counts[2], "it was written to meanwhile: {counts:?}");
        let target = Host::embedded();
        target.done(&Host::restore(&Set { file, key: set.key.clone() }, &[]));
        let events = target.count("store_events WHERE name = 'directory.person_added'");
        let people = target.count("directory_persons");
        assert!(people > 1, "{people}");
        assert_eq!(events, people, "each person with the event that tells of them");
    }
}

#[test]
fn s_425_no_content_is_taken_away_while_it_may_be_copied() {
    let (folder, house) = modules();
    let address = Address::Sqlite(folder.path().join("maru.sqlite"));
    let db = Db::open(OpenOptions::new(address), &house.migrations()).unwrap();
    let contents = folder.path().join("files");
    let files = maru_files::Files::new(maru_files::Options::new(contents.clone())).unwrap();
    let cause = Cause::system("tests.backup");
    let hash = actix_web::rt::System::new().block_on(async {
        let mut incoming = files.begin().await.unwrap();
        incoming.write("가".as_bytes()).await.unwrap();
        let received = incoming.finish().await.unwrap();
        let hash = received.hash.clone();
        files.keep(&db, &cause, db.new_id(), "a.txt", received).await.unwrap();
        hash
    });
    let content = lies(&contents, &hash);
    let forget = |tx: &mut maru_store::Tx<'_>| {
        diesel::sql_query("DELETE FROM files_links").execute(tx.conn())?;
        Ok::<_, StoreError>(())
    };
    db.write_blocking(&cause, forget).unwrap();
    let holds: Vec<_> = house.offers.keeps.iter().map(|keeps| keeps.hold().unwrap()).collect();
    files.collect(&db, Duration::ZERO).unwrap();
    assert!(content.exists(), "its row is gone, and whoever copies an older picture still finds it");
    drop(holds);
    files.collect(&db, Duration::ZERO).unwrap();
    assert!(!content.exists());
}

#[test]
fn s_424_a_restore_that_is_killed_leaves_the_old_house_or_one_that_a_rerun_finishes() {
    let (_, set, wanted) = agency();
    let began = Instant::now();
    let [probe, _] = Host::both();
    probe.done(&Host::restore(set, &[]));
    let whole = began.elapsed();
    let mut chance = StdRng::seed_from_u64(424);
    let (mut old, mut unfinished, mut new) = (0, 0, 0);
    for host in Host::both() {
        host.done(&["account", "add", "old", "손님"]);
        for _ in 0..6 {
            let mut child =
                host.command(&Host::restore(set, &["--replace"])).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(whole.mul_f64(chance.random_range(0.2..1.1)));
            let _ = child.kill();
            let _ = child.wait();
            let is_old = || host.count("directory_persons") == 1;
            if maru_backup::is_unfinished(&host.data()) {
                unfinished += 1;
                host.refused(&["token", "old", "system"], "installer.restore_unfinished");
            } else if is_old() {
                old += 1;
            } else {
                new += 1;
                break;
            }
        }
        host.done(&Host::restore(set, &["--replace"]));
        assert!(!maru_backup::is_unfinished(&host.data()));
        assert_same(wanted, &host.sums(&set.key));
        host.done(&["audit", "verify"]);
    }
    println!("{old} old, {unfinished} unfinished, {new} new");
}

#[test]
fn s_424_a_restore_cut_off_between_any_two_moves_is_finished_by_the_next() {
    let (_host, set) = small();
    let wanted = verify(&set.file, &BackupKey::read(&set.key).unwrap()).unwrap().sums;
    let staged = Host::embedded();
    staged.done(&Host::restore(&set, &[]));
    // The same house as it lies while it is moved in: `moved` of its entries are in their place.
    let entries = staged.entries();
    for moved in 0..=entries.len() {
        let host = Host::embedded();
        let stage = host.data().join(".restoring");
        std::fs::create_dir_all(stage.join("house")).unwrap();
        std::fs::create_dir_all(host.data().join("keys")).unwrap();
        std::fs::write(host.data().join("keys/old.key"), b"old").unwrap();
        let before = host.data().join(".before-1");
        if moved > 0 {
            std::fs::create_dir_all(&before).unwrap();
            std::fs::rename(host.data().join("keys"), before.join("keys")).unwrap();
            std::fs::write(stage.join("emptied"), b"").unwrap();
        }
        for (number, entry) in entries.iter().enumerate() {
            let to = if number < moved { host.data() } else { stage.join("house") };
            let copied = Command::new("cp").arg("-r").arg(staged.data().join(entry)).arg(to).status();
            assert!(copied.unwrap().success());
        }
        std::fs::write(stage.join("ready"), br#"{"set":"x","before":".before-1","database":"sqlite"}"#)
            .unwrap();
        host.refused(&["backup", "--to", text(&host.path("a"))], "installer.restore_unfinished");
        let told = host.done(&Host::restore(&set, &[]));
        assert!(told.contains("finished") && told.contains(".before-1"), "{told}");
        assert!(before.join("keys/old.key").exists() && !stage.exists());
        assert_same(&wanted, &host.sums(&set.key));
    }
}

/// All modules of this program.
fn modules() -> (TempFolder, House) {
    let folder = TempFolder::new();
    let config = maru::config::Config {
        agency: maru::config::Agency { name: "A".to_owned(), network: String::new() },
        server: maru::config::Server {
            listen: ([127, 0, 0, 1], 0).into(),
            base_url: "http://127.0.0.1".to_owned(),
            certificate: None,
            private_key: None,
            trusted_proxies: Vec::new(),
            requests_per_second: 1_000.0,
        },
        storage: maru::config::Storage {
            folder: folder.path().to_owned(),
            database: None,
            password: None,
            owner: None,
            connections: 4,
        },
        security: Default::default(),
        audit: Default::default(),
        files: Default::default(),
        log: Default::default(),
        admin: Default::default(),
        syslog: None,
        relay: None,
    };
    let house = House::build(maru::house::modules(&config, false, &Hub::default()).unwrap().all).unwrap();
    (folder, house)
}

/// A set of a house that has these tables alone.
fn set_of(host: &Host, house: &House, migrations: &[ModuleMigrations]) -> Set {
    let (file, key) = (host.path("other.backup"), host.path("other.key"));
    let keys = host.data().join("keys");
    let db = Db::open(OpenOptions::new(host.address()), migrations).unwrap();
    make_key(&db, &HouseKeys::of(&keys), &key, false, &Cause::system("tests.backup")).unwrap();
    let source = Source {
        db: &db,
        modules: migrations.iter().map(|m| m.module).collect(),
        keeps: &house.offers.keeps,
        keys: HouseKeys::of(&keys),
        loose: Vec::new(),
        agency: "A",
        program: "0",
    };
    maru_backup::make(&source, &file, &Cause::system("tests.backup")).unwrap();
    Set { file, key }
}

#[test]
fn s_431_an_older_set_is_brought_up_to_date_and_a_newer_one_is_refused() {
    let (_folder, house) = modules();
    let older: Vec<ModuleMigrations> = house
        .migrations()
        .into_iter()
        .filter(|m| m.module != "wiki")
        .map(|m| if m.module == "audit" { ModuleMigrations { steps: &m.steps[..1], ..m } } else { m })
        .collect();
    let newer = [house.migrations(), vec![NullModule::default().migrations()]].concat();
    for source in Host::both() {
        let old = set_of(&source, &house, &older);
        for target in Host::both() {
            target.done(&Host::restore(&old, &[]));
            target.done(&["account", "add", "guest", "손님"]);
            assert_eq!(target.count("wiki_pages"), 0);
        }
    }
    for source in Host::both() {
        let new = set_of(&source, &house, &newer);
        for target in Host::both() {
            target.refused(&Host::restore(&new, &[]), "store.newer");
            assert_eq!(target.entries(), Vec::<String>::new());
            target.done(&["account", "add", "guest", "손님"]);
            target.refused(&Host::restore(&new, &["--replace"]), "store.newer");
            assert_eq!(target.count("directory_persons"), 1, "the old house is there");
        }
    }
}

#[test]
fn s_426_a_database_that_gives_other_rows_back_is_refused() {
    let (host, set) = small();
    let mut conn = SqliteConnection::establish(text(&host.data().join("maru.sqlite"))).unwrap();
    // PostgreSQL knows one truth only.
    diesel::sql_query("UPDATE directory_persons SET on_leave = 2").execute(&mut conn).unwrap();
    let odd = Set { file: host.path("odd.backup"), key: set.key.clone() };
    host.done(&["backup", "--to", text(&odd.file)]);
    let [embedded, server] = Host::both();
    embedded.done(&Host::restore(&odd, &[]));
    server.refused(&Host::restore(&odd, &[]), "backup.differs");
    assert_eq!(server.entries(), Vec::<String>::new());
    server.done(&Host::restore(&set, &[]));
}

#[test]
fn s_189_s_424_a_machine_without_a_configuration_takes_that_of_the_set() {
    let (host, set) = small();
    let text = std::fs::read_to_string(host.config()).unwrap();
    std::fs::remove_dir_all(host.data()).unwrap();
    std::fs::remove_file(host.config()).unwrap();
    host.refused(&["backup", "--to", "x"], "installer.config_missing");
    host.done(&Host::restore(&set, &[]));
    assert_eq!(std::fs::read_to_string(host.config()).unwrap(), text);
    let mode = std::fs::metadata(host.config()).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "secrets in it are for its owner alone");
    assert_eq!(host.count("directory_persons"), 3);
}

#[test]
fn s_424_a_house_that_is_replaced_is_kept_aside() {
    let (_host, set) = small();
    for host in Host::both() {
        host.done(&["account", "add", "old", "손님"]);
        let schema = host.database.as_ref().map(|uri| uri.rsplit("%3D").next().unwrap().to_owned());
        let told = host.done(&Host::restore(&set, &["--replace"]));
        assert!(told.contains(".before-"), "{told}");
        assert_eq!(host.count("directory_persons"), 3);
        let before = host.entries().into_iter().find(|name| name.starts_with(".before-")).unwrap();
        match schema {
            None => {
                let file = host.data().join(&before).join("maru.sqlite");
                assert_eq!(count(&Address::Sqlite(file), "directory_persons"), 1);
            }
            Some(_) => {
                let aside = format!("maru_{}", before.trim_start_matches('.').replace('-', "_"));
                assert_eq!(host.count(&format!("{aside}.directory_persons")), 1);
            }
        }
    }
}

/// Another database in the configuration, or none.
fn with_database(host: &mut Host, database: Option<String>) {
    let text = std::fs::read_to_string(host.config()).unwrap();
    let kept = text.lines().filter(|line| !line.starts_with("database = "));
    let line = database.iter().map(|uri| format!("\ndatabase = {uri:?}")).collect::<String>();
    let text = kept.map(|l| if l == "[storage]" { format!("{l}{line}\n") } else { format!("{l}\n") });
    std::fs::write(host.config(), text.collect::<String>()).unwrap();
    host.database = database;
}

/// A restore that was killed when its house was whole and not in its place yet.
fn cut_off(host: &Host, set: &Set, database: &str) {
    let stage = host.data().join(".restoring");
    let (id, house) =
        (verify(&set.file, &BackupKey::read(&set.key).unwrap()).unwrap().head.set, stage.join("house"));
    std::fs::create_dir_all(&house).unwrap();
    for entry in host.entries().into_iter().filter(|name| !name.starts_with('.')) {
        std::fs::rename(host.data().join(&entry), house.join(&entry)).unwrap();
    }
    let ready = serde_json::json!({ "set": id, "before": ".before-1", "database": database });
    std::fs::write(stage.join("emptied"), b"").unwrap();
    std::fs::write(stage.join("ready"), ready.to_string()).unwrap();
}

#[test]
fn s_424_a_restore_that_was_cut_off_is_not_finished_with_another_database() {
    let (_host, set) = small();
    for mut host in Host::both() {
        host.done(&Host::restore(&set, &[]));
        let wanted = host.sums(&set.key);
        let (first, other) = (host.database.clone(), host.database.is_none().then(postgres_uri));
        cut_off(
            &host,
            &set,
            &first.as_deref().map_or("sqlite".to_owned(), |uri| Address::parse(uri).unwrap().to_string()),
        );
        let staged = std::fs::read_dir(host.data().join(".restoring/house")).unwrap().count();
        with_database(&mut host, other);
        host.refused(&Host::restore(&set, &["--replace"]), "backup.other_database");
        if host.database.is_some() {
            host.refused(&["migrate", "sqlite-to-postgres"], "backup.other_database");
        }
        with_database(&mut host, Some(postgres_uri()));
        let output = host.run(&Host::restore(&set, &["--replace"]));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("postgres://") && !said.contains(":maru@"), "{said}");
        assert_eq!(
            std::fs::read_dir(host.data().join(".restoring/house")).unwrap().count(),
            staged,
            "nothing is lost"
        );
        with_database(&mut host, first);
        host.done(&Host::restore(&set, &[]));
        assert_same(&wanted, &host.sums(&set.key));
    }
}

#[test]
fn s_194_sets_that_were_cut_off_are_removed_by_the_next() {
    let (_, set, _) = agency();
    let host = Host::embedded();
    host.done(&Host::restore(set, &[]));
    let folder = host.path("sets");
    std::fs::create_dir(&folder).unwrap();
    let partial = || {
        let entries =
            std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
        entries.filter(|name| name.ends_with(".partial")).count()
    };
    // Killed while it writes: what it wrote stays.
    let mut killed = host.command(&["backup", "--to", text(&folder)]).stdout(Stdio::null()).spawn().unwrap();
    let until = Instant::now() + Duration::from_secs(60);
    while partial() == 0 && killed.try_wait().unwrap().is_none() {
        assert!(Instant::now() < until);
    }
    killed.kill().unwrap();
    killed.wait().unwrap();
    assert_eq!(partial(), 1, "it was killed in the middle");
    // In a night that is over.
    let left = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    std::fs::rename(left, folder.join("maru-20260101-021500.backup.partial")).unwrap();
    std::fs::write(folder.join("notes.partial"), "mine").unwrap();
    host.done(&["backup", "--to", text(&folder)]);
    assert_eq!(partial(), 1);
    assert!(folder.join("notes.partial").exists());
}

/// Runs the program where no file may become longer than `kilobytes`, as on a disk without room.
fn without_room(host: &Host, kilobytes: u64, words: &[&str]) -> Output {
    let mut shell = Command::new("bash");
    shell.args(["-c", &format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$@\""), "bash"]);
    shell.arg(env!("CARGO_BIN_EXE_maru")).args(words);
    shell.env("LANG", "ko_KR.UTF-8").env("MARU_CONFIG", host.config()).output().unwrap()
}

/// One sentence that says what is missing.
fn says_full(output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !output.status.success() && said.ends_with("[backup.full]\n") && said.lines().count() == 1,
        "{said}"
    );
    assert!(said.contains("자리"), "{said}");
}

#[test]
fn s_400_s_424_where_there_is_no_room_nothing_is_left_and_nothing_is_lost() {
    let host = Host::embedded();
    let mut served = Served::demo(&host);
    put_large_content(&host);
    let set = host.set();
    let wanted = verify(&set.file, &BackupKey::read(&set.key).unwrap()).unwrap().sums;
    let folder = host.path("sets");
    std::fs::create_dir(&folder).unwrap();
    says_full(&without_room(&host, 8_000, &["backup", "--to", text(&folder)]));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "nothing is left");
    // Those who are served notice nothing of it.
    host.done(&["account", "add", "later", "손님"]);
    host.done(&["backup", "--to", text(&folder)]);
    served.stop();
    let before = host.sums(&set.key);
    for target in Host::both() {
        says_full(&without_room(&target, 8_000, &Host::restore(&set, &[])));
        assert_eq!(target.entries(), Vec::<String>::new());
        target.done(&Host::restore(&set, &[]));
        assert_same(&wanted, &target.sums(&set.key));
    }
    says_full(&without_room(&host, 8_000, &Host::restore(&set, &["--replace"])));
    assert_same(&before, &host.sums(&set.key));
}

/// One file that is larger than the whole database.
fn put_large_content(host: &Host) {
    let db = Db::open(OpenOptions::new(host.address()), &modules().1.migrations()).unwrap();
    let files = maru_files::Files::new(maru_files::Options::new(host.data().join("files"))).unwrap();
    actix_web::rt::System::new().block_on(async {
        let mut incoming = files.begin().await.unwrap();
        for number in 0..13 {
            incoming.write(format!("{number:08}\n").repeat(100_000).as_bytes()).await.unwrap();
        }
        let received = incoming.finish().await.unwrap();
        files.keep(&db, &Cause::system("tests.backup"), db.new_id(), "a.txt", received).await.unwrap();
    });
}

#[test]
fn s_192_s_424_a_house_moves_to_a_database_with_an_owner_of_its_own() {
    let (_, set, sums) = agency();
    let (server, mut host) = (AgencyPostgres::start(), Host::embedded());
    server.admit_everybody();
    host.done(&Host::restore(set, &[]));
    let (roles, [owner, user]) = (Roles::of("house"), ["owner-secret-5d1c", "user-secret-8e20"]);
    make_place(&Address::parse(&server.uri("maru", "postgres")).unwrap(), &roles, (owner, user)).unwrap();
    let secrets = host.path("credentials");
    std::fs::create_dir(&secrets).unwrap();
    for (name, secret) in [("database", user), ("database-owner", owner)] {
        std::fs::write(secrets.join(name), secret).unwrap();
        std::fs::set_permissions(secrets.join(name), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    let uri = server.uri(&roles.user, "house").replace(&format!(":{}", AgencyPostgres::PASSWORD), "");
    with_database(&mut host, Some(uri));
    let text = std::fs::read_to_string(host.config()).unwrap();
    let more = format!("[storage]\npassword = \"credential:database\"\nowner = {:?}\n", roles.owner);
    std::fs::write(host.config(), text.replace("[storage]\n", &more)).unwrap();
    host.done(&["migrate", "sqlite-to-postgres"]);
    // The house works as the service's role, which can do no more than that.
    assert_same(sums, &host.sums(&set.key));
    host.done(&["audit", "verify"]);
    host.done(&["account", "add", "later", "손님"]);
    let may = |what: &str| {
        server.sql("house", &format!("SELECT {}", what.replace("ROLE", &format!("'{}'", roles.user))))
    };
    for (what, want) in [
        ("tableowner FROM pg_tables WHERE tablename = 'store_events'", roles.owner.as_str()),
        ("has_table_privilege(ROLE, 'store_events', 'INSERT')", "t"),
        ("has_table_privilege(ROLE, 'store_events', 'UPDATE,DELETE,TRUNCATE')", "f"),
        ("has_table_privilege(ROLE, 'store_migrations', 'INSERT,UPDATE,DELETE')", "f"),
        ("has_table_privilege(ROLE, 'wiki_pages', 'UPDATE')", "t"),
        ("has_schema_privilege(ROLE, current_schema(), 'CREATE')", "f"),
    ] {
        assert_eq!(may(what), want, "{what}");
    }
    host.refused(&["migrate", "sqlite-to-postgres"], "installer.no_sqlite");
}
