//! The pages of cases.

mod begin;
mod case;
mod deeds;
mod exports;
mod files;
mod items;
mod list;
mod names;
mod open;
mod switch;

pub use names::Names;

use crate::Desk;
use crate::access;
use maru_web::{Cx, Route, Rule};
use std::sync::Arc;

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let mut routes = of_cases(desk);
    routes.extend(of_exports(desk));
    routes
}

fn of_exports(desk: &Arc<Desk>) -> [Route; 5] {
    let (see, ask, desk) = (Rule::May(access::SEE), Rule::May(access::ASK), Arc::clone(desk));
    [
        Route::get("/admin/cases/{id}/exports/new", ask, exports::new),
        Route::post("/admin/cases/{id}/exports", ask, exports::create),
        Route::post("/admin/cases/{id}/exports/{export}/approval", see, exports::approve),
        Route::post("/admin/cases/{id}/exports/{export}/refusal", see, exports::refuse),
        Route::post("/admin/cases/{id}/exports/{export}/copy", ask, move |cx: Cx, request, form| {
            exports::take(cx, request, form, Arc::clone(&desk))
        }),
    ]
}

fn of_cases(desk: &Arc<Desk>) -> Vec<Route> {
    let [form, make, show, items, place, item, file] = std::array::from_fn(|_| desk.offers.clone());
    let (see, ask, switching) = (Rule::May(access::SEE), Rule::May(access::ASK), Rule::May(access::SWITCH));
    vec![
        Route::get("/cases", Rule::SignedIn, open::show),
        Route::get("/cases/told/{id}", Rule::SignedIn, open::told),
        Route::get("/admin/cases", see, list::show),
        Route::post("/admin/cases", ask, move |cx: Cx, fields| begin::create(cx, fields, make.clone())),
        Route::get("/admin/cases/new", ask, move |cx: Cx| begin::new(cx, form.clone())),
        Route::get("/admin/cases/switch", switching, switch::show),
        Route::post("/admin/cases/switch", switching, switch::turn),
        Route::post("/admin/cases/switch/{id}/confirmation", switching, switch::confirm),
        Route::get("/admin/cases/{id}", see, move |cx: Cx, request| case::show(cx, request, show.clone())),
        Route::post("/admin/cases/{id}/approvals", see, deeds::approve),
        Route::post("/admin/cases/{id}/refusals", see, deeds::refuse),
        Route::post("/admin/cases/{id}/renewals", ask, deeds::renew),
        Route::post("/admin/cases/{id}/closures", see, deeds::finish),
        Route::post("/admin/cases/{id}/holds", see, deeds::hold),
        Route::post("/admin/cases/{id}/holds/lift", see, deeds::lift),
        Route::post("/admin/cases/{id}/deferrals", see, deeds::defer),
        Route::post("/admin/cases/{id}/deferrals/confirmation", see, deeds::agree),
        Route::get("/admin/cases/{id}/items", ask, move |cx: Cx, request, asked| {
            items::index(cx, request, asked, items.clone())
        }),
        Route::get("/admin/cases/{id}/places/{module}/{kind}/{place}", ask, move |cx: Cx, request, asked| {
            items::place(cx, request, asked, place.clone())
        }),
        Route::get("/admin/cases/{id}/items/{module}/{kind}/{item}", ask, move |cx: Cx, request| {
            items::show(cx, request, item.clone())
        }),
        Route::get(
            "/admin/cases/{id}/items/{module}/{kind}/{item}/files/{file}",
            ask,
            move |cx: Cx, request| files::show(cx, request, file.clone()),
        ),
    ]
}
