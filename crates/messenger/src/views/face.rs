//! People as talks show them: the same for everybody who looks.

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
}

impl People {
    /// Somebody.
    pub fn face(&self, t: T, person: PersonId) -> Face {
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
        Face {
            id: person.to_string(),
            line: line.join(" · "),
            position: known.map(|known| known.title.clone()).unwrap_or_default(),
            initials: initials(&name),
            hue: hue(person.as_i64()),
            photo: known.filter(|known| known.active).and_then(Known::photo_href),
            href: known.filter(|known| known.active).map(|_| format!("/people/{person}")).unwrap_or_default(),
            name,
        }
    }

    /// What somebody is called.
    pub fn name(&self, t: T, person: PersonId) -> String {
        let known = self.known.get(&person).map(|known| known.name.clone());
        known.unwrap_or_else(|| t.messenger_somebody().to_owned())
    }
}
