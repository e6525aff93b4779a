//! Faults an agency's data center really has, each seeded with real servers, files and ports: `preflight` names that
//! one and nothing else, and tells what mends it.
#![cfg(test)]

mod everything;
mod faults;

use faults::{Agency, Fault, certificate, database, directory, machine, relay};
use maru::checks::{Finding, Level, preflight};
use maru_testkit::TempFolder;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Measured anew at every look, on a disk that the tests share.
const NOT_COMPARED: &str = "disk.sync";

/// Codes of what is not as it should be.
fn troubles(found: &[Finding]) -> Vec<&'static str> {
    let trouble = |f: &&Finding| f.level != Level::Fine && f.check != NOT_COMPARED;
    let mut codes: Vec<_> = found.iter().filter(trouble).map(|f| f.check).collect();
    codes.dedup();
    codes
}

fn each_is_named(faults: &[Fault]) {
    let agency = Agency::found();
    let (config, around) = agency.sound();
    let sound = preflight(&config, &around);
    assert!(sound.iter().all(|f| f.level != Level::Wrong), "a sound house: {sound:#?}");
    let usual = troubles(&sound);
    let mut missed = Vec::new();
    for fault in faults {
        let (mut config, mut around) = agency.sound();
        let undo = (fault.seed)(&agency, &mut config, &mut around);
        let found = preflight(&config, &around);
        undo(&agency);
        let new: Vec<_> = troubles(&found).into_iter().filter(|code| !usual.contains(code)).collect();
        let named = found.iter().find(|f| f.check == fault.code && f.level != Level::Fine);
        let mended = named.and_then(|f| f.mend.as_deref()).is_some_and(|mend| !mend.is_empty());
        println!("{:<28} {}", fault.code, named.map_or("-", |f| f.what.as_str()));
        if new != [fault.code] || !mended {
            missed.push(format!("{}: {new:?} {named:#?}", fault.what));
        }
    }
    assert!(missed.is_empty(), "{} of {} missed: {missed:#?}", missed.len(), faults.len());
    let again = preflight(&config, &around);
    assert_eq!(troubles(&again), usual, "every fault is mended again");
}

#[test]
fn s_10_every_fault_of_a_database_is_named() {
    each_is_named(database::FAULTS);
}

#[test]
fn s_125_every_fault_of_a_directory_is_named() {
    each_is_named(directory::FAULTS);
}

#[test]
fn s_10_every_fault_of_a_mail_relay_is_named() {
    each_is_named(relay::FAULTS);
}

#[test]
fn s_189_every_fault_of_the_machine_and_its_files_is_named() {
    each_is_named(&[certificate::FAULTS, machine::FAULTS].concat());
}

#[test]
fn thirty_faults_and_more_are_tried() {
    let all =
        [database::FAULTS, directory::FAULTS, certificate::FAULTS, machine::FAULTS, relay::FAULTS].concat();
    assert!(all.len() >= 57, "{}", all.len());
}

/// Tells the test that it has started itself again, and where its file system is.
const INSIDE: &str = "MARU_TEST_SMALL_DISK";

/// Runs `body` as nobody in particular, with a file system of its own in a folder.
fn on_a_disk(test: &str, options: &str, body: impl Fn(&Path)) {
    if let Some(folder) = std::env::var_os(INSIDE) {
        let folder = PathBuf::from(folder);
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&folder).status();
        assert!(done.unwrap().success());
        return body(&folder);
    }
    let folder = TempFolder::new();
    let done = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "--"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, folder.path())
        // It counts its one test as well; counted once is enough.
        .stdout(Stdio::null())
        .status()
        .expect("unshare is installed (Debian package util-linux)");
    assert!(done.success(), "{test} failed on a disk of its own");
}

/// What the program itself finds: its codes that are wrong, and whether it said so by its exit code.
fn told(folder: &Path, listen: &str, more: &str) -> Vec<String> {
    let file = folder.join("maru.toml");
    let text = format!(
        "[agency]\nname = \"A\"\n[server]\nlisten = \"{listen}\"\nbase_url = \"http://127.0.0.1:8080\"\n\
         [storage]\nfolder = \"{}\"\n{more}",
        folder.join("data").display()
    );
    std::fs::write(&file, text).unwrap();
    let run = |json: &[&str]| {
        let mut maru = Command::new(env!("CARGO_BIN_EXE_maru"));
        maru.args(["preflight", "--config"])
            .arg(&file)
            .args(json)
            .env("LANG", "en_US.UTF-8")
            .output()
            .unwrap()
    };
    let (said, printed) = (run(&["--json"]), run(&[]));
    let found: Value = serde_json::from_slice(&said.stdout).unwrap();
    let wrong: Vec<&Value> =
        found["findings"].as_array().unwrap().iter().filter(|f| f["level"] == "wrong").collect();
    assert_eq!(said.status.success(), wrong.is_empty(), "{found}");
    assert_eq!(found["sound"], wrong.is_empty());
    let printed = String::from_utf8(printed.stdout).unwrap();
    for finding in &wrong {
        let mend = finding["mend"].as_str().unwrap();
        assert!(printed.contains(&format!("-> {mend}")), "{mend} in {printed}");
    }
    wrong.iter().map(|f| f["check"].as_str().unwrap().to_owned()).collect()
}

fn free() -> String {
    format!("127.0.0.1:{}", maru_testkit::slapd::free_port())
}

#[test]
fn a_full_disk_is_named() {
    on_a_disk("a_full_disk_is_named", "size=64m", |folder| {
        assert_eq!(told(folder, &free(), ""), ["disk.space"]);
    });
}

#[test]
fn a_disk_without_inodes_is_named() {
    on_a_disk("a_disk_without_inodes_is_named", "size=20g,nr_inodes=60", |folder| {
        assert_eq!(told(folder, &free(), ""), ["disk.inodes"]);
    });
}

#[test]
fn a_port_that_needs_rights_is_named() {
    on_a_disk("a_port_that_needs_rights_is_named", "size=20g,nr_inodes=2m", |folder| {
        assert_eq!(told(folder, "127.0.0.1:81", ""), ["port.denied"]);
    });
}

#[test]
fn a_configuration_that_cannot_be_read_is_named() {
    let folder = TempFolder::new();
    assert_eq!(told(folder.path(), &free(), ""), [""; 0], "a sound house by the program itself");
    for more in ["conections = 3\n", "connections = 0\n", "[", "[syslog]\naddress = 3\n"] {
        assert_eq!(told(folder.path(), &free(), more), ["config.file"], "{more}");
    }
}
