//! `/admin/cases`: the cases somebody has a part in, tellings that were put off, and figures by month.

use super::names::Names;
use crate::access;
use crate::error::Error;
use crate::model::{Case, months};
use crate::store::{case, deferral, switch, tally};
use crate::views::ListPage;
use actix_web::web;
use jiff::SignedDuration;
use maru_kernel::{Id, PersonId};
use maru_web::{Answer, Cx};
use serde::Deserialize;

const LINES: i64 = 50;
const MONTHS: usize = 12;
/// As long as twelve months and the beginning of the thirteenth may be.
const YEAR: SignedDuration = SignedDuration::from_hours(400 * 24);

/// Which part of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

pub async fn show(cx: Cx, asked: web::Query<Asked>) -> Answer {
    let (now, viewer) = (cx.now(), cx.viewer()?.clone());
    let before = asked.after.parse().unwrap_or(Id::from_i64(i64::MAX));
    let (state, seen, older, put_off, figures, names) = cx
        .read(move |conn| {
            let found = case::list(conn, before, LINES, now)?;
            let older = (i64::try_from(found.len()).unwrap_or(0) == LINES)
                .then(|| found.last().map(|case| case.id))
                .flatten();
            let see = |case: Case| access::see(&viewer, Some(case)).ok();
            let seen: Vec<_> = found.into_iter().filter_map(see).collect();
            let mut put_off = Vec::new();
            for one in deferral::agreed(conn, LINES)? {
                if let Ok(seen) = access::see(&viewer, case::find(conn, one.case, now)?) {
                    put_off.push((seen, one));
                }
            }
            let people: Vec<PersonId> = seen.iter().map(|seen| seen.noun().asked_by).collect();
            let more = put_off.iter().flat_map(|(_, one)| [Some(one.asked.by), one.agreed.map(|(by, _)| by)]);
            let names = Names::of(conn, people.into_iter().chain(more.flatten()), now)?;
            let figures = months(&tally::moments(conn, now - YEAR)?, now, MONTHS);
            Ok::<_, Error>((switch::read(conn, now)?, seen, older, put_off, figures, names))
        })
        .await?;
    let may_ask = cx.viewer()?.may(access::ASK) && state.on_since.is_some();
    cx.html(&ListPage::new(
        &cx,
        (state.on_since.is_some(), may_ask),
        &seen,
        older,
        &put_off,
        &figures,
        &names,
    ))
}
