//! The server as it listens: TLS, slow clients, bombs, sockets and people who all sign in at once. Real
//! connections to a real listener, both databases where it matters.
#![cfg(test)]

mod everything;
mod speaking;

use everything::config;
use maru::config::Config;
use maru::house;
use maru::serve::{self, Doors, Tls};
use maru_testkit::TempFolder;
use maru_testkit::tls::{Authority, CertificateFiles};
use speaking::{ask, connect};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// A server in this process; it serves until the tests are over.
struct Served {
    at: SocketAddr,
    _folder: TempFolder,
}

fn serve_with(change: impl FnOnce(&mut Config, &TempFolder) -> Option<Tls>) -> Served {
    let folder = TempFolder::new();
    let mut config = config(folder.path());
    let tls = change(&mut config, &folder);
    let listener = serve::listen(config.server.listen).unwrap();
    let running = house::open(&config, false).unwrap();
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let ready = move |at| tell.send(at).unwrap();
        let doors = Doors { tls, ..Doors::plain(listener) };
        let serving = serve::serve(running.house, running.front, doors, ready);
        actix_web::rt::System::new().block_on(serving).unwrap();
    });
    Served { at: told.recv().unwrap(), _folder: folder }
}

fn plain() -> Served {
    serve_with(|config, _| {
        config.server.requests_per_second = 100_000.0;
        None
    })
}

fn encrypted() -> (Served, CertificateFiles) {
    let mut made = None;
    let served = serve_with(|config, folder| {
        let files = Authority::new("Agency").issue(&["localhost"], folder.path());
        std::fs::set_permissions(&files.key, std::fs::Permissions::from_mode(0o600)).unwrap();
        config.server.base_url = "https://localhost".to_owned();
        made = Some(files.clone());
        Some(Tls { certificate: files.certificate, private_key: files.key })
    });
    (served, made.unwrap())
}

#[test]
fn s_188_only_current_tls_is_spoken() {
    let (served, files) = encrypted();
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let mut tls = speaking::tls(served.at, &files, version);
        write!(tls, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut said = String::new();
        let _ = tls.read_to_string(&mut said);
        assert!(said.starts_with("HTTP/1.1 200"), "{version:?}: {said}");
        assert!(said.to_ascii_lowercase().contains("strict-transport-security: max-age=31536000"), "{said}");
    }
    // Alerts of RFC 8446 section 6: 40 is handshake_failure, 70 is protocol_version.
    let ecdhe_gcm: &[u16] = &[0xc02b, 0xc02f];
    let (rsa_gcm, ecdhe_cbc): (&[u16], &[u16]) = (&[0x009c], &[0xc009, 0xc013]);
    for (version, suites, alert) in
        [(0x0301, ecdhe_gcm, 70), (0x0302, ecdhe_gcm, 70), (0x0303, rsa_gcm, 40), (0x0303, ecdhe_cbc, 40)]
    {
        let mut tcp = connect(served.at);
        tcp.write_all(&speaking::client_hello(version, suites)).unwrap();
        let mut reply = Vec::new();
        let _ = tcp.read_to_end(&mut reply);
        assert_eq!((reply.first(), reply.last()), (Some(&21), Some(&alert)), "{version:x} {suites:x?}");
    }
    let mut in_the_clear = connect(served.at);
    write!(in_the_clear, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut reply = Vec::new();
    let _ = in_the_clear.read_to_end(&mut reply);
    assert!(!reply.starts_with(b"HTTP"), "{}", String::from_utf8_lossy(&reply));
}

/// Sends the beginning, then one byte at a time, and tells after how long the server hung up.
fn trickle(mut tcp: TcpStream, beginning: &str, pause: Duration, patience: Duration) -> Option<Duration> {
    tcp.write_all(beginning.as_bytes()).unwrap();
    tcp.set_read_timeout(Some(pause)).unwrap();
    let (started, mut heard) = (Instant::now(), [0; 1_024]);
    while started.elapsed() < patience {
        match tcp.read(&mut heard) {
            Ok(0) => return Some(started.elapsed()),
            Ok(_) => {}
            Err(e) if matches!(e.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            Err(_) => return Some(started.elapsed()),
        }
        if tcp.write_all(b"a").is_err() {
            return Some(started.elapsed());
        }
    }
    None
}

#[test]
fn s_199_s_203_s_418_slow_clients_are_cut_and_hold_nobody_up() {
    const PAUSE: Duration = Duration::from_millis(500);
    let (open, (closed, _)) = (plain(), encrypted());
    let head = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    let body = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9999\r\n\r\n";
    let again = format!("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n{head}");
    let refused = body.replace("Content-Length: 9999", "Transfer-Encoding: chunked")
        + &format!("90000\r\n{}\r\n9999\r\n", "a".repeat(0x90000));
    let kinds = [
        (open.at, head, 14),
        (closed.at, "\u{16}", 9),
        (open.at, body, 34),
        (open.at, &again, 46),
        (open.at, &refused, 46),
    ];
    std::thread::scope(|scope| {
        let mut slow = Vec::new();
        for (at, beginning, most) in kinds {
            for _ in 0..40 {
                let tcp = connect(at);
                let patience = Duration::from_secs(most + 10);
                slow.push((beginning, most, scope.spawn(move || trickle(tcp, beginning, PAUSE, patience))));
            }
        }
        // Two hundred of them hang on the line; everybody else is served as ever.
        let mut longest = Duration::ZERO;
        for _ in 0..40 {
            let started = Instant::now();
            assert_eq!(ask(open.at, "GET", "/sign-in", &[], "").status, 200);
            longest = longest.max(started.elapsed());
        }
        assert!(longest < Duration::from_secs(2), "{longest:?}");
        for (beginning, most, waiting) in slow {
            let cut = waiting.join().unwrap();
            assert!(cut.is_some_and(|c| c.as_secs() < most), "{beginning:?}: {cut:?}");
        }
    });
}

#[test]
fn s_421_bombs_are_refused_at_once() {
    let served = plain();
    let head = |more: &str| {
        format!(
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n{more}\r\n"
        )
    };
    let within_a_second = |what: &str, told: &mut dyn FnMut() -> u16| {
        let started = Instant::now();
        let status = told();
        assert!([400, 413, 431].contains(&status), "{what}: {status}");
        assert!(started.elapsed() < Duration::from_secs(2), "{what}: {:?}", started.elapsed());
    };
    within_a_second("ten gigabytes announced", &mut || {
        let mut tcp = connect(served.at);
        tcp.write_all(head("Content-Length: 10000000000\r\n").as_bytes()).unwrap();
        speaking::status(&mut tcp)
    });
    within_a_second("ten gigabytes announced by an old browser", &mut || {
        let mut tcp = connect(served.at);
        let head = head("Content-Length: 10000000000\r\nCookie: csrf=0123456789abcdef0123456789abcdef\r\n");
        tcp.write_all(head.replace("Sec-Fetch-Site: same-origin\r\n", "").as_bytes()).unwrap();
        speaking::status(&mut tcp)
    });
    within_a_second("chunks without end", &mut || {
        let mut tcp = connect(served.at);
        tcp.write_all(head("Transfer-Encoding: chunked\r\n").as_bytes()).unwrap();
        let chunk = format!("8000\r\n{}\r\n", "a".repeat(0x8000));
        while tcp.write_all(chunk.as_bytes()).is_ok() && !speaking::has_answered(&tcp) {}
        speaking::status(&mut tcp)
    });
    for (what, more, body) in [
        ("a hundred thousand fields", "", "a=&".repeat(100_000)),
        ("compressed", "Content-Encoding: gzip\r\n", "\u{1f}".repeat(1_000)),
        ("deep JSON", "Content-Encoding: identity\r\n", "[".repeat(400_000)),
    ] {
        within_a_second(what, &mut || {
            let mut tcp = connect(served.at);
            tcp.write_all(head(&format!("{more}Content-Length: {}\r\n", body.len())).as_bytes()).unwrap();
            let _ = tcp.write_all(body.as_bytes());
            speaking::status(&mut tcp)
        });
    }
    let mut many = "GET / HTTP/1.1\r\nHost: localhost\r\n".to_owned();
    (0..5_000).for_each(|n| many.push_str(&format!("X-{n}: a\r\n")));
    within_a_second("five thousand headers", &mut || {
        let mut tcp = connect(served.at);
        let _ = tcp.write_all(format!("{many}\r\n").as_bytes());
        speaking::status(&mut tcp)
    });
    assert_eq!(ask(served.at, "GET", "/sign-in", &[], "").status, 200);
}

/// The time within which 95 of 100 pages came.
fn pages(at: SocketAddr, count: usize, go_on: impl Fn() -> bool) -> Duration {
    let mut times = Vec::new();
    while times.len() < count && go_on() {
        let started = Instant::now();
        assert_eq!(ask(at, "GET", "/sign-in", &[], "").status, 200);
        times.push(started.elapsed());
    }
    assert!(times.len() > 10, "only {} pages came meanwhile", times.len());
    times.sort();
    times[times.len() * 95 / 100]
}

#[test]
fn s_112_other_pages_come_while_two_hundred_sign_in() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let served = plain();
    pages(served.at, 20, || true);
    let alone = pages(served.at, 200, || true);
    let left = AtomicUsize::new(200);
    let crowded = std::thread::scope(|scope| {
        for n in 0..200 {
            let (left, at) = (&left, served.at);
            scope.spawn(move || {
                let form = format!("login=kim{n}&password=wrong-{n}&next=%2F");
                assert_eq!(ask(at, "POST", "/sign-in", &[], &form).status, 422);
                left.fetch_sub(1, Ordering::SeqCst);
            });
        }
        pages(served.at, 10_000, || left.load(Ordering::SeqCst) > 0)
    });
    // Twice the time alone, and what two busy cores add at worst.
    let most = alone * 2 + Duration::from_millis(60);
    assert!(crowded <= most, "alone {alone:?}, among two hundred sign-ins {crowded:?}");
    println!("p95 of a page: alone {alone:?}, among two hundred sign-ins {crowded:?}");
}
