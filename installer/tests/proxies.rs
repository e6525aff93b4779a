//! The samples for proxies in `deploy/`, with the real nginx and the real HAProxy in front of a real service.
#![cfg(test)]

mod service;
mod speaking;

use maru::house;
use maru_directory::actions::{self, Standing};
use maru_kernel::Cause;
use maru_store::{Db, StoreResult, events_after};
use maru_testkit::TempFolder;
use maru_testkit::tls::{Authority, CertificateFiles};
use service::{Place, Service, configuration, free_port};
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PASSWORD: &str = "proxies-pass-2026!";
/// Where the proxy comes from, so that it can be told from its visitors.
const PROXY: &str = "127.0.0.9";

fn here(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

/// A proxy that ends with the test.
struct Proxy(Child);

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

fn sample(path: &str, changes: &[(&str, String)]) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy").join(path);
    let mut text = std::fs::read_to_string(file).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{path} says {from}");
        text = text.replace(from, to);
    }
    text
}

fn started(program: &str, arguments: &[&str], at: SocketAddr) -> Proxy {
    let child = Command::new(program).args(arguments).stdout(Stdio::null()).spawn();
    let proxy = Proxy(child.unwrap_or_else(|e| panic!("{program} is installed as a Debian package: {e}")));
    let began = Instant::now();
    while std::net::TcpStream::connect(at).is_err() {
        assert!(began.elapsed() < Duration::from_secs(20), "{program} does not start");
        std::thread::sleep(Duration::from_millis(30));
    }
    proxy
}

fn nginx(folder: &Path, tls: &CertificateFiles, front: SocketAddr, back: SocketAddr) -> Proxy {
    let text = sample(
        "nginx/maru.conf",
        &[
            ("listen 443 ssl http2;", format!("listen {front} ssl http2;\n    proxy_bind {PROXY};")),
            ("127.0.0.1:8080 max_fails", format!("{back} max_fails")),
            ("/etc/maru/tls/server.pem", tls.certificate.display().to_string()),
            ("/etc/maru/tls/server.key", tls.key.display().to_string()),
        ],
    );
    let within = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {within}/{kind};\n"))
        .concat();
    let user = if rustix::process::geteuid().is_root() { "user root;\n" } else { "" };
    let whole = format!(
        "{user}daemon off;\npid {within}/nginx.pid;\nerror_log {within}/nginx.log;\nevents {{}}\n\
         http {{\naccess_log off;\n{temporary}{text}\n}}\n"
    );
    let file = folder.join("nginx.conf");
    std::fs::write(&file, whole).unwrap();
    let log = folder.join("nginx.log").display().to_string();
    let (file, prefix) = (file.display().to_string(), within.to_string());
    started("/usr/sbin/nginx", &["-p", &prefix, "-e", &log, "-c", &file], front)
}

fn haproxy(folder: &Path, tls: &CertificateFiles, front: SocketAddr, back: SocketAddr) -> Proxy {
    let pair: PathBuf = folder.join("maru.pem");
    let both = [&tls.certificate, &tls.key].map(|file| std::fs::read_to_string(file).unwrap()).concat();
    std::fs::write(&pair, both).unwrap();
    let text = sample(
        "haproxy/maru.cfg",
        &[
            ("bind :443", format!("bind {front}")),
            ("/etc/haproxy/maru.pem", pair.display().to_string()),
            ("server node1 127.0.0.1:8080", format!("source {PROXY}\n    server node1 {back}")),
        ],
    );
    let file = folder.join("haproxy.cfg");
    std::fs::write(&file, format!("global\n    maxconn 200\n{text}")).unwrap();
    started("/usr/sbin/haproxy", &["-db", "-f", &file.display().to_string()], front)
}

/// A service behind a proxy, with somebody who can sign in.
struct Behind {
    front: SocketAddr,
    tls: CertificateFiles,
    place: Place,
    _proxy: Proxy,
    _service: Service,
    _folder: TempFolder,
}

type Start = fn(&Path, &CertificateFiles, SocketAddr, SocketAddr) -> Proxy;

impl Behind {
    fn new(start: Start) -> Behind {
        let folder = TempFolder::new();
        let tls = Authority::new("Agency").issue(&["localhost"], folder.path());
        let (front, back) = (here(free_port()), here(free_port()));
        let base_url = format!("https://localhost:{}", front.port());
        let place =
            Place::new(&configuration(back, &base_url, &format!("trusted_proxies = [\"{PROXY}\"]\n"), ""));
        employ(&place.config);
        let service = place.start();
        let proxy = start(folder.path(), &tls, front, back);
        Behind { front, tls, place, _proxy: proxy, _service: service, _folder: folder }
    }

    fn ask(&self, head: &str, body: &str) -> speaking::Answer {
        let mut tls = speaking::tls(self.front, &self.tls, &rustls::version::TLS13);
        let port = self.front.port();
        write!(
            tls,
            "{head} HTTP/1.1\r\nHost: localhost:{port}\r\nSec-Fetch-Site: same-origin\r\nAccept: text/html\r\n\
             Connection: close\r\nX-Forwarded-For: 10.9.9.9\r\nForwarded: for=10.9.9.8\r\nX-Real-IP: 10.9.9.7\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        speaking::answer(&mut tls)
    }

    /// The addresses in the log of what happened.
    fn addresses(&self) -> Vec<String> {
        let file = maru_store::Address::Sqlite(self.place.path("data/maru.sqlite"));
        let db = Db::open_to_read(&file, &[]).unwrap();
        let began = Instant::now();
        loop {
            let read = |conn: &mut maru_store::DbConn| -> StoreResult<_> { events_after(conn, 0, 1_000) };
            let events = db.read_blocking(read).unwrap();
            let signed = events.iter().filter(|e| e.name.contains("sign"));
            let addresses: Vec<String> = signed.filter_map(|e| e.address.clone()).collect();
            if addresses.len() >= 2 {
                return addresses;
            }
            assert!(began.elapsed() < Duration::from_secs(20), "{addresses:?}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

/// A colleague with a password of this house.
fn employ(config: &Path) {
    let config = maru::config::Config::read(config).unwrap();
    let running = house::open(&config, false).unwrap();
    let cause = Cause::system("test");
    running
        .front
        .db
        .write_blocking(&cause, |tx| {
            let person = actions::add_local_person(tx, "kim", "김", Standing::BreakGlass)?;
            actions::set_local_password(tx, person, PASSWORD)
        })
        .unwrap();
}

fn passes(start: Start) {
    let behind = Behind::new(start);
    let refused = behind.ask("POST /sign-in", "login=kim&password=wrong-password&next=%2F");
    assert_eq!(refused.status, 422, "{}{}", refused.head, refused.body);
    let entered = behind.ask("POST /sign-in", &format!("login=kim&password={PASSWORD}&next=%2F"));
    assert_eq!(entered.status, 303, "{}{}", entered.head, entered.body);
    let cookie = entered.head.lines().find(|l| l.contains("__Host-sid=")).unwrap();
    let cookie = cookie.split_once(": ").unwrap().1.split(';').next().unwrap();
    for address in behind.addresses() {
        assert_eq!(address, "127.0.0.1", "what a visitor says of themselves is not believed");
    }
    // A live socket, through the proxy.
    let mut tls = speaking::tls(behind.front, &behind.tls, &rustls::version::TLS13);
    let host = format!("localhost:{}", behind.front.port());
    write!(
        tls,
        "GET /live HTTP/1.1\r\nHost: {host}\r\nOrigin: https://{host}\r\nCookie: {cookie}\r\n\
         Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    .unwrap();
    let mut head = [0; 12];
    tls.read_exact(&mut head).unwrap();
    assert_eq!(&head, b"HTTP/1.1 101", "{cookie}");
    let mut said = Vec::new();
    let mut byte = [0];
    while !said.ends_with(b"\r\n\r\n") {
        tls.read_exact(&mut byte).unwrap();
        said.extend(byte);
    }
    // Signing out closes it, so what the service says comes through.
    assert_eq!(sign_out(&behind, cookie), 303);
    let mut rest = Vec::new();
    let _ = tls.read_to_end(&mut rest);
    assert!(rest.windows(4).any(|w| w == [0x88, 2, 0x03, 0xF0]), "closed for want of a session: {rest:?}");
}

fn sign_out(behind: &Behind, cookie: &str) -> u16 {
    let mut tls = speaking::tls(behind.front, &behind.tls, &rustls::version::TLS13);
    let host = format!("localhost:{}", behind.front.port());
    write!(
        tls,
        "POST /sign-out HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\nAccept: text/html\r\n\
         Cookie: {cookie}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: 0\r\n\r\n"
    )
    .unwrap();
    speaking::answer(&mut tls).status
}

#[test]
fn s_187_nginx_passes_everything_on_and_nobody_says_who_they_are() {
    passes(nginx);
}

#[test]
fn s_187_haproxy_passes_everything_on_and_nobody_says_who_they_are() {
    passes(haproxy);
}
