//! Sending files and opening them.

mod arriving;
mod body;
mod file;
mod files;
mod thumbnail;

use crate::Desk;
use maru_web::Route;
use std::sync::Arc;

/// All routes.
pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let mut routes = files::routes(desk);
    routes.extend(arriving::routes(desk));
    routes.extend(file::routes(desk));
    routes.extend(thumbnail::routes(desk));
    routes
}
