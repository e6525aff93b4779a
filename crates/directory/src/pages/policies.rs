//! `/admin/policies`: limits of sessions and tries, the second factor, networks.

use super::{html_with, refusal};
use crate::model::policy::NUMBERS;
use crate::model::proposal::{PolicyChange, Proposal};
use crate::texts::T;
use crate::views::admin::{NumberField, PoliciesPage};
use crate::{Error, Parts, Refusal, access, actions, authenticator};
use maru_web::{Answer, Cx, Fields, FlashKind, Route, Rule};
use std::sync::Arc;

const PATH: &str = "/admin/policies";
const RULE: Rule = Rule::May(access::MANAGE_POLICIES);

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let (a, b) = (Arc::clone(parts), Arc::clone(parts));
    vec![
        Route::get(PATH, RULE, move |cx: Cx| show(cx, Arc::clone(&a))),
        Route::post(PATH, RULE, move |cx: Cx, fields: Fields| update(cx, fields, Arc::clone(&b))),
    ]
}

/// What a policy is called.
pub(super) fn label(t: T, key: &str) -> &'static str {
    match key {
        "idle_minutes" => t.policy_idle_minutes(),
        "idle_minutes_role" => t.policy_idle_minutes_role(),
        "longest_hours" => t.policy_longest_hours(),
        "longest_hours_role" => t.policy_longest_hours_role(),
        "tries" => t.policy_tries(),
        "lock_minutes" => t.policy_lock_minutes(),
        "sessions" => t.policy_sessions(),
        "password_days" => t.policy_password_days(),
        "factor_for_all" => t.policy_factor_for_all(),
        "profile" => t.policy_profile(),
        "inside" => t.policy_inside(),
        _ => t.policy_admin(),
    }
}

async fn now_in_force(cx: &Cx, parts: &Arc<Parts>) -> Result<Vec<(&'static str, String)>, maru_web::Failure> {
    let parts = Arc::clone(parts);
    let read = cx.read(move |conn| authenticator::policies(conn, &parts.options).map_err(Error::from));
    Ok(read.await?.values())
}

async fn show(cx: Cx, parts: Arc<Parts>) -> Answer {
    cx.recently_proven()?;
    let values = now_in_force(&cx, &parts).await?;
    let page = page(&cx, &|key| values.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone()), "", "");
    cx.html(&page)
}

async fn update(cx: Cx, fields: Fields, parts: Arc<Parts>) -> Answer {
    cx.recently_proven()?;
    let sent = |key: &str| match key {
        // A check box that is off is not sent.
        "factor_for_all" => Some((fields.get(key) == "on").to_string()),
        _ => fields.all(key).next().map(|value| value.replace('\r', "").trim().to_owned()),
    };
    let change = |(key, from): (&str, String)| {
        let to = sent(key).filter(|to| *to != from)?;
        Some(PolicyChange { key: key.to_owned(), from, to })
    };
    let changes: Vec<PolicyChange> =
        now_in_force(&cx, &parts).await?.into_iter().filter_map(change).collect();
    let t = T(cx.lang);
    if changes.is_empty() {
        return cx.see_other_with(PATH, FlashKind::Warn, t.policy_unchanged());
    }
    let (viewer, reason) = (cx.viewer()?.clone(), fields.get("reason").to_owned());
    let proposal = Proposal::Policies { changes };
    let outcome = cx
        .db()
        .write(&cx.cause(), move |tx| actions::propose(tx, &parts.options, &viewer, proposal, &reason))
        .await;
    match outcome {
        Ok(Some(_)) => cx.see_other_with("/admin/requests", FlashKind::Ok, t.request_sent()),
        Ok(None) => cx.see_other_with(PATH, FlashKind::Ok, t.request_applied()),
        Err(error) => {
            let refused: Refusal = refusal(error)?;
            let page = page(&cx, &sent, fields.get("reason"), refused.text(cx.lang));
            html_with(&cx, &page, refused.code().status)
        }
    }
}

fn page(cx: &Cx, value: &dyn Fn(&str) -> Option<String>, reason: &str, error: &'static str) -> PoliciesPage {
    let t = T(cx.lang);
    let value = |key: &str| value(key).unwrap_or_default();
    let numbers = NUMBERS.into_iter().map(|n| NumberField {
        key: n.key,
        label: label(t, n.key),
        value: value(n.key),
        least: n.least,
        most: n.most,
        hint: t.policy_bounds(n.least, n.most),
    });
    PoliciesPage {
        numbers: numbers.collect(),
        factor_for_all: value("factor_for_all") == "true",
        asvs: value("profile") == "asvs",
        inside: value("inside"),
        admin: value("admin"),
        here: cx.from.address.map(|a| a.to_string()).unwrap_or_default(),
        reason: reason.to_owned(),
        page: cx.page(t.admin_policies()),
        t,
        error,
    }
}
