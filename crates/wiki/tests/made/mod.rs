//! Spaces and pages made by forms.

use maru_kernel::Id;
use maru_testkit::{TestHouse, Visitor};

/// Somebody who may make spaces.
pub fn person<'h>(house: &'h TestHouse, number: i64) -> Visitor<'h> {
    house.visitor(Id::from_i64(number), "가온", &["wiki.spaces.make"])
}

/// A space of the visitor's own; returns where it is.
pub async fn space(visitor: &Visitor<'_>, owner: &str) -> String {
    let made = visitor
        .post("/wiki/spaces", &[("title", "제설 업무"), ("owner", owner), ("description", "눈이 올 때")])
        .await;
    assert_eq!(made.status, 303, "{}", made.text());
    made.location().to_owned()
}

/// Makes a page below another; returns where it is.
pub async fn page(visitor: &Visitor<'_>, above: &str, title: &str, body: &str) -> String {
    let made = visitor.post(&format!("{above}/pages"), &[("title", title), ("body", body)]).await;
    assert_eq!(made.status, 303, "{}", made.text());
    made.location().to_owned()
}
