//! Making spaces: one's own, of a unit or post one serves in, for a project, or for everybody.

use super::eye::Eye;
use crate::access;
use crate::actions::{self, NewSpace};
use crate::error::Error;
use crate::model::SpaceKind;
use crate::views::spaces::{NewSpacePage, Owner};
use actix_web::HttpRequest;
use maru_directory::model::Holder;
use maru_kernel::{Id, Ref};
use maru_web::{Answer, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// A space as wanted: `owner` is a kind and, after a colon, whose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpaceForm {
    owner: String,
    title: String,
    description: String,
}

pub async fn form(eye: Eye, _: HttpRequest) -> Answer {
    let (t, lang, desk) = (eye.t(), eye.cx.lang, Arc::clone(&eye.desk));
    let owners = eye
        .read(move |conn, keys, viewer| {
            let of_kind = |kind: &str| {
                let ids = keys
                    .list()
                    .iter()
                    .filter_map(|key| key.strip_prefix(kind)?.strip_prefix(':')?.parse().ok());
                ids.map(|id: Id| Ref::new("directory", kind, id)).collect::<Vec<_>>()
            };
            let refs: Vec<Ref> = [of_kind("unit"), of_kind("post")].concat();
            let cards = desk.offers.describe(conn, viewer, lang, &refs)?;
            let mut owners = Owner::usual(t, viewer.may(access::MAKE_SPACES));
            let named = refs.iter().zip(cards).filter_map(|(r, card)| Some(Owner::named(t, r, &card?)));
            owners.splice(1..1, named);
            Ok(owners)
        })
        .await?;
    eye.cx.html(&NewSpacePage { page: eye.cx.page(t.wiki_new_space()), t, owners })
}

pub async fn create(eye: Eye, _: HttpRequest, Form(form): Form<SpaceForm>) -> Answer {
    let me = eye.cx.viewer()?.id;
    let (kind, holder) = owner(&form.owner, me).ok_or(Error::Whom)?;
    let new =
        NewSpace { kind, holder, title: form.title, description: form.description, body: String::new() };
    let id = eye.write(move |tx, keys, viewer| actions::make_space(tx, viewer, keys, &new)).await?;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), FlashKind::Ok, eye.t().wiki_space_made())
}

fn owner(text: &str, me: Id) -> Option<(SpaceKind, Holder)> {
    let (name, id) = text.split_once(':').unwrap_or((text, ""));
    let kind = SpaceKind::from_name(name)?;
    let holder = match kind {
        SpaceKind::Agency | SpaceKind::Project | SpaceKind::Person => Holder::Person(me),
        SpaceKind::Unit => Holder::Unit(id.parse().ok()?),
        SpaceKind::Post => Holder::Post(id.parse().ok()?),
    };
    Some((kind, holder))
}
