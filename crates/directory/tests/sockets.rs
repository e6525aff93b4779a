//! Live sockets of a listening house: only from our own pages, closed when the right to be told ends.
#![cfg(test)]

mod cast;
mod signed_house;

use cast::write;
use maru_contract::Role;
use maru_directory::actions::{self, Why};
use maru_directory::agency::Agency;
use maru_directory::store::sync::sources;
use maru_directory::sync::{self, Kind};
use maru_kernel::{Cause, Id};
use maru_testkit::TempFolder;
use signed_house::{Signed, in_signed_house};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How soon a socket has to be closed, or a message to arrive.
const SOON: Duration = Duration::from_secs(1);

/// A browser's side of a socket (RFC 6455), as far as these tests need it.
struct Socket(TcpStream);

/// What came over the socket.
#[derive(Debug, PartialEq, Eq)]
enum Heard {
    Text(String),
    Closed,
}

impl Socket {
    /// Asks for `/live`; the status when it is refused.
    async fn open(at: SocketAddr, secret: &str, headers: &str) -> Result<Socket, u16> {
        let mut stream = TcpStream::connect(at).await.unwrap();
        let head = format!(
            "GET /live HTTP/1.1\r\nHost: {at}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
             Cookie: sid={secret}\r\n{headers}\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            answer.push(stream.read_u8().await.unwrap());
        }
        let status = std::str::from_utf8(&answer).unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        if status == 101 { Ok(Socket(stream)) } else { Err(status) }
    }

    /// From a page of ours.
    async fn ours(at: SocketAddr, secret: &str) -> Socket {
        Socket::open(at, secret, &format!("Origin: http://{at}\r\n")).await.unwrap()
    }

    /// The next message, not counting pings; `None` when nothing comes soon.
    async fn heard(&mut self) -> Option<Heard> {
        tokio::time::timeout(SOON, self.next()).await.ok()
    }

    async fn next(&mut self) -> Heard {
        loop {
            let Ok(first) = self.0.read_u8().await else { return Heard::Closed };
            let length = match self.0.read_u8().await.unwrap() {
                126 => u64::from(self.0.read_u16().await.unwrap()),
                127 => self.0.read_u64().await.unwrap(),
                short => u64::from(short),
            };
            let mut payload = vec![0; usize::try_from(length).unwrap()];
            self.0.read_exact(&mut payload).await.unwrap();
            match first & 0x0f {
                1 => return Heard::Text(String::from_utf8(payload).unwrap()),
                8 => return Heard::Closed,
                _ => {}
            }
        }
    }
}

#[test]
fn s_139_a_socket_opens_from_our_own_pages_only() {
    in_signed_house(async |at| {
        at.local("kim");
        let (secret, served) = (at.opened("kim").await.secret, at.house.serve());
        let to = served.address;
        for ours in [format!("Origin: http://{to}\r\n"), "Sec-Fetch-Site: same-origin\r\n".to_owned()] {
            assert!(Socket::open(to, &secret, &ours).await.is_ok(), "{ours}");
        }
        for foreign in [
            "",
            "Origin: null\r\n",
            "Origin: https://evil.example\r\n",
            "Origin: http://127.0.0.1.evil.example\r\n",
            "Sec-Fetch-Site: cross-site\r\n",
            "Sec-Fetch-Site: same-site\r\n",
            "Sec-Fetch-Site: none\r\n",
        ] {
            assert_eq!(Socket::open(to, &secret, foreign).await.err(), Some(403), "{foreign}");
        }
        let other_port = "Origin: http://127.0.0.1:1\r\n";
        assert_eq!(Socket::open(to, &secret, other_port).await.err(), Some(403));
        assert_eq!(Socket::open(to, "nobody", "Sec-Fetch-Site: same-origin\r\n").await.err(), Some(401));
    });
}

/// The socket of somebody who hears what is meant for them.
async fn listening(at: &Signed<'_>, to: SocketAddr, id: Id, secret: &str) -> Socket {
    let mut socket = Socket::ours(to, secret).await;
    at.house.front.hub.tell_person(id, "hello");
    assert_eq!(socket.heard().await, Some(Heard::Text("hello".to_owned())));
    socket
}

#[test]
fn s_128_whoever_leaves_the_directory_loses_the_open_socket_with_the_run() {
    in_signed_house(async |at| {
        let folder = TempFolder::new();
        let file = folder.path().join("agency.ldif");
        let config = Agency::source_toml(file.to_str().unwrap());
        write(at.db(), move |tx| sources::save(tx, "hr", &config, 60, true));
        let (agency, db) = (Agency::load().unwrap(), at.db().clone());
        let login = agency.cast()[0].uid.clone();
        let run = async |ldif: String| {
            std::fs::write(&file, ldif).unwrap();
            let db = db.clone();
            let work = move || sync::apply_now(&db, &Cause::system("test"), "hr", Kind::Full).unwrap();
            tokio::task::spawn_blocking(work).await.unwrap();
            at.house.settle().await;
        };
        run(agency.ldif()).await;
        let opened = at.opened(&login).await;
        let served = at.house.serve();
        let mut socket = listening(at, served.address, opened.person, &opened.secret).await;
        let entry = format!("uid: {login}\n");
        let left: Vec<String> = agency
            .ldif()
            .split("\n\n")
            .filter(|e| !format!("{e}\n").contains(&entry))
            .map(str::to_owned)
            .collect();
        run(left.join("\n\n") + "\n").await;
        assert_eq!(socket.heard().await, Some(Heard::Closed));
        at.house.front.hub.tell_person(opened.person, "secret");
        assert!(!at.lives(&opened.secret).await, "and the session with it");
        assert_eq!(
            Socket::open(served.address, &opened.secret, "Sec-Fetch-Site: same-origin\r\n").await.err(),
            Some(401)
        );
    });
}

#[test]
fn s_141_a_socket_ends_with_its_session_and_with_rights() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        let served = at.house.serve();
        let end = |why: Why| write(at.db(), move |tx| actions::end_sessions_of(tx, &[id], why));
        // Ended by an administrator.
        let opened = at.opened("kim").await;
        let mut socket = listening(at, served.address, id, &opened.secret).await;
        end(Why::ByAdministrator);
        at.house.settle().await;
        assert_eq!(socket.heard().await, Some(Heard::Closed));
        // A role came: the session is over, so that the factor is asked for.
        let opened = at.opened("kim").await;
        let mut socket = listening(at, served.address, id, &opened.secret).await;
        at.give(id, Role::Organisation);
        at.house.settle().await;
        assert_eq!(socket.heard().await, Some(Heard::Closed));
        // A password changed elsewhere.
        let lee = at.local("lee");
        let opened = at.opened("lee").await;
        let mut socket = listening(at, served.address, lee, &opened.secret).await;
        let set = move |tx: &mut maru_store::Tx<'_>| actions::set_local_password(tx, lee, "kR7!q2zWp");
        at.db().write_blocking(&Cause::system("test"), set).unwrap();
        at.house.settle().await;
        assert_eq!(socket.heard().await, Some(Heard::Closed));
    });
}

#[test]
fn s_141_every_change_of_rights_and_every_round_looks_again() {
    in_signed_house(async |at| {
        let id = at.local("kim");
        let served = at.house.serve();
        // The networks changed, so that this visit owes a factor from now on: the socket looks again.
        let opened = at.opened("kim").await;
        let mut socket = listening(at, served.address, id, &opened.secret).await;
        let changes = vec![("inside".to_owned(), "10.0.0.0/8".to_owned())];
        let change = move |tx: &mut maru_store::Tx<'_>| {
            for (key, value) in &changes {
                tx.set(&format!("directory.policy.{key}"), value)?;
            }
            tx.record(&maru_kernel::Event::new("directory.policy_changed")).map(|_| ())
        };
        write(at.db(), change);
        at.house.settle().await;
        assert_eq!(socket.heard().await, Some(Heard::Closed));
        at.set("inside", "127.0.0.0/8");
        // Idle for too long: the next round, every thirty seconds, closes it. A socket is no use (S-133).
        let opened = at.opened("kim").await;
        let mut socket = listening(at, served.address, id, &opened.secret).await;
        at.hands.turn(jiff::SignedDuration::from_mins(29));
        at.house.front.hub.recheck_all();
        assert_eq!(socket.heard().await, None, "still good");
        at.hands.turn(jiff::SignedDuration::from_mins(1));
        at.house.front.hub.recheck_all();
        assert_eq!(socket.heard().await, Some(Heard::Closed));
    });
}
