//! What the editor asks for, files of pages, and who is on a page; on both databases.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use maru_kernel::{Id, Ref};
use maru_testkit::{Reply, TestHouse, Visitor};
use std::sync::Arc;

/// A red picture of one point.
const PICTURE: [u8; 69] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00,
    0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0x00, 0x00, 0x03, 0x01,
    0x01, 0x00, 0xc9, 0xfe, 0x92, 0xef, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60,
    0x82,
];

fn in_wiki(body: impl AsyncFn(&TestHouse)) {
    house::in_wiki(|_| Vec::new(), body);
}

fn person<'h>(house: &'h TestHouse, number: i64) -> Visitor<'h> {
    house.visitor(Id::from_i64(number), "가온", &["wiki.spaces.make"])
}

/// A page in the visitor's own space.
async fn page(visitor: &Visitor<'_>, title: &str, body: &str) -> String {
    let space =
        visitor.post("/wiki/spaces", &[("title", "내 공간"), ("owner", "person"), ("description", "")]).await;
    let made =
        visitor.post(&format!("{}/pages", space.location()), &[("title", title), ("body", body)]).await;
    assert_eq!(made.status, 303, "{}", made.text());
    made.location().to_owned()
}

/// Sends a file as a browser's form does; returns its id.
async fn sent(visitor: &Visitor<'_>, name: &str, content: &[u8]) -> String {
    let head = format!(
        "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), content, b"\r\n--XyZ--\r\n"].concat();
    let request = visitor
        .request(Method::POST, "/files")
        .insert_header(("content-type", "multipart/form-data; boundary=XyZ"))
        .insert_header(("sec-fetch-site", "same-origin"))
        .set_payload(body);
    let reply = visitor.send(request).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    json(&reply)["id"].as_str().unwrap().to_owned()
}

fn json(reply: &Reply) -> serde_json::Value {
    serde_json::from_slice(&reply.body).unwrap()
}

/// Lets the second person read.
async fn share(me: &Visitor<'_>, page: &str, level: &str) {
    let key = format!("person:{}", Id::from_i64(2));
    let form = me.get(&format!("{page}/rights")).await.text();
    let shown = form.split("name=\"shown\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let fields = [("key", key.as_str()), ("new_level", level), ("shown", shown)];
    let given = me.post(&format!("{page}/rights"), &fields).await;
    assert_eq!(given.status, 303, "{}", given.text());
}

#[test]
fn a_text_is_told_in_parts() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let told = me.post("/wiki/parts", &[("body", "# 목적\r\n\r\n- [x] **눈**\n\n<div>가</div>\n")]).await;
        assert_eq!(told.status, 200, "{}", told.text());
        let told = json(&told);
        assert_eq!(told["parts"][0]["node"]["attrs"]["level"], 1);
        assert_eq!(
            (&told["parts"][0]["source"], &told["parts"][0]["gap"]),
            (&"# 목적".into(), &"\n\n".into())
        );
        assert_eq!(told["parts"][1]["node"]["content"][0]["attrs"]["checked"], true);
        assert!(told["parts"][2]["node"].is_null() && told["parts"][2]["html"].is_null());
        let deep = "> ".repeat(500);
        assert_eq!(me.post("/wiki/parts", &[("body", &deep)]).await.status, 422);
        assert_eq!(house.stranger().post("/wiki/parts", &[("body", "가")]).await.status, 401);
    });
}

#[test]
fn s_162_tables_of_html_are_told_clean() {
    in_wiki(async |house| {
        let table = "<table><tr><td colspan=\"2\" onclick=\"x()\"><script>x()</script>가</td></tr></table>";
        let told = json(&person(house, 1).post("/wiki/parts", &[("body", table)]).await);
        let html = told["parts"][0]["html"].as_str().unwrap();
        assert!(
            html.contains("colspan=\"2\"") && !html.contains("script") && !html.contains("onclick"),
            "{html}"
        );
        assert_eq!(told["parts"][0]["source"], table);
    });
}

#[test]
fn s_145_pages_are_found_by_parts_and_initials_by_those_who_may_see_them() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let page = page(&me, "동절기 제설 지침_100%", "본문").await;
        let found = async |visitor: &Visitor<'_>, query: &str| {
            let query: String = url_encoded(query);
            json(&visitor.get(&format!("/wiki/titles?q={query}")).await).as_array().unwrap().clone()
        };
        for query in ["제설", "설 지", "ㅈㅅ", "ㄷㅈㄱ", "wptjf", "_100%"] {
            let rows = found(&me, query).await;
            assert_eq!(rows.len(), 1, "{query}");
            assert_eq!(rows[0]["href"], page, "{query}");
            assert_eq!(rows[0]["line"], "내 공간");
            assert!(found(&other, query).await.is_empty(), "{query}");
        }
        assert!(found(&me, "제_설").await.is_empty());
        share(&me, &page, "read").await;
        let rows = found(&other, "ㅈㅅ").await;
        assert_eq!((rows.len(), &rows[0]["line"]), (1, &"".into()), "the space stays hidden");
    });
}

fn url_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn s_175_files_of_a_page_are_for_those_who_see_it() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let page = page(&me, "지침", "본문").await;
        let files = format!("{page}/files");
        let file = sent(&me, "규정.txt", "염화칼슘".as_bytes()).await;
        let asked = me.get(&format!("{files}?file={file}")).await.text();
        assert!(asked.contains("규정.txt") && asked.contains(&format!("value=\"{file}\"")), "{asked}");
        assert_eq!(me.post(&files, &[("file", &file)]).await.status, 303);
        assert!(me.get(&files).await.text().contains("규정.txt"));
        assert!(me.get(&page).await.text().contains("규정.txt"));
        assert_eq!(other.get(&files).await.status, 404);
        assert_eq!(other.get(&format!("/files/{file}")).await.status, 404);
        share(&me, &page, "read").await;
        assert_eq!(other.get(&format!("/files/{file}")).await.status, 200);
        assert!(!other.get(&files).await.text().contains("multipart"), "readers add nothing");
        let own = sent(&other, "내것.txt", b"x").await;
        assert_eq!(other.post(&files, &[("file", &own)]).await.status, 403);
        assert_eq!(other.post(&format!("{files}/{file}/removal"), &[]).await.status, 403);
        assert_eq!(me.post(&files, &[("file", &own)]).await.status, 404, "somebody else's draft");
        assert_eq!(me.post(&format!("{files}/{file}/removal"), &[]).await.status, 303);
        assert_eq!(other.get(&format!("/files/{file}")).await.status, 404);
        assert_eq!(me.post(&format!("{files}/{file}/removal"), &[]).await.status, 404);
    });
}

#[test]
fn what_is_sent_again_under_one_name_is_a_new_version() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let page = page(&me, "지침", "본문").await;
        let files = format!("{page}/files");
        let (first, second) = (sent(&me, "규정.txt", b"1").await, sent(&me, "규정.txt", b"2").await);
        for file in [&first, &second] {
            assert_eq!(me.post(&files, &[("file", file)]).await.status, 303);
        }
        let (list, read) = (me.get(&files).await.text(), me.get(&page).await.text());
        assert!(list.contains("이전 판 1개") && list.contains(&first) && list.contains(&second), "{list}");
        assert!(read.contains(&second) && !read.contains(&first), "{read}");
    });
}

#[test]
fn s_145_pictures_in_a_text_are_seen_when_the_text_is() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let page = page(&me, "지침", "본문").await;
        share(&me, &page, "read").await;
        let picture = sent(&me, "눈.png", &PICTURE).await;
        let address = format!("/files/{picture}");
        assert_eq!(other.get(&address).await.status, 404);
        // A draft keeps it already: it must not be cleared away while the draft waits.
        let body = format!("![눈]({address})");
        let draft = [("title", "지침"), ("body", body.as_str()), ("base", "1"), ("is_new", "false")];
        assert_eq!(me.post(&format!("{page}/draft"), &draft).await.status, 200);
        assert_eq!(other.get(&address).await.status, 404, "readers have not got the text");
        assert!(!other.get(&page).await.text().contains(&picture));
        share(&me, &page, "edit").await;
        assert_eq!(
            other.get(&address).await.status,
            200,
            "whoever writes there meets it in drafts and proposals"
        );
        share(&me, &page, "read").await;
        let saved = me.post(&page, &[("title", "지침"), ("body", &body), ("base", "1"), ("note", "")]).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        assert_eq!(other.get(&address).await.status, 200);
        assert!(other.get(&page).await.text().contains(&picture));
        share(&me, &page, "edit").await;
        // What somebody else has sent and not given away is not theirs to give.
        let own = sent(&me, "비밀.txt", b"x").await;
        let stolen = format!("[x](/files/{own})");
        let saved =
            other.post(&page, &[("title", "지침"), ("body", &stolen), ("base", "2"), ("note", "")]).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        assert_eq!(other.get(&format!("/files/{own}")).await.status, 404);
    });
}

#[test]
fn s_141_who_is_on_a_page_is_told_to_those_who_see_it() {
    in_wiki(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let page = page(&me, "지침", "본문").await;
        let present = format!("{page}/present");
        assert_eq!(other.get(&present).await.status, 404);
        share(&me, &page, "edit").await;
        assert!(!me.get(&present).await.text().contains("class=\"writes\""));
        assert_eq!(other.get(&format!("{page}/edit")).await.status, 200);
        for seen in [me.get(&present).await.text(), me.get(&page).await.text()] {
            assert!(seen.contains("class=\"writes\""), "whoever writes is there: {seen}");
        }
        assert!(
            !other.get(&present).await.text().contains("class=\"writes\""),
            "nobody is told of themselves"
        );
        let id = page.rsplit('/').next().unwrap().parse().unwrap();
        let guard = house.house.offers.topics.iter().find(|guard| guard.module() == "wiki").unwrap();
        let listens = |person: i64, kind: &str| {
            let topic = Ref::new("wiki", kind, id);
            let viewer = maru_kernel::Viewer {
                id: Id::from_i64(person),
                name: String::new(),
                title: String::new(),
                unit: String::new(),
                lang: maru_kernel::Lang::Ko,
                guest: false,
                permissions: Arc::default(),
            };
            house.db().read_blocking(|conn| guard.may_listen(conn, &viewer, &topic)).unwrap()
        };
        assert!(listens(2, "page") && listens(2, "writing") && !listens(3, "page") && !listens(2, "space"));
        share(&me, &page, "read").await;
        assert!(listens(2, "page") && !listens(2, "writing"));
    });
}
