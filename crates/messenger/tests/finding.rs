//! Messages are found by parts of words, by initial consonants, from a keyboard in Latin mode, and by who wrote them, where and when;
//! and by nobody who may not read them. On both databases.
#![cfg(test)]

mod house;

use diesel::RunQueryDsl;
use house::visits::{person, text, upload};
use house::{in_messenger, in_messenger_at, read, viewer, write};
use maru_contract::Offers;
use maru_kernel::Id;
use maru_messenger::actions::{self, NewRoom, Writing};
use maru_messenger::model::Sought;
use maru_messenger::store::words;
use maru_search::Query;
use maru_store::{StoreError, sql};
use maru_testkit::TestHouse;

fn group(house: &TestHouse, name: &str, people: &[i64]) -> Id {
    let offers = Offers::of(&house.house.offers);
    let people = people.iter().copied().map(Id::from_i64).collect();
    let new = NewRoom { name: name.to_owned(), people, ..NewRoom::default() };
    write(house.db(), 1, move |tx, me| actions::make_room(tx, me, &offers, &new)).unwrap()
}

fn say(house: &TestHouse, person: i64, room: Id, body: &str) {
    let new = Writing { body: body.to_owned(), ..Writing::default() };
    write(house.db(), person, move |tx, me| actions::send(tx, me, room, &new)).unwrap();
}

/// What somebody finds by words, the newest first.
fn found(house: &TestHouse, person: i64, typed: &str) -> Vec<String> {
    let sought = Sought { words: Query::parse(typed), ..Sought::default() };
    let before = Id::from_i64(i64::MAX);
    let found = read(house.db(), |conn| words::find(conn, (viewer(person).id, false), &sought, before, 50));
    found.into_iter().map(|message| message.body).collect()
}

#[test]
fn initial_consonants_find_words_by_their_beginning() {
    in_messenger(async |house| {
        let (room, other) = (group(house, "점검", &[2]), group(house, "다른 방", &[3]));
        let minutes = "2차 AI회의록을 **공유**합니다";
        say(house, 1, room, minutes);
        say(house, 2, room, "ㅋㅋㅋ 좋아요");
        say(house, 3, other, "회의록 비밀");
        for typed in ["ㅎㅇㄹ", "ㅎㅇ", "ㅎㅇㄹㅇ", "ㄱㅇ ㅎㅇ", "회의 ㄱㅇ"] {
            assert_eq!(found(house, 2, typed), [minutes], "{typed}");
        }
        for typed in ["ㅇㄹ", "ㅎㅇㄹㄱ", "ㄱㄹ"] {
            assert_eq!(found(house, 2, typed), Vec::<String>::new(), "{typed}");
        }
        assert_eq!(found(house, 2, "ㅋㅋ"), ["ㅋㅋㅋ 좋아요"], "consonants somebody wrote are found as well");
        assert_eq!(found(house, 1, "ㅎㅇㄹ").len(), 2);
        assert!(found(house, 9, "ㅎㅇㄹ").is_empty(), "whoever is in no room finds nothing");
        // What is written anew is found as it is now, and what was taken back is not.
        write(house.db(), 1, move |tx, me| actions::edit(tx, me, room, 1, "계획서를 공유합니다")).unwrap();
        assert!(found(house, 2, "ㅎㅇㄹ").is_empty());
        assert_eq!(found(house, 2, "ㄱㅎㅅ").len(), 1);
        write(house.db(), 1, move |tx, me| actions::recall(tx, me, room, 1)).unwrap();
        assert!(found(house, 2, "ㄱㅎㅅ").is_empty());
    });
}

/// How the house wrote words down before every beginning of one was a piece of its own, and what made it so.
const EARLIER: [[&str; 2]; 2] = [
    [
        "INSERT OR REPLACE INTO messenger_words (rowid, room, initials, body)
         SELECT id, 'r{room}', 'ㅎㅇㄹㅇ ㅇㅅ', '회의 의록 록을 예산' FROM messenger_messages",
        include_str!("../migrations/20261124000000_find_by_exact_initials/sqlite.sql"),
    ],
    [
        "UPDATE messenger_words SET grams = ('''r{room}'' ''t' || (message >> 48) ||
         ''' ''ㅎㅇㄹㅇ'':1B ''ㅇㅅ'':1B ''회의'':3 ''의록'':4 ''록을'':5 ''예산'':6')::tsvector",
        include_str!("../migrations/20261124000000_find_by_exact_initials/postgres.sql"),
    ],
];

#[test]
fn initial_consonants_of_what_an_earlier_version_wrote_are_found() {
    in_messenger(async |house| {
        let room = group(house, "점검", &[2]);
        let minutes = "회의록을 예산";
        say(house, 1, room, minutes);
        let [earlier, step] = EARLIER[usize::from(!house.db().is_sqlite())];
        let run = |statements: String| {
            write(house.db(), 1, move |tx, _| -> Result<(), maru_messenger::Error> {
                for statement in statements.split(';').filter(|statement| !statement.trim().is_empty()) {
                    sql(statement).execute(tx.conn()).map_err(StoreError::from)?;
                }
                Ok(())
            })
            .unwrap();
        };
        run(earlier.replace("{room}", &room.to_string()));
        assert_eq!(found(house, 2, "ㅎㅇㄹ"), Vec::<String>::new());
        run(step.to_owned());
        for typed in ["ㅎㅇ", "ㅎㅇㄹ", "ㅎㅇㄹㅇ", "ㅇㅅ ㅎㅇ", "회의록을", "예산 ㅎㅇㄹ"]
        {
            assert_eq!(found(house, 2, typed), [minutes], "{typed}");
        }
        for typed in ["ㅇㄹ", "을예"] {
            assert_eq!(found(house, 2, typed), Vec::<String>::new(), "{typed}");
        }
        assert!(found(house, 3, "ㅎㅇ").is_empty());
        write(house.db(), 1, move |tx, me| actions::recall(tx, me, room, 1)).unwrap();
        assert!(found(house, 2, "ㅎㅇ").is_empty());
    });
}

#[test]
fn messages_are_found_by_fields_and_by_words_of_the_house() {
    in_messenger(async |house| {
        let (room, other) = (group(house, "시스템 점검", &[2, 3]), group(house, "예산 협의", &[2]));
        let secret = group(house, "비밀 점검", &[4]);
        say(house, 1, room, "첫째 안녕하세요");
        say(house, 2, room, "둘째 안녕하세요");
        say(house, 1, other, "셋째 안녕하세요");
        say(house, 1, secret, "넷째 안녕하세요");
        let two = person(house, 2);
        let sent = upload(&two, &format!("/messenger/rooms/{room}")).await;
        let sending = [("body", "다섯째 안녕하세요"), ("file", sent.as_str())];
        assert_eq!(two.post(&format!("/messenger/rooms/{room}/messages"), &sending).await.status, 303);
        let percent = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
        let words = ["첫째", "둘째", "셋째", "넷째", "다섯째"];
        let finds = async |path: &str| -> Vec<&str> {
            let page = text(&two, path).await;
            words.into_iter().filter(|word| page.contains(&format!("{word} 안녕"))).collect()
        };
        let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::get("Asia/Seoul").unwrap()).date();
        let (today, tomorrow) = (today.to_string(), today.tomorrow().unwrap().to_string());
        let everywhere = ["첫째", "둘째", "셋째", "다섯째"].as_slice();
        for (typed, want) in [
            ("안녕".to_owned(), everywhere),
            ("dkssud".to_owned(), everywhere),
            ("ㅇㄴㅎ".to_owned(), everywhere),
            ("안녕 from:\"직원 1\"".to_owned(), &["첫째", "셋째"]),
            ("보낸이:\"직원 1\"".to_owned(), &["첫째", "셋째"]),
            ("안녕 from:없는사람".to_owned(), &[]),
            ("안녕 in:예산".to_owned(), &["셋째"]),
            ("안녕 방:ㅅㅅㅌ".to_owned(), &["첫째", "둘째", "다섯째"]),
            ("안녕 in:비밀".to_owned(), &[]),
            ("안녕 in:없는방".to_owned(), &[]),
            ("has:file".to_owned(), &["다섯째"]),
            ("안녕 포함:파일".to_owned(), &["다섯째"]),
            (format!("안녕 before:{today}"), &[]),
            (format!("안녕 before:{tomorrow}"), everywhere),
            (format!("안녕 after:{today}"), everywhere),
            (format!("안녕 이후:{tomorrow}"), &[]),
        ] {
            assert_eq!(finds(&format!("/messenger/search?q={}", percent(&typed))).await, want, "{typed}");
        }
        let fields = |pairs: &[(&str, &str)]| -> String {
            pairs.iter().map(|(name, value)| format!("{name}={}&", percent(value))).collect()
        };
        for (pairs, want) in [
            ([("from", "직원 2"), ("q", "안녕")].as_slice(), ["둘째", "다섯째"].as_slice()),
            (&[("in", "예산")], &[]),
            (&[("in", "예산"), ("q", "안녕")], &["셋째"]),
            (&[("since", &today), ("until", &today)], everywhere),
            (&[("until", "2020-01-01")], &[]),
            (&[("files", "on")], &["다섯째"]),
        ] {
            assert_eq!(finds(&format!("/messenger/search?{}", fields(pairs))).await, want, "{pairs:?}");
        }
        // Within one room the same, and that room alone.
        let inside = format!("/messenger/rooms/{other}/search?q=");
        assert_eq!(finds(&format!("{inside}{}", percent("안녕 from:\"직원 1\" in:시스템"))).await, ["셋째"]);
        assert_eq!(
            finds(&format!("/messenger/rooms/{room}/search?from={}", percent("직원 1"))).await,
            ["첫째"]
        );
        assert_eq!(person(house, 4).get(&format!("/messenger/rooms/{room}/search?q=x")).await.status, 404);
        let page =
            text(&two, &format!("/messenger/search?q={}&from={}", percent("안녕"), percent("직원 1"))).await;
        assert!(
            page.contains("시스템 점검") && page.contains("<details class=\"found-more\" open>"),
            "{page}"
        );
    });
}

/// Years apart and many at once: PostgreSQL looks through spans of time, which nobody may notice.
#[test]
fn what_was_said_years_apart_is_found_in_its_order() {
    in_messenger_at(async |house, clock| {
        let (room, other) = (group(house, "점검", &[2]), group(house, "다른 방", &[3]));
        let mut said = Vec::new();
        for (n, hours) in [0, 1, 40, 1, 400, 9_000, 1, 11_000, 6_000].into_iter().enumerate() {
            clock.minutes(hours * 60);
            say(house, 1, other, "점검 비밀");
            for m in 0..8 {
                let body = format!("점검 {n}-{m}");
                say(house, 1, room, &body);
                said.insert(0, body);
            }
        }
        let query = Sought { words: Query::parse("점검"), ..Sought::default() };
        let (mut before, mut all) = (Id::from_i64(i64::MAX), Vec::new());
        loop {
            let some = read(house.db(), |conn| words::find(conn, (viewer(2).id, false), &query, before, 10));
            let Some(last) = some.last() else { break };
            before = last.id;
            all.extend(some.into_iter().map(|message| message.body));
        }
        assert_eq!(all, said);
        assert_eq!(found(house, 2, "ㅈㄱ").len(), 50);
    });
}
