//! What the agency decides for all rooms.

use jiff::SignedDuration;

/// What the agency decides for all rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// For how long a message may be taken back by who wrote it; nothing for as long as it is kept.
    pub recall: Option<SignedDuration>,
    /// For how long it may be written anew; nothing for as long as it is kept.
    pub edit: Option<SignedDuration>,
    /// Members from which on only those who manage may call everybody.
    pub call_all: i32,
    /// Whether nothing may be forwarded from one room to another.
    pub confined: bool,
}

impl Default for Policy {
    /// A day for both, twenty people, and forwarding.
    fn default() -> Self {
        let day = SignedDuration::from_hours(24);
        Policy { recall: Some(day), edit: Some(day), call_all: 20, confined: false }
    }
}

impl Policy {
    /// The policy as it is kept: minutes to recall, minutes to edit, members, and whether messages
    /// stay in their rooms; `-` for without end.
    pub fn to_text(&self) -> String {
        let minutes = |time: Option<SignedDuration>| time.map_or("-".to_owned(), |t| t.as_mins().to_string());
        let stay = if self.confined { "stay" } else { "go" };
        format!("{} {} {} {stay}", minutes(self.recall), minutes(self.edit), self.call_all)
    }

    /// Reads what [`Policy::to_text`] wrote; what cannot be read is as usual.
    pub fn from_text(text: &str) -> Policy {
        let usual = Policy::default();
        let words: Vec<&str> = text.split(' ').collect();
        let [recall, edit, call_all, stay] = words.as_slice() else { return usual };
        let time = |word: &str, usual: Option<SignedDuration>| match word {
            "-" => None,
            minutes => minutes.parse().map(SignedDuration::from_mins).ok().or(usual),
        };
        Policy {
            recall: time(recall, usual.recall),
            edit: time(edit, usual.edit),
            call_all: call_all.parse().unwrap_or(usual.call_all),
            confined: *stay == "stay",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for policy in [
            Policy::default(),
            Policy { recall: None, edit: Some(SignedDuration::from_mins(5)), call_all: 3, confined: true },
        ] {
            assert_eq!(Policy::from_text(&policy.to_text()), policy);
        }
        assert_eq!(Policy::from_text("eh"), Policy::default());
    }
}
