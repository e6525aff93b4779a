//! `/admin/roles`: who holds which role; giving and ending them, with a second person.

use super::{html_with, refusal};
use crate::model::proposal::Proposal;
use crate::model::role_holder::HolderKind;
use crate::store::grants::{self, Grant, Holder};
use crate::store::persons;
use crate::texts::T;
use crate::views::admin::{Found, GrantForm, GrantLine, NewGrantPage, RoleOption, RolesPage};
use crate::{Error, Parts, Refusal, access, actions};
use actix_web::HttpRequest;
use actix_web::web::Query;
use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_contract::Role;
use maru_kernel::{Id, Timestamp, Viewer, visible};
use maru_store::{DbConn, StoreResult};
use maru_web::{Answer, Cx, Failure, FlashKind, Form, Route, Rule, date};
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/admin/roles";
const RULE: Rule = Rule::May(access::MANAGE_ROLES);
/// Holders shown for a name.
const FOUND: i64 = 20;

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let (a, b) = (Arc::clone(parts), Arc::clone(parts));
    vec![
        Route::get(PATH, RULE, index),
        Route::get("/admin/roles/new", RULE, new),
        Route::post(PATH, RULE, move |cx: Cx, form: Form<GrantForm>| create(cx, form, Arc::clone(&a))),
        Route::post(
            "/admin/roles/{id}/revoke",
            RULE,
            move |cx: Cx, request: HttpRequest, form: Form<Revoke>| revoke(cx, request, form, Arc::clone(&b)),
        ),
    ]
}

/// What a role is called.
pub(crate) fn role_name(t: T, role: Role) -> &'static str {
    match role {
        Role::System => t.role_system(),
        Role::Security => t.role_security(),
        Role::Auditor => t.role_auditor(),
        Role::Privacy => t.role_privacy(),
        Role::Policy => t.role_policy(),
        Role::Organisation => t.role_organisation(),
        Role::Records => t.role_records(),
        Role::Legal => t.role_legal(),
    }
}

/// What a kind of holder is called.
pub(super) fn kind_name(t: T, kind: HolderKind) -> &'static str {
    match kind {
        HolderKind::Person => t.role_holder_person(),
        HolderKind::Post => t.role_holder_post(),
        HolderKind::Unit => t.role_holder_unit(),
        HolderKind::Group => t.role_holder_group(),
    }
}

/// Who holds a role, so that nobody is taken for somebody of the same name.
pub(crate) fn holder_words(
    conn: &mut DbConn,
    viewer: &Viewer,
    t: T,
    (kind, id): Holder,
) -> StoreResult<String> {
    let words = match kind {
        HolderKind::Person => persons::lines(conn, viewer, &[id])?.pop().map(|person| {
            let name = format!("{} {}", person.name, person.position());
            if person.unit.is_empty() { name } else { t.role_holder_of(name.trim(), &person.unit) }
        }),
        _ => grants::holder_name(conn, (kind, id))?.map(|name| t.role_holder_of(name, kind_name(t, kind))),
    };
    Ok(words.unwrap_or_else(|| t.role_holder_gone().to_owned()))
}

async fn index(cx: Cx) -> Answer {
    let (t, now, viewer) = (T(cx.lang), cx.now(), cx.viewer()?.clone());
    let words = cx.page("").t;
    let lines = cx
        .read(move |conn| {
            let grants = grants::in_force(conn, now)?;
            grants.iter().map(|grant| line(conn, &viewer, t, words, grant)).collect::<Result<Vec<_>, Error>>()
        })
        .await?;
    cx.html(&RolesPage { page: cx.page(t.admin_roles()), t, grants: lines })
}

fn line(
    conn: &mut DbConn,
    viewer: &Viewer,
    t: T,
    words: maru_web::T,
    grant: &Grant,
) -> Result<GrantLine, Error> {
    let by = match grant.granted_by {
        Some(person) => persons::card(conn, viewer, person)?.map(|p| p.line.name),
        None => Some(t.role_by_installer().to_owned()),
    };
    Ok(GrantLine {
        id: grant.id.to_string(),
        role: role_name(t, grant.role),
        holder: visible(&holder_words(conn, viewer, t, grant.holder)?),
        explained: if grant.holder.0 == HolderKind::Person {
            format!("/admin/people/{}/rights", grant.holder.1)
        } else {
            String::new()
        },
        reason: visible(&grant.reason),
        by: by.unwrap_or_default(),
        since: date(words, grant.granted_at),
        until: grant.until_at.map(|at| last_day(words, at)).unwrap_or_default(),
    })
}

#[derive(Deserialize)]
struct Search {
    #[serde(default)]
    q: String,
}

async fn new(cx: Cx, search: Query<Search>) -> Answer {
    cx.recently_proven()?;
    let form = GrantForm { q: search.0.q, ..GrantForm::default() };
    let page = new_page(&cx, form, "").await?;
    cx.html(&page)
}

/// Who is called so; people with their unit, as names are not unique.
fn holders_called(
    conn: &mut DbConn,
    viewer: &Viewer,
    text: &str,
) -> StoreResult<Vec<(Holder, String, String)>> {
    let mut found = grants::holders_called(conn, text, FOUND)?;
    for (holder, _, line) in found.iter_mut().filter(|(holder, ..)| holder.0 == HolderKind::Person) {
        if let Some(person) = persons::lines(conn, viewer, &[holder.1])?.pop() {
            let words = [person.unit.as_str(), person.position()];
            *line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" \u{b7} ");
        }
    }
    Ok(found)
}

async fn new_page(cx: &Cx, form: GrantForm, error: &'static str) -> Result<NewGrantPage, Failure> {
    let (t, text) = (T(cx.lang), form.q.trim().to_owned());
    let found = if text.is_empty() {
        Vec::new()
    } else {
        let viewer = cx.viewer()?.clone();
        cx.read(move |conn| holders_called(conn, &viewer, &text).map_err(Error::from)).await?
    };
    let found = found
        .into_iter()
        .map(|((kind, id), name, line)| {
            let value = format!("{}/{id}", kind.name());
            Found { selected: value == form.holder, value, name, line, kind: kind_name(t, kind) }
        })
        .collect();
    let roles = Role::ALL.into_iter().map(|role| RoleOption {
        value: role.name(),
        label: role_name(t, role),
        selected: role.name() == form.role,
    });
    // Nobody is to ask for the mightiest role because it happens to be the first.
    let none = RoleOption { value: "", label: t.role_choose(), selected: form.role.is_empty() };
    let roles = std::iter::once(none).chain(roles).collect();
    Ok(NewGrantPage { page: cx.page(t.role_new()), t, roles, found, form, error })
}

async fn create(cx: Cx, form: Form<GrantForm>, parts: Arc<Parts>) -> Answer {
    cx.recently_proven()?;
    let (form, viewer) = (form.0, cx.viewer()?.clone());
    let outcome = match proposal(&form) {
        Ok(proposal) => {
            let reason = form.reason.clone();
            cx.db()
                .write(&cx.cause(), move |tx| {
                    actions::propose(tx, &parts.options, &viewer, proposal, &reason)
                })
                .await
        }
        Err(refused) => Err(refused.into()),
    };
    match outcome {
        Ok(waiting) => said(&cx, waiting),
        Err(error) => {
            let refused = refusal(error)?;
            let page = new_page(&cx, form, refused.text(cx.lang)).await?;
            html_with(&cx, &page, refused.code().status)
        }
    }
}

fn proposal(form: &GrantForm) -> Result<Proposal, Refusal> {
    let role = Role::from_name(&form.role).ok_or(Refusal::NoHolder)?;
    let (kind, id) = form.holder.split_once('/').ok_or(Refusal::NoHolder)?;
    let kind = HolderKind::from_name(kind).ok_or(Refusal::NoHolder)?;
    let id: Id = id.parse().or(Err(Refusal::NoHolder))?;
    Ok(Proposal::grant(role, (kind, id), last_instant(&form.until)?))
}

/// The last day of something that ends at `until`, the inverse of [`last_instant`].
pub(crate) fn last_day(words: maru_web::T, until: Timestamp) -> String {
    date(words, until - SignedDuration::from_secs(1))
}

/// The end of the day typed, in Korean time; nothing typed means no end.
fn last_instant(text: &str) -> Result<Option<Timestamp>, Refusal> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let day: Date = text.trim().parse().or(Err(Refusal::Until))?;
    let seoul = TimeZone::get("Asia/Seoul").unwrap_or(TimeZone::UTC);
    let next = day.tomorrow().or(Err(Refusal::Until))?;
    Ok(Some(next.to_zoned(seoul).or(Err(Refusal::Until))?.timestamp()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Revoke {
    #[serde(default)]
    reason: String,
}

async fn revoke(cx: Cx, request: HttpRequest, form: Form<Revoke>, parts: Arc<Parts>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer) = (cx.id_in(&request, "id")?, cx.viewer()?.clone());
    let waiting = cx
        .write(move |tx| actions::propose(tx, &parts.options, &viewer, Proposal::revoke(id), &form.0.reason))
        .await?;
    said(&cx, waiting)
}

fn said(cx: &Cx, waiting: Option<Id>) -> Answer {
    let t = T(cx.lang);
    match waiting {
        Some(_) => cx.see_other_with("/admin/requests", FlashKind::Ok, t.request_sent()),
        None => cx.see_other_with(PATH, FlashKind::Ok, t.request_applied()),
    }
}
