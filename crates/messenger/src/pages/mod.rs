//! The pages of the messenger.

mod alerts;
mod archive;
mod asking;
mod calls;
mod cards;
mod channels;
mod deeds;
mod dots;
mod eye;
mod files;
mod forwarding;
mod home;
mod making;
mod marks;
mod members;
mod message;
mod messages;
mod new_room;
mod news;
mod people;
mod picture;
mod pins;
mod policy;
mod presence;
mod reminder;
mod room;
mod scheduled;
mod search;
mod settings;
mod since;
mod socket;
mod thread;
mod typing;

use crate::Desk;
use crate::access;
use crate::live::Watch;
use actix_web::{FromRequest, HttpRequest};
use eye::Eye;
use maru_web::{Answer, Cx, Route, Rule};
use serde::Deserialize;
use std::future::Future;
use std::sync::Arc;

/// What somebody types or pastes, in bytes as a form sends it: far more than a message takes, so that it comes back with what is wrong with
/// it.
const LONGEST_TYPED: usize = 4 * 1024 * 1024;

/// A form that says nothing but that it was sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// All routes. Everybody who is signed in may come in; what they find there is a matter of the rooms they are in.
pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    vec![
        socket::route(desk, "/messenger/socket", Rule::SignedIn),
        get_by(desk, "/admin/messenger", Rule::May(access::DECIDE), policy::show),
        post_by(desk, "/admin/messenger", Rule::May(access::DECIDE), policy::update),
        get(desk, "/messenger", home::show),
        get(desk, "/messenger/list", home::rooms).asked_by_itself(),
        get(desk, "/messenger/news", news::show).asked_by_itself(),
        get(desk, "/messenger/alerts", alerts::show),
        post(desk, "/messenger/alerts", alerts::update),
        get(desk, "/messenger/new", new_room::form),
        post(desk, "/messenger/rooms", new_room::create),
        get(desk, "/messenger/search", search::everywhere),
        get(desk, "/messenger/channels", channels::list),
        get(desk, "/messenger/calls", calls::list),
        get(desk, "/messenger/bookmarks", calls::bookmarks),
        get(desk, "/messenger/dots", dots::show).asked_by_itself(),
        get(desk, "/messenger/presence", presence::form),
        post(desk, "/messenger/presence", presence::update),
        get(desk, "/messenger/scheduled", scheduled::list),
        get(desk, "/messenger/scheduled/{id}", scheduled::form),
        post(desk, "/messenger/scheduled/{id}", scheduled::update),
        post(desk, "/messenger/scheduled/{id}/sending", scheduled::send),
        post(desk, "/messenger/scheduled/{id}/removal", scheduled::remove),
        get(desk, "/messenger/rooms/{id}", room::show),
        get(desk, "/messenger/rooms/{id}/about", room::about),
        get(desk, "/messenger/rooms/{id}/since", since::show).asked_by_itself(),
        get(desk, "/messenger/rooms/{id}/people", people::offer),
        get(desk, "/messenger/rooms/{id}/files", files::list),
        get(desk, "/messenger/rooms/{id}/pins", pins::list),
        get(desk, "/messenger/rooms/{id}/pins/newest", pins::newest).asked_by_itself(),
        get(desk, "/messenger/rooms/{id}/search", search::list),
        get(desk, "/messenger/rooms/{id}/threads/{seq}", thread::show),
        post(desk, "/messenger/rooms/{id}/joining", channels::join),
        post(desk, "/messenger/rooms/{id}/leaving", members::leave),
        get(desk, "/messenger/rooms/{id}/archive", archive::form),
        post(desk, "/messenger/rooms/{id}/archive", archive::create),
        get(desk, "/messenger/rooms/{id}/settings", settings::form),
        post(desk, "/messenger/rooms/{id}/settings", settings::update),
        get(desk, "/messenger/rooms/{id}/picture/{file}", picture::show),
        post(desk, "/messenger/rooms/{id}/picture", picture::update),
        post(desk, "/messenger/rooms/{id}/picture/removal", picture::remove),
        get(desk, "/messenger/rooms/{id}/members", members::list),
        post(desk, "/messenger/rooms/{id}/members", members::invite),
        post(desk, "/messenger/rooms/{id}/members/{person}/removal", members::remove),
        post(desk, "/messenger/rooms/{id}/members/{person}/role", members::appoint),
        post(desk, "/messenger/rooms/{id}/marks", marks::update),
        post(desk, "/messenger/rooms/{id}/reading", marks::read).asked_by_itself(),
        post(desk, "/messenger/rooms/{id}/draft", marks::draft),
        post(desk, "/messenger/rooms/{id}/typing", typing::create),
        post(desk, "/messenger/rooms/{id}/messages", messages::create).taking(LONGEST_TYPED),
        post(desk, "/messenger/rooms/{id}/scheduled", scheduled::create).taking(LONGEST_TYPED),
        get(desk, "/messenger/rooms/{id}/messages/{seq}", message::show),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/text", message::update).taking(LONGEST_TYPED),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/recall", deeds::recall),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/reactions", deeds::react),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/pin", deeds::pin),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/bookmark", deeds::bookmark),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/confirmation", deeds::confirm),
        get(desk, "/messenger/rooms/{id}/messages/{seq}/deeds", deeds::show),
        get(desk, "/messenger/rooms/{id}/messages/{seq}/cards", cards::show).asked_by_itself(),
        get(desk, "/messenger/rooms/{id}/messages/{seq}/anew", message::anew).asked_by_itself(),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/asking", asking::update),
        get(desk, "/messenger/rooms/{id}/messages/{seq}/making", making::form),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/making", making::create),
        get(desk, "/messenger/rooms/{id}/messages/{seq}/forwarding", forwarding::form),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/forwarding", forwarding::create),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/reminder", reminder::update),
        post(desk, "/messenger/rooms/{id}/messages/{seq}/reminder/removal", reminder::remove),
    ]
}

fn get<F>(desk: &Arc<Desk>, path: &'static str, handler: fn(Eye, HttpRequest) -> F) -> Route
where
    F: Future<Output = Answer> + 'static,
{
    get_by(desk, path, Rule::SignedIn, handler)
}

fn get_by<F>(desk: &Arc<Desk>, path: &'static str, rule: Rule, handler: fn(Eye, HttpRequest) -> F) -> Route
where
    F: Future<Output = Answer> + 'static,
{
    let desk = Arc::clone(desk);
    Route::get(path, rule, move |cx: Cx, request: HttpRequest| {
        Watch::begin(&desk, cx.db());
        desk.learn_home(&cx.front.shell.base_url);
        handler(Eye { cx, desk: Arc::clone(&desk) }, request)
    })
}

fn post<B, F>(desk: &Arc<Desk>, path: &'static str, handler: fn(Eye, HttpRequest, B) -> F) -> Route
where
    B: FromRequest + 'static,
    F: Future<Output = Answer> + 'static,
{
    post_by(desk, path, Rule::SignedIn, handler)
}

fn post_by<B, F>(
    desk: &Arc<Desk>,
    path: &'static str,
    rule: Rule,
    handler: fn(Eye, HttpRequest, B) -> F,
) -> Route
where
    B: FromRequest + 'static,
    F: Future<Output = Answer> + 'static,
{
    let desk = Arc::clone(desk);
    Route::post(path, rule, move |cx: Cx, request: HttpRequest, body: B| {
        handler(Eye { cx, desk: Arc::clone(&desk) }, request, body)
    })
}
