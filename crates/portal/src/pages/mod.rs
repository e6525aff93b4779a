//! The pages of the portal.

mod home;
mod keys;

use maru_contract::Offers;
use maru_web::{Cx, Route, Rule};

pub fn routes(offers: &Offers) -> Vec<Route> {
    let offers = offers.clone();
    vec![
        Route::get("/", Rule::SignedIn, move |cx: Cx| home::show(cx, offers.clone())),
        Route::get("/help/keys", Rule::SignedIn, keys::show),
    ]
}
