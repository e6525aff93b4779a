//! The pages of the portal.

pub mod home;
mod keys;

use maru_contract::Offers;
use maru_store::Remembered;
use maru_web::{Route, Rule};

pub fn routes(offers: &Offers) -> Vec<Route> {
    let (offers, news) = (offers.clone(), Remembered::default());
    vec![
        Route::get("/", Rule::SignedIn, home::show)
            .reading_ahead(move |conn, cx| home::read(conn, cx, &offers, &news)),
        Route::get("/help/keys", Rule::SignedIn, keys::show),
    ]
}
