//! Who is mentioned in a page hears of it: once for a version, and only who may see the page; on both databases.
#![cfg(test)]

mod house;
mod made;
mod sent_file;

use diesel::prelude::*;
use made::{page, person, space};
use maru_directory::model::AppointmentKind;
use maru_directory::store::schema::{
    directory_appointments as appointments, directory_persons as persons, directory_posts as posts,
    directory_units as units,
};
use maru_kernel::{Cause, Id};
use maru_store::{StoreResult, Tx, Utc};
use maru_testkit::{TestHouse, Visitor};
use sent_file::sent;
use std::io::{Cursor, Write};

fn in_wiki(body: impl AsyncFn(&TestHouse)) {
    house::in_wiki(house::directory, body);
}

fn unit(tx: &mut Tx<'_>, id: i64, name: &str) {
    let since = Utc(tx.now());
    let row = (
        (units::id.eq(id), units::name.eq(name), units::choseong.eq(maru_kernel::korean::choseong(name))),
        (
            units::code.eq(""),
            units::dn.eq(""),
            units::ord.eq(0),
            units::closed.eq(false),
            units::since.eq(since),
        ),
    );
    diesel::insert_into(units::table).values(row).execute(tx.conn()).unwrap();
}

fn serving(tx: &mut Tx<'_>, id: i64, unit: i64, post: Option<i64>) {
    let since = Utc(tx.now());
    let row = (
        (persons::id.eq(id), persons::name.eq(format!("사람{id}")), persons::choseong.eq("ㅅㄹ")),
        (persons::active.eq(true), persons::on_leave.eq(false), persons::since.eq(since)),
    );
    diesel::insert_into(persons::table).values(row).execute(tx.conn()).unwrap();
    let row = (
        (appointments::id.eq(id), appointments::person_id.eq(id), appointments::unit_id.eq(unit)),
        (appointments::post_id.eq(post), appointments::kind.eq(AppointmentKind::Main.name())),
        (appointments::title.eq(""), appointments::ord.eq(0), appointments::since.eq(since)),
    );
    diesel::insert_into(appointments::table).values(row).execute(tx.conn()).unwrap();
}

/// Unit 100 with the people 1, 2 and 3, of whom 3 holds post 300; unit 200 with more than are told.
fn people(house: &TestHouse) {
    let write = |tx: &mut Tx<'_>| -> StoreResult<()> {
        unit(tx, 100, "도로과");
        unit(tx, 200, "본청");
        let post = (
            posts::id.eq(300),
            posts::unit_id.eq(100),
            posts::name.eq("도로과장"),
            posts::choseong.eq("ㄷㄹㄱㅈ"),
            posts::since.eq(Utc(tx.now())),
        );
        diesel::insert_into(posts::table).values(post).execute(tx.conn()).unwrap();
        for (id, post) in [(1, None), (2, None), (3, Some(300))] {
            serving(tx, id, 100, post);
        }
        (1_000..1_201).for_each(|id| serving(tx, id, 200, None));
        Ok(())
    };
    house.db().write_blocking(&Cause::system("test"), write).unwrap();
}

/// Whom each mention so far was told to.
async fn told(house: &TestHouse) -> Vec<String> {
    // What a listener records is heard of the next time.
    house.settle().await;
    house.settle().await;
    let events = house.db().read_blocking(|conn| maru_store::events_after(conn, 0, 10_000)).unwrap();
    let mentions = events.into_iter().filter(|event| event.name == "wiki.page_mentioned");
    mentions.map(|event| event.audience).collect()
}

fn list(people: &[i64]) -> String {
    let ids: Vec<String> = people.iter().map(|id| format!("\"{}\"", Id::from_i64(*id))).collect();
    format!("[{}]", ids.join(","))
}

async fn save(me: &Visitor<'_>, page: &str, base: &str, body: &str) {
    let saved = me.post(page, &[("title", "지침"), ("body", body), ("base", base)]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
}

fn unit_mention(id: i64) -> String {
    format!("[@부서](/people/units/{})", Id::from_i64(id))
}

#[test]
fn a_unit_a_post_and_a_person_hear_once_of_being_mentioned() {
    in_wiki(async |house| {
        people(house);
        let me = person(house, 1);
        let shared = space(&me, "agency").await;
        let page = page(&me, &shared, "지침", "아무도").await;
        assert!(told(house).await.is_empty());
        // The same by plain Markdown; whoever writes it does not hear of it.
        save(&me, &page, "1", &unit_mention(100)).await;
        assert_eq!(told(house).await, [list(&[2, 3])]);
        save(&me, &page, "2", &format!("{} 또", unit_mention(100))).await;
        assert_eq!(told(house).await.len(), 1, "mentioned before already");
        let post = format!("{} [@도로과장](/people/posts/{})", unit_mention(100), Id::from_i64(300));
        save(&me, &page, "3", &post).await;
        assert_eq!(told(house).await.last(), Some(&list(&[3])), "whoever holds the post now");
        let link = format!("{post} [사람2](/people/{})", Id::from_i64(2));
        save(&me, &page, "4", &link).await;
        assert_eq!(told(house).await.len(), 2, "a mere link is no mention");
        save(&me, &page, "5", &link.replace("[사람2]", "[@사람2]")).await;
        assert_eq!(told(house).await.last(), Some(&list(&[2])));
    });
}

#[test]
fn what_stands_in_a_merged_cell_is_told_and_leads_back() {
    in_wiki(async |house| {
        people(house);
        let me = person(house, 1);
        let shared = space(&me, "agency").await;
        let other = page(&me, &shared, "다른 문서", "아무도").await;
        let cells = format!(
            "<table><tr><td colspan=\"2\"><a href=\"/people/units/{}\">@도로과</a>, <a href=\"{other}\">저 문서</a></td>\
             </tr><tr><td>1</td><td>2</td></tr></table>\n",
            Id::from_i64(100)
        );
        page(&me, &shared, "칸을 합친 표", &cells).await;
        assert_eq!(told(house).await, [list(&[2, 3])]);
        let shown = me.get(&other).await.text();
        let backlinks =
            shown.split("id=\"backlinks\"").nth(1).and_then(|rest| rest.split("</section>").next());
        assert!(backlinks.is_some_and(|list| list.contains("칸을 합친 표")), "{shown}");
    });
}

#[test]
fn s_145_who_may_not_see_the_page_is_not_told_of_it() {
    in_wiki(async |house| {
        people(house);
        let me = person(house, 1);
        let own = space(&me, "person").await;
        page(&me, &own, "비밀", &unit_mention(100)).await;
        assert!(told(house).await.is_empty());
    });
}

#[test]
fn a_unit_of_too_many_is_not_told_and_the_author_hears_that() {
    in_wiki(async |house| {
        people(house);
        let me = person(house, 1);
        let shared = space(&me, "agency").await;
        let page = page(&me, &shared, "지침", "아무도").await;
        let body = unit_mention(200);
        let saved = me.post(&page, &[("title", "지침"), ("body", body.as_str()), ("base", "1")]).await;
        let said =
            saved.headers.iter().find(|(name, value)| name == "set-cookie" && value.starts_with("flash="));
        assert!(said.is_some_and(|(_, value)| value.contains("warn") && value.contains("200")), "{saved:?}");
        assert!(told(house).await.is_empty());
    });
}

#[test]
fn units_and_posts_are_offered_for_mentions() {
    in_wiki(async |house| {
        people(house);
        let me = person(house, 1);
        let offered = me.get("/wiki/people?q=%E3%84%B7%E3%84%B9").await.text();
        for part in ["/people/units/", "부서", "/people/posts/", "보직 · 도로과"] {
            assert!(offered.contains(part), "{part} in {offered}");
        }
    });
}

#[test]
fn whoever_mentions_more_than_are_told_hears_how_many_were_not() {
    in_wiki(async |house| {
        people(house);
        let me = person(house, 1);
        let shared = space(&me, "agency").await;
        let page = page(&me, &shared, "지침", "아무도").await;
        let all: Vec<String> =
            (1_000..1_103).map(|id| format!("[@사람](/people/{})", Id::from_i64(id))).collect();
        let form = [("title", "지침"), ("body", &all.join(" ")), ("base", "1")];
        let saved = me.post(&page, &form).await;
        let said =
            saved.headers.iter().find(|(name, value)| name == "set-cookie" && value.starts_with("flash="));
        // "the other 3", as cookies carry it.
        let rest = "%EB%82%98%EB%A8%B8%EC%A7%80+3%EA%B3%B3";
        assert!(said.is_some_and(|(_, value)| value.contains("warn") && value.contains(rest)), "{saved:?}");
        assert_eq!(told(house).await, [list(&(1_000..1_100).collect::<Vec<_>>())]);
    });
}

#[test]
fn pages_that_are_brought_in_address_nobody_and_watchers_hear_once() {
    in_wiki(async |house| {
        people(house);
        let (me, watcher) = (person(house, 1), person(house, 2));
        let shared = space(&me, "agency").await;
        assert_eq!(
            watcher.post(&format!("{shared}/marks"), &[("mark", "watch"), ("on", "true")]).await.status,
            303
        );
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["가.md", "나.md"] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(unit_mention(100).as_bytes()).unwrap();
        }
        let file = sent(&me, "묶음.zip", &zip.finish().unwrap().into_inner()).await.to_string();
        assert_eq!(me.post(&format!("{shared}/imports"), &[("file", file.as_str())]).await.status, 303);
        assert!(told(house).await.is_empty(), "of mentions nobody hears");
        let events = house.db().read_blocking(|conn| maru_store::events_after(conn, 0, 10_000)).unwrap();
        let heard = events.iter().filter(|event| event.audience.contains(&Id::from_i64(2).to_string()));
        assert_eq!(heard.map(|event| event.name.as_str()).collect::<Vec<_>>(), ["wiki.imported"]);
        let made = events.iter().filter(|event| event.name == "wiki.page_published").count();
        assert_eq!(made, 3, "the page of the space and both");
    });
}
