//! Pictures that stand for rooms: who chooses one, who sees it, and what becomes of the one before; on both databases.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use house::visits::{key, person, room, text};
use house::{in_messenger, read};
use maru_kernel::{Cause, Id, Ref};
use maru_load::{Heard, Socket};
use maru_messenger::store::room as rooms;
use maru_store::{StoreResult, Tx, sql};
use maru_testkit::{TestHouse, Visitor};
use std::time::Duration;

/// Pictures of 120 by 80 points in one colour, with a note of where they were made.
const RED: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x78\x00\x00\x00\x50\
      \x08\x02\x00\x00\x00\x5d\xf9\x26\xde\x00\x00\x00\x16\x74\x45\x58\x74\x43\x6f\x6d\x6d\x65\x6e\x74\
      \x00\x61\x74\x20\x68\x6f\x6d\x65\x2c\x20\x33\x37\x2e\x35\x4e\x26\xe2\xd0\x8b\x00\x00\x00\x82\x49\
      \x44\x41\x54\x78\xda\xed\xd0\x31\x0d\x00\x00\x08\x03\xb0\xc9\x99\x7f\x15\xc8\xc2\x05\xe1\x68\x52\
      \x05\xcd\xb4\x1c\x88\x02\xd1\xa2\x11\x2d\x5a\xb4\x05\xd1\xa2\x11\x2d\x5a\xb4\x05\xd1\xa2\x11\x2d\
      \x5a\x34\xa2\x45\x23\x5a\xb4\x68\x44\x8b\x46\xb4\x68\xd1\x88\x16\x8d\x68\xd1\xa2\x11\x2d\x1a\xd1\
      \xa2\x45\x23\x5a\x34\xa2\x45\x8b\x46\xb4\x68\x44\x8b\x16\x8d\x68\xd1\x88\x16\x2d\x1a\xd1\xa2\x11\
      \x2d\x5a\x34\xa2\x45\x23\x5a\xb4\x68\x44\x8b\x46\xb4\x68\xd1\x88\x16\x8d\x68\xd1\xa2\x11\x2d\x1a\
      \xd1\xa2\x45\x23\x5a\x34\xa2\xff\x58\x19\x37\x06\x68\x3d\x7a\x8e\x09\x00\x00\x00\x00\x49\x45\x4e\
      \x44\xae\x42\x60\x82";
const BLUE: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x78\x00\x00\x00\x50\
      \x08\x02\x00\x00\x00\x5d\xf9\x26\xde\x00\x00\x00\x16\x74\x45\x58\x74\x43\x6f\x6d\x6d\x65\x6e\x74\
      \x00\x61\x74\x20\x68\x6f\x6d\x65\x2c\x20\x33\x37\x2e\x35\x4e\x26\xe2\xd0\x8b\x00\x00\x00\x83\x49\
      \x44\x41\x54\x78\xda\xed\xd0\x41\x09\x00\x00\x08\x04\xb0\x8b\x63\x08\xfb\x63\x2c\x5b\x88\x8f\xc1\
      \x12\x2c\xd5\xc3\x81\x28\x10\x2d\x1a\xd1\xa2\x45\x5b\x10\x2d\x1a\xd1\xa2\x45\x5b\x10\x2d\x1a\xd1\
      \xa2\x45\x23\x5a\x34\xa2\x45\x8b\x46\xb4\x68\x44\x8b\x16\x8d\x68\xd1\x88\x16\x2d\x1a\xd1\xa2\x11\
      \x2d\x5a\x34\xa2\x45\x23\x5a\xb4\x68\x44\x8b\x46\xb4\x68\xd1\x88\x16\x8d\x68\xd1\xa2\x11\x2d\x1a\
      \xd1\xa2\x45\x23\x5a\x34\xa2\x45\x8b\x46\xb4\x68\x44\x8b\x16\x8d\x68\xd1\x88\x16\x2d\x1a\xd1\xa2\
      \x11\x2d\x5a\x34\xa2\x45\x23\xfa\x8f\x05\x95\xcc\xf4\x86\x2e\x60\xbe\x08\x00\x00\x00\x00\x49\x45\
      \x4e\x44\xae\x42\x60\x82";
/// What the note says.
const NOTE: &[u8] = b"at home";

/// Somebody sends a file beside the settings of a room; returns where the form leads.
async fn send(visitor: &Visitor<'_>, room: &str, name: &str, content: &[u8]) -> String {
    let head = format!(
        "--X\r\nContent-Disposition: form-data; name=\"back\"\r\n\r\n{room}/settings\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    );
    let request = visitor
        .request(Method::POST, "/files")
        .insert_header(("accept", "text/html"))
        .insert_header(("content-type", "multipart/form-data; boundary=X"))
        .insert_header(("sec-fetch-site", "same-origin"))
        .set_payload([head.as_bytes(), content, b"\r\n--X--\r\n"].concat());
    let sent = visitor.send(request).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().to_owned()
}

fn file_of(location: &str) -> &str {
    location.rsplit('=').next().unwrap()
}

/// Sends a picture and has it stand for the room; returns its file.
async fn choose(visitor: &Visitor<'_>, room: &str, picture: &[u8]) -> String {
    let location = send(visitor, room, "그림.png", picture).await;
    let file = file_of(&location).to_owned();
    let chosen = visitor.post(&format!("{room}/picture"), &[("file", &file)]).await;
    assert_eq!((chosen.status.as_u16(), chosen.location()), (303, format!("{room}/settings").as_str()));
    file
}

/// The next words over a socket, within ten seconds.
async fn hear(socket: &mut Socket) -> String {
    loop {
        match tokio::time::timeout(Duration::from_secs(10), socket.hearing.next()).await {
            Ok(Ok(Heard::Text(text))) => return text,
            Ok(Ok(Heard::Ping(bytes))) => socket.voice.pong(&bytes).await.unwrap(),
            other => panic!("{other:?}"),
        }
    }
}

fn id_of(room: &str) -> Id {
    room.rsplit('/').next().unwrap().parse().unwrap()
}

fn kept(house: &TestHouse, room: &str) -> Vec<String> {
    let owner = Ref::new("messenger", "picture", id_of(room));
    let files = read(house.db(), |conn| maru_files::of_owner(conn, &owner));
    files.into_iter().map(|file| file.id.to_string()).collect()
}

#[test]
fn who_arranges_a_room_chooses_its_picture_and_those_inside_see_it() {
    in_messenger(async |house| {
        let (manager, member, stranger) = (person(house, 1), person(house, 2), person(house, 3));
        let room = room(&manager, "제설 준비", &[2]).await;
        // Without scripts: sent, looked at, chosen.
        let asked = send(&manager, &room, "그림.png", RED).await;
        assert_eq!(asked, format!("{room}/settings?file={}", file_of(&asked)));
        let page = text(&manager, &asked).await;
        let file = file_of(&asked).to_owned();
        let small = format!("/files/{file}/thumb/96");
        assert!(page.contains(&small) && page.contains(&format!("name=\"file\" value=\"{file}\"")), "{page}");
        assert_eq!(manager.get(&small).await.status, 200);
        let form = [("file", file.as_str())];
        let path = format!("{room}/picture");
        assert_eq!(
            member.post(&path, &form).await.status,
            403,
            "who does not manage the room arranges nothing"
        );
        for fields in [&form[..], &[], &[("file", "x")]] {
            assert_eq!(stranger.post(&path, fields).await.status, 404);
        }
        assert_eq!(manager.post(&path, &[("file", &file), ("odd", "1")]).await.status, 400);
        assert_eq!(manager.post(&path, &form).await.status, 303);
        let shown = format!("{path}/{file}");
        // Where the room's face is: lists, heads, forwarding.
        let other = self::room(&member, "다른 방", &[1]).await;
        assert_eq!(member.post(&format!("{other}/messages"), &[("body", "이 말")]).await.status, 303);
        let forwarding = format!("{other}/messages/1/forwarding");
        for (page, count) in
            [("/messenger", 1), ("/messenger/list", 1), (room.as_str(), 2), (forwarding.as_str(), 1)]
        {
            let seen = text(&member, page).await;
            assert_eq!(seen.matches(&format!("src=\"{shown}\"")).count(), count, "{page}: {seen}");
        }
        let answer = member.get(&shown).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, Some("image/jpeg")));
        assert_eq!(answer.header("cache-control"), Some("private, max-age=31536000, immutable"));
        assert!(answer.body.starts_with(&[0xFF, 0xD8]) && answer.body.len() < 4_000, "{}", answer.body.len());
        assert!(
            !answer.body.windows(NOTE.len()).any(|some| some == NOTE),
            "S-170: nothing is told beside it"
        );
        // To others it is not there, neither small nor as it was sent.
        for path in [shown.clone(), small, format!("/files/{file}")] {
            assert_eq!(stranger.get(&path).await.status, 404, "{path}");
        }
        assert_eq!(manager.get(&format!("/files/{file}")).await.status, 404, "nobody needs it large");
        // Whoever goes sees it no more.
        let out = format!("{room}/members/{}/removal", Id::from_i64(2));
        assert_eq!(manager.post(&out, &[]).await.status, 303);
        assert_eq!(member.get(&shown).await.status, 404);
    });
}

#[test]
fn a_picture_that_is_replaced_is_let_go_and_letters_come_back() {
    in_messenger(async |house| {
        let manager = person(house, 1);
        let room = room(&manager, "제설 준비", &[2]).await;
        let red = choose(&manager, &room, RED).await;
        assert_eq!(kept(house, &room), [red.as_str()]);
        let blue = choose(&manager, &room, BLUE).await;
        assert_eq!(kept(house, &room), [blue.as_str()], "the one before is let go of");
        let path = format!("{room}/picture");
        assert_eq!(
            manager.get(&format!("{path}/{red}")).await.status,
            404,
            "another picture has another address"
        );
        assert_eq!(manager.get(&format!("{path}/{blue}")).await.status, 200);
        assert_eq!(manager.post(&format!("{path}/removal"), &[]).await.status, 303);
        assert!(kept(house, &room).is_empty());
        assert_eq!(manager.get(&format!("{path}/{blue}")).await.status, 404);
        let page = text(&manager, &room).await;
        assert!(
            !page.contains("/picture/")
                && page.matches("class=\"av room \" aria-hidden=\"true\">제설<").count() == 2,
            "{page}"
        );
        // What was done is in the log, by whom and which.
        house.settle().await;
        let events = read(house.db(), |conn| maru_store::events_after(conn, 0, 1_000));
        let arranged: Vec<_> =
            events.iter().filter(|event| event.name == "messenger.room_arranged").collect();
        assert_eq!(arranged.len(), 3);
        assert!(arranged[0].details.contains(&red) && arranged[2].details.contains("\"picture\":null"));
        // The settings themselves leave it alone.
        let green = choose(&manager, &room, RED).await;
        let settings = [("name", "제설"), ("topic", ""), ("posting", "members"), ("history", "all")];
        assert_eq!(manager.post(&format!("{room}/settings"), &settings).await.status, 303);
        let found = read(house.db(), |conn| rooms::any(conn, id_of(&room))).unwrap();
        assert_eq!(found.picture.map(|file| file.to_string()), Some(green));
    });
}

#[test]
fn only_what_one_has_sent_and_was_looked_through_stands_for_a_room() {
    in_messenger(async |house| {
        let (manager, member) = (person(house, 1), person(house, 2));
        let room = room(&manager, "제설 준비", &[2]).await;
        let path = format!("{room}/picture");
        let others = file_of(&send(&member, &room, "남의 그림.png", BLUE).await).to_owned();
        let words = file_of(&send(&manager, &room, "글.txt", b"words").await).to_owned();
        for wrong in [others.as_str(), words.as_str(), "x", &Id::from_i64(77).to_string()] {
            let refused = manager.post(&path, &[("file", wrong)]).await;
            assert_eq!(refused.status, 422, "{wrong}");
        }
        let waiting = file_of(&send(&manager, &room, "그림.png", RED).await).to_owned();
        let set = |scan: &'static str| {
            let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
                sql("UPDATE files_blobs SET scan = $1").bind::<Text, _>(scan).execute(tx.conn())?;
                Ok(())
            };
            house.db().write_blocking(&Cause::system("test"), work).unwrap();
        };
        for scan in ["waiting", "infected", "unscannable"] {
            set(scan);
            let refused = manager.post(&path, &[("file", &waiting)]).await;
            assert!(
                refused.status == 422 && refused.text().contains("role=\"alert\""),
                "S-172 {scan}: {}",
                refused.text()
            );
        }
        set("clean");
        assert_eq!(manager.post(&path, &[("file", &waiting)]).await.status, 303);
        set("infected");
        assert_eq!(manager.get(&format!("{path}/{waiting}")).await.status, 404, "S-172: found out later");
        set("clean");
        // Rooms of two and notes have nothing to arrange.
        let two = [("kind", "group"), ("name", ""), ("topic", ""), ("person", &key(2))];
        let two = manager.post("/messenger/rooms", &two).await.location().to_owned();
        let own = manager.post("/messenger/rooms", &[("kind", "own")]).await.location().to_owned();
        for (at, status) in [(two, 403), (own, 422)] {
            let file = file_of(&send(&manager, &at, "그림.png", BLUE).await).to_owned();
            assert_eq!(
                manager.post(&format!("{at}/picture"), &[("file", &file)]).await.status,
                status,
                "{at}"
            );
        }
    });
}

#[test]
fn a_channel_shows_its_picture_to_whoever_may_come_in() {
    in_messenger(async |house| {
        let (manager, other) = (person(house, 1), person(house, 3));
        let guest = house.guest(Id::from_i64(50), "손님");
        let made = [("kind", "channel"), ("name", "안전"), ("topic", "")];
        let room = manager.post("/messenger/rooms", &made).await.location().to_owned();
        let file = choose(&manager, &room, RED).await;
        let shown = format!("{room}/picture/{file}");
        assert!(text(&other, "/messenger/channels").await.contains(&shown));
        assert_eq!(other.get(&shown).await.status, 200);
        assert_eq!(guest.get(&shown).await.status, 404, "S-34");
        assert_eq!(other.get(&room).await.status, 404, "what is said there is not for them");
    });
}

#[test]
fn open_lists_and_programs_are_told_what_stands_for_a_room() {
    in_messenger(async |house| {
        let served = house.serve();
        let (manager, member) = (person(house, 1), person(house, 2));
        let room = room(&manager, "제설 준비", &[2]).await;
        let cookies = format!("sid={}", member.secret());
        let mut list = Socket::open(served.address, "/live", "http://127.0.0.1", &cookies).await.unwrap();
        list.voice.say(&format!("messenger/mine_ko/{}", Id::from_i64(2))).await.unwrap();
        text(&member, "/messenger").await;
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        let file = choose(&manager, &room, RED).await;
        let told = hear(&mut list).await;
        let words = format!("messenger_news\" room=\"{}\" people=\"2\"", id_of(&room));
        assert!(told.contains(&words), "asks anew, spread over the room: {told}");
        let mut program =
            Socket::open(served.address, "/messenger/socket", "http://127.0.0.1", &cookies).await.unwrap();
        program.voice.say("{\"op\":\"rooms\"}").await.unwrap();
        let frame: serde_json::Value = serde_json::from_str(&hear(&mut program).await).unwrap();
        assert_eq!(frame["rooms"][0]["picture"], format!("{room}/picture/{file}"), "{frame}");
    });
}
