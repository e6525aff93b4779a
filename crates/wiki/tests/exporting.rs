//! Pages taken away as files: what may be read and nothing else, the same bytes every time; on both databases.
#![cfg(test)]

mod house;
mod made;
mod sent_file;

use actix_web::http::StatusCode;
use made::{page, person, space};
use maru_kernel::Id;
use maru_testkit::{Reply, TempFolder, TestHouse, Visitor, poppler};
use maru_web::{Queue, WebFault};
use maru_wiki::Wiki;
use sent_file::sent;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::process::Command;
use std::time::Duration;

fn in_wiki(body: impl AsyncFn(&TestHouse)) {
    house::in_wiki(|_| Vec::new(), body);
}

async fn taken(visitor: &Visitor<'_>, page: &str, pages: &str, form: &str) -> Reply {
    let reply = visitor.post(&format!("{page}/exports"), &[("pages", pages), ("form", form)]).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply
}

/// What an archive holds, by name.
fn unpacked(archive: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut found = BTreeMap::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        found.insert(file.name().unwrap().to_string(), text);
    }
    found
}

/// Has the system's own tool check what is listed, which is everything.
fn check(files: &BTreeMap<String, String>) {
    let folder = TempFolder::new();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut tool = Command::new("sha256sum");
    tool.args(["--check", "--strict", "--quiet", "SHA256SUMS"]).current_dir(folder.path());
    let checked = tool.output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    assert_eq!(files["SHA256SUMS"].lines().count() + 1, files.len());
}

fn id(page: &str) -> Id {
    page.rsplit('/').next().unwrap().parse().unwrap()
}

/// A space with two pages that lead to one another, one of them with a file.
async fn two_pages(me: &Visitor<'_>) -> String {
    let space = space(me, "project").await;
    let first = page(me, &space, "지침 / 개정", "가").await;
    let file = sent(me, "장비 목록.csv", "염화칼슘,3\n".as_bytes()).await;
    let text = format!("# 목적\n\n[지침](/wiki/pages/{}#s-목적)과 [목록](/files/{file})\n", id(&first));
    page(me, &first, "하위", &text).await;
    space
}

#[test]
fn pages_are_packed_as_markdown_with_their_files_and_the_same_bytes_every_time() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = two_pages(&me).await;
        let reply = taken(&me, &space, "below", "markdown").await;
        assert_eq!(reply.header("content-type"), Some("application/zip"));
        assert!(
            reply.header("content-disposition").unwrap().contains("filename*=UTF-8''%EC%A0%9C"),
            "{:?}",
            reply.headers
        );
        let files = unpacked(&reply.body);
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "SHA256SUMS",
                "제설 업무.md",
                "제설 업무/지침 - 개정.md",
                "제설 업무/지침 - 개정/하위.files/장비 목록.csv",
                "제설 업무/지침 - 개정/하위.md"
            ]
        );
        assert!(
            files["제설 업무/지침 - 개정.md"].starts_with("---\ntitle: \"지침 / 개정\"\norder: 1\nchanged: "),
            "{files:?}"
        );
        assert!(files["제설 업무/지침 - 개정.md"].ends_with("---\n\n가"), "{files:?}");
        let below = &files["제설 업무/지침 - 개정/하위.md"];
        assert!(
            below.ends_with("[지침](../지침%20-%20개정.md#s-목적)과 [목록](하위.files/장비%20목록.csv)\n"),
            "{below}"
        );
        assert_eq!(files["제설 업무/지침 - 개정/하위.files/장비 목록.csv"], "염화칼슘,3\n");
        check(&files);
        assert_eq!(taken(&me, &space, "below", "markdown").await.body, reply.body);
        assert_eq!(unpacked(&taken(&me, &space, "one", "markdown").await.body).len(), 1 + 1);
    });
}

#[test]
fn pages_become_one_html_file_that_asks_nobody_for_anything() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = two_pages(&me).await;
        let html = taken(&me, &space, "below", "html").await.text();
        for part in [
            "<h1>제설 업무</h1>",
            "<h1>지침 / 개정</h1>",
            "href=\"#p1-s-%EB%AA%A9%EC%A0%81\"",
            "id=\"p2-s-목적\"",
            "<nav",
            "lang=\"ko\"",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        for part in ["<script", "<link", "src=\"http", "url(", "@import", "srcset"] {
            assert!(!html.contains(part), "{part} in {html}");
        }
        assert!(!taken(&me, &space, "one", "html").await.text().contains("<nav"));
    });
}

#[test]
fn pages_become_one_pdf_with_contents_numbers_and_links() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = two_pages(&me).await;
        let reply = taken(&me, &space, "below", "pdf").await;
        assert_eq!(reply.header("content-type"), Some("application/pdf"));
        let text = poppler("pdftotext", &["-layout", "-", "-"], &reply.body);
        let sheets: Vec<&str> = text.split('\u{c}').collect();
        for (sheet, part) in [
            (0, "차례"),
            (0, "1 / 4"),
            (1, "제설 업무"),
            (2, "지침 / 개정"),
            (3, "하위"),
            (3, "목적"),
            (3, "지침과 목록"),
            (3, "제1판"),
            (3, "4 / 4"),
        ] {
            let (told, part) = (sheets[sheet].replace(' ', ""), part.replace(' ', ""));
            assert!(told.contains(&part), "{part} in {text}");
        }
        let links = poppler("pdfinfo", &["-url", "-"], &reply.body);
        assert!(links.contains("/files/"), "what is not in the file leads to the house: {links}");
        assert_eq!(taken(&me, &space, "below", "pdf").await.body, reply.body, "the same bytes every time");
        let one = poppler("pdfinfo", &["-"], &taken(&me, &space, "one", "pdf").await.body);
        assert!(one.contains("Pages:           1"), "{one}");
    });
}

/// A picture that no packing makes smaller.
fn noise() -> Vec<u8> {
    let mut seed = 1_u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    let mut png = Cursor::new(Vec::new());
    image::RgbImage::from_fn(250, 250, |_, _| image::Rgb([next(), next(), next()]))
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    png.into_inner()
}

#[test]
fn s_162_one_picture_shown_without_end_is_held_once_or_refused() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        let file = sent(&me, "눈.png", &noise()).await;
        let shown = page(&me, &space, "그림", &format!("![눈](/files/{file})\n\n").repeat(1_000)).await;
        let pdf = taken(&me, &shown, "one", "pdf").await.body;
        let drawn = poppler("pdfimages", &["-list", "-"], &pdf);
        assert_eq!(drawn.lines().filter(|row| row.contains(" image ")).count(), 1_000, "{drawn}");
        assert!(pdf.len() < 4 * 1024 * 1024, "{} bytes", pdf.len());
        let form = [("pages", "one"), ("form", "html")];
        let refused = me.post(&format!("{shown}/exports"), &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("마크다운 묶음으로"), "{}", refused.text());
    });
}

#[test]
fn s_145_what_one_may_not_see_is_in_no_file() {
    in_wiki(async |house| {
        let (me, reader) = (person(house, 1), person(house, 2));
        let space = space(&me, "project").await;
        let hidden = page(&me, &space, "감춘 제목", "감춘 글").await;
        let shared = page(&me, &hidden, "함께 보는 문서", "보이는 글").await;
        let key = format!("person:{}", Id::from_i64(2));
        for (page, breaks) in [(&space, false), (&hidden, true), (&shared, false)] {
            let mut form = vec![("key", key.as_str()), ("new_level", "read")];
            if breaks {
                form = vec![("breaks", "on")];
            }
            assert_eq!(me.post(&format!("{page}/rights"), &form).await.status, 303);
        }
        for form in ["markdown", "html", "pdf"] {
            let reply = taken(&reader, &space, "below", form).await;
            let text = match form {
                "markdown" => format!("{:?}", unpacked(&reply.body)),
                "pdf" => poppler("pdftotext", &["-", "-"], &reply.body),
                _ => reply.text(),
            };
            assert!(!text.contains("감춘"), "{text}");
            assert!(text.contains("함께 보는 문서") && text.contains("보이는 글"), "{text}");
            assert_eq!(
                reader.post(&format!("{hidden}/exports"), &[("pages", "below"), ("form", form)]).await.status,
                404
            );
        }
        assert_eq!(reader.get(&format!("{hidden}/export")).await.status, 404);
        assert_eq!(reader.get(&format!("{space}/export")).await.status, 200);
        assert_eq!(
            reader.post(&format!("{space}/exports"), &[("pages", "one"), ("form", "exe")]).await.status,
            404
        );
    });
}

#[test]
fn large_branches_keep_their_order() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        for n in 0..120 {
            page(&me, &space, &format!("{n}번"), "글").await;
        }
        let html = taken(&me, &space, "below", "html").await.text();
        let places: Vec<usize> = (0..120).map(|n| html.find(&format!("<h1>{n}번</h1>")).unwrap()).collect();
        assert!(places.is_sorted());
    });
}

#[test]
fn a_pdf_says_which_letters_its_typefaces_do_not_have() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        for (body, says) in [("완료 😀 😀 א", true), ("완료 ✓ ℃ 가", false)] {
            let page = page(&me, &space, "지침", body).await;
            let paper = poppler("pdftotext", &["-", "-"], &taken(&me, &page, "one", "pdf").await.body);
            let told = paper.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(told.contains("글자 2자가 네모(□)로 찍혔습니다(U+05D0, U+1F600)"), says, "{told}");
        }
    });
}

#[test]
fn so_many_files_are_made_at_once_and_nobody_waits_for_ever() {
    let patient = |files| {
        Wiki::with_queues(
            files,
            Queue::new(1, Duration::from_secs(60)),
            Queue::new(1, Duration::from_secs(60)),
        )
    };
    house::in_wiki_of(
        patient,
        |_| Vec::new(),
        async |house| {
            let me = person(house, 1);
            let space = two_pages(&me).await;
            let (first, second) =
                tokio::join!(taken(&me, &space, "below", "pdf"), taken(&me, &space, "below", "pdf"));
            assert_eq!(first.body, second.body, "one after the other");
        },
    );
    let closed = |files| {
        Wiki::with_queues(
            files,
            Queue::new(0, Duration::from_millis(20)),
            Queue::new(0, Duration::from_millis(20)),
        )
    };
    house::in_wiki_of(
        closed,
        |_| Vec::new(),
        async |house| {
            let me = person(house, 1);
            let space = two_pages(&me).await;
            for form in ["pdf", "html", "markdown"] {
                let refused =
                    me.post(&format!("{space}/exports"), &[("pages", "below"), ("form", form)]).await;
                let answer = (refused.status, refused.header("retry-after"));
                assert_eq!(answer, (StatusCode::SERVICE_UNAVAILABLE, Some("5")), "{form}");
                assert!(refused.text().contains("web.queue"), "{}", refused.text());
                assert!(refused.text().contains("내보내기를 하는 사람이 많습니다"), "{}", refused.text());
            }
        },
    );
}

#[test]
fn s_421_nothing_is_made_for_whoever_has_gone() {
    let one_by_one = || Queue::new(1, Duration::from_secs(60));
    house::in_wiki_of(
        |files| Wiki::with_queues(files, one_by_one(), one_by_one()),
        |_| Vec::new(),
        async |house| {
            let me = person(house, 1);
            let space = space(&me, "project").await;
            for n in 0..120 {
                page(&me, &space, &format!("{n}번"), &"글 ".repeat(2_000)).await;
            }
            let asked = taken(&me, &space, "below", "html");
            assert!(tokio::time::timeout(Duration::from_millis(30), asked).await.is_err(), "it takes longer");
            taken(&me, &space, "below", "html").await;
            house.settle().await;
            let events = house.db().read_blocking(|conn| maru_store::events_after(conn, 0, 1_000)).unwrap();
            let made = events.iter().filter(|event| event.name == "wiki.exported").count();
            assert_eq!(made, 1, "the one whose client waited");
        },
    );
}

#[tokio::test]
async fn a_turn_ends_when_the_work_does() {
    let queue = Queue::new(2, Duration::from_millis(20));
    let (first, second) = (queue.turn().await.unwrap(), queue.turn().await.unwrap());
    assert!(matches!(queue.turn().await, Err(WebFault::Crowded)));
    drop(first);
    let third = queue.turn().await.unwrap();
    assert!(queue.turn().await.is_err());
    drop((second, third));
    assert!(queue.turn().await.is_ok());
}
