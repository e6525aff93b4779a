//! Two services on one PostgreSQL are one house: whoever signs in at one is known at the other, what happens at one is
//! heard at the other, a job is done once, and when one is gone the other goes on.
#![cfg(test)]

mod demonstration;
mod service;
mod speaking;

use demonstration::Demo;
use diesel::RunQueryDsl;
use maru_kernel::{Cause, Id};
use maru_store::{Db, NewJob, StoreResult, events_after, sql};
use maru_testkit::{TempFolder, postgres_uri};
use rustix::process::Signal;
use service::{Place, free_port};
use speaking::{Answer, ask, connect};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

/// Jobs put into the queue while both nodes work it off.
const JOBS: usize = 20;

fn here(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

/// A node on the house's database and folder. Each is asked directly here, so each has its own address for people.
fn node(at: SocketAddr, data: &Path, database: &str) -> Place {
    let more = format!("database = \"{database}\"\nconnections = 6\n");
    Place::new(&service::plain(at, &more).replace("DATA", &data.display().to_string()))
}

fn get(at: SocketAddr, path: &str, cookie: &str) -> Answer {
    ask(at, "GET", path, &[("Cookie", cookie)], "")
}

/// Sends a form and tells where it leads.
fn post(at: SocketAddr, path: &str, cookie: &str, form: &str) -> String {
    let answer = ask(at, "POST", path, &[("Cookie", cookie)], form);
    assert_eq!(answer.status, 303, "{path}: {}{}", answer.head, answer.body);
    let line = answer.head.lines().find(|l| l.to_lowercase().starts_with("location: ")).unwrap();
    line.split_once(": ").unwrap().1.trim().to_owned()
}

fn sign_in(at: SocketAddr, who: &Demo) -> String {
    let form = format!("login={}&password={}&next=%2F", who.login(), who.password());
    let answer = ask(at, "POST", "/sign-in", &[], &form);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let cookie = answer.head.lines().find(|line| line.contains("sid=")).unwrap();
    cookie.split_once(": ").unwrap().1.split(';').next().unwrap().to_owned()
}

fn socket(at: SocketAddr, cookie: &str) -> TcpStream {
    let mut stream = connect(at);
    write!(
        stream,
        "GET /live HTTP/1.1\r\nHost: {at}\r\nOrigin: http://{at}\r\nCookie: {cookie}\r\n\
         Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    .unwrap();
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.extend(byte);
    }
    assert!(head.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&head));
    stream
}

/// Reads to the end, which is a close frame with this code (RFC 6455 section 7.4.1).
fn is_closed_with(mut stream: TcpStream, code: u16) {
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    let [high, low] = code.to_be_bytes();
    assert!(rest.windows(4).any(|w| w == [0x88, 2, high, low]), "{code}: {rest:?}");
}

/// Says a short text, masked with zeros (RFC 6455 section 5.3).
fn say(stream: &mut TcpStream, text: &str) {
    let mut frame = vec![0x81, 0x80 | u8::try_from(text.len()).unwrap(), 0, 0, 0, 0];
    frame.extend(text.as_bytes());
    stream.write_all(&frame).unwrap();
}

/// Whether these words come within ten seconds.
fn heard(stream: &mut TcpStream, words: &str) -> bool {
    stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    let (began, mut all, mut some) = (Instant::now(), Vec::<u8>::new(), [0; 4096]);
    while began.elapsed() < Duration::from_secs(10) {
        if let Ok(count) = stream.read(&mut some) {
            all.extend(&some[..count]);
        }
        if all.windows(words.len()).any(|w| w == words.as_bytes()) {
            return true;
        }
    }
    false
}

/// How often something happened in the house.
fn happened(db: &Db, name: &str) -> usize {
    let mut place = 0;
    let mut count = 0;
    loop {
        let read = move |conn: &mut maru_store::DbConn| -> StoreResult<_> { events_after(conn, place, 500) };
        let events = db.read_blocking(read).unwrap();
        let Some(last) = events.last().map(|e| e.position) else { return count };
        count += events.iter().filter(|e| e.name == name).count();
        place = last;
    }
}

fn soon(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn two_nodes_on_one_postgresql_are_one_house() {
    let (uri, data) = (postgres_uri(), TempFolder::new());
    let mut furnished = Demo::start_on(data.path(), &uri);
    furnished.kill();
    let (a, b) = (here(free_port()), here(free_port()));
    let (place_a, place_b) = (node(a, data.path(), &uri), node(b, data.path(), &uri));
    let (node_a, node_b) = (place_a.start(), place_b.start());
    let config = maru::config::Config::read(&place_a.config).unwrap();
    let db = maru::house::open_as_it_is(&config).unwrap().front.db;

    // Signed in at one, known at the other; what is written at one is read at the other, at once.
    let cookie = sign_in(a, &furnished);
    assert_eq!(get(b, "/", &cookie).status, 200);
    let space = post(a, "/wiki/spaces", &cookie, "title=Two+nodes&owner=person&description=");
    let page = post(a, &format!("{space}/pages"), &cookie, "title=Written+at+A&body=Read+at+B");
    let read = get(b, &page, &cookie);
    assert!(read.status == 200 && read.body.contains("Read at B"), "{}", read.body);

    // What happens at one is heard at the open sockets of the other.
    let listening = socket(b, &cookie);
    post(a, "/sign-out", &cookie, "");
    is_closed_with(listening, 1008);
    assert_eq!(get(b, "/", &cookie).status, 303, "signed out at both");

    // Both work the queue off, and no job is done twice.
    let before = happened(&db, "audit.verified");
    let jobs = |tx: &mut maru_store::Tx<'_>| -> StoreResult<()> {
        (0..JOBS).try_for_each(|_| {
            let (payload, run_at) = ("{}".to_owned(), tx.now());
            tx.enqueue(NewJob { kind: "audit.verify", payload, run_at, unique_key: None })
        })
    };
    db.write_blocking(&Cause::system("test"), jobs).unwrap();
    soon("all jobs are done", || happened(&db, "audit.verified") >= before + JOBS);
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(happened(&db, "audit.verified"), before + JOBS, "each once");

    let cookie = sign_in(a, &furnished);
    // What is said at one is told to the pages open at the other, within a second or two (S-141).
    let room = post(a, "/messenger/rooms", &cookie, "kind=own");
    let id = room.rsplit('/').next().unwrap().to_owned();
    assert_eq!(get(b, &room, &cookie).status, 200);
    let mut open = socket(b, &cookie);
    say(&mut open, &format!("messenger/page_ko/{id}"));
    std::thread::sleep(Duration::from_secs(2));
    let said = post(a, &format!("{room}/messages"), &cookie, "body=Said+at+A&sending=1");
    let said: i64 = said.rsplit("#m-").next().unwrap().parse().unwrap();
    assert!(heard(&mut open, "Said at A"), "told at the other node");
    // So are how far somebody has read, that somebody is writing, and what lists show.
    let talk = get(b, &room, &cookie).body;
    let me = talk.split("data-person=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    say(&mut open, &format!("messenger/mine_ko/{me}"));
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(ask(a, "POST", &format!("{room}/typing"), &[("Cookie", &cookie)], "thread=").status, 204);
    assert!(heard(&mut open, "messenger_typing"), "who is writing at the other node is seen");
    // One's own messages are nobody's to read, so another says something.
    let (next, number) = (said + 1, id.parse::<Id>().unwrap().as_i64());
    let another = move |tx: &mut maru_store::Tx<'_>| -> StoreResult<()> {
        for statement in [
            format!("UPDATE messenger_rooms SET last = {next}, change = change + 1 WHERE id = {number}"),
            format!(
                "INSERT INTO messenger_messages (room, seq, id, born, change, author, at, body) \
                 SELECT id, {next}, id + 1, change, change, 7, now(), 'Another' FROM messenger_rooms WHERE id = {number}"
            ),
        ] {
            sql(statement).execute(tx.conn())?;
        }
        Ok(())
    };
    db.write_blocking(&Cause::system("test"), another).unwrap();
    post(a, &format!("{room}/reading"), &cookie, &format!("seq={next}&unread=true"));
    assert!(
        heard(&mut open, &format!("messenger_news\" room=\"{id}\">")),
        "what is unread again is counted again"
    );
    post(a, &format!("{room}/reading"), &cookie, &format!("seq={next}"));
    assert!(
        heard(&mut open, &format!("data-from=\"{said}\" data-to=\"{next}\" data-count=\"1\"")),
        "how far others read is told"
    );
    post(a, &format!("{room}/messages/1/reactions"), &cookie, "sign=%F0%9F%91%8D&on=true");
    assert!(heard(&mut open, "messenger_own"), "what is one's own is told to one's own pages");
    drop(open);

    // One is gone without a word: the other goes on, with those who had signed in at the first.
    node_a.kill();
    assert!(get(b, &page, &cookie).body.contains("Read at B"));
    let late = post(b, &format!("{space}/pages"), &cookie, "title=After+A&body=Written+at+B");
    db.write_blocking(&Cause::system("test"), jobs).unwrap();
    soon("jobs are done by the one that is left", || happened(&db, "audit.verified") >= before + 2 * JOBS);

    // It comes back, and the other is stopped in an orderly way: its sockets are told to come back (S-429).
    let _node_a = place_a.start();
    assert!(get(a, &late, &cookie).body.contains("Written at B"));
    let told = socket(b, &cookie);
    node_b.signal(Signal::TERM);
    is_closed_with(told, 1012);
    drop(socket(a, &cookie));
}
