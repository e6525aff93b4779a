//! A file sent as a browser's form does.

use actix_web::http::Method;
use maru_kernel::Id;
use maru_testkit::Visitor;

/// Sends a file; it is a draft of the visitor.
pub async fn sent(visitor: &Visitor<'_>, name: &str, content: &[u8]) -> Id {
    let head = format!("--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), content, b"\r\n--X--\r\n"].concat();
    let request = visitor
        .request(Method::POST, "/files")
        .insert_header(("content-type", "multipart/form-data; boundary=X"))
        .insert_header(("sec-fetch-site", "same-origin"))
        .set_payload(body);
    let reply = visitor.send(request).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.location().rsplit('/').next().unwrap().parse().unwrap()
}
