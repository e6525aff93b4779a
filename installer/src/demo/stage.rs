//! The demonstration's stage: the people with a part, and a clock that goes where the story is.

use crate::house::Running;
use crate::problem::Problem;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};
use maru_contract::{Offers, Role};
use maru_directory::agency::CastMember;
use maru_directory::store;
use maru_kernel::{Actor, Cause, Clock, Id, Lang, Surroundings, Timestamp, Viewer};
use maru_store::{StoreError, Tx};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::runtime::Handle;

/// A clock that is behind by as many seconds as the story wants.
#[derive(Clone, Default)]
pub struct Pointer(Arc<AtomicI64>);

impl Pointer {
    /// The clock.
    pub fn clock(&self) -> Clock {
        let behind = Arc::clone(&self.0);
        Clock::from_fn(move || Timestamp::now() - SignedDuration::from_secs(behind.load(Ordering::Relaxed)))
    }

    /// Goes to an instant; never to one that is still to come.
    pub fn go_to(&self, instant: Timestamp) {
        let behind = Timestamp::now().duration_since(instant).as_secs().max(1);
        self.0.store(behind, Ordering::Relaxed);
    }
}

/// Somebody with a part.
pub struct Player {
    /// The part: `employee`, `org_admin`.
    pub part: String,
    /// As whom they act.
    pub viewer: Viewer,
    /// Where they sit.
    pub from: Surroundings,
}

/// The people with a part, and how they act.
pub struct Stage<'r> {
    /// The house at that time.
    pub running: &'r Running,
    /// Its clock.
    pub pointer: Pointer,
    /// The people.
    pub players: Vec<Player>,
}

impl<'r> Stage<'r> {
    /// The people of the cast with what their roles carry.
    pub fn new(
        running: &'r Running,
        pointer: Pointer,
        cast: &[CastMember],
        roles: impl Fn(&str) -> Vec<Role>,
    ) -> Result<Stage<'r>, Problem> {
        let mut players = Vec::new();
        for (seat, member) in cast.iter().enumerate() {
            let uid = member.uid.clone();
            let found = running
                .front
                .db
                .write_blocking(&Cause::system("installer.demo"), move |tx| {
                    store::credentials::candidate(tx.conn(), &uid)
                })?
                .ok_or(StoreError::Missing)?;
            let viewer = Viewer {
                id: found.person,
                name: member.name.clone(),
                title: member.title.clone(),
                unit: member.unit.clone(),
                lang: Lang::Ko,
                permissions: Arc::new(running.house.permissions_of(&roles(&member.role))),
                guest: false,
            };
            players.push(Player { part: member.role.clone(), viewer, from: desk(seat) });
        }
        Ok(Stage { running, pointer, players })
    }

    /// Lets whoever has the part do something.
    pub fn act<R: Send + 'static>(
        &self,
        part: &str,
        work: impl FnOnce(&mut Tx<'_>, &Viewer) -> Result<R, Problem> + Send + 'static,
    ) -> Result<R, Problem> {
        let player = self.player(part)?;
        let cause = Cause { actor: player.viewer.actor(), from: player.from.clone() };
        let viewer = player.viewer.clone();
        self.running.front.db.write_blocking(&cause, move |tx| work(tx, &viewer))
    }

    /// Lets whoever has the part send a file; it is a draft of theirs. Waits, so never on a server's thread.
    pub fn send(&self, part: &str, name: &str, content: &[u8]) -> Result<Id, Problem> {
        let player = self.player(part)?;
        let cause = Cause { actor: player.viewer.actor(), from: player.from.clone() };
        let files = &self.running.files;
        let sent = async {
            let mut incoming = files.begin().await?;
            incoming.write(content).await?;
            let received = incoming.finish().await?;
            files.keep(&self.running.front.db, &cause, player.viewer.id, name, received).await
        };
        Ok(Handle::current().block_on(sent)?.id)
    }

    /// Whoever has the part.
    pub fn player(&self, part: &str) -> Result<&Player, Problem> {
        Ok(self.players.iter().find(|p| p.part == part).ok_or(StoreError::Missing)?)
    }

    /// A key of the house: `all`, or `unit@manager` for the unit of whoever has that part.
    pub fn key(&self, who: &str) -> Result<String, Problem> {
        let Some((kind, part)) = who.split_once('@') else { return Ok(who.to_owned()) };
        let (viewer, offers) = (self.player(part)?.viewer.clone(), Offers::of(&self.running.house.offers));
        let keys = self.running.front.db.read_blocking(move |conn| offers.scope_keys(conn, &viewer))?;
        // Of the units above one another, the one where they serve is meant.
        let own = if kind == "below" { "unit" } else { kind };
        let id = keys
            .iter()
            .find_map(|key| key.strip_prefix(own)?.strip_prefix(':'))
            .ok_or(StoreError::Missing)?;
        Ok(format!("{kind}:{id}"))
    }

    /// Somebody at that desk before anybody knows who.
    pub fn stranger(&self, part: &str) -> Result<Cause, Problem> {
        Ok(Cause { actor: Actor::Anonymous, from: self.player(part)?.from.clone() })
    }
}

/// Two floors of one office network, and the browsers of an agency.
fn desk(seat: usize) -> Surroundings {
    const AGENTS: [&str; 3] = [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Whale/4.33.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
    ];
    let last = u8::try_from(20 + seat * 7).unwrap_or(20);
    Surroundings {
        address: Some(IpAddr::V4(Ipv4Addr::new(10, 20, 4, last))),
        request: format!("demo{seat:04}"),
        agent: AGENTS.get(seat % AGENTS.len()).copied().unwrap_or_default().to_owned(),
    }
}

/// Days and hours of the story, in Korean time.
pub struct Calendar {
    zone: TimeZone,
    /// Today.
    pub today: Date,
}

impl Calendar {
    /// The days around now.
    pub fn new() -> Calendar {
        let zone = TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC);
        Calendar { today: Timestamp::now().to_zoned(zone.clone()).date(), zone }
    }

    /// So many days ago.
    pub fn ago(&self, days: i64) -> Date {
        self.today.checked_sub(days.days()).unwrap_or(self.today)
    }

    /// The last `count` working days before today, the oldest first.
    pub fn working_days(&self, count: usize) -> Vec<Date> {
        let mut days: Vec<Date> = (1..).map(|n| self.ago(n)).filter(|d| is_working(*d)).take(count).collect();
        days.reverse();
        days
    }

    /// The working day on or after that day of the month that lies `months` back.
    pub fn in_month(&self, months: i64, day: i8) -> Date {
        let month = self.today.first_of_month().checked_sub(months.months()).unwrap_or(self.today);
        let wished = month.with().day(day).build().unwrap_or(month);
        (0..4).filter_map(|n| wished.checked_add(n.days()).ok()).find(|d| is_working(*d)).unwrap_or(wished)
    }

    /// Working days ago, hour and minute; with 0 days so many hours and minutes ago.
    pub fn when(&self, (days, hour, minute): (usize, i8, i8)) -> Timestamp {
        if days == 0 {
            return Timestamp::now() - SignedDuration::from_mins(i64::from(hour) * 60 + i64::from(minute));
        }
        self.at(self.working_day(days), hour, minute)
    }

    /// The working day so many working days before today.
    pub fn working_day(&self, days: usize) -> Date {
        self.working_days(days).first().copied().unwrap_or(self.today)
    }

    /// The instant at which it was so late on that day.
    pub fn at(&self, day: Date, hour: i8, minute: i8) -> Timestamp {
        let zoned = day.at(hour, minute, 12, 0).to_zoned(self.zone.clone());
        zoned.map_or_else(|_| Timestamp::now(), |z| z.timestamp())
    }
}

fn is_working(day: Date) -> bool {
    day.weekday().to_monday_zero_offset() < 5
}
