//! `maru install` from one file and its answers, on a scratch root beside a directory server of the agency's own.
#![cfg(test)]

mod site;

use maru_testkit::AgencyPostgres;
use maru_testkit::postfix::{Manner, Postfix};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use site::{AGENCY, EMPLOYEE_PASSWORD, READER_PASSWORD, Site, done, files, people_with, refused};
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

/// Kills of an installation in a run of the tests.
const KILLS: u32 = 10;

fn states(report: &serde_json::Value) -> BTreeMap<String, String> {
    let steps = report["steps"].as_array().unwrap();
    steps
        .iter()
        .map(|s| (s["step"].as_str().unwrap().to_owned(), s["state"].as_str().unwrap().to_owned()))
        .collect()
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())).permissions().mode()
        & 0o7777
}

fn changed_at(folder: &Path) -> BTreeMap<String, SystemTime> {
    let of = |path: &std::path::PathBuf| std::fs::metadata(path).unwrap().modified().unwrap();
    let all = files(folder).into_iter();
    // Whoever closes the embedded database last folds its journal in, a reader too.
    all.filter(|p| !p.to_string_lossy().contains("maru.sqlite"))
        .map(|path| (path.display().to_string(), of(&path)))
        .collect()
}

#[test]
fn s_7_s_189_one_file_and_its_answers_make_a_house() {
    let site = Site::new();
    let told = done(site.install().arg("--dry-run").output().unwrap());
    assert!(told.contains("[to do] Directory") && told.contains("Nothing was changed."), "{told}");
    assert!(!site.root().exists() && !site.path("backup.key").exists());

    let began = Instant::now();
    let first = site.installed();
    eprintln!("installed in {:?}", began.elapsed());
    let notes = first.to_string();
    assert!(notes.contains("seoyeon.kim signed in") && notes.contains("450 people"), "{notes}");
    for (path, want) in [
        ("etc/maru", 0o750),
        ("etc/maru/maru.toml", 0o640),
        ("etc/maru/credentials", 0o700),
        ("etc/maru/tls/server.key", 0o600),
        ("etc/maru/tls/ca.key", 0o600),
        ("etc/maru/first-administrators.txt", 0o600),
        ("etc/maru/install-report.html", 0o640),
        ("var/lib/maru", 0o700),
        ("var/lib/maru/keys/sources/agency.password", 0o600),
        ("usr/local/bin/maru", 0o755),
        ("var/backups/maru", 0o700),
        ("etc/systemd/system/maru.service", 0o644),
        ("usr/local/share/man/man1/maru-backup-drill.1", 0o644),
        ("usr/local/share/man/ko/man1", 0o755),
        ("usr/local/share/doc/maru/operate.html", 0o644),
        ("../backup.key", 0o600),
    ] {
        assert_eq!(mode(&site.at(path)), want, "{path}");
    }
    nothing_secret_is_told(&site);

    let addresses = std::fs::read_to_string(site.at("etc/maru/first-administrators.txt")).unwrap();
    for (login, role) in [("jihun.han", "system"), ("haerin.jung", "security"), ("jungwoo.park", "auditor")] {
        assert!(
            addresses.contains(&format!("{login}  {role}  https://localhost:{}/welcome/", site.port)),
            "{addresses}"
        );
    }
    assert!(addresses.contains("/password/"), "{addresses}");

    let before = changed_at(&site.root());
    let again = site.installed();
    assert!(states(&again).values().all(|state| state != "done"), "{again}");
    assert_eq!(changed_at(&site.root()), before, "a second run changes nothing");
    done(site.command(&["config", "check", "--config"]).arg(site.at("etc/maru/maru.toml")).output().unwrap());
}

#[test]
fn s_189_the_mail_relay_is_tried_and_its_password_kept_for_the_service_alone() {
    let (site, postfix) = (Site::new(), Postfix::start(Manner::default()));
    site.secret("relay.password", "something else");
    site.add(&format!(
        "[relay]\naddress = \"localhost:{}\"\nauthority = \"{}\"\nuser = \"{}\"\npassword_file = \"{}\"\n\
         from = \"maru@agency.example\"\ntest_to = \"it@agency.example\"\n",
        postfix.port,
        postfix.certificate.authority.display(),
        Postfix::USER,
        site.path("relay.password").display(),
    ));
    let said = refused(site.install().output().unwrap(), "installer.preflight");
    assert!(said.contains("[relay.password]"), "{said}");

    site.secret("relay.password", Postfix::PASSWORD);
    let report = site.installed();
    assert_eq!(states(&report)["letter"], "done", "{report}");
    let letter = postfix.delivered();
    assert!(
        letter.contains("From: maru@agency.example") && letter.contains("To: it@agency.example"),
        "{letter}"
    );
    assert!(!letter.contains(Postfix::PASSWORD) && !report.to_string().contains(Postfix::PASSWORD));
    assert_eq!(mode(&site.at("etc/maru/credentials/relay")), 0o600);
    let unit = |name: &str| std::fs::read_to_string(site.at("etc/systemd/system").join(name)).unwrap();
    let handed = |name: &str| unit(name).contains("\nLoadCredential=relay:");
    assert!(handed("maru-backup.service") && !handed("maru.service"), "the service writes no letters yet");
    let config = std::fs::read_to_string(site.at("etc/maru/maru.toml")).unwrap();
    assert!(config.contains("password = \"credential:relay\"") && !config.contains(Postfix::PASSWORD));

    let again = site.installed();
    assert!(states(&again).values().all(|state| state != "done"), "{again}");
    assert_eq!(postfix.delivered(), letter, "nobody is sent the same letter twice");
    // What works stays when another password does not.
    site.secret("relay.password", "something else");
    refused(site.install().output().unwrap(), "relay.password");
    let kept = std::fs::read_to_string(site.at("etc/maru/credentials/relay")).unwrap();
    assert_eq!(kept.trim(), Postfix::PASSWORD);
}

/// Reports are passed on, and files that others can read are read.
fn nothing_secret_is_told(site: &Site) {
    let addresses = std::fs::read_to_string(site.at("etc/maru/first-administrators.txt")).unwrap();
    let tokens =
        addresses.lines().filter_map(|line| line.rsplit_once('/')).map(|(_, token)| token.to_owned());
    let secrets: Vec<String> = tokens
        .chain([READER_PASSWORD.to_owned(), EMPLOYEE_PASSWORD.to_owned(), "PRIVATE KEY".to_owned()])
        .collect();
    assert!(secrets.len() >= 7, "{}", secrets.len());
    for file in
        files(&site.root()).into_iter().filter(|file| mode(file) & 0o077 != 0 && !file.ends_with("maru"))
    {
        let text = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned();
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{} holds a secret", file.display());
        }
    }
}

#[test]
fn what_is_wrong_is_told_and_the_same_command_goes_on_from_there() {
    let site = Site::new();
    site.secret("reader.password", "wrong");
    let said = refused(site.install().output().unwrap(), "installer.preflight");
    assert!(said.contains("[directory.password]"), "{said}");
    assert!(!site.at("var/lib/maru/keys/sources/agency.password").exists(), "what does not work is not kept");
    site.secret("reader.password", READER_PASSWORD);
    let right = std::fs::read_to_string(site.answers()).unwrap();
    std::fs::write(site.answers(), right.replace("jihun.han", "nobody.here")).unwrap();
    let said = refused(site.install().output().unwrap(), "installer.nobody");
    assert!(said.contains("nobody.here"), "{said}");
    std::fs::write(site.answers(), right.replace("[backup]", "[backups]")).unwrap();
    refused(site.install().output().unwrap(), "installer.answers_wrong");
    std::fs::write(site.answers(), right).unwrap();
    let states = states(&site.installed());
    assert_eq!((states["directory"].as_str(), states["administrators"].as_str()), ("already", "done"));
}

#[test]
fn s_400_s_428_an_installation_that_is_killed_anywhere_is_finished_by_the_same_command() {
    let began = Instant::now();
    Site::new().installed();
    killed(KILLS, 4, began.elapsed(), Site::new);
}

/// Kills so many installations that take about as long as `whole`, and lets each be finished.
fn killed(kills: u32, usual_seed: u64, whole: Duration, site: impl Fn() -> Site) {
    let seed = std::env::var("MARU_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(usual_seed);
    let mut chance = StdRng::seed_from_u64(seed);
    let mut in_the_middle = 0;
    for kill in 0..kills {
        let site = site();
        // Half of them early, where the steps are short.
        let share = chance.random_range(0.0..1.0f64);
        let wait = whole.mul_f64(if kill % 2 == 0 { share } else { share * share * 0.4 });
        let told = format!("seed {seed}, kill {kill} after {wait:?}");
        let mut child = site.install().stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(wait);
        let _ = child.kill();
        child.wait().unwrap();
        let is_begun = site.root().exists() && !files(&site.root()).is_empty();
        in_the_middle += u32::from(is_begun && !site.at("etc/maru/install-report.html").exists());
        site.installed();
        assert!(site.at("etc/maru/install-report.html").exists(), "{told}");
        let is_left = |file: &std::path::PathBuf| file.to_string_lossy().contains("unfinished");
        let left: Vec<_> = files(&site.root()).into_iter().filter(is_left).collect();
        assert!(left.is_empty(), "{told}: {left:?}");
        assert_eq!(mode(&site.path("backup.key")), 0o600, "{told}");
        assert!(states_again(&site), "{told}");
    }
    assert!(in_the_middle * 2 >= kills, "seed {seed}: {in_the_middle} of {kills} kills hit the middle");
}

fn states_again(site: &Site) -> bool {
    states(&site.installed()).values().all(|state| state != "done")
}

/// A server of the agency's own, and answers that name it.
#[test]
fn s_192_on_postgres_the_service_can_neither_change_tables_nor_what_has_to_stay() {
    let server = AgencyPostgres::start();
    server.admit_everybody();
    let site = Site::beside_postgres(&server);
    let report = site.installed().to_string();
    assert!(report.contains("seoyeon.kim signed in") && report.contains("450 people"), "{report}");
    let config = std::fs::read_to_string(site.at("etc/maru/maru.toml")).unwrap();
    let name = config.split("_app@").next().and_then(|c| c.rsplit('/').next()).unwrap().to_owned();
    let may =
        |what: &str| server.sql(&name, &format!("SELECT {}", what.replace("ROLE", &format!("'{name}_app'"))));
    for (what, want) in [
        ("has_schema_privilege(ROLE, 'public', 'CREATE')", "f"),
        ("has_table_privilege(ROLE, 'store_events', 'INSERT')", "t"),
        ("has_table_privilege(ROLE, 'store_events', 'UPDATE,DELETE,TRUNCATE')", "f"),
        ("has_table_privilege(ROLE, 'audit_seals', 'UPDATE,DELETE,TRUNCATE')", "f"),
        ("has_table_privilege(ROLE, 'audit_checkpoints', 'UPDATE,DELETE,TRUNCATE')", "f"),
        ("has_table_privilege(ROLE, 'store_migrations', 'INSERT,UPDATE,DELETE')", "f"),
        ("has_table_privilege(ROLE, 'wiki_pages', 'UPDATE')", "t"),
        ("has_table_privilege(ROLE, 'wiki_pages', 'TRUNCATE')", "f"),
        ("pg_has_role(ROLE, relowner, 'MEMBER') FROM pg_class WHERE relname = 'store_events'", "f"),
        ("rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = ROLE", "f"),
        ("encoding = 6 FROM pg_database WHERE datname = current_database()", "t"),
    ] {
        assert_eq!(may(what), want, "{what}");
    }
    nothing_secret_is_told(&site);
    assert!(states_again(&site), "a second run changes nothing");
    let file = site.at("etc/maru/maru.toml");
    // Commands work as the service does; changing tables is for their owner, whose secret root alone has.
    done(site.command(&["directory", "apply", "agency", "--config"]).arg(&file).output().unwrap());
    done(site.command(&["migrate", "--config"]).arg(&file).output().unwrap());
    std::fs::remove_file(site.at("etc/maru/credentials/database-owner")).unwrap();
    refused(site.command(&["migrate", "--config"]).arg(&file).output().unwrap(), "installer.credential");
}

#[test]
fn s_400_on_postgres_too_an_installation_that_is_killed_is_finished() {
    let server = AgencyPostgres::start();
    server.admit_everybody();
    let began = Instant::now();
    Site::beside_postgres(&server).installed();
    killed(5, 5, began.elapsed(), || Site::beside_postgres(&server));
}

/// As `deploy/test/bare.sh` is run by hand with a release: nothing but loopback, servers on other addresses of it.
fn bare(database: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let people = folder.join("people.ldif");
    std::fs::write(&people, people_with("reader-secret", "employee-secret")).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/test/bare.sh");
    let mut command = Command::new("bash");
    command.arg(script).args(["--binary", env!("CARGO_BIN_EXE_maru"), "--database", database, "--kill", "1"]);
    // Making a Debian asks the network for packages, which no test does.
    command.args(["--machine", "this"]);
    let told = done(command.arg("--people").arg(people).output().unwrap());
    assert!(told.contains("run 1: installed in") && told.contains("the rerun finished"), "{told}");
}

#[test]
fn s_57_s_443_on_a_bare_machine_without_a_network_an_employee_reads_the_home_page() {
    bare("sqlite");
}

#[test]
fn s_57_s_443_on_a_bare_machine_so_it_is_beside_the_agencys_postgres() {
    bare("postgres");
}

/// Loses the whole machine; what is left is one set, its key, and the answers.
fn comes_back(site: &Site) {
    comes_back_after(site, || ());
}

fn comes_back_after(site: &Site, loss: impl FnOnce()) {
    let set = site.path("house.backup");
    let file = site.at("etc/maru/maru.toml");
    let with_config = |word: &str| {
        let mut command = site.command(&[word, "--config"]);
        command.arg(&file);
        command
    };
    let ours = |name: &str| std::fs::read(site.at(name)).unwrap();
    let kept =
        ["etc/maru/maru.toml", "etc/maru/tls/ca.pem", "etc/maru/tls/ca.key", "etc/maru/tls/server.pem"];
    let before = kept.map(ours);
    done(with_config("backup").arg("--to").arg(&set).output().unwrap());
    std::fs::remove_dir_all(site.root()).unwrap();
    loss();
    let told = with_config("restore").arg("--key").arg(site.path("backup.key")).arg(&set).output().unwrap();
    let told = done(told);
    assert!(told.contains("maru install"), "{told}");
    assert_eq!(kept.map(ours), before);
    for (path, want) in [
        ("etc/maru/tls/server.key", 0o600),
        ("etc/maru/tls/ca.key", 0o600),
        ("etc/maru/tls", 0o750),
        ("var/lib/maru/keys/master.key", 0o600),
    ] {
        assert_eq!(mode(&site.at(path)), want, "{path}");
    }
    let secret = files(&site.at("var/lib/maru"))
        .into_iter()
        .find(|f| f.ends_with("ca.key") || f.ends_with("database-owner"));
    assert_eq!(secret, None, "the service has no business with it");
    let report = site.installed();
    assert!(report.to_string().contains("seoyeon.kim signed in"), "{report}");
    let states = states(&report);
    for step in ["tls", "tables", "directory", "administrators", "backup_key"] {
        assert_eq!(states.get(step).map(String::as_str), Some("already"), "{step}: {report}");
    }
    assert_eq!(kept.map(ours), before, "browsers trust the same authority");
}

#[test]
fn s_424_a_bare_machine_becomes_the_house_again_by_a_set_and_the_same_answers() {
    let site = Site::new();
    site.installed();
    comes_back(&site);
}

#[test]
fn s_192_s_424_beside_the_agencys_postgres_too() {
    let server = AgencyPostgres::start();
    server.admit_everybody();
    let site = Site::beside_postgres(&server);
    site.installed();
    let secrets = ["database", "database-owner"].map(|name| site.at(&format!("etc/maru/credentials/{name}")));
    let before = secrets.clone().map(|file| std::fs::read(file).unwrap());
    // The database is lost as well: the agency's administrator empties it.
    let config = std::fs::read_to_string(site.at("etc/maru/maru.toml")).unwrap();
    let name = config.split("_app@").next().and_then(|c| c.rsplit('/').next()).unwrap().to_owned();
    let empty = || {
        server.sql(&name, "DROP SCHEMA public CASCADE");
        server.sql(
            &name,
            &format!(
                "CREATE SCHEMA public AUTHORIZATION {name}_owner; GRANT USAGE ON SCHEMA public TO {name}_app"
            ),
        );
    };
    comes_back_after(&site, empty);
    assert_eq!(secrets.clone().map(|file| std::fs::read(file).unwrap()), before);
    assert!(secrets.iter().all(|file| mode(file) == 0o600));
}

#[test]
fn two_installations_at_once_are_one() {
    let site = Site::new();
    let mut first = site.install().stdout(std::process::Stdio::null()).spawn().unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while !site.at("etc/maru/maru.toml").exists() {
        assert!(Instant::now() < until);
        std::thread::sleep(Duration::from_millis(5));
    }
    refused(site.install().output().unwrap(), "installer.at_work");
    assert!(first.wait().unwrap().success());
}

#[test]
fn what_is_taken_away_leaves_the_data_unless_the_agency_is_named() {
    let site = Site::new();
    site.installed();
    let uninstall =
        |more: &[&str]| site.command(&["uninstall", "--root"]).arg(site.root()).args(more).output().unwrap();
    refused(uninstall(&["--data", "--yes-delete-data", "Another"]), "installer.other_name");
    refused(uninstall(&["--data"]), "installer.other_name");
    assert!(site.at("usr/local/bin/maru").exists());
    let told = done(uninstall(&[]));
    assert!(told.contains("are kept"), "{told}");
    assert!(!site.at("usr/local/bin/maru").exists() && site.at("var/lib/maru/maru.sqlite").exists());
    // What was kept is a house again.
    let states = states(&site.installed());
    assert_eq!((states["program"].as_str(), states["directory"].as_str()), ("done", "already"));
    done(uninstall(&["--data", "--yes-delete-data", AGENCY]));
    assert!(files(&site.root()).is_empty(), "{:?}", files(&site.root()));
    done(uninstall(&["--data", "--yes-delete-data", AGENCY]));
}
