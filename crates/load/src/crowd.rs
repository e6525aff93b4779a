//! People who listen and write, and what they saw of one another.

use crate::histogram::Histogram;
use crate::socket::{Heard, Hearing, Socket, Voice};
use crate::{Outcome, Relay};
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};
use tokio::task::JoinHandle;

/// Messages one socket may send in a second without being taken for a flood.
const AT_MOST: f64 = 15.0;
/// How long stragglers are waited for after the last message was sent.
const STRAGGLERS: Duration = Duration::from_secs(10);
/// What every message of ours begins with; its number and the time it was sent at follow.
const MARK: &str = "\"body\":\"n=";

/// Somebody on a socket, and where they talk.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Their cookies.
    pub cookies: String,
    /// The room.
    pub room: String,
}

/// How much is said, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Messages a second, of all together.
    pub per_second: f64,
    /// How long.
    pub time: Duration,
}

/// What all receivers saw.
#[derive(Clone, Debug, Default)]
pub struct Saw {
    /// From sending to receiving, for each receiver of each message.
    pub times: Histogram,
    /// Messages that were sent.
    pub sent: u64,
    /// Those of them that the server said are on disk.
    pub acknowledged: u64,
    /// Deliveries that should have come.
    pub wanted: u64,
    /// That came.
    pub came: u64,
    /// That came more than once.
    pub doubled: u64,
    /// Refusals instead of acknowledgements.
    pub refused: u64,
    /// From the first to the last message sent.
    pub took: Duration,
}

impl Saw {
    /// Deliveries that never came.
    pub fn lost(&self) -> u64 {
        self.wanted.saturating_sub(self.came)
    }

    /// Deliveries a second.
    pub fn per_second(&self) -> f64 {
        self.came as f64 / self.took.as_secs_f64().max(0.001)
    }
}

/// People on sockets.
pub struct Crowd {
    voices: Vec<(Voice, String)>,
    ears: Vec<JoinHandle<Outcome<Ear>>>,
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    began: Instant,
    /// Tells this crowd's messages from those of an earlier one of the same people: one sent again is not told again.
    name: u128,
    over: AtomicBool,
    /// Deliveries that came so far, for whoever waits for stragglers.
    came: AtomicU64,
}

/// What one receiver saw.
#[derive(Default)]
struct Ear {
    times: Histogram,
    seen: Vec<bool>,
    came: u64,
    doubled: u64,
    acknowledged: u64,
    refused: u64,
}

impl Crowd {
    fn empty() -> Crowd {
        let name = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_micros();
        let (over, came) = (AtomicBool::new(false), AtomicU64::new(0));
        let state = State { began: Instant::now(), name, over, came };
        Crowd { voices: Vec::new(), ears: Vec::new(), state: Arc::new(state) }
    }

    /// Opens a socket for each and has them listen to their rooms.
    ///
    /// # Errors
    /// The server refuses one.
    pub async fn gather(address: SocketAddr, seats: &[Seat]) -> Outcome<Crowd> {
        let mut crowd = Crowd::empty();
        let origin = format!("http://{address}");
        for seat in seats {
            let mut socket = Socket::open(address, "/messenger/socket", &origin, &seat.cookies).await?;
            let open = json!({ "op": "open", "room": seat.room, "after": i64::MAX });
            socket.voice.say(&open.to_string()).await?;
            loop {
                match socket.hearing.next().await? {
                    Heard::Text(text) if text.contains("\"opened\"") => break,
                    Heard::Ping(bytes) => socket.voice.pong(&bytes).await?,
                    other => return Err(format!("not let in: {other:?}").into()),
                }
            }
            crowd.seat(socket, seat.room.clone());
        }
        Ok(crowd)
    }

    /// The same people at the floor: a relay that stores nothing.
    ///
    /// # Errors
    /// No more connections.
    pub async fn at_relay(relay: &Relay, people: usize) -> Outcome<Crowd> {
        let mut crowd = Crowd::empty();
        for _ in 0..people {
            crowd.seat(Socket::open(relay.address(), "/", "", "").await?, String::new());
        }
        Ok(crowd)
    }

    fn seat(&mut self, socket: Socket, room: String) {
        let Socket { hearing, voice } = socket;
        self.voices.push((voice, room));
        self.ears.push(tokio::spawn(listen(hearing, Arc::clone(&self.state))));
    }

    /// Has them talk as planned, each message heard by `hearers`; then everybody goes home.
    ///
    /// # Errors
    /// A socket is cut off.
    pub async fn talk(self, plan: Plan, hearers: u64) -> Outcome<Saw> {
        let speakers = ((plan.per_second / AT_MOST).ceil() as usize).clamp(1, self.voices.len());
        let pause = Duration::from_secs_f64(speakers as f64 / plan.per_second);
        let (state, numbers) = (Arc::clone(&self.state), Arc::new(AtomicU64::new(0)));
        let (started, mut talking) = (Instant::now(), Vec::new());
        let mut quiet = Vec::new();
        // Speakers are spread over the rooms.
        let step = (self.voices.len() / speakers).max(1);
        for (place, (voice, room)) in self.voices.into_iter().enumerate() {
            if place % step == 0 && talking.len() < speakers {
                let offset = pause.mul_f64(talking.len() as f64 / speakers as f64);
                let speaker = Speaker { voice, room, pause, offset, until: started + plan.time };
                talking.push(tokio::spawn(speaker.talk(Arc::clone(&state), Arc::clone(&numbers))));
            } else {
                quiet.push(voice);
            }
        }
        let mut voices = Vec::new();
        for one in talking {
            voices.push(one.await??);
        }
        let (took, sent) = (started.elapsed(), numbers.load(Ordering::Relaxed));
        let wanted = sent * hearers;
        let last = Instant::now();
        while state.came.load(Ordering::Relaxed) < wanted && last.elapsed() < STRAGGLERS {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        state.over.store(true, Ordering::Relaxed);
        drop((voices, quiet));
        let mut saw = Saw { sent, wanted, took, ..Saw::default() };
        for ear in self.ears {
            let ear = ear.await??;
            saw.times.add(ear.times);
            saw.came += ear.came;
            saw.doubled += ear.doubled;
            saw.acknowledged += ear.acknowledged;
            saw.refused += ear.refused;
        }
        saw.times.close();
        Ok(saw)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.voices.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.voices.is_empty()
    }
}

struct Speaker {
    voice: Voice,
    room: String,
    pause: Duration,
    offset: Duration,
    until: Instant,
}

impl Speaker {
    async fn talk(mut self, state: Arc<State>, numbers: Arc<AtomicU64>) -> Outcome<Voice> {
        let mut next = tokio::time::Instant::now() + self.offset;
        while Instant::now() < self.until {
            tokio::time::sleep_until(next).await;
            // One that is late speaks at once and does not catch up: people do not either.
            next = (next + self.pause).max(tokio::time::Instant::now());
            let number = numbers.fetch_add(1, Ordering::Relaxed);
            let at = state.began.elapsed().as_micros();
            let body = format!("n={number} t={at} the results were checked once more, all of them");
            let sending = format!("{}-{number}", state.name);
            let asked = json!({ "op": "send", "room": self.room, "sending": sending, "body": body });
            self.voice.say(&asked.to_string()).await?;
        }
        Ok(self.voice)
    }
}

async fn listen(mut hearing: Hearing, state: Arc<State>) -> Outcome<Ear> {
    let mut ear = Ear::default();
    loop {
        let heard = tokio::time::timeout(Duration::from_millis(200), hearing.next()).await;
        match heard {
            Ok(Ok(Heard::Text(text))) => ear.take(&text, &state),
            Ok(Ok(Heard::Ping(_))) => {}
            Ok(Ok(Heard::Close(code))) => return Err(format!("the server closed a socket: {code}").into()),
            Ok(Err(_)) if state.over.load(Ordering::Relaxed) => return Ok(ear),
            Ok(Err(error)) => return Err(error),
            Err(_) if state.over.load(Ordering::Relaxed) => return Ok(ear),
            Err(_) => {}
        }
    }
}

impl Ear {
    /// Finds our messages in a frame without taking the whole of it apart: whoever measures shares the processor.
    fn take(&mut self, text: &str, state: &State) {
        if text.contains("\"type\":\"sent\"") {
            self.acknowledged += 1;
            return;
        }
        if text.contains("\"type\":\"refused\"") {
            self.refused += 1;
            return;
        }
        let now = state.began.elapsed();
        for piece in text.split(MARK).skip(1) {
            let mut words = piece.split([' ', '=']);
            let (number, at) = (words.next(), words.nth(1));
            let parsed = number.and_then(|n| n.parse::<usize>().ok()).zip(at.and_then(|t| t.parse().ok()));
            let Some((number, at)) = parsed else { continue };
            if self.seen.len() <= number {
                self.seen.resize(number + 1, false);
            }
            match self.seen.get_mut(number) {
                Some(seen) if !*seen => *seen = true,
                _ => {
                    self.doubled += 1;
                    continue;
                }
            }
            self.came += 1;
            state.came.fetch_add(1, Ordering::Relaxed);
            self.times.note(now.saturating_sub(Duration::from_micros(at)));
        }
    }
}
