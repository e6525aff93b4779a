//! Who may open a file, and how it is sent, over HTTP on both databases.

use crate::boxes::{ME, OTHER, SEES, attach, files, modules, sent};
use actix_web::http::Method;
use maru_testkit::{Reply, TempFolder, Visitor, in_house};

fn in_files_house(body: impl AsyncFn(&maru_testkit::TestHouse)) {
    let folder = TempFolder::new();
    in_house(|_| modules(&files(&folder, |_| {})), async |house| body(house).await);
}

async fn get(visitor: &Visitor<'_>, path: &str, headers: &[(&str, &str)]) -> Reply {
    let mut request = visitor.request(Method::GET, path);
    for (name, value) in headers {
        request = request.insert_header((*name, *value));
    }
    visitor.send(request).await
}

fn png() -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(640, 480).write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

#[test]
fn s_175_a_file_is_opened_by_those_who_see_what_it_belongs_to() {
    in_files_house(async |house| {
        let (me, other) = (house.visitor(ME, "김서연", &[]), house.visitor(OTHER, "이도현", &[]));
        let sees = house.visitor(OTHER, "박감사", &[SEES]);
        let text = sent(&me, "a.txt", b"hello").await;
        let picture = sent(&me, "a.png", &png()).await;
        let paths =
            [format!("/files/{text}"), format!("/files/{picture}"), format!("/files/{picture}/thumb/96")];
        for path in &paths {
            assert_eq!(me.get(path).await.status, 200, "a draft is its uploader's: {path}");
            assert_eq!(sees.get(path).await.status, 404, "and nobody else's: {path}");
        }
        attach(house, text).await;
        attach(house, picture).await;
        for path in &paths {
            assert_eq!(sees.get(path).await.status, 200, "{path}");
            assert_eq!(other.get(path).await.status, 404, "an address is no right: {path}");
            assert_eq!(me.get(path).await.status, 404, "nor is having uploaded it: {path}");
            assert_ne!(house.stranger().get(path).await.status, 200);
        }
        assert_eq!(sees.get(&format!("/files/{text}/thumb/96")).await.status, 404);
        assert_eq!(sees.get(&format!("/files/{picture}/thumb/97")).await.status, 404);
        assert_eq!(sees.get("/files/0000000000000").await.status, 404);
    });
}

#[test]
fn s_108_s_169_what_people_sent_is_an_attachment_in_a_sandbox() {
    in_files_house(async |house| {
        let me = house.visitor(ME, "김서연", &[]);
        let text = me.get(&format!("/files/{}", sent(&me, "보고서 \u{202E}1.txt", b"hello").await)).await;
        assert_eq!(text.body, b"hello");
        assert_eq!(text.header("content-type"), Some("text/plain"));
        assert_eq!(text.header("x-content-type-options"), Some("nosniff"));
        assert!(text.header("content-security-policy").unwrap().contains("sandbox"));
        assert_eq!(
            text.header("content-disposition").unwrap(),
            "attachment; filename=\"___ 1.txt\"; filename*=UTF-8''%EB%B3%B4%EA%B3%A0%EC%84%9C%201.txt"
        );
        let picture = me.get(&format!("/files/{}", sent(&me, "a.png", &png()).await)).await;
        assert!(picture.header("content-disposition").unwrap().starts_with("inline"));
        assert!(picture.header("content-security-policy").unwrap().contains("sandbox"));
    });
}

#[test]
fn parts_of_a_file_are_sent_as_asked() {
    in_files_house(async |house| {
        let me = house.visitor(ME, "김서연", &[]);
        let content: Vec<u8> = (0..200_000_u32).map(|n| b'a' + u8::try_from(n % 23).unwrap()).collect();
        let path = format!("/files/{}", sent(&me, "a.txt", &content).await);
        let whole = me.get(&path).await;
        assert_eq!((whole.status.as_u16(), whole.body.len()), (200, 200_000));
        let etag = whole.header("etag").unwrap().to_owned();
        for (range, first, last) in [
            ("bytes=0-0", 0, 0),
            ("bytes=70000-140000", 70_000, 140_000),
            ("bytes=-5", 199_995, 199_999),
            ("bytes=199999-", 199_999, 199_999),
        ] {
            let part = get(&me, &path, &[("range", range), ("if-range", &etag)]).await;
            assert_eq!(part.status, 206, "{range}");
            assert_eq!(part.body, &content[first..=last], "{range}");
            assert_eq!(part.header("content-range").unwrap(), format!("bytes {first}-{last}/200000"));
        }
        let beyond = get(&me, &path, &[("range", "bytes=200000-")]).await;
        assert_eq!((beyond.status.as_u16(), beyond.header("content-range")), (416, Some("bytes */200000")));
        let changed = get(&me, &path, &[("range", "bytes=0-0"), ("if-range", "\"other\"")]).await;
        assert_eq!((changed.status.as_u16(), changed.body.len()), (200, 200_000));
    });
}

#[test]
fn s_19_every_part_of_a_file_is_a_download_and_many_parts_are_one() {
    in_files_house(async |house| {
        let me = house.visitor(ME, "김서연", &[]);
        let text = sent(&me, "a.txt", b"hello").await;
        let picture = sent(&me, "a.png", &png()).await;
        let downloads = async || {
            house.settle().await;
            let events = house.db().read(|conn| maru_store::events_after(conn, 0, 100)).await.unwrap();
            events.iter().filter(|e| e.name == "files.downloaded").count()
        };
        let head = me.send(me.request(Method::HEAD, &format!("/files/{text}"))).await;
        assert_eq!((head.status.as_u16(), downloads().await), (200, 0), "nothing has left the house");
        get(&me, &format!("/files/{text}"), &[("range", "bytes=1-")]).await;
        assert_eq!(downloads().await, 1, "all but the first byte is as good as all");
        me.get(&format!("/files/{text}")).await;
        get(&me, &format!("/files/{text}"), &[("range", "bytes=2-3")]).await;
        assert_eq!(downloads().await, 1);
        me.get(&format!("/files/{picture}/thumb/96")).await;
        assert_eq!(downloads().await, 1, "a thumbnail is part of the page it stands on");
        me.get(&format!("/files/{picture}")).await;
        assert_eq!(downloads().await, 2);
    });
}

#[test]
fn each_name_keeps_its_own_media_type() {
    in_files_house(async |house| {
        let me = house.visitor(ME, "김서연", &[]);
        for (name, media_type) in [("a.txt", "text/plain"), ("a.csv", "text/csv"), ("b.txt", "text/plain")] {
            let id = sent(&me, name, b"a,b\n1,2\n").await;
            assert_eq!(
                me.get(&format!("/files/{id}")).await.header("content-type"),
                Some(media_type),
                "{name}"
            );
        }
    });
}

#[test]
fn a_content_that_is_gone_is_our_failure_and_no_full_disk() {
    let folder = TempFolder::new();
    in_house(
        |_| modules(&files(&folder, |_| {})),
        async |house| {
            let me = house.visitor(ME, "김서연", &[]);
            let id = sent(&me, "a.txt", b"lost").await;
            crate::keeping::contents(folder.path())
                .iter()
                .for_each(|path| std::fs::remove_file(path).unwrap());
            let reply = me.get(&format!("/files/{id}")).await;
            assert_eq!(reply.status, 500);
            assert!(reply.text().contains("files.unreadable"));
        },
    );
}

#[test]
fn s_191_uploads_and_downloads_are_recorded() {
    in_files_house(async |house| {
        let me = house.visitor(ME, "김서연", &[]);
        let id = sent(&me, "a.txt", b"hello").await;
        me.get(&format!("/files/{id}")).await;
        house.settle().await;
        let events = house.db().read(|conn| maru_store::events_after(conn, 0, 100)).await.unwrap();
        for name in ["files.uploaded", "files.downloaded"] {
            let event = events.iter().find(|e| e.name == name).unwrap();
            assert_eq!(event.actor_person, Some(ME.as_i64()));
            assert_eq!(event.subject.as_deref(), Some(format!("files/file/{id}").as_str()));
        }
    });
}
