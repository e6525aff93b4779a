//! The pages of the audit log and of the house's condition, one resource per file.

mod about;
mod event;
mod events;
mod exports;
mod health;
mod jobs;
mod query;
mod review;
mod verification;

use crate::Desk;
use maru_web::Route;
use std::sync::Arc;

/// All routes.
pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let mut routes = events::routes(desk);
    routes.extend(event::routes(desk));
    routes.extend(exports::routes(desk));
    routes.extend(verification::routes(desk));
    routes.extend(review::routes(desk));
    routes.extend(jobs::routes(desk));
    routes.extend(health::routes(desk));
    routes.extend(about::routes(desk));
    // Whoever looks after the log can do so when it is full, and so make room.
    routes.into_iter().map(Route::even_when_full).collect()
}
