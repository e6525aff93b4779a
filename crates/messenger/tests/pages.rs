//! The messenger over HTTP, by forms alone; on both databases.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use house::in_messenger;
use house::visits::{element, key, person, room, say, scripted, text, upload};
use maru_kernel::{Id, Lang};

#[test]
fn s_63_a_talk_goes_by_forms_alone() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "하반기 시스템 점검", &[2, 3]).await;
        let said = say(&me, &room, "토요일 **02시**로 할까요?").await;
        assert!(said.location().ends_with("#m-1"), "{}", said.location());
        say(&me, &room, "민원 시스템은 05시에 올립니다.").await;
        let seen = text(&other, &room).await;
        for part in [
            "하반기 시스템 점검",
            "<strong>02시</strong>",
            "id=\"new\"",
            "직원 1",
            "name=\"sending\"",
            "/about",
        ] {
            assert!(seen.contains(part), "{part} in {seen}");
        }
        assert!(element(&seen, 1).contains("class=\"m first same\""), "{}", element(&seen, 1));
        assert!(!element(&seen, 2).contains(" first"), "{}", element(&seen, 2));
        assert!(element(&text(&me, &room).await, 1).contains(" me"));
        // An answer, and one beside the room.
        assert!(text(&other, &format!("{room}?reply=1")).await.contains("name=\"reply_to\" value=\"1\""));
        let answered =
            other.post(&format!("{room}/messages"), &[("body", "좋습니다."), ("reply_to", "1")]).await;
        assert_eq!(answered.status, 303);
        let seen = text(&me, &room).await;
        assert!(element(&seen, 3).contains("data-reply=\"1\"><b>직원 1</b> 토요일 02시로 할까요?"), "{seen}");
        let answered =
            other.post(&format!("{room}/messages"), &[("body", "따로 답합니다."), ("thread", "2")]).await;
        assert!(answered.location().ends_with("/threads/2#m-4"), "{}", answered.location());
        let thread = text(&me, &format!("{room}/threads/2")).await;
        assert!(thread.contains("민원 시스템") && thread.contains("따로 답합니다."), "{thread}");
        let seen = text(&me, &room).await;
        assert!(!seen.contains("따로 답합니다.") && element(&seen, 2).contains("답글 1개"), "{seen}");
        // An answer of a thread is found where it stands.
        let led = me.get(&format!("{room}?at=4")).await;
        assert_eq!((led.status.as_u16(), led.location()), (303, format!("{room}/threads/2#m-4").as_str()));
        assert_eq!(me.get(&format!("{room}/threads/4")).await.status, 404);
    });
}

#[test]
fn s_63_everything_is_done_with_a_message_by_forms() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2]).await;
        let asking = [("body", "18시까지 봐 주십시오."), ("priority", "urgent"), ("asks", "on")];
        assert_eq!(me.post(&format!("{room}/messages"), &asking).await.status, 303);
        let one = format!("{room}/messages/1");
        let seen = text(&other, &one).await;
        for part in ["긴급", "확인 요청", "안 읽은 사람 1명", "교통과 1", "/confirmation"] {
            assert!(seen.contains(part), "{part} in {seen}");
        }
        assert!(
            !seen.contains(&format!("action=\"{one}/recall\"")) && !seen.contains("id=\"edit\""),
            "{seen}"
        );
        // A sign, and the same once more.
        let sign = format!("{one}/reactions");
        let led = other.post(&sign, &[("sign", "👍"), ("back", &room)]).await;
        assert_eq!((led.status.as_u16(), led.location()), (303, format!("{room}#m-1").as_str()));
        assert!(
            element(&text(&other, &room).await, 1).contains("aria-pressed=\"true\">👍 <span class=\"num\">1")
        );
        assert!(element(&text(&me, &room).await, 1).contains("aria-pressed=\"false\">👍"));
        assert_eq!(other.post(&sign, &[("sign", "👍")]).await.status, 303);
        assert!(!text(&other, &room).await.contains("aria-pressed=\"true\">👍"));
        assert_eq!(other.post(&sign, &[("sign", "<b>")]).await.status, 422);
        // Kept, at the head, written anew, seen, taken back.
        assert_eq!(other.post(&format!("{one}/bookmark"), &[("on", "true")]).await.status, 303);
        assert!(text(&other, "/messenger/bookmarks").await.contains("18시까지"));
        assert!(!text(&me, "/messenger/bookmarks").await.contains("18시까지"));
        assert_eq!(other.post(&format!("{one}/pin"), &[("on", "true")]).await.status, 303);
        assert!(text(&me, &room).await.contains("class=\"talk-pin\""));
        assert_eq!(me.post(&format!("{one}/text"), &[("body", "19시까지 봐 주십시오.")]).await.status, 303);
        let seen = text(&other, &room).await;
        assert!(element(&seen, 1).contains("19시까지") && element(&seen, 1).contains("(수정됨)"), "{seen}");
        assert_eq!(other.post(&format!("{one}/text"), &[("body", "제 것처럼")]).await.status, 403);
        let again = me.post(&format!("{one}/text"), &[("body", " ")]).await;
        assert_eq!(again.status, 422);
        assert_eq!(other.post(&format!("{one}/confirmation"), &[]).await.status, 303);
        assert!(text(&me, &one).await.contains("확인한 사람 1명"));
        assert!(element(&text(&other, &room).await, 1).contains("확인함"));
        let late = me.post(&format!("{one}/text"), &[("body", "20시까지 봐 주십시오.")]).await;
        assert_eq!(late.status, 409, "what somebody has confirmed stays");
        assert!(late.text().contains("20시까지 봐 주십시오."));
        assert_eq!(other.post(&format!("{one}/recall"), &[]).await.status, 403);
        assert_eq!(me.post(&format!("{one}/recall"), &[]).await.status, 303);
        for place in [
            room.clone(),
            one.clone(),
            "/messenger".to_owned(),
            "/messenger/bookmarks".to_owned(),
            format!("{room}/search?q=%EC%8B%9C%EA%B9%8C%EC%A7%80"),
        ] {
            assert!(!text(&other, &place).await.contains("19시까지"), "{place}");
        }
        assert!(text(&other, &room).await.contains("회수된 메시지입니다."));
    });
}

#[test]
fn s_145_a_room_one_is_not_in_is_missing_at_every_address() {
    in_messenger(async |house| {
        let (me, stranger) = (person(house, 1), person(house, 4));
        let room = room(&me, "비밀 회의", &[2]).await;
        say(&me, &room, "아무도 몰라야 할 말").await;
        let id = room.rsplit('/').next().unwrap();
        let mut asked = 0;
        for route in house.house.routes.iter().filter(|route| route.path.starts_with("/messenger/rooms/{id}"))
        {
            let path = route
                .path
                .replace("{id}", id)
                .replace("{seq}", "1")
                .replace("{person}", &Id::from_i64(2).to_string());
            let reply = if route.method == Method::GET {
                stranger.get(&format!("{path}?change=0&q=%EB%A7%90")).await
            } else {
                let form: &[(&str, &str)] = match route.path.rsplit('/').next().unwrap() {
                    "settings" => {
                        &[("name", "가"), ("topic", ""), ("posting", "members"), ("history", "all")]
                    }
                    "members" => &[("person", "person:0000000000003")],
                    "role" => &[("manages", "true")],
                    "marks" => &[("mark", "star"), ("on", "true")],
                    "reading" => &[("seq", "1")],
                    "draft" | "messages" | "text" => &[("body", "말")],
                    "reactions" => &[("sign", "👍")],
                    "pin" | "bookmark" => &[("on", "true")],
                    "making" => &[("kind", "wiki.page"), ("place", "")],
                    "scheduled" | "reminder" => &[("when", "hour")],
                    _ => &[],
                };
                stranger.post(&path, form).await
            };
            assert_eq!(reply.status, 404, "{} {}: {}", route.method, route.path, reply.text());
            assert!(!reply.text().contains("비밀") && !reply.text().contains("아무도"), "{}", route.path);
            asked += 1;
        }
        assert!(asked >= 25, "{asked}");
        for list in ["/messenger", "/messenger/channels", "/messenger/calls", "/messenger/list"] {
            assert!(!text(&stranger, list).await.contains("비밀"), "{list}");
        }
    });
}

#[test]
fn what_is_not_read_is_counted_until_it_is() {
    in_messenger(async |house| {
        let (me, other, third) = (person(house, 1), person(house, 2), person(house, 3));
        let room = room(&me, "점검", &[2, 3]).await;
        for word in ["하나", "둘", "셋"] {
            say(&me, &room, word).await;
        }
        let unread = |page: &str, seq: i64| {
            let element = element(page, seq);
            element
                .split("</span><b>")
                .nth(1)
                .or(element.split(" </span><b>").nth(1))
                .map(|rest| rest.split('<').next().unwrap().to_owned())
        };
        assert_eq!(unread(&text(&me, &room).await, 1).as_deref(), Some("2"));
        assert!(text(&other, "/messenger").await.contains("<span class=\"sr\">안 읽음 </span>3</span>"));
        assert!(text(&other, "/messenger?only=unread").await.contains("안 읽음 1"));
        let read = other.post(&format!("{room}/reading"), &[("seq", "2")]).await;
        assert_eq!(read.status, 303);
        let seen = text(&me, &room).await;
        assert_eq!((unread(&seen, 2).as_deref(), unread(&seen, 3).as_deref()), (Some("1"), Some("2")));
        // Who writes has read what stands above, and nobody counts the author of a message.
        say(&other, &room, "넷").await;
        let seen = text(&me, &room).await;
        assert_eq!((unread(&seen, 3).as_deref(), unread(&seen, 4).as_deref()), (Some("1"), Some("2")));
        let who = text(&me, &format!("{room}/messages/3")).await;
        assert!(who.contains("읽은 사람 1명") && who.contains("안 읽은 사람 1명"), "{who}");
        assert_eq!(third.post(&format!("{room}/reading"), &[("seq", "99")]).await.status, 303);
        assert_eq!(unread(&text(&me, &room).await, 3), None);
        assert!(!text(&third, &room).await.contains("id=\"new\""));
        assert_eq!(
            third.post(&format!("{room}/reading"), &[("seq", "2"), ("unread", "true")]).await.status,
            303
        );
        assert!(text(&third, &room).await.contains("id=\"new\""));
    });
}

#[test]
fn rooms_are_made_of_one_of_two_of_a_unit_and_for_everybody() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        assert_eq!(me.get("/messenger/new").await.status, 200);
        let picked = text(&me, &format!("/messenger/new?person={}", key(2))).await;
        assert!(picked.contains("직원 2") && picked.contains("checked"), "{picked}");
        let half =
            [("kind", "group"), ("person", &*key(2)), ("q", "가 나"), ("name", "점검"), ("more", "true")];
        let more = me.post("/messenger/rooms", &half).await;
        let carried = text(&me, more.location()).await;
        for part in ["직원 2", "value=\"가 나\"", "value=\"점검\""] {
            assert!(carried.contains(part), "{part} in {carried}");
        }
        // One other and no name: the room of the two, the same from both sides.
        let two = me.post("/messenger/rooms", &[("kind", "group"), ("person", &key(2))]).await;
        let same = other.post("/messenger/rooms", &[("kind", "direct"), ("person", &key(1))]).await;
        assert_eq!((two.status.as_u16(), two.location()), (303, same.location()));
        assert!(text(&me, two.location()).await.contains("<h1 id=\"talk-name\">직원 2</h1>"));
        let own = me.post("/messenger/rooms", &[("kind", "own")]).await;
        say(&me, own.location(), "우유 사기").await;
        assert!(text(&me, own.location()).await.contains("나에게 쓰기"));
        let unit = Id::from_i64(100).to_string();
        assert!(text(&me, "/messenger/new").await.contains(&format!("name=\"unit\" value=\"{unit}\"")));
        let unit = me.post("/messenger/rooms", &[("kind", "unit"), ("unit", &unit)]).await;
        assert_eq!(unit.status, 303, "{}", unit.text());
        assert!(text(&other, unit.location()).await.contains("<h1 id=\"talk-name\">교통과</h1>"));
        // Nobody gave a name, so it is called by those in it.
        let three =
            me.post("/messenger/rooms", &[("kind", "group"), ("person", &key(2)), ("person", &key(3))]).await;
        assert!(text(&me, three.location()).await.contains("직원 1, 직원 2, 직원 3"));
        let nobody =
            me.post("/messenger/rooms", &[("kind", "group"), ("name", "혼자"), ("topic", "주제")]).await;
        assert_eq!(nobody.status, 422);
        assert!(
            nobody.text().contains("함께 대화할 사람") && nobody.text().contains("value=\"혼자\""),
            "{}",
            nobody.text()
        );
        let channel = me
            .post("/messenger/rooms", &[("kind", "channel"), ("name", "제설 소식"), ("sending", "a")])
            .await;
        let again = me
            .post("/messenger/rooms", &[("kind", "channel"), ("name", "제설 소식"), ("sending", "a")])
            .await;
        assert_eq!(channel.location(), again.location(), "sent twice it is one");
        assert!(text(&other, "/messenger/channels?q=%E3%85%88%E3%85%85").await.contains("제설 소식"));
        assert_eq!(other.get(channel.location()).await.status, 404);
        assert_eq!(other.post(&format!("{}/joining", channel.location()), &[]).await.status, 303);
        assert_eq!(other.get(channel.location()).await.status, 200);
        assert_eq!(other.post(&format!("{}/leaving", channel.location()), &[]).await.status, 303);
        assert_eq!(other.get(channel.location()).await.status, 404);
        let found = text(&me, "/messenger?q=%E3%85%88%E3%85%85").await;
        assert!(found.contains("제설 소식") && !found.contains("교통과</span>"), "{found}");
    });
}

#[test]
fn who_manages_a_room_decides_about_it() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2]).await;
        let members = format!("{room}/members");
        assert!(text(&me, &format!("{members}?person={}", key(3))).await.contains("직원 3"));
        assert_eq!(me.post(&members, &[("person", &key(3))]).await.status, 303);
        assert!(text(&other, &members).await.contains("직원 3"));
        assert_eq!(me.post(&members, &[]).await.status, 422);
        let of = |number: i64| format!("{members}/{}", Id::from_i64(number));
        assert_eq!(other.post(&format!("{}/removal", of(3)), &[]).await.status, 403);
        assert_eq!(me.post(&format!("{}/role", of(2)), &[("manages", "true")]).await.status, 303);
        assert_eq!(other.post(&format!("{}/removal", of(3)), &[]).await.status, 303);
        assert_eq!(person(house, 3).get(&room).await.status, 404);
        let settings = format!("{room}/settings");
        let sent = [
            ("name", "점검 본부"),
            ("topic", "당일 상황"),
            ("posting", "managers"),
            ("inviting", "managers"),
            ("history", "since"),
            ("since", "2026-11-01"),
            ("guests", "on"),
            ("keeps_days", "90"),
        ];
        assert_eq!(me.post(&settings, &sent).await.status, 303);
        let seen = text(&me, &settings).await;
        for part in [
            "value=\"점검 본부\"",
            "value=\"2026-11-01\"",
            "value=\"90\"",
            "value=\"managers\" selected",
            "value=\"on\" checked",
        ] {
            assert!(seen.contains(part), "{part} in {seen}");
        }
        assert!(text(&me, &format!("{room}/about")).await.contains("당일 상황"));
        for (field, wrong) in [("name", ""), ("keeps_days", "eh"), ("since", "eh")] {
            let sent: Vec<(&str, &str)> = sent
                .iter()
                .map(|(name, value)| (*name, if *name == field { wrong } else { *value }))
                .collect();
            let again = me.post(&settings, &sent).await;
            assert_eq!(again.status, 422, "{field}: {}", again.text());
            assert!(again.text().contains("당일 상황"), "{field}");
        }
        let marked = me.post(&format!("{room}/marks"), &[("mark", "mute"), ("on", "true")]).await;
        assert_eq!(marked.status, 303);
        assert!(text(&me, "/messenger").await.contains("알림 끔"));
        assert_eq!(other.post(&format!("{}/role", of(2)), &[("manages", "false")]).await.status, 303);
        assert_eq!(other.get(&settings).await.status, 403);
        assert!(text(&other, &room).await.contains("class=\"no-post\""));
    });
}

#[test]
fn nothing_typed_is_lost() {
    in_messenger(async |house| {
        let me = person(house, 1);
        let room = room(&me, "점검", &[2]).await;
        let long = "가".repeat(10_001);
        let refused = me.post(&format!("{room}/messages"), &[("body", &long), ("priority", "high")]).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text().contains(&long) && refused.text().contains("10000자까지"),
            "{}",
            refused.status
        );
        assert!(refused.text().contains("value=\"high\" selected"));
        assert_eq!(me.post(&format!("{room}/draft"), &[("body", "쓰다 만 말")]).await.status, 303);
        assert!(text(&me, "/messenger").await.contains("<em>작성 중</em> 쓰다 만 말"));
        assert!(text(&me, &room).await.contains(">쓰다 만 말</textarea>"));
        // An answer beside the room, and a message that goes a second time, leave it where it is.
        let send = async |more: (&str, &str)| {
            let kept = ("kept", "쓰다 만 말");
            me.post(&format!("{room}/messages"), &[("body", "다 쓴 말"), kept, more]).await
        };
        assert_eq!(send(("sending", "s1")).await.status, 303);
        assert!(!text(&me, &room).await.contains("쓰다 만 말"));
        assert_eq!(me.post(&format!("{room}/draft"), &[("body", "또 쓰는 말")]).await.status, 303);
        assert_eq!(send(("sending", "s1")).await.status, 303);
        assert_eq!(send(("thread", "1")).await.status, 303);
        assert!(text(&me, &room).await.contains(">또 쓰는 말</textarea>"));
    });
}

#[test]
fn files_come_with_a_message_without_scripts() {
    in_messenger(async |house| {
        let (me, other, stranger) = (person(house, 1), person(house, 2), person(house, 4));
        let room = room(&me, "점검", &[2]).await;
        let file = upload(&me, &room).await;
        let composing = text(&me, &format!("{room}?file={file}")).await;
        assert!(
            composing.contains(&format!("name=\"file\" value=\"{file}\"")) && composing.contains("계획.txt"),
            "{composing}"
        );
        assert_eq!(me.post(&format!("{room}/messages"), &[("body", ""), ("file", &file)]).await.status, 303);
        let seen = text(&other, &room).await;
        assert!(element(&seen, 1).contains(&format!("href=\"/files/{file}\"")), "{seen}");
        assert!(text(&other, &format!("{room}/files")).await.contains("계획.txt"));
        assert!(text(&other, "/messenger").await.contains("파일 1개를 보냈습니다."));
        assert_eq!(stranger.get(&format!("/files/{file}")).await.status, 404);
        // Another's draft is nothing to anybody else.
        assert_eq!(
            other.post(&format!("{room}/messages"), &[("body", "말"), ("file", &file)]).await.status,
            404
        );
    });
}

#[test]
fn a_script_gets_what_everybody_gets() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2, 3]).await;
        let path = format!("{room}/messages");
        let sent = scripted(&me, Method::POST, &path, &[("body", "한 번"), ("sending", "a1")]).await;
        assert_eq!(sent.status, 200, "{}", sent.text());
        assert!(sent.header("content-type").unwrap().starts_with("text/vnd.turbo-stream.html"));
        assert!(
            sent.text().contains("data-sending=\"a1\"") && sent.text().contains("action=\"append\""),
            "{}",
            sent.text()
        );
        let again = scripted(&me, Method::POST, &path, &[("body", "한 번"), ("sending", "a1")]).await;
        assert!(again.text().contains("id=\"m-1\""), "the same message: {}", again.text());
        let since = format!("{room}/since?change=0");
        let (mine, theirs) = (
            scripted(&me, Method::GET, &since, &[]).await.text(),
            scripted(&other, Method::GET, &since, &[]).await.text(),
        );
        assert_eq!(mine, theirs, "nothing in it is somebody's");
        for own in [" me", "aria-pressed=\"true\"", "csrf"] {
            assert!(!element(&mine, 1).contains(own), "{own}");
        }
        assert!(mine.contains("<maru-known data-after=\"0\" data-change=\"1\">"), "{mine}");
        assert_eq!(scripted(&me, Method::GET, &format!("{room}/since?change=1"), &[]).await.status, 204);
        assert_eq!(
            scripted(&other, Method::POST, &format!("{room}/reading"), &[("seq", "1")]).await.status,
            204
        );
        let signed = scripted(
            &other,
            Method::POST,
            &format!("{room}/messages/1/reactions"),
            &[("sign", "👍"), ("on", "true")],
        )
        .await
        .text();
        assert!(signed.contains("action=\"replace\" target=\"m-1\"") && signed.contains("👍"), "{signed}");
        let refused = scripted(&me, Method::POST, &path, &[("body", " ")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("\"message\""), "{}", refused.text());
        let offered = text(&me, &format!("{room}/people?q=")).await;
        assert!(
            offered.contains("/people/all") && offered.contains("직원 3") && !offered.contains("직원 4"),
            "{offered}"
        );
        let english = person(house, 1).reading(Lang::En);
        let seen = text(&english, &room).await;
        assert!(
            seen.contains("data-topic=\"messenger/page_en/") && seen.contains("Mark as read")
                || seen.contains("Write a message"),
            "{seen}"
        );
    });
}

#[test]
fn who_comes_later_reads_what_the_room_lets_them() {
    in_messenger(async |house| {
        let (me, late) = (person(house, 1), person(house, 5));
        let room = room(&me, "점검", &[2]).await;
        say(&me, &room, "예전의 이야기").await;
        let sent = [
            ("name", "점검"),
            ("topic", ""),
            ("posting", "members"),
            ("inviting", "members"),
            ("history", "nothing"),
        ];
        assert_eq!(me.post(&format!("{room}/settings"), &sent).await.status, 303);
        assert_eq!(me.post(&format!("{room}/members"), &[("person", &key(5))]).await.status, 303);
        let answered = me.post(&format!("{room}/messages"), &[("body", "이어서"), ("reply_to", "1")]).await;
        assert_eq!(answered.status, 303);
        for path in [
            room.clone(),
            format!("{room}?at=1"),
            format!("{room}?before=2"),
            format!("{room}/since?change=0"),
            format!("{room}/search?q=%EC%98%88%EC%A0%84"),
            format!("{room}/messages/2"),
            format!("{room}/threads/2"),
        ] {
            let seen = text(&late, &path).await;
            assert!(!seen.contains("예전의"), "{path}");
        }
        assert!(element(&text(&late, &room).await, 2).contains("앞의 메시지에 답장"));
        assert!(element(&text(&me, &room).await, 2).contains("예전의 이야기"));
        for path in ["messages/1", "threads/1"] {
            assert_eq!(late.get(&format!("{room}/{path}")).await.status, 404, "{path}");
        }
        assert!(text(&me, &format!("{room}/search?q=%EC%98%88%EC%A0%84")).await.contains("예전의 이야기"));
    });
}

#[test]
fn s_34_a_guest_sees_the_rooms_they_were_asked_into_and_nothing_else() {
    in_messenger(async |house| {
        let me = person(house, 1);
        let guest = house.guest(Id::from_i64(50), "손님");
        let room = room(&me, "합동 점검", &[2]).await;
        let invite = || async { me.post(&format!("{room}/members"), &[("person", &key(50))]).await.status };
        assert_eq!(invite().await, 422);
        let mut sent = vec![
            ("name", "합동 점검"),
            ("topic", ""),
            ("posting", "members"),
            ("inviting", "members"),
            ("history", "all"),
            ("guests", "on"),
        ];
        assert_eq!(me.post(&format!("{room}/settings"), &sent).await.status, 303);
        assert_eq!(invite().await, 303);
        say(&guest, &room, "안녕하십니까").await;
        assert!(element(&text(&me, &room).await, 1).contains("외부인"));
        let list = text(&guest, "/messenger").await;
        assert!(list.contains("합동 점검") && !list.contains("/messenger/new"), "{list}");
        assert_eq!(guest.get("/messenger/new").await.status, 403);
        assert_eq!(guest.get("/messenger/channels").await.status, 404);
        assert_eq!(guest.post("/messenger/rooms", &[("kind", "own")]).await.status, 403);
        // Where guests may be no more, they are not.
        sent.pop();
        assert_eq!(me.post(&format!("{room}/settings"), &sent).await.status, 303);
        assert_eq!(guest.get(&room).await.status, 404);
        assert!(!text(&guest, "/messenger").await.contains("합동 점검"));
    });
}

#[test]
fn s_152_a_guest_asks_nobody_in_and_presses_nobody() {
    in_messenger(async |house| {
        let me = person(house, 1);
        let guest = house.guest(Id::from_i64(50), "손님");
        let room = room(&me, "합동 점검", &[2]).await;
        let settings = [
            ("name", "합동 점검"),
            ("topic", ""),
            ("posting", "members"),
            ("history", "all"),
            ("guests", "on"),
        ];
        assert_eq!(me.post(&format!("{room}/settings"), &settings).await.status, 303);
        let members = format!("{room}/members");
        assert_eq!(me.post(&members, &[("person", &key(50))]).await.status, 303);
        // A whole unit, or somebody by their number.
        let unit = format!("unit:{}", Id::from_i64(100));
        for whom in [unit, key(3)] {
            let refused = guest.post(&members, &[("person", &whom)]).await;
            assert_eq!(refused.status, 403, "{whom}");
        }
        let page = text(&guest, &members).await;
        assert!(!page.contains("직원 3") && !page.contains("id=\"invite\""), "{page}");
        // Everybody in a room of three is called by colleagues.
        let messages = format!("{room}/messages");
        for wrong in [
            vec![("body", "[@모두](/people/all) 보세요")],
            vec![("body", "확인"), ("asks", "on")],
            vec![("body", "급함"), ("priority", "urgent")],
        ] {
            assert_eq!(guest.post(&messages, &wrong).await.status, 403, "{wrong:?}");
            assert_eq!(me.post(&messages, &wrong).await.status, 303, "{wrong:?}");
        }
        let offered = |who: String| assert!(!who.contains("/people/all"), "{who}");
        offered(text(&guest, &format!("{room}/people?q=")).await);
        assert!(text(&me, &format!("{room}/people?q=")).await.contains("/people/all"));
        // They manage nothing: nobody makes them, and a room that everybody else has left is managed by nobody.
        let role = format!("{members}/{}/role", Id::from_i64(50));
        assert_eq!(me.post(&role, &[("manages", "true")]).await.status, 403);
        assert_eq!(person(house, 2).post(&format!("{room}/leaving"), &[]).await.status, 303);
        assert_eq!(me.post(&format!("{room}/leaving"), &[]).await.status, 303);
        assert_eq!(guest.get(&format!("{room}/settings")).await.status, 403);
        assert_eq!(text(&guest, &format!("{room}/members")).await.matches("방장").count(), 0);
    });
}

#[test]
fn what_two_managers_decide_at_once_is_lost_by_neither() {
    in_messenger(async |house| {
        let me = person(house, 1);
        let room = room(&me, "점검", &[2]).await;
        let settings = format!("{room}/settings");
        let known = |page: &str| {
            let rest = page.split_once("name=\"known\" value=\"").unwrap().1;
            rest.split_once('"').unwrap().0.to_owned()
        };
        let drawn = known(&text(&me, &settings).await);
        let form = [
            ("name", ""),
            ("topic", "당일 상황"),
            ("posting", "managers"),
            ("inviting", "managers"),
            ("history", "since"),
            ("since", "2026-11-01"),
            ("guests", "on"),
            ("confined", "on"),
            ("keeps_days", "90"),
            ("ends", "2099-12-31"),
            ("known", drawn.as_str()),
        ];
        let wrong = me.post(&settings, &form).await;
        assert_eq!(wrong.status, 422);
        let kept = |page: &str| {
            for part in [
                "value=\"2026-11-01\"",
                "value=\"since\" selected",
                "name=\"guests\" value=\"on\" checked",
                "name=\"confined\" value=\"on\" checked",
                "value=\"90\"",
                "value=\"2099-12-31\"",
            ] {
                assert!(page.contains(part), "{part} in {page}");
            }
            assert_eq!(page.matches("value=\"managers\" selected").count(), 2, "{page}");
        };
        kept(&wrong.text());
        // Somebody else keeps writing to managers meanwhile, and this form would have let all write again.
        let short = [("name", "점검 본부"), ("topic", "주제"), ("posting", "managers"), ("history", "all")];
        assert_eq!(me.post(&settings, &short).await.status, 303);
        let mut late: Vec<(&str, &str)> = form.to_vec();
        late[0].1 = "점검";
        let met = me.post(&settings, &late).await;
        assert_eq!(met.status, 409, "{}", met.text());
        kept(&met.text());
        for part in ["그사이 다른 사람이", "<dd>점검 본부</dd>", "<dd>주제</dd>", "<dd>없음</dd>"]
        {
            assert!(met.text().contains(part), "{part} in {}", met.text());
        }
        assert!(!met.text().contains("<dd>방장만</dd>"), "what both say is not told");
        assert!(text(&me, &settings).await.contains("value=\"점검 본부\""));
        // Whoever has seen that saves all the same.
        let now = known(&met.text());
        late.last_mut().unwrap().1 = &now;
        assert_eq!(me.post(&settings, &late).await.status, 303);
        assert!(text(&me, &settings).await.contains("value=\"2099-12-31\""));
    });
}

#[test]
fn a_room_is_made_for_announcements_or_for_a_project() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let made = [("kind", "channel"), ("name", "전사 공지"), ("announcing", "on"), ("sending", "a")];
        let channel = me.post("/messenger/rooms", &made).await.location().to_owned();
        assert_eq!(other.post(&format!("{channel}/joining"), &[]).await.status, 303);
        assert_eq!(other.post(&format!("{channel}/messages"), &[("body", "질문")]).await.status, 403);
        say(&me, &channel, "공지").await;
        // What was chosen so far goes along.
        let form = [
            ("kind", "group"),
            ("person", &*key(2)),
            ("name", "청사 이전"),
            ("announcing", "on"),
            ("ends", "2099-12-31"),
        ];
        let more = me.post("/messenger/rooms", &[form.as_slice(), &[("more", "true")]].concat()).await;
        let carried = text(&me, more.location()).await;
        assert!(
            carried.contains("name=\"announcing\" value=\"on\" checked") && carried.contains("2099-12-31")
        );
        let aimless = me.post("/messenger/rooms", &form).await;
        assert_eq!(aimless.status, 422);
        assert!(aimless.text().contains("주제에 적어") && aimless.text().contains("value=\"2099-12-31\""));
        let over = [form.as_slice(), &[("topic", "이사 준비")], &[("ends", "2020-01-01")]].concat();
        let over: Vec<_> = over.into_iter().filter(|pair| *pair != ("ends", "2099-12-31")).collect();
        assert_eq!(me.post("/messenger/rooms", &over).await.status, 422);
        let made = me.post("/messenger/rooms", &[form.as_slice(), &[("topic", "이사 준비")]].concat()).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let page = text(&other, made.location()).await;
        for part in ["2099-12-31까지 · ", "프로젝트 대화방", "이사 준비", "class=\"no-post\""] {
            assert!(page.contains(part), "{part} in {page}");
        }
    });
}

#[test]
fn parts_of_a_long_talk_lead_to_one_another() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2]).await;
        for number in 1..=120 {
            say(&me, &room, &format!("회의 자료 {number}번을 다시 한번 확인해 주시기 바랍니다.")).await;
        }
        let newest = text(&me, &room).await;
        assert!(
            newest.contains("id=\"m-120\"")
                && newest.contains("id=\"m-71\"")
                && !newest.contains("id=\"m-70\"")
        );
        assert!(newest.contains("?before=71\"") && !newest.contains("?after="), "{newest}");
        assert!(newest.len() <= 60_000, "{} bytes", newest.len());
        let older = text(&me, &format!("{room}?before=71")).await;
        assert!(
            older.contains("id=\"m-70\"") && older.contains("?before=21\"") && older.contains("?after=70\"")
        );
        let first = text(&me, &format!("{room}?before=21")).await;
        assert!(first.contains("대화의 처음입니다.") && first.contains("id=\"m-1\""));
        assert!(text(&me, &format!("{room}?at=60")).await.contains("id=\"m-60\""));
        let today = jiff::Zoned::now().with_time_zone(jiff::tz::TimeZone::get("Asia/Seoul").unwrap()).date();
        assert!(text(&me, &format!("{room}?day={today}")).await.contains("id=\"m-1\""));
        // Who has read nothing begins at the beginning.
        let begun = text(&other, &room).await;
        assert!(
            begun.contains("id=\"m-1\"") && begun.contains("id=\"m-35\"") && !begun.contains("id=\"m-36\""),
            "{begun}"
        );
        assert!(begun.find("id=\"new\"").unwrap() < begun.find("id=\"m-1\"").unwrap());
        assert_eq!(other.get(&format!("{room}?before=eh&at=-1&day=1")).await.status, 200);
    });
}

#[test]
fn s_119_the_policy_is_decided_by_who_may_and_what_is_wrong_changes_nothing() {
    in_messenger(async |house| {
        let mine = house.visitor(Id::from_i64(1), "정책", &["messenger.policy.decide"]);
        let other = house.visitor(Id::from_i64(2), "직원", &[]);
        let form = [("recall", "30"), ("edit", ""), ("call_all", "5")];
        assert_eq!(other.get("/admin/messenger").await.status, 404);
        assert_eq!(other.post("/admin/messenger", &form).await.status, 404);
        assert!(mine.get("/admin/messenger").await.text().contains("value=\"1440\""));
        for wrong in ["-1", "내일", "99999999999"] {
            let told =
                mine.post("/admin/messenger", &[("recall", wrong), ("edit", ""), ("call_all", "5")]).await;
            assert_eq!(told.status, 422, "{wrong}");
            assert!(told.text().contains(&format!("value=\"{wrong}\"")), "what was typed is there still");
        }
        assert!(mine.get("/admin/messenger").await.text().contains("value=\"1440\""));
        assert_eq!(mine.post("/admin/messenger", &form).await.status, 303);
        let page = mine.get("/admin/messenger").await.text();
        assert!(page.contains("value=\"30\"") && page.contains("value=\"5\""), "{page}");
        let late = house.visitor(Id::from_i64(1), "정책", &["messenger.policy.decide"]).proven_ago(20);
        assert_eq!(late.post("/admin/messenger", &form).await.status, 403);
    });
}
