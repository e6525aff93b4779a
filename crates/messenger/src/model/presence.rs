//! Where people are, as they say it themselves.

use maru_kernel::{PersonId, Timestamp};

/// What somebody says of themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// At work.
    Working,
    /// In a meeting.
    Meeting,
    /// Not at the desk.
    Away,
    /// On leave.
    Leave,
}

impl State {
    /// All of them.
    pub const ALL: [State; 4] = [State::Working, State::Meeting, State::Away, State::Leave];

    /// The name kept in the database and sent by forms.
    pub const fn name(self) -> &'static str {
        match self {
            State::Working => "working",
            State::Meeting => "meeting",
            State::Away => "away",
            State::Leave => "leave",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether somebody else stands in meanwhile.
    pub fn is_absent(self) -> bool {
        matches!(self, State::Away | State::Leave)
    }
}

/// Where somebody is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// What they say; nothing where they do not.
    pub state: Option<State>,
    /// Until when that holds; until they say otherwise where it does not tell.
    pub until: Option<Timestamp>,
    /// A few words of their own; may be empty.
    pub note: String,
    /// Who stands in for them.
    pub deputy: Option<PersonId>,
    /// Whether others hear nothing of this, nor whether they are there.
    pub hidden: bool,
    /// Whether they have a page open.
    pub online: bool,
}

impl Presence {
    /// What of it holds at `now`.
    #[must_use]
    pub fn at(self, now: Timestamp) -> Presence {
        if self.until.is_some_and(|until| until <= now) {
            return Presence { hidden: self.hidden, online: self.online, ..Presence::default() };
        }
        self
    }

    /// What others hear of it.
    #[must_use]
    pub fn for_others(self) -> Presence {
        if self.hidden { Presence { hidden: true, ..Presence::default() } } else { self }
    }

    /// Who stands in for them now, if they are away.
    pub fn standing_in(&self) -> Option<PersonId> {
        self.deputy.filter(|_| self.state.is_some_and(State::is_absent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_or_hidden_is_not_said() {
        let until: Timestamp = "2026-11-23T15:00:00+09:00".parse().unwrap();
        let deputy = PersonId::from_i64(2);
        let away = Presence {
            state: Some(State::Away),
            until: Some(until),
            note: "출장".to_owned(),
            deputy: Some(deputy),
            hidden: false,
            online: true,
        };
        let before = until - jiff::SignedDuration::from_secs(1);
        assert_eq!(away.clone().at(before).standing_in(), Some(deputy));
        assert_eq!(away.clone().at(until), Presence { online: true, ..Presence::default() });
        assert_eq!(Presence { state: Some(State::Meeting), ..away.clone() }.standing_in(), None);
        let hidden = Presence { hidden: true, ..away }.for_others();
        assert!(
            hidden.state.is_none() && !hidden.online && hidden.note.is_empty() && hidden.deputy.is_none()
        );
    }
}
