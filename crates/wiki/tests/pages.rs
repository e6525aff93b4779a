//! The wiki over HTTP, by forms alone, in a house of this module; on both databases.
#![cfg(test)]

mod house;
mod sent_file;

use actix_web::http::Method;
use maru_kernel::{Cause, Id, Ref};
use maru_store::{DbConn, StoreResult};
use maru_testkit::{Reply, TestHouse, Visitor};
use maru_wiki::actions;
use maru_wiki::store::trash;
use sent_file::sent;
use std::sync::Arc;

fn in_wiki(body: impl AsyncFn(&TestHouse)) {
    house::in_wiki(|_| Vec::new(), body);
}

fn person<'h>(house: &'h TestHouse, number: i64) -> Visitor<'h> {
    house.visitor(Id::from_i64(number), "가온", &["wiki.spaces.make"])
}

/// A space of the visitor's own; returns where it is.
async fn space(visitor: &Visitor<'_>, owner: &str) -> String {
    let made = visitor
        .post("/wiki/spaces", &[("title", "제설 업무"), ("owner", owner), ("description", "눈이 올 때")])
        .await;
    assert_eq!(made.status, 303, "{}", made.text());
    made.location().to_owned()
}

async fn page(visitor: &Visitor<'_>, above: &str, title: &str, body: &str) -> String {
    let made = visitor.post(&format!("{above}/pages"), &[("title", title), ("body", body)]).await;
    assert_eq!(made.status, 303, "{}", made.text());
    made.location().to_owned()
}

async fn save(visitor: &Visitor<'_>, page: &str, base: &str, body: &str) -> Reply {
    visitor.post(page, &[("title", "지침"), ("body", body), ("base", base), ("note", "")]).await
}

#[test]
fn a_page_is_written_read_and_found_again_in_its_history() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "person").await;
        let page = page(&me, &space, "지침", "# 1. 목적\n\n**눈**을 치운다.\n").await;
        let read = me.get(&page).await;
        assert_eq!(read.status, 200);
        for part in ["<strong>눈</strong>을 치운다.", "id=\"s-1-목적\"", "제설 업무", "/history"] {
            assert!(read.text().contains(part), "{part} in {}", read.text());
        }
        assert!(me.get(&format!("{page}/edit")).await.text().contains("**눈**을 치운다."));
        assert_eq!(save(&me, &page, "1", "# 1. 목적\n\n**얼음**을 치운다.\n").await.status, 303);
        assert!(me.get(&page).await.text().contains("<strong>얼음</strong>"));
        let history = me.get(&format!("{page}/history")).await.text();
        assert!(history.contains("versions/1\"") && history.contains("versions/2\""), "{history}");
        let compared = me.get(&format!("{page}/comparison?old=1&new=2")).await.text();
        assert!(compared.contains("class=\"gone\"") && compared.contains("<mark>"), "{compared}");
        assert_eq!(me.post(&format!("{page}/versions/1/restoration"), &[]).await.status, 303);
        assert!(me.get(&page).await.text().contains("<strong>눈</strong>"));
        assert!(me.get(&format!("{page}/versions/2")).await.text().contains("<strong>얼음</strong>"));
        assert_eq!(me.get("/wiki").await.status, 200);
        assert_eq!(me.get("/wiki/new").await.status, 200);
    });
}

#[test]
fn s_438_a_contradicting_save_answers_with_both_texts() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 1));
        let space = space(&me, "person").await;
        let page = page(&me, &space, "지침", "눈을 치운다.\n").await;
        assert_eq!(save(&other, &page, "1", "얼음을 치운다.\n").await.status, 303);
        let told = save(&me, &page, "1", "낙엽을 치운다.\n").await;
        assert_eq!(told.status, 409);
        let text = told.text();
        assert!(text.contains("얼음을 치운다.") && text.contains("낙엽을 치운다."), "{text}");
        assert!(text.contains("name=\"base\" value=\"2\""), "{text}");
        // The text survives even when this answer is thrown away.
        assert!(me.get(&format!("{page}/edit")).await.text().contains("낙엽을 치운다."));
    });
}

#[test]
fn s_145_a_page_one_may_not_see_is_missing_at_every_address() {
    in_wiki(async |house| {
        let (me, stranger) = (person(house, 1), person(house, 2));
        let space = space(&me, "person").await;
        let hidden = page(&me, &space, "비밀", "본문").await;
        let id = hidden.rsplit('/').next().unwrap();
        for route in &house.house.routes {
            if !route.path.contains("/pages/{id}") {
                continue;
            }
            let path = route
                .path
                .replace("{id}", id)
                .replace("{number}", "1")
                .replace("{thread}", id)
                .replace("{file}", id);
            let reply = if route.method == Method::GET {
                stranger.get(&format!("{path}?old=1&new=1")).await
            } else {
                let form: &[(&str, &str)] = match route.path.rsplit('/').next().unwrap() {
                    "{id}" | "pages" => &[("title", "가"), ("body", "나"), ("base", "1")],
                    "draft" => &[("title", "가"), ("body", "나"), ("base", "1"), ("is_new", "false")],
                    "refusal" => &[("reason", "싫어서")],
                    "place" => &[("below", id)],
                    "marks" => &[("mark", "star"), ("on", "true")],
                    "arrangement" => &[("holder", "person:0000000000002"), ("months", "0")],
                    "files" => &[("file", id)],
                    "labels" => &[("labels", "가")],
                    "exports" => &[("pages", "below"), ("form", "markdown")],
                    "imports" => &[("file", id)],
                    "confirmations" => &[("key", "all")],
                    "comments" => &[("body", "말")],
                    "settlement" => &[("settled", "true")],
                    "confirmation" => &[("number", "1")],
                    // One's own draft that is not there: nothing is told of the page.
                    "removal" if route.path.contains("draft") => continue,
                    _ => &[],
                };
                stranger.post(&path, form).await
            };
            assert_eq!(reply.status, 404, "{} {}: {}", route.method, route.path, reply.text());
            assert!(!reply.text().contains("비밀"), "{} {}", route.method, route.path);
        }
        for list in ["/wiki", "/wiki/at/%EC%A0%9C%EC%84%A4-%EC%97%85%EB%AC%B4/%EB%B9%84%EB%B0%80"] {
            assert!(!stranger.get(list).await.text().contains("비밀"), "{list}");
        }
        let refs = [Ref::new("wiki", "page", id.parse().unwrap())];
        let offers = maru_contract::Offers::of(&house.house.offers);
        let read: StoreResult<_> = house.db().read_blocking(|conn| {
            let viewer = maru_kernel::Viewer {
                id: Id::from_i64(2),
                name: String::new(),
                title: String::new(),
                unit: String::new(),
                lang: maru_kernel::Lang::Ko,
                guest: false,
                permissions: Arc::default(),
            };
            offers.describe(conn, &viewer, maru_kernel::Lang::Ko, &refs)
        });
        assert_eq!(read.unwrap(), [None]);
    });
}

#[test]
fn rights_are_given_explained_and_taken_by_forms() {
    in_wiki(async |house| {
        let (me, reader) = (person(house, 1), person(house, 2));
        let space = space(&me, "person").await;
        let page = page(&me, &space, "지침", "본문").await;
        assert_eq!(me.get(&format!("{page}/rights")).await.status, 200);
        let key = format!("person:{}", Id::from_i64(2));
        let given = me.post(&format!("{page}/rights"), &[("key", &key), ("new_level", "read")]).await;
        assert_eq!(given.status, 303, "{}", given.text());
        assert_eq!(reader.get(&page).await.status, 200);
        assert_eq!(reader.get(&space).await.status, 404);
        assert_eq!(reader.get(&format!("{page}/edit")).await.status, 403);
        assert_eq!(reader.get(&format!("{page}/rights")).await.status, 403);
        assert!(reader.get(&format!("{page}/reasons")).await.text().contains("읽기"));
        let field = format!("level.{key}");
        let late = me.post(&format!("{page}/rights"), &[(&field, "")]).await;
        assert_eq!(late.status, 409, "decided on rights of before: {}", late.text());
        let shown = format!("{key}=read");
        assert!(me.get(&format!("{page}/rights")).await.text().contains(&format!("value=\"{shown}\"")));
        let form = [(field.as_str(), ""), ("shown", shown.as_str())];
        assert_eq!(me.post(&format!("{page}/rights"), &form).await.status, 303);
        assert_eq!(reader.get(&page).await.status, 404);
    });
}

#[test]
fn pages_are_moved_thrown_away_and_brought_back() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        let first = page(&me, &space, "첫째", "본문").await;
        let second = page(&me, &space, "둘째", "본문").await;
        assert_eq!(me.get(&format!("{second}/place")).await.status, 200);
        let below = first.rsplit('/').next().unwrap();
        assert_eq!(me.post(&format!("{second}/place"), &[("below", below)]).await.status, 303);
        assert!(me.get(&first).await.text().contains("둘째"));
        let cycle =
            me.post(&format!("{first}/place"), &[("below", second.rsplit('/').next().unwrap())]).await;
        assert_eq!(cycle.status, 422);
        assert_eq!(me.post(&format!("{first}/removal"), &[]).await.status, 303);
        assert_eq!(me.get(&second).await.status, 404);
        assert!(me.get(&format!("{space}/trash")).await.text().contains("첫째"));
        assert_eq!(me.post(&format!("{first}/return"), &[]).await.status, 303);
        assert_eq!(me.get(&second).await.status, 200);
    });
}

#[test]
fn s_145_of_what_stands_between_and_is_hidden_nothing_is_told() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let space = space(&me, "project").await;
        let hidden = page(&me, &space, "숨은 문서", "본문").await;
        let shown = page(&me, &hidden, "보이는 문서", "본문").await;
        let entitle = async |page: &str, level: &str| {
            let key = format!("person:{}", Id::from_i64(2));
            let form = me.get(&format!("{page}/rights")).await.text();
            let was = form.split("name=\"shown\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
            let fields = [("key", key.as_str()), ("new_level", level), ("shown", was.unwrap())];
            assert_eq!(me.post(&format!("{page}/rights"), &fields).await.status, 303);
        };
        entitle(&shown, "edit").await;
        assert_eq!(other.get(&hidden).await.status, 404);
        // When somebody works on a hidden page is told by no list that could go on from there.
        let after = |page: &str| format!("/wiki/changes?before={}", page.rsplit('/').next().unwrap());
        let whole = other.get("/wiki/changes").await.text();
        assert!(whole.contains("보이는 문서"), "{whole}");
        assert!(other.get(&after(&hidden)).await.text().contains("보이는 문서"));
        assert!(other.get(&after("/0000000000001")).await.text().contains("보이는 문서"));
        assert!(
            !other.get(&after(&shown)).await.text().contains("보이는 문서"),
            "what comes after a page one sees"
        );
        let place = other.get(&format!("{shown}/place")).await;
        assert_eq!(place.status, 200, "it can be moved without knowing where it lies");
        assert!(
            !place.text().contains("숨은 문서") && !place.text().contains(hidden.rsplit('/').next().unwrap())
        );
        let gone = other.post(&format!("{shown}/removal"), &[]).await;
        assert_eq!((gone.status.as_u16(), gone.location()), (303, "/wiki"));
    });
}

#[test]
fn what_is_written_is_kept_as_a_draft_until_it_is_saved() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "person").await;
        let form = [("title", "새 글"), ("body", "쓰는 중"), ("base", "0"), ("is_new", "true")];
        let kept = me.post(&format!("{space}/draft"), &form).await;
        assert_eq!(kept.status, 200, "{}", kept.text());
        assert!(me.get("/wiki").await.text().contains("새 글"));
        assert!(me.get(&format!("{space}/new")).await.text().contains("쓰는 중"));
        page(&me, &space, "새 글", "다 씀").await;
        assert!(!me.get(&format!("{space}/new")).await.text().contains("쓰는 중"));
    });
}

#[test]
fn what_is_published_reaches_search_in_the_order_of_changes() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "person").await;
        let page = page(&me, &space, "지침", "염화칼슘을 뿌린다.").await;
        house.settle().await;
        let source = house.house.offers.search.iter().find(|s| s.module() == "wiki").unwrap();
        let changed =
            |cursor: i64| house.db().read_blocking(|conn| source.changed_since(conn, cursor, 10)).unwrap();
        let first = changed(0);
        assert_eq!(first.len(), 2);
        assert!(
            first
                .iter()
                .any(|d| d.body.contains("염화칼슘") && d.scopes == [format!("person:{}", Id::from_i64(1))])
        );
        let seen = first.last().unwrap().cursor;
        assert!(changed(seen).is_empty());
        save(&me, &page, "1", "모래를 뿌린다.").await;
        assert!(changed(seen).is_empty(), "before the commit was told");
        house.settle().await;
        assert_eq!(changed(seen).iter().map(|d| d.body.trim()).collect::<Vec<_>>(), ["모래를 뿌린다."]);
        me.post(&format!("{page}/removal"), &[]).await;
        house.settle().await;
        assert!(changed(seen).iter().all(|d| d.gone && d.body.is_empty()));
    });
}

#[test]
fn bad_input_is_told_in_one_sentence() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "person").await;
        let page = page(&me, &space, "지침", "본문").await;
        let deep = format!("{}가", "- ".repeat(500));
        for (title, body, status, said) in
            [("", "본문", 422, "제목을"), ("지침", deep.as_str(), 422, "40단계")]
        {
            let form = [("title", title), ("body", body), ("base", "1")];
            let reply = me.post(&page, &form).await;
            assert_eq!(reply.status, status);
            assert!(reply.text().contains(said), "{}", reply.text());
            assert!(reply.text().contains("name=\"body\"") && reply.text().contains(body), "kept");
        }
        assert_eq!(
            me.post("/wiki/spaces", &[("title", "가"), ("owner", "x"), ("description", "")]).await.status,
            422
        );
        assert_eq!(me.get(&format!("{page}/versions/99")).await.status, 404);
        assert_eq!(me.get(&format!("{page}/comparison?old=1&new=99")).await.status, 404);
    });
}

#[test]
fn s_421_a_page_of_five_megabytes_is_refused_and_given_back() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "person").await;
        let page = page(&me, &space, "지침", "본문").await;
        let most = "가".repeat(1024 * 1024 / 3);
        assert_eq!(save(&me, &page, "1", &most).await.status, 303, "what is allowed fits through the gate");
        for address in [page.clone(), format!("{space}/pages")] {
            let long = format!("{}끝", "나".repeat(5_000_000 / 3));
            let reply = save(&me, &address, "2", &long).await;
            assert_eq!(reply.status, 413);
            let text = reply.text();
            assert!(text.contains("1MiB를 넘습니다") && text.contains("나나끝</textarea>"), "{}", text.len());
        }
        let flood = "x".repeat(17 * 1024 * 1024);
        assert_eq!(save(&me, &page, "2", &flood).await.status, 413);
        assert_eq!(save(&me, "/wiki/spaces", "2", &most).await.status, 413, "other forms stay short");
    });
}

#[test]
fn s_440_files_go_with_a_page_that_is_destroyed_and_not_before() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "person").await;
        let (above, file) = (page(&me, &space, "위", "가").await, sent(&me, "a.csv", b"1,2").await);
        let below = page(&me, &above, "아래", &format!("[표](/files/{file})")).await;
        let id = |page: &str| page.rsplit('/').next().unwrap().parse::<Id>().unwrap();
        let (top, owner) = (id(&above), Ref::new("wiki", "page", id(&below)));
        let count = || house.db().read_blocking(|conn| maru_files::of_owner(conn, &owner)).unwrap().len();
        let destroy = || {
            let thrown = |conn: &mut DbConn| trash::thrown_until(conn, house.db().now(), None, 1);
            let thrown = house.db().read_blocking(thrown).unwrap().pop();
            let at = thrown.map_or_else(|| house.db().now(), |(_, at)| at);
            house.db().write_blocking(&Cause::system("test"), move |tx| actions::destroy(tx, top, at))
        };
        destroy().unwrap();
        assert_eq!(count(), 1, "what is not in the trash stays");
        assert_eq!(me.post(&format!("{above}/removal"), &[]).await.status, 303);
        assert_eq!(count(), 1, "it may be brought back");
        destroy().unwrap();
        assert_eq!(count(), 0);
        house.settle().await;
        let events = house.db().read_blocking(|conn| maru_store::events_after(conn, 0, 1_000)).unwrap();
        let subject = Ref::new("files", "file", file).to_string();
        assert!(events.iter().any(|e| e.name == "files.removed" && e.subject.as_deref() == Some(&subject)));
    });
}
