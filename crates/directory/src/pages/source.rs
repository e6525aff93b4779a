//! `/admin/directory`: sources, their schedule, and adding one.

use super::html_with;
use super::run::{names_of, plan_started};
use crate::mapping::{SourceConfig, Writing};
use crate::store::sync::runs::{self, RunRow};
use crate::store::sync::sources;
use crate::sync::{Alarm, Watched};
use crate::texts::T;
use crate::views::me::Choice;
use crate::views::run::{RunLine, Way};
use crate::views::run_words::{run_line, run_path};
use crate::views::source::{NewSourcePage, SourceCard, SourcePage, SourcesPage};
use crate::{Error, Parts, access, actions};
use actix_web::HttpRequest;
use maru_kernel::{Fault, Id, Timestamp, Viewer};
use maru_store::DbConn;
use maru_web::{Answer, Cx, Failure, FlashKind, Form, Route, Rule, date_time};
use serde::Deserialize;
use std::sync::Arc;

pub(super) const PATH: &str = "/admin/directory";
pub(super) const RULE: Rule = Rule::May(access::MANAGE_SYNC);
/// Runs shown on the pages of sources.
const RUNS: i64 = 8;

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let (a, b, c) = (Arc::clone(parts), Arc::clone(parts), Arc::clone(parts));
    vec![
        Route::get(PATH, RULE, index),
        Route::get("/admin/directory/sources/new", RULE, move |cx: Cx| new(cx, Arc::clone(&a))),
        Route::post("/admin/directory/sources", RULE, move |cx: Cx, form: Form<NewSource>| {
            create(cx, form, Arc::clone(&b))
        }),
        Route::get("/admin/directory/sources/{name}", RULE, move |cx: Cx, request: HttpRequest| {
            show(cx, request, Arc::clone(&c))
        }),
        Route::post("/admin/directory/sources/{name}/schedule", RULE, schedule),
        Route::post("/admin/directory/sources/{name}/plan", RULE, plan),
    ]
}

/// The name of a source in the address.
pub(super) fn name_in(request: &HttpRequest) -> String {
    request.match_info().get("name").unwrap_or_default().to_owned()
}

/// The source of that name.
pub(super) async fn find(cx: &Cx, name: &str) -> Result<sources::SourceRow, Failure> {
    let name = name.to_owned();
    cx.read(move |conn| sources::find(conn, &name)?.ok_or(Error::NoSource(name))).await
}

async fn index(cx: Cx) -> Answer {
    let (t, now, viewer) = (T(cx.lang), cx.now(), cx.viewer()?.clone());
    let words = cx.page("").t;
    let (sources, runs) = cx
        .read(move |conn| {
            let sources = Watched::all(conn)?;
            let cards = sources.iter().map(|watched| card(t, words, watched, now)).collect();
            let runs = runs::latest(conn, None, RUNS)?;
            Ok::<_, Error>((cards, lines(conn, &viewer, t, words, &runs)?))
        })
        .await?;
    cx.html(&SourcesPage { page: cx.page(t.sync_title()), t, sources, runs })
}

async fn show(cx: Cx, request: HttpRequest, parts: Arc<Parts>) -> Answer {
    let (t, now, viewer, name) = (T(cx.lang), cx.now(), cx.viewer()?.clone(), name_in(&request));
    let (words, source) = (cx.page("").t, find(&cx, &name).await?);
    let (minutes, enabled, asked) = (source.every_minutes, source.enabled, name.clone());
    let (source, runs) = cx
        .read(move |conn| {
            let watched = Watched::of(conn, source)?;
            let runs = runs::latest_of(conn, &asked, RUNS)?;
            Ok::<_, Error>((card(t, words, &watched, now), lines(conn, &viewer, t, words, &runs)?))
        })
        .await?;
    cx.html(&SourcePage {
        page: cx.page(format!("{name} · {}", t.sync_title())),
        t,
        tabs: ways(t, &name, ""),
        servers: servers(t, &parts, &name),
        path: format!("{PATH}/sources/{name}"),
        source,
        minutes,
        enabled,
        runs,
    })
}

/// How the servers behaved that passwords are checked with.
fn servers(t: T, parts: &Arc<Parts>, name: &str) -> Vec<(String, String, &'static str)> {
    let told = parts.check.servers(name).into_iter().map(|server| {
        let (text, tone) = match (server.resting, server.failures) {
            (true, n) => (t.sync_server_resting(n), "red"),
            (false, 0) => (t.sync_server_good().to_owned(), "green"),
            (false, n) => (t.sync_server_failing(n), "amber"),
        };
        (server.address, text, tone)
    });
    told.collect()
}

/// The ways between the pages of a source.
pub(super) fn ways(t: T, name: &str, here: &str) -> Vec<Way> {
    let steps = [
        ("", t.sync_overview()),
        ("connection", t.wizard_step_connection()),
        ("entries", t.wizard_step_entries()),
        ("people", t.wizard_step_people()),
        ("units", t.wizard_step_units()),
        ("preview", t.wizard_step_preview()),
        ("text", t.wizard_step_text()),
    ];
    let way = |(step, label): (&str, &str)| Way {
        href: format!("{PATH}/sources/{name}/{step}").trim_end_matches('/').to_owned(),
        label: label.to_owned(),
        current: step == here,
    };
    steps.into_iter().map(way).collect()
}

fn lines(
    conn: &mut DbConn,
    viewer: &Viewer,
    t: T,
    words: maru_web::T,
    runs: &[RunRow],
) -> Result<Vec<RunLine>, Error> {
    let names = names_of(conn, viewer, runs)?;
    Ok(runs.iter().map(|run| run_line(t, words, run, &names)).collect())
}

fn card(t: T, words: maru_web::T, watched: &Watched, now: Timestamp) -> SourceCard {
    let source = &watched.source;
    let alarm = watched.alarm(now);
    let (state, tone) = match &alarm {
        Some(Alarm::Undone) => (t.sync_source_off(), "amber"),
        Some(Alarm::Late(_)) => (t.sync_source_watch(), "red"),
        Some(_) => (t.sync_source_watch(), "amber"),
        None if watched.newest.is_none() => (t.sync_source_new(), "gray"),
        None => (t.sync_source_good(), "green"),
    };
    let config = SourceConfig::from_toml(&source.config, None).ok();
    let next = watched.next_run().map(|at| date_time(words, at.max(now)));
    SourceCard {
        href: format!("{PATH}/sources/{}", source.name),
        origin: config.map(|config| origin(t, &config)).unwrap_or_default(),
        state,
        tone,
        last_good: source.last_good_at.map_or_else(|| t.sync_never().to_owned(), |at| date_time(words, at.0)),
        next: next.unwrap_or_else(|| t.sync_manual().to_owned()),
        alarm: alarm.map(|alarm| alarm.text(&source.name, t.0)).unwrap_or_default(),
        alarm_href: watched.newest.as_ref().map(|run| run_path(Id::from_i64(run.id))).unwrap_or_default(),
        name: source.name.clone(),
    }
}

fn origin(t: T, config: &SourceConfig) -> String {
    match (&config.connection, &config.ldif) {
        (Some(connection), _) => connection.servers.join(", "),
        (None, Some(file)) => format!("{}: {}", t.sync_file(), file.display()),
        (None, None) => String::new(),
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Schedule {
    minutes: i32,
    #[serde(default)]
    enabled: String,
}

async fn schedule(cx: Cx, request: HttpRequest, Form(form): Form<Schedule>) -> Answer {
    let (name, steering) = (name_in(&request), access::may_steer(cx.viewer()?)?);
    let back = format!("{PATH}/sources/{name}");
    let on = form.enabled == "on";
    cx.write(move |tx| actions::keep_source::schedule(tx, &steering, &name, form.minutes, on)).await?;
    cx.see_other_with(&back, FlashKind::Ok, T(cx.lang).sync_schedule_saved())
}

async fn plan(cx: Cx, request: HttpRequest) -> Answer {
    let (name, viewer) = (name_in(&request), cx.viewer()?.clone());
    let steering = access::may_steer(&viewer)?;
    let run = cx.write(move |tx| actions::steer_sync::plan(tx, &steering, &viewer, &name)).await?;
    plan_started(&cx, run).await
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct NewSource {
    name: String,
    kind: String,
    origin: String,
    base: String,
    preset: String,
}

async fn new(cx: Cx, parts: Arc<Parts>) -> Answer {
    cx.html(&new_page(&cx, &parts, NewSource::default(), String::new()))
}

async fn create(cx: Cx, Form(form): Form<NewSource>, parts: Arc<Parts>) -> Answer {
    cx.recently_proven()?;
    let (steering, asked, kept) = (access::may_steer(cx.viewer()?)?, form.clone(), Arc::clone(&parts));
    let cause = cx.cause();
    let outcome = cx.db().write(&cause, move |tx| {
        let config = first_config(&asked)?;
        actions::keep_source::add(tx, &steering, &kept.options, &asked.name, &config)
    });
    match outcome.await {
        Ok(()) => {
            let next = format!("{PATH}/sources/{}/connection", form.name);
            cx.see_other_with(&next, FlashKind::Ok, T(cx.lang).wizard_created())
        }
        Err(Error::Store(error)) => Err(error.into()),
        Err(error) => {
            let page = new_page(&cx, &parts, form, error.text(cx.lang));
            html_with(&cx, &page, 422)
        }
    }
}

/// What was typed as a configuration.
fn first_config(form: &NewSource) -> Result<String, Error> {
    let mut writing = Writing::of("")?;
    writing.put("name", &form.name);
    writing.put("base", form.base.trim());
    let path = if form.kind == "file" { "ldif" } else { "connection.servers" };
    writing.write_at("preset", &form.preset)?;
    writing.write_at(path, &form.origin)?;
    Ok(writing.text())
}

fn new_page(cx: &Cx, parts: &Arc<Parts>, form: NewSource, error: String) -> NewSourcePage {
    let t = T(cx.lang);
    NewSourcePage {
        page: cx.page(t.wizard_new_title()),
        t,
        presets: presets(t, &form.preset),
        folder: parts.options.secrets_folder.display().to_string(),
        from_file: form.kind == "file",
        called: form.name,
        base: form.base,
        origin: form.origin,
        error,
    }
}

/// The products to choose from.
pub(super) fn presets(t: T, now: &str) -> Vec<Choice> {
    let all = [
        ("", t.wizard_preset_detect()),
        ("openldap", t.wizard_preset_openldap()),
        ("active-directory", t.wizard_preset_active_directory()),
        ("389ds", t.wizard_preset_389ds()),
        ("freeipa", t.wizard_preset_freeipa()),
    ];
    all.into_iter().map(|(value, label)| Choice { value, label, selected: value == now }).collect()
}
