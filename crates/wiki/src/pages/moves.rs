//! Moving a page: below which other, and after which neighbour.

use super::eye::{Eye, nearest_above, readable};
use crate::access;
use crate::actions;
use crate::error::Error;
use crate::store::{page, space, tree};
use crate::views::place::{PlacePage, Spot};
use actix_web::{HttpRequest, web};
use maru_kernel::Id;
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;

/// Where the list of places stands.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    below: String,
}

/// A place: below which page, after which neighbour; before all others when none is named.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceForm {
    below: String,
    /// Also `last`, for after all others.
    #[serde(default)]
    after: String,
}

pub async fn form(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Asked>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let (id, t) = (eye.page(&request)?, eye.t());
    let found = eye
        .read(move |conn, keys, _| {
            let seen = page::seen(conn, keys, id)?;
            let current = access::write(seen)?.noun().clone();
            let here = match asked.below.parse() {
                Ok(below) => readable(conn, keys, below)?.page,
                Err(_) => nearest_above(conn, keys, &current)?.unwrap_or_else(|| current.clone()),
            };
            let way = tree::above(conn, here.id)?.iter().map(|p| p.id).collect::<Vec<Id>>();
            let way = page::some(conn, keys, &way)?;
            let below = tree::below(conn, keys, &[here.id])?;
            let spaces = space::all(conn, keys)?.into_iter().map(|(_, page)| page).collect::<Vec<_>>();
            Ok((current, Spot { here, way, below, spaces }))
        })
        .await?;
    let frame = eye.cx.page(t.wiki_move_title(&found.0.title));
    eye.cx.html(&PlacePage::new(frame, t, &found.0, found.1))
}

pub async fn update(eye: Eye, request: HttpRequest, Form(form): Form<PlaceForm>) -> Answer {
    let id = eye.page(&request)?;
    let below: Id = form.below.parse().or(Err(Error::Missing))?;
    let spot = match form.after.as_str() {
        "" => tree::Place::First,
        "last" => tree::Place::Last,
        neighbour => tree::Place::After(neighbour.parse().or(Err(Error::Missing))?),
    };
    eye.write(move |tx, keys, _| actions::move_page(tx, keys, id, below, spot)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_moved())
}
