//! Where somebody says they are.

use super::Choice;
use super::face::state_name;
use super::members::Picker;
use crate::model::State;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The page.
#[derive(Template)]
#[template(path = "messenger/presence.html")]
pub struct PresencePage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// What can be said.
    pub states: Vec<Choice>,
    /// What was typed.
    pub typed: Typed,
    /// The earliest end.
    pub earliest: String,
    /// How the deputy is found.
    pub picker: Picker,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The state's name; empty for nothing.
    pub state: String,
    /// Until when; may be empty.
    pub until: String,
    /// Words of one's own.
    pub note: String,
    /// Whether others hear nothing.
    pub hidden: bool,
    /// Who stands in, as the picker names them.
    pub picked: Vec<String>,
    /// Who was looked for.
    pub query: String,
    /// What was wrong; may be empty.
    pub problem: String,
}

impl PresencePage {
    /// The page.
    pub fn new(page: Page, t: T, picker: Picker, typed: Typed, earliest: String) -> PresencePage {
        let none = Choice::new("", t.presence_none(), typed.state.is_empty());
        let state =
            |state: State| Choice::new(state.name(), state_name(t, state), typed.state == state.name());
        let states = [none].into_iter().chain(State::ALL.map(state)).collect();
        PresencePage { page, t, states, typed, earliest, picker }
    }
}
