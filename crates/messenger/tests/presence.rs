//! Where people are, as far as they let others know; on both databases.
#![cfg(test)]

mod house;

use diesel::RunQueryDsl;
use house::visits::{key, person, room, text};
use house::{employ, group, heard, in_messenger_at, read, write};
use maru_contract::Offers;
use maru_kernel::{Cause, Id};
use maru_load::{Heard, Socket};
use maru_messenger::actions::{self, Writing};
use maru_messenger::model::{Again, Presence, State};
use maru_messenger::store::presence;
use maru_store::{StoreResult, Tx, sql};
use std::collections::BTreeSet;
use std::time::Duration;

#[test]
fn s_63_people_say_where_they_are_and_who_stands_in_for_them() {
    in_messenger_at(async |house, hands| {
        let (me, other) = (person(house, 1), person(house, 2));
        let begun = [("kind", "group"), ("name", ""), ("topic", ""), ("person", &key(2))];
        let two = me.post("/messenger/rooms", &begun).await.location().to_owned();
        let room = room(&other, "점검", &[1, 3]).await;
        let three = key(3);
        let away = [
            ("state", "away"),
            ("until", "2026-11-23T15:00"),
            ("note", "세종청사 출장"),
            ("person", &three),
            ("q", ""),
        ];
        assert_eq!(other.post("/messenger/presence", &away).await.status, 303);
        let said = "자리 비움 (~2026. 11. 23.(월) 15:00) · 세종청사 출장 · 직무대리 직원 3";
        for page in [two.clone(), room.clone(), format!("{room}/members"), format!("{room}/about")] {
            let seen = text(&me, &page).await;
            assert!(seen.contains(said), "{page}: {seen}");
        }
        let offered = text(&me, &format!("{room}/people?q=2")).await;
        assert!(offered.contains(said) && offered.contains("data-st=\"away\""), "{offered}");
        let form = text(&other, "/messenger/presence").await;
        assert!(
            form.contains("value=\"2026-11-23T15:00\"")
                && form.contains(&format!("value=\"{three}\" checked"))
        );
        // Nothing is lost by a mistake, and one person stands in for one.
        let many =
            [("state", "leave"), ("until", ""), ("note", "휴가"), ("person", &three), ("person", &key(4))];
        let refused = other.post("/messenger/presence", &many).await;
        assert!(refused.status == 422 && refused.text().contains("value=\"휴가\""), "{}", refused.text());
        let over = [("state", "away"), ("until", "2026-11-23T09:00"), ("note", "")];
        assert_eq!(other.post("/messenger/presence", &over).await.status, 422);
        let guest = [("state", "leave"), ("until", ""), ("note", ""), ("person", &key(50))];
        assert_eq!(other.post("/messenger/presence", &guest).await.status, 422);
        let looked = [("state", "away"), ("note", ""), ("q", "직원 4"), ("more", "true")];
        assert_eq!(other.post("/messenger/presence", &looked).await.status, 200);
        assert_eq!(other.post("/messenger/presence", &[("odd", "")]).await.status, 400);
        // Hidden, and over.
        let hidden = [&away[..], &[("hidden", "on")]].concat();
        assert_eq!(other.post("/messenger/presence", &hidden).await.status, 303);
        assert!(!text(&me, &room).await.contains("세종청사"));
        assert_eq!(other.post("/messenger/presence", &away).await.status, 303);
        hands.minutes(5 * 60 + 1);
        assert!(!text(&me, &room).await.contains("세종청사"));
    });
}

#[test]
fn the_directory_knows_who_is_on_leave_and_who_acts_for_them() {
    in_messenger_at(async |house, _| {
        let me = person(house, 1);
        let room = room(&me, "점검", &[2, 3]).await;
        let work = |tx: &mut Tx<'_>| -> StoreResult<()> {
            let now = tx.now();
            for statement in [
                "UPDATE directory_persons SET on_leave = $2 WHERE id = 2 AND since <= $1",
                "INSERT INTO directory_posts (id, unit_id, name, active, since) VALUES (500, 100, '과장', $2, $1)",
            ] {
                sql(statement)
                    .bind::<maru_store::UtcTime, _>(maru_store::Utc(now))
                    .bind::<diesel::sql_types::Bool, _>(true)
                    .execute(tx.conn())?;
            }
            for (id, person, kind) in [(900, 2, "main"), (901, 3, "acting")] {
                sql("INSERT INTO directory_appointments (id, person_id, unit_id, post_id, kind, since) VALUES ($1, $2, 100, 500, $3, $4)")
                    .bind::<diesel::sql_types::BigInt, _>(id)
                    .bind::<diesel::sql_types::BigInt, _>(person)
                    .bind::<diesel::sql_types::Text, _>(kind)
                    .bind::<maru_store::UtcTime, _>(maru_store::Utc(now))
                    .execute(tx.conn())?;
            }
            Ok(())
        };
        house.db().write_blocking(&Cause::system("test"), work).unwrap();
        let seen = text(&me, &format!("{room}/members")).await;
        assert!(seen.contains("휴직 · 직무대리 직원 3"), "{seen}");
        assert_eq!(seen.matches("직무대리").count(), 1);
    });
}

#[test]
fn whoever_has_a_page_open_is_there_unless_they_hide_it() {
    in_messenger_at(async |house, hands| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2, 3]).await;
        let members = format!("{room}/members");
        assert!(!text(&me, &members).await.contains("접속 중"));
        let served = house.serve();
        let cookies = format!("sid={}", other.secret());
        let socket = Socket::open(served.address, "/live", "http://127.0.0.1", &cookies).await.unwrap();
        let seen = text(&me, &members).await;
        assert!(seen.contains("data-st=\"on\"") && seen.matches("접속 중").count() == 1, "{seen}");
        let hidden = [("state", ""), ("until", ""), ("note", ""), ("hidden", "on")];
        assert_eq!(other.post("/messenger/presence", &hidden).await.status, 303);
        assert!(!text(&me, &members).await.contains("접속 중"));
        drop(socket);
        // At another server, where there can be one.
        let note = |tx: &mut Tx<'_>| presence::note_online(tx, &[Id::from_i64(3)]);
        house.db().write_blocking(&Cause::system("test"), note).unwrap();
        let count = usize::from(!house.db().is_sqlite());
        assert_eq!(text(&me, &members).await.matches("접속 중").count(), count);
        hands.minutes(2);
        assert!(!text(&me, &members).await.contains("접속 중"));
    });
}

#[test]
fn whoever_is_away_has_their_deputy_asked() {
    in_messenger_at(async |house, hands| {
        let (db, me, other) = (house.db(), person(house, 1), person(house, 2));
        let path = room(&me, "점검", &[2, 3]).await;
        let id: Id = path.rsplit('/').next().unwrap().parse().unwrap();
        let leave = [("state", "leave"), ("until", ""), ("note", ""), ("person", &key(3))];
        assert_eq!(other.post("/messenger/presence", &leave).await.status, 303);
        let again = Again { every: maru_messenger::model::Every::HalfHour, rounds: 1 };
        let new = Writing { body: "확인".to_owned(), asks: true, again: Some(again), ..Writing::default() };
        write(db, 1, move |tx, me| actions::send(tx, me, id, &new)).unwrap();
        write(db, 3, move |tx, me| actions::confirm(tx, me, id, 1)).unwrap();
        hands.minutes(31);
        house.settle().await;
        house.settle().await;
        assert_eq!(heard(house, "messenger.asked_deputy"), [[3].into()]);
    });
}

#[test]
fn s_63_whoever_hides_is_not_shown_to_be_writing() {
    in_messenger_at(async |house, _| {
        let served = house.serve();
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2]).await;
        let cookies = format!("sid={}", me.secret());
        let mut page = Socket::open(served.address, "/live", "http://127.0.0.1", &cookies).await.unwrap();
        page.voice.say(&format!("messenger/page_ko/{}", room.rsplit('/').next().unwrap())).await.unwrap();
        tokio::time::sleep(Duration::from_millis(300)).await;
        let mut told = async || {
            let heard = tokio::time::timeout(Duration::from_millis(700), page.hearing.next()).await;
            matches!(heard, Ok(Ok(Heard::Text(text))) if text.contains("messenger_typing"))
        };
        for (hidden, is_told) in [("on", false), ("", true)] {
            let said = [("state", ""), ("note", ""), ("hidden", hidden)];
            let said = if hidden.is_empty() { &said[..2] } else { &said[..] };
            assert_eq!(other.post("/messenger/presence", said).await.status, 303);
            assert_eq!(other.post(&format!("{room}/typing"), &[]).await.status, 204);
            assert_eq!(told().await, is_told, "hidden: {hidden}");
        }
    });
}

#[test]
fn deputies_who_have_left_are_not_told() {
    in_messenger_at(async |house, hands| {
        let db = house.db();
        let room = group(house, &[2, 3]);
        let offers = Offers::of(&house.house.offers);
        let away =
            Presence { state: Some(State::Leave), deputy: Some(Id::from_i64(3)), ..Presence::default() };
        write(db, 2, move |tx, me| actions::say_presence(tx, me, &offers, &away)).unwrap();
        let two = [Id::from_i64(2)];
        let deputies = || read(db, |conn| actions::deputies(conn, &two, db.now()));
        assert_eq!(deputies().get(&two[0]), Some(&Id::from_i64(3)));
        let again = Again { every: maru_messenger::model::Every::HalfHour, rounds: 1 };
        let asks =
            Writing {
                body: "봐 주십시오.".to_owned(), asks: true, again: Some(again), ..Writing::default()
            };
        write(db, 1, move |tx, me| actions::send(tx, me, room, &asks)).unwrap();
        let leave = |tx: &mut Tx<'_>| -> StoreResult<()> {
            sql("UPDATE directory_persons SET active = $1 WHERE id = 3")
                .bind::<diesel::sql_types::Bool, _>(false)
                .execute(tx.conn())?;
            Ok(())
        };
        db.write_blocking(&Cause::system("test"), leave).unwrap();
        assert!(deputies().is_empty());
        hands.minutes(31);
        house.settle().await;
        house.settle().await;
        assert!(heard(house, "messenger.asked_deputy").is_empty(), "nobody is told who has left");
        assert_eq!(heard(house, "messenger.asked_in_vain").len(), 1, "but whoever asked");
    });
}

/// Those whose dots a page has follow.
fn shown(page: &str) -> BTreeSet<String> {
    page.split("data-who=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn a_page_asks_of_those_it_shows_and_of_nobody_else_however_large_the_room() {
    in_messenger_at(async |house, hands| {
        let (me, other) = (person(house, 1), person(house, 2));
        let path = room(&me, "점검", &[2, 3]).await;
        let id: Id = path.rsplit('/').next().unwrap().parse().unwrap();
        // Ids are made of the time, which stands still here.
        hands.seconds(1);
        employ(house.db(), 100, 1_000..=1_999);
        let offers = Offers::of(&house.house.offers);
        let crowd: Vec<Id> = (1_000..=1_999).map(Id::from_i64).collect();
        for some in crowd.chunks(250) {
            let (some, offers) = (some.to_vec(), offers.clone());
            write(house.db(), 1, move |tx, me| actions::invite(tx, me, &offers, id, &some)).unwrap();
        }
        let people = shown(&text(&me, &path).await);
        assert_eq!(people.len(), 6, "of 1,003");
        let query: Vec<String> = people.iter().map(|person| format!("who={person}")).collect();
        let address = format!("/messenger/dots?{}", query.join("&"));
        let dots = async || -> serde_json::Value {
            let answer = text(&me, &address).await;
            assert!(answer.len() < 150 * 6, "{} bytes", answer.len());
            serde_json::from_str(&answer).unwrap()
        };
        let two = Id::from_i64(2).to_string();
        let told = dots().await;
        assert_eq!(told.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>(), people);
        assert_eq!(told[&two]["dot"], "");
        // What a page would be drawn with is what it is told.
        let served = house.serve();
        let cookies = format!("sid={}", other.secret());
        let socket = Socket::open(served.address, "/live", "http://127.0.0.1", &cookies).await.unwrap();
        let told = dots().await;
        let drawn = text(&me, &path).await;
        assert_eq!((&told[&two]["dot"], &told[&two]["line"]), (&"on".into(), &"교통과 · 접속 중".into()));
        assert!(drawn.contains(&format!("data-line-of=\"{two}\">교통과 · 접속 중<")), "{drawn}");
        let meeting = [("state", "meeting"), ("until", "2026-11-23T11:00"), ("note", "본관 3층")];
        assert_eq!(other.post("/messenger/presence", &meeting).await.status, 303);
        let told = dots().await;
        assert_eq!(told[&two]["dot"], "busy");
        assert!(told[&two]["line"].as_str().unwrap().contains("본관 3층"));
        hands.minutes(61);
        assert_eq!(dots().await[&two]["dot"], "on", "what is over is not told");
        let hidden = [("state", ""), ("note", ""), ("hidden", "on")];
        assert_eq!(other.post("/messenger/presence", &hidden).await.status, 303);
        assert_eq!(dots().await[&two], serde_json::json!({ "dot": "", "line": "교통과" }), "S-63");
        drop(socket);
        // In a room of two the head tells, too; of nobody more than a page shows anybody may ask.
        let many: Vec<String> = crowd.iter().take(200).map(|person| format!("who={person}")).collect();
        let answer = text(&me, &format!("/messenger/dots?{}&who=x&odd=1", many.join("&"))).await;
        let told: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(told.as_object().unwrap().len(), 100);
    });
}

#[test]
fn s_34_a_guest_is_told_of_those_they_share_a_room_with() {
    in_messenger_at(async |house, _| {
        let (me, guest) = (person(house, 1), house.guest(Id::from_i64(50), "손님"));
        let path = room(&me, "협의", &[2]).await;
        let id: Id = path.rsplit('/').next().unwrap().parse().unwrap();
        let open = async |guests: &'static str| {
            let settings = [
                ("name", "협의"),
                ("topic", ""),
                ("posting", "members"),
                ("history", "all"),
                ("guests", guests),
            ];
            assert_eq!(me.post(&format!("{path}/settings"), &settings).await.status, 303);
        };
        open("on").await;
        let offers = Offers::of(&house.house.offers);
        write(house.db(), 1, move |tx, me| actions::invite(tx, me, &offers, id, &[Id::from_i64(50)]))
            .unwrap();
        let [one, two, three] = [1, 2, 3].map(|number| Id::from_i64(number).to_string());
        let address = format!("/messenger/dots?who={one}&who={two}&who={three}");
        let told = async || -> Vec<String> {
            let told: serde_json::Value = serde_json::from_str(&text(&guest, &address).await).unwrap();
            told.as_object().unwrap().keys().cloned().collect()
        };
        assert_eq!(told().await, [one.clone(), two.clone()]);
        open("").await;
        assert!(told().await.is_empty(), "a room that is closed to them tells nothing");
    });
}
