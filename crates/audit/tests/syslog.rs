//! Events reach the agency's log server in their order, and none is lost while it is down (S-193).
#![cfg(test)]

use maru_audit::{Audit, Options, Receiver};
use maru_contract::{Contributions, Module, dispatch};
use maru_kernel::{Cause, Event};
use maru_store::{Db, Handler, StoreResult, setting};
use maru_testkit::tls::{Authority, CertificateFiles};
use maru_testkit::{TempFolder, on_both_databases};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::io::Read;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// The sender, with what it forwards.
struct Suite {
    offers: Contributions,
}

impl Suite {
    fn new(folder: &Path, syslog: Option<Receiver>) -> Suite {
        let options = Options::new(folder.to_owned(), folder.join("audit.key"));
        let audit =
            Audit::new(Options { host: "maru.agency.example".to_owned(), syslog, ..options }).unwrap();
        let mut offers = Contributions::default();
        audit.bring(&mut offers);
        Suite { offers }
    }

    /// `count` things happen and get their places.
    fn happen(&self, db: &Db, count: usize) {
        let done: StoreResult<()> = db.write_blocking(&Cause::system("test"), move |tx| {
            (0..count).try_for_each(|n| {
                tx.record(&Event::new("test.done").with(format!("{{\"n\":{n},\"text\":\"가\\n나\"}}")))
                    .map(|_| ())
            })
        });
        done.unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(dispatch(db, &self.offers.listeners)).unwrap();
    }

    fn job(&self) -> Option<&Handler> {
        self.offers.jobs.iter().find(|job| job.kind == "audit.syslog")
    }

    fn forward(&self, db: &Db) {
        (self.job().unwrap().run)(db, "{}").unwrap();
    }
}

/// A log server of the test's own: it takes connections until it has been told to stop.
struct LogServer {
    address: SocketAddr,
    heard: Arc<Mutex<Vec<u8>>>,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl LogServer {
    fn start(at: SocketAddr, tls: Option<&CertificateFiles>) -> LogServer {
        let listener = TcpListener::bind(at).unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let over = Arc::new(AtomicBool::new(false));
        let (kept, ends, config) = (Arc::clone(&heard), Arc::clone(&over), tls.map(server_config));
        let thread = std::thread::spawn(move || {
            for tcp in listener.incoming() {
                let mut tcp = tcp.unwrap();
                if ends.load(Ordering::SeqCst) {
                    return;
                }
                let mut message = Vec::new();
                match &config {
                    None => tcp.read_to_end(&mut message).map(|_| ()).unwrap(),
                    Some(config) => {
                        let session = rustls::ServerConnection::new(Arc::clone(config)).unwrap();
                        // A sender that does not trust us leaves in the middle.
                        let _ = rustls::StreamOwned::new(session, tcp).read_to_end(&mut message);
                    }
                }
                kept.lock().unwrap().extend(message);
            }
        });
        LogServer { address, heard, over, thread: Some(thread) }
    }

    /// What came, each message parsed from its octet count.
    fn positions(&self) -> Vec<i64> {
        let heard = self.heard.lock().unwrap().clone();
        frames(&heard).iter().map(|body| body["position"].as_i64().unwrap()).collect()
    }

    fn stop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        drop(std::net::TcpStream::connect(self.address).unwrap());
        self.thread.take().unwrap().join().unwrap();
    }
}

fn frames(mut rest: &[u8]) -> Vec<serde_json::Value> {
    let mut found = Vec::new();
    while !rest.is_empty() {
        let space = rest.iter().position(|b| *b == b' ').unwrap();
        let length: usize = std::str::from_utf8(&rest[..space]).unwrap().parse().unwrap();
        let message = std::str::from_utf8(&rest[space + 1..][..length]).unwrap();
        assert!(message.starts_with("<110>1 ") || message.starts_with("<108>1 "), "{message}");
        found.push(serde_json::from_str(message.split_once('\u{FEFF}').unwrap().1).unwrap());
        rest = &rest[space + 1 + length..];
    }
    found
}

fn server_config(files: &CertificateFiles) -> Arc<rustls::ServerConfig> {
    let chain = CertificateDer::pem_file_iter(&files.certificate).unwrap().map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_file(&files.key).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key);
    Arc::new(config.unwrap())
}

const ANYWHERE: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 0);

fn plain(at: SocketAddr) -> Option<Receiver> {
    Some(Receiver::parse(&at.to_string(), None, false).unwrap())
}

fn trouble(db: &Db) -> String {
    db.read_blocking(|conn| setting(conn, "audit.syslog_trouble")).unwrap().unwrap_or_default()
}

fn up_to(last: i64) -> Vec<i64> {
    (1..=last).collect()
}

#[test]
fn s_193_nothing_is_sent_unless_the_operator_says_where() {
    let folder = TempFolder::new();
    assert!(Suite::new(folder.path(), None).job().is_none());
    assert!(Receiver::parse("log.agency.example:6514", None, false).is_err(), "not in the clear (S-10)");
}

#[test]
fn s_193_every_event_arrives_once_and_in_order() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let mut server = LogServer::start(ANYWHERE, None);
        let suite = Suite::new(folder.path(), plain(server.address));
        suite.happen(db, 1_200);
        suite.forward(db);
        suite.forward(db);
        suite.happen(db, 3);
        suite.forward(db);
        server.stop();
        assert_eq!(server.positions(), up_to(1_203));
        assert_eq!(trouble(db), "");
    });
}

#[test]
fn s_193_what_happens_while_the_receiver_is_stopped_arrives_afterwards() {
    let agency = TempFolder::new();
    let files = Authority::new("Agency").issue(&["localhost"], agency.path());
    on_both_databases(&[Audit::MIGRATIONS], |db| goes_and_comes_back(db, None));
    on_both_databases(&[Audit::MIGRATIONS], |db| goes_and_comes_back(db, Some(&files)));
}

fn goes_and_comes_back(db: &Db, tls: Option<&CertificateFiles>) {
    let folder = TempFolder::new();
    let mut first = LogServer::start(ANYWHERE, tls);
    let receiver = || match tls {
        None => plain(first.address),
        Some(files) => {
            let address = format!("localhost:{}", first.address.port());
            Some(Receiver::parse(&address, Some(&files.authority), false).unwrap())
        }
    };
    let (before, after) = (receiver(), receiver());
    let suite = Suite::new(folder.path(), before);
    suite.happen(db, 10);
    suite.forward(db);
    first.stop();
    suite.happen(db, 700);
    suite.forward(db);
    assert_ne!(trouble(db), "", "the health page tells of it");
    suite.happen(db, 5);
    suite.forward(db);
    // The suite itself is restarted meanwhile: what waits is not in its memory.
    let suite = Suite::new(folder.path(), after);
    let mut second = LogServer::start(first.address, tls);
    suite.forward(db);
    suite.happen(db, 0);
    suite.forward(db);
    second.stop();
    let all = [first.positions(), second.positions()].concat();
    // Two events of its own: that forwarding stopped, and that it goes on.
    assert_eq!(all, up_to(717));
    assert_eq!(trouble(db), "");
}

#[test]
fn s_193_what_a_receiver_took_and_did_not_read_is_sent_again() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let folder = TempFolder::new();
        let listener = TcpListener::bind(ANYWHERE).unwrap();
        let address = listener.local_addr().unwrap();
        let suite = Suite::new(folder.path(), plain(address));
        suite.happen(db, 300);
        // Reads a little and dies with the rest unread.
        let dying = std::thread::spawn(move || {
            let (mut tcp, _) = listener.accept().unwrap();
            tcp.read_exact(&mut [0; 100]).unwrap();
        });
        suite.forward(db);
        dying.join().unwrap();
        assert_ne!(trouble(db), "");
        let mut server = LogServer::start(address, None);
        suite.forward(db);
        server.stop();
        assert_eq!(server.positions()[..300], up_to(300)[..]);
    });
}

#[test]
fn s_193_over_tls_only_the_agencys_own_server_is_told_anything() {
    on_both_databases(&[Audit::MIGRATIONS], |db| {
        let (folder, agency, others) = (TempFolder::new(), TempFolder::new(), TempFolder::new());
        let files = Authority::new("Agency").issue(&["localhost"], agency.path());
        let foreign = Authority::new("Somebody").issue(&["localhost"], others.path());
        let server = LogServer::start(ANYWHERE, Some(&files));
        let to = |host: &str, authority: &Path| {
            let address = format!("{host}:{}", server.address.port());
            Some(Receiver::parse(&address, Some(authority), false).unwrap())
        };
        for (host, authority) in [("localhost", &foreign.authority), ("127.0.0.1", &files.authority)] {
            let suite = Suite::new(folder.path(), to(host, authority));
            suite.happen(db, 20);
            suite.forward(db);
            assert_ne!(trouble(db), "", "{host}");
        }
        assert!(server.heard.lock().unwrap().is_empty());
        let suite = Suite::new(folder.path(), to("localhost", &files.authority));
        suite.happen(db, 20);
        suite.forward(db);
        assert_eq!(trouble(db), "");
        assert_eq!(server.positions()[..60], up_to(60)[..]);
    });
}
