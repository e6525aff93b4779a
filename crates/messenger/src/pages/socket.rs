//! The socket of programs.

use crate::Desk;
use crate::live::{Program, Watch};
use actix_web::{HttpRequest, web};
use maru_web::live::open_for;
use maru_web::{Cx, Route, Rule};
use std::rc::Rc;
use std::sync::Arc;

/// `GET path` opens it.
pub fn route(desk: &Arc<Desk>, path: &'static str, rule: Rule) -> Route {
    let desk = Arc::clone(desk);
    Route::get(path, rule, move |cx: Cx, request: HttpRequest, body: web::Payload| {
        Watch::begin(&desk, cx.db());
        open_for(cx, request, body, Rc::new(Program(Arc::clone(&desk))))
    })
    .asked_by_itself()
}
