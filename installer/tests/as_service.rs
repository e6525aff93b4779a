//! `maru serve` under a service manager: told when it is ready and when it stops, restarted without a request lost,
//! given certificates and secrets, watched over.
#![cfg(test)]

mod service;
mod speaking;

use maru_testkit::tls::{Authority, CertificateFiles};
use maru_testkit::{TempFolder, postgres_uri};
use rustix::process::Signal;
use service::{Place, configuration, free_port, plain};
use speaking::{Answer, ask, connect};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn here(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

fn get(at: SocketAddr, path: &str) -> Answer {
    ask(at, "GET", path, &[], "")
}

#[test]
fn the_service_manager_hears_when_it_is_ready_alive_and_stopping() {
    let at = here(free_port());
    let place = Place::new(&plain(at, ""));
    let service = place.spawn(None, &[("WATCHDOG_USEC", "300000")]);
    assert_eq!(place.told(), "READY=1");
    assert_eq!(get(at, "/readyz").status, 200, "ready means that it answers");
    let began = Instant::now();
    for _ in 0..4 {
        assert_eq!(place.told(), "WATCHDOG=1");
    }
    assert!(began.elapsed() < Duration::from_millis(1_200), "two signs of life in each period");
    service.signal(Signal::HUP);
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(get(at, "/healthz").status, 200, "without a certificate a reload changes nothing");
    let took = service.stop();
    place.wait_for("STOPPING=1");
    assert!(took < Duration::from_secs(5), "with nobody there it ends soon: {took:?}");
}

#[test]
fn a_service_without_a_manager_starts_as_well() {
    let at = here(free_port());
    let place = Place::new(&plain(at, ""));
    let _service = place.spawn(None, &[("NOTIFY_SOCKET", "")]);
    let began = Instant::now();
    while TcpStream::connect(at).is_err() {
        assert!(began.elapsed() < Duration::from_secs(60), "{}", place.log());
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(get(at, "/healthz").body, "ok\n");
}

#[test]
fn s_429_a_restart_refuses_and_loses_no_request() {
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = socket.local_addr().unwrap();
    let place = Place::new(&plain(at, ""));
    let mut service = place.start_on(&socket);
    let (over, answered) = (AtomicBool::new(false), AtomicUsize::new(0));
    let slowest = std::thread::scope(|scope| {
        let asking: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut slowest = Duration::ZERO;
                    while !over.load(Ordering::SeqCst) {
                        let began = Instant::now();
                        let answer = get(at, "/sign-in");
                        assert_eq!(answer.status, 200, "{}{}", answer.head, answer.body);
                        assert!(answer.body.contains("</html>"), "the whole page");
                        slowest = slowest.max(began.elapsed());
                        answered.fetch_add(1, Ordering::SeqCst);
                    }
                    slowest
                })
            })
            .collect();
        for _ in 0..3 {
            let before = answered.load(Ordering::SeqCst);
            while answered.load(Ordering::SeqCst) < before + 40 {
                std::thread::sleep(Duration::from_millis(5));
            }
            service.stop();
            service = place.start_on(&socket);
        }
        over.store(true, Ordering::SeqCst);
        asking.into_iter().map(|thread| thread.join().unwrap()).max().unwrap()
    });
    println!(
        "{} requests through 3 restarts, 0 failed, the slowest {slowest:?}",
        answered.load(Ordering::SeqCst)
    );
}

/// A browser or a proxy, which asks again and again over one connection.
struct Kept {
    at: SocketAddr,
    connection: Option<TcpStream>,
    /// How often a connection that had been quiet was found closed, so that the request was sent over another.
    closed: usize,
}

impl Kept {
    fn get(&mut self) -> Result<(), String> {
        let is_new = self.connection.is_none();
        let mut tcp = self.connection.take().unwrap_or_else(|| connect(self.at));
        let sent = write!(tcp, "GET /sign-in HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\n\r\n", self.at);
        let mut head = Vec::new();
        let mut byte = [0];
        while sent.is_ok() && !head.ends_with(b"\r\n\r\n") && tcp.read(&mut byte).is_ok_and(|n| n == 1) {
            head.extend(byte);
        }
        if head.is_empty() && !is_new {
            self.closed += 1;
            return self.get();
        }
        let head = String::from_utf8_lossy(&head).to_lowercase();
        let length =
            head.lines().find_map(|l| l.strip_prefix("content-length: ")).and_then(|l| l.parse().ok());
        let mut body = vec![0; length.ok_or_else(|| format!("no answer: {head:?}"))?];
        tcp.read_exact(&mut body).map_err(|e| e.to_string())?;
        if !head.contains("connection: close") {
            self.connection = Some(tcp);
        }
        if head.starts_with("http/1.1 200") { Ok(()) } else { Err(head) }
    }
}

#[test]
fn s_429_connections_that_are_kept_end_between_two_requests() {
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = socket.local_addr().unwrap();
    let place = Place::new(&plain(at, ""));
    let mut service = place.start_on(&socket);
    let (over, answered) = (AtomicBool::new(false), AtomicUsize::new(0));
    let closed: usize = std::thread::scope(|scope| {
        let asking: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut kept = Kept { at, connection: None, closed: 0 };
                    while !over.load(Ordering::SeqCst) {
                        kept.get().unwrap();
                        answered.fetch_add(1, Ordering::SeqCst);
                    }
                    kept.closed
                })
            })
            .collect();
        for _ in 0..3 {
            let before = answered.load(Ordering::SeqCst);
            while answered.load(Ordering::SeqCst) < before + 100 {
                std::thread::sleep(Duration::from_millis(5));
            }
            service.stop();
            service = place.start_on(&socket);
        }
        over.store(true, Ordering::SeqCst);
        asking.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    // Each is told in time that its connection ends, unless it paused just then; without a word it would be twelve.
    assert!(closed < 4, "{closed} of {}", answered.load(Ordering::SeqCst));
}

#[test]
fn s_429_a_request_that_was_begun_is_answered() {
    let at = here(free_port());
    let place = Place::new(&plain(at, ""));
    let mut service = place.start();
    let form = "login=nobody&password=wrong-password&next=%2F";
    let (first, rest) = form.split_at(10);
    let mut begun = connect(at);
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nHost: {at}\r\nSec-Fetch-Site: same-origin\r\nAccept: text/html\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{first}",
        form.len()
    );
    begun.write_all(head.as_bytes()).unwrap();
    // A connection that has nothing to ask holds nothing up.
    let _idle = connect(at);
    std::thread::sleep(Duration::from_millis(300));
    service.signal(Signal::TERM);
    place.wait_for("STOPPING=1");
    std::thread::sleep(Duration::from_millis(1_500));
    begun.write_all(rest.as_bytes()).unwrap();
    let answer = speaking::answer(&mut begun);
    assert_eq!(answer.status, 422, "{}", answer.head);
    let began = Instant::now();
    assert!(service.ended().success());
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

#[test]
fn s_28_a_socket_of_the_manager_that_is_not_the_configured_one_is_refused() {
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = Place::new(&plain(here(free_port()), ""));
    let mut service = place.spawn(Some(&socket), &[]);
    assert!(!service.ended().success());
    assert!(place.log().contains("installer.socket_elsewhere"), "{}", place.log());
}

/// What the certificate is that a new handshake is answered with: whether this authority issued it.
fn is_issued_by(at: SocketAddr, files: &CertificateFiles) -> bool {
    let mut tls = speaking::tls(at, files, &rustls::version::TLS13);
    let asked = write!(tls, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let mut said = String::new();
    let _ = tls.read_to_string(&mut said);
    asked.is_ok() && said.starts_with("HTTP/1.1 200")
}

fn issued(folder: &Path, name: &str) -> CertificateFiles {
    let folder = folder.join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let files = Authority::new(name).issue(&["localhost"], &folder);
    std::fs::set_permissions(&files.key, std::fs::Permissions::from_mode(0o600)).unwrap();
    files
}

/// Puts a file in the place of another, as tools that renew certificates do.
fn put(from: &Path, to: &Path) {
    let beside = to.with_extension("new");
    std::fs::copy(from, &beside).unwrap();
    std::fs::rename(beside, to).unwrap();
}

fn soon(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn s_188_s_433_a_new_certificate_is_served_without_a_restart() {
    let made = TempFolder::new();
    let (old, new) = (issued(made.path(), "old"), issued(made.path(), "new"));
    let live = issued(made.path(), "live");
    put(&old.certificate, &live.certificate);
    put(&old.key, &live.key);
    let at = here(free_port());
    let (certificate, key) = (live.certificate.display(), live.key.display());
    let tls = format!("certificate = \"{certificate}\"\nprivate_key = \"{key}\"\n");
    let place = Place::new(&configuration(at, "https://localhost", &tls, ""));
    let service = place.start();
    assert!(is_issued_by(at, &old) && !is_issued_by(at, &new));
    let mut open = speaking::tls(at, &old, &rustls::version::TLS13);
    write!(open, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut beginning = [0; 12];
    open.read_exact(&mut beginning).unwrap();

    // A certificate that does not fit the key: the old pair stays, and the log tells.
    put(&new.certificate, &live.certificate);
    soon("a pair that does not fit is told", || place.log().contains("the old one stays"));
    assert!(is_issued_by(at, &old) && !is_issued_by(at, &new));
    // A key that everybody may read is refused like at the start.
    std::fs::write(&live.key, std::fs::read(&new.key).unwrap()).unwrap();
    std::fs::set_permissions(&live.key, std::fs::Permissions::from_mode(0o644)).unwrap();
    service.signal(Signal::HUP);
    soon("a readable key is told", || place.log().matches("the old one stays").count() >= 2);
    assert!(is_issued_by(at, &old));
    // Its rights are mended: noticed without a word, though nothing else has changed.
    std::fs::set_permissions(&live.key, std::fs::Permissions::from_mode(0o600)).unwrap();
    soon("the new pair is served", || is_issued_by(at, &new));
    assert!(!is_issued_by(at, &old));
    // And when the service is told to look (systemctl reload).
    put(&old.certificate, &live.certificate);
    put(&old.key, &live.key);
    service.signal(Signal::HUP);
    soon("the old pair is served again", || is_issued_by(at, &old));
    // Whoever was connected all the time still is.
    write!(open, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut rest = String::new();
    let _ = open.read_to_string(&mut rest);
    assert_eq!(rest.matches("HTTP/1.1 200").count(), 1, "{rest}");
}

/// Every file below `folder` with what it holds.
fn files(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let about = entry.metadata().unwrap();
        if about.is_dir() {
            found.extend(files(&entry.path()));
        } else if about.is_file() {
            found.push((entry.path(), std::fs::read(entry.path()).unwrap_or_default()));
        }
    }
    found
}

#[test]
fn s_189_no_secret_is_anywhere_but_where_it_was_put() {
    const SECRET: &str = "m4ru-Geheimnis-0815";
    const TYPED: &str = "Typed-Password-4711";
    let at = here(free_port());
    let database = format!("database = \"{}\"\npassword = \"credential:database\"\n", postgres_uri());
    let log = "[log]\nformat = \"json\"\n";
    let place = Place::new(&plain(at, &format!("{database}{log}")));
    let handed = place.path("handed-over");
    std::fs::create_dir(&handed).unwrap();
    let secret = handed.join("database");
    std::fs::write(&secret, SECRET).unwrap();
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o644)).unwrap();
    let environment = [("CREDENTIALS_DIRECTORY", handed.to_str().unwrap()), ("MARU_LOG", "debug")];
    let mut refused = place.spawn(None, &environment);
    assert!(!refused.ended().success());
    assert!(place.log().contains("installer.key_readable"), "{}", place.log());

    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o400)).unwrap();
    let service = place.spawn(None, &environment);
    place.wait_for("READY=1");
    let form = format!("login=kim.minji&password={TYPED}&next=%2F");
    let cookie = "sid=S3ss10n-Cookie-0000000000";
    assert_eq!(ask(at, "POST", "/sign-in", &[("Cookie", cookie)], &form).status, 422);
    assert_eq!(ask(at, "GET", "/people?q=Hong+Gildong", &[("Cookie", cookie)], "").status, 303);

    let of_process = |name: &str| std::fs::read(format!("/proc/{}/{name}", service.id())).unwrap();
    let log = place.log();
    let told = log.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()).count();
    assert!(told > 5, "the log tells much, in JSON: {log}");
    let mut places = vec![
        ("its arguments".to_owned(), of_process("cmdline")),
        ("its environment".to_owned(), of_process("environ")),
        ("its log".to_owned(), log.into_bytes()),
    ];
    let below = files(place.folder.path()).into_iter().filter(|(path, _)| *path != secret);
    places.extend(below.map(|(path, bytes)| (path.display().to_string(), bytes)));
    assert!(places.len() > 6, "{places:?}");
    let master = std::fs::read(place.path("data/keys/master.key")).unwrap();
    for (name, bytes) in &places {
        let holds = |what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
        for word in [SECRET, TYPED, "S3ss10n-Cookie", "Gildong", "kim.minji"] {
            assert!(!holds(word.as_bytes()), "{word} in {name}");
        }
        assert!(name.ends_with("master.key") || !holds(&master), "the master key in {name}");
    }
    for (path, _) in files(&place.path("data")) {
        let mode = std::fs::metadata(&path).unwrap().mode();
        assert_eq!(mode & 0o077, 0, "{} is the service's own: {mode:o}", path.display());
    }
    let limits = String::from_utf8(of_process("limits")).unwrap();
    assert!(limits.contains("Max core file size"), "{limits}");
}

#[test]
fn s_189_a_password_in_a_configuration_that_everybody_reads_stops_the_start() {
    let database = "database = \"postgres://maru:geheim@127.0.0.1:1/maru\"\n";
    let place = Place::new(&plain(here(free_port()), database));
    std::fs::set_permissions(&place.config, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(!place.spawn(None, &[]).ended().success());
    assert!(place.log().contains("installer.config_readable"), "{}", place.log());
    std::fs::set_permissions(&place.config, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert!(!place.spawn(None, &[]).ended().success(), "there is no such database");
    assert_eq!(place.log().matches("installer.config_readable").count(), 1, "{}", place.log());
}

/// The samples of a text in the form of OpenMetrics 1.0, read strictly: name with labels, and value.
fn samples(text: &str) -> Vec<(String, f64)> {
    let (mut described, mut explained) = (Vec::new(), Vec::new());
    let mut found: Vec<(String, f64)> = Vec::new();
    let body = text.strip_suffix("# EOF\n").expect("ends with its mark");
    for line in body.lines() {
        let words: Vec<&str> = line.splitn(4, ' ').collect();
        match words.as_slice() {
            ["#", "TYPE", name, "counter" | "gauge" | "histogram"] => described.push((*name).to_owned()),
            ["#", "HELP", name, help] if !help.is_empty() => explained.push((*name).to_owned()),
            ["#", ..] => panic!("{line}"),
            _ => {
                let (series, value) = line.rsplit_once(' ').unwrap();
                let (name, labels) = series.split_once('{').unwrap_or((series, "}"));
                let known = |suffix: &str| {
                    name.strip_suffix(suffix).is_some_and(|n| described.iter().any(|d| d == n))
                };
                assert!(["", "_total", "_bucket", "_count", "_sum"].iter().any(|s| known(s)), "{line}");
                let labels = labels.strip_suffix('}').unwrap_or_else(|| panic!("{line}"));
                for label in labels.split(',').filter(|l| !l.is_empty()) {
                    let (key, value) = label.split_once("=\"").unwrap();
                    assert!(key.chars().all(|c| c.is_ascii_lowercase()) && value.ends_with('"'), "{line}");
                }
                assert!(!found.iter().any(|(s, _)| s == series), "told twice: {line}");
                found.push((series.to_owned(), value.parse().unwrap()));
            }
        }
    }
    assert_eq!(described, explained, "each is explained once");
    found
}

#[test]
fn figures_are_told_on_their_own_listener_and_name_nobody() {
    let (at, admin) = (here(free_port()), here(free_port()));
    let place = Place::new(&plain(at, &format!("[admin]\nlisten = \"{admin}\"\n")));
    let _service = place.start();
    assert_eq!(get(at, "/metrics").status, 404, "not for everybody");
    for _ in 0..3 {
        assert_eq!(get(at, "/sign-in").status, 200);
    }
    get(at, "/people/kim.minji?secret=1");
    ask(at, "KIMMINJI", "/", &[], "");
    assert_eq!((get(admin, "/healthz").status, get(admin, "/readyz").status), (200, 200));
    assert_eq!(get(admin, "/sign-in").status, 404, "nothing else is there");
    let answer = get(admin, "/metrics");
    assert!(answer.head.contains("application/openmetrics-text; version=1.0.0"), "{}", answer.head);
    let told = samples(&answer.body);
    let value = |series: &str| {
        let found = told.iter().find(|(name, _)| name == series);
        found.unwrap_or_else(|| panic!("{series} in {}", answer.body)).1
    };
    let page = "route=\"sign-in\",method=\"GET\",status=\"200\"";
    assert_eq!(value(&format!("maru_http_requests_total{{{page}}}")), 3.0);
    assert_eq!(value("maru_http_request_seconds_count{route=\"sign-in\"}"), 3.0);
    assert_eq!(value("maru_http_request_seconds_bucket{le=\"+Inf\",route=\"sign-in\"}"), 3.0);
    assert_eq!(value("maru_database_up"), 1.0);
    assert!(value("maru_database_connections_open") >= 1.0);
    assert!(value("maru_process_resident_memory_bytes") > 1e6);
    for series in [
        "maru_jobs_waiting",
        "maru_jobs_dead",
        "maru_jobs_oldest_seconds",
        "maru_sockets",
        "maru_http_connections",
        "maru_health{check=\"audit.queue\"}",
        "maru_health{check=\"directory.sync\"}",
        "maru_health{check=\"backup.last\"}",
    ] {
        value(series);
    }
    for word in ["kim", "KIM", "secret", "127.0.0.1"] {
        assert!(!answer.body.contains(word), "{word} in {}", answer.body);
    }
}

/// Passes on what is said between a socket in a folder of its own and the database's, until it is cut.
struct Wire {
    folder: TempFolder,
    cut: Arc<AtomicBool>,
}

impl Wire {
    fn to(real: std::path::PathBuf) -> Wire {
        use std::os::unix::net::{UnixListener, UnixStream};
        let (folder, cut) = (TempFolder::new(), Arc::new(AtomicBool::new(false)));
        let listener = UnixListener::bind(folder.path().join(".s.PGSQL.5432")).unwrap();
        let is_cut = Arc::clone(&cut);
        std::thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                let Some(far) = (!is_cut.load(Ordering::SeqCst)).then(|| UnixStream::connect(&real).unwrap())
                else {
                    continue;
                };
                for (mut from, mut to) in [
                    (near.try_clone().unwrap(), far.try_clone().unwrap()),
                    (far.try_clone().unwrap(), near.try_clone().unwrap()),
                ] {
                    std::thread::spawn(move || {
                        let _ = std::io::copy(&mut from, &mut to);
                        let _ = to.shutdown(std::net::Shutdown::Both);
                    });
                }
                let is_cut = Arc::clone(&is_cut);
                std::thread::spawn(move || {
                    while !is_cut.load(Ordering::SeqCst) {
                        std::thread::sleep(Duration::from_millis(20));
                    }
                    let _ = far.shutdown(std::net::Shutdown::Both);
                });
            }
        });
        Wire { folder, cut }
    }
}

#[test]
fn a_service_whose_database_is_away_is_alive_and_not_ready() {
    let uri = postgres_uri();
    let (_, host) = uri.split_once("host=").unwrap();
    let host = host.split('&').next().unwrap().to_owned();
    let wire = Wire::to(Path::new(&host).join(".s.PGSQL.5432"));
    let near = wire.folder.path().display().to_string();
    let admin_socket = wire.folder.path().join("admin.sock");
    let more = format!(
        "database = \"{}\"\n[admin]\nlisten = \"{}\"\n",
        uri.replace(&host, &near),
        admin_socket.display()
    );
    let at = here(free_port());
    let place = Place::new(&plain(at, &more));
    let service = place.start();
    assert_eq!(std::fs::metadata(&admin_socket).unwrap().mode() & 0o777, 0o660);
    let admin = |path: &str| {
        let mut socket = std::os::unix::net::UnixStream::connect(&admin_socket).unwrap();
        write!(socket, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
        speaking::answer(&mut socket)
    };
    assert_eq!((admin("/readyz").status, get(at, "/readyz").status), (200, 200));
    wire.cut.store(true, Ordering::SeqCst);
    // A connection that was open is cut a moment later than another.
    soon("not ready", || (admin("/readyz").status, get(at, "/readyz").status) == (503, 503));
    assert_eq!(get(at, "/healthz").status, 200);
    let told = admin("/metrics");
    let told = samples(&told.body);
    assert!(told.contains(&("maru_database_up".to_owned(), 0.0)), "{told:?}");
    wire.cut.store(false, Ordering::SeqCst);
    soon("ready again", || admin("/readyz").status == 200);
    // About to stop: alive, and not ready, as long as somebody is still being answered.
    let mut begun = connect(at);
    begun.write_all(b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\na").unwrap();
    std::thread::sleep(Duration::from_millis(200));
    service.signal(Signal::TERM);
    place.wait_for("STOPPING=1");
    soon("stopping", || admin("/readyz").status == 503);
    assert_eq!((admin("/readyz").body.as_str(), admin("/healthz").status), ("stopping\n", 200));
}
