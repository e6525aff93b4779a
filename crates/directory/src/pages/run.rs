//! `/admin/directory/runs`: the history of synchronisation, and one run with its plan, which can be
//! applied, put to a second person, undone and downloaded.

use super::source::{PATH, RULE};
use super::{html_with, refusal};
use crate::model::proposal::Proposal;
use crate::store::sync::plan::{self, ItemCount, PlanItem};
use crate::store::sync::runs::{self, RunRow};
use crate::store::{persons, requests};
use crate::sync::{self, Brake, Problem};
use crate::texts::T;
use crate::views::changes::{Names, pointed_at};
use crate::views::run::{RunPage, RunsPage, Way};
use crate::views::run_words::{action, counts, figures, item_line, noun, ordered, run_line, run_path, told};
use crate::{Error, Parts, Refusal, access, actions};
use actix_web::HttpRequest;
use actix_web::http::header;
use actix_web::web::Query;
use maru_kernel::{Id, Timestamp, Viewer, visible};
use maru_store::DbConn;
use maru_web::{Answer, Cx, FlashKind, Form, Keyset, Route, date_time};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Changes, and entries put aside, on one page.
const ROWS: i64 = 50;
/// How often a page looks whether a job is done before it answers, and how long it waits between.
const LOOKS: u32 = 10;
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let parts = Arc::clone(parts);
    vec![
        Route::get("/admin/directory/runs", RULE, index),
        Route::get("/admin/directory/runs/{id}", RULE, show),
        Route::post("/admin/directory/runs/{id}/apply", RULE, apply),
        Route::post("/admin/directory/runs/{id}/undo", RULE, undo),
        Route::post("/admin/directory/runs/{id}/overrule", RULE, move |cx, request, form| {
            overrule(cx, request, form, Arc::clone(&parts))
        }),
    ]
}

/// On to the run that is being planned.
pub(super) async fn plan_started(cx: &Cx, run: Id) -> Answer {
    let t = T(cx.lang);
    let text = if left(cx, run, &["waiting", "planning"]).await? { "" } else { t.sync_plan_started() };
    on_to(cx, run, text)
}

/// On to the run, with a message unless it is empty.
fn on_to(cx: &Cx, run: Id, text: &str) -> Answer {
    match text {
        "" => cx.see_other(&run_path(run)),
        text => cx.see_other_with(&run_path(run), FlashKind::Ok, text),
    }
}

/// Waits a little for the job to get the run out of these states: most are done before anybody would
/// have noticed. Whether it did.
async fn left(cx: &Cx, run: Id, states: &'static [&'static str]) -> Result<bool, maru_web::Failure> {
    for _ in 0..LOOKS {
        let row = cx.read(move |conn| runs::find(conn, run).map_err(Error::from)).await?;
        if !row.is_some_and(|row| states.contains(&row.state.as_str())) {
            return Ok(true);
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    Ok(false)
}

/// Who started these runs, by what is kept of it.
pub(super) fn names_of(
    conn: &mut DbConn,
    viewer: &Viewer,
    runs: &[RunRow],
) -> Result<BTreeMap<String, String>, Error> {
    let mut names = BTreeMap::new();
    for by in runs.iter().map(|run| &run.started_by) {
        let id = by.strip_prefix("person:").and_then(|id| id.parse().ok());
        if let (Some(id), false) = (id, names.contains_key(by)) {
            let name = persons::card(conn, viewer, id)?.map(|card| card.line.name);
            names.insert(by.clone(), name.unwrap_or_default());
        }
    }
    Ok(names)
}

async fn index(cx: Cx, Query(keyset): Query<Keyset>) -> Answer {
    let (t, viewer, words) = (T(cx.lang), cx.viewer()?.clone(), cx.page("").t);
    let (before, wanted) = (keyset.after.parse().ok(), keyset.rows() + 1);
    let (mut found, names) = cx
        .read(move |conn| {
            let found = runs::latest(conn, before, wanted)?;
            let names = names_of(conn, &viewer, &found)?;
            Ok::<_, Error>((found, names))
        })
        .await?;
    let older = keyset.cut(&mut found, |run| Id::from_i64(run.id).to_string());
    cx.html(&RunsPage {
        page: cx.page(t.sync_history()),
        t,
        runs: found.iter().map(|run| run_line(t, words, run, &names)).collect(),
        older: older.map(|after| format!("{PATH}/runs?after={after}")).unwrap_or_default(),
        continued: before.is_some(),
    })
}

/// Which changes are asked for.
#[derive(Clone, Debug, Default, Deserialize)]
struct Part {
    #[serde(default)]
    noun: String,
    #[serde(default)]
    action: String,
    #[serde(default)]
    after: String,
}

/// What was read for the page of a run.
struct Facts {
    run: RunRow,
    names: BTreeMap<String, String>,
    kinds: Vec<ItemCount>,
    part: Part,
    items: Vec<PlanItem>,
    pointed: Names,
    aside: Vec<(String, String, String)>,
    asked: Option<Timestamp>,
    is_last: bool,
}

async fn show(cx: Cx, request: HttpRequest, Query(part): Query<Part>) -> Answer {
    let facts = facts(&cx, cx.id_in(&request, "id")?, part).await?;
    let page = page(&cx, &facts, String::new(), String::new());
    let mut answer = cx.html(&page)?;
    if page.busy {
        answer.headers_mut().insert(header::REFRESH, header::HeaderValue::from_static("3"));
    }
    Ok(answer)
}

async fn facts(cx: &Cx, id: Id, part: Part) -> Result<Facts, maru_web::Failure> {
    let (viewer, now) = (cx.viewer()?.clone(), cx.now());
    cx.read(move |conn| {
        let run = runs::find(conn, id)?.ok_or(Error::Missing)?;
        let kinds = plan::count_items(conn, run.id)?;
        let part = chosen(part, &kinds);
        let after = part.after.parse::<Id>().map_or(i64::MIN, Id::as_i64);
        let items = plan::items(conn, run.id, &part.noun, &part.action, after, ROWS + 1)?;
        Ok::<_, Error>(Facts {
            names: names_of(conn, &viewer, std::slice::from_ref(&run))?,
            pointed: pointed(conn, &items)?,
            aside: plan::quarantined(conn, run.id, ROWS)?,
            asked: asked(conn, now, run.id)?,
            is_last: runs::last_applied(conn, &run.source)?.is_some_and(|last| last.id == run.id),
            run,
            kinds,
            part,
            items,
        })
    })
    .await
}

/// The kind of changes that is shown: the one asked for, or the most pressing.
fn chosen(part: Part, kinds: &[ItemCount]) -> Part {
    let is_there = kinds.iter().any(|kind| kind.noun == part.noun && kind.action == part.action);
    match ordered(kinds).first().filter(|_| !is_there) {
        Some(first) => Part { noun: first.noun.clone(), action: first.action.clone(), after: String::new() },
        None => part,
    }
}

pub(super) fn pointed(conn: &mut DbConn, items: &[PlanItem]) -> Result<Names, Error> {
    let mut names = Names::new();
    for (word, (noun, ids)) in pointed_at(items) {
        let ids: Vec<i64> = ids.into_iter().collect();
        names.extend(plan::names(conn, noun, &ids)?.into_iter().map(|(id, name)| ((word, id), name)));
    }
    Ok(names)
}

/// Until when a second person can approve going on against the brake, if somebody asked.
fn asked(conn: &mut DbConn, now: Timestamp, run: i64) -> Result<Option<Timestamp>, Error> {
    let payload = Proposal::Overrule { run }.text()?;
    Ok(requests::asked_for(conn, now, &payload)?.map(|request| request.expires_at))
}

fn page(cx: &Cx, facts: &Facts, reason: String, error: String) -> RunPage {
    let (t, words, run) = (T(cx.lang), cx.page("").t, &facts.run);
    let (counts, brakes) = (counts(run), sync::brakes(run));
    let overrulable = brakes.iter().all(Brake::may_be_overruled);
    let undoable = facts.is_last && cx.now() < sync::undo_until(run);
    let shown = usize::try_from(ROWS).unwrap_or(50);
    let here = run_path(Id::from_i64(run.id));
    let line = run_line(t, words, run, &facts.names);
    RunPage {
        page: cx.page(t.sync_run_title(&run.source)),
        t,
        source_href: format!("{PATH}/sources/{}", run.source),
        figures: figures(t, &counts),
        brakes: brakes.iter().map(|brake| brake.text(cx.lang)).collect(),
        problem: Problem::read(&run.problem).text(cx.lang).to_owned(),
        overruled: visible(&run.overruled),
        busy: matches!(run.state.as_str(), "waiting" | "planning"),
        unchanged: facts.kinds.is_empty() && matches!(run.state.as_str(), "ready" | "applied"),
        tabs: tabs(t, &here, facts),
        items: facts.items.iter().take(shown).map(|item| item_line(t, item, &facts.pointed)).collect(),
        next: next(&here, facts, shown),
        aside: facts
            .aside
            .iter()
            .map(|(dn, trouble, subject)| (dn.clone(), told(t, trouble, subject)))
            .collect(),
        aside_note: aside_note(t, counts.quarantined, facts.aside.len()),
        can_apply: run.state == "ready" && !facts.kinds.is_empty(),
        can_overrule: run.state == "held" && facts.asked.is_none() && overrulable,
        asked_until: facts.asked.map(|at| date_time(words, at)).unwrap_or_default(),
        undo_until: if undoable { date_time(words, sync::undo_until(run)) } else { String::new() },
        csv: format!("{here}/plan.csv"),
        export_reason: String::new(),
        export_error: String::new(),
        path: here,
        run: line,
        reason,
        error,
    }
}

fn aside_note(t: T, all: u64, shown: usize) -> String {
    if all > shown as u64 && shown > 0 { t.sync_run_aside_more(all, shown) } else { String::new() }
}

fn tabs(t: T, here: &str, facts: &Facts) -> Vec<Way> {
    let way = |kind: &ItemCount| Way {
        href: format!("{here}?noun={}&action={}", kind.noun, kind.action),
        label: t.sync_tab(action(t, &kind.action), kind.count, noun(t, &kind.noun)),
        current: kind.noun == facts.part.noun && kind.action == facts.part.action,
    };
    ordered(&facts.kinds).into_iter().map(way).collect()
}

fn next(here: &str, facts: &Facts, shown: usize) -> String {
    let last = facts.items.get(shown.saturating_sub(1)).filter(|_| facts.items.len() > shown);
    let Part { noun, action, .. } = &facts.part;
    last.map(|item| format!("{here}?noun={noun}&action={action}&after={}", Id::from_i64(item.row_id)))
        .unwrap_or_default()
}

async fn apply(cx: Cx, request: HttpRequest) -> Answer {
    let (id, steering) = (cx.id_in(&request, "id")?, access::may_steer(cx.viewer()?)?);
    cx.write(move |tx| actions::steer_sync::apply(tx, &steering, id)).await?;
    let (t, done) = (T(cx.lang), left(&cx, id, &["ready"]).await?);
    on_to(&cx, id, if done { t.sync_run_applied() } else { t.sync_run_applying() })
}

async fn undo(cx: Cx, request: HttpRequest) -> Answer {
    cx.recently_proven()?;
    let (id, steering) = (cx.id_in(&request, "id")?, access::may_steer(cx.viewer()?)?);
    cx.write(move |tx| actions::steer_sync::undo(tx, &steering, id)).await?;
    let (t, done) = (T(cx.lang), left(&cx, id, &["applied"]).await?);
    on_to(&cx, id, if done { t.sync_run_undone() } else { t.sync_run_undoing() })
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    reason: String,
}

async fn overrule(cx: Cx, request: HttpRequest, Form(form): Form<Reason>, parts: Arc<Parts>) -> Answer {
    cx.recently_proven()?;
    let (id, viewer, t) = (cx.id_in(&request, "id")?, cx.viewer()?.clone(), T(cx.lang));
    let (proposal, reason) = (Proposal::Overrule { run: id.as_i64() }, form.reason.clone());
    let outcome = cx
        .db()
        .write(&cx.cause(), move |tx| actions::propose(tx, &parts.options, &viewer, proposal, &reason))
        .await;
    match outcome {
        Ok(Some(_)) => cx.see_other_with(&run_path(id), FlashKind::Ok, t.request_sent()),
        Ok(None) => cx.see_other_with(&run_path(id), FlashKind::Ok, t.sync_run_applying()),
        Err(error) => {
            let refused = refusal(error)?;
            let facts = facts(&cx, id, Part::default()).await?;
            let page = page(&cx, &facts, form.reason, refused.text(cx.lang).to_owned());
            html_with(&cx, &page, refused.code().status)
        }
    }
}

/// The run again, with what is missing to have its changes as a file.
pub(super) async fn refused_export(cx: &Cx, id: Id, why: String) -> Answer {
    let facts = facts(cx, id, Part::default()).await?;
    let mut page = page(cx, &facts, String::new(), String::new());
    (page.export_reason, page.export_error) = (why, Refusal::Reason.text(cx.lang).to_owned());
    html_with(cx, &page, Refusal::Reason.code().status)
}

/// The request to go on against the brake, as a sentence for whoever decides.
pub(super) fn overrule_sentence(conn: &mut DbConn, t: T, run: Id) -> Result<String, Error> {
    let Some(run) = runs::find(conn, run)? else { return Ok(String::new()) };
    let brakes: Vec<String> = sync::brakes(&run).iter().map(|brake| brake.text(t.0)).collect();
    Ok(t.sync_request_overrule(brakes.join(" "), run.source))
}
