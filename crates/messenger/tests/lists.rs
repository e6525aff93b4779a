//! Lists of rooms are told of what is said, once a second and only what is theirs; and are read by one statement.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use house::{employ, in_messenger, read, viewer, write};
use maru_contract::{Dispatcher, Offers};
use maru_kernel::Id;
use maru_load::{Heard, Socket};
use maru_messenger::actions::{self, NewRoom, Writing};
use maru_messenger::model::{History, Who};
use maru_messenger::store::room::{self, Settings};
use maru_messenger::store::waiting;
use maru_testkit::{TestHouse, Visitor};
use std::net::SocketAddr;
use std::time::Duration;

/// The address of a house of tests.
const ORIGIN: &str = "http://127.0.0.1";
/// Nothing may come for so long where nothing is to come; lists are told once a second.
const QUIET: Duration = Duration::from_millis(2_500);
const PATIENCE: Duration = Duration::from_secs(10);

fn group(house: &TestHouse, name: &str, people: &[i64]) -> Id {
    let offers = Offers::of(&house.house.offers);
    let people = people.iter().copied().map(Id::from_i64).collect();
    let new = NewRoom { name: name.to_owned(), people, ..NewRoom::default() };
    write(house.db(), 1, move |tx, me| actions::make_room(tx, me, &offers, &new)).unwrap()
}

fn say(house: &TestHouse, person: i64, room: Id, new: Writing) -> i64 {
    write(house.db(), person, move |tx, me| actions::send(tx, me, room, &new)).unwrap().seq()
}

fn plain(body: &str) -> Writing {
    Writing { body: body.to_owned(), ..Writing::default() }
}

/// An open page that hears what its list of rooms hears.
struct Page(Socket);

impl Page {
    async fn open(address: SocketAddr, visitor: &Visitor<'_>, topic: &str) -> Page {
        let cookies = format!("sid={}", visitor.secret());
        let mut socket = Socket::open(address, "/live", ORIGIN, &cookies).await.unwrap();
        socket.voice.say(topic).await.unwrap();
        Page(socket)
    }

    async fn hear(&mut self, patience: Duration) -> Option<String> {
        loop {
            match tokio::time::timeout(patience, self.0.hearing.next()).await {
                Ok(Ok(Heard::Text(text))) => return Some(text),
                Ok(Ok(Heard::Ping(bytes))) => self.0.voice.pong(&bytes).await.unwrap(),
                Ok(Ok(Heard::Close(_)) | Err(_)) | Err(_) => return None,
            }
        }
    }
}

fn mine(person: i64) -> String {
    format!("messenger/mine_ko/{}", Id::from_i64(person))
}

/// Waits until the house looks for what is said: from then on it is told.
async fn settled() {
    tokio::time::sleep(Duration::from_millis(2_200)).await;
}

#[test]
fn what_is_said_in_a_second_is_one_word_to_each_who_is_in_the_room() {
    in_messenger(async |house| {
        let served = house.serve();
        let (room, other) = (group(house, "하반기 <점검>", &[2, 3]), group(house, "다른 방", &[3]));
        let (two, four) =
            (house.visitor(Id::from_i64(2), "둘", &[]), house.visitor(Id::from_i64(4), "넷", &[]));
        let mut mine_of_two = Page::open(served.address, &two, &mine(2)).await;
        let mut stranger = Page::open(served.address, &four, &mine(4)).await;
        // Nobody hears what is another's.
        let mut curious = Page::open(served.address, &four, &mine(2)).await;
        two.get("/messenger").await;
        settled().await;
        for number in 1..=20 {
            say(house, 1, room, plain(&format!("말 {number}")));
        }
        let call = format!("[@둘](/people/{}) 봐 주십시오", Id::from_i64(2));
        say(house, 3, room, Writing { priority: maru_messenger::model::Priority::Urgent, ..plain(&call) });
        say(house, 3, other, plain("비밀"));
        let mut heard = Vec::new();
        let mut told = 0;
        while told < 21 {
            let frame = mine_of_two.hear(PATIENCE).await.expect("lists are told");
            for (after, last) in spans(&frame) {
                assert_eq!(after, told, "without a gap and none twice: {frame}");
                told = last;
            }
            heard.push(frame);
        }
        assert!(heard.len() <= 3, "gathered: {}", heard.len());
        let last = heard.last().unwrap();
        for part in [
            "words=\"@둘 봐 주십시오\"",
            "who=\"직원 3\"",
            " urgent",
            "calls=\"1\"",
            "name=\"하반기 &lt;점검&gt;\"",
        ] {
            assert!(last.contains(part), "{part} in {last}");
        }
        let new: i64 = heard.iter().map(|frame| news_of(frame, 1)).sum();
        assert_eq!(new, 20, "{heard:?}");
        assert!(!heard.concat().contains("비밀"), "{heard:?}");
        assert_eq!(stranger.hear(QUIET).await, None);
        assert_eq!(curious.hear(QUIET).await, None, "S-141: a list is its person's alone");
    });
}

/// From which message to which each word of a frame tells.
fn spans(frame: &str) -> Vec<(i64, i64)> {
    let number = |piece: &str, name: &str| -> Option<i64> {
        piece.split_once(&format!(" {name}=\""))?.1.split('"').next()?.parse().ok()
    };
    frame
        .split("<turbo-stream")
        .filter_map(|piece| Some((number(piece, "after")?, number(piece, "last")?)))
        .collect()
}

/// How many new messages of somebody a frame counts.
fn news_of(frame: &str, person: i64) -> i64 {
    let mark = format!("{}:", Id::from_i64(person));
    let counts = frame.split(&mark).skip(1).map(|rest| rest.split(['"', ' ']).next().unwrap());
    counts.map(|count| count.parse::<i64>().unwrap()).sum()
}

#[test]
fn what_was_read_elsewhere_taken_back_or_begun_is_told() {
    in_messenger(async |house| {
        let served = house.serve();
        let room = group(house, "점검", &[2, 3]);
        let two = house.visitor(Id::from_i64(2), "둘", &[]);
        let mut list = Page::open(served.address, &two, &mine(2)).await;
        let path = format!("/messenger/rooms/{room}");
        two.get("/messenger").await;
        settled().await;
        say(house, 1, room, plain("하나"));
        assert!(list.hear(PATIENCE).await.unwrap().contains("words=\"하나\""));
        assert_eq!(two.post(&format!("{path}/reading"), &[("seq", "1")]).await.status, 303);
        assert!(list.hear(PATIENCE).await.unwrap().contains(" read=\"1\""));
        let one = house.visitor(Id::from_i64(1), "하나", &[]);
        assert_eq!(one.post(&format!("{path}/messages/1/recall"), &[]).await.status, 303);
        let told = list.hear(PATIENCE).await.unwrap();
        assert!(told.contains(" line=\"1\"") && !told.contains("하나"), "what is gone is gone: {told}");
        assert!(!told.contains("people="), "it was read and counts no more: {told}");
        let mut dispatcher = Dispatcher::start(house.db(), &house.house.offers.listeners).await.unwrap();
        dispatcher.run().await.unwrap();
        while list.hear(Duration::from_millis(300)).await.is_some() {}
        group(house, "새 방", &[2]);
        dispatcher.run().await.unwrap();
        let told = list.hear(PATIENCE).await.unwrap();
        assert_eq!(told, "<turbo-stream action=\"messenger_news\"></turbo-stream>");
        // Who is out of the room is told nothing of it any more (S-141).
        write(house.db(), 1, move |tx, me| actions::remove(tx, me, room, Id::from_i64(2))).unwrap();
        say(house, 1, room, plain("둘이 몰라야 할 말"));
        assert_eq!(list.hear(QUIET).await, None);
    });
}

#[test]
fn s_34_a_guest_hears_only_of_rooms_that_guests_may_be_in() {
    in_messenger(async |house| {
        let served = house.serve();
        let room = group(house, "협의", &[2]);
        let open = |guests| {
            let new = Settings {
                name: "협의".to_owned(),
                topic: String::new(),
                posting: Who::Members,
                inviting: Who::Members,
                history: History::All,
                guests,
                confined: false,
                keeps_days: None,
            };
            write(house.db(), 1, move |tx, me| actions::arrange_room(tx, me, room, &new)).unwrap();
        };
        open(true);
        let offers = Offers::of(&house.house.offers);
        write(house.db(), 1, move |tx, me| actions::invite(tx, me, &offers, room, &[Id::from_i64(50)]))
            .unwrap();
        let guest = house.guest(Id::from_i64(50), "손님");
        let topic = format!("messenger/guest_ko/{}", Id::from_i64(50));
        let mut list = Page::open(served.address, &guest, &topic).await;
        // As a colleague they are heard of nothing.
        let mut wrong = Page::open(served.address, &guest, &mine(50)).await;
        guest.get("/messenger").await;
        settled().await;
        say(house, 1, room, plain("어서 오십시오"));
        assert!(list.hear(PATIENCE).await.unwrap().contains("어서 오십시오"));
        open(false);
        say(house, 1, room, plain("우리끼리"));
        assert_eq!(list.hear(QUIET).await, None);
        assert_eq!(wrong.hear(QUIET).await, None);
        assert!(read(house.db(), |conn| waiting::of(conn, Id::from_i64(50), true, 10)).is_empty());
        // Neither a number, nor when something was said, nor how much is found tells of it.
        for number in 0..60 {
            say(house, 1, room, plain(&format!("우리끼리 {number}")));
        }
        let news: serde_json::Value =
            serde_json::from_str(&guest.get("/messenger/news").await.text()).unwrap();
        assert_eq!((&news["latest"], &news["rooms"]), (&serde_json::Value::Null, &serde_json::json!([])));
        let front = guest.get("/messenger").await.text();
        assert!(!front.contains("data-badge=\"messenger\""), "{front}");
        let mine = house.visitor(Id::from_i64(2), "직원 2", &[]);
        let path = "/messenger/search?q=%EC%9A%B0%EB%A6%AC%EB%81%BC%EB%A6%AC";
        let (theirs, ours) = (guest.get(path).await.text(), mine.get(path).await.text());
        assert!(ours.contains("rel=\"next\"") && ours.contains("우리끼리 5"), "{ours}");
        assert!(!theirs.contains("rel=\"next\"") && !theirs.contains("우리끼리 5"), "{theirs}");
        assert_eq!(read(house.db(), |conn| waiting::of(conn, Id::from_i64(2), false, 10)).len(), 1);
    });
}

#[test]
fn s_143_who_is_let_in_before_the_next_look_is_not_told_what_was_said_before() {
    in_messenger(async |house| {
        let served = house.serve();
        let room = group(house, "협의", &[2]);
        let new = Settings {
            name: "협의".to_owned(),
            topic: String::new(),
            posting: Who::Members,
            inviting: Who::Members,
            history: History::Nothing,
            guests: false,
            confined: false,
            keeps_days: None,
        };
        write(house.db(), 1, move |tx, me| actions::arrange_room(tx, me, room, &new)).unwrap();
        let newcomer = house.visitor(Id::from_i64(3), "직원 3", &[]);
        let mut list = Page::open(served.address, &newcomer, &mine(3)).await;
        newcomer.get("/messenger").await;
        settled().await;
        say(house, 1, room, plain("우리끼리 하는 말"));
        let offers = Offers::of(&house.house.offers);
        write(house.db(), 1, move |tx, me| actions::invite(tx, me, &offers, room, &[Id::from_i64(3)]))
            .unwrap();
        say(house, 1, room, plain("어서 오십시오"));
        let told = list.hear(PATIENCE).await.unwrap();
        assert!(told.contains("어서 오십시오") && !told.contains("우리끼리"), "{told}");
        assert_eq!(news_of(&told, 1), 1, "{told}");
    });
}

#[test]
fn what_waits_is_told_to_open_pages_as_lists_count_it() {
    in_messenger(async |house| {
        let (room, quiet) = (group(house, "점검", &[2]), group(house, "조용한 방", &[2]));
        for number in 0..3 {
            say(house, 1, room, plain(&format!("말 {number}")));
        }
        say(house, 1, room, Writing { thread: Some(1), ..plain("글타래") });
        say(house, 1, quiet, plain("말"));
        let two = house.visitor(Id::from_i64(2), "둘", &[]);
        assert_eq!(
            two.post(&format!("/messenger/rooms/{quiet}/marks"), &[("mark", "mute"), ("on", "true")])
                .await
                .status,
            303
        );
        let news: serde_json::Value = serde_json::from_str(&two.get("/messenger/news").await.text()).unwrap();
        let of = |room: Id| {
            let rooms = news["rooms"].as_array().unwrap();
            rooms.iter().find(|one| one["room"] == room.to_string()).cloned().unwrap()
        };
        assert_eq!((of(room)["unread"].as_i64(), of(room)["last"].as_i64()), (Some(3), Some(4)), "{news}");
        assert_eq!(of(quiet)["muted"], true);
        assert_eq!(
            news["alerts"],
            serde_json::json!({ "desktop": false, "words": false, "sound": false, "quiet": [] })
        );
        assert_eq!(two.post("/messenger/alerts", &[("desktop", "on"), ("sound", "on")]).await.status, 303);
        let news: serde_json::Value = serde_json::from_str(&two.get("/messenger/news").await.text()).unwrap();
        assert_eq!(
            news["alerts"],
            serde_json::json!({ "desktop": true, "words": false, "sound": true, "quiet": [] })
        );
        assert_eq!(two.post("/messenger/alerts", &[("desktop", "on"), ("loud", "on")]).await.status, 400);
        assert_eq!(two.get("/messenger/alerts").await.text().matches(" checked").count(), 2);
    });
}

#[test]
fn a_list_has_the_latest_rooms_with_what_was_said_last_in_each() {
    in_messenger(async |house| {
        let rooms: Vec<Id> = (0..5).map(|number| group(house, &format!("방 {number}"), &[2])).collect();
        let empty = rooms[4];
        for (turn, room) in rooms.iter().take(4).enumerate() {
            say(house, 1, *room, plain(&format!("첫 말 {turn}")));
            say(house, 1, *room, Writing { thread: Some(1), ..plain("글타래의 답") });
        }
        // Who may read from later on does not see what was said before.
        let new = Settings {
            name: "방 0".to_owned(),
            topic: String::new(),
            posting: Who::Members,
            inviting: Who::Members,
            history: History::Nothing,
            guests: false,
            confined: false,
            keeps_days: None,
        };
        let first = rooms[0];
        write(house.db(), 1, move |tx, me| actions::arrange_room(tx, me, first, &new)).unwrap();
        let offers = Offers::of(&house.house.offers);
        write(house.db(), 1, move |tx, me| actions::invite(tx, me, &offers, first, &[Id::from_i64(3)]))
            .unwrap();
        let list =
            |person: i64, limit: i64| read(house.db(), |conn| room::list(conn, viewer(person).id, limit));
        let said: Vec<(Id, Option<String>)> = list(2, 10)
            .into_iter()
            .map(|one| (one.seen.room.id, one.newest.map(|newest| newest.body)))
            .collect();
        let line = |turn: usize| (rooms[turn], Some(format!("첫 말 {turn}")));
        assert_eq!(said, [line(3), line(2), line(1), line(0), (empty, None)]);
        assert_eq!(list(2, 2).len(), 2);
        assert_eq!(list(2, 2)[0].seen.room.id, rooms[3]);
        assert_eq!((list(2, 10)[0].unread, list(3, 10)[0].unread), (1, 0));
        assert_eq!(list(3, 10)[0].newest, None);
    });
}

#[test]
fn who_is_writing_is_told_to_those_in_the_room_at_most_once_in_three_seconds() {
    in_messenger(async |house| {
        let served = house.serve();
        let room = group(house, "점검", &[2, 3]);
        let topic = format!("messenger/page_ko/{room}");
        let (one, two) =
            (house.visitor(Id::from_i64(1), "하나", &[]), house.visitor(Id::from_i64(2), "둘", &[]));
        let four = house.visitor(Id::from_i64(4), "넷", &[]);
        let mut looks = Page::open(served.address, &two, &topic).await;
        let mut stranger = Page::open(served.address, &four, &topic).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let path = format!("/messenger/rooms/{room}/typing");
        for _ in 0..5 {
            assert_eq!(one.post(&path, &[]).await.status, 204);
        }
        let told = looks.hear(PATIENCE).await.unwrap();
        assert!(told.contains("messenger_typing") && told.contains("name=\"직원 1\""), "{told}");
        assert_eq!(looks.hear(Duration::from_millis(500)).await, None, "one word in three seconds");
        assert_eq!(stranger.hear(Duration::from_millis(100)).await, None);
        assert_eq!(four.post(&path, &[]).await.status, 404);
        // Where only managers write nobody else does.
        let only_managers = Settings {
            name: "점검".to_owned(),
            topic: String::new(),
            posting: Who::Managers,
            inviting: Who::Members,
            history: History::All,
            guests: false,
            confined: false,
            keeps_days: None,
        };
        write(house.db(), 1, move |tx, me| actions::arrange_room(tx, me, room, &only_managers)).unwrap();
        assert_eq!(two.post(&path, &[]).await.status, 403);
        // A crowd is not told.
        tokio::time::sleep(Duration::from_secs(3)).await;
        employ(house.db(), 100, 200..=231);
        let offers = Offers::of(&house.house.offers);
        let crowd: Vec<Id> = (200..=231).map(Id::from_i64).collect();
        write(house.db(), 1, move |tx, me| actions::invite(tx, me, &offers, room, &crowd)).unwrap();
        let mut pages = Vec::new();
        for person in 200..=231 {
            let visitor = house.visitor(Id::from_i64(person), "여럿", &[]);
            pages.push(Page::open(served.address, &visitor, &topic).await);
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        while looks.hear(Duration::from_millis(300)).await.is_some() {}
        assert_eq!(one.post(&path, &[]).await.status, 204);
        assert_eq!(looks.hear(QUIET).await, None);
    });
}

#[test]
fn a_program_without_a_socket_asks_for_what_changed() {
    in_messenger(async |house| {
        let room = group(house, "점검", &[2]);
        say(house, 1, room, plain("하나"));
        say(house, 1, room, plain("둘"));
        let (two, four) =
            (house.visitor(Id::from_i64(2), "둘", &[]), house.visitor(Id::from_i64(4), "넷", &[]));
        let ask = async |visitor: &Visitor<'_>, change: i64| {
            let path = format!("/messenger/rooms/{room}/since?change={change}");
            let request = visitor.request(Method::GET, &path).insert_header(("accept", "application/json"));
            visitor.send(request).await
        };
        let frame: serde_json::Value = serde_json::from_str(&ask(&two, 1).await.text()).unwrap();
        assert_eq!((frame["type"].as_str(), frame["change"].as_i64()), (Some("changes"), Some(2)), "{frame}");
        assert_eq!(frame["messages"][0]["body"], "둘");
        assert_eq!(frame["messages"].as_array().unwrap().len(), 1);
        assert_eq!(ask(&two, 2).await.status, 204);
        assert_eq!(ask(&four, 0).await.status, 404);
    });
}
