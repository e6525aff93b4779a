//! The form by which a case is asked for.

use crate::texts::T;
use askama::Template;
use maru_contract::Offers;
use maru_web::{Cx, Page};

/// The form as typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub form: String,
    pub number: String,
    pub ground: String,
    pub reason: String,
    pub hours: String,
    pub people: String,
    pub place: String,
    pub from: String,
    pub to: String,
    pub sources: Vec<String>,
    pub hold: bool,
}

/// A module that has something to read.
pub struct Source {
    pub module: &'static str,
    pub label: &'static str,
    pub chosen: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "cases/begin.html")]
pub struct BeginPage {
    pub page: Page,
    pub t: T,
    pub typed: Typed,
    pub sources: Vec<Source>,
    pub problem: String,
}

impl BeginPage {
    /// The page; where there is one module only, it is chosen.
    pub fn new(cx: &Cx, offers: &Offers, typed: Typed, problem: String) -> BeginPage {
        let t = T(cx.lang);
        let all = offers.all();
        let only = all.evidence.len() == 1;
        let sources = all.evidence.iter().map(|source| Source {
            module: source.module(),
            label: source.label(cx.lang),
            chosen: only || typed.sources.iter().any(|module| module == source.module()),
        });
        BeginPage { page: cx.page(t.cases_new()), t, sources: sources.collect(), typed, problem }
    }
}
