//! Version of the suite and licences of what it is made of.

use crate::texts::T;
use crate::views::{AboutPage, Library, tabs};
use crate::{Desk, access};
use maru_web::{Answer, Cx, Route, Rule};
use std::sync::Arc;

const PATH: &str = "/admin/about";
/// One library a line: name, version and licence with tabs between them. `docs/THIRD-PARTY.tsv` is made
/// from the lock file.
const LIBRARIES: &str = include_str!("../../../../docs/THIRD-PARTY.tsv");

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let desk = Arc::clone(desk);
    vec![Route::get(PATH, Rule::May(access::ABOUT), move |cx: Cx| show(cx, Arc::clone(&desk)))]
}

async fn show(cx: Cx, desk: Arc<Desk>) -> Answer {
    let t = T(cx.lang);
    cx.html(&AboutPage {
        page: cx.page(t.about_title()),
        t,
        tabs: tabs(t, cx.viewer()?, PATH),
        version: desk.options.version,
        key: desk.public_key()?.to_hex(),
        libraries: LIBRARIES.lines().filter_map(library).collect(),
    })
}

fn library(line: &str) -> Option<Library> {
    let mut words = line.split('\t').map(str::to_owned);
    Some(Library { name: words.next()?, version: words.next()?, licence: words.next()? })
}
