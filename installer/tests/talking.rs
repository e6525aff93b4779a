//! Conversations through crashes: the real server is killed again and again while people talk. Whatever it acknowledged is
//! there, and what is sent again because nobody knows is there once; everybody who listens has seen all of it.
#![cfg(test)]

mod demonstration;
mod service;
mod speaking;

use demonstration::Demo;
use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use futures_util::future::join_all;
use maru_directory::actions::open_session;
use maru_kernel::{Cause, Id};
use maru_load::{Heard, Socket};
use maru_store::{StoreError, Tx, sql};
use maru_testkit::{TempFolder, postgres_uri};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rustix::process::Signal;
use serde_json::{Value, json};
use service::{Place, free_port};
use speaking::ask;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// Kills of the server on each database; more by `MARU_KILLS`.
const KILLS: usize = 8;
/// People of the demonstration who talk; none has a role, which would ask for a second factor.
const PEOPLE: [&str; 3] = ["seoyeon.kim", "dohyun.lee", "taejin.oh"];
/// Each says something this often: more than one socket may for long, so that something is always on its way.
const PAUSE: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody who talks on a socket, is cut off, and comes back.
struct Talker {
    name: &'static str,
    cookie: String,
    room: String,
    /// Everything up to this change was taken in.
    known: i64,
    /// What they have seen, by its number.
    seen: BTreeMap<i64, String>,
    /// What was sent and not acknowledged yet, by the id it is sent with.
    waiting: BTreeSet<usize>,
    /// What the server said is on disk, and under which number.
    kept: BTreeMap<usize, i64>,
    said: usize,
    /// How often something between was missed.
    gaps: usize,
}

impl Talker {
    fn body(&self, n: usize) -> String {
        format!("{} says {n}", self.name)
    }

    /// Talks until the line is cut; with `is_over` says nothing new, and ends once all is acknowledged and `last` seen.
    async fn talk(&mut self, at: SocketAddr, is_over: Option<usize>) {
        let socket = self.enter(at).await;
        let Some((mut voice, mut heard)) = socket else { return };
        let again: Vec<usize> = self.waiting.iter().copied().collect();
        let mut queue: VecDeque<usize> = again.into();
        let mut every = tokio::time::interval(PAUSE);
        every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let began = Instant::now();
        loop {
            if is_over.is_some_and(|all| self.waiting.is_empty() && self.seen.len() >= all) {
                return;
            }
            assert!(
                began.elapsed() < PATIENCE * 2,
                "{}: {} wait, {} seen",
                self.name,
                self.waiting.len(),
                self.seen.len()
            );
            tokio::select! {
                frame = heard.recv() => match frame {
                    Some(frame) if self.take(&frame) => {}
                    // Something between was missed: one asks for it.
                    Some(_) => {
                        self.gaps += 1;
                        let frame = json!({ "op": "open", "room": self.room, "after": self.known });
                        let _ = voice.say(&frame.to_string()).await;
                    }
                    None => return,
                },
                _ = every.tick() => {
                    let next = queue.pop_front().or_else(|| is_over.is_none().then(|| { self.said += 1; self.said }));
                    let Some(n) = next else { continue };
                    self.waiting.insert(n);
                    let frame = json!({ "op": "send", "room": self.room, "sending": format!("{n}"), "body": self.body(n) });
                    if voice.say(&frame.to_string()).await.is_err() {
                        return;
                    }
                }
            }
        }
    }

    /// Opens a socket and goes on in the room from what is known.
    async fn enter(&mut self, at: SocketAddr) -> Option<(maru_load::Voice, UnboundedReceiver<Value>)> {
        let opened = Socket::open(at, "/messenger/socket", &format!("http://{at}"), &self.cookie).await;
        // Cut off before anything was said, or not let in, which would be told.
        let socket = match opened {
            Ok(socket) => socket,
            Err(error) if error.to_string().starts_with("no socket: HTTP") => {
                panic!("{}: {error}", self.name)
            }
            Err(_) => return None,
        };
        let Socket { mut hearing, mut voice } = socket;
        let (sender, receiver) = unbounded_channel();
        tokio::spawn(async move {
            while let Ok(heard) = hearing.next().await {
                match heard {
                    Heard::Text(text) if sender.send(serde_json::from_str(&text).unwrap()).is_err() => return,
                    Heard::Close(_) => return,
                    _ => {}
                }
            }
        });
        voice.say(&json!({ "op": "open", "room": self.room, "after": self.known }).to_string()).await.ok()?;
        Some((voice, receiver))
    }

    /// Takes a frame in; not one that goes on where one has not come to.
    fn take(&mut self, frame: &Value) -> bool {
        match frame["type"].as_str().unwrap() {
            "sent" => {
                let n: usize = frame["sending"].as_str().unwrap().parse().unwrap();
                let seq = frame["seq"].as_i64().unwrap();
                assert_eq!(*self.kept.entry(n).or_insert(seq), seq, "acknowledged as two messages");
                self.waiting.remove(&n);
            }
            "changes" => {
                if frame["after"].as_i64().unwrap() > self.known {
                    return false;
                }
                for message in frame["messages"].as_array().unwrap() {
                    if message["change"].as_i64().unwrap() > self.known {
                        let (seq, body) =
                            (message["seq"].as_i64().unwrap(), message["body"].as_str().unwrap());
                        assert!(self.seen.insert(seq, body.to_owned()).is_none(), "{seq} came twice");
                    }
                }
                self.known = self.known.max(frame["change"].as_i64().unwrap());
            }
            "opened" | "reads" => {}
            other => panic!("{other}: {frame}"),
        }
        true
    }
}

/// The house with a room of all of them, on this database.
fn house(data: &Path, database: Option<&str>) -> (Place, SocketAddr, Vec<Talker>) {
    let mut demo = match database {
        Some(uri) => Demo::start_on(data, uri),
        None => Demo::start(data),
    };
    let cookies: Vec<String> = PEOPLE.iter().map(|name| sign_in(demo.at, name, demo.password())).collect();
    let ids: Vec<String> = cookies.iter().map(|cookie| own_id(demo.at, cookie)).collect();
    let invited: String = ids.iter().skip(1).map(|id| format!("&person=person:{id}")).collect();
    let form = format!("kind=group&name=Crashes&topic={invited}");
    let made = ask(demo.at, "POST", "/messenger/rooms", &[("Cookie", &cookies[0])], &form);
    assert_eq!(made.status, 303, "{}", made.body);
    let place = made.head.lines().find(|line| line.to_lowercase().starts_with("location: ")).unwrap();
    let room = place.rsplit('/').next().unwrap().trim().to_owned();
    demo.kill();
    let at = SocketAddr::from(([127, 0, 0, 1], free_port()));
    let more = database.map_or_else(String::new, |uri| format!("database = \"{uri}\"\n"));
    let place = Place::new(&service::plain(at, &more).replace("DATA", &data.display().to_string()));
    let talkers = PEOPLE.into_iter().zip(cookies).map(|(name, cookie)| {
        let (seen, waiting, kept) = Default::default();
        Talker { name, cookie, room: room.clone(), known: 0, seen, waiting, kept, said: 0, gaps: 0 }
    });
    (place, at, talkers.collect())
}

fn sign_in(at: SocketAddr, login: &str, password: &str) -> String {
    let form = format!("login={login}&password={password}&next=%2F");
    let answer = ask(at, "POST", "/sign-in", &[], &form);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let cookie = answer.head.lines().find(|line| line.contains("sid=")).unwrap();
    cookie.split_once(": ").unwrap().1.split(';').next().unwrap().to_owned()
}

fn own_id(at: SocketAddr, cookie: &str) -> String {
    let page = ask(at, "GET", "/", &[("Cookie", cookie)], "").body;
    page.split_once("data-person=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

/// All of it was acknowledged, once, and everybody has seen all of it.
fn everybody_has_all(talkers: &[Talker], said: usize) {
    let everything: BTreeSet<String> =
        talkers.iter().flat_map(|talker| (1..=talker.said).map(|n| talker.body(n))).collect();
    for talker in talkers {
        let all = 1..=i64::try_from(said).unwrap();
        let missing: Vec<i64> = all.filter(|seq| !talker.seen.contains_key(seq)).collect();
        let told = format!("{}: {} seen, lost {missing:?}", talker.name, talker.seen.len());
        assert!(missing.is_empty() && talker.seen.len() == said, "{told}");
        assert_eq!(talker.seen.values().cloned().collect::<BTreeSet<_>>(), everything);
        assert_eq!(talker.kept.len(), talker.said);
        assert!(
            talker.kept.iter().all(|(n, seq)| talker.seen[seq] == talker.body(*n)),
            "where it was said to be"
        );
    }
}

fn survives(database: Option<&str>) {
    let data = TempFolder::new();
    let (place, at, mut talkers) = house(data.path(), database);
    let kills = std::env::var("MARU_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(KILLS);
    let seed = std::env::var("MARU_SEED").ok().and_then(|text| text.parse().ok());
    let seed = seed.unwrap_or_else(|| u64::from(std::process::id()));
    println!("seed {seed}");
    let mut chance = StdRng::seed_from_u64(seed);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let mut cut = 0;
    for _ in 0..kills {
        let service = place.start();
        let talk = talkers.iter_mut().map(|talker| talker.talk(at, None));
        let kill = async {
            tokio::time::sleep(Duration::from_millis(chance.random_range(300..900))).await;
            service.kill();
        };
        runtime.block_on(async { tokio::join!(kill, join_all(talk)) });
        cut += talkers.iter().map(|talker| talker.waiting.len()).sum::<usize>();
    }
    let _service = place.start();
    let said: usize = talkers.iter().map(|talker| talker.said).sum();
    let gaps: usize = talkers.iter().map(|talker| talker.gaps).sum();
    runtime.block_on(async { join_all(talkers.iter_mut().map(|talker| talker.talk(at, Some(said)))).await });
    println!("{kills} kills: {said} said, {cut} on their way when it was killed, {gaps} gaps");
    everybody_has_all(&talkers, said);
    assert!(cut > 0, "something was on its way at each kill");
    assert!(said > kills * PEOPLE.len(), "they did talk: {said}");
}

#[test]
fn s_400_a_talk_survives_a_server_that_is_killed() {
    survives(None);
}

#[test]
fn s_400_a_talk_survives_a_server_that_is_killed_on_postgres_too() {
    survives(Some(&postgres_uri()));
}

/// People who are signed in when the server is started again.
const CROWD: i64 = 112;
/// One fewer than somebody may have, as some of them talk as well.
const SOCKETS: usize = 9;

/// The cookies of people without a role.
fn crowd(place: &Place) -> Vec<String> {
    let config = maru::config::Config::read(&place.config).unwrap();
    let db = maru::house::open_as_it_is(&config).unwrap().front.db;
    let sessions = |tx: &mut Tx<'_>| -> Result<Vec<String>, maru_directory::Error> {
        let people: Vec<Person> = sql(
            "SELECT id FROM directory_persons WHERE id NOT IN (SELECT holder_id FROM directory_grants WHERE holder_kind = 'person') ORDER BY id LIMIT $1",
        )
        .bind::<BigInt, _>(CROWD)
        .load(tx.conn())
        .map_err(StoreError::from)?;
        let one = |person: &Person| {
            Ok(format!("sid={}", open_session(tx, Id::from_i64(person.id), 10, true)?.secret))
        };
        people.iter().map(one).collect()
    };
    db.write_blocking(&Cause::system("test"), sessions).unwrap()
}

#[derive(diesel::QueryableByName)]
struct Person {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Listens until it is told that the server starts again, and comes back as `docs/messenger-protocol.md` says; tells how long
/// that took.
async fn comes_back(at: SocketAddr, cookie: &str, pause: Duration) -> Duration {
    let mut socket = heard(at, cookie).await.unwrap();
    loop {
        match socket.hearing.next().await {
            Ok(Heard::Close(code)) => {
                assert_eq!(code, 1012, "it is told why");
                break;
            }
            Ok(_) => {}
            Err(error) => panic!("cut off without a word: {error}"),
        }
    }
    let began = Instant::now();
    tokio::time::sleep(pause).await;
    while heard(at, cookie).await.is_err() {
        assert!(began.elapsed() < PATIENCE, "nobody is there");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    began.elapsed()
}

/// A socket that is answered.
async fn heard(at: SocketAddr, cookie: &str) -> maru_load::Outcome<Socket> {
    let mut socket = Socket::open(at, "/messenger/socket", &format!("http://{at}"), cookie).await?;
    socket.voice.say(r#"{"op":"rooms"}"#).await?;
    loop {
        match socket.hearing.next().await? {
            Heard::Text(_) => return Ok(socket),
            Heard::Ping(_) => {}
            Heard::Close(code) => return Err(format!("closed: {code}").into()),
        }
    }
}

#[test]
fn s_429_a_thousand_sockets_come_back_after_a_restart_and_have_missed_nothing() {
    let data = TempFolder::new();
    let (place, at, mut talkers) = house(data.path(), None);
    let cookies = crowd(&place);
    // As systemd keeps it: open while nobody serves.
    let port = TcpListener::bind(at).unwrap();
    let mut service = place.start_on(&port);
    let mut chance = StdRng::seed_from_u64(u64::from(std::process::id()));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let took = runtime.block_on(async {
        let sockets = (0..SOCKETS).flat_map(|_| &cookies);
        let mut pause = || Duration::from_millis(chance.random_range(1_000..10_000));
        let crowd = join_all(sockets.map(|cookie| comes_back(at, cookie, pause())).collect::<Vec<_>>());
        let talk = async { join_all(talkers.iter_mut().map(|talker| talker.talk(at, None))).await };
        let restart = async {
            tokio::time::sleep(Duration::from_secs(4)).await;
            service.signal(Signal::TERM);
            let (place, port) = (&place, &port);
            tokio::task::block_in_place(|| {
                service.ended();
                place.start_on(port)
            })
        };
        let (took, _, service) = tokio::join!(crowd, talk, restart);
        let said: usize = talkers.iter().map(|talker| talker.said).sum();
        join_all(talkers.iter_mut().map(|talker| talker.talk(at, Some(said)))).await;
        everybody_has_all(&talkers, said);
        drop(service);
        took
    });
    let longest = took.iter().max().unwrap();
    println!("{} sockets, the last is back after {longest:?}", took.len());
    assert!(took.len() >= 1_000 && *longest < PATIENCE, "{longest:?}");
}
