//! What somebody sees of a room is what a slow and simple oracle says, over random lives of rooms; on both databases.
#![cfg(test)]

mod house;

use house::{in_messenger, read, viewer, write};
use maru_contract::Offers;
use maru_kernel::{Id, Ref};
use maru_messenger::actions::{self, NewRoom, Writing};
use maru_messenger::model::{History, Place, Sought, Who};
use maru_messenger::store::message::{self, Part};
use maru_messenger::store::room::{self, Settings};
use maru_messenger::store::words;
use maru_search::Query;
use maru_store::Db;
use std::collections::{BTreeMap, BTreeSet};

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % end
    }
}

/// A room as the oracle knows it: what was said, and from where on each of those inside may read.
#[derive(Default)]
struct Life {
    /// The words of each message, none when it was taken back; its author beside them.
    said: Vec<(i64, Option<String>)>,
    inside: BTreeMap<i64, i64>,
    shows_all: bool,
}

impl Life {
    fn first(&self) -> i64 {
        if self.shows_all { 1 } else { self.len() + 1 }
    }

    fn len(&self) -> i64 {
        i64::try_from(self.said.len()).unwrap()
    }

    /// The numbers and words that a person may read.
    fn seen_by(&self, person: i64) -> Vec<(i64, String)> {
        let Some(first) = self.inside.get(&person) else { return Vec::new() };
        let all = (1..).zip(&self.said).filter(|(seq, _)| seq >= first);
        all.map(|(seq, (_, words))| (seq, words.clone().unwrap_or_default())).collect()
    }
}

fn settings(shows_all: bool) -> Settings {
    Settings {
        name: "점검".to_owned(),
        topic: String::new(),
        posting: Who::Members,
        inviting: Who::Members,
        history: if shows_all { History::All } else { History::Nothing },
        guests: false,
        confined: false,
        keeps_days: None,
    }
}

#[test]
fn s_143_s_345_nobody_sees_what_was_said_before_they_may_read_nor_after_they_left() {
    in_messenger(async |house| {
        let offers = Offers::of(&house.house.offers);
        for seed in 1..=6 {
            live(house.db(), &offers, seed);
        }
    });
}

fn live(db: &Db, offers: &Offers, seed: u64) {
    let (mut dice, mut life) = (Dice(seed), Life { shows_all: true, ..Life::default() });
    let (maker, new) = (offers.clone(), NewRoom { name: "점검".to_owned(), ..NewRoom::default() });
    let id = write(db, 1, move |tx, me| actions::make_room(tx, me, &maker, &new)).unwrap();
    life.inside.insert(1, 1);
    for step in 0..80 {
        let who = 1 + dice.below(6);
        match dice.below(9) {
            0 => {
                let by = offers.clone();
                let asked =
                    write(db, 1, move |tx, me| actions::invite(tx, me, &by, id, &[Id::from_i64(who)]));
                assert!(asked.is_ok());
                let first = life.first();
                life.inside.entry(who).or_insert(first);
            }
            1 if who != 1 => {
                let left = write(db, who, move |tx, me| actions::leave(tx, me, id));
                assert_eq!(left.is_ok(), life.inside.remove(&who).is_some());
            }
            2 => {
                life.shows_all = dice.below(2) == 0;
                let new = settings(life.shows_all);
                write(db, 1, move |tx, me| actions::arrange_room(tx, me, id, &new)).unwrap();
            }
            3 => {
                let seq = 1 + dice.below(life.len() + 1);
                let taken = write(db, who, move |tx, me| actions::recall(tx, me, id, seq));
                assert_eq!(taken.is_ok(), may_take_back(&life, who, seq), "{who} takes back {seq}");
                if taken.is_ok() {
                    life.said[usize::try_from(seq - 1).unwrap()].1 = None;
                }
            }
            4 => {
                let seq = 1 + dice.below(life.len() + 1);
                let text = format!("고침 {step}");
                let edited = write(db, who, {
                    let text = text.clone();
                    move |tx, me| actions::edit(tx, me, id, seq, &text)
                });
                let own = life.said.get(usize::try_from(seq - 1).unwrap());
                let may = life.inside.get(&who).is_some_and(|first| *first <= seq)
                    && own.is_some_and(|(author, words)| *author == who && words.is_some());
                assert_eq!(edited.is_ok(), may, "{who} edits {seq}");
                if may {
                    life.said[usize::try_from(seq - 1).unwrap()].1 = Some(text);
                }
            }
            _ => {
                let text = format!("회의 {step}");
                let new = Writing { body: text.clone(), ..Writing::default() };
                let sent = write(db, who, move |tx, me| actions::send(tx, me, id, &new));
                assert_eq!(sent.is_ok(), life.inside.contains_key(&who));
                if sent.is_ok() {
                    life.said.push((who, Some(text)));
                }
            }
        }
    }
    (1..=6).for_each(|person| compare(db, offers, &life, id, person));
}

/// Whoever manages a room takes back what others wrote; everybody what is their own; nobody what they may not read.
fn may_take_back(life: &Life, who: i64, seq: i64) -> bool {
    let may_read = life.inside.get(&who).is_some_and(|first| *first <= seq);
    let message = life.said.get(usize::try_from(seq - 1).unwrap());
    may_read && message.is_some_and(|(author, words)| words.is_some() && (*author == who || who == 1))
}

fn compare(db: &Db, offers: &Offers, life: &Life, id: Id, person: i64) {
    let (wanted, me) = (life.seen_by(person), viewer(person));
    let seen = read(db, |conn| room::seen(conn, id, me.id));
    assert_eq!(seen.is_some(), life.inside.contains_key(&person));
    let place = seen.map_or(Place { room: id, person: me.id, from: i64::MAX }, |seen| seen.place());
    let words = |found: Vec<maru_messenger::model::Message>| -> Vec<(i64, String)> {
        found.into_iter().map(|message| (message.seq, message.body)).collect()
    };
    assert_eq!(words(read(db, |conn| message::main(conn, place, Part::Before(i64::MAX), 1_000))), wanted);
    assert_eq!(words(read(db, |conn| message::main(conn, place, Part::After(0), 1_000))), wanted);
    let mut changed = words(read(db, |conn| message::changed(conn, place, 0, 1_000)));
    changed.sort();
    assert_eq!(changed, wanted, "what comes back is what is there");
    let sought = Sought { words: Query::parse("회의"), ..Sought::default() };
    let found = read(db, |conn| words::find(conn, (me.id, false), &sought, Id::from_i64(i64::MAX), 1_000));
    let here: BTreeSet<i64> = found.iter().filter(|found| found.room == id).map(|found| found.seq).collect();
    let said: BTreeSet<i64> =
        wanted.iter().filter(|(_, words)| words.contains("회의")).map(|(seq, _)| *seq).collect();
    assert_eq!(here, said, "what is found is what may be read");
    let everything = Place { room: id, person: me.id, from: 1 };
    let all = read(db, |conn| message::main(conn, everything, Part::Before(i64::MAX), 1_000));
    let refs: Vec<Ref> = all.iter().map(|message| message.to_ref()).collect();
    let cards = read(db, |conn| offers.describe(conn, &me, me.lang, &refs));
    for (message, card) in all.iter().zip(cards) {
        let may = message.recalled_at.is_none() && wanted.iter().any(|(seq, _)| *seq == message.seq);
        assert_eq!(card.is_some(), may, "the card of {} for {person}", message.seq);
    }
}
