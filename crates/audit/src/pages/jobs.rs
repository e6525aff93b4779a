//! The job queue, for those who run the house.

use crate::actions::retry;
use crate::texts::T;
use crate::views::{DeadLine, JobsPage, tabs};
use crate::{Desk, Error, access};
use actix_web::HttpRequest;
use maru_kernel::Id;
use maru_store::{DeadJob, dead_jobs, job_figures};
use maru_web::{Answer, Cx, FlashKind, Route, Rule, WebFault};
use std::sync::Arc;
use std::time::Duration;

const PATH: &str = "/admin/jobs";
/// The most failed jobs shown at once.
const MOST: i64 = 100;

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let desk = Arc::clone(desk);
    vec![
        Route::get(PATH, Rule::May(access::OPERATIONS), move |cx: Cx| index(cx, Arc::clone(&desk))),
        Route::post("/admin/jobs/{id}/retry", Rule::May(access::OPERATIONS), again),
    ]
}

async fn index(cx: Cx, desk: Arc<Desk>) -> Answer {
    let (figures, dead) =
        cx.read(|conn| Ok::<_, Error>((job_figures(conn)?, dead_jobs(conn, MOST)?))).await?;
    let t = T(cx.lang);
    let page = cx.page(t.jobs_title());
    let every = |pause: Duration| match pause.as_secs() / 60 {
        minutes @ ..60 => t.jobs_every_minutes(minutes),
        minutes @ ..2_880 => t.jobs_every_hours(minutes / 60),
        minutes => t.jobs_every_days(minutes / 1_440),
    };
    let jobs = &desk.offers.all().jobs;
    cx.html(&JobsPage {
        t,
        tabs: tabs(t, cx.viewer()?, PATH),
        waiting: figures.waiting,
        dead: figures.dead,
        oldest: figures.oldest.map(|at| maru_web::relative(page.t, at, cx.now())).unwrap_or_default(),
        lines: dead.into_iter().map(|job| line(page.t, job)).collect(),
        regular: jobs.iter().filter_map(|job| Some((job.kind, every(job.every?)))).collect(),
        page,
    })
}

fn line(web: maru_web::T, job: DeadJob) -> DeadLine {
    DeadLine {
        action: format!("{PATH}/{}/retry", Id::from_i64(job.id)),
        kind: job.kind,
        payload: job.payload,
        attempts: job.attempts,
        error: job.last_error.unwrap_or_default(),
        time: maru_web::date_time(web, job.run_at.0),
    }
}

async fn again(cx: Cx, request: HttpRequest) -> Answer {
    let id = cx.id_in(&request, "id")?;
    let allowed = access::may_retry(cx.viewer()?, id).ok_or(WebFault::NotFound)?;
    cx.write(move |tx| retry::retry(tx, &allowed)).await?;
    cx.see_other_with(PATH, FlashKind::Ok, T(cx.lang).jobs_retried())
}
