//! The pages of records.

mod handover;
mod records;

pub use records::HoldForm;

use crate::access;
use maru_contract::Offers;
use maru_web::{Cx, Route, Rule};

pub fn routes(offers: &Offers) -> Vec<Route> {
    let [show, hold, days, list, sheet, decide] = std::array::from_fn(|_| offers.clone());
    let (read, manage, handover) =
        (Rule::May(access::READ), Rule::May(access::MANAGE), Rule::May(access::HANDOVER));
    vec![
        Route::get("/admin/records", read, move |cx: Cx, asked| records::show(cx, asked, show.clone())),
        Route::post("/admin/records/holds", manage, move |cx: Cx, form| {
            records::place(cx, form, hold.clone())
        }),
        Route::post("/admin/records/holds/{id}/lift", manage, records::lift),
        Route::post("/admin/records/schedules", manage, move |cx: Cx, form| {
            records::reschedule(cx, form, days.clone())
        }),
        Route::post("/admin/records/schedules/confirmation", manage, records::confirm),
        Route::get("/admin/handover", handover, move |cx: Cx, asked| handover::list(cx, asked, list.clone())),
        Route::get("/admin/handover/{id}", handover, move |cx: Cx, request, asked| {
            handover::show(cx, request, asked, sheet.clone())
        }),
        Route::post("/admin/handover/{id}/decisions", handover, move |cx: Cx, request, fields| {
            handover::decide(cx, request, fields, decide.clone())
        }),
    ]
    .into_iter()
    // Disposal makes room, so it is possible when new work is refused for want of it (S-9).
    .map(Route::even_when_full)
    .collect()
}
