//! `/notices`: the list, opening one, marking all as read.

use crate::actions;
use crate::error::Error;
use crate::store::notice;
use crate::texts::T;
use crate::views::NoticesPage;
use actix_web::{HttpRequest, web};
use maru_contract::Offers;
use maru_kernel::Id;
use maru_web::{Answer, Cx, Failure, FlashKind, Form};
use serde::Deserialize;

const ROWS: i64 = 40;

/// Which part of the list.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    filter: String,
    #[serde(default)]
    after: String,
}

/// Up to which notice all were read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpTo {
    up_to: String,
}

pub async fn list(cx: Cx, asked: web::Query<Asked>, offers: Offers) -> Answer {
    let (viewer, lang) = (cx.viewer()?.clone(), cx.lang);
    let only_unread = asked.filter == "unread";
    let before = asked.after.parse().unwrap_or(Id::from_i64(i64::MAX));
    let reader = offers.clone();
    let shown =
        cx.read(move |conn| actions::list(conn, &viewer, lang, &reader, only_unread, before, ROWS)).await?;
    cx.html(&NoticesPage::new(&cx, &offers, only_unread, shown))
}

/// Opening is a link, so that it works with the middle button and without scripts. What it changes is
/// the viewer's own, harmless, and the same however often it is done.
pub async fn open(cx: Cx, request: HttpRequest, offers: Offers) -> Answer {
    let (id, viewer, lang) = (cx.id_in(&request, "id")?, cx.viewer()?.clone(), cx.lang);
    let opener = offers.clone();
    let href = cx.write(move |tx| actions::open(tx, &viewer, lang, &opener, id)).await?;
    ring(&cx, offers).await?;
    match href {
        Some(href) => cx.see_other(&href),
        None => cx.see_other_with("/notices", FlashKind::Warn, T(cx.lang).notice_gone()),
    }
}

pub async fn read_all(cx: Cx, Form(form): Form<UpTo>, offers: Offers) -> Answer {
    let person = cx.viewer()?.id;
    let last: Id = form.up_to.parse().or(Err(Error::Missing))?;
    cx.write(move |tx| notice::mark_read_up_to(tx, person, last)).await?;
    ring(&cx, offers).await?;
    cx.see_other_with("/notices", FlashKind::Ok, T(cx.lang).notice_all_read_now())
}

/// The other pages this person has open show the new count, too.
async fn ring(cx: &Cx, offers: Offers) -> Result<(), Failure> {
    let (viewer, person, lang) = (cx.viewer()?.clone(), cx.viewer()?.id, cx.lang);
    let count = cx.read(move |conn| actions::unread(conn, &viewer, &offers)).await?;
    cx.front.hub.tell_person(person, &actions::stream(lang, count));
    Ok(())
}
