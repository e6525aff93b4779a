//! People and rooms for the messenger's figures, made by the modules' own actions; only the people are written as they are.

use crate::search::viewer;
use crate::{Outcome, Size};
use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};
use jiff::SignedDuration;
use maru::config::Config;
use maru::house;
use maru_contract::Offers;
use maru_directory::actions::open_session;
use maru_kernel::{Cause, Clock, Id, Timestamp};
use maru_messenger::actions::{NewRoom, Writing, invite, make_room, open_direct, send};
use maru_store::{Db, StoreResult, Tx, Utc, UtcTime, sql};
use maru_testkit::TempFolder;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

/// People beside those of the demonstration who are signed in.
const PEOPLE: i64 = 1_000;
/// With those who are not: whoever is told something in the announcements.
pub const HOUSE: i64 = 10_000;
/// So many are asked into a room at once.
const INVITED: i64 = 300;
/// The first of their numbers, far from what the house makes by itself.
const FIRST: i64 = 1 << 40;
/// Messages written in one transaction.
const AT_ONCE: i64 = 2_000;
/// Days over which the long room was written in.
const DAYS: i64 = 700;
const WORDS: [&str; 12] =
    ["점검", "결과", "예산", "회의실", "제설", "민원", "계약", "보고서", "출장", "안전", "교육", "인사"];
const ENDS: [&str; 6] = [
    "확인했습니다",
    "내일까지 부탁드립니다",
    "올려 두었습니다",
    "다시 보겠습니다",
    "회의 뒤에 정합시다",
    "고쳤습니다",
];

/// What was made.
pub struct Filled {
    /// The cookies of everybody, in the order of the pairs.
    pub cookies: Vec<String>,
    /// The room everybody is in.
    pub room: String,
    /// Where one person tells the whole house something.
    pub announcements: String,
    /// The rooms of two.
    pub pairs: Vec<String>,
    /// The room with a long history.
    pub long: String,
    /// The cookies of somebody in it.
    pub reader: String,
    /// Its messages.
    pub messages: i64,
    /// Its days.
    pub days: i64,
    /// What is looked for, as it stands in an address.
    pub words: Vec<String>,
}

/// Fills the suite of this folder.
pub fn fill(folder: &TempFolder, size: &Size) -> Outcome<Filled> {
    let config = Config::read(&folder.path().join("maru.toml"))?;
    let (cookies, room, announcements, pairs, long) = {
        let opened = house::open(&config, false)?;
        let began = Instant::now();
        let (db, offers) = (opened.front.db.clone(), Offers::of(&opened.house.offers));
        write(&db, employ)?;
        let cookies: Vec<String> = write(&db, |tx| (0..PEOPLE).map(|n| session(tx, n)).collect())?;
        let room = room(&db, &offers, 200)?;
        let long = self::room(&db, &offers, 10)?;
        let announcements = self::room(&db, &offers, HOUSE)?;
        eprintln!("people and rooms in {:.1} s", began.elapsed().as_secs_f64());
        let pairing = offers.clone();
        let pairs: Vec<String> = write(&db, move |tx| {
            (0..PEOPLE / 2)
                .map(|n| {
                    let (one, two) = (viewer(person(2 * n)), person(2 * n + 1));
                    Ok(open_direct(tx, &one, &pairing, two)?.to_string())
                })
                .collect()
        })?;
        (cookies, room, announcements, pairs, long)
    };
    let began = Instant::now();
    history(&config, long, size.messages)?;
    eprintln!("{} messages in {:.1} s", size.messages, began.elapsed().as_secs_f64());
    let reader = cookies.first().cloned().ok_or("nobody")?;
    let words = WORDS.iter().map(|word| word.bytes().map(|b| format!("%{b:02X}")).collect()).collect();
    let (room, announcements, long) = (room.to_string(), announcements.to_string(), long.to_string());
    Ok(Filled {
        cookies,
        room,
        announcements,
        pairs,
        long,
        reader,
        messages: size.messages,
        days: DAYS,
        words,
    })
}

fn person(n: i64) -> Id {
    Id::from_i64(FIRST + n)
}

fn write<T: Send + 'static>(
    db: &Db,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, maru_messenger::Error> + Send + 'static,
) -> Outcome<T> {
    Ok(db.write_blocking(&Cause::system("figures"), work)?)
}

fn employ(tx: &mut Tx<'_>) -> Result<(), maru_messenger::Error> {
    let now = Utc(tx.now());
    let made: StoreResult<()> = (0..HOUSE).try_for_each(|n| {
        sql("INSERT INTO directory_persons (id, name, since) VALUES ($1, $2, $3)")
            .bind::<BigInt, _>(person(n).as_i64())
            .bind::<Text, _>(format!("직원 {n}"))
            .bind::<UtcTime, _>(now)
            .execute(tx.conn())?;
        Ok(())
    });
    Ok(made?)
}

fn session(tx: &mut Tx<'_>, n: i64) -> Result<String, maru_messenger::Error> {
    Ok(format!("sid={}", open_session(tx, person(n), 10, true)?.secret))
}

fn room(db: &Db, offers: &Offers, people: i64) -> Outcome<Id> {
    let offers = offers.clone();
    write(db, move |tx| {
        let me = viewer(person(0));
        let new = NewRoom { name: format!("{people}명의 방"), ..NewRoom::default() };
        let room = make_room(tx, &me, &offers, &new)?;
        for some in (1..people).map(person).collect::<Vec<Id>>().chunks(INVITED as usize) {
            invite(tx, &me, &offers, room, some)?;
        }
        Ok(room)
    })
}

/// Years of messages, each at its time.
fn history(config: &Config, room: Id, messages: i64) -> Outcome<()> {
    let apart = SignedDuration::from_hours(24 * DAYS) / i32::try_from(messages)?;
    let mut written = 0;
    let behind = Arc::new(AtomicI64::new(0));
    let hands = Arc::clone(&behind);
    let clock = move || Timestamp::now() - SignedDuration::from_secs(hands.load(Ordering::Relaxed));
    let opened = house::open_at(config, false, Clock::from_fn(clock))?;
    while written < messages {
        let some = AT_ONCE.min(messages - written);
        let left = i32::try_from(messages - written)?;
        behind.store((apart * left).as_secs(), Ordering::Relaxed);
        let from = written;
        write(&opened.front.db, move |tx| {
            for n in from..from + some {
                let body = sentence(n);
                send(tx, &viewer(person(n % 10)), room, &Writing { body, ..Writing::default() })?;
            }
            Ok(())
        })?;
        written += some;
    }
    Ok(())
}

fn sentence(n: i64) -> String {
    let word = |n: i64| WORDS.get(n.unsigned_abs() as usize % WORDS.len()).copied().unwrap_or_default();
    let end = ENDS.get(n.unsigned_abs() as usize / 7 % ENDS.len()).copied().unwrap_or_default();
    format!("{} {} {}번 {} {end}", word(n), word(n / 5 + 3), n % 997, word(n / 11 + 7))
}
