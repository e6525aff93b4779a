//! What was put at the head of a room, what is kept for oneself, drafts of two windows, and the way to a day; on both databases.
#![cfg(test)]

mod house;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use house::visits::{element, person, room, say, text};
use house::{group, in_messenger};
use maru_kernel::Cause;
use maru_store::{StoreResult, Tx, Utc, UtcTime, sql};

#[test]
fn all_that_was_put_at_the_head_of_a_room_is_listed_and_follows_what_becomes_of_it() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "공지", &[2]).await;
        for seq in 1..=52 {
            say(&me, &room, &format!("공지 {seq:02}번입니다.")).await;
            let pinned = other.post(&format!("{room}/messages/{seq}/pin"), &[("on", "true")]).await;
            assert_eq!(pinned.status, 303);
        }
        let pins = format!("{room}/pins");
        let listed = text(&other, &pins).await;
        assert!(
            listed.contains("공지 52번") && listed.contains("공지 03번") && !listed.contains("공지 02번")
        );
        let next = listed.split("href=\"").find(|piece| piece.contains("pins?before=")).unwrap();
        let rest = text(&other, next.split('"').next().unwrap()).await;
        assert!(
            rest.contains("공지 02번") && rest.contains("공지 01번") && !rest.contains("공지 03번"),
            "{rest}"
        );
        let bar = format!("{pins}/newest");
        let shown = text(&other, &room).await;
        assert!(
            shown.contains("class=\"talk-pin\" data-seq=\"52\"")
                && shown.contains(&format!("href=\"{pins}\""))
        );
        assert!(
            element(&text(&me, &room).await, 52).contains("data-pin=\"공지 52번입니다.\""),
            "{}",
            element(&shown, 52)
        );
        assert!(text(&other, &bar).await.contains("공지 52번입니다."));
        // One is taken from there, one is taken back, and all the others are let go of.
        assert_eq!(
            other
                .post(&format!("{room}/messages/52/pin"), &[("on", "false"), ("back", &pins)])
                .await
                .location(),
            format!("{pins}#m-52")
        );
        assert_eq!(me.post(&format!("{room}/messages/51/recall"), &[]).await.status, 303);
        let shown = text(&other, &bar).await;
        assert!(shown.contains("data-seq=\"50\"") && !shown.contains("51번"), "{shown}");
        for seq in 1..=50 {
            other.post(&format!("{room}/messages/{seq}/pin"), &[("on", "false")]).await;
        }
        assert!(text(&other, &bar).await.contains("class=\"talk-pin\" hidden"));
        assert!(text(&other, &pins).await.contains("공지로 올린 메시지가 없습니다."));
        assert_eq!(person(house, 7).get(&pins).await.status, 404);
        assert_eq!(person(house, 7).get(&bar).await.status, 404);
    });
}

#[test]
fn bookmarks_go_on_after_the_first_page() {
    in_messenger(async |house| {
        let (me, room) = (person(house, 1), group(house, &[2]));
        let at = format!("/messenger/rooms/{room}");
        for number in 1..=51 {
            say(&me, &at, &format!("저장 {number:02}번")).await;
        }
        let fill = move |tx: &mut Tx<'_>| -> StoreResult<()> {
            let now = tx.now();
            for seq in 1..=51 {
                sql("INSERT INTO messenger_bookmarks (person, room, seq, at) VALUES (1, $1, $2, $3)")
                    .bind::<BigInt, _>(room.as_i64())
                    .bind::<BigInt, _>(seq)
                    .bind::<UtcTime, _>(Utc(now + jiff::SignedDuration::from_secs(seq)))
                    .execute(tx.conn())?;
            }
            Ok(())
        };
        house.db().write_blocking(&Cause::system("test"), fill).unwrap();
        let first = text(&me, "/messenger/bookmarks").await;
        assert!(first.contains("저장 51번") && first.contains("저장 02번") && !first.contains("저장 01번"));
        let next = first.split("href=\"").find(|piece| piece.contains("bookmarks?before=")).unwrap();
        assert!(text(&me, next.split('"').next().unwrap()).await.contains("저장 01번"));
    });
}

#[test]
fn what_another_window_has_typed_outlives_what_one_sends() {
    in_messenger(async |house| {
        let me = person(house, 1);
        let room = room(&me, "두 창", &[2]).await;
        let (draft, messages) = (format!("{room}/draft"), format!("{room}/messages"));
        let first = "첫 창에서 쓰는 긴 글";
        me.post(&draft, &[("body", first)]).await;
        // The other window sends what it has, which it had kept before, or never.
        me.post(&messages, &[("body", "짧은 글"), ("kept", "짧은")]).await;
        assert!(text(&me, &room).await.contains(first), "the draft of the first is there");
        me.post(&format!("{room}/scheduled"), &[("body", "나중 글"), ("when", "tomorrow")]).await;
        assert!(text(&me, &room).await.contains(first), "the draft of the first is there");
        // The window whose it is sends it: as it was kept, or written on since, with scripts and without.
        me.post(&messages, &[("body", "첫 창에서 쓰는 긴 글")]).await;
        let empty = "></textarea>";
        assert!(text(&me, &room).await.contains(empty));
        me.post(&draft, &[("body", first)]).await;
        me.post(&messages, &[("body", "첫 창에서 쓰는 긴 글, 이어서"), ("kept", first)]).await;
        assert!(text(&me, &room).await.contains(empty));
        me.post(&draft, &[("body", first)]).await;
        let page = text(&me, &room).await;
        let drafted = page.split("name=\"drafted\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        me.post(&messages, &[("body", "고쳐 쓴 글"), ("drafted", drafted)]).await;
        assert!(text(&me, &room).await.contains(empty));
    });
}

#[test]
fn a_day_is_asked_for_beside_the_talk() {
    in_messenger(async |house| {
        let me = person(house, 1);
        let room = room(&me, "날짜", &[2]).await;
        say(&me, &room, "오늘 한 말").await;
        for page in [room.clone(), format!("{room}/about")] {
            let shown = text(&me, &page).await;
            let form = shown.split("<form class=\"to-day\" method=\"get\"").nth(1).unwrap();
            let form = form.split("</form>").next().unwrap();
            assert!(
                form.contains(&format!("action=\"{room}\"")) && form.contains("name=\"day\" type=\"date\""),
                "{form}"
            );
        }
        assert!(text(&me, &format!("{room}?day=2020-01-01")).await.contains("오늘 한 말"));
    });
}
