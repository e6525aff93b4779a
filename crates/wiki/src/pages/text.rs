//! Writing: a page that exists, a new one, and what happens when two write at once.

use super::eye::{Eye, Names, readable};
use super::mentions::with_unsent;
use super::page::look;
use crate::access;
use crate::actions::{self, Change, NewText, Saved};
use crate::error::Error;
use crate::model::merge::Piece;
use crate::model::{Keys, Outline, Window, markdown};
use crate::store::draft::Spot;
use crate::store::{draft, page, revision};
use crate::texts::T;
use crate::views::outlines::outline_name;
use crate::views::text::{ConflictPage, EditPage, Editing};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use maru_kernel::{Id, Lang, Viewer};
use maru_store::{DbConn, Tx};
use maru_web::{Answer, Failure, FlashKind, Form};
use serde::Deserialize;
use std::sync::Arc;

/// A text as sent. `look` is set by the button that only shows what it will look like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextForm {
    title: String,
    body: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    base: i32,
    #[serde(default)]
    look: String,
    /// The id of the form.
    #[serde(default)]
    sending: String,
    /// The draft it began with.
    #[serde(default)]
    shown: String,
}

impl TextForm {
    /// The window it came from.
    fn window(&self) -> Window {
        Window::of(self.sending.clone(), &self.shown)
    }
}

/// What a new page begins with.
#[derive(Debug, Default, Deserialize)]
pub struct Begun {
    #[serde(default)]
    outline: String,
}

/// A form of one button.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

pub async fn edit(eye: Eye, request: HttpRequest) -> Answer {
    let (id, desk, lang, t) = (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let (now, form) = (eye.cx.now(), eye.cx.new_sending());
    let editing = eye
        .write(move |tx, keys, viewer| {
            let allowed = access::write(page::seen(tx.conn(), keys, id)?)?;
            let current = allowed.noun().clone();
            let other = actions::take_lock(tx, keys, id, false)?;
            let conn = tx.conn();
            let newest = revision::newest(conn, &current)?;
            let text = revision::text(conn, id, newest)?.ok_or(Error::Missing)?;
            let kept = draft::find(conn, viewer.id, Spot { page: id, is_new: false })?;
            let names = Names::of(conn, &desk, viewer, lang, other.iter().map(|lock| lock.person))?;
            let window = Window { form, shown: kept.as_ref().map(|draft| draft.saved_at) };
            Ok(Editing {
                four_eyes: current.four_eyes,
                base: kept.as_ref().map_or(newest, |draft| draft.base),
                title: kept.as_ref().map_or(text.revision.title, |draft| draft.title.clone()),
                body: kept.as_ref().map_or(text.body, |draft| draft.body.clone()),
                kept_at: kept.map(|draft| draft.saved_at),
                other: other.map(|lock| (names.get(t, lock.person), lock.since)),
                ..Editing::of(id, window)
            })
        })
        .await?;
    eye.cx.html(&EditPage::new(eye.cx.page(t.wiki_edit_title(&editing.title)), t, now, editing, None))
}

pub async fn fresh(eye: Eye, request: HttpRequest) -> Answer {
    let asked = web::Query::<Begun>::from_query(request.query_string())
        .map(web::Query::into_inner)
        .unwrap_or_default();
    let (id, t, now, lang) = (eye.page(&request)?, eye.t(), eye.cx.now(), eye.cx.lang);
    let form = eye.cx.new_sending();
    let editing = eye
        .read(move |conn, keys, viewer| {
            access::place(page::seen(conn, keys, id)?)?;
            let four_eyes = readable(conn, keys, id)?.page.four_eyes;
            let kept = draft::find(conn, viewer.id, Spot { page: id, is_new: true })?;
            let kept_at = kept.as_ref().map(|draft| draft.saved_at);
            let (title, body) = match kept {
                Some(draft) => (draft.title, draft.body),
                None => begun(conn, keys, &asked.outline, lang)?,
            };
            Ok(Editing {
                four_eyes,
                title,
                body,
                kept_at,
                ..Editing::below(id, Window { form, shown: kept_at })
            })
        })
        .await?;
    eye.cx.html(&EditPage::new(eye.cx.page(t.wiki_new_page()), t, now, editing, None))
}

/// The title and text of what a new page begins with: an outline of the house or a page made for that; nothing
/// for any other word.
fn begun(conn: &mut DbConn, keys: &Keys, outline: &str, lang: Lang) -> Result<(String, String), Error> {
    if let Some(usual) = Outline::from_name(outline) {
        return Ok((outline_name(T(lang), usual).to_owned(), usual.body(lang).to_owned()));
    }
    let Ok(id) = outline.parse() else { return Ok(Default::default()) };
    let own = page::some(conn, keys, &[id])?.pop().filter(|page| page.is_template);
    let Some(own) = own else { return Ok(Default::default()) };
    let text = revision::text(conn, own.id, own.published)?;
    Ok((own.title, text.map(|text| text.body).unwrap_or_default()))
}

/// Where a form is sent to, opened by itself: whoever had to sign in again meanwhile comes back here.
pub async fn to_fresh(eye: Eye, request: HttpRequest) -> Answer {
    let id = eye.page(&request)?;
    eye.read(move |conn, keys, _| readable(conn, keys, id).map(|_| ())).await?;
    eye.cx.see_other(&format!("/wiki/pages/{id}/new"))
}

pub async fn save(eye: Eye, request: HttpRequest, Form(form): Form<TextForm>) -> Answer {
    let (id, t) = (eye.page(&request)?, eye.t());
    if !form.look.is_empty() {
        return preview(&eye, id, false, form).await;
    }
    let change = Change {
        base: form.base,
        source: 0,
        title: form.title.clone(),
        body: form.body.clone(),
        note: form.note.clone(),
        window: form.window(),
    };
    let saved = match saved(&eye, id, change).await {
        Ok(saved) => saved,
        Err(failure) => return again(&eye, id, false, form, failure).await,
    };
    let there = format!("/wiki/pages/{id}");
    match saved {
        Saved::Same => eye.cx.see_other_with(&there, FlashKind::Ok, t.wiki_saved_same()),
        Saved::Version { published: false, .. } => {
            eye.cx.see_other_with(&there, FlashKind::Ok, t.wiki_saved_waits())
        }
        Saved::Version { merged, .. } => {
            let said = if merged { t.wiki_saved_merged() } else { t.wiki_saved() };
            let (kind, said) = with_unsent(&eye, id, said).await;
            eye.cx.see_other_with(&there, kind, said)
        }
        Saved::Contradiction { newest, title, their_title, pieces } => {
            contradiction(&eye, id, TextForm { title, ..form }, (newest, their_title), &pieces)
        }
    }
}

/// Saves the change; what somebody who was faster wrote is brought together with it before others who write wait.
async fn saved(eye: &Eye, id: Id, change: Change) -> Result<Saved, Failure> {
    let begun = change.clone();
    let beside = eye.read(move |conn, keys, _| actions::saved_beside(conn, keys, id, &begun)).await?;
    let merged = match beside {
        Some(beside) => Some(eye.aside(move || beside.merged()).await?),
        None => None,
    };
    eye.write(move |tx, keys, _| actions::save_merged(tx, keys, id, &change, merged)).await
}

/// Both texts, piece by piece, and one to go on with; nothing is lost (S-438).
fn contradiction(
    eye: &Eye,
    id: Id,
    form: TextForm,
    newest: (i32, Option<String>),
    pieces: &[Piece],
) -> Answer {
    let t = eye.t();
    let frame = eye.cx.page(t.wiki_conflict_title(&form.title));
    let window = form.window();
    let page = ConflictPage::new(frame, t, id, (form.title, form.note, window), newest, pieces);
    let mut answer = eye.cx.html(&page)?;
    *answer.status_mut() = StatusCode::CONFLICT;
    Ok(answer)
}

pub async fn create(eye: Eye, request: HttpRequest, Form(form): Form<TextForm>) -> Answer {
    let (above, t) = (eye.page(&request)?, eye.t());
    if !form.look.is_empty() {
        return preview(&eye, above, true, form).await;
    }
    let new = NewText { title: form.title.clone(), body: form.body.clone() };
    let window = form.window();
    let make = move |tx: &mut Tx<'_>, keys: &Keys, _: &Viewer| {
        actions::make_page_once(tx, keys, above, &new, &window)
    };
    let id = match eye.write(make).await {
        Ok(id) => id,
        Err(failure) => return again(&eye, above, true, form, failure).await,
    };
    let (kind, said) = with_unsent(&eye, id, t.wiki_page_made()).await;
    eye.cx.see_other_with(&format!("/wiki/pages/{id}"), kind, said)
}

/// The form again, with what the text will look like; nothing is saved.
async fn preview(eye: &Eye, id: Id, is_new: bool, form: TextForm) -> Answer {
    let (t, now) = (eye.t(), eye.cx.now());
    let four_eyes = four_eyes(eye, id).await?;
    let body = form.body.clone();
    if let Err(refused) = eye.aside(move || markdown::check(&body)).await? {
        return again(eye, id, is_new, form, Error::from(refused).into()).await;
    }
    let drawn = look(eye, form.body.clone()).await?;
    let window = form.window();
    let spot = if is_new { Editing::below(id, window) } else { Editing::of(id, window) };
    let editing =
        Editing { four_eyes, base: form.base, title: form.title, body: form.body, note: form.note, ..spot };
    let title = if is_new { t.wiki_new_page().to_owned() } else { t.wiki_edit_title(&editing.title) };
    eye.cx.html(&EditPage::new(eye.cx.page(title), t, now, editing, Some(drawn.html)))
}

/// The form again with what is wrong, as typed: also when the page or the right to write it is gone meanwhile, as the
/// text is still its writer's.
async fn again(eye: &Eye, id: Id, is_new: bool, form: TextForm, failure: Failure) -> Answer {
    let code = failure.0.code();
    if code.status == 500 {
        return Err(failure);
    }
    let (t, now) = (eye.t(), eye.cx.now());
    let window = form.window();
    let spot = if is_new { Editing::below(id, window) } else { Editing::of(id, window) };
    let editing = Editing {
        four_eyes: four_eyes(eye, id).await.unwrap_or_default(),
        base: form.base,
        title: form.title,
        body: form.body,
        note: form.note,
        problem: failure.0.text(eye.cx.lang),
        ..spot
    };
    let title = if is_new { t.wiki_new_page().to_owned() } else { t.wiki_edit_title(&editing.title) };
    let mut answer = eye.cx.html(&EditPage::new(eye.cx.page(title), t, now, editing, None))?;
    *answer.status_mut() = StatusCode::from_u16(code.status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    Ok(answer)
}

/// Whether a second person publishes what is written here, for those who may write.
async fn four_eyes(eye: &Eye, id: Id) -> Result<bool, Failure> {
    eye.read(move |conn, keys, _| Ok(access::write(page::seen(conn, keys, id)?)?.noun().four_eyes)).await
}

pub async fn take_over(eye: Eye, request: HttpRequest, _: Form<Nothing>) -> Answer {
    let id = eye.page(&request)?;
    eye.write(move |tx, keys, _| actions::take_lock(tx, keys, id, true)).await?;
    eye.cx.see_other(&format!("/wiki/pages/{id}/edit"))
}
