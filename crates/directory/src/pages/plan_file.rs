//! `/admin/directory/runs/{id}/plan.csv`: all changes of a run as a file, for a reason that is kept (S-23).

use super::run::{pointed, refused_export};
use super::source::RULE;
use crate::actions::export_plan::{Export, Made, note_export};
use crate::model::csv;
use crate::store::sync::plan::{self, PlanItem};
use crate::store::sync::runs;
use crate::texts::T;
use crate::views::changes::Names;
use crate::views::run_words::{action, item_line, noun, ordered};
use crate::{Error, Options, Parts, Refusal, access};
use actix_web::HttpRequest;
use maru_kernel::Id;
use maru_store::{Db, StoreError};
use maru_web::{Answer, Cx, Form, Route};
use serde::Deserialize;
use std::sync::Arc;

/// Changes that are read at once.
const AT_ONCE: i64 = 1_000;

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let parts = Arc::clone(parts);
    let create =
        move |cx: Cx, request: HttpRequest, form: Form<Wanted>| create(cx, request, form, Arc::clone(&parts));
    vec![Route::post("/admin/directory/runs/{id}/plan.csv", RULE, create)]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default)]
    why: String,
}

async fn create(cx: Cx, request: HttpRequest, Form(form): Form<Wanted>, parts: Arc<Parts>) -> Answer {
    cx.recently_proven()?;
    let (t, id) = (T(cx.lang), cx.id_in(&request, "id")?);
    let steering = access::may_steer(cx.viewer()?)?;
    let (db, cause, why) = (cx.db().clone(), cx.cause(), form.why.clone());
    let work = move || {
        let made = Arc::new(write_plan(&db, &parts.options, t, id, &why)?);
        let noted = Arc::clone(&made);
        db.write_blocking(&cause, move |tx| note_export(tx, &steering, id, &noted))?;
        Arc::into_inner(made).ok_or_else(|| StoreError::Busy.into())
    };
    let outcome: Result<Made, Error> =
        tokio::task::spawn_blocking(work).await.map_err(|e| StoreError::Failed(e.to_string()))?;
    match outcome {
        Ok(made) => Ok(made.file.send("text/csv; charset=utf-8", &format!("plan-{id}.csv"))),
        Err(Error::Refused(Refusal::Reason)) => refused_export(&cx, id, form.why).await,
        Err(error) => Err(error.into()),
    }
}

/// One line for each field that changes, all of them, read in short steps. The mark in front tells
/// spreadsheets that it is UTF-8.
fn write_plan(db: &Db, options: &Options, t: T, run: Id, why: &str) -> Result<Made, Error> {
    let mut out = Export::begin(options, why)?;
    let kinds = db.read_blocking(|conn| {
        runs::find(conn, run)?.ok_or(Error::Missing)?;
        Ok::<_, Error>(plan::count_items(conn, run.as_i64())?)
    })?;
    let head =
        [t.sync_csv_noun(), t.sync_csv_action(), t.sync_csv_label(), t.sync_run_entry(), t.sync_csv_field()];
    let head = csv::line(head.into_iter().chain([t.sync_run_old(), t.sync_run_new()]));
    out.write(&format!("\u{FEFF}{head}"), 0)?;
    for kind in ordered(&kinds) {
        let mut after = i64::MIN;
        loop {
            let (items, names) = db.read_blocking(|conn| {
                let items = plan::items(conn, run.as_i64(), &kind.noun, &kind.action, after, AT_ONCE)?;
                let names = pointed(conn, &items)?;
                Ok::<_, Error>((items, names))
            })?;
            let Some(last) = items.last() else { break };
            after = last.row_id;
            let mut text = String::new();
            items.iter().for_each(|item| write_item(&mut text, t, item, &names));
            out.write(&text, items.len())?;
        }
    }
    out.end()
}

fn write_item(out: &mut String, t: T, item: &PlanItem, names: &Names) {
    let line = item_line(t, item, names);
    let start = [noun(t, &item.noun), action(t, &item.action), &line.label, &line.dn];
    if line.changes.is_empty() {
        out.push_str(&csv::line(start.into_iter().chain(["", "", ""])));
    }
    for change in &line.changes {
        out.push_str(&csv::line(start.into_iter().chain([change.field, &change.old, &change.new])));
    }
}
