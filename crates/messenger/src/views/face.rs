//! People as talks show them: the same for everybody who looks.

use crate::model::{Presence, State};
use crate::texts::T;
use maru_directory::faces::Known;
use maru_kernel::{Id, PersonId};
use maru_web::{hue, initials};
use std::collections::HashMap;

/// Those who are named on a page.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// People.
    pub known: HashMap<PersonId, Known>,
    /// Units, where rooms are called as they are.
    pub units: HashMap<Id, String>,
    /// Where people are, on pages that tell.
    pub presence: HashMap<PersonId, Whereabouts>,
}

/// Where somebody is, ready to print.
#[derive(Clone, Debug, Default)]
pub struct Whereabouts {
    /// What they say, until when, and who stands in for them; may be empty.
    pub words: Vec<String>,
    /// The dot on their picture: `on`, `busy`, `away`, or none.
    pub dot: &'static str,
}

impl Whereabouts {
    /// Where somebody is, as others may hear it; `on_leave` is what the directory knows, `deputy` is what whoever stands in is called.
    pub fn new(t: T, web: maru_web::T, said: &Presence, on_leave: bool, deputy: Option<&str>) -> Whereabouts {
        let mut words = Vec::new();
        if let Some(state) = said.state {
            let state = state_name(t, state);
            words.push(match said.until {
                Some(until) => t.presence_until(state, maru_web::date_time(web, until)),
                None => state.to_owned(),
            });
        }
        words.extend(Some(said.note.clone()).filter(|note| !note.is_empty()));
        let is_absent = on_leave || said.state.is_some_and(State::is_absent);
        words.extend(deputy.filter(|_| is_absent).map(|deputy| t.presence_deputy(deputy)));
        if words.is_empty() && said.online {
            words.push(t.presence_online().to_owned());
        }
        let dot = match (said.state, said.online) {
            (Some(State::Meeting), _) => "busy",
            (Some(State::Away | State::Leave), _) => "away",
            (_, true) => "on",
            (_, false) => "",
        };
        Whereabouts { words, dot }
    }
}

/// What a state is called.
pub fn state_name(t: T, state: State) -> &'static str {
    match state {
        State::Working => t.presence_working(),
        State::Meeting => t.presence_meeting(),
        State::Away => t.presence_away(),
        State::Leave => t.presence_leave(),
    }
}

/// Somebody, ready to print.
#[derive(Clone, Debug, Default)]
pub struct Face {
    /// Who, as forms send it.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Position and unit; may be empty.
    pub line: String,
    /// The position alone; may be empty.
    pub position: String,
    /// The letters in the avatar.
    pub initials: String,
    /// The avatar's colour, 1 to 7.
    pub hue: u8,
    /// The photograph.
    pub photo: Option<String>,
    /// Where their card opens; empty for those who have left.
    pub href: String,
    /// The dot on their picture; empty for none.
    pub dot: &'static str,
}

impl People {
    /// Somebody as whoever wrote a message: what was said keeps no trace of where they are now.
    pub fn author(&self, t: T, person: PersonId) -> Face {
        self.with(t, person, None)
    }

    /// Somebody, with where they are on pages that tell.
    pub fn face(&self, t: T, person: PersonId) -> Face {
        self.with(t, person, self.presence.get(&person))
    }

    fn with(&self, t: T, person: PersonId, whereabouts: Option<&Whereabouts>) -> Face {
        let known = self.known.get(&person);
        let name = self.name(t, person);
        let mut line: Vec<&str> = Vec::new();
        if let Some(known) = known {
            line.extend(
                [known.title.as_str(), known.unit.as_str()].into_iter().filter(|part| !part.is_empty()),
            );
            line.extend(known.guest.then(|| t.messenger_guest()));
            line.extend(known.on_leave.then(|| t.messenger_on_leave()));
            line.extend((!known.active).then(|| t.messenger_left()));
        }
        line.extend(whereabouts.iter().flat_map(|one| &one.words).map(String::as_str));
        Face {
            id: person.to_string(),
            line: line.join(" · "),
            position: known.map(|known| known.title.clone()).unwrap_or_default(),
            initials: initials(&name),
            hue: hue(person.as_i64()),
            photo: known.filter(|known| known.active).and_then(Known::photo_href),
            href: known.filter(|known| known.active).map(|_| format!("/people/{person}")).unwrap_or_default(),
            dot: whereabouts.map_or("", |one| one.dot),
            name,
        }
    }

    /// What somebody is called.
    pub fn name(&self, t: T, person: PersonId) -> String {
        let known = self.known.get(&person).map(|known| known.name.clone());
        known.unwrap_or_else(|| t.messenger_somebody().to_owned())
    }
}
