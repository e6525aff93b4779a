//! The pages of the notices.

mod notices;
mod settings;

use maru_contract::Offers;
use maru_web::{Cx, Route, Rule};

pub fn routes(offers: &Offers) -> Vec<Route> {
    let (to_list, to_open, to_settings, to_read) =
        (offers.clone(), offers.clone(), offers.clone(), offers.clone());
    vec![
        Route::get("/notices", Rule::SignedIn, move |cx: Cx, asked| {
            notices::list(cx, asked, to_list.clone())
        }),
        Route::post("/notices/read", Rule::SignedIn, move |cx: Cx, form| {
            notices::read_all(cx, form, to_read.clone())
        }),
        Route::get("/notices/settings", Rule::SignedIn, move |cx: Cx| {
            settings::show(cx, to_settings.clone())
        }),
        Route::post("/notices/settings", Rule::SignedIn, settings::update),
        Route::get("/notices/{id}", Rule::SignedIn, move |cx: Cx, request| {
            notices::open(cx, request, to_open.clone())
        }),
    ]
}
