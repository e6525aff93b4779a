//! `/admin/directory/sources/{name}/{step}`: the configuration of a source, step by step, each with a
//! test; nothing typed is kept before it is saved.

use super::html_with;
use super::source::{PATH, RULE, find, name_in, presets, ways};
use crate::ldap::Kind;
use crate::mapping::{FormField, Shape, Step, Writing};
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

async fn edit(cx: Cx, request: HttpRequest, parts: Arc<Parts>) -> Answer {
    let (name, page) = (name_in(&request), Page::of(&request)?);
    let source = find(&cx, &name).await?;
    cx.html(&view(&cx, &parts, page, &name, &source.config))
}

async fn update(cx: Cx, request: HttpRequest, fields: Fields, parts: Arc<Parts>) -> Answer {
    let (name, page) = (name_in(&request), Page::of(&request)?);
    let source = find(&cx, &name).await?;
    let typed = match compose(page, &source.config, &fields) {
        Ok(typed) => typed,
        Err(error) => return refused(&cx, &parts, page, &name, &source.config, &error),
    };
    if fields.get("act") == "test" {
        return try_out(&cx, &parts, page, &name, (source.config, typed)).await;
    }
    cx.recently_proven()?;
    let steering = access::may_steer(cx.viewer()?)?;
    let secret = fields.get("secret").to_owned();
    let (kept, asked, config) = (Arc::clone(&parts), name.clone(), typed.clone());
    let cause = cx.cause();
    let outcome = cx.db().write(&cause, move |tx| {
        let config = with_secret(&kept, &asked, &config, &secret)?;
        actions::keep_source::keep(tx, &steering, &kept.options, &asked, &config)?;
        if !secret.is_empty() {
            actions::keep_source::write_secret(&kept.options, &asked, &secret)?;
            actions::keep_source::note_secret(tx, &steering, &asked)?;
        }
        Ok(())
    });
    match outcome.await {
        Ok(()) => {
            let next = format!("{PATH}/sources/{name}/{}", page.next());
            cx.see_other_with(&next, FlashKind::Ok, T(cx.lang).wizard_saved())
        }
        Err(Error::Store(error)) => Err(error.into()),
        Err(error) => refused(&cx, &parts, page, &name, &typed, &error),
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

/// Names the file of a password that was typed.
fn with_secret(parts: &Parts, name: &str, config: &str, secret: &str) -> Result<String, Error> {
    let mut writing = Writing::of(config)?;
    if secret.is_empty() {
        return Ok(config.to_owned());
    }
    let file = actions::keep_source::secret_file(&parts.options, name);
    writing.put("connection.password_file", &file.display().to_string());
    Ok(writing.text())
}

fn refused(cx: &Cx, parts: &Parts, page: Page, name: &str, config: &str, error: &Error) -> Answer {
    let mut view = view(cx, parts, page, name, config);
    view.error = error.text(cx.lang);
    html_with(cx, &view, 422)
}

/// Reads real entries with what was typed, and keeps nothing.
async fn try_out(
    cx: &Cx,
    parts: &Arc<Parts>,
    page: Page,
    name: &str,
    (kept, typed): (String, String),
) -> Answer {
    let steering = access::may_steer(cx.viewer()?)?;
    let outcome = match actions::keep_source::check(&parts.options, name, Some(&kept), &typed) {
        Ok(()) => read(cx, typed.clone()).await?,
        Err(error) => Err(error),
    };
    let (asked, worked) = (name.to_owned(), outcome.is_ok());
    cx.write(move |tx| actions::keep_source::note_test(tx, &steering, &asked, worked)).await?;
    match outcome {
        Ok(found) => {
            let mut view = view(cx, parts, page, name, &typed);
            view.tested = Some(tested(view.t, view.page.t, &found, cx.now()));
            cx.html(&view)
        }
        Err(error) => refused(cx, parts, page, name, &typed, &error),
    }
}

async fn read(cx: &Cx, config: String) -> Result<Result<Tested, Error>, Failure> {
    let now = cx.now();
    tokio::task::spawn_blocking(move || sync::test(&config, now))
        .await
        .map_err(|e| Failure::from(maru_store::StoreError::Failed(e.to_string())))
}

fn view(cx: &Cx, parts: &Parts, page: Page, name: &str, config: &str) -> StepPage {
    let t = T(cx.lang);
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
    StepPage {
        page: cx.page(format!("{name} · {}", t.sync_title())),
        t,
        tabs: ways(t, name, page.word()),
        name: name.to_owned(),
        intro,
        action: format!("{PATH}/sources/{name}/{}", page.word()),
        secret_note: if has_secret { t.wizard_secret_kept() } else { t.wizard_secret_none() },
        whole: (page == Page::Text).then(|| config.to_owned()),
        preset: crate::mapping::preset_text(writing.map_or(Kind::Openldap, |writing| writing.kind())),
        can_save: page != Page::Preview,
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
