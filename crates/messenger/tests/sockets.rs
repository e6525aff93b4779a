//! Programs hear of what changes in order and once, come back where they were, and hear nothing that is not theirs.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use house::{in_messenger, write};
use maru_contract::{Dispatcher, Offers};
use maru_kernel::{Cause, Id};
use maru_load::{Heard, Socket};
use maru_messenger::actions::{self, NewRoom, Writing};
use maru_messenger::store::room;
use maru_store::{StoreResult, Tx, Utc, UtcTime, sql};
use maru_testkit::{TestHouse, Visitor};
use maru_web::live::Hub;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::Duration;

/// The address of a house of tests.
const ORIGIN: &str = "http://127.0.0.1";
/// Nothing may come for so long where nothing is to come.
const QUIET: Duration = Duration::from_millis(400);
const PATIENCE: Duration = Duration::from_secs(10);

/// A program of one of the people, and the change up to which it knows each room: it passes over what it knows, as the protocol says.
struct Program(Socket, HashMap<String, i64>);

impl Program {
    async fn open(address: SocketAddr, visitor: &Visitor<'_>) -> Program {
        let cookies = format!("sid={}", visitor.secret());
        Program(Socket::open(address, "/messenger/socket", ORIGIN, &cookies).await.unwrap(), HashMap::new())
    }

    async fn say(&mut self, frame: Value) {
        self.0.voice.say(&frame.to_string()).await.unwrap();
    }

    /// The next frame; none when the server closed the socket or nothing comes.
    async fn hear(&mut self, patience: Duration) -> Option<Value> {
        loop {
            match tokio::time::timeout(patience, self.0.hearing.next()).await {
                Ok(Ok(Heard::Text(text))) => {
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    if frame["type"] != "changes" {
                        return Some(frame);
                    }
                    let known = self.1.entry(frame["room"].as_str().unwrap().to_owned()).or_insert(-1);
                    let change = frame["change"].as_i64().unwrap();
                    if change > *known {
                        *known = change;
                        return Some(frame);
                    }
                }
                Ok(Ok(Heard::Ping(bytes))) => self.0.voice.pong(&bytes).await.unwrap(),
                Ok(Ok(Heard::Close(_)) | Err(_)) | Err(_) => return None,
            }
        }
    }

    /// The next frame of this type.
    async fn wait(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.hear(PATIENCE).await.unwrap_or_else(|| panic!("no {kind} came"));
            if frame["type"] == kind {
                return frame;
            }
        }
    }

    /// Begins anew with what comes after a change.
    async fn enter(&mut self, room: Id, after: i64) -> Value {
        self.say(json!({ "op": "open", "room": room.to_string(), "after": after })).await;
        let opened = self.wait("opened").await;
        self.1.remove(&room.to_string());
        opened
    }

    async fn send(&mut self, room: Id, sending: &str, body: &str) -> Value {
        self.say(json!({ "op": "send", "room": room.to_string(), "sending": sending, "body": body })).await;
        loop {
            let frame = self.hear(PATIENCE).await.unwrap();
            if frame["sending"] == sending {
                return frame;
            }
        }
    }
}

fn group(house: &TestHouse, people: &[i64]) -> Id {
    let offers = Offers::of(&house.house.offers);
    let people = people.iter().copied().map(Id::from_i64).collect();
    let new = NewRoom { name: "점검".to_owned(), people, ..NewRoom::default() };
    write(house.db(), 1, move |tx, me| actions::make_room(tx, me, &offers, &new)).unwrap()
}

fn bodies(frame: &Value) -> Vec<(i64, String)> {
    let messages = frame["messages"].as_array().unwrap();
    messages.iter().map(|m| (m["seq"].as_i64().unwrap(), m["body"].as_str().unwrap().to_owned())).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]
fn served(body: impl AsyncFn(&TestHouse, &Hub, SocketAddr)) {
    in_messenger(async |house| {
        let served = house.serve();
        body(house, &house.front.hub, served.address).await;
    });
}

#[test]
fn a_program_asks_nobody_to_confirm_and_writes_nothing_urgent() {
    served(async |house, _, address| {
        let room = group(house, &[2]);
        let me = house.visitor(Id::from_i64(1), "하나", &[]);
        let mut program = Program::open(address, &me).await;
        for more in [json!({ "asks": true }), json!({ "priority": 2 })] {
            let mut frame =
                json!({ "op": "send", "room": room.to_string(), "sending": "a", "body": "봐 주십시오." });
            frame.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            program.say(frame).await;
            assert_eq!(program.wait("refused").await["code"], "messenger.frame");
        }
    });
}

#[test]
fn signs_and_confirmations_are_told_by_number_and_ones_own_to_oneself() {
    const CROWD: i64 = 500;
    served(async |house, _, address| {
        let db = house.db();
        let room = group(house, &[2, 3]);
        let asks = Writing { body: "봐 주십시오.".to_owned(), asks: true, ..Writing::default() };
        write(db, 1, move |tx, me| actions::send(tx, me, room, &asks)).unwrap();
        let crowd = move |tx: &mut Tx<'_>| -> StoreResult<()> {
            for person in 1_000..1_000 + CROWD {
                for statement in [
                    "INSERT INTO messenger_reactions (room, seq, sign, person, at) VALUES ($1, 1, '👍', $2, $3)",
                    "INSERT INTO messenger_confirmations (room, seq, person, at) VALUES ($1, 1, $2, $3)",
                ] {
                    sql(statement)
                        .bind::<BigInt, _>(room.as_i64())
                        .bind::<BigInt, _>(person)
                        .bind::<UtcTime, _>(Utc(tx.now()))
                        .execute(tx.conn())?;
                }
            }
            Ok(())
        };
        db.write_blocking(&Cause::system("test"), crowd).unwrap();
        let (two, three) =
            (house.visitor(Id::from_i64(2), "둘", &[]), house.visitor(Id::from_i64(3), "셋", &[]));
        let mut program = Program::open(address, &three).await;
        program.enter(room, 0).await;
        program.wait("changes").await;
        let cookies = format!("sid={}", two.secret());
        let mut page = Socket::open(address, "/live", ORIGIN, &cookies).await.unwrap();
        for topic in [format!("messenger/page_ko/{room}"), format!("messenger/mine_ko/{}", Id::from_i64(2))] {
            page.voice.say(&topic).await.unwrap();
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        let path = format!("/messenger/rooms/{room}/messages/1");
        assert_eq!(two.post(&format!("{path}/reactions"), &[("sign", "👍")]).await.status, 303);
        let told = program.wait("changes").await;
        let message = &told["messages"][0];
        assert_eq!(message["signs"][0]["count"], CROWD + 1, "{message}");
        assert_eq!(message["signs"][0]["first"].as_array().unwrap().len(), 10);
        assert_eq!((&message["confirmed"], &message["own_confirmed"]), (&json!(CROWD), &Value::Null));
        assert!(told.to_string().len() < 1_500, "{} bytes", told.to_string().len());
        // The pages of whoever did it know that they did, all others how many did.
        let (mut own, mut all) = (String::new(), String::new());
        while own.is_empty() || all.is_empty() {
            match page.hearing.next().await.unwrap() {
                Heard::Text(text) if text.contains("messenger_own") => own = text,
                Heard::Text(text) => all = text,
                Heard::Ping(bytes) => page.voice.pong(&bytes).await.unwrap(),
                Heard::Close(code) => panic!("closed with {code}"),
            }
        }
        assert!(own.contains("seq=\"1\" sign=\"👍\" on=\"true\""), "{own}");
        assert!(all.contains(&format!("<span class=\"num\">{}</span>", CROWD + 1)), "{all}");
        assert!(all.contains("aria-pressed=\"false\"") && all.len() < 4_000, "{} bytes", all.len());
        // One's own comes with what is told to one alone, and everybody to whoever looks.
        assert_eq!(two.post(&format!("{path}/confirmation"), &[]).await.status, 303);
        let since = format!("/messenger/rooms/{room}/since?change=0");
        for (visitor, own) in [(&two, true), (&three, false)] {
            let ask =
                |accept: &'static str| visitor.request(Method::GET, &since).insert_header(("accept", accept));
            let frame = visitor.send(ask("application/json")).await.text();
            let frame: Value = serde_json::from_str(&frame).unwrap();
            let message = &frame["messages"][0];
            assert_eq!(
                (message["signs"][0]["own"] == json!(true), message["own_confirmed"] == json!(true)),
                (own, own)
            );
            let page = visitor.send(ask("text/vnd.turbo-stream.html")).await.text();
            assert_eq!(page.contains("aria-pressed=\"true\""), own, "{page}");
            let deeds: Value =
                serde_json::from_str(&visitor.get(&format!("{path}/deeds")).await.text()).unwrap();
            let count = |name: &str| deeds[name].as_array().unwrap().len();
            assert_eq!((count("signs"), count("confirmed")), (501, 501));
        }
        let stranger = house.visitor(Id::from_i64(4), "넷", &[]);
        assert_eq!(stranger.get(&format!("{path}/deeds")).await.status, 404);
    });
}

#[test]
fn whoever_says_something_has_read_what_stands_above_by_a_program_as_by_a_page() {
    served(async |house, _, address| {
        let room = group(house, &[2, 3]);
        for words in ["하나", "둘", "셋"] {
            let new = Writing { body: words.to_owned(), ..Writing::default() };
            write(house.db(), 1, move |tx, me| actions::send(tx, me, room, &new)).unwrap();
        }
        let (two, three) =
            (house.visitor(Id::from_i64(2), "둘", &[]), house.visitor(Id::from_i64(3), "셋", &[]));
        let mut program = Program::open(address, &two).await;
        let mut listens = Program::open(address, &three).await;
        listens.enter(room, 3).await;
        assert_eq!(program.send(room, "a", "넷").await["seq"], 4);
        program.say(json!({ "op": "rooms" })).await;
        let mine = program.wait("rooms").await["rooms"][0].clone();
        assert_eq!((&mine["read"], &mine["unread"]), (&json!(4), &json!(0)), "{mine}");
        // Others are told of it, as they are where a page says something.
        let moves = &listens.wait("reads").await["moves"];
        assert_eq!(moves[0], json!({ "from": 0, "to": 3, "people": 1 }));
        let said = three.post(&format!("/messenger/rooms/{room}/messages"), &[("body", "다섯")]).await;
        assert_eq!(said.status, 303);
        let moves = &listens.wait("reads").await["moves"];
        assert_eq!(moves[0], json!({ "from": 0, "to": 4, "people": 1 }));
        // What waited for its time reads nothing: nobody was there.
        let later = Writing { body: "여섯".to_owned(), ..Writing::default() };
        write(house.db(), 1, move |tx, me| {
            let at = tx.now().checked_add(jiff::SignedDuration::from_secs(1)).ok();
            actions::schedule(tx, me, room, &later, (at, "")).map(drop)
        })
        .unwrap();
        tokio::time::sleep(Duration::from_millis(1_100)).await;
        house.settle().await;
        let read = house::read(house.db(), |conn| room::seen(conn, room, Id::from_i64(1))).unwrap().me.read;
        assert_eq!(read, 0);
    });
}

#[test]
fn what_is_unread_again_is_told_as_a_move_back_and_past_ones_own_messages() {
    served(async |house, _, address| {
        let room = group(house, &[2, 3]);
        let (me, two) =
            (house.visitor(Id::from_i64(1), "하나", &[]), house.visitor(Id::from_i64(2), "둘", &[]));
        let mut program = Program::open(address, &me).await;
        program.enter(room, 0).await;
        let (messages, reading) =
            (format!("/messenger/rooms/{room}/messages"), format!("/messenger/rooms/{room}/reading"));
        let (read, again) = ([("seq", "3")], [("seq", "1"), ("unread", "true")]);
        for (who, body) in [(&me, "하나"), (&two, "둘"), (&me, "셋")] {
            assert_eq!(who.post(&messages, &[("body", body)]).await.status, 303);
        }
        // They may be gathered in one frame or come in two.
        let mut moves = async |count: usize| -> Vec<(i64, i64)> {
            let mut moves = Vec::new();
            while moves.len() < count {
                let frame = program.wait("reads").await;
                for one in frame["moves"].as_array().unwrap() {
                    assert_eq!(one["people"], 1, "{frame}");
                    moves.push((one["from"].as_i64().unwrap(), one["to"].as_i64().unwrap()));
                }
            }
            moves.sort_unstable();
            moves
        };
        assert_eq!(moves(2).await, [(0, 1), (1, 2)], "saying something is reading what stands above");
        two.post(&reading, &read).await;
        assert_eq!(moves(1).await, [(2, 3)]);
        two.post(&reading, &again).await;
        assert_eq!(moves(2).await, [(1, 0), (3, 2)], "back, and not past what they wrote");
        two.post(&reading, &read).await;
        assert_eq!(moves(2).await, [(0, 1), (2, 3)]);
    });
}

#[test]
fn what_one_says_the_others_hear_and_who_comes_back_misses_nothing() {
    served(async |house, _, address| {
        let room = group(house, &[2]);
        let (me, two) =
            (house.visitor(Id::from_i64(1), "하나", &[]), house.visitor(Id::from_i64(2), "둘", &[]));
        let (mut one, mut first) = (Program::open(address, &me).await, Program::open(address, &two).await);
        first.enter(room, 0).await;
        assert_eq!(one.send(room, "a", "안녕하세요").await["seq"], 1);
        assert_eq!(bodies(&first.wait("changes").await), [(1, "안녕하세요".to_owned())]);
        drop(first);
        // Said twice after a break, and once more while nobody listens.
        assert_eq!(one.send(room, "a", "안녕하세요").await["seq"], 1);
        assert_eq!(one.send(room, "b", "점검을 시작합니다").await["seq"], 2);
        let mut again = Program::open(address, &two).await;
        assert_eq!(again.enter(room, 1).await["change"], 2);
        let missed = again.wait("changes").await;
        assert_eq!(
            (bodies(&missed), missed["after"].as_i64()),
            (vec![(2, "점검을 시작합니다".to_owned())], Some(1))
        );
        let edit = format!("/messenger/rooms/{room}/messages/1/text");
        assert_eq!(me.post(&edit, &[("body", "안녕하십니까")]).await.status, 303);
        assert_eq!(one.send(room, "c", "끝").await["seq"], 3);
        let mut heard = Vec::new();
        while heard.len() < 2 {
            heard.extend(bodies(&again.wait("changes").await));
        }
        assert_eq!(heard, [(1, "안녕하십니까".to_owned()), (3, "끝".to_owned())]);
    });
}

#[test]
fn s_141_who_is_taken_out_of_a_room_hears_no_more_of_it() {
    served(async |house, _, address| {
        let room = group(house, &[2, 3]);
        let (one, two) =
            (house.visitor(Id::from_i64(1), "하나", &[]), house.visitor(Id::from_i64(2), "둘", &[]));
        let (mut one, mut gone) = (Program::open(address, &one).await, Program::open(address, &two).await);
        gone.enter(room, 0).await;
        one.send(room, "a", "아직").await;
        gone.wait("changes").await;
        let mut dispatcher = Dispatcher::start(house.db(), &house.house.offers.listeners).await.unwrap();
        write(house.db(), 1, move |tx, me| actions::remove(tx, me, room, Id::from_i64(2))).unwrap();
        dispatcher.run().await.unwrap();
        tokio::time::sleep(QUIET).await;
        one.send(room, "b", "비밀").await;
        assert_eq!(gone.hear(QUIET).await, None);
        gone.say(json!({ "op": "open", "room": room.to_string(), "after": 0 })).await;
        assert_eq!(gone.wait("refused").await["code"], "messenger.missing");
        assert_eq!(gone.send(room, "x", "나도").await["code"], "messenger.missing");
    });
}

#[test]
fn s_345_what_is_older_than_somebodys_right_is_not_told_to_all() {
    served(async |house, _, address| {
        let room = group(house, &[2]);
        let new = room::Settings {
            name: "점검".to_owned(),
            topic: String::new(),
            posting: maru_messenger::model::Who::Members,
            inviting: maru_messenger::model::Who::Members,
            history: maru_messenger::model::History::Nothing,
            guests: false,
            confined: false,
            keeps_days: None,
        };
        write(house.db(), 1, move |tx, me| actions::arrange_room(tx, me, room, &new)).unwrap();
        let old = Writing { body: "먼저 있던 사람만".to_owned(), ..Writing::default() };
        write(house.db(), 1, move |tx, me| actions::send(tx, me, room, &old)).unwrap();
        let offers = Offers::of(&house.house.offers);
        write(house.db(), 1, move |tx, me| actions::invite(tx, me, &offers, room, &[Id::from_i64(3)]))
            .unwrap();
        let (one, three) =
            (house.visitor(Id::from_i64(1), "하나", &[]), house.visitor(Id::from_i64(3), "셋", &[]));
        let (mut one, mut new) = (Program::open(address, &one).await, Program::open(address, &three).await);
        assert!(new.enter(room, 0).await["change"] == 1);
        one.enter(room, 1).await;
        one.say(
            json!({ "op": "send", "room": room.to_string(), "sending": "t", "body": "글타래", "thread": 1 }),
        )
        .await;
        // Each is told what is theirs, at once: nobody has to ask.
        let heard = new.hear(PATIENCE).await.unwrap();
        assert_eq!(bodies(&heard), [(2, "글타래".to_owned())], "{heard}");
        assert!(!heard.to_string().contains("먼저"), "{heard}");
        assert_eq!(bodies(&one.wait("changes").await).len(), 2);
        // What they may not read any of moves how far they are, and says nothing.
        let after = heard["change"].as_i64().unwrap();
        let visitor = house.visitor(Id::from_i64(1), "하나", &[]);
        let path = format!("/messenger/rooms/{room}/messages/1/reactions");
        assert_eq!(visitor.post(&path, &[("sign", "👍"), ("on", "true")]).await.status, 303);
        let moved = new.wait("changes").await;
        assert_eq!((bodies(&moved), moved["after"].as_i64()), (Vec::new(), Some(after)), "{moved}");
        assert!(one.wait("changes").await.to_string().contains("👍"));
        one.send(room, "u", "모두").await;
        let next = new.wait("changes").await;
        assert_eq!(
            (bodies(&next), &next["after"]),
            (vec![(3, "모두".to_owned())], &moved["change"]),
            "{next}"
        );
        one.enter(room, 1).await;
        assert_eq!(bodies(&one.wait("changes").await).len(), 3);
    });
}

#[test]
fn what_was_said_before_is_read_by_portions_and_no_further_than_one_may() {
    served(async |house, _, address| {
        let room = group(house, &[2]);
        for n in 1..=120 {
            let thread = (n % 10 == 0).then_some(1);
            let new = Writing { body: format!("글 {n}"), thread, ..Writing::default() };
            write(house.db(), 1, move |tx, me| actions::send(tx, me, room, &new)).unwrap();
        }
        let two = house.visitor(Id::from_i64(2), "둘", &[]);
        let mut program = Program::open(address, &two).await;
        let mut before = i64::MAX;
        let mut seen = Vec::new();
        loop {
            program.say(json!({ "op": "before", "room": room.to_string(), "seq": before })).await;
            let earlier = program.wait("earlier").await;
            assert_eq!(earlier["before"], before);
            let mut seqs: Vec<i64> =
                earlier["messages"].as_array().unwrap().iter().map(|m| m["seq"].as_i64().unwrap()).collect();
            assert!(seqs.len() <= 50);
            before = seqs[0];
            seqs.extend(seen);
            seen = seqs;
            if earlier["more"] == false {
                break;
            }
        }
        assert_eq!(seen, (1..=120).collect::<Vec<i64>>());
        let work = |tx: &mut Tx<'_>| -> StoreResult<()> {
            sql("UPDATE messenger_members SET first = 101 WHERE person = 2").execute(tx.conn())?;
            Ok(())
        };
        house.db().write_blocking(&Cause::system("test"), work).unwrap();
        program.say(json!({ "op": "before", "room": room.to_string(), "seq": 103 })).await;
        let earlier = program.wait("earlier").await;
        assert_eq!((earlier["messages"].as_array().unwrap().len(), &earlier["more"]), (2, &json!(false)));
        let other = house.visitor(Id::from_i64(3), "셋", &[]);
        let mut other = Program::open(address, &other).await;
        other.say(json!({ "op": "before", "room": room.to_string(), "seq": 103 })).await;
        assert_eq!(other.wait("refused").await["code"], "messenger.missing");
    });
}

#[test]
fn a_program_knows_what_all_rooms_are_called() {
    served(async |house, _, address| {
        let one = house.visitor(Id::from_i64(1), "하나", &[]);
        let offers = Offers::of(&house.house.offers);
        write(house.db(), 1, move |tx, me| actions::open_direct(tx, me, &offers, Id::from_i64(2))).unwrap();
        let named = group(house, &[2]);
        let mut program = Program::open(address, &one).await;
        program.say(json!({ "op": "rooms" })).await;
        let rooms = program.wait("rooms").await;
        let title = |kind: &str| {
            let mut all = rooms["rooms"].as_array().unwrap().iter();
            all.find(|room| room["kind"] == kind).unwrap()["title"].as_str().unwrap().to_owned()
        };
        assert_eq!(title("direct"), "직원 2", "{named}");
        assert!(!title("group").is_empty());
    });
}

#[test]
fn s_142_what_is_no_frame_is_refused_or_ends_the_socket() {
    served(async |house, _, address| {
        let room = group(house, &[2]);
        let one = house.visitor(Id::from_i64(1), "하나", &[]);
        let mut program = Program::open(address, &one).await;
        for wrong in [
            json!({ "op": "dance" }),
            json!({ "op": "open", "room": 7 }),
            json!({ "op": "open", "room": room.to_string(), "afer": 1 }),
            json!([]),
            json!(null),
            json!({ "op": "send", "room": room.to_string(), "sending": "n", "body": "가\0나" }),
            json!({ "op": "send", "room": room.to_string(), "sending": "\0", "body": "가" }),
        ] {
            program.say(wrong.clone()).await;
            let refused = program.wait("refused").await;
            assert_eq!(refused["code"], "messenger.frame", "{wrong}");
            assert!(refused["text"].as_str().unwrap().contains("JSON을 확인"), "in the person's language");
        }
        assert_eq!(program.send(room, "e", " \u{200b} ").await["code"], "messenger.empty");
        for _ in 0..100 {
            let _ = program.0.voice.say("{\"op\":\"rooms\"}").await;
        }
        let mut answers = 0;
        while program.hear(PATIENCE).await.is_some() {
            answers += 1;
        }
        assert!(answers < 100, "a flood is cut off: {answers}");
        let mut other = Program::open(address, &one).await;
        let _ = other.0.voice.say(&"가".repeat(40_000)).await;
        assert_eq!(other.hear(PATIENCE).await, None, "too large");
    });
}

#[test]
fn s_128_the_end_of_a_session_ends_its_socket_at_once() {
    served(async |house, hub, address| {
        let room = group(house, &[2]);
        let two = house.visitor(Id::from_i64(2), "둘", &[]);
        let mut program = Program::open(address, &two).await;
        program.enter(room, 0).await;
        hub.end_person(Id::from_i64(2));
        let began = std::time::Instant::now();
        assert_eq!(program.hear(PATIENCE).await, None);
        assert!(began.elapsed() < Duration::from_secs(1));
    });
}
