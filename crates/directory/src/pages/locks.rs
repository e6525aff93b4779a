//! `/admin/locks`: who is locked after wrong tries, and ending that with a reason (S-4).

use crate::actions;
use crate::model::lock::{Lock, Locked};
use crate::texts::T;
use crate::views::locks::{LockLine, LocksPage};
use crate::{Error, Parts, Refusal, access};
use maru_web::{Answer, Cx, FlashKind, Form, Route, Rule, date_time};
use serde::Deserialize;
use std::sync::Arc;

const PATH: &str = "/admin/locks";
const RULE: Rule = Rule::May(access::END_LOCKS);

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let (a, b) = (Arc::clone(parts), Arc::clone(parts));
    vec![
        Route::get(PATH, RULE, move |cx: Cx| index(cx, Arc::clone(&a))),
        Route::post("/admin/locks/end", RULE, move |cx: Cx, form: Form<Ending>| {
            end(cx, form, Arc::clone(&b))
        }),
    ]
}

async fn index(cx: Cx, parts: Arc<Parts>) -> Answer {
    let (t, now) = (T(cx.lang), cx.now());
    let all = cx.read(move |conn| actions::locks(conn, &parts.options, now).map_err(Error::from)).await?;
    let (known, unknown): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|l| l.person.is_some() || l.what == Locked::Address);
    let page = LocksPage {
        locks: known.into_iter().enumerate().map(|(n, lock)| line(&cx, n, lock)).collect(),
        // Somebody may have typed a password for a name: what was typed is not shown.
        unknown: if unknown.is_empty() { String::new() } else { t.lock_unknown(unknown.len()) },
        page: cx.page(t.lock_title()),
        t,
    };
    cx.html(&page)
}

fn line(cx: &Cx, number: usize, lock: Lock) -> LockLine {
    let (t, words) = (T(cx.lang), cx.page("").t);
    let own = cx.session.as_ref().map(|s| s.viewer.id);
    let person = lock.person.as_ref().map(|(id, _)| *id);
    LockLine {
        number,
        what: match lock.what {
            Locked::SignIn => t.lock_sign_in(),
            Locked::Proof => t.lock_proof(),
            Locked::Factor => t.lock_factor(),
            Locked::Address => t.lock_address(),
        },
        kind: lock.what.name(),
        of: person.map_or_else(|| lock.address.clone(), |id| id.to_string()),
        own: person.is_some() && person == own,
        name: lock.person.map_or(lock.address, |(_, name)| name),
        failures: lock.failures,
        since: date_time(words, lock.since),
        until: date_time(words, lock.until),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Ending {
    what: String,
    of: String,
    reason: String,
}

async fn end(cx: Cx, form: Form<Ending>, parts: Arc<Parts>) -> Answer {
    cx.recently_proven()?;
    let (Form(Ending { what, of, reason }), viewer) = (form, cx.viewer()?.clone());
    let what = Locked::from_name(&what).ok_or(Error::from(Refusal::NotLocked))?;
    cx.write(move |tx| actions::unlock(tx, &parts.options, &viewer, what, &of, &reason)).await?;
    cx.see_other_with(PATH, FlashKind::Ok, T(cx.lang).lock_ended())
}
