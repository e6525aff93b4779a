//! Visits to the messenger over HTTP.

use actix_web::http::Method;
use maru_kernel::Id;
use maru_testkit::{Reply, TestHouse, Visitor};

/// Somebody who works there.
pub fn person(house: &TestHouse, number: i64) -> Visitor<'_> {
    house.visitor(Id::from_i64(number), &format!("직원 {number}"), &[])
}

/// Somebody, as forms name them.
pub fn key(number: i64) -> String {
    format!("person:{}", Id::from_i64(number))
}

/// A room of some people, made by the form; returns where it is.
pub async fn room(visitor: &Visitor<'_>, name: &str, people: &[i64]) -> String {
    let keys: Vec<String> = people.iter().map(|number| key(*number)).collect();
    let mut fields = vec![("kind", "group"), ("name", name), ("topic", "점검 일정과 결과")];
    fields.extend(keys.iter().map(|key| ("person", key.as_str())));
    let made = visitor.post("/messenger/rooms", &fields).await;
    assert_eq!(made.status, 303, "{}", made.text());
    made.location().to_owned()
}

/// Somebody says something.
pub async fn say(visitor: &Visitor<'_>, room: &str, body: &str) -> Reply {
    let said = visitor.post(&format!("{room}/messages"), &[("body", body)]).await;
    assert_eq!(said.status, 303, "{}", said.text());
    said
}

/// A page.
pub async fn text(visitor: &Visitor<'_>, path: &str) -> String {
    let reply = visitor.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.text()
}

/// What a script of a page gets.
pub async fn scripted(visitor: &Visitor<'_>, method: Method, path: &str, fields: &[(&str, &str)]) -> Reply {
    let request = visitor.request(method, path).insert_header(("accept", "text/vnd.turbo-stream.html"));
    let request = if fields.is_empty() {
        request
    } else {
        request.insert_header(("sec-fetch-site", "same-origin")).set_form(fields)
    };
    visitor.send(request).await
}

/// The element of a message in a page.
pub fn element(page: &str, seq: i64) -> &str {
    let mark = format!("id=\"m-{seq}\"");
    let found = page.split("<li ").find(|piece| piece.contains(&mark));
    let found = found.unwrap_or_else(|| panic!("no m-{seq} in {page}"));
    found.split("</li>").next().unwrap_or_default()
}

/// Somebody uploads a file beside a talk; returns its id.
pub async fn upload(visitor: &Visitor<'_>, room: &str) -> String {
    let head = format!(
        "--X\r\nContent-Disposition: form-data; name=\"back\"\r\n\r\n{room}\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"계획.txt\"\r\n\r\n"
    );
    let request = visitor
        .request(Method::POST, "/files")
        .insert_header(("content-type", "multipart/form-data; boundary=X"))
        .insert_header(("sec-fetch-site", "same-origin"))
        .set_payload([head.as_bytes(), "점검 계획".as_bytes(), b"\r\n--X--\r\n"].concat());
    let sent = visitor.send(request).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().rsplit('=').next().unwrap().to_owned()
}
