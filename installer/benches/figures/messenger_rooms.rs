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
/// Days over which the long rooms were written in.
const DAYS: i64 = 700;
/// Rooms with long histories; the one that is read is the first.
const LONG: i64 = 5;
/// On PostgreSQL this part of a history is written as people write it, and copied by the server for the days that follow.
const PARTS: i64 = 10;
/// Syllables of names that are said rarely: three of them make 64,000.
const SYLLABLES: [&str; 40] = [
    "가", "나", "다", "라", "마", "바", "사", "아", "자", "차", "카", "타", "파", "하", "강", "남", "동",
    "림", "명", "봉", "산", "영", "정", "천", "평", "호", "구", "노", "도", "루", "모", "보", "소", "오",
    "조", "초", "코", "토", "포", "후",
];
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
    /// Those of all rooms together.
    pub all: i64,
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
        let long: Vec<Id> = (0..LONG).map(|_| self::room(&db, &offers, 10)).collect::<Outcome<_>>()?;
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
    let first = histories(&config, &long, size.messages)?;
    eprintln!("{LONG} rooms of {} messages in {:.1} s", size.messages, began.elapsed().as_secs_f64());
    let reader = cookies.first().cloned().ok_or("nobody")?;
    let percent = |text: &str| -> String { text.bytes().map(|b| format!("%{b:02X}")).collect() };
    // Said in every third message, in some, in few, by initial consonants, in Latin mode, and never.
    let looked =
        ["점검", "회의실 예산", "57번", &name(4_711), "ㅁㅇ ㅈㅅ", "wjarja", "두루미"].map(percent).to_vec();
    let (room, announcements, long) = (room.to_string(), announcements.to_string(), first.to_string());
    Ok(Filled {
        cookies,
        room,
        announcements,
        pairs,
        long,
        reader,
        messages: size.messages,
        all: LONG * size.messages,
        days: DAYS,
        words: looked,
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

/// Years of messages in each of the rooms; returns the first.
fn histories(config: &Config, rooms: &[Id], messages: i64) -> Outcome<Id> {
    let [first, others @ ..] = rooms else { return Err("no room".into()) };
    if config.storage.database.is_none() {
        rooms.iter().try_for_each(|room| history(config, *room, messages, DAYS))?;
        return Ok(*first);
    }
    history(config, *first, messages / PARTS, DAYS / PARTS)?;
    let db = house::open(config, false)?.front.db;
    for part in 1..PARTS {
        copy(&db, (*first, *first), messages / PARTS, part * messages / PARTS, days(part * DAYS / PARTS))?;
    }
    for (n, room) in (1..).zip(others) {
        // Ten minutes later each, so that no two messages have one id.
        copy(&db, (*first, *room), messages, 0, n * 600_000)?;
    }
    // What the server does by itself within a minute.
    write(&db, |tx| {
        let tidied: StoreResult<()> = [
            "ANALYZE messenger_messages, messenger_words",
            "SELECT gin_clean_pending_list('messenger_words_by_grams')",
        ]
        .into_iter()
        .try_for_each(|statement| sql(statement).execute(tx.conn()).map(drop).map_err(Into::into));
        Ok(tidied?)
    })?;
    Ok(*first)
}

const fn days(days: i64) -> i64 {
    days * 24 * 3_600_000
}

/// Copies the first `count` messages of a room into another or behind themselves: `seqs` further on, and `later` milliseconds.
fn copy(db: &Db, (from, to): (Id, Id), count: i64, seqs: i64, later: i64) -> Outcome<()> {
    // An id counts milliseconds from its 22nd bit on.
    let ids = later << 21;
    write(db, move |tx| {
        let mut run = |statement: String| -> StoreResult<()> {
            sql(statement).execute(tx.conn())?;
            Ok(())
        };
        let (from, to) = (from.as_i64(), to.as_i64());
        let all: StoreResult<()> = [
            format!(
                "INSERT INTO messenger_words (message, grams) SELECT w.message + {ids}, ts_delete(ts_delete(w.grams, \
                 't' || (w.message >> 48)), 'r{}') || array_to_tsvector(ARRAY['r{}', 't' || ((w.message + {ids}) >> 48)]) \
                 FROM messenger_words w JOIN messenger_messages x ON x.id = w.message WHERE x.room = {from} AND x.seq <= {count}",
                Id::from_i64(from),
                Id::from_i64(to)
            ),
            format!(
                "INSERT INTO messenger_messages (room, seq, id, born, change, author, at, body) SELECT {to}, seq + {seqs}, id + {ids}, \
                 born + {seqs}, change + {seqs}, author, at + INTERVAL '{later} milliseconds', body FROM messenger_messages \
                 WHERE room = {from} AND seq <= {count}"
            ),
            format!(
                "UPDATE messenger_rooms SET last = {seqs} + {count}, change = {seqs} + {count}, last_at = (SELECT max(at) \
                 FROM messenger_messages WHERE room = {to}) WHERE id = {to}"
            ),
        ]
        .into_iter()
        .try_for_each(&mut run);
        Ok(all?)
    })
}

/// Messages of so many days that begin [`DAYS`] ago, each at its time.
fn history(config: &Config, room: Id, messages: i64, days: i64) -> Outcome<()> {
    let apart = SignedDuration::from_hours(24 * days) / i32::try_from(messages)?;
    let mut written = 0;
    let behind = Arc::new(AtomicI64::new(0));
    let hands = Arc::clone(&behind);
    let clock = move || Timestamp::now() - SignedDuration::from_secs(hands.load(Ordering::Relaxed));
    let opened = house::open_at(config, false, Clock::from_fn(clock))?;
    while written < messages {
        let some = AT_ONCE.min(messages - written);
        behind.store(
            (SignedDuration::from_hours(24 * DAYS) - apart * i32::try_from(written)?).as_secs(),
            Ordering::Relaxed,
        );
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
    format!("{} {} {}번 {} {} {end}", word(n), word(n / 5 + 3), n % 997, name(n), word(n / 11 + 7))
}

/// The name of something that is talked of now and then; those of small numbers more often.
fn name(n: i64) -> String {
    let mixed = (n.unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) % 64_000;
    let number = (mixed * mixed / 64_000) as usize;
    let syllable = |n: usize| SYLLABLES.get(n % SYLLABLES.len()).copied().unwrap_or_default();
    format!("{}{}{}", syllable(number), syllable(number / 40), syllable(number / 1_600))
}
