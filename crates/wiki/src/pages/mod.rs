//! The pages of the wiki.

mod arrangement;
mod authors;
mod below;
mod changes;
mod comments;
mod confirmations;
mod drafts;
mod editor;
mod exports;
mod eye;
mod files;
mod history;
mod home;
mod imports;
mod labels;
mod marks;
mod mentions;
mod moves;
mod outlines;
mod page;
mod present;
mod readers;
mod rights;
mod spaces;
mod text;
mod trash;
mod versions;

use crate::Desk;
use crate::error::Error;
use crate::views::page::Reading;
use actix_web::{FromRequest, HttpRequest};
use eye::Eye;
pub use eye::Names;
use maru_web::{Ahead, Answer, Cx, Route, Rule};
use std::future::Future;
use std::sync::Arc;

/// The largest form with a text, in bytes as it is sent. A text of the allowed length takes three times its bytes;
/// one that is five times too long is still read, so that it can be given back with what is wrong.
const LONGEST_FORM: usize = 16 * 1024 * 1024;

/// All routes. Everybody who is signed in may come in; what they find there is a matter of rights.
pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    vec![
        get(desk, "/wiki", home::show),
        get(desk, "/wiki/new", spaces::form),
        post(desk, "/wiki/spaces", spaces::create),
        get(desk, "/wiki/changes", changes::list),
        get(desk, "/wiki/broken-links", changes::broken),
        get(desk, "/wiki/labels", labels::list),
        get(desk, "/wiki/labels/{label}", labels::show),
        post(desk, "/wiki/parts", editor::parts).taking(LONGEST_FORM),
        get(desk, "/wiki/people", editor::people),
        get(desk, "/wiki/titles", editor::titles),
        get(desk, "/wiki/at/{space}/{slug}", page::at),
        reading(desk, "/wiki/pages/{id}"),
        get(desk, "/wiki/pages/{id}/edit", text::edit),
        post(desk, "/wiki/pages/{id}", text::save).taking(LONGEST_FORM),
        get(desk, "/wiki/pages/{id}/new", text::fresh),
        get(desk, "/wiki/pages/{id}/pages", text::to_fresh),
        post(desk, "/wiki/pages/{id}/pages", text::create).taking(LONGEST_FORM),
        post(desk, "/wiki/pages/{id}/lock", text::take_over),
        get(desk, "/wiki/pages/{id}/draft", drafts::show),
        post(desk, "/wiki/pages/{id}/draft", drafts::keep).taking(LONGEST_FORM),
        post(desk, "/wiki/pages/{id}/draft/removal", drafts::drop),
        get(desk, "/wiki/pages/{id}/below", below::list),
        get(desk, "/wiki/pages/{id}/history", history::list),
        get(desk, "/wiki/pages/{id}/comparison", history::compare),
        get(desk, "/wiki/pages/{id}/versions/{number}", versions::show),
        post(desk, "/wiki/pages/{id}/versions/{number}/restoration", versions::restore),
        post(desk, "/wiki/pages/{id}/versions/{number}/publication", versions::publish),
        post(desk, "/wiki/pages/{id}/versions/{number}/refusal", versions::refuse),
        get(desk, "/wiki/pages/{id}/present", present::show).asked_by_itself(),
        get(desk, "/wiki/pages/{id}/files", files::list),
        post(desk, "/wiki/pages/{id}/files", files::add),
        post(desk, "/wiki/pages/{id}/files/{file}/removal", files::remove),
        get(desk, "/wiki/pages/{id}/export", exports::form),
        post(desk, "/wiki/pages/{id}/exports", exports::create),
        get(desk, "/wiki/pages/{id}/import", imports::form),
        post(desk, "/wiki/pages/{id}/imports", imports::create),
        get(desk, "/wiki/pages/{id}/rights", rights::show),
        post(desk, "/wiki/pages/{id}/rights", rights::update),
        get(desk, "/wiki/pages/{id}/reasons", rights::why),
        get(desk, "/wiki/pages/{id}/place", moves::form),
        post(desk, "/wiki/pages/{id}/place", moves::update),
        get(desk, "/wiki/pages/{id}/arrangement", arrangement::show),
        post(desk, "/wiki/pages/{id}/arrangement", arrangement::update),
        post(desk, "/wiki/pages/{id}/review", arrangement::review),
        get(desk, "/wiki/pages/{id}/authors", authors::list),
        get(desk, "/wiki/pages/{id}/readers", readers::list),
        get(desk, "/wiki/pages/{id}/comments", comments::list),
        post(desk, "/wiki/pages/{id}/comments", comments::create),
        post(desk, "/wiki/pages/{id}/comments/{thread}/settlement", comments::settle),
        get(desk, "/wiki/pages/{id}/confirmations", confirmations::list),
        post(desk, "/wiki/pages/{id}/confirmations", confirmations::ask),
        post(desk, "/wiki/pages/{id}/confirmation", confirmations::create),
        get(desk, "/wiki/pages/{id}/labels", labels::form),
        post(desk, "/wiki/pages/{id}/labels", labels::update),
        get(desk, "/wiki/pages/{id}/outlines", outlines::list),
        post(desk, "/wiki/pages/{id}/marks", marks::update),
        get(desk, "/wiki/pages/{id}/trash", trash::list),
        post(desk, "/wiki/pages/{id}/removal", trash::throw_away),
        post(desk, "/wiki/pages/{id}/return", trash::bring_back),
    ]
}

fn get<F>(desk: &Arc<Desk>, path: &'static str, handler: fn(Eye, HttpRequest) -> F) -> Route
where
    F: Future<Output = Answer> + 'static,
{
    let desk = Arc::clone(desk);
    Route::get(path, Rule::SignedIn, move |cx: Cx, request: HttpRequest| {
        handler(Eye { cx, desk: Arc::clone(&desk) }, request)
    })
}

/// The page itself, read ahead.
fn reading(desk: &Arc<Desk>, path: &'static str) -> Route {
    let (desk, reader) = (Arc::clone(desk), Arc::clone(desk));
    Route::get(path, Rule::SignedIn, move |cx: Cx, Ahead(reading): Ahead<Result<Reading, Error>>| {
        page::show(Eye { cx, desk: Arc::clone(&desk) }, reading)
    })
    .reading_ahead(move |conn, cx| Ok(page::read(conn, &Eye { cx: cx.clone(), desk: Arc::clone(&reader) })))
}

fn post<B, F>(desk: &Arc<Desk>, path: &'static str, handler: fn(Eye, HttpRequest, B) -> F) -> Route
where
    B: FromRequest + 'static,
    F: Future<Output = Answer> + 'static,
{
    let desk = Arc::clone(desk);
    Route::post(path, Rule::SignedIn, move |cx: Cx, request: HttpRequest, body: B| {
        handler(Eye { cx, desk: Arc::clone(&desk) }, request, body)
    })
}
