//! What was typed is never lost by a form, whatever happened to the message or the room meanwhile; on both databases.
#![cfg(test)]

mod house;

use house::in_messenger;
use house::visits::{person, room, say, text};
use maru_testkit::Reply;

const TYPED: &str = "한참을 고쳐 쓴 \"중요한\" 글입니다.";

/// Fails unless the page shows what was typed, and why it could not be kept.
fn holds(reply: &Reply, status: u16, why: &str) {
    let page = reply.text();
    assert_eq!(reply.status, status, "{page}");
    assert!(page.contains("한참을 고쳐 쓴") && page.contains(why), "{page}");
    assert!(page.contains("</textarea>"), "{page}");
}

#[test]
fn what_was_typed_as_an_answer_outlives_what_it_answers() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "회수", &[2]).await;
        for body in ["물음", "글타래의 처음"] {
            say(&me, &room, body).await;
        }
        let messages = format!("{room}/messages");
        for seq in [1, 2] {
            assert_eq!(me.post(&format!("{messages}/{seq}/recall"), &[]).await.status, 303);
        }
        let sent = other.post(&messages, &[("body", TYPED), ("reply_to", "1")]).await;
        holds(&sent, 409, "회수된 메시지입니다.");
        assert!(
            sent.text().contains("name=\"reply_to\" value=\"\""),
            "it can be sent without what it answered"
        );
        holds(
            &other.post(&messages, &[("body", TYPED), ("reply_to", "77")]).await,
            404,
            "그런 대화방이나 메시지가 없습니다.",
        );
        holds(&other.post(&messages, &[("body", TYPED), ("thread", "2")]).await, 409, "회수된 메시지입니다.");
        holds(
            &other.post(&messages, &[("body", TYPED), ("thread", "77")]).await,
            404,
            "그런 대화방이나 메시지가 없습니다.",
        );
        let later = [("body", TYPED), ("reply_to", "1"), ("when", "tomorrow")];
        holds(&other.post(&format!("{room}/scheduled"), &later).await, 409, "회수된 메시지입니다.");
        // Whoever is not in the room hears nothing of it.
        let stranger = person(house, 7).post(&messages, &[("body", TYPED)]).await;
        assert_eq!(stranger.status, 404);
        assert!(!stranger.text().contains("회수"), "{}", stranger.text());
    });
}

#[test]
fn what_was_typed_outlives_the_right_to_write_it() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "공지", &[2]).await;
        say(&other, &room, "고치려던 글").await;
        say(&other, &room, "회수할 글").await;
        let one = format!("{room}/messages/2");
        assert!(text(&other, &one).await.contains("id=\"edit\""));
        assert_eq!(other.post(&format!("{one}/recall"), &[]).await.status, 303);
        holds(&other.post(&format!("{one}/text"), &[("body", TYPED)]).await, 409, "회수된 메시지입니다.");
        let closed = [
            ("name", "공지"),
            ("topic", ""),
            ("posting", "managers"),
            ("inviting", "members"),
            ("history", "all"),
        ];
        assert_eq!(me.post(&format!("{room}/settings"), &closed).await.status, 303);
        let why = "글을 쓸 수 있는 대화방입니다.";
        holds(&other.post(&format!("{room}/messages"), &[("body", TYPED)]).await, 403, why);
        holds(
            &other.post(&format!("{room}/messages/1/text"), &[("body", TYPED)]).await,
            403,
            "쓸 수 있습니다.",
        );
        // The page as it opens says nothing of what could not be sent.
        assert!(!text(&other, &room).await.contains("보내지 못한 글"));
    });
}

#[test]
fn more_than_a_message_takes_comes_back_whole() {
    in_messenger(async |house| {
        let me = person(house, 1);
        let room = room(&me, "긴 글", &[2]).await;
        say(&me, &room, "고칠 글").await;
        let long = format!("{TYPED}{}끝의 끝", "줄 하나에 적은 긴 문서입니다.\r\n".repeat(4_000));
        assert!(!text(&me, &room).await.contains("maxlength"), "nothing cuts it before it is sent");
        for path in ["messages", "messages/1/text"] {
            let sent = me.post(&format!("{room}/{path}"), &[("body", long.as_str())]).await;
            holds(&sent, 422, "메시지는 10000자까지 쓸 수 있습니다.");
            assert!(sent.text().contains("끝의 끝"), "{path}");
        }
    });
}
