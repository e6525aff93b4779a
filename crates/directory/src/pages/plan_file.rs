//! `/admin/directory/runs/{id}/plan.csv`: all changes of a run as a file.

use super::run::pointed;
use super::source::RULE;
use crate::Error;
use crate::model::csv;
use crate::store::sync::plan::{self, PlanItem};
use crate::texts::T;
use crate::views::changes::Names;
use crate::views::run_words::{action, item_line, noun, ordered};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use maru_kernel::{Event, Ref};
use maru_store::DbConn;
use maru_web::{Answer, Cx, Route};

/// Changes a file holds at most.
const MOST_EXPORTED: usize = 200_000;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/admin/directory/runs/{id}/plan.csv", RULE, export)]
}

async fn export(cx: Cx, request: HttpRequest) -> Answer {
    let (t, id) = (T(cx.lang), cx.id_in(&request, "id")?);
    let file = cx.read(move |conn| file(conn, t, id.as_i64())).await?;
    cx.write(move |tx| {
        let event = Event::new("directory.plan_exported").about(Ref::new("directory", "run", id));
        tx.record(&event).map_err(Error::from)
    })
    .await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"plan-{id}.csv\"")))
        .body(file))
}

/// One line for each field that changes. The mark in front tells spreadsheets that it is UTF-8.
fn file(conn: &mut DbConn, t: T, run: i64) -> Result<String, Error> {
    let head =
        [t.sync_csv_noun(), t.sync_csv_action(), t.sync_csv_label(), t.sync_run_entry(), t.sync_csv_field()];
    let mut out =
        format!("\u{FEFF}{}", csv::line(head.into_iter().chain([t.sync_run_old(), t.sync_run_new()])));
    let (kinds, mut rows) = (plan::count_items(conn, run)?, 0);
    for kind in ordered(&kinds) {
        let mut after = i64::MIN;
        loop {
            let items = plan::items(conn, run, &kind.noun, &kind.action, after, 1_000)?;
            let Some(last) = items.last().filter(|_| rows < MOST_EXPORTED) else { break };
            (after, rows) = (last.row_id, rows + items.len());
            let names = pointed(conn, &items)?;
            items.iter().for_each(|item| write_item(&mut out, t, item, &names));
        }
    }
    Ok(out)
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
