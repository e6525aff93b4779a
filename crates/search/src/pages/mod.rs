//! The pages of the search module.

mod search;

use maru_contract::Offers;
use maru_web::{Cx, Route, Rule};

pub fn routes(offers: &Offers) -> Vec<Route> {
    let offers = offers.clone();
    vec![Route::get("/search", Rule::Colleague, move |cx: Cx, asked| search::show(cx, asked, offers.clone()))]
}
