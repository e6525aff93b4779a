//! `GET /messenger/dots?who=…`: where those are whom a page shows, for pages that follow by themselves. Each asks once in a minute or two
//! while somebody looks at it, and of nobody else, so that a room of ten thousand costs what its open pages do and no more.

use super::eye::{Eye, people, with_presence};
use crate::access;
use crate::store::member;
use actix_web::{HttpRequest, HttpResponse, web};
use maru_kernel::PersonId;
use maru_web::Answer;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// People a page asks of at once; none shows more.
const MOST: usize = 100;

pub async fn show(eye: Eye, request: HttpRequest) -> Answer {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let asked = pairs.map(web::Query::into_inner).unwrap_or_default();
    let asked = asked.into_iter().filter(|(name, _)| name == "who").filter_map(|(_, id)| id.parse().ok());
    let asked: BTreeSet<PersonId> = asked.take(MOST).collect();
    let (t, lang, now, web) = (eye.t(), eye.cx.lang, eye.cx.now(), eye.cx.page("").t);
    let found = eye
        .read(move |conn, viewer, desk| {
            let mut who: Vec<PersonId> = asked.into_iter().collect();
            if !access::hears_of_all(viewer) {
                who = member::beside_guest(conn, viewer.id, &who)?;
            }
            let known = people(conn, desk, (viewer, lang), who.iter().copied(), &[])?;
            who.retain(|person| known.known.contains_key(person));
            let people = with_presence(conn, desk, (t, web), known, &who, now)?;
            let faces = who.into_iter().map(|person| people.face(t, person));
            Ok(faces
                .map(|face| (face.id, json!({ "dot": face.dot, "line": face.line })))
                .collect::<Map<String, Value>>())
        })
        .await?;
    Ok(HttpResponse::Ok().json(found))
}
