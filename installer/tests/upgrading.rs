//! `maru release` and `maru upgrade` by the real program, on a house with people in it: what works stays, what does not
//! is taken back, and no kill leaves anything between.
#![cfg(test)]

mod site;

use maru_testkit::AgencyPostgres;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use site::{Site, done, refused};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Kills of an upgrade in a run of the tests.
const KILLS: u32 = 10;

/// A house that was installed, and somebody who makes releases for it.
struct House {
    site: Site,
}

impl House {
    fn new() -> House {
        House::on(Site::new())
    }

    fn on(site: Site) -> House {
        site.installed();
        let house = House { site };
        done(house.maru(&["release", "key"]).arg(house.key()).output().unwrap());
        std::fs::copy(house.key().with_extension("pem"), house.site.at("etc/maru/release.pem")).unwrap();
        house
    }

    fn key(&self) -> PathBuf {
        self.site.path("release.key")
    }

    fn maru(&self, words: &[&str]) -> Command {
        self.site.command(words)
    }

    /// A program that does `more` before and otherwise what the real one does. Nothing but the program differs, so each
    /// release is made at a second of its own.
    fn release(&self, number: u32, more: &str) -> PathBuf {
        let program = self.site.path(&format!("program-{number}"));
        self.packed(1_800_000_000 + number, &self.program_that(&program, more))
    }

    fn release_at(&self, second: u32, more: &str) -> PathBuf {
        self.packed(second, &self.program_that(&self.site.path("program"), more))
    }

    fn program_that(&self, program: &Path, more: &str) -> PathBuf {
        let real = env!("CARGO_BIN_EXE_maru");
        std::fs::write(program, format!("#!/bin/sh\n{more}\nexec {real} \"$@\"\n")).unwrap();
        std::fs::set_permissions(program, std::fs::Permissions::from_mode(0o755)).unwrap();
        program.to_owned()
    }

    fn packed(&self, second: u32, program: &Path) -> PathBuf {
        let mut command = self.maru(&["release", "--json", "--key"]);
        command.arg(self.key()).arg("--to").arg(self.site.path("")).arg("--program").arg(program);
        let told = done(command.env("SOURCE_DATE_EPOCH", second.to_string()).output().unwrap());
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        PathBuf::from(told["file"].as_str().unwrap())
    }

    fn upgrade(&self, bundle: &Path) -> Command {
        let mut command = self.maru(&["upgrade", "--without-backup", "--json", "--root"]);
        command.arg(self.site.root()).arg(bundle);
        command
    }

    fn end(&self) -> Command {
        let mut command = self.maru(&["upgrade", "--json", "--root"]);
        command.arg(self.site.root());
        command
    }

    /// Everything the database says, but for what a running process notes of itself.
    fn rows(&self) -> serde_json::Value {
        let config = self.site.at("etc/maru/maru.toml");
        let told = done(self.maru(&["audit", "verify", "--json", "--config"]).arg(config).output().unwrap());
        serde_json::from_str(&told).unwrap()
    }

    fn program(&self) -> Vec<u8> {
        std::fs::read(self.site.at("usr/local/bin/maru")).unwrap()
    }

    fn is_clean(&self) {
        assert!(!self.site.at("var/lib/maru-upgrade").exists());
        assert!(!self.site.at("var/lib/maru/.upgrading").exists());
        let left = |name: &str| name.contains("before-upgrade") || name.contains("unfinished");
        for entry in std::fs::read_dir(self.site.at("var/lib/maru")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(!left(&name), "{name}");
        }
    }

    /// Whether it serves, by the program that stands there.
    fn serves(&self) {
        let _served = self.site.serve();
        let began = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", self.site.port)).is_err() {
            assert!(began.elapsed() < Duration::from_secs(60), "nobody answers");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

fn outcome(told: &str) -> String {
    let told: serde_json::Value = serde_json::from_str(told).unwrap();
    told["outcome"].as_str().unwrap().to_owned()
}

#[test]
fn s_61_s_431_a_house_is_brought_up_to_a_signed_release_and_never_back() {
    let house = House::new();
    let (first, second) = (house.release(1, ":"), house.release(2, ": two"));
    let before = house.program();
    let would = done(house.upgrade(&second).arg("--dry-run").output().unwrap());
    assert!(outcome(&would) == "would" && house.program() == before, "{would}");
    house.is_clean();

    assert_eq!(outcome(&done(house.upgrade(&second).output().unwrap())), "upgraded");
    assert_eq!(house.program(), std::fs::read(house.site.path("program-2")).unwrap());
    house.is_clean();
    house.serves();
    assert_eq!(outcome(&done(house.upgrade(&second).output().unwrap())), "already");
    refused(house.upgrade(&first).output().unwrap(), "release.older");
    assert_eq!(outcome(&done(house.end().output().unwrap())), "nothing");
    refused(house.end().arg("--back").output().unwrap(), "installer.upgrade_nothing_begun");
    assert!(house.rows().to_string().contains("\"sound\":true"), "{}", house.rows());
}

#[test]
fn s_61_s_426_what_is_not_signed_by_whom_the_house_trusts_is_refused() {
    let house = House::new();
    let bundle = house.release(1, ":");
    let before = house.program();
    let trusted = house.site.at("etc/maru/release.pem");
    let pem = std::fs::read(&trusted).unwrap();
    std::fs::remove_file(&trusted).unwrap();
    refused(house.upgrade(&bundle).output().unwrap(), "release.no_key");
    done(house.maru(&["release", "key"]).arg(house.site.path("other.key")).output().unwrap());
    std::fs::copy(house.site.path("other.pem"), &trusted).unwrap();
    refused(house.upgrade(&bundle).output().unwrap(), "release.forged");
    std::fs::write(&trusted, pem).unwrap();
    let bytes = std::fs::read(&bundle).unwrap();
    std::fs::write(&bundle, &bytes[..bytes.len() / 2]).unwrap();
    refused(house.upgrade(&bundle).output().unwrap(), "release.no_bundle");
    std::fs::write(&bundle, bytes).unwrap();
    let told = done(house.maru(&["release", "verify", "--key"]).arg(&trusted).arg(&bundle).output().unwrap());
    assert!(told.contains("whole") && told.contains("sbom.cdx.json"), "{told}");
    assert_eq!(house.program(), before);
    house.is_clean();
}

/// What makes a new program fail at each of its parts, and in the last case what it leaves in the database.
const FAILURES: [(&str, &str); 5] = [
    ("--version", "[ \"$1\" != --version ] || exit 3"),
    ("migrate", "[ \"$1\" != migrate ] || { echo no way >&2; exit 3; }"),
    ("serve --trial", "[ \"$1\" != serve ] || { echo no way >&2; exit 3; }"),
    ("settle", "[ \"$1\" != settle ] || { echo no way >&2; exit 3; }"),
    ("serve --trial", "[ \"$1\" != serve ] || exec sleep 1"),
];

#[test]
fn s_431_a_release_that_does_not_work_is_taken_back() {
    let house = House::new();
    let (before, rows) = (house.program(), house.rows());
    for (number, (part, failure)) in (1..).zip(FAILURES) {
        let bundle = house.release(number, failure);
        let output = house.upgrade(&bundle).output().unwrap();
        // What does not even run is found out before the service is stopped.
        let code = if number == 1 { "installer.upgrade_newcomer" } else { "installer.upgrade_taken_back" };
        let said = refused(output, code);
        assert!(said.contains(part), "{said}");
        assert_eq!(house.program(), before, "{part}");
        if number > 1 {
            house.is_clean();
        }
    }
    assert!(rows["sound"] == true && house.rows()["sound"] == true, "{rows}");
    house.serves();
    assert_eq!(outcome(&done(house.upgrade(&house.release(9, ":")).output().unwrap())), "upgraded");
}

/// Tables of a newer program, as its steps would make them: the old one refuses them.
fn newer_tables(house: &House) -> String {
    let file = house.site.at("var/lib/maru/maru.sqlite");
    let steps = "CREATE TABLE next_things (x TEXT); DELETE FROM notify_notices; DELETE FROM store_settings; \
                 INSERT INTO store_migrations VALUES ('20990101000000-next', 0)";
    format!(
        "if [ \"$1\" = migrate ]; then {} \"$@\" && exec sqlite3 {} \"{steps}\"; fi",
        env!("CARGO_BIN_EXE_maru"),
        file.display()
    )
}

#[test]
fn s_431_tables_of_a_newer_program_are_refused_by_the_older_one_and_taken_back() {
    let house = House::new();
    let count = |table: &str| {
        let file = house.site.at("var/lib/maru/maru.sqlite");
        let sql = format!("SELECT count(*) FROM {table}");
        done(Command::new("sqlite3").arg(file).arg(sql).output().unwrap())
    };
    let tables = ["store_settings", "directory_persons", "store_migrations"];
    let before = tables.map(&count);
    let said = refused(
        house.upgrade(&house.release(1, &newer_tables(&house))).output().unwrap(),
        "installer.upgrade_taken_back",
    );
    assert!(said.contains("20990101000000-next") && said.contains("store.newer"), "{said}");
    assert_eq!(tables.map(&count), before);
    let told = done(house.end().output().unwrap());
    assert_eq!(outcome(&told), "nothing");
    house.serves();
}

#[test]
fn s_28_the_door_of_a_trial_is_handed_over_and_nowhere_else() {
    let house = House::new();
    let config = house.site.at("etc/maru/maru.toml");
    let alone = house.maru(&["serve", "--trial", "--config"]).arg(&config).output().unwrap();
    refused(alone, "installer.listen");
    std::fs::write(house.site.at("var/lib/maru/.upgrading"), "").unwrap();
    let meanwhile = house.maru(&["serve", "--config"]).arg(&config).output().unwrap();
    refused(meanwhile, "installer.upgrade_unfinished");
}

#[test]
fn an_upgrade_of_another_machine_is_ended_there() {
    let house = House::new();
    let mark = house.site.at("var/lib/maru/.upgrading");
    std::fs::write(&mark, "node-b").unwrap();
    let said = refused(house.end().output().unwrap(), "installer.upgrade_elsewhere");
    assert!(said.contains("node-b") && mark.exists(), "{said}");
    refused(house.upgrade(&house.release(1, ":")).output().unwrap(), "installer.upgrade_elsewhere");
    assert!(mark.exists());
    // Nobody knows what this one was for, and nothing had begun.
    std::fs::write(&mark, "").unwrap();
    std::fs::create_dir_all(house.site.at("var/lib/maru-upgrade/units")).unwrap();
    assert_eq!(outcome(&done(house.end().output().unwrap())), "nothing");
    house.is_clean();
}

#[test]
fn s_431_a_release_that_is_older_than_the_first_program_is_refused() {
    let made_at: u32 = env!("MARU_MADE_AT").parse().unwrap();
    let house = House::new();
    let before = house.program();
    refused(house.upgrade(&house.release_at(made_at - 1, ":")).output().unwrap(), "release.older");
    assert_eq!(house.program(), before);
    assert_eq!(outcome(&done(house.upgrade(&house.release_at(made_at, ":")).output().unwrap())), "upgraded");
}

#[test]
fn s_428_an_upgrade_that_is_killed_anywhere_is_ended_by_the_next_call() {
    killed(House::new, KILLS, 11);
}

#[test]
fn s_428_and_so_on_the_agency_s_own_postgresql() {
    let server = AgencyPostgres::start();
    server.admit_everybody();
    killed(|| House::on(Site::beside_postgres(&server)), KILLS / 2, 12);
}

#[test]
fn s_431_on_postgresql_too_newer_tables_are_taken_back() {
    let server = AgencyPostgres::start();
    server.admit_everybody();
    let house = House::on(Site::beside_postgres(&server));
    let config = std::fs::read_to_string(house.site.at("etc/maru/maru.toml")).unwrap();
    let name = config.split("_app@").next().and_then(|c| c.rsplit('/').next()).unwrap().to_owned();
    // A node that comes while tables are being changed is told, wherever its folder is.
    server.sql(&name, "CREATE SCHEMA public_upgrading");
    let file = house.site.at("etc/maru/maru.toml");
    let meanwhile = house.maru(&["serve", "--config"]).arg(&file).output().unwrap();
    refused(meanwhile, "installer.upgrade_unfinished");
    server.sql(&name, "DROP SCHEMA public_upgrading");
    let count = |table: &str| server.sql(&name, &format!("SELECT count(*) FROM {table}"));
    let tables = ["store_settings", "directory_persons", "store_migrations", "audit_seals"];
    let words = || {
        server.sql(&name, "SELECT md5(string_agg(id || grams::text, ',' ORDER BY id)) FROM search_documents")
    };
    let (before, words_before) = (tables.map(&count), words());
    let steps = "CREATE TABLE next_things (x TEXT); DELETE FROM store_settings; ALTER TABLE wiki_pages DROP COLUMN title; \
                 INSERT INTO store_migrations VALUES ('20990101000000-next', now())";
    let newer = format!(
        "if [ \"$1\" = migrate ]; then {} \"$@\" && PGPASSWORD={} exec psql -q -h localhost -p {} -U maru -d {name} -c \"{steps}\"; fi",
        env!("CARGO_BIN_EXE_maru"),
        AgencyPostgres::PASSWORD,
        server.port(),
    );
    let said =
        refused(house.upgrade(&house.release(1, &newer)).output().unwrap(), "installer.upgrade_taken_back");
    assert!(said.contains("20990101000000-next") && said.contains("store.newer"), "{said}");
    assert_eq!((tables.map(&count), words()), (before, words_before));
    // What somebody else has put there is not thrown away with it.
    let left = "SELECT string_agg(relname, ',') FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace \
                WHERE nspname LIKE '%\\_upgrade%' AND relkind = 'r'";
    assert_eq!(server.sql(&name, left), "next_things");
    house.serves();
    assert_eq!(outcome(&done(house.upgrade(&house.release(2, ":")).output().unwrap())), "upgraded");
    house.serves();
}

/// Kills so many upgrades of one house at random moments, and has each ended. Every other one would not work anyway, so that
/// ways back are cut off as well, and so is the first call that is to end it.
fn killed(house: impl Fn() -> House, kills: u32, usual_seed: u64) {
    let house = house();
    let began = Instant::now();
    done(house.upgrade(&house.release(1, ":")).output().unwrap());
    let whole = began.elapsed();
    let seed = std::env::var("MARU_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(usual_seed);
    let mut chance = StdRng::seed_from_u64(seed);
    let mut wait = || whole.mul_f64(chance.random_range(0.0..1.0));
    let cut_off = |mut command: Command, after: Duration| {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(after);
        let _ = child.kill();
        child.wait().unwrap();
    };
    let is_begun = || house.site.at("var/lib/maru-upgrade/state.json").exists();
    let (mut ends, mut begun) = (Vec::new(), 0);
    for kill in 2..kills + 2 {
        let works = kill % 2 == 0;
        let part = if works { ":" } else { "[ \"$1\" != settle ] || exit 3" };
        let bundle = house.release(kill, &format!(": {kill}\n{part}"));
        let (first, second) = (wait(), wait().mul_f64(0.15));
        let told = format!("seed {seed}, kill {kill} after {first:?} and {second:?}");
        cut_off(house.upgrade(&bundle), first);
        begun += u32::from(is_begun());
        cut_off(house.end(), second);
        let was_left = if is_begun() { "cut off again, " } else { "" };
        let end = outcome(&done(house.end().output().unwrap()));
        assert!(["nothing", "taken_back", "finished"].contains(&end.as_str()), "{told}: {end}");
        house.is_clean();
        assert!(house.rows()["sound"] == true, "{told}");
        ends.push(format!("{was_left}{end}"));
        let again = house.upgrade(&bundle).output().unwrap();
        if works {
            let outcome = outcome(&done(again));
            assert!(["upgraded", "already"].contains(&outcome.as_str()), "{told}: {outcome}");
        } else {
            refused(again, "installer.upgrade_taken_back");
            house.is_clean();
        }
    }
    eprintln!("{whole:?} each; ended as {ends:?}");
    assert!(begun > 0, "{ends:?}");
    house.serves();
}
