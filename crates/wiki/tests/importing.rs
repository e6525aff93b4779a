//! Archives brought in: shown first, taken as a whole or not at all, and nothing believed of what they say; on
//! both databases.
#![cfg(test)]

mod house;
mod made;
mod sent_file;
mod writers;

use actix_web::http::Method;
use made::{page, person, space};
use maru_kernel::{Cause, Id};
use maru_testkit::{TestHouse, Visitor};
use maru_wiki::Error;
use maru_wiki::actions::{self, NewText};
use sent_file::sent;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use writers::{keys, write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn in_wiki(body: impl AsyncFn(&TestHouse)) {
    house::in_wiki(|_| Vec::new(), body);
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn id(page: &str) -> Id {
    page.rsplit('/').next().unwrap().parse().unwrap()
}

/// What the report on an archive says.
async fn report(me: &Visitor<'_>, above: &str, archive: Id) -> String {
    let shown = me.get(&format!("{above}/import?file={archive}")).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    shown.text()
}

async fn bring(me: &Visitor<'_>, above: &str, archive: Id) -> u16 {
    me.post(&format!("{above}/imports"), &[("file", &archive.to_string())]).await.status.as_u16()
}

/// The address of the page with this title, as the page above shows it.
async fn below(me: &Visitor<'_>, above: &str, title: &str) -> Option<String> {
    let text = me.get(above).await.text();
    let (_, list) = text.split_once("aria-labelledby=\"below\"")?;
    let (before, _) = list.split_once(&format!(">{title}</a>"))?;
    let (_, href) = before.rsplit_once("href=\"")?;
    Some(href.split('"').next()?.to_owned())
}

const MARKDOWN: &str =
    "---\ntitle: 제설 지침\n---\n\n[규정](규정.html#s-끝)과 [장비](지침.files/장비%20목록.csv)\n";
const HTML: &str = "<html><head><title>규정 &amp; 예규</title></head><body onload=\"x()\"><p>글</p>\n\n<script>x()</script>\
    <a href='지침.md'>지침</a><table><tr><td colspan=\"2\">칸</td></tr></table></body></html>";

#[test]
fn an_archive_is_shown_and_then_brought_in_once() {
    in_wiki(async |house| {
        let (me, stranger) = (person(house, 1), person(house, 2));
        let space = space(&me, "project").await;
        assert_eq!(me.get(&format!("{space}/import")).await.status, 200);
        let files: [(&str, &[u8]); 4] = [
            ("업무/지침.md", MARKDOWN.as_bytes()),
            ("업무/규정.html", HTML.as_bytes()),
            ("업무/지침.files/장비 목록.csv", "염화칼슘,3\n".as_bytes()),
            ("__MACOSX/업무/._지침.md", b"\0\0"),
        ];
        let zip = sent(&me, "업무.zip", &archive(&files)).await;
        let told = report(&me, &space, zip).await;
        for part in [
            "문서 3건과 첨부 1개",
            "제설 지침",
            "규정 &amp; 예규",
            "폴더를 나타내는 빈 문서",
            "장비 목록.csv",
            "‘제설 지침’에 붙임",
        ] {
            assert!(
                told.contains(part) || told.contains(&part.replace("&amp;", "&#38;")),
                "{part} in {told}"
            );
        }
        assert_eq!(below(&me, &space, "업무").await, None, "looking makes nothing");
        assert_eq!(stranger.get(&format!("{space}/import?file={zip}")).await.status, 404);
        assert_eq!(bring(&stranger, &space, zip).await, 404);
        assert_eq!(bring(&me, &space, zip).await, 303);
        let folder = below(&me, &space, "업무").await.unwrap();
        let guide = below(&me, &folder, "제설 지침").await.unwrap();
        let text = me.get(&guide).await.text();
        let (_, file) = text.split_once("href=\"/files/").unwrap();
        let file = format!("/files/{}", file.split('"').next().unwrap());
        assert_eq!(me.get(&file).await.body, "염화칼슘,3\n".as_bytes());
        assert_eq!(stranger.get(&file).await.status, 404);
        let (_, rules) = text.split_once("<p><a href=\"").unwrap();
        let rules = rules.split('"').next().unwrap();
        assert!(rules.starts_with("/wiki/pages/") && rules.ends_with("#s-%EB%81%9D"), "{rules}");
        let rules = me.get(rules.split('#').next().unwrap()).await.text();
        for part in ["<p>글</p>", "colspan=\"2\"", &format!("<a href=\"{guide}\"")] {
            assert!(rules.contains(part), "{part} in {rules}");
        }
        assert!(!rules.contains("x()"), "{rules}");
        assert_eq!(bring(&me, &space, zip).await, 404, "once is enough");
    });
}

/// As word processors and old Korean groupware write pages.
const OLD_PAGE: &str = "<HTML><HEAD><TITLE>제설 규정</TITLE><STYLE>p{color:red}</STYLE></HEAD><BODY bgcolor=white>\
    <H1>제설 규정</H1><h2>제1장 총칙</h2><p style=\"font-size:12pt\"><font face=\"굴림\">눈이 <b>3cm</b> 이상<br>쌓이면 *출동*한다.</font></p>\
    <ul><li>살포기<ul><li>염화칼슘</li></ul></li><li>제설차</li></ul><ol start=3><li>셋째</li></ol>\
    <table border=1><tr><th>구분</th><th>기준</th></tr><tr><td>1단계</td><td>3cm | 5cm</td></tr></table>\
    <table><tr><td rowspan=2>합친 칸</td><td>가</td></tr><tr><td>나</td></tr></table>\
    <pre>a = 1;\n\nb</pre><img src=\"그림/도로.csv\"><img src=\"http://elsewhere.example/x.gif\" alt=\"남의 그림\">\
    <a href=\"둘째.htm\">둘째</a><script>x()</script><iframe src=x></iframe><input name=a></BODY></HTML>";

#[test]
fn html_pages_become_markdown_and_what_they_lose_is_told() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        let page = encoding_rs::EUC_KR.encode(OLD_PAGE).0.into_owned();
        let files: [(&str, &[u8]); 3] = [
            ("규정/첫째.html", &page),
            ("규정/둘째.htm", b"<dl><dt>a<dd>b</dl><p>c"),
            ("규정/그림/도로.csv", b"1,2"),
        ];
        let zip = sent(&me, "규정.zip", &archive(&files)).await;
        let told = report(&me, &space, zip).await;
        for part in
            ["스크립트 1개", "끼워 넣은 화면·영상·소리 1개", "입력 칸 1개", "없는 그림 1개", "글꼴과 색"]
        {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert_eq!(bring(&me, &space, zip).await, 303);
        let folder = below(&me, &space, "규정").await.unwrap();
        let (first, second) =
            (below(&me, &folder, "제설 규정").await.unwrap(), below(&me, &folder, "둘째").await.unwrap());
        let reply = me.post(&format!("{first}/exports"), &[("pages", "one"), ("form", "markdown")]).await;
        let mut zip = zip::ZipArchive::new(Cursor::new(reply.body)).unwrap();
        let mut text = String::new();
        zip.by_index(0).unwrap().read_to_string(&mut text).unwrap();
        for part in [
            "---\n\n## 제1장 총칙\n\n눈이 **3cm** 이상\n쌓이면 \\*출동\\*한다.\n\n",
            "- 살포기\n  - 염화칼슘\n- 제설차\n\n3. 셋째\n\n",
            "| 구분 | 기준 |\n| --- | --- |\n| 1단계 | 3cm \\| 5cm |\n\n",
            "<table>\n<tbody>\n<tr>\n<td rowspan=\"2\">합친 칸</td>\n<td>가</td>\n</tr>",
            "```\na = 1;\n\nb\n```\n\n",
            "남의 그림[둘째](",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("<div>") && !text.contains("x()"), "{text}");
        let shown = me.get(&second).await.text();
        assert!(shown.contains("<dt>a</dt><dd>b</dd>"), "{shown}");
    });
}

#[test]
fn s_171_hostile_entries_are_refused_one_by_one() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let plain = SimpleFileOptions::default();
        let deep = "> ".repeat(100);
        let zeros = vec![b'0'; 3_000_000];
        let entries: [(&str, &[u8]); 10] = [
            ("../밖.md", b"x"),
            ("/etc/cron.md", b"x"),
            ("C:/밖.md", b"x"),
            ("폭탄.csv", &zeros),
            ("깊은.md", deep.as_bytes()),
            ("letters.md", b"\xff\xfe\xff\x00\xd8"),
            ("program.exe", b"MZ\x90\0"),
            ("거짓.png", b"<script>"),
            ("같은.md", b"x"),
            ("좋은.md", "**글**".as_bytes()),
        ];
        for (name, content) in entries {
            zip.start_file(name, plain).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.start_file("같은.html", plain).unwrap();
        zip.write_all(b"<p>x</p>").unwrap();
        zip.add_symlink("링크.md", "/etc/passwd", plain).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        let zip = sent(&me, "묶음.zip", &bytes).await;
        let told = report(&me, &space, zip).await;
        assert!(told.contains("문서 2건과 첨부 0개") && told.contains("10개입니다"), "{told}");
        for reason in
            ["묶음 밖을", "지나치게", "겹쳐", "UTF-8도", "받지 않는 종류", "가리키기만", "같은 자리의"]
        {
            assert!(told.contains(reason), "{reason} in {told}");
        }
        assert_eq!(bring(&me, &space, zip).await, 303);
        assert!(below(&me, &space, "좋은").await.is_some() && below(&me, &space, "밖").await.is_none());
        let broken = sent(&me, "깨진.zip", b"PK\x03\x04 nothing").await;
        let refused = me.get(&format!("{space}/import?file={broken}")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("zip 파일로 읽을 수 없습니다"), "{}", refused.text());
    });
}

#[test]
fn names_and_texts_of_old_korean_systems_are_read() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        let cp949 = |text: &str| encoding_rs::EUC_KR.encode(text).0.into_owned();
        let bytes = archive(&[("NAME.md", &cp949("# 똠방각하\n\n제설 지침"))]);
        let name = cp949("지침");
        let bytes: Vec<u8> = {
            let mut bytes = bytes;
            while let Some(at) = bytes.windows(4).position(|w| w == b"NAME") {
                bytes[at..at + 4].copy_from_slice(&name);
            }
            bytes
        };
        let zip = sent(&me, "묶음.zip", &bytes).await;
        assert!(report(&me, &space, zip).await.contains("똠방각하"));
        assert_eq!(bring(&me, &space, zip).await, 303);
        let made = below(&me, &space, "똠방각하").await.unwrap();
        assert!(me.get(&made).await.text().contains("<p>제설 지침</p>"));
    });
}

#[test]
fn what_is_exported_can_be_imported_and_is_the_same() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        let first = page(&me, &space, "지침 / 개정", "가\n\n- [ ] 나\n").await;
        page(&me, &first, "둘째", &format!("[지침](/wiki/pages/{})\n", id(&first))).await;
        page(&me, &first, "셋째", "---\n\n끝").await;
        let taken = |page: String| {
            let me = me.clone();
            async move {
                let reply =
                    me.post(&format!("{page}/exports"), &[("pages", "below"), ("form", "markdown")]).await;
                let mut zip = zip::ZipArchive::new(Cursor::new(reply.body.clone())).unwrap();
                // The last entry lists digests, which differ as the times do.
                let texts = (0..zip.len() - 1).map(|n| {
                    let (mut file, mut text) = (zip.by_index(n).unwrap(), String::new());
                    file.read_to_string(&mut text).unwrap();
                    let changed = text.lines().find(|line| line.starts_with("changed: ")).unwrap().to_owned();
                    text.replace(&changed, "")
                });
                (texts.collect::<Vec<_>>(), reply.body)
            }
        };
        let (before, zip) = taken(first).await;
        let target = page(&me, &space, "여기로", "").await;
        let zip = sent(&me, "지침.zip", &zip).await;
        assert_eq!(bring(&me, &target, zip).await, 303);
        let again = below(&me, &target, "지침 / 개정").await.unwrap();
        assert_eq!(taken(again).await.0, before);
    });
}

#[test]
fn an_import_that_is_cut_off_leaves_nothing_and_is_done_again() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        let bytes = archive(&[("가.md", b"x"), ("나/다.md", b"y"), ("가.files/a.csv", b"1,2")]);
        let zip = sent(&me, "묶음.zip", &bytes).await;
        let draft = sent(&me, "a.csv", b"1,2").await;
        let bundle = actions::read_bundle(Cursor::new(bytes)).unwrap();
        let import = actions::ready(house.db(), id(&space), zip, &bundle, &[Some(draft)]).unwrap();
        // Everything is written when the power fails: just before the end.
        let cut_off = move |tx: &mut maru_store::Tx<'_>| {
            actions::import(tx, &keys(1), import)?;
            Err::<(), _>(Error::Missing)
        };
        assert!(matches!(house.db().write(&Cause::system("test"), cut_off).await, Err(Error::Missing)));
        assert_eq!(below(&me, &space, "가").await, None);
        assert_eq!(bring(&me, &space, zip).await, 303);
        assert!(below(&me, &space, "가").await.is_some() && below(&me, &space, "나").await.is_some());
    });
}

#[test]
fn s_407_who_brings_in_much_html_keeps_nobody_from_writing() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        // Words that differ, as what grows beyond reason when unpacked is refused.
        let row = |n: u64| {
            format!(
                "<tr><td colspan=2><p>{:x} <b>나</b></p></td><td><ul><li>다{n}</li></ul></td></tr>",
                n.wrapping_mul(0x9e37_79b9_7f4a_7c15)
            )
        };
        let text = format!("<table>{}</table><p>끝</p>", (0..600).map(row).collect::<String>());
        let names: Vec<String> = (0..6).map(|n| format!("{n}번.html")).collect();
        let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), text.as_bytes())).collect();
        let zip = sent(&me, "묶음.zip", &archive(&entries)).await;
        let target = page(&me, &space, "여기로", "").await;
        // Somebody else makes small pages in the same space all the while.
        let (db, above, is_over) = (house.db().clone(), id(&space), Arc::new(AtomicBool::new(false)));
        let until = Arc::clone(&is_over);
        let beside = std::thread::spawn(move || {
            let (mut longest, mut count) = (Duration::ZERO, 0);
            while !until.load(Ordering::Relaxed) {
                let began = Instant::now();
                let text = NewText { title: "작은 글".to_owned(), body: "가".to_owned() };
                write(&db, move |tx| actions::make_page(tx, &keys(1), above, &text)).unwrap();
                (longest, count) = (longest.max(began.elapsed()), count + 1);
                std::thread::sleep(Duration::from_millis(1));
            }
            (longest, count)
        });
        let began = Instant::now();
        assert_eq!(bring(&me, &target, zip).await, 303);
        let whole = began.elapsed();
        is_over.store(true, Ordering::Relaxed);
        let (longest, count) = beside.join().unwrap();
        assert!(longest * 5 < whole && count > 5, "{longest:?} of {whole:?} for one of {count}");
        assert!(below(&me, &target, "5번").await.is_some());
    });
}

#[test]
fn the_form_works_without_scripts() {
    in_wiki(async |house| {
        let me = person(house, 1);
        let space = space(&me, "project").await;
        let zip = archive(&[("가.md", b"x")]);
        let head = format!(
            "--X\r\nContent-Disposition: form-data; name=\"back\"\r\n\r\n{space}/import\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n\r\n"
        );
        let request = me
            .request(Method::POST, "/files")
            .insert_header(("content-type", "multipart/form-data; boundary=X"))
            .insert_header(("sec-fetch-site", "same-origin"))
            .set_payload([head.as_bytes(), &zip, b"\r\n--X--\r\n"].concat());
        let there = me.send(request).await;
        assert_eq!(there.status, 303);
        let told = me.get(there.location()).await;
        assert_eq!(told.status, 200);
        assert!(told.text().contains("이대로 가져오기"), "{}", told.text());
        assert_eq!(me.get(&format!("{space}/import?file=0000000000000")).await.status, 404);
    });
}
