//! `/admin/people/{id}/rights`: why somebody may do what they may, and what the rest would take (S-514).

use super::roles::{kind_name, last_day, role_name};
use crate::store::grants::{self, Grant};
use crate::store::persons;
use crate::texts::T;
use crate::views::rights::{MissingLine, RightLine, RightsPage};
use crate::{Error, Parts, access, authenticator};
use actix_web::HttpRequest;
use maru_contract::{Contributions, Role};
use maru_kernel::{Lang, Viewer, visible};
use maru_store::DbConn;
use maru_web::{Answer, Cx, Route, Rule, date};
use std::sync::Arc;

const RULE: Rule = Rule::May(access::MANAGE_ROLES);

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let parts = Arc::clone(parts);
    vec![Route::get("/admin/people/{id}/rights", RULE, move |cx: Cx, request: HttpRequest| {
        show(cx, request, Arc::clone(&parts))
    })]
}

async fn show(cx: Cx, request: HttpRequest, parts: Arc<Parts>) -> Answer {
    let (t, id, viewer, now) = (T(cx.lang), cx.id_in(&request, "id")?, cx.viewer()?.clone(), cx.now());
    let (words, offers, lang) = (cx.page("").t, parts.offers.all(), cx.lang);
    let (name, lines, missing) = cx
        .read(move |conn| {
            let person = persons::card(conn, &viewer, id)?.ok_or(Error::Missing)?;
            let counting = authenticator::roles(conn, id, now, &parts.options)?;
            let mut lines = Vec::new();
            for grant in grants::reaching(conn, id, now)? {
                let counts = counting.contains(&grant.role);
                lines.push(line(conn, &viewer, t, words, &offers, &grant, counts)?);
            }
            Ok::<_, Error>((person.line.name, lines, missing(&offers, &counting, t, lang)))
        })
        .await?;
    cx.html(&RightsPage { page: cx.page(t.right_title(&name)), t, id: id.to_string(), name, lines, missing })
}

fn line(
    conn: &mut DbConn,
    viewer: &Viewer,
    t: T,
    words: maru_web::T,
    offers: &Contributions,
    grant: &Grant,
    counts: bool,
) -> Result<RightLine, Error> {
    let by = match grant.granted_by {
        Some(person) => persons::card(conn, viewer, person)?.map(|p| p.line.name).unwrap_or_default(),
        None => t.role_by_installer().to_owned(),
    };
    let carried = offers.permissions.iter().filter(|p| p.roles.contains(&grant.role));
    Ok(RightLine {
        role: role_name(t, grant.role),
        kind: kind_name(t, grant.holder.0),
        holder: visible(&grants::holder_name(conn, grant.holder)?.unwrap_or_default()),
        reason: visible(&grant.reason),
        by,
        since: date(words, grant.granted_at),
        until: grant.until_at.map(|at| last_day(words, at)).unwrap_or_default(),
        counts,
        permissions: carried.map(|p| (p.label)(t.0)).collect(),
    })
}

/// What is not allowed, with the roles that would carry it.
fn missing(offers: &Contributions, counting: &[Role], t: T, lang: Lang) -> Vec<MissingLine> {
    let lacking = offers.permissions.iter().filter(|p| p.roles.iter().all(|role| !counting.contains(role)));
    let line = |p: &maru_contract::Permission| MissingLine {
        permission: (p.label)(lang),
        roles: p.roles.iter().map(|role| role_name(t, *role)).collect::<Vec<_>>().join(", "),
    };
    lacking.map(line).collect()
}
