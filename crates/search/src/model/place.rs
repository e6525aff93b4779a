//! A place in the list of what was found, to go on from.

use maru_kernel::Id;

/// Found in the title before found in the body only, then the younger first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Whether the title has all words.
    pub in_title: bool,
    /// The thing's id, which tells its age.
    pub subject: Id,
}

impl Place {
    /// Before the first.
    pub const START: Place = Place { in_title: true, subject: Id::from_i64(i64::MAX) };
    /// Before the first that has the words in its body only.
    pub const BODIES: Place = Place { in_title: false, ..Place::START };

    /// As it stands in an address.
    pub fn to_text(self) -> String {
        format!("{}.{}", u8::from(self.in_title), self.subject)
    }

    /// Read from an address; anything else is the start.
    pub fn from_text(text: &str) -> Place {
        let place = text.split_once('.').and_then(|(in_title, subject)| {
            let in_title = match in_title {
                "1" => true,
                "0" => false,
                _ => return None,
            };
            Some(Place { in_title, subject: subject.parse().ok()? })
        });
        place.unwrap_or(Place::START)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_back() {
        for in_title in [true, false] {
            let place = Place { in_title, subject: Id::from_i64(77) };
            assert_eq!(Place::from_text(&place.to_text()), place);
        }
        for odd in ["", "1", "1.x", "2.000000000002d", "a.b.c.d"] {
            assert_eq!(Place::from_text(odd), Place::START, "{odd}");
        }
    }
}
