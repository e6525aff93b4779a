//! Notices over HTTP, in a house of this module and the NullModule, on both databases.
#![cfg(test)]

use actix_web::http::{Method, header};
use maru_contract::{Listener, dispatch};
use maru_kernel::{Cause, Event, Id};
use maru_notify::Notify;
use maru_store::StoreResult;
use maru_testkit::null_module::{Seen, Thing, change_thing, make_thing, put_thing, thing_ref};
use maru_testkit::{NullModule, TestHouse, in_house};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};
use std::time::Duration;

fn me() -> Id {
    Id::from_i64(1_001)
}

fn somebody_else() -> Id {
    Id::from_i64(1_002)
}

#[expect(clippy::needless_pass_by_value, reason = "a closure reads better by value")]
fn in_notify_house(body: impl AsyncFn(&TestHouse, &Seen)) {
    let current: Mutex<Arc<Seen>> = Mutex::default();
    in_house(
        |hub| {
            let null = NullModule::new();
            *current.lock().unwrap() = Arc::clone(&null.seen);
            vec![Arc::new(Notify::new(hub.clone())), Arc::new(null)]
        },
        async |house| {
            let seen = Arc::clone(&current.lock().unwrap());
            body(house, &seen).await;
        },
    );
}

#[test]
fn the_bell_says_the_same_to_browsers_and_programs() {
    in_notify_house(async |house, _| {
        put_thing(house.db(), thing("새 소식"), vec![me()]);
        house.settle().await;
        let visitor = house.visitor(me(), "김서연", &[]);
        for accept in ["text/html", "*/*", "application/json", ""] {
            let asking = visitor.request(Method::GET, "/notices").insert_header((header::ACCEPT, accept));
            assert_eq!(bell(&visitor.send(asking).await.text()), "1", "{accept}");
        }
    });
}

fn thing(title: &str) -> Thing {
    Thing { title: title.to_owned(), ..Thing::default() }
}

/// What the list shows of one person, and the number on the bell.
async fn list(house: &TestHouse, person: Id, path: &str) -> (Vec<String>, String) {
    let page = house.visitor(person, "김서연", &[]).get(path).await;
    assert_eq!(page.status, 200);
    let text = page.text();
    let lists = text.split("<ul class=\"notices\">").skip(1).map(|l| l.split("</ul>").next().unwrap());
    // The title stands before the rest of its line.
    let title = |row: &str| row.split(['<', '·']).next().unwrap().trim().to_owned();
    let rows = lists.flat_map(|l| l.split("<small>").skip(1).map(title));
    (rows.collect(), bell(&text))
}

fn bell(html: &str) -> String {
    let unread = html.split("id=\"unread\">").nth(1).unwrap().split("</a>").next().unwrap();
    unread.split("class=\"badge\">").nth(1).map_or("0", |n| n.split('<').next().unwrap()).to_owned()
}

fn first_link(html: &str) -> String {
    let list = html.split("<ul class=\"notices\">").nth(1).unwrap();
    list.split("<a href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn those_named_are_told_and_nobody_else() {
    in_notify_house(async |house, _| {
        put_thing(house.db(), thing("예산안"), vec![me(), me()]);
        put_thing(house.db(), thing("남의 일"), vec![somebody_else()]);
        put_thing(house.db(), thing("아무도"), vec![]);
        house.settle().await;
        let one = || ("예산안".to_owned(), "1".to_owned());
        let (rows, count) = list(house, me(), "/notices").await;
        assert_eq!((rows[0].clone(), count), one());
        assert_eq!(rows.len(), 1);
        let english =
            house.visitor(me(), "김서연", &[]).reading(maru_kernel::Lang::En).get("/notices").await.text();
        assert!(english.contains("A thing was made"));
        assert_eq!(house.stranger().get("/notices").await.status, 303);
    });
}

#[test]
fn what_was_not_read_yet_is_told_by_the_newest_notice_alone() {
    in_notify_house(async |house, seen| {
        let id = put_thing(house.db(), thing("지침"), vec![me(), somebody_else()]);
        let again = || async move {
            let event = Event::new("null.thing_made").about(thing_ref(id)).to(vec![me(), somebody_else()]);
            house.db().write(&Cause::system("test"), move |tx| tx.record(&event).map(|_| ())).await.unwrap();
            house.settle().await;
        };
        house.settle().await;
        let visitor = house.visitor(somebody_else(), "박도윤", &[]);
        visitor.get(&first_link(&visitor.get("/notices").await.text())).await;
        for _ in 0..3 {
            again().await;
        }
        put_thing(house.db(), thing("다른 것"), vec![me()]);
        house.settle().await;
        let unread = list(house, me(), "/notices?filter=unread").await;
        assert_eq!(unread, (vec!["다른 것".to_owned(), "지침".to_owned()], "2".to_owned()));
        assert_eq!(list(house, me(), "/notices").await.0.len(), 5, "nothing is lost");
        let unread = list(house, somebody_else(), "/notices?filter=unread").await;
        assert_eq!(unread.1, "1", "whoever has read the first is told again");
        assert!(!seen.letters().is_empty());
    });
}

#[test]
fn opening_a_notice_leads_to_its_subject_and_marks_it_as_read() {
    in_notify_house(async |house, _| {
        put_thing(house.db(), thing("첫째"), vec![me()]);
        let second = put_thing(house.db(), thing("둘째"), vec![me()]);
        house.settle().await;
        let visitor = house.visitor(me(), "김서연", &[]);
        let link = first_link(&visitor.get("/notices").await.text());
        let theirs = house.visitor(somebody_else(), "박도윤", &[]).get(&link).await;
        assert_eq!(theirs.status, 404, "a notice is its receiver's");
        assert_eq!(list(house, me(), "/notices").await.1, "2");
        assert_eq!(visitor.get(&link).await.location(), format!("/null/things/{second}"));
        assert_eq!(visitor.get(&link).await.status, 303, "twice does no harm");
        assert_eq!(
            list(house, me(), "/notices?filter=unread").await,
            (vec!["첫째".to_owned()], "1".to_owned())
        );
        assert_eq!(visitor.get("/notices/0000000000009").await.status, 404);
        assert_eq!(visitor.get("/notices/x").await.status, 404);
    });
}

#[test]
fn all_are_read_up_to_what_was_on_the_page() {
    in_notify_house(async |house, _| {
        put_thing(house.db(), thing("보인 것"), vec![me()]);
        house.settle().await;
        let visitor = house.visitor(me(), "김서연", &[]);
        let page = visitor.get("/notices").await.text();
        let up_to =
            page.split("name=\"up_to\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        put_thing(house.db(), thing("그 뒤에 온 것"), vec![me()]);
        house.settle().await;
        assert_eq!(visitor.post_from_elsewhere("/notices/read", &[("up_to", &up_to)]).await.status, 403);
        assert_eq!(visitor.post("/notices/read", &[("up_to", &up_to)]).await.location(), "/notices");
        let unread = list(house, me(), "/notices?filter=unread").await;
        assert_eq!(unread, (vec!["그 뒤에 온 것".to_owned()], "1".to_owned()));
        assert_eq!(visitor.post("/notices/read", &[("up_to", "x")]).await.status, 404);
    });
}

#[test]
fn s_428_an_event_heard_again_tells_nobody_again() {
    in_notify_house(async |house, seen| {
        put_thing(house.db(), thing("한 번"), vec![me()]);
        house.settle().await;
        let teller =
            house.house.offers.listeners.iter().find(|l| l.name() == "notify.teller").unwrap().clone();
        for _ in 0..3 {
            let teller: Arc<dyn Listener> = Arc::clone(&teller);
            let again: StoreResult<()> = house
                .db()
                .write(&Cause::system("test"), move |tx| {
                    let events = maru_store::events_after(tx.conn(), 0, 100)?;
                    teller.hear(tx, &events)
                })
                .await;
            again.unwrap();
            house.settle().await;
        }
        assert_eq!(list(house, me(), "/notices").await, (vec!["한 번".to_owned()], "1".to_owned()));
        assert_eq!(seen.letters().len(), 1, "and one letter");
    });
}

#[test]
fn s_145_lost_rights_hide_old_notices_and_still_the_bell() {
    in_notify_house(async |house, _| {
        let id = put_thing(house.db(), thing("곧 비밀"), vec![me()]);
        house.settle().await;
        let link = first_link(&house.visitor(me(), "김서연", &[]).get("/notices").await.text());
        change_thing(house.db(), id, true, false);
        assert!(list(house, me(), "/notices").await.0.is_empty());
        assert_eq!(list(house, me(), "/notices").await.1, "0", "nobody can read it, so it does not count");
        change_thing(house.db(), id, false, false);
        let back = (vec!["곧 비밀".to_owned()], "1".to_owned());
        assert_eq!(list(house, me(), "/notices?filter=unread").await, back, "looking wrote nothing down");
        change_thing(house.db(), id, true, false);
        let opened = house.visitor(me(), "김서연", &[]).get(&link).await;
        assert_eq!(opened.location(), "/notices");
    });
}

#[test]
fn a_bulk_run_tells_nobody_but_an_announcement_tells_everybody() {
    in_notify_house(async |house, _| {
        let bulk: StoreResult<()> = house
            .db()
            .write(&Cause::system("directory.sync"), |tx| {
                for n in 0..450 {
                    let subject = thing_ref(Id::from_i64(n + 1));
                    tx.record(&Event::new("null.thing_changed").about(subject).to(vec![me()]))?;
                }
                Ok(())
            })
            .await;
        bulk.unwrap();
        let everybody: Vec<Id> = (1_000..2_200).map(Id::from_i64).collect();
        put_thing(house.db(), thing("공지"), everybody);
        let some: StoreResult<()> = house
            .db()
            .write(&Cause::system("null"), |tx| {
                for n in 0..50 {
                    make_thing(tx, &thing(&format!("보통 {n}")), vec![me()])?;
                }
                Ok(())
            })
            .await;
        some.unwrap();
        house.settle().await;
        let (rows, count) = list(house, me(), "/notices").await;
        assert_eq!((rows.len(), count.as_str()), (40, "51"));
        let last = Id::from_i64(2_199);
        assert_eq!(list(house, last, "/notices").await, (vec!["공지".to_owned()], "1".to_owned()));
    });
}

#[test]
fn the_list_goes_on_and_the_bell_stops_counting_at_99() {
    in_notify_house(async |house, _| {
        for n in 0..120 {
            put_thing(house.db(), thing(&format!("일 {n:03}")), vec![me()]);
        }
        house.settle().await;
        let visitor = house.visitor(me(), "김서연", &[]);
        let (mut path, mut seen) = ("/notices".to_owned(), Vec::new());
        loop {
            let (rows, count) = list(house, me(), &path).await;
            assert_eq!(count, "99");
            seen.extend(rows);
            let page = visitor.get(&path).await.text();
            let Some(before) = page.split("\" rel=\"next\"").next().filter(|_| page.contains("rel=\"next\""))
            else {
                break;
            };
            path = before.rsplit("href=\"").next().unwrap().replace("&#38;", "&");
        }
        let wanted: Vec<String> = (0..120).rev().map(|n| format!("일 {n:03}")).collect();
        assert_eq!(seen, wanted);
    });
}

#[test]
fn what_is_muted_is_not_told_and_odd_hours_are_refused() {
    in_notify_house(async |house, _| {
        put_thing(house.db(), thing("처음"), vec![me()]);
        house.settle().await;
        let visitor = house.visitor(me(), "김서연", &[]);
        assert!(visitor.get("/notices/settings").await.text().contains("사물이 생겼습니다"));
        let odd = [("kind", "null.thing_made"), ("from", "22:00"), ("to", "")];
        assert_eq!(visitor.post("/notices/settings", &odd).await.status, 422);
        let mute = [("kind", "null.thing_made"), ("from", "22:00"), ("to", "07:30")];
        assert_eq!(visitor.post("/notices/settings", &mute).await.status, 303);
        let page = visitor.get("/notices/settings").await.text();
        assert!(
            page.contains("value=\"22:00\"")
                && page.contains("사물이 생겼습니다")
                && !page.contains("value=\"null.thing_made\" checked")
        );
        put_thing(house.db(), thing("안 들림"), vec![me(), somebody_else()]);
        house.settle().await;
        assert_eq!(list(house, me(), "/notices").await.0, ["처음"]);
        assert_eq!(list(house, somebody_else(), "/notices").await.0, ["안 들림"]);
        let again = [("kind", "null.thing_made"), ("wanted", "null.thing_made"), ("from", ""), ("to", "")];
        assert_eq!(visitor.post("/notices/settings", &again).await.status, 303);
        put_thing(house.db(), thing("다시"), vec![me()]);
        house.settle().await;
        assert_eq!(list(house, me(), "/notices").await.0, ["다시", "처음"]);
    });
}

#[test]
fn channels_carry_what_may_be_seen_and_a_failing_one_loses_nothing() {
    in_notify_house(async |house, seen| {
        seen.fail(true);
        put_thing(house.db(), thing("급한 일"), vec![me()]);
        put_thing(house.db(), Thing { only_for: Some(somebody_else()), ..thing("남의 일") }, vec![me()]);
        house.settle().await;
        assert!(seen.letters().is_empty());
        assert_eq!(list(house, me(), "/notices").await.0, ["급한 일"], "the list does not wait for channels");
        seen.fail(false);
        house.settle().await;
        assert!(seen.letters().is_empty(), "it is put off, not hurried");
    });
}

#[test]
fn what_was_read_meanwhile_is_not_carried_and_what_is_about_nothing_is() {
    in_notify_house(async |house, seen| {
        put_thing(house.db(), thing("벌써 읽음"), vec![me()]);
        dispatch(house.db(), &house.house.offers.listeners).await.unwrap();
        let visitor = house.visitor(me(), "김서연", &[]);
        let link = first_link(&visitor.get("/notices").await.text());
        assert_eq!(visitor.get(&link).await.status, 303);
        let told: StoreResult<()> = house
            .db()
            .write(&Cause::system("null"), |tx| {
                tx.record(&Event::new("null.thing_made").to(vec![me()])).map(|_| ())
            })
            .await;
        told.unwrap();
        house.settle().await;
        assert_eq!(seen.letters(), [(me(), "사물이 생겼습니다".to_owned())]);
        assert_eq!(list(house, me(), "/notices").await.1, "1");
    });
}

#[test]
fn a_channel_gets_one_letter_per_notice() {
    in_notify_house(async |house, seen| {
        put_thing(house.db(), thing("편지"), vec![me(), somebody_else()]);
        house.settle().await;
        house.settle().await;
        let mut letters = seen.letters();
        letters.sort();
        assert_eq!(letters, [(me(), "편지".to_owned()), (somebody_else(), "편지".to_owned())]);
        assert!(seen.events().contains(&"null.thing_made".to_owned()));
        dispatch(house.db(), &house.house.offers.listeners).await.unwrap();
    });
}

#[test]
fn quiet_days_hold_back_what_can_wait_and_nothing_urgent() {
    in_notify_house(async |house, seen| {
        let visitor = house.visitor(me(), "김서연", &[]);
        let week = ["1", "2", "3", "4", "5", "6", "7"].map(|day| ("whole", day));
        let fields: Vec<(&str, &str)> = [("from", ""), ("to", "")].into_iter().chain(week).collect();
        assert_eq!(visitor.post("/notices/settings", &fields).await.status, 303);
        let page = visitor.get("/notices/settings").await.text();
        assert_eq!(page.matches("name=\"whole\"").count(), 7);
        assert_eq!(page.matches(" checked").count(), 7, "no hours, all days: {page}");
        let quiet = house.house.offers.quiet.clone().unwrap();
        let (now, other) = (house.db().now(), somebody_else());
        let periods = house.db().read_blocking(|conn| quiet(conn, me(), now)).unwrap();
        assert!(matches!(periods.as_slice(), [(from, to)] if *from <= now && now < *to), "{periods:?}");
        assert!(house.db().read_blocking(|conn| quiet(conn, other, now)).unwrap().is_empty());
        put_thing(house.db(), thing("기다릴 일"), vec![me()]);
        let told: StoreResult<()> = house
            .db()
            .write(&Cause::system("null"), |tx| {
                tx.record(&Event::new("null.thing_urgent").to(vec![me()])).map(|_| ())
            })
            .await;
        told.unwrap();
        house.settle().await;
        assert_eq!(seen.letters().len(), 1, "the urgent one");
        assert_eq!(list(house, me(), "/notices").await.1, "2", "the list has both");
        let odd = [("from", "22:00"), ("to", "07:00"), ("day", "6"), ("day", "x")];
        assert_eq!(visitor.post("/notices/settings", &odd).await.status, 303);
        let page = visitor.get("/notices/settings").await.text();
        let is_chosen = |day: &i32| page.contains(&format!("name=\"day\" value=\"{day}\" checked"));
        assert_eq!((1..=7).filter(is_chosen).collect::<Vec<_>>(), [6], "{page}");
    });
}

/// Everything a page's socket hears until `last` has come, or for a second.
fn heard(mut socket: &TcpStream, last: &str) -> String {
    let (mut all, mut some) = (Vec::new(), [0; 4_096]);
    while !String::from_utf8_lossy(&all).contains(last) {
        match socket.read(&mut some) {
            Ok(length) if length > 0 => all.extend_from_slice(&some[..length]),
            _ => break,
        }
    }
    String::from_utf8_lossy(&all).into_owned()
}

#[test]
fn s_143_a_live_message_tells_how_many_and_only_those_who_are_told() {
    in_notify_house(async |house, _| {
        let served = house.serve();
        let opened = |person| {
            let mut socket = TcpStream::connect(served.address).unwrap();
            socket.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
            let visitor = house.visitor(person, "김서연", &[]);
            let head = format!(
                "GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nCookie: sid={}\r\n\
                 Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
                 Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                visitor.secret()
            );
            socket.write_all(head.as_bytes()).unwrap();
            assert!(heard(&socket, "\r\n\r\n").starts_with("HTTP/1.1 101"));
            socket
        };
        let (mine, other) = (opened(me()), opened(somebody_else()));
        let id = put_thing(house.db(), thing("인사 비밀 계획"), vec![me()]);
        house.settle().await;
        let told = heard(&mine, "</turbo-stream>");
        assert!(told.contains("<turbo-stream") && told.contains("class=\"badge\">1<"), "{told}");
        for secret in ["비밀", "김서연", "thing", &id.to_string(), &me().to_string()] {
            assert!(!told.contains(secret), "{secret} in {told}");
        }
        let overheard = heard(&other, "</turbo-stream>");
        assert!(!overheard.contains("turbo-stream"), "{overheard}");
    });
}
