//! Servers that take a connection and never say a word, and addresses that swallow every packet: whoever looks at them
//! says so in a moment.
#![cfg(test)]

mod site;

use maru_testkit::TempFolder;
use site::{AGENCY, EMPLOYEE_PASSWORD, Site};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// The most that anybody has to wait: what a check may take, and a start.
const MOST: Duration = Duration::from_secs(13);

/// Takes connections and leaves them alone.
struct Mute(#[expect(dead_code, reason = "open as long as this is there")] TcpListener, SocketAddr);

impl Mute {
    fn new() -> Mute {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        Mute(listener, at)
    }
}

/// Its queue is full, so that the kernel drops what else comes: nobody accepts, nobody refuses.
struct Hole(#[expect(dead_code, reason = "open as long as this is there")] Vec<TcpStream>, Mute);

impl Hole {
    fn new() -> Hole {
        let mute = Mute::new();
        let come = || TcpStream::connect_timeout(&mute.1, Duration::from_millis(200));
        let inside: Vec<TcpStream> = std::iter::repeat_with(come).take(6_000).map_while(Result::ok).collect();
        assert!(come().is_err(), "{} connections and no end", inside.len());
        Hole(inside, mute)
    }
}

/// Runs it, which has to fail in time.
fn fails_soon(command: &mut Command) -> Output {
    let began = Instant::now();
    let output = command.output().unwrap();
    eprintln!("{:?} {:?}", began.elapsed(), command.get_args().next().unwrap());
    assert!(began.elapsed() < MOST, "{:?}", began.elapsed());
    output
}

fn configuration(folder: &Path, database: &str) -> std::path::PathBuf {
    let file = folder.join("maru.toml");
    let text = format!(
        "[agency]\nname = \"{AGENCY}\"\n[server]\nlisten = \"127.0.0.1:1\"\nbase_url = \"http://127.0.0.1:1\"\n\
         [storage]\nfolder = \"{}\"\ndatabase = \"{database}\"\n",
        folder.join("data").display()
    );
    std::fs::write(&file, text).unwrap();
    file
}

#[test]
fn a_database_that_never_answers_holds_nobody_up() {
    let (mute, hole) = (Mute::new(), Hole::new());
    let site = Site::new();
    for (at, more) in [(mute.1, ""), (hole.1.1, ""), (mute.1, "?sslmode=verify-full")] {
        let folder = TempFolder::new();
        let file =
            configuration(folder.path(), &format!("postgres://maru@localhost:{}/maru{more}", at.port()));
        // A house that is there: it has its keys.
        std::fs::create_dir_all(folder.path().join("data/keys")).unwrap();
        for key in ["master.key", "audit.key"] {
            let key = folder.path().join("data/keys").join(key);
            std::fs::write(&key, [7; 32]).unwrap();
            std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        let run = |words: &[&str]| fails_soon(site.command(words).arg("--config").arg(&file));
        let told = String::from_utf8(run(&["doctor"]).stdout).unwrap();
        assert!(told.contains("[database.reach]"), "{told}");
        let told = String::from_utf8(run(&["preflight"]).stdout).unwrap();
        assert!(told.contains("[database.reach]"), "{told}");
        let bundle = folder.path().join("bundle.tar.gz");
        let made = run(&["support-bundle", "--to", bundle.to_str().unwrap()]);
        assert!(made.status.success() && bundle.exists(), "{}", String::from_utf8_lossy(&made.stderr));
        assert!(!run(&["serve"]).status.success());
    }
}

#[test]
fn a_database_or_directory_that_never_answers_does_not_hold_an_installation() {
    let mute = Mute::new();
    let site = Site::new();
    let answers = std::fs::read_to_string(site.answers()).unwrap();
    site.secret("admin.password", EMPLOYEE_PASSWORD);
    site.add(&format!(
        "[database]\nserver = \"localhost\"\nport = {}\nadmin = \"postgres\"\nadmin_password_file = \"{}\"\n",
        mute.1.port(),
        site.path("admin.password").display()
    ));
    for _ in 0..2 {
        let said = fails_soon(&mut site.install());
        assert!(!said.status.success());
    }
    let site = Site::new();
    let server = answers.lines().find(|line| line.starts_with("servers")).unwrap();
    let silent = format!("servers = [\"ldaps://localhost:{}\"]", mute.1.port());
    let text = std::fs::read_to_string(site.answers()).unwrap();
    std::fs::write(site.answers(), text.replace(server, &silent)).unwrap();
    let said = fails_soon(&mut site.install());
    assert!(String::from_utf8_lossy(&said.stderr).contains("[directory"), "{said:?}");
}
