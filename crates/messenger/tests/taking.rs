//! A room is taken away as an archive that anybody can check: by whom it may be, as far as they may read it. On both databases.
#![cfg(test)]

mod house;

use house::visits::{person, room, say, text, upload};
use house::{in_messenger, in_messenger_at, read};
use maru_kernel::Id;
use maru_testkit::{Reply, TempFolder, Visitor};
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;

/// Why, as somebody might write it.
const REASON: &str = "감사 자료로 제출하기 위해";

/// The archive of a room, unpacked by the system's own tools: its texts by their names.
async fn taken(visitor: &Visitor<'_>, room: &str, fields: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let reply = asked(visitor, room, fields).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("content-type"), Some("application/zip"));
    let folder = TempFolder::new();
    let file = folder.path().join("room.zip");
    std::fs::write(&file, &reply.body).unwrap();
    let unpacked = folder.path().join("room");
    let done = Command::new("unzip").args(["-q"]).arg(&file).arg("-d").arg(&unpacked).status().unwrap();
    assert!(done.success());
    let checked = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(&unpacked)
        .output()
        .unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let mut found = BTreeMap::new();
    for below in [unpacked.clone(), unpacked.join("files")] {
        for entry in
            std::fs::read_dir(below).into_iter().flatten().flatten().filter(|entry| entry.path().is_file())
        {
            let name = entry.path().strip_prefix(&unpacked).unwrap().display().to_string();
            found.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
    let listed = String::from_utf8(found["SHA256SUMS"].clone()).unwrap().lines().count();
    assert_eq!(listed + 1, found.len(), "everything but the list is listed");
    found
}

async fn asked(visitor: &Visitor<'_>, room: &str, fields: &[(&str, &str)]) -> Reply {
    let days = [("since", ""), ("until", ""), ("reason", REASON)]
        .into_iter()
        .filter(|(name, _)| fields.iter().all(|(n, _)| n != name));
    let fields: Vec<(&str, &str)> = days.chain(fields.iter().copied()).collect();
    visitor.post(&format!("{room}/archive"), &fields).await
}

fn messages(taken: &BTreeMap<String, Vec<u8>>) -> Vec<Value> {
    serde_json::from_slice(&taken["messages.json"]).unwrap()
}

#[test]
fn s_23_s_191_a_room_is_taken_away_whole_and_by_those_who_manage_it_alone() {
    in_messenger(async |house| {
        let (one, two) = (person(house, 1), person(house, 2));
        let place = room(&one, "하반기 점검: 결과/계획", &[2, 3]).await;
        say(&one, &place, "**첫째** <script>alert(1)</script>").await;
        say(&two, &place, "거둘 말").await;
        let file = upload(&two, &place).await;
        let sent =
            two.post(&format!("{place}/messages"), &[("body", "파일입니다"), ("file", file.as_str())]).await;
        assert_eq!(sent.status, 303);
        two.post(&format!("{place}/messages"), &[("body", "답글"), ("thread", "1")]).await;
        two.post(&format!("{place}/messages/2/recall"), &[]).await;
        assert_eq!(asked(&two, &place, &[]).await.status, 403);
        assert_eq!(
            person(house, 4)
                .post(&format!("{place}/archive"), &[("since", ""), ("until", ""), ("reason", REASON)])
                .await
                .status,
            404
        );
        assert!(!text(&two, &format!("{place}/about")).await.contains("/archive"));
        assert!(text(&one, &format!("{place}/about")).await.contains("/archive"));
        text(&one, &format!("{place}/archive")).await;

        let unsaid = asked(&one, &place, &[("reason", "그냥"), ("until", "2026-11-01")]).await;
        assert_eq!(unsaid.status, 422);
        assert!(unsaid.text().contains("value=\"2026-11-01\"") && unsaid.text().contains("그냥"));
        let all = taken(&one, &place, &[("files", "on")]).await;
        let rows = messages(&all);
        let bodies: Vec<&str> = rows.iter().map(|row| row["body"].as_str().unwrap()).collect();
        assert_eq!(bodies, ["**첫째** <script>alert(1)</script>", "", "파일입니다", "답글"]);
        assert!(rows[1]["recalled_at"].is_string() && rows[3]["thread"] == 1);
        let of_it = &rows[2]["files"][0];
        let content = &all[of_it["path"].as_str().unwrap()];
        assert_eq!(content.len() as u64, of_it["size"].as_u64().unwrap());
        let page = String::from_utf8(all["index.html"].clone()).unwrap();
        assert!(
            page.contains("<strong>첫째</strong>") && !page.contains("<script>") && !page.contains("거둘 말")
        );
        assert!(page.contains(&format!("href=\"{}\"", of_it["path"].as_str().unwrap())));
        let about: Value = serde_json::from_slice(&all["manifest.json"]).unwrap();
        assert_eq!((&about["messages"], &about["files"]), (&4.into(), &1.into()));
        assert_eq!(messages(&taken(&one, &place, &[]).await)[2]["files"], Value::Array(Vec::new()));

        house.settle().await;
        let events = read(house.db(), |conn| maru_store::events_after(conn, 0, 10_000));
        let told: Vec<Value> = events
            .iter()
            .filter(|event| event.name == "messenger.taken_away")
            .map(|event| serde_json::from_str(&event.details).unwrap())
            .collect();
        assert_eq!(told.len(), 2);
        assert_eq!((&told[0]["messages"], &told[0]["files"]), (&4.into(), &1.into()));
        assert_eq!((told[0]["sha256"].as_str().unwrap().len(), &told[0]["reason"]), (64, &REASON.into()));
    });
}

/// What is said in threads belongs to its day, also where nobody says anything beside them.
#[test]
fn answers_in_threads_are_taken_away_with_their_day() {
    in_messenger_at(async |house, hands| {
        let one = person(house, 1);
        let place = room(&one, "점검", &[2]).await;
        say(&one, &place, "첫날").await;
        let first = house.db().now();
        let answer = async |words: &str| {
            let fields = [("body", words), ("thread", "1")];
            assert_eq!(one.post(&format!("{place}/messages"), &fields).await.status, 303);
        };
        answer("첫날 답글").await;
        hands.minutes(48 * 60);
        answer("사흗날 답글").await;
        let day = |days: i64| {
            let at = first + jiff::SignedDuration::from_hours(24 * days);
            at.to_zoned(jiff::tz::TimeZone::get("Asia/Seoul").unwrap()).date().to_string()
        };
        let bodies = async |fields: &[(&str, &str)]| -> Vec<String> {
            let taken = taken(&person(house, 1), &place, fields).await;
            messages(&taken).iter().map(|row| row["body"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(bodies(&[("until", &day(0))]).await, ["첫날", "첫날 답글"]);
        assert_eq!(bodies(&[("since", &day(1))]).await, ["사흗날 답글"]);
        assert_eq!(bodies(&[("since", &day(3))]).await, Vec::<String>::new());
    });
}

/// What leaves the house asks for proof of who takes it, if that was given some time ago.
#[test]
fn s_119_a_room_is_taken_away_by_whoever_has_just_proven_who_they_are() {
    in_messenger(async |house| {
        let one = person(house, 1);
        let place = room(&one, "점검", &[2]).await;
        say(&one, &place, "말").await;
        assert_eq!(asked(&one, &place, &[]).await.status, 200);
        let late = asked(&person(house, 1).proven_ago(20), &place, &[]).await;
        assert_ne!(late.status, 200);
        assert_ne!(late.header("content-type"), Some("application/zip"));
    });
}

#[test]
fn s_143_nothing_is_taken_away_that_could_not_be_read_and_nothing_that_is_kept_in() {
    in_messenger(async |house| {
        let (one, two) = (person(house, 1), person(house, 2));
        let place = room(&one, "점검", &[3]).await;
        say(&one, &place, "전에 한 말").await;
        let settings = [("name", "점검"), ("topic", ""), ("posting", "members"), ("history", "none")];
        assert_eq!(one.post(&format!("{place}/settings"), &settings).await.status, 303);
        let key = house::visits::key(2);
        assert_eq!(one.post(&format!("{place}/members"), &[("person", key.as_str())]).await.status, 303);
        let appointed =
            one.post(&format!("{place}/members/{}/role", Id::from_i64(2)), &[("manages", "true")]).await;
        assert_eq!(appointed.status, 303, "{}", appointed.text());
        say(&one, &place, "뒤에 한 말").await;
        let theirs = taken(&two, &place, &[]).await;
        assert_eq!(messages(&theirs).len(), 1);
        assert!(!String::from_utf8(theirs["index.html"].clone()).unwrap().contains("전에"));
        let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::get("Asia/Seoul").unwrap()).date();
        let (today, tomorrow) = (today.to_string(), today.tomorrow().unwrap().to_string());
        assert_eq!(messages(&taken(&one, &place, &[("since", &today), ("until", &today)]).await).len(), 2);
        assert_eq!(messages(&taken(&one, &place, &[("since", &tomorrow)]).await).len(), 0);
        assert_eq!(messages(&taken(&one, &place, &[("until", "2020-01-01")]).await).len(), 0);
        let wrong = asked(&one, &place, &[("since", &tomorrow), ("until", &today)]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text().contains(&format!("value=\"{tomorrow}\"")), "what was chosen is still there");
        let settings = [settings.as_slice(), &[("confined", "on")]].concat();
        assert_eq!(one.post(&format!("{place}/settings"), &settings).await.status, 303);
        let refused = asked(&one, &place, &[]).await;
        assert_eq!((refused.status.as_u16(), refused.text().contains("messenger.kept_in")), (403, true));
        assert!(!text(&one, &format!("{place}/about")).await.contains("/archive"));
    });
}

#[test]
fn an_archive_proves_who_was_asked_urgently_and_who_confirmed() {
    in_messenger(async |house| {
        let (one, two) = (person(house, 1), person(house, 2));
        let place = room(&one, "공지", &[2, 3]).await;
        let asking = [("body", "18시까지 확인해 주십시오."), ("priority", "urgent"), ("asks", "on")];
        assert_eq!(one.post(&format!("{place}/messages"), &asking).await.status, 303);
        say(&one, &place, "아무것도 묻지 않는 말").await;
        let first = format!("{place}/messages/1");
        assert_eq!(two.post(&format!("{first}/confirmation"), &[]).await.status, 303);
        for visitor in [&one, &two] {
            assert_eq!(visitor.post(&format!("{first}/reactions"), &[("sign", "👍")]).await.status, 303);
        }
        let found = taken(&one, &place, &[]).await;
        let page = String::from_utf8(found["index.html"].clone()).unwrap();
        let asked = page.split("<article ").find(|piece| piece.starts_with("id=\"m1\"")).unwrap();
        for part in ["긴급", "확인 요청", "확인한 사람 1명: 직원 2 (", "👍 직원 1, 직원 2"]
        {
            assert!(asked.contains(part), "{part} in {asked}");
        }
        let other = page.split("<article ").find(|piece| piece.starts_with("id=\"m2\"")).unwrap();
        assert!(!other.contains("note"), "{other}");
        let rows = messages(&found);
        let confirmed = rows[0]["confirmed"].as_array().unwrap();
        assert_eq!((confirmed.len(), confirmed[0]["name"].as_str()), (1, Some("직원 2")));
        assert!(confirmed[0]["at"].as_str().unwrap().starts_with("20"));
        assert_eq!(
            (rows[0]["signs"][0]["people"].as_i64(), rows[0]["signs"][0]["by"][1]["name"].as_str()),
            (Some(2), Some("직원 2"))
        );
        assert_eq!(rows[1]["confirmed"].as_array().unwrap().len(), 0);
    });
}
