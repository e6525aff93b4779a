//! People of the demonstration who talk in one room, are cut off, and come back.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::demonstration::Demo;
use crate::service::{self, Place, free_port};
use crate::speaking::ask;
use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use maru_directory::actions::open_session;
use maru_kernel::{Cause, Id};
use maru_load::{Heard, Socket};
use maru_store::{StoreError, Tx, sql};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// People of the demonstration who talk; none has a role, which would ask for a second factor.
pub const PEOPLE: [&str; 3] = ["seoyeon.kim", "dohyun.lee", "taejin.oh"];
/// Each says something this often: more than one socket may for long, so that something is always on its way.
const PAUSE: Duration = Duration::from_millis(20);
/// Nobody says more while so much of theirs is not acknowledged.
const MOST_WAITING: usize = 20;
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody who talks on a socket, is cut off, and comes back.
pub struct Talker {
    pub name: &'static str,
    pub cookie: String,
    pub room: String,
    /// Everything up to this change was taken in.
    known: i64,
    /// What they have seen, by its number.
    pub seen: BTreeMap<i64, String>,
    /// What was sent and not acknowledged yet, by the id it is sent with.
    pub waiting: BTreeSet<usize>,
    /// What the server said is on disk, and under which number.
    pub kept: BTreeMap<usize, i64>,
    pub said: usize,
    /// How often something between was missed.
    pub gaps: usize,
    /// How much was acknowledged, for whoever watches meanwhile.
    pub acknowledged: Arc<AtomicUsize>,
    /// What was refused because the database was not there, to be sent again.
    refused: Vec<usize>,
}

impl Talker {
    pub fn body(&self, n: usize) -> String {
        format!("{} says {n}", self.name)
    }

    /// Talks until the line is cut; with `is_over` says nothing new, and ends once all is acknowledged and `last` seen.
    pub async fn talk(&mut self, at: SocketAddr, is_over: Option<usize>) {
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
                    queue.extend(self.refused.drain(..));
                    let next = queue.pop_front().or_else(|| (is_over.is_none() && self.waiting.len() < MOST_WAITING).then(|| { self.said += 1; self.said }));
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
            Err(error) if is_answered(error.as_ref()) => {
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
                self.acknowledged.fetch_add(1, Ordering::Relaxed);
            }
            "refused" if frame["code"].as_str().is_some_and(|code| code.starts_with("store.")) => {
                self.refused.push(frame["sending"].as_str().unwrap().parse().unwrap());
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

/// Whether a server refused the socket for good; one whose database is not there asks for patience.
fn is_answered(error: &(dyn std::error::Error + Send + Sync)) -> bool {
    let told = error.to_string();
    told.starts_with("no socket: HTTP") && !told.contains(" 503 ")
}

/// The house with a room of all of them, on this database.
pub fn house(data: &Path, database: Option<&str>) -> (Place, SocketAddr, Vec<Talker>) {
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
    // The password of a database stands in it.
    std::fs::set_permissions(&place.config, std::fs::Permissions::from_mode(0o600)).unwrap();
    let talkers = PEOPLE.into_iter().zip(cookies).map(|(name, cookie)| {
        let (seen, waiting, kept, acknowledged) = Default::default();
        Talker {
            name,
            cookie,
            room: room.clone(),
            known: 0,
            seen,
            waiting,
            kept,
            acknowledged,
            said: 0,
            gaps: 0,
            refused: Vec::new(),
        }
    });
    (place, at, talkers.collect())
}

pub fn sign_in(at: SocketAddr, login: &str, password: &str) -> String {
    let form = format!("login={login}&password={password}&next=%2F");
    let answer = ask(at, "POST", "/sign-in", &[], &form);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let cookie = answer.head.lines().find(|line| line.contains("sid=")).unwrap();
    cookie.split_once(": ").unwrap().1.split(';').next().unwrap().to_owned()
}

pub fn own_id(at: SocketAddr, cookie: &str) -> String {
    let page = ask(at, "GET", "/", &[("Cookie", cookie)], "").body;
    page.split_once("data-person=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

/// All of it was acknowledged, once, and everybody has seen all of it.
pub fn everybody_has_all(talkers: &[Talker], said: usize) {
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

/// The cookies of so many people without a role.
pub fn crowd(place: &Place, people: i64) -> Vec<String> {
    let config = maru::config::Config::read(&place.config).unwrap();
    let db = maru::house::open_as_it_is(&config).unwrap().front.db;
    let sessions = move |tx: &mut Tx<'_>| -> Result<Vec<String>, maru_directory::Error> {
        let people: Vec<Person> = sql(
            "SELECT id FROM directory_persons WHERE id NOT IN (SELECT holder_id FROM directory_grants WHERE holder_kind = 'person') ORDER BY id LIMIT $1",
        )
        .bind::<BigInt, _>(people)
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
