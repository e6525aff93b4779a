//! The pages of the guides.

mod guide;
mod guides;

use maru_web::{Route, Rule};

pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/help", Rule::SignedIn, guides::list),
        Route::get("/help/{guide}", Rule::SignedIn, guide::show),
    ]
}
