//! What goes wrong at the command line: one clear sentence in the operator's language, a stable code, an exit
//! code other than zero, and nothing lost.
#![cfg(test)]

use maru_testkit::TempFolder;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

fn maru(lang: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_maru"))
        .args(arguments)
        .env("LC_ALL", lang)
        .env_remove("MARU_CONFIG")
        .output()
        .unwrap()
}

/// The sentence on standard error; asserts that the command failed with this code.
fn refused(output: &Output, code: &str) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(!output.status.success(), "{said}");
    assert!(said.contains(&format!("[{code}]")), "{said}");
    assert!(!said.contains("panicked") && !said.contains("RUST_BACKTRACE"), "{said}");
    said
}

fn config(folder: &Path, listen: &str, database: &str) -> String {
    let file = folder.join("maru.toml");
    let database = if database.is_empty() { String::new() } else { format!("database = \"{database}\"") };
    // A port of 0 is any that is free, and no address.
    let named = listen.strip_suffix(":0").unwrap_or(listen);
    let text = format!(
        "[agency]\nname = \"A\"\n[server]\nlisten = \"{listen}\"\nbase_url = \"http://{named}\"\n[storage]\n\
         folder = \"{}\"\n{database}\n",
        folder.join("data").display()
    );
    std::fs::write(&file, text).unwrap();
    file.display().to_string()
}

#[test]
fn a_taken_port_is_named_in_both_languages() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let korean = refused(&maru("ko_KR.UTF-8", &["demo", "--port", &port]), "installer.port_taken");
    assert!(korean.contains(&port) && korean.contains("다른 프로그램"));
    let english = refused(&maru("en_US.UTF-8", &["demo", "--port", &port]), "installer.port_taken");
    assert!(english.contains(&port) && english.contains("another program"));
}

#[test]
fn a_configuration_that_is_missing_or_wrong_is_named() {
    let folder = TempFolder::new();
    refused(&maru("C", &["serve", "--config", "/nowhere/maru.toml"]), "installer.config_missing");
    let file = config(folder.path(), "127.0.0.1:0", "");
    let broken = std::fs::read_to_string(&file).unwrap().replace("listen", "lisen");
    std::fs::write(&file, broken).unwrap();
    assert!(refused(&maru("C", &["serve", "--config", &file]), "installer.config_wrong").contains("lisen"));
}

#[test]
fn a_database_that_cannot_be_used_is_refused() {
    let folder = TempFolder::new();
    let file = config(folder.path(), "127.0.0.1:0", "postgres://maru@127.0.0.1:1/none");
    refused(&maru("C", &["serve", "--config", &file]), "store.unavailable");
    let file = config(folder.path(), "127.0.0.1:0", "postgres://maru@db.agency.example/maru");
    refused(&maru("C", &["migrate", "--config", &file]), "store.plaintext");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = TempFolder::new();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let inside = file.join("data").display().to_string();
    let said = refused(&maru("C", &["demo", "--port", "0", "--data", &inside]), "installer.file");
    assert!(said.contains(&inside));
}

#[test]
fn s_28_other_computers_are_not_served_without_encryption() {
    let folder = TempFolder::new();
    let file = config(folder.path(), "0.0.0.0:8443", "");
    refused(&maru("C", &["serve", "--config", &file]), "installer.plain_remote");
}

#[test]
fn s_189_a_key_that_others_can_read_stops_the_start() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempFolder::new();
    let file = config(folder.path(), "127.0.0.1:0", "");
    assert!(maru("C", &["migrate", "--config", &file]).status.success());
    let key = folder.path().join("data/keys/master.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(
        refused(&maru("C", &["migrate", "--config", &file]), "installer.key_readable").contains("chmod 600")
    );
}

#[test]
fn a_token_for_nobody_is_refused() {
    let folder = TempFolder::new();
    let file = config(folder.path(), "127.0.0.1:0", "");
    refused(&maru("C", &["token", "nobody", "security", "--config", &file]), "store.missing");
}
