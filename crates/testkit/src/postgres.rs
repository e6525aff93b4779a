//! A PostgreSQL server of the tests' own: started once per test process on a private socket, stopped
//! when the process ends, one schema per test.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

static SERVER: OnceLock<PathBuf> = OnceLock::new();
static SCHEMAS: AtomicU32 = AtomicU32::new(0);

/// The libpq URI of a fresh, empty schema. Starts the server on first use.
///
/// # Panics
/// When PostgreSQL is not installed or does not start.
pub fn fresh_schema() -> String {
    let folder = SERVER.get_or_init(start);
    let schema = format!("test_{}", SCHEMAS.fetch_add(1, Ordering::Relaxed));
    psql(folder, &format!("CREATE SCHEMA {schema}")).expect("create the test's schema");
    format!("postgres://maru@/postgres?host={}&options=-csearch_path%3D{schema}", folder.display())
}

/// Where Debian keeps the server's programs, newest version first.
pub fn programs() -> PathBuf {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .expect("PostgreSQL is installed (Debian package postgresql)")
        .filter_map(|e| e.ok().map(|e| e.path().join("bin")))
        .filter(|p| p.join("postgres").exists())
        .collect();
    versions.sort();
    versions.pop().expect("PostgreSQL is installed (Debian package postgresql)")
}

/// Before the number of the process that a server's folder belongs to.
const FOLDER: &str = "maru-test-pg-";

fn start() -> PathBuf {
    remove_left_behind();
    let folder = std::env::temp_dir().join(format!("{FOLDER}{}", std::process::id()));
    let data = initialise(&folder);
    spawn_server(folder.clone(), data);
    await_answer(|| psql(&folder, "SELECT 1"));
    folder
}

/// Makes an empty server in `folder`.
pub(crate) fn initialise(folder: &Path) -> PathBuf {
    std::fs::create_dir_all(folder).expect("make a folder");
    give_away(folder);
    let data = folder.join("data");
    let made = as_server_user(&programs().join("initdb"))
        .args(["--no-sync", "--auth=trust", "--username=maru", "--encoding=UTF8", "--locale=C.UTF-8", "-D"])
        .arg(&data)
        .stdout(Stdio::null())
        .status()
        .expect("run initdb");
    assert!(made.success(), "initdb failed");
    data
}

pub(crate) fn await_answer(ask: impl Fn() -> Result<(), ()>) {
    let until = Instant::now() + Duration::from_secs(30);
    while ask().is_err() {
        assert!(Instant::now() < until, "PostgreSQL did not start");
        std::thread::sleep(Duration::from_millis(30));
    }
}

/// Nothing runs when a test process ends, so the next one clears up after those that are gone.
fn remove_left_behind() {
    let folders = std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten();
    for folder in folders.map(|entry| entry.path()) {
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let process = name.strip_prefix(FOLDER).and_then(|number| number.parse::<u32>().ok());
        if process.is_some_and(|number| !Path::new(&format!("/proc/{number}")).exists()) {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// The kernel ends the server with the thread that started it, so that thread stays for good.
fn spawn_server(folder: PathBuf, data: PathBuf) {
    std::thread::spawn(move || {
        let mut server = as_server_user(&programs().join("postgres"))
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args(["-c", "listen_addresses=", "-c", "max_connections=400", "-c", "max_wal_size=4GB"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("run postgres");
        let _ = server.wait();
    });
}

/// PostgreSQL refuses to run as root; `setpriv` also ties its life to ours.
pub(crate) fn as_server_user(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "QUIT"]);
    if is_root() {
        command.args(["--reuid", "postgres", "--regid", "postgres", "--clear-groups"]);
    }
    command.arg(program).current_dir("/");
    command
}

pub(crate) fn give_away(folder: &Path) {
    if is_root() {
        let done = Command::new("chown").args(["-R", "postgres:"]).arg(folder).status().expect("run chown");
        assert!(done.success(), "chown failed");
    }
}

pub(crate) fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0)
}

fn psql(folder: &Path, sql: &str) -> Result<(), ()> {
    let status = Command::new(programs().join("psql"))
        .args(["-q", "-X", "-U", "maru", "-d", "postgres", "-c", sql, "-h"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if status.is_ok_and(|s| s.success()) { Ok(()) } else { Err(()) }
}
