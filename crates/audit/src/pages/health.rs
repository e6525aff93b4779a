//! The condition of the house at a glance.

use crate::texts::T;
use crate::views::{HealthPage, Service, tabs};
use crate::{Desk, Error, access};
use maru_contract::Condition;
use maru_web::{Answer, Cx, Route, Rule};
use std::sync::Arc;

const PATH: &str = "/admin/health";

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let desk = Arc::clone(desk);
    vec![Route::get(PATH, Rule::May(access::OPERATIONS), move |cx: Cx| show(cx, Arc::clone(&desk)))]
}

async fn show(cx: Cx, desk: Arc<Desk>) -> Answer {
    let (lang, now, t) = (cx.lang, cx.now(), T(cx.lang));
    let mut found = cx
        .read(move |conn| {
            let mut found = Vec::new();
            for check in &desk.offers.all().health {
                // One check that fails says so and leaves the others their place.
                let (condition, text) = match (check.run)(conn, now, lang) {
                    Ok(health) => (health.condition, health.text),
                    Err(error) => {
                        tracing::warn!(check = check.key, %error, "a health check failed");
                        (Condition::Bad, T(lang).health_unknown().to_owned())
                    }
                };
                found.push((condition, (check.label)(lang), text));
            }
            Ok::<_, Error>(found)
        })
        .await?;
    found.sort_by_key(|(condition, ..)| std::cmp::Reverse(*condition));
    let page = cx.page(t.health_title());
    cx.html(&HealthPage {
        t,
        tabs: tabs(t, cx.viewer()?, PATH),
        services: found
            .into_iter()
            .map(|(condition, label, text)| Service::new(t, label, condition, text))
            .collect(),
        time: maru_web::date_time(page.t, now),
        page,
    })
}
