//! `/admin/directory/sources/{name}/{step}`: the configuration of a source, step by step, each with a
//! test; nothing typed is kept before it is saved.

use super::html_with;
use super::source::{PATH, RULE, find, name_in, presets, ways};
use crate::actions::keep_source::Typed;
use crate::ldap::{Kind, Secret};
use crate::mapping::{FormField, Shape, Step, Writing};
use crate::store::sync::sources;
use crate::sync::{self, Tested};
use crate::texts::T;
use crate::views::me::Choice;
use crate::views::source::{StepField, StepPage, StepPart};
use crate::views::step_words::{hint_of, label_of, part_of, word_of};
use crate::views::tested::tested;
use crate::{Error, Parts, access, actions};
use actix_web::HttpRequest;
use maru_kernel::Fault;
use maru_web::{Answer, Cx, Failure, Fields, FlashKind, Route, WebFault};
use std::sync::Arc;

pub(super) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    let (a, b) = (Arc::clone(parts), Arc::clone(parts));
    let path = "/admin/directory/sources/{name}/{step}";
    vec![
        Route::get(path, RULE, move |cx: Cx, request: HttpRequest| edit(cx, request, Arc::clone(&a))),
        Route::post(path, RULE, move |cx: Cx, request: HttpRequest, fields: Fields| {
            update(cx, request, fields, Arc::clone(&b))
        }),
    ]
}

/// What one page edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Form(Step),
    Text,
    Preview,
}

impl Page {
    fn of(request: &HttpRequest) -> Result<Page, Failure> {
        match request.match_info().get("step").unwrap_or_default() {
            "text" => Ok(Page::Text),
            "preview" => Ok(Page::Preview),
            word => Step::of_word(word).map(Page::Form).ok_or_else(|| WebFault::NotFound.into()),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Page::Form(step) => step.word(),
            Page::Text => "text",
            Page::Preview => "preview",
        }
    }

    /// The page after this one has been saved.
    fn next(self) -> &'static str {
        match self {
            Page::Form(Step::Connection) => "entries",
            Page::Form(Step::Entries) => "people",
            Page::Form(Step::People) => "units",
            Page::Form(Step::Units) | Page::Text | Page::Preview => "preview",
        }
    }
}

/// A source as a step shows it: kept or typed.
struct Draft {
    name: String,
    config: String,
    reason: String,
    /// Whether people come from it, so that some changes need a second person.
    in_use: bool,
}

async fn edit(cx: Cx, request: HttpRequest, parts: Arc<Parts>) -> Answer {
    let (draft, page) = (kept(&cx, name_in(&request)).await?, Page::of(&request)?);
    cx.html(&view(&cx, &parts, page, &draft))
}

/// What is kept.
async fn kept(cx: &Cx, name: String) -> Result<Draft, Failure> {
    let config = find(cx, &name).await?.config;
    let asked = name.clone();
    let in_use = cx.read(move |conn| sources::has_people(conn, &asked).map_err(Error::from)).await?;
    Ok(Draft { name, config, reason: String::new(), in_use })
}

async fn update(cx: Cx, request: HttpRequest, fields: Fields, parts: Arc<Parts>) -> Answer {
    let (kept, page) = (kept(&cx, name_in(&request)).await?, Page::of(&request)?);
    let reason = fields.get("reason").to_owned();
    let config = match compose(page, &kept.config, &fields) {
        Ok(config) => config,
        Err(error) => return refused(&cx, &parts, page, &Draft { reason, ..kept }, &error),
    };
    cx.recently_proven()?;
    let (name, secret) = (kept.name.clone(), fields.get("secret").to_owned());
    let typed = Typed { name: name.clone(), config: config.clone(), secret, reason: reason.clone() };
    let draft = Draft { name, config, reason, in_use: kept.in_use };
    if fields.get("act") == "test" {
        return try_out(&cx, &parts, page, &kept.config, typed, &draft).await;
    }
    let (viewer, shared) = (cx.viewer()?.clone(), Arc::clone(&parts));
    let steering = access::may_steer(&viewer)?;
    let cause = cx.cause();
    let (draft_id, beside, for_file) = (cx.db().new_id(), Arc::clone(&parts), typed.clone());
    let prepared = tokio::task::spawn_blocking(move || {
        actions::keep_source::prepare_secret(&beside.options, draft_id, &for_file)
    });
    let prepared =
        match prepared.await.map_err(|e| Failure::from(maru_store::StoreError::Failed(e.to_string())))? {
            Ok(prepared) => prepared,
            Err(error) => return refused(&cx, &parts, page, &draft, &error),
        };
    let outcome = cx
        .db()
        .write(&cause, move |tx| actions::keep_source::keep(tx, &steering, &shared.options, &viewer, &typed));
    let t = T(cx.lang);
    match outcome.await {
        Ok(Some(_)) => cx.see_other_with("/admin/requests", FlashKind::Ok, t.request_sent()),
        Ok(None) => {
            if let Some(Err(error)) = prepared.map(actions::keep_source::Prepared::put) {
                return refused(&cx, &parts, page, &draft, &error);
            }
            let next = format!("{PATH}/sources/{}/{}", draft.name, page.next());
            cx.see_other_with(&next, FlashKind::Ok, t.wizard_saved())
        }
        Err(Error::Store(error)) => Err(error.into()),
        Err(error) => refused(&cx, &parts, page, &draft, &error),
    }
}

/// What was typed, laid over what is kept.
fn compose(page: Page, config: &str, fields: &Fields) -> Result<String, Error> {
    match page {
        Page::Preview => Ok(config.to_owned()),
        Page::Text => Ok(fields.get("text").replace('\r', "")),
        Page::Form(step) => {
            let mut writing = Writing::of(config)?;
            for field in step.fields() {
                writing.write(field, &fields.get(field.path).replace('\r', ""))?;
            }
            Ok(writing.text())
        }
    }
}

fn refused(cx: &Cx, parts: &Parts, page: Page, draft: &Draft, error: &Error) -> Answer {
    let mut view = view(cx, parts, page, draft);
    view.error = error.text(cx.lang);
    html_with(cx, &view, 422)
}

/// Reads real entries with what was typed, and keeps nothing.
async fn try_out(cx: &Cx, parts: &Arc<Parts>, page: Page, kept: &str, typed: Typed, draft: &Draft) -> Answer {
    let steering = access::may_steer(cx.viewer()?)?;
    let outcome = match actions::keep_source::check_typed(&parts.options, kept, &typed) {
        Ok(()) => read(cx, typed).await?,
        Err(error) => Err(error),
    };
    let (asked, worked) = (draft.name.clone(), outcome.is_ok());
    cx.write(move |tx| actions::keep_source::note_test(tx, &steering, &asked, worked)).await?;
    match outcome {
        Ok(found) => {
            let mut view = view(cx, parts, page, draft);
            view.tested = Some(tested(view.t, view.page.t, &found, cx.now()));
            cx.html(&view)
        }
        Err(error) => refused(cx, parts, page, draft, &error),
    }
}

async fn read(cx: &Cx, typed: Typed) -> Result<Result<Tested, Error>, Failure> {
    let now = cx.now();
    let secret = Some(typed.secret).filter(|secret| !secret.is_empty()).map(Secret::new);
    tokio::task::spawn_blocking(move || sync::test_with(&typed.config, secret.as_ref(), now))
        .await
        .map_err(|e| Failure::from(maru_store::StoreError::Failed(e.to_string())))
}

fn view(cx: &Cx, parts: &Parts, page: Page, draft: &Draft) -> StepPage {
    let (t, Draft { name, config, .. }) = (T(cx.lang), draft);
    let writing = Writing::of(config).ok();
    let has_secret = actions::keep_source::secret_file(&parts.options, name).exists();
    let intro = match page {
        Page::Form(Step::Connection) => t.wizard_intro_connection(),
        Page::Form(Step::Entries) => t.wizard_intro_entries(),
        Page::Form(Step::People) => t.wizard_intro_people(),
        Page::Form(Step::Units) => t.wizard_intro_units(),
        Page::Text => t.wizard_intro_text(),
        Page::Preview => t.wizard_intro_preview(),
    };
    let parts = match (page, &writing) {
        (Page::Form(step), Some(writing)) => step_parts(t, step, writing),
        _ => Vec::new(),
    };
    let can_save = page != Page::Preview;
    StepPage {
        page: cx.page(format!("{name} · {}", t.sync_title())),
        t,
        tabs: ways(t, name, page.word()),
        name: name.clone(),
        intro,
        action: format!("{PATH}/sources/{name}/{}", page.word()),
        secret_note: if has_secret { t.wizard_secret_kept() } else { t.wizard_secret_none() },
        whole: (page == Page::Text).then(|| config.clone()),
        preset: crate::mapping::preset_text(writing.map_or(Kind::Openldap, |writing| writing.kind())),
        can_save,
        asks_reason: can_save && draft.in_use,
        reason: draft.reason.clone(),
        error: String::new(),
        tested: None,
        parts,
    }
}

/// The fields of a step under their headings.
fn step_parts(t: T, step: Step, writing: &Writing) -> Vec<StepPart> {
    let mut parts: Vec<StepPart> = Vec::new();
    for field in step.fields() {
        let (id, heading) = part_of(t, field);
        if parts.last().is_none_or(|part| part.id != id) {
            parts.push(StepPart { id, heading, fields: Vec::new(), asks_secret: id == "server" });
        }
        if let Some(part) = parts.last_mut() {
            part.fields.push(step_field(t, writing, field));
        }
    }
    parts
}

fn step_field(t: T, writing: &Writing, field: &'static FormField) -> StepField {
    let (value, usual) = (writing.value(field), writing.usual(field));
    let hint = match hint_of(t, field.path) {
        "" if usual.is_empty() || matches!(field.shape, Shape::Switch) => String::new(),
        "" => t.wizard_usual(shown(t, field, &usual)),
        hint if usual.is_empty() => hint.to_owned(),
        hint => format!("{hint} {}", t.wizard_usual(usual)),
    };
    let choices = match (field.path, field.shape) {
        ("preset", _) => presets(t, &value),
        (_, Shape::Choice(words)) => choices(t, words, &value),
        _ => Vec::new(),
    };
    StepField {
        name: field.path,
        label: label_of(t, field.path),
        hint,
        is_lines: field.shape == Shape::Lines,
        is_choice: matches!(field.shape, Shape::Choice(_)),
        is_switch: field.shape == Shape::Switch,
        on: writing.is_on(field),
        choices,
        value,
    }
}

fn shown(t: T, field: &FormField, usual: &str) -> String {
    match field.shape {
        Shape::Choice(words) => {
            words.iter().find(|word| **word == usual).map_or("", |word| word_of(t, word)).to_owned()
        }
        _ => usual.to_owned(),
    }
}

fn choices(t: T, words: &'static [&'static str], now: &str) -> Vec<Choice> {
    let usual = Choice { value: "", label: t.wizard_choice_preset(), selected: now.is_empty() };
    let each =
        words.iter().map(|word| Choice { value: word, label: word_of(t, word), selected: *word == now });
    std::iter::once(usual).chain(each).collect()
}
