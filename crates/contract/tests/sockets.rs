//! Sockets over real connections: readers who stop, and sessions that end.
#![cfg(test)]

use maru_contract::Module;
use maru_kernel::Id;
use maru_testkit::{NullModule, Served, TestHouse, in_house};
use maru_web::live::Hub;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

const PERSON: Id = Id::from_i64(1 << 40);

fn null(_: &Hub) -> Vec<Arc<dyn Module>> {
    vec![Arc::new(NullModule::new())]
}

/// Opens a socket as a browser does, and reads no further than the end of the head.
fn open(served: &Served, secret: &str) -> TcpStream {
    let mut stream = TcpStream::connect(served.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let head = format!(
        "GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nCookie: sid={secret}\r\n\
         Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let (mut answer, mut byte) = (Vec::new(), [0]);
    while !answer.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        answer.extend(byte);
    }
    assert!(answer.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&answer));
    stream
}

fn within(limit: Duration, what: &str, done: impl Fn() -> bool) {
    let since = Instant::now();
    while !done() {
        assert!(since.elapsed() < limit, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn s_420_the_task_of_a_reader_who_stopped_ends_although_nothing_is_ever_read() {
    in_house(null, async |house: &TestHouse| {
        let served = house.serve();
        let visitor = house.visitor(PERSON, "가", &[]);
        let hub = &house.front.hub;
        let stream = open(&served, visitor.secret());
        within(Duration::from_secs(5), "it is open", || hub.is_listening(PERSON));
        let long = "x".repeat(64 << 10);
        within(Duration::from_secs(10), "its queue fills", || {
            (0..64).for_each(|_| hub.tell_person(PERSON, &long));
            !hub.is_listening(PERSON)
        });
        assert_eq!(hub.len(), 1, "until it has ended, it counts as one of the person's sockets");
        within(Duration::from_secs(15), "its task ends", || hub.is_empty());
        drop(stream);
    });
}

#[test]
fn s_128_a_socket_is_closed_when_its_session_ends_and_hears_nothing_more() {
    in_house(null, async |house: &TestHouse| {
        let served = house.serve();
        let visitor = house.visitor(PERSON, "가", &[]);
        let hub = &house.front.hub;
        let mut stream = open(&served, visitor.secret());
        within(Duration::from_secs(5), "it is open", || hub.is_listening(PERSON));
        hub.end_session(PERSON);
        hub.tell_person(PERSON, "<secret>");
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).unwrap();
        // A close frame: 0x88, two bytes of payload, 1008 for a policy (RFC 6455 section 7.4.1).
        assert!(rest.windows(4).any(|w| w == [0x88, 2, 0x03, 0xF0]), "{rest:?}");
        assert!(!rest.windows(8).any(|w| w == b"<secret>"));
        within(Duration::from_secs(5), "it is gone", || hub.is_empty());
    });
}
