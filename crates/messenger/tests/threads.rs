//! Threads: what calls people there, what they began with and who may read that; on both databases.
#![cfg(test)]

mod house;

use house::visits::{element, person, room, text};
use house::{code, group, in_messenger, read, say, write};
use maru_kernel::Id;
use maru_messenger::actions::{self, Writing};
use maru_messenger::store::{member, message};
use maru_testkit::{TestHouse, Visitor};

/// Calls 2 in a thread.
const CALL: &str = "글타래에서 여쭙니다.";

/// How many calls and unread messages wait for somebody in their only room.
async fn waiting(visitor: &Visitor<'_>) -> (i64, i64) {
    let news: serde_json::Value = serde_json::from_str(&visitor.get("/messenger/news").await.text()).unwrap();
    let of = |name: &str| news["rooms"][0][name].as_i64().unwrap_or(0);
    (of("calls"), of("unread"))
}

async fn answer(visitor: &Visitor<'_>, room: &str, root: &str, body: &str) -> String {
    let said = visitor.post(&format!("{room}/messages"), &[("body", body), ("thread", root)]).await;
    assert_eq!(said.status, 303, "{}", said.text());
    said.location().to_owned()
}

fn call(number: i64) -> String {
    format!("[@직원 {number}](/people/{}) {CALL}", Id::from_i64(number))
}

/// How far somebody has read.
fn read_of(house: &TestHouse, room: &str, person: i64) -> i64 {
    let room: Id = room.rsplit('/').next().unwrap().parse().unwrap();
    let person = Id::from_i64(person);
    read(house.db(), |conn| member::reads_of(conn, room, &[person])).first().map_or(0, |one| one.1)
}

#[test]
fn a_call_in_a_thread_ends_when_the_thread_is_looked_at_and_not_before() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "글타래에서 부름", &[2]).await;
        let main = |body| [("body", body)];
        me.post(&format!("{room}/messages"), &main("본문입니다.")).await;
        answer(&me, &room, "1", &call(2)).await;
        assert_eq!(waiting(&other).await, (1, 1));
        let reading = format!("{room}/reading");
        assert_eq!(other.post(&reading, &[("seq", "1")]).await.status, 303);
        assert_eq!(waiting(&other).await, (1, 0));
        // What is said and read beside it leaves the call, which nobody has looked at.
        me.post(&format!("{room}/messages"), &main("본문 둘입니다.")).await;
        other.post(&reading, &[("seq", "3")]).await;
        assert_eq!(waiting(&other).await, (1, 0));
        assert_eq!(read_of(house, &room, 2), 3);
        for place in ["/messenger", "/messenger?only=calls"] {
            assert!(text(&other, place).await.contains("@1"), "{place}");
        }
        // Without scripts there is a button below the thread, as long as something calls there.
        let thread = format!("{room}/threads/1");
        let seen = text(&other, &thread).await;
        assert!(
            seen.contains("name=\"thread\" value=\"1\"><input type=\"hidden\" name=\"seq\" value=\"2\""),
            "{seen}"
        );
        assert!(!text(&me, &thread).await.contains("/reading\""));
        let led = other.post(&reading, &[("thread", "1"), ("seq", "2")]).await;
        assert_eq!((led.status.as_u16(), led.location()), (303, format!("{thread}#m-2").as_str()));
        assert_eq!(waiting(&other).await, (0, 0));
        assert!(!text(&other, "/messenger").await.contains("@1"));
        assert!(!text(&other, &thread).await.contains("/reading\""));
        // Looking at a thread reads the room on, where nothing else was said since.
        answer(&me, &room, "1", "또 답합니다.").await;
        other.post(&reading, &[("thread", "1"), ("seq", "4")]).await;
        assert_eq!(read_of(house, &room, 2), 4);
        me.post(&format!("{room}/messages"), &main("본문 셋입니다.")).await;
        answer(&me, &room, "1", "다시 답합니다.").await;
        other.post(&reading, &[("thread", "1"), ("seq", "6")]).await;
        assert_eq!(read_of(house, &room, 2), 4, "5 was not read");
        assert_eq!(waiting(&other).await, (0, 1));
    });
}

#[test]
fn a_room_that_was_read_opens_at_its_end_whatever_was_said_in_threads() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "긴 대화", &[2]).await;
        for number in 1..=40 {
            me.post(&format!("{room}/messages"), &[("body", format!("{number}번").as_str())]).await;
        }
        other.post(&format!("{room}/reading"), &[("seq", "40")]).await;
        answer(&me, &room, "1", "글타래에만 있는 말").await;
        assert!(text(&other, &room).await.contains("id=\"m-1\""), "all forty, and not fifteen");
    });
}

#[test]
fn a_thread_is_read_without_what_it_began_with() {
    in_messenger(async |house| {
        let (me, other, late) = (person(house, 1), person(house, 2), person(house, 3));
        let room = room(&me, "나중에 온 사람", &[2]).await;
        let hidden = [
            ("name", "나중에 온 사람"),
            ("topic", ""),
            ("posting", "members"),
            ("inviting", "members"),
            ("history", "nothing"),
        ];
        assert_eq!(me.post(&format!("{room}/settings"), &hidden).await.status, 303);
        me.post(&format!("{room}/messages"), &[("body", "전에 한 말입니다.")]).await;
        let key = house::visits::key(3);
        assert_eq!(me.post(&format!("{room}/members"), &[("person", key.as_str())]).await.status, 303);
        assert_eq!(late.get(&format!("{room}/threads/1")).await.status, 404, "nothing in it is theirs");
        answer(&other, &room, "1", &call(3)).await;
        assert_eq!(waiting(&late).await.0, 1);
        let led = late.get(&format!("{room}?at=2")).await;
        let thread = format!("{room}/threads/1");
        assert_eq!(led.location(), format!("{thread}#m-2"));
        let seen = text(&late, &thread).await;
        for part in [CALL, "이 글타래의 처음 글은 볼 수 없습니다.", "name=\"body\""] {
            assert!(seen.contains(part), "{part} in {seen}");
        }
        assert!(!seen.contains("전에 한 말") && !seen.contains("?at=1#m-1"), "{seen}");
        assert!(!text(&me, &thread).await.contains("처음 글은 볼 수 없습니다."));
        // By whichever number they name it, they answer in the thread, and are led to where it is.
        for root in ["1", "2"] {
            let led = answer(&late, &room, root, "저도 답합니다.").await;
            assert!(led.starts_with(&format!("{thread}#m-")), "{led}");
            assert_eq!(late.get(&led).await.status, 200);
        }
        assert!(element(&text(&me, &room).await, 1).contains("답글 3개"));
        late.post(&format!("{room}/reading"), &[("thread", "1"), ("seq", "2")]).await;
        assert_eq!(waiting(&late).await.0, 0);
    });
}

#[test]
fn a_thread_goes_on_after_its_beginning_was_taken_back_and_counts_what_is_there() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "회수된 처음 글", &[2]).await;
        for body in ["첫 글", "아무도 답하지 않은 글"] {
            me.post(&format!("{room}/messages"), &[("body", body)]).await;
        }
        answer(&other, &room, "1", "답 하나").await;
        answer(&other, &room, "1", "답 둘").await;
        for seq in [1, 2] {
            me.post(&format!("{room}/messages/{seq}/recall"), &[]).await;
        }
        assert!(text(&other, &format!("{room}/threads/1")).await.contains("name=\"body\""));
        answer(&me, &room, "1", "그래도 이어 갑니다.").await;
        // What was taken back counts no more.
        assert!(element(&text(&me, &room).await, 1).contains("답글 3개"));
        other.post(&format!("{room}/messages/3/recall"), &[]).await;
        assert!(element(&text(&me, &room).await, 1).contains("답글 2개"));
        // Where nobody had answered nothing begins any more, and the page says so before anything is typed.
        let seen = text(&other, &format!("{room}/threads/2")).await;
        assert!(
            seen.contains("회수된 글이라 글타래를 시작할 수 없습니다.") && !seen.contains("<textarea"),
            "{seen}"
        );
    });
}

#[test]
fn s_146_what_an_answer_of_a_thread_answers_is_looked_at() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2]));
        for body in ["하나", "둘"] {
            say(db, 1, room, body).unwrap();
        }
        write(db, 1, move |tx, me| actions::recall(tx, me, room, 2)).unwrap();
        let answer = |reply: i64| {
            let new = Writing {
                body: "답".to_owned(),
                thread: Some(1),
                reply_to: Some(reply),
                ..Writing::default()
            };
            write(db, 2, move |tx, me| actions::send(tx, me, room, &new))
        };
        for nothing in [0, -1, 999_999] {
            assert_eq!(code(answer(nothing)), "messenger.missing", "{nothing}");
        }
        assert_eq!(code(answer(2)), "messenger.recalled");
        assert_eq!(answer(1).unwrap().seq(), 3);
        let everything = maru_messenger::model::Place { room, person: Id::from_i64(1), from: 1 };
        assert_eq!(read(db, |conn| message::thread(conn, everything, 1, 0, 9)).len(), 1);
    });
}
