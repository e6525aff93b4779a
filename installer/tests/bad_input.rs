//! What goes wrong at the command line: one clear sentence in the operator's language, a stable code, an exit
//! code other than zero, and nothing lost.
#![cfg(test)]

mod speaking;

use maru_testkit::TempFolder;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::JoinHandle;

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

/// A server, once it serves.
struct Serving {
    child: Child,
    at: SocketAddr,
    /// What it goes on to write to its log.
    log: JoinHandle<String>,
}

impl Serving {
    fn start(file: &str) -> Serving {
        let mut child = Command::new(env!("CARGO_BIN_EXE_maru"))
            .args(["serve", "--config", file])
            .env("MARU_LOG", "warn,maru=info")
            .env("NO_COLOR", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address = |line: String| Some(line.split("address=").nth(1)?.split(' ').next()?.to_owned());
        let at = lines.by_ref().find_map(address).expect("it serves").parse().unwrap();
        let log = std::thread::spawn(move || lines.fold(String::new(), |all, line| all + &line + "\n"));
        Serving { child, at, log }
    }

    /// Ends it at once, and tells what it wrote.
    fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.log.join().unwrap()
    }
}

#[test]
fn a_folder_is_served_by_one_process_at_a_time() {
    let folder = TempFolder::new();
    let file = config(folder.path(), "127.0.0.1:0", "");
    let data = folder.path().join("data").display().to_string();
    for _ in 0..2 {
        let first = Serving::start(&file);
        let said = refused(&maru("ko_KR.UTF-8", &["serve", "--config", &file]), "installer.folder_in_use");
        assert!(said.contains(&data) && said.contains("이미 실행 중인 마루"), "{said}");
        refused(&maru("C", &["demo", "--port", "0", "--data", &data]), "installer.folder_in_use");
        assert!(maru("C", &["migrate", "--config", &file]).status.success(), "a command beside it");
        // However it ends, the next one starts.
        first.kill();
    }
}

#[test]
fn what_visitors_send_wrongly_is_no_error_of_the_server() {
    const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n";
    let folder = TempFolder::new();
    let server = Serving::start(&config(folder.path(), "127.0.0.1:0", ""));
    let form =
        |body: &str| format!("POST /sign-in HTTP/1.1\r\n{FORM}Content-Length: {}\r\n\r\n{body}", body.len());
    let multipart = "POST /sign-in HTTP/1.1\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data\r\n\
                     Content-Length: 4\r\n\r\n--x\r";
    let cookies = "GET /sign-in HTTP/1.1\r\nCookie: =; sid; sid=\u{7f}; csrf=%FF; lang=\"\r\n\r\n";
    for (request, status) in [
        (form("color=red"), 400),
        (form("login=%00&password=x"), 400),
        (form("%FF%FE&=&&"), 400),
        ("POST /sign-in HTTP/1.1\r\nContent-Length: 0\r\n\r\n".to_owned(), 403),
        ("DELETE /sign-in HTTP/1.1\r\nSec-Fetch-Site: same-origin\r\n\r\n".to_owned(), 405),
        ("GET /people?as-of=%FF HTTP/1.1\r\n\r\n".to_owned(), 401),
        (multipart.to_owned(), 400),
        (cookies.to_owned(), 400),
        (cookies.replace('\u{7f}', "x"), 200),
        ("GARBAGE\r\n\r\n".to_owned(), 400),
        ("GET /sign-in HTTP/9.9\r\n\r\n".to_owned(), 400),
        ("POST /sign-in HTTP/1.1\r\nContent-Length: x\r\n\r\n".to_owned(), 400),
    ] {
        let mut tcp = speaking::connect(server.at);
        let request = request.replacen("\r\n", "\r\nHost: 127.0.0.1\r\nConnection: close\r\n", 1);
        tcp.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = tcp.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let told = answer.split(' ').nth(1).unwrap_or_default().to_owned();
        assert_eq!(told, status.to_string(), "{request:.200}: {answer:.200}");
    }
    let log = server.kill();
    // The server library would call four of these errors.
    assert!(!log.contains("ERROR"), "{log}");
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
