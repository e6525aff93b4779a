//! Speaking HTTP and TLS by hand, as odd clients do.
#![allow(dead_code, reason = "each test file speaks in its own way")]

use maru_testkit::tls::CertificateFiles;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// Nothing of ours takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came back.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

pub fn connect(at: SocketAddr) -> TcpStream {
    let tcp = TcpStream::connect(at).unwrap();
    tcp.set_read_timeout(Some(PATIENCE)).unwrap();
    tcp.set_write_timeout(Some(PATIENCE)).unwrap();
    tcp
}

/// Asks on a connection of its own; `body` is a form.
pub fn ask(at: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut tcp = connect(at);
    let more: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let text = format!(
        "{method} {path} HTTP/1.1\r\nHost: {at}\r\nSec-Fetch-Site: same-origin\r\nAccept: text/html\r\n\
         Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
         {more}\r\n{body}",
        body.len()
    );
    tcp.write_all(text.as_bytes()).unwrap();
    answer(&mut tcp)
}

/// Reads until the server hangs up.
pub fn answer(tcp: &mut impl Read) -> Answer {
    let mut bytes = Vec::new();
    // A server that refuses what is still being sent may reset the connection after its answer.
    let _ = tcp.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}

/// Reads the status alone.
pub fn status(tcp: &mut impl Read) -> u16 {
    let mut line = [0; 12];
    tcp.read_exact(&mut line).unwrap();
    String::from_utf8_lossy(&line).split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default()
}

/// Whether something waits to be read.
pub fn has_answered(tcp: &TcpStream) -> bool {
    tcp.set_nonblocking(true).unwrap();
    let there = tcp.peek(&mut [0]).is_ok_and(|n| n > 0);
    tcp.set_nonblocking(false).unwrap();
    there
}

/// A connection in this version of TLS, checked as browsers do.
pub fn tls(
    at: SocketAddr,
    files: &CertificateFiles,
    version: &'static rustls::SupportedProtocolVersion,
) -> rustls::StreamOwned<rustls::ClientConnection, TcpStream> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(&files.authority).unwrap()).unwrap();
    let config =
        rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_protocol_versions(&[version])
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    rustls::StreamOwned::new(rustls::ClientConnection::new(Arc::new(config), name).unwrap(), connect(at))
}

/// The first message of a client that speaks no newer than `version` (RFC 5246 section 7.4.1.2).
pub fn client_hello(version: u16, suites: &[u16]) -> Vec<u8> {
    let with_length =
        |bytes: Vec<u8>| [&u16::try_from(bytes.len()).unwrap().to_be_bytes()[..], &bytes].concat();
    let words = |list: &[u16]| with_length(list.iter().flat_map(|word| word.to_be_bytes()).collect());
    let extension = |kind: u16, body: Vec<u8>| [&kind.to_be_bytes()[..], &with_length(body)].concat();
    let extensions = [
        extension(10, words(&[0x001d, 0x0017])),
        extension(11, vec![1, 0]),
        extension(13, words(&[0x0403, 0x0401, 0x0804])),
    ];
    let body = [
        version.to_be_bytes().to_vec(),
        vec![7; 32],
        vec![0],
        words(suites),
        vec![1, 0],
        with_length(extensions.concat()),
    ]
    .concat();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    let handshake = [&[1], &length[1..], &body].concat();
    [vec![22, 3, 1], with_length(handshake)].concat()
}
