//! What surrounds the text of a page: labels, review, templates, "read and understood", what changed and what
//! leads nowhere; over HTTP, on both databases.
#![cfg(test)]

mod house;
mod staff;

use maru_kernel::Id;
use maru_store::StoreError;
use maru_testkit::{TestHouse, Visitor};
use maru_wiki::actions;

/// A house with a directory, as duties are told to whoever stands behind posts and units.
fn in_wiki(body: impl AsyncFn(&TestHouse)) {
    house::in_wiki(house::directory, body);
}

fn person<'h>(house: &'h TestHouse, number: i64) -> Visitor<'h> {
    house.visitor(Id::from_i64(number), "가온", &["wiki.spaces.make"])
}

async fn post(visitor: &Visitor<'_>, path: &str, form: &[(&str, &str)]) -> String {
    let made = visitor.post(path, form).await;
    assert_eq!(made.status, 303, "{path}: {}", made.text());
    made.location().to_owned()
}

/// A space everybody reads, with a page; both are the visitor's.
async fn space_and_page(visitor: &Visitor<'_>) -> (String, String) {
    let space =
        post(visitor, "/wiki/spaces", &[("title", "제설"), ("owner", "agency"), ("description", "")]).await;
    let page = post(visitor, &format!("{space}/pages"), &[("title", "지침"), ("body", "눈을 치운다.")]).await;
    (space, page)
}

fn id(page: &str) -> &str {
    page.rsplit('/').next().unwrap()
}

/// The people who were told of the last event of that name.
fn told(house: &TestHouse, name: &str) -> Option<String> {
    let events = house.db().read_blocking(|conn| maru_store::events_after(conn, 0, 1_000)).unwrap();
    events.into_iter().rfind(|event| event.name == name).map(|event| event.audience)
}

#[test]
fn labels_bring_pages_together_for_those_who_see_them() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let (_, page) = space_and_page(&me).await;
        let own =
            post(&me, "/wiki/spaces", &[("title", "내 것"), ("owner", "person"), ("description", "")]).await;
        post(&me, &format!("{page}/labels"), &[("labels", "겨울철, 안전")]).await;
        post(&me, &format!("{own}/labels"), &[("labels", "겨울철, 비밀")]).await;
        assert!(me.get(&page).await.text().contains("겨울철"));
        let mine = me.get("/wiki/labels/%EA%B2%A8%EC%9A%B8%EC%B2%A0").await.text();
        assert!(mine.contains("지침") && mine.contains("내 것"), "{mine}");
        let theirs = other.get("/wiki/labels/%EA%B2%A8%EC%9A%B8%EC%B2%A0").await.text();
        assert!(theirs.contains("지침") && !theirs.contains("내 것"), "{theirs}");
        assert!(!other.get("/wiki/labels").await.text().contains("비밀"));
        assert_eq!(other.get(&format!("{page}/labels")).await.status, 403);
        let long = "가".repeat(41);
        assert_eq!(me.post(&format!("{page}/labels"), &[("labels", &long)]).await.status, 422);
        house.settle().await;
        let source = house.house.offers.search.iter().find(|s| s.module() == "wiki").unwrap();
        let found = house.db().read_blocking(|conn| source.changed_since(conn, 0, 10)).unwrap();
        assert!(found.iter().any(|document| document.body.contains("안전")), "labels are found");
    });
}

#[test]
fn what_changed_and_what_leads_nowhere_is_told_as_far_as_one_sees_it() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let (space, page) = space_and_page(&me).await;
        let own =
            post(&me, "/wiki/spaces", &[("title", "내 것"), ("owner", "person"), ("description", "")]).await;
        let link = format!("[지침]({page})");
        let linking = post(&me, &format!("{space}/pages"), &[("title", "차례"), ("body", &link)]).await;
        post(&me, &own, &[("title", "내 것"), ("body", &link), ("base", "1"), ("note", "숨긴 말")]).await;
        let changes = me.get("/wiki/changes").await.text();
        assert!(changes.contains("내 것") && changes.contains("숨긴 말"), "{changes}");
        let seen = other.get("/wiki/changes").await.text();
        assert!(seen.contains("차례") && !seen.contains("내 것") && !seen.contains("숨긴 말"), "{seen}");
        let of_space = me.get(&format!("/wiki/changes?space={}", id(&space))).await.text();
        assert!(of_space.contains("차례") && !of_space.contains("숨긴 말"), "{of_space}");
        let older = me.get(&format!("/wiki/changes?before={}", id(&linking))).await.text();
        assert!(older.contains("지침") && !older.contains(&format!("href=\"{linking}\"")), "{older}");
        assert!(!me.get("/wiki/broken-links").await.text().contains("차례"));
        post(&me, &format!("{page}/removal"), &[]).await;
        let broken = other.get("/wiki/broken-links").await.text();
        assert!(broken.contains("차례") && !broken.contains("내 것"), "{broken}");
    });
}

#[test]
fn a_page_is_arranged_and_looked_at_again_when_its_time_has_come() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let (_, page) = space_and_page(&me).await;
        assert_eq!(other.get(&format!("{page}/arrangement")).await.status, 403);
        assert!(me.get(&format!("{page}/arrangement")).await.text().contains("name=\"holder\""));
        let holder = format!("person:{}", Id::from_i64(1));
        let form =
            [("holder", holder.as_str()), ("months", "12"), ("due", "2020-03-02"), ("four_eyes", "on")];
        post(&me, &format!("{page}/arrangement"), &form).await;
        assert!(me.get(&page).await.text().contains("2020. 3. 2."), "the page is stale");
        actions::remind(house.db()).unwrap();
        house.settle().await;
        let first = told(house, "wiki.review_due").unwrap();
        assert_eq!(first, format!("[\"{}\"]", Id::from_i64(1)));
        let count = || {
            house.db().read_blocking(|conn| {
                let events = maru_store::events_after(conn, 0, 1_000)?;
                Ok::<_, StoreError>(events.iter().filter(|event| event.name == "wiki.review_due").count())
            })
        };
        house.settle().await;
        actions::remind(house.db()).unwrap();
        house.settle().await;
        assert_eq!(count().unwrap(), 1, "nobody is told twice");
        assert_eq!(other.post(&format!("{page}/review"), &[]).await.status, 403);
        post(&me, &format!("{page}/review"), &[]).await;
        assert!(!me.get(&page).await.text().contains("2020. 3. 2."));
        for (field, value) in [("months", "61"), ("due", "내일"), ("holder", "role:auditor")] {
            let mut form = form.to_vec();
            form.iter_mut().filter(|(name, _)| *name == field).for_each(|pair| pair.1 = value);
            let refused = me.post(&format!("{page}/arrangement"), &form).await;
            assert_eq!(refused.status, 422, "{field}: {}", refused.text());
        }
    });
}

#[test]
fn a_new_page_begins_with_an_outline_of_the_house_or_a_template_one_may_see() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let own =
            post(&me, "/wiki/spaces", &[("title", "내 것"), ("owner", "person"), ("description", "")]).await;
        let holder = format!("person:{}", Id::from_i64(1));
        let template =
            post(&me, &format!("{own}/pages"), &[("title", "점검표"), ("body", "- [ ] 살포기")]).await;
        post(
            &me,
            &format!("{template}/arrangement"),
            &[("holder", &holder), ("months", "0"), ("is_template", "on")],
        )
        .await;
        let list = me.get(&format!("{own}/outlines")).await.text();
        for part in ["직무편람", "업무매뉴얼", "회의록", "주간업무보고", "인수인계서", "점검표"]
        {
            assert!(list.contains(part), "{part} in {list}");
        }
        assert!(me.get(&format!("{own}/new?outline=minutes")).await.text().contains("정한 것"));
        let begun = format!("{own}/new?outline={}", id(&template));
        assert!(me.get(&begun).await.text().contains("살포기"));
        let theirs =
            post(&other, "/wiki/spaces", &[("title", "남의 것"), ("owner", "person"), ("description", "")])
                .await;
        let hidden = other.get(&format!("{theirs}/new?outline={}", id(&template))).await;
        assert!(hidden.status == 200 && !hidden.text().contains("살포기"), "{}", hidden.text());
        assert!(!other.get(&format!("{theirs}/outlines")).await.text().contains("점검표"));
    });
}

#[test]
fn readers_confirm_the_version_they_are_asked_for() {
    in_wiki(async |house| {
        let (me, reader) = (person(house, 1), person(house, 2));
        staff::employ(house.db(), 900, "총무부", 1, 2);
        let (_, page) = space_and_page(&me).await;
        let confirm = format!("{page}/confirmation");
        assert_eq!(reader.post(&confirm, &[("number", "1")]).await.status, 409, "nobody is asked");
        assert_eq!(reader.get(&format!("{page}/confirmations")).await.status, 403);
        post(&me, &format!("{page}/confirmations"), &[("key", "all")]).await;
        assert!(me.get(&format!("{page}/confirmations")).await.text().contains("모든 직원"));
        assert!(reader.get("/wiki").await.text().contains("읽고 확인할 문서"));
        assert!(reader.get(&page).await.text().contains("읽고 이해했습니다"));
        assert_eq!(reader.post(&confirm, &[("number", "9")]).await.status, 409, "not what is published");
        post(&reader, &confirm, &[("number", "1")]).await;
        assert!(!reader.get("/wiki").await.text().contains("읽고 확인할 문서"));
        post(&me, &page, &[("title", "지침"), ("body", "얼음을 치운다."), ("base", "1")]).await;
        assert!(
            !reader.get("/wiki").await.text().contains("읽고 확인할 문서"),
            "asked for the first version only"
        );
        post(&me, &format!("{page}/confirmations"), &[("key", "all")]).await;
        assert!(reader.get("/wiki").await.text().contains("읽고 확인할 문서"));
        assert_eq!(reader.post(&confirm, &[("number", "1")]).await.status, 409, "a form of before");
        post(&reader, &confirm, &[("number", "2")]).await;
        post(&me, &format!("{page}/confirmations"), &[("key", "")]).await;
        assert!(!me.get(&page).await.text().contains("읽고 이해했습니다"));
    });
}

#[test]
fn who_is_asked_is_told_of_a_page_that_was_in_the_trash_meanwhile() {
    in_wiki(async |house| {
        let me = person(house, 1);
        staff::employ(house.db(), 900, "총무부", 1, 2);
        let (_, page) = space_and_page(&me).await;
        post(&me, &format!("{page}/confirmations"), &[("key", "all")]).await;
        post(&me, &format!("{page}/removal"), &[]).await;
        actions::tell_asked(house.db()).unwrap();
        house.settle().await;
        assert_eq!(told(house, "wiki.confirmation_due"), None, "nobody is told of what is not there");
        post(&me, &format!("{page}/return"), &[]).await;
        actions::tell_asked(house.db()).unwrap();
        actions::tell_asked(house.db()).unwrap();
        house.settle().await;
        let both = [1, 2].map(|id| format!("\"{}\"", Id::from_i64(id))).join(",");
        assert_eq!(told(house, "wiki.confirmation_due"), Some(format!("[{both}]")));
        let events = house.db().read_blocking(|conn| maru_store::events_after(conn, 0, 1_000)).unwrap();
        assert_eq!(events.iter().filter(|event| event.name == "wiki.confirmation_due").count(), 1);
    });
}

#[test]
fn s_148_whoever_serves_nowhere_is_asked_counted_and_told_too() {
    in_wiki(async |house| {
        let me = person(house, 1);
        staff::employ(house.db(), 900, "총무부", 1, 2);
        staff::add(house.db(), 7, "무소속");
        let (_, page) = space_and_page(&me).await;
        post(&me, &format!("{page}/confirmations"), &[("key", "all")]).await;
        let list = me.get(&format!("{page}/confirmations")).await.text();
        assert!(list.contains("3명 가운데 0명") && list.contains("소속 부서 없음"), "{list}");
        let rest = me.get(&format!("{page}/confirmations?unit=none")).await.text();
        assert!(rest.contains("소속 부서 없음: 아직") && rest.contains("무소속"), "{rest}");
        actions::tell_asked(house.db()).unwrap();
        house.settle().await;
        let told = told(house, "wiki.confirmation_due").unwrap();
        assert!(told.contains(&Id::from_i64(7).to_string()), "{told}");
    });
}

#[test]
fn remarks_are_made_answered_and_settled() {
    in_wiki(async |house| {
        let (me, other, third) = (person(house, 1), person(house, 2), person(house, 3));
        let (space, page) = space_and_page(&me).await;
        let comments = format!("{page}/comments");
        assert_eq!(
            other.post(&comments, &[("body", "오타입니다.")]).await.status,
            403,
            "reading is not enough"
        );
        let all = [("key", "all"), ("new_level", "comment"), ("shown", "all=read")];
        assert_eq!(me.post(&format!("{space}/rights"), &all).await.status, 303);
        let there =
            post(&other, &comments, &[("body", "**얼음**도 적을까요?"), ("quote", "눈을 치운다.")]).await;
        let thread = there.rsplit_once("#c-").unwrap().1.to_owned();
        house.settle().await;
        assert_eq!(told(house, "wiki.page_commented").unwrap(), format!("[\"{}\"]", Id::from_i64(1)));
        let shown = me.get(&comments).await.text();
        assert!(
            shown.contains("**얼음**도 적을까요?") && shown.contains("<blockquote>눈을 치운다."),
            "{shown}"
        );
        assert!(me.get(&page).await.text().contains("의견 1개"));
        post(&me, &comments, &[("body", "좋습니다."), ("thread", &thread)]).await;
        let settle = format!("{comments}/{thread}/settlement");
        assert_eq!(
            third.post(&settle, &[("settled", "true")]).await.status,
            403,
            "neither author nor writer"
        );
        post(&other, &settle, &[("settled", "true")]).await;
        assert!(!me.get(&page).await.text().contains("의견 1개"));
        post(&me, &settle, &[("settled", "false")]).await;
        post(&me, &page, &[("title", "지침"), ("body", "눈과 얼음을 치운다."), ("base", "1")]).await;
        assert!(me.get(&comments).await.text().contains("지금은 수정된 대목"));
        let nowhere = [("body", "가"), ("thread", "0000000000009")];
        assert_eq!(me.post(&comments, &nowhere).await.status, 404);
        assert_eq!(me.post(&comments, &[("body", "  ")]).await.status, 422);
    });
}

#[test]
fn every_line_names_its_version_and_every_right_its_time() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let (space, page) = space_and_page(&me).await;
        post(&me, &page, &[("title", "지침"), ("body", "눈을 치운다.\n\n모래를 뿌린다.\n"), ("base", "1")])
            .await;
        let authors = other.get(&format!("{page}/authors")).await.text();
        assert!(authors.contains("versions/1\"") && authors.contains("versions/2\""), "{authors}");
        let own = [("key", "person:0000000000002"), ("new_level", "edit"), ("breaks", "on")];
        assert_eq!(me.post(&format!("{page}/rights"), &own).await.status, 303);
        assert_eq!(other.get(&format!("{page}/readers")).await.status, 403);
        let readers = me.get(&format!("{page}/readers")).await.text();
        assert!(readers.contains("모든 직원"), "before the break everybody read it: {readers}");
        assert_eq!(readers.matches("<h2>").count(), 2, "two periods: {readers}");
        assert_eq!(me.get(&format!("{space}/readers")).await.text().matches("<h2>").count(), 1);
    });
}

/// Whoever manages a page alone cannot write, switch off the second person and publish unnoticed.
#[test]
fn publishing_without_a_second_person_needs_a_reason_and_is_told() {
    in_wiki(async |house| {
        let (me, watcher, second) = (person(house, 1), person(house, 2), person(house, 3));
        let (_, page) = space_and_page(&me).await;
        let also = format!("person:{}", Id::from_i64(3));
        let manage = [("key", also.as_str()), ("new_level", "manage"), ("shown", "")];
        assert_eq!(me.post(&format!("{page}/rights"), &manage).await.status, 303);
        assert_eq!(
            watcher.post(&format!("{page}/marks"), &[("mark", "watch"), ("on", "true")]).await.status,
            303
        );
        let holder = format!("person:{}", Id::from_i64(1));
        let arranged = format!("{page}/arrangement");
        let on = [("holder", holder.as_str()), ("months", "0"), ("four_eyes", "on")];
        post(&me, &arranged, &on).await;
        post(&me, &page, &[("title", "지침"), ("body", "얼음을 치운다."), ("base", "1")]).await;
        assert_eq!(me.post(&format!("{page}/versions/2/publication"), &[]).await.status, 403);
        let off = |reason| [("holder", holder.as_str()), ("months", "0"), ("reason", reason)];
        for short in [" ", "급함", "..........", "ㅤㅤㅤㅤㅤㅤㅤㅤㅤㅤ"] {
            let refused = me.post(&arranged, &off(short)).await;
            assert_eq!(refused.status, 422, "{short:?}: {}", refused.text());
            assert!(refused.text().contains("끄는 사유"), "{}", refused.text());
        }
        assert!(me.get(&arranged).await.text().contains("name=\"reason\""));
        post(&me, &arranged, &off("급한 <공지>를 내야 합니다")).await;
        house.settle().await;
        let heard = told(house, "wiki.four_eyes_switched_off").unwrap();
        for number in [2, 3] {
            assert!(heard.contains(&Id::from_i64(number).to_string()), "{number} in {heard}");
        }
        post(&me, &page, &[("title", "지침"), ("body", "모래를 뿌린다."), ("base", "2")]).await;
        assert_eq!(
            second.get(&format!("{page}/history")).await.text().matches("다른 관리자 없이 게시").count(),
            1
        );
        for base in 3..103 {
            let (body, base) = (format!("{base}번째로 뿌린다."), base.to_string());
            post(&me, &page, &[("title", "지침"), ("body", &body), ("base", &base)]).await;
        }
        post(&me, &arranged, &on).await;
        house.settle().await;
        let events = house.db().read_blocking(|conn| maru_store::events_after(conn, 0, 1_000)).unwrap();
        let details = |name: &str| {
            events.iter().rfind(|event| event.name == name).map(|event| event.details.clone()).unwrap()
        };
        assert!(details("wiki.four_eyes_switched_off").contains("급한 <공지>"));
        let alone = details("wiki.four_eyes_switched_on");
        let all: Vec<String> = (3..104).map(|number: i32| number.to_string()).collect();
        assert!(alone.contains("\"count\":101") && alone.contains(&all.join(",")), "all of them: {alone}");
        let history = watcher.get(&format!("{page}/history")).await.text();
        let first = watcher.get(&format!("{page}/history?before=5")).await.text();
        let history = history + &first;
        let place = |part: &str| history.find(part).unwrap_or_else(|| panic!("{part} in {history}"));
        let lines = [
            place("다른 관리자의 게시를 켰습니다"),
            place("versions/3\""),
            place("급한 &#60;공지&#62;"),
            place("versions/1\""),
        ];
        assert!(lines.is_sorted(), "{lines:?} in {history}");
    });
}

#[test]
fn many_are_asked_from_pages_of_the_agency_or_by_whoever_makes_such() {
    in_wiki(async |house| {
        staff::employ(house.db(), 901, "안전부", 10_000, 301);
        let (plain, policy) = (house.visitor(Id::from_i64(10_000), "가온", &[]), person(house, 10_001));
        let space =
            post(&plain, "/wiki/spaces", &[("title", "제설"), ("owner", "project"), ("description", "")])
                .await;
        let page = post(&plain, &format!("{space}/pages"), &[("title", "지침"), ("body", "눈")]).await;
        let manager = format!("person:{}", Id::from_i64(10_001));
        for (place, key, level) in [(&space, "all", "read"), (&page, &*manager, "manage")] {
            let form = [("key", key), ("new_level", level), ("shown", "")];
            assert_eq!(plain.post(&format!("{place}/rights"), &form).await.status, 303);
        }
        let list = format!("{page}/confirmations");
        let refused = plain.post(&list, &[("key", "all")]).await;
        assert_eq!(refused.status, 403, "{}", refused.text());
        assert!(refused.text().contains("여기서는 300명까지"), "{}", refused.text());
        post(&policy, &list, &[("key", "all")]).await;
    });
}

/// More people than were ever told or listed at once.
const STAFF: i64 = 6_100;

#[test]
fn all_who_are_asked_and_may_see_the_page_are_told_once_counted_and_listed() {
    in_wiki(async |house| {
        let db = house.db();
        staff::employ(db, 900, "총무부", 1, 3);
        staff::employ(db, 901, "안전부", 10_000, STAFF);
        let (me, reader) = (person(house, 1), person(house, 10_000));
        let (_, page) = space_and_page(&me).await;
        let list = format!("{page}/confirmations");
        let nobody = format!("unit:{}", Id::from_i64(777));
        let refused = me.post(&list, &[("key", &nobody)]).await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert!(refused.text().contains("볼 수 있는 사람이 없습니다"), "{}", refused.text());
        post(&me, &list, &[("key", "all")]).await;
        post(&reader, &format!("{page}/confirmation"), &[("number", "1")]).await;
        house.settle().await;
        house.settle().await;
        let told = |house: &TestHouse| -> Vec<Vec<String>> {
            let events = house.db().read_blocking(|conn| maru_store::events_after(conn, 0, 1_000)).unwrap();
            let due = events.iter().filter(|event| event.name == "wiki.confirmation_due");
            due.map(|event| serde_json::from_str(&event.audience).unwrap()).collect()
        };
        let parts = told(house);
        assert!(parts.iter().all(|part| part.len() <= 1_000), "in parts");
        let mut people = parts.concat();
        people.sort_unstable();
        people.dedup();
        let count = usize::try_from(STAFF).unwrap() + 3;
        assert_eq!((people.len(), parts.concat().len()), (count, count), "everybody, once");
        let shown = me.get(&list).await.text();
        for part in ["6103명 가운데 1명 확인", "6100명 가운데 1명 확인", "3명 가운데 0명 확인", "6099명"]
        {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        let unit = Id::from_i64(901);
        let rest = me.get(&format!("{list}?unit={unit}")).await.text();
        assert!(rest.contains("안전부 10001") && !rest.contains("안전부 10000,"), "{rest}");
        assert!(rest.contains(&format!("unit={unit}&#38;after=200")), "{rest}");
        let last = me.get(&format!("{list}?unit={unit}&after=6000")).await.text();
        assert!(last.contains("안전부 16099") && !last.contains("after=6200"), "{last}");
        // Only those who may see it.
        let own =
            post(&me, "/wiki/spaces", &[("title", "내 것"), ("owner", "person"), ("description", "")]).await;
        let asked = format!("{own}/confirmations");
        let others = format!("unit:{unit}");
        assert_eq!(me.post(&asked, &[("key", &others)]).await.status, 422, "they do not see it");
        post(&me, &asked, &[("key", "all")]).await;
        house.settle().await;
        house.settle().await;
        assert_eq!(told(house).last().unwrap().as_slice(), [Id::from_i64(1).to_string()]);
        assert!(me.get(&asked).await.text().contains("1명 가운데 0명 확인"));
    });
}
