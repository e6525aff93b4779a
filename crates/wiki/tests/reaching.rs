//! What long lists, refusals and lost rights must not take away: the rest of a list, what was typed, what was begun; on
//! both databases.
#![cfg(test)]

mod house;
mod made;
mod staff;
mod writers;

use made::{page, person, space};
use maru_kernel::{Cause, Id};
use maru_testkit::{TestHouse, Visitor};
use maru_wiki::Error;
use maru_wiki::actions::{self, NewComment, NewText};
use maru_wiki::model::Keys;

fn in_wiki(body: impl AsyncFn(&TestHouse)) {
    house::in_wiki(|_| Vec::new(), body);
}

fn id(page: &str) -> Id {
    page.rsplit('/').next().unwrap().parse().unwrap()
}

fn write(
    house: &TestHouse,
    work: impl FnOnce(&mut maru_store::Tx<'_>, &Keys) -> Result<(), Error> + Send + 'static,
) {
    let keys = writers::keys(1);
    house.db().write_blocking(&Cause::system("test"), move |tx| work(tx, &keys)).unwrap();
}

async fn shown(me: &Visitor<'_>, path: &str) -> String {
    let reply = me.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.text()
}

#[test]
fn remarks_after_the_first_five_hundred_are_reached() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let own = space(&me, "person").await;
        let page = page(&me, &own, "지침", "눈을 치운다.").await;
        let of = id(&page);
        write(house, move |tx, keys| {
            let first = NewComment { body: "처음 말".to_owned(), ..NewComment::default() };
            let thread = actions::make_comment(tx, keys, of, &first)?;
            for n in 1..=501 {
                let body = format!("{n}번째 답");
                actions::make_comment(
                    tx,
                    keys,
                    of,
                    &NewComment { thread: Some(thread), body, ..NewComment::default() },
                )?;
            }
            let last = NewComment { body: "마지막 말".to_owned(), ..NewComment::default() };
            actions::make_comment(tx, keys, of, &last).map(|_| ())
        });
        let first = shown(&me, &format!("{page}/comments")).await;
        assert!(first.contains("처음 말") && first.contains("499번째 답") && !first.contains("마지막 말"));
        let next = first.split("/comments?after=").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let rest = shown(&me, &format!("{page}/comments?after={next}")).await;
        for part in ["처음 말", "500번째 답", "501번째 답", "마지막 말"] {
            assert!(rest.contains(part), "{part} in {rest}");
        }
        assert!(!rest.contains("499번째 답") && !rest.contains("rel=\"next\""));
        // Whoever comes from a passage finds its thread, wherever it stands.
        let made = me.post(&format!("{page}/comments"), &[("body", "새 말")]).await;
        let there = made.location().split('#').next().unwrap().to_owned();
        assert!(shown(&me, &there).await.contains("새 말"));
    });
}

#[test]
fn pages_after_the_first_five_hundred_are_reached() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let own = space(&me, "person").await;
        let above = id(&own);
        write(house, move |tx, keys| {
            for n in 1..=502 {
                let text = NewText { title: format!("문서 {n}번"), body: String::new() };
                actions::make_page(tx, keys, above, &text)?;
            }
            Ok(())
        });
        let first = shown(&me, &own).await;
        assert!(first.contains("문서 500번") && !first.contains("문서 501번"));
        assert!(first.contains(&format!("{own}/below")));
        let rest = shown(&me, &format!("{own}/below?from=500")).await;
        assert!(rest.contains("문서 501번") && rest.contains("문서 502번") && !rest.contains("문서 500번"));
        // One that stands after the first is in the tree where it is read, with the way to it.
        let last = rest.split("data-page=\"").nth(2).and_then(|row| row.split('"').next()).unwrap();
        let read = shown(&me, &format!("/wiki/pages/{last}")).await;
        assert!(read.contains("aria-current=\"page\"><span>문서 502번"), "{read}");
        let moved = me.post(&format!("/wiki/pages/{last}/place"), &[("below", &above.to_string())]).await;
        assert_eq!(moved.status, 303);
        assert!(shown(&me, &own).await.contains("문서 502번"));
    });
}

#[test]
fn remarks_and_labels_that_are_refused_are_given_back_as_typed() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let own = space(&me, "person").await;
        let page = page(&me, &own, "지침", "눈을 치운다.").await;
        let long = "말".repeat(4_001);
        let refused = me.post(&format!("{page}/comments"), &[("body", &long), ("quote", "눈을")]).await;
        assert_eq!(refused.status, 422);
        let text = refused.text();
        assert!(
            text.contains(&long) && text.contains("value=\"눈을\"") && text.contains("field-error"),
            "{text}"
        );
        let many = (0..21).map(|n| format!("태그{n}")).collect::<Vec<_>>().join(", ");
        let refused = me.post(&format!("{page}/labels"), &[("labels", &many)]).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text().contains(&many) && refused.text().contains("field-error"),
            "{}",
            refused.text()
        );
    });
}

#[test]
fn arrangements_that_are_refused_are_given_back_as_typed() {
    house::in_wiki(house::directory, async |house: &TestHouse| {
        let (me, arranged) = (person(house, 1), async |page: &str, form: &[(&str, &str)]| {
            let refused = person(house, 1).post(&format!("{page}/arrangement"), form).await;
            assert_eq!(refused.status, 422, "{}", refused.text());
            let text = refused.text();
            assert_eq!(text.matches("class=\"field-error\"").count(), 1, "{text}");
            text
        });
        let own = space(&me, "person").await;
        let page = page(&me, &own, "지침", "눈을 치운다.").await;
        let mine = format!("person:{}", Id::from_i64(1));
        let wanted = [("holder", mine.as_str()), ("months", "6"), ("due", "내일"), ("is_template", "on")];
        let text = arranged(&page, &wanted).await;
        for part in [
            "value=\"내일\"",
            "<option value=\"6\" selected",
            "name=\"is_template\" value=\"on\" checked",
            "id=\"months-error\"",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        let nobody = format!("unit:{}", Id::from_i64(4));
        let text = arranged(&page, &[("holder", &nobody), ("months", "3")]).await;
        assert!(text.contains(&format!("<option value=\"{nobody}\" selected")), "{text}");
        let on = [("holder", mine.as_str()), ("months", "0"), ("four_eyes", "on")];
        assert_eq!(me.post(&format!("{page}/arrangement"), &on).await.status, 303);
        let off = [("holder", mine.as_str()), ("months", "12"), ("reason", "급함")];
        let text = arranged(&page, &off).await;
        assert!(text.contains("value=\"급함\"") && text.contains("<option value=\"12\" selected"), "{text}");
        assert!(!text.contains("name=\"four_eyes\" value=\"on\" checked"), "{text}");
    });
}

#[test]
fn s_438_a_draft_outlives_its_page_and_the_right_to_write_it() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let own = space(&me, "person").await;
        let page = page(&me, &own, "지침", "눈을 치운다.").await;
        let form = [("title", "지침"), ("body", "쓰던 글"), ("base", "1"), ("is_new", "false")];
        assert_eq!(me.post(&format!("{page}/draft"), &form).await.status, 200);
        assert_eq!(me.post(&format!("{page}/removal"), &[]).await.status, 303);
        let home = shown(&me, "/wiki").await;
        let way = format!("{page}/draft?is_new=false");
        assert!(home.contains(&way), "{home}");
        let draft = shown(&me, &way).await;
        assert!(
            draft.contains("쓰던 글") && draft.contains(&format!("formaction=\"{own}/pages\"")),
            "{draft}"
        );
        assert_eq!(other.get(&way).await.status, 404);
        // Gone on with as a new page: looked at first, then made.
        let look = [("title", "지침"), ("body", "쓰던 글"), ("look", "1")];
        let looked = me.post(&format!("{own}/pages"), &look).await;
        assert!(looked.status == 200 && looked.text().contains("쓰던 글"), "{}", looked.text());
        let dropped = me.post(&format!("{page}/draft/removal"), &[("is_new", "false")]).await;
        assert_eq!((dropped.status.as_u16(), dropped.location()), (303, "/wiki"));
        assert!(!shown(&me, "/wiki").await.contains(&way));
    });
}

#[test]
fn s_520_a_record_keeps_the_names_of_those_who_left() {
    house::in_wiki(house::directory, async |house| {
        staff::employ(house.db(), 40, "시설", 1, 2);
        let (author, reader) = (person(house, 1), person(house, 2));
        let own = space(&author, "project").await;
        let page = page(&author, &own, "지침", "눈을 치운다.").await;
        let key = format!("person:{}", Id::from_i64(2));
        let form = shown(&author, &format!("{page}/rights")).await;
        let was =
            form.split("name=\"shown\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let fields = [("key", key.as_str()), ("new_level", "read"), ("shown", was)];
        assert_eq!(author.post(&format!("{page}/rights"), &fields).await.status, 303);
        assert!(shown(&reader, &format!("{page}/history")).await.contains("시설 1"));
        house.db().write_blocking(&Cause::system("test"), |tx| staff::leave(tx, 1)).unwrap();
        for part in ["history", "authors", "versions/1"] {
            let text = shown(&reader, &format!("{page}/{part}")).await;
            assert!(text.contains("시설 1(이전 직원)"), "{part}: {text}");
        }
        let guest = house.guest(Id::from_i64(3), "손님");
        assert_eq!(guest.get(&format!("{page}/history")).await.status, 404);
    });
}
