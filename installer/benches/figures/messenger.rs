//! The messenger: a room of two hundred, a thousand in pairs, ten thousand who only listen, and rooms with long histories.

use crate::database::Place;
use crate::http::{Crowd as Readers, get};
use crate::messenger_rooms::{Filled, HOUSE, fill};
use crate::server::Running;
use crate::table::{Table, millis, percentile};
use crate::{Outcome, Size, machine};
use maru_load::{Crowd, Plan, Relay, Saw, Seat, Socket};
use maru_testkit::TempFolder;
use std::time::Duration;
use tokio::runtime::Runtime;

/// People in the one room.
const ROOM: usize = 200;
/// Messages a second that an ordinary busy room has.
const BUSY: f64 = 50.0;
/// Rates that are tried one after the other until a message takes longer than [`TOO_LONG`] to reach all.
const RATES: [f64; 8] = [150.0, 350.0, 700.0, 1_000.0, 1_500.0, 2_000.0, 2_500.0, 3_000.0];
const TOO_LONG: Duration = Duration::from_millis(500);
/// People in pairs, and what all of them send in a second.
const PAIRED: usize = 1_000;
const PAIRS: f64 = 200.0;
/// What is told to the whole house, a second.
const ANNOUNCED: f64 = 2.0;
/// People who open and read a long room at once.
const CLIENTS: usize = 8;
/// How long each of these goes on.
const TIME: Duration = Duration::from_secs(15);
const STEP: Duration = Duration::from_secs(5);

/// What is asked at each turn.
type Path = Box<dyn Fn(usize) -> String + Send + Sync>;

/// Measures and adds the rows.
pub fn measure(size: &Size, table: &mut Table) -> Outcome<()> {
    let server = Place::postgres();
    for (database, address) in [("SQLite", None), ("PostgreSQL", Some(server.address.as_str()))] {
        let folder = TempFolder::new();
        drop(Running::demo(&folder, address)?);
        // Writes the configuration that the rooms are made by.
        drop(Running::suite(&folder, address)?);
        let filled = fill(&folder, size)?;
        let suite = Running::suite(&folder, address)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let house = House { runtime, suite, filled, database };
        house.room(table)?;
        house.saturation(table)?;
        house.pairs(table)?;
        house.announcements(table)?;
        house.idle(table)?;
        house.reading(table)?;
        house.finding(table)?;
    }
    Ok(())
}

struct House {
    runtime: Runtime,
    suite: Running,
    filled: Filled,
    database: &'static str,
}

impl House {
    /// Everybody in the one room.
    fn seats(&self) -> Vec<Seat> {
        let people = self.filled.cookies.iter().take(ROOM);
        people.map(|cookies| Seat { cookies: cookies.clone(), room: self.filled.room.clone() }).collect()
    }

    fn talk(&self, seats: &[Seat], plan: Plan, hearers: u64) -> Outcome<Saw> {
        self.runtime
            .block_on(async { Crowd::gather(self.suite.address, seats).await?.talk(plan, hearers).await })
    }

    fn floor(&self, plan: Plan) -> Outcome<Saw> {
        self.runtime.block_on(async {
            let relay = Relay::start().await?;
            Crowd::at_relay(&relay, ROOM).await?.talk(plan, ROOM as u64).await
        })
    }

    /// One room of two hundred at the rate of a busy one.
    fn room(&self, table: &mut Table) -> Outcome<()> {
        let plan = Plan { per_second: BUSY, time: TIME };
        let before = self.processor()?;
        let saw = self.talk(&self.seats(), plan, ROOM as u64)?;
        let processor = self.processor()? - before;
        let least = self.floor(plan)?;
        table.row(
            &format!("a room of {ROOM}, {BUSY} messages/s, {}", self.database),
            "p95 ≤ 50 ms, p99 ≤ 150 ms, 0 lost, 0 doubled",
            &format!(
                "p50 {}, p95 {}, p99 {}; {} sent, {} acknowledged, {} of {} came, {} lost, {} doubled; server {:.0} % of a core, {} MiB",
                millis(saw.times.percentile(50)),
                millis(saw.times.percentile(95)),
                millis(saw.times.percentile(99)),
                saw.sent,
                saw.acknowledged,
                saw.came,
                saw.wanted,
                saw.lost(),
                saw.doubled,
                100.0 * processor.as_secs_f64() / saw.took.as_secs_f64(),
                machine::memory(&self.suite.process(), "VmRSS")?
            ),
            &format!(
                "a relay in memory p95 {}, p99 {}",
                millis(least.times.percentile(95)),
                millis(least.times.percentile(99))
            ),
        );
        Ok(())
    }

    /// The same room, louder and louder.
    fn saturation(&self, table: &mut Table) -> Outcome<()> {
        let mut best: Option<(f64, Saw)> = None;
        for rate in RATES {
            let plan = Plan { per_second: rate, time: STEP };
            let saw = self.talk(&self.seats(), plan, ROOM as u64)?;
            let is_well = saw.lost() == 0 && saw.doubled == 0 && saw.refused == 0;
            println!(
                "  {rate} messages/s: {:.0} deliveries/s, p95 {}, {} lost, {} doubled, {} refused",
                saw.per_second(),
                millis(saw.times.percentile(95)),
                saw.lost(),
                saw.doubled,
                saw.refused
            );
            if !is_well || saw.times.percentile(95) > TOO_LONG {
                break;
            }
            if best.as_ref().is_none_or(|(_, known)| known.per_second() < saw.per_second()) {
                best = Some((rate, saw));
            }
        }
        let mut least = 0.0_f64;
        for rate in RATES {
            let saw = self.floor(Plan { per_second: rate, time: STEP })?;
            if saw.times.percentile(95) > TOO_LONG {
                break;
            }
            least = least.max(saw.per_second());
        }
        let (rate, saw) = best.ok_or("the room is never quick enough")?;
        table.row(
            &format!("a room of {ROOM}, as loud as it can be, {}", self.database),
            "≥ 70,000 deliveries/s with p95 < 500 ms",
            &format!(
                "{:.0} deliveries/s at {rate} messages/s, p95 {}, 0 lost, 0 doubled",
                saw.per_second(),
                millis(saw.times.percentile(95))
            ),
            &format!("a relay in memory, in the process that measures: {least:.0} deliveries/s"),
        );
        Ok(())
    }

    /// A thousand people in rooms of two.
    fn pairs(&self, table: &mut Table) -> Outcome<()> {
        let people =
            self.filled.cookies.iter().take(PAIRED).zip(self.filled.pairs.iter().flat_map(|p| [p, p]));
        let seats: Vec<Seat> =
            people.map(|(cookies, room)| Seat { cookies: cookies.clone(), room: room.clone() }).collect();
        let saw = self.talk(&seats, Plan { per_second: PAIRS, time: TIME }, 2)?;
        table.row(
            &format!("{} people in rooms of two, {PAIRS} messages/s, {}", seats.len(), self.database),
            "p95 ≤ 30 ms",
            &format!(
                "p95 {}, p99 {}; {} of {} came, {} doubled",
                millis(saw.times.percentile(95)),
                millis(saw.times.percentile(99)),
                saw.came,
                saw.wanted,
                saw.doubled
            ),
            "",
        );
        Ok(())
    }

    /// One person tells the whole house something, and whoever is signed in hears it.
    fn announcements(&self, table: &mut Table) -> Outcome<()> {
        let room = &self.filled.announcements;
        let seat = |cookies: &String| Seat { cookies: cookies.clone(), room: room.clone() };
        let seats: Vec<Seat> = self.filled.cookies.iter().map(seat).collect();
        let listening = seats.len() as u64;
        let saw = self.talk(&seats, Plan { per_second: ANNOUNCED, time: TIME }, listening)?;
        table.row(
            &format!(
                "a room of {HOUSE}, {listening} of them listening, {ANNOUNCED} messages/s, {}",
                self.database
            ),
            "0 lost, 0 doubled",
            &format!(
                "p95 {}, p99 {}; {} of {} came, {} doubled; {} MiB",
                millis(saw.times.percentile(95)),
                millis(saw.times.percentile(99)),
                saw.came,
                saw.wanted,
                saw.doubled,
                machine::memory(&self.suite.process(), "VmRSS")?
            ),
            "",
        );
        Ok(())
    }

    /// As many sockets as people may have, of whom nobody says anything.
    fn idle(&self, table: &mut Table) -> Outcome<()> {
        let before = machine::memory(&self.suite.process(), "VmRSS")?;
        let (address, cookies) = (self.suite.address, &self.filled.cookies);
        let (count, after, processor) = self.runtime.block_on(async {
            let (origin, mut sockets) = (format!("http://{address}"), Vec::new());
            for cookies in cookies {
                for _ in 0..10 {
                    sockets.push(Socket::open(address, "/messenger/socket", &origin, cookies).await?);
                }
            }
            tokio::time::sleep(Duration::from_secs(2)).await;
            let begun = self.processor()?;
            tokio::time::sleep(Duration::from_secs(20)).await;
            let processor = self.processor()? - begun;
            Outcome::Ok((sockets.len(), machine::memory(&self.suite.process(), "VmRSS")?, processor))
        })?;
        let each = (after.saturating_sub(before)) as f64 * 1_048.576 / count as f64;
        table.row(
            &format!("{count} sockets on which nobody speaks, {}", self.database),
            "≤ 30 kB each, aim 15; server ≤ 2 % of a core",
            &format!(
                "{each:.1} kB each ({before} to {after} MiB), {:.1} % of a core",
                processor.as_secs_f64() * 5.0
            ),
            "",
        );
        Ok(())
    }

    /// Opening a room with a long history, and going back in it.
    fn reading(&self, table: &mut Table) -> Outcome<()> {
        let room = format!("/messenger/rooms/{}", self.filled.long);
        let (last, days) = (self.filled.messages, self.filled.days);
        let asks: [(&str, Path); 3] = [
            (
                "opening it",
                Box::new({
                    let room = room.clone();
                    move |_| room.clone()
                }),
            ),
            (
                "going back",
                Box::new({
                    let room = room.clone();
                    move |turn| format!("{room}?before={}", (last - 50 * (1 + turn as i64 % 15_000)).max(60))
                }),
            ),
            (
                "going to a day",
                Box::new(move |turn| {
                    let day = jiff::civil::date(2026, 11, 20)
                        .saturating_sub(jiff::Span::new().days(turn as i64 % days));
                    format!("{room}?day={day}")
                }),
            ),
        ];
        for (what, path) in asks {
            let cookies = self.filled.reader.clone();
            let crowd = Readers { address: self.suite.address, clients: CLIENTS, pause: Duration::ZERO };
            let times = self.runtime.block_on(
                crowd.work(STEP, move |client, turn| get(&path(turn * CLIENTS + client), &cookies)),
            )?;
            table.row(
                &format!("a room of {last} messages, {CLIENTS} clients, {}: {what}", self.database),
                "p95 ≤ 30 ms",
                &format!("p95 {}, median {}", millis(percentile(&times, 95)), millis(percentile(&times, 50))),
                "",
            );
        }
        Ok(())
    }

    /// Words in a long room and in all rooms, one client after the other.
    fn finding(&self, table: &mut Table) -> Outcome<()> {
        let inside = format!("/messenger/rooms/{}/search", self.filled.long);
        for (what, path) in [("in one room", inside), ("in all rooms", "/messenger/search".to_owned())] {
            let (cookies, words) = (self.filled.reader.clone(), self.filled.words.clone());
            let crowd = Readers { address: self.suite.address, clients: 1, pause: Duration::ZERO };
            let times = self.runtime.block_on(crowd.work(STEP, move |_, turn| {
                let word = words.get(turn % words.len()).cloned().unwrap_or_default();
                get(&format!("{path}?q={word}"), &cookies)
            }))?;
            let of = if what == "in one room" { self.filled.messages } else { self.filled.all };
            table.row(
                &format!("search {what} among {of} messages, {}", self.database),
                "p95 ≤ 80 ms, aim 50",
                &format!("p95 {}, median {}", millis(percentile(&times, 95)), millis(percentile(&times, 50))),
                "",
            );
        }
        Ok(())
    }

    /// The time the server had the processor for, so far.
    fn processor(&self) -> Outcome<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.suite.process()))?;
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks =
            |place: usize| fields.get(place).and_then(|text| text.parse::<u64>().ok()).unwrap_or_default();
        // User and system time, in hundredths of a second on every Linux.
        Ok(Duration::from_millis(10 * (ticks(11) + ticks(12))))
    }
}
