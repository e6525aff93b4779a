//! Sockets over real connections: readers who stop, and sessions that end.
#![cfg(test)]

use maru_contract::Module;
use maru_kernel::Id;
use maru_testkit::{NullModule, Served, TestHouse, in_house};
use maru_web::live::{Hub, Pace};
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

/// The close frame with this code (RFC 6455 section 7.4.1).
fn closes_with(bytes: &[u8], code: u16) -> bool {
    let [high, low] = code.to_be_bytes();
    bytes.windows(4).any(|w| w == [0x88, 2, high, low])
}

#[test]
fn s_419_a_socket_whose_other_end_is_gone_is_given_up_and_one_that_answers_stays() {
    let usual = Pace::default();
    assert!(usual.ping_every.as_secs() <= 30 && usual.longest_silence.as_secs() <= 75, "{usual:?}");
    let (ping_every, longest_silence) = (Duration::from_millis(50), Duration::from_millis(600));
    let hurried = |hub: &Hub| {
        hub.set_pace(Pace { ping_every, longest_silence });
        null(hub)
    };
    in_house(hurried, async |house: &TestHouse| {
        let served = house.serve();
        let (gone, there) =
            (house.visitor(PERSON, "가", &[]), house.visitor(Id::from_i64(2 << 40), "나", &[]));
        let hub = &house.front.hub;
        let mut answers = open(&served, there.secret());
        // Packets of the other one go nowhere from now on: nothing is sent, and nobody hangs up.
        let mut silent = open(&served, gone.secret());
        within(Duration::from_secs(5), "both are open", || hub.len() == 2);
        let since = Instant::now();
        while hub.len() == 2 {
            assert!(since.elapsed() < Duration::from_secs(10), "it is given up");
            // A pong as a browser masks it, with a mask of nothing.
            answers.write_all(&[0x8a, 0x80, 0, 0, 0, 0]).unwrap();
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(since.elapsed() >= longest_silence / 2, "not at once: {:?}", since.elapsed());
        assert!(!hub.is_listening(PERSON) && hub.is_listening(Id::from_i64(2 << 40)));
        let mut rest = Vec::new();
        silent.read_to_end(&mut rest).unwrap();
        assert!(rest.windows(2).any(|w| w == [0x89, 0]), "it was pinged: {rest:?}");
        assert!(closes_with(&rest, 1001), "{rest:?}");
    });
}

#[test]
fn s_429_a_restart_tells_the_sockets_and_their_pages_come_back_without_a_password() {
    in_house(null, async |house: &TestHouse| {
        let visitor = house.visitor(PERSON, "가", &[]);
        let hub = &house.front.hub;
        let served = house.serve();
        let mut open_pages: Vec<TcpStream> = (0..5).map(|_| open(&served, visitor.secret())).collect();
        within(Duration::from_secs(5), "they are open", || hub.len() == 5);
        hub.say_goodbye();
        for page in &mut open_pages {
            let mut rest = Vec::new();
            page.read_to_end(&mut rest).unwrap();
            assert!(closes_with(&rest, 1012), "they are told to come back: {rest:?}");
        }
        within(Duration::from_secs(5), "nobody holds the server up", || hub.is_empty());
        drop(served);
        let hub = &Hub::default();
        let again = house.serve_with(hub);
        let page = open(&again, visitor.secret());
        within(Duration::from_secs(5), "it is back", || hub.is_listening(PERSON));
        hub.tell_person(PERSON, "hello");
        within(Duration::from_secs(5), "and hears", || {
            let (mut page, mut byte) = (&page, [0; 64]);
            let read = page.read(&mut byte).unwrap();
            // A text frame of five letters; pings may come before it.
            byte.get(..read).is_some_and(|b| b.windows(7).any(|w| w == b"\x81\x05hello"))
        });
    });
}

#[test]
fn s_429_a_thousand_sockets_are_told_to_come_back_and_hold_nothing_up() {
    in_house(null, async |house: &TestHouse| {
        let (served, hub) = (house.serve(), &house.front.hub);
        let people: Vec<_> = (1..=100).map(|n| house.visitor(Id::from_i64(n << 30), "가", &[])).collect();
        let sockets: Vec<TcpStream> =
            people.iter().flat_map(|person| (0..10).map(|_| open(&served, person.secret()))).collect();
        within(Duration::from_secs(10), "all are open", || hub.len() == 1_000);
        let since = Instant::now();
        hub.say_goodbye();
        within(Duration::from_secs(10), "all are closed", || hub.is_empty());
        let took = since.elapsed();
        let mut late = open(&served, people[0].secret());
        let mut rest = Vec::new();
        late.read_to_end(&mut rest).unwrap();
        assert!(closes_with(&rest, 1_012), "who comes now is sent back: {rest:?}");
        for mut socket in sockets {
            let mut rest = Vec::new();
            socket.read_to_end(&mut rest).unwrap();
            assert!(closes_with(&rest, 1_012), "{rest:?}");
        }
        println!("a thousand sockets closed within {took:?}");
    });
}
