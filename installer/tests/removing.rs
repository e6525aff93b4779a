//! `maru uninstall --data`, and what an installation tells whom over plain HTTP.
#![cfg(test)]

mod site;

use maru_testkit::AgencyPostgres;
use site::{AGENCY, EMPLOYEE_PASSWORD, Site, done, files, refused};
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Output;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

fn remove_all(site: &Site) -> Output {
    let mut uninstall = site.command(&["uninstall", "--data", "--yes-delete-data", AGENCY, "--root"]);
    uninstall.arg(site.root()).output().unwrap()
}

fn wait_until_served(site: &Site) {
    let until = Instant::now() + Duration::from_secs(60);
    while TcpStream::connect(("127.0.0.1", site.port)).is_err() {
        assert!(Instant::now() < until, "nobody serves");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn data_that_somebody_serves_or_installs_are_not_removed() {
    let site = Site::new();
    site.installed();
    let before = files(&site.root());
    {
        let _served = site.serve();
        wait_until_served(&site);
        refused(remove_all(&site), "installer.folder_in_use");
    }
    let lock = fs::File::options().append(true).open(site.at("etc/maru/.install.lock")).unwrap();
    lock.lock().unwrap();
    refused(remove_all(&site), "installer.at_work");
    drop(lock);
    let left = files(&site.root());
    assert!(before.iter().all(|file| left.contains(file) || file.to_string_lossy().contains("sqlite-")));
    done(remove_all(&site));
}

#[test]
fn pages_go_with_the_program_and_those_of_others_stay() {
    let site = Site::new();
    site.installed();
    let (share, theirs) = (site.at("usr/local/share"), site.at("usr/local/share/man/ko/man1/report.1"));
    fs::write(&theirs, ".TH").unwrap();
    let mut uninstall = site.command(&["uninstall", "--root"]);
    done(uninstall.arg(site.root()).output().unwrap());
    assert_eq!(files(&share), [theirs]);
    assert!(!share.join("doc/maru").exists());
    assert!(site.at("etc/maru/maru.toml").exists(), "the house stays");
}

#[test]
fn the_data_that_are_removed_are_those_the_configuration_names() {
    let site = Site::new();
    site.installed();
    let (file, elsewhere) = (site.at("etc/maru/maru.toml"), site.path("elsewhere"));
    fs::rename(site.at("var/lib/maru"), &elsewhere).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    let usual = site.at("var/lib/maru").display().to_string();
    fs::write(&file, text.replace(&usual, &elsewhere.display().to_string())).unwrap();
    let told = done(remove_all(&site));
    assert!(!elsewhere.exists() && told.contains(&elsewhere.display().to_string()), "{told}");
    assert!(told.contains("Backups in") && !told.contains("PostgreSQL"), "{told}");
}

#[test]
fn a_database_that_stays_is_named_with_what_drops_it() {
    let server = AgencyPostgres::start();
    server.admit_everybody();
    let site = Site::new();
    site.secret("admin.password", AgencyPostgres::PASSWORD);
    site.add(&format!(
        "[database]\nserver = \"localhost\"\nport = {}\nauthority = \"{}\"\nname = \"leaving\"\nadmin = \"maru\"\n\
         admin_password_file = \"{}\"\n",
        server.port(),
        server.authority_file().display(),
        site.path("admin.password").display(),
    ));
    site.installed();
    let told = done(remove_all(&site));
    let line = told.lines().find(|line| line.contains("DROP DATABASE")).unwrap_or_else(|| panic!("{told}"));
    assert!(told.contains(&format!("leaving on localhost:{}", server.port())), "{told}");
    // The very statements, by its administrator.
    let statements: Vec<&str> =
        line.split("-c '").skip(1).filter_map(|part| part.split('\'').next()).collect();
    assert_eq!(statements.len(), 3, "{line}");
    for statement in statements {
        server.sql("maru", statement);
    }
    let left = server.sql("maru", "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'leaving%'");
    assert_eq!(left, "0");
}

/// A house behind a proxy: plain HTTP on this machine.
fn behind_a_proxy() -> Site {
    let site = Site::new();
    let answers = fs::read_to_string(site.answers()).unwrap();
    fs::write(site.answers(), answers.replace("[server]\n", "[server]\nbehind_proxy = true\n")).unwrap();
    site
}

/// Says yes to everything, and remembers what it was told.
fn anybody(at: TcpListener, told: Arc<Mutex<Vec<u8>>>) {
    std::thread::spawn(move || {
        for tcp in at.incoming() {
            let Ok(mut tcp) = tcp else { return };
            let _ = tcp.set_read_timeout(Some(Duration::from_millis(200)));
            let mut heard = [0; 4_096];
            while let Ok(length @ 1..) = tcp.read(&mut heard) {
                told.lock().unwrap().extend(&heard[..length]);
            }
            let _ = tcp.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        }
    });
}

#[test]
fn s_189_over_plain_http_a_password_is_for_a_server_that_was_started_here() {
    let site = behind_a_proxy();
    let report = site.installed().to_string();
    assert!(report.contains("seoyeon.kim signed in"), "{report}");
    let told = Arc::new(Mutex::new(Vec::new()));
    anybody(TcpListener::bind(("127.0.0.1", site.port)).unwrap(), Arc::clone(&told));
    fs::remove_file(site.at("etc/systemd/system/maru.service")).unwrap();
    let report = site.installed().to_string();
    assert!(report.contains("was not sent") && !report.contains("signed in"), "{report}");
    let told = String::from_utf8_lossy(&told.lock().unwrap()).into_owned();
    assert!(told.contains("GET /healthz") && !told.contains(EMPLOYEE_PASSWORD), "{told}");
}
