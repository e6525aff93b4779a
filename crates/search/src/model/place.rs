//! A place in the list of what was found, to go on from.

use maru_kernel::Id;

/// Found in the title before found in the body, then the younger first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// 1 when the title has all words.
    pub in_title: i32,
    /// The thing's id, which tells its age.
    pub subject: i64,
    /// The document's id.
    pub document: i64,
}

impl Place {
    /// Before the first.
    pub const START: Place = Place { in_title: 2, subject: i64::MAX, document: i64::MAX };

    /// As it stands in an address.
    pub fn to_text(self) -> String {
        format!("{}.{}.{}", self.in_title, Id::from_i64(self.subject), Id::from_i64(self.document))
    }

    /// Read from an address; anything else is the start.
    pub fn from_text(text: &str) -> Place {
        let mut parts = text.split('.');
        let place = (|| {
            let in_title = parts.next()?.parse().ok()?;
            let subject: Id = parts.next()?.parse().ok()?;
            let document: Id = parts.next()?.parse().ok()?;
            Some(Place { in_title, subject: subject.as_i64(), document: document.as_i64() })
        })();
        place.unwrap_or(Place::START)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_back() {
        let place = Place { in_title: 1, subject: 77, document: 5 };
        assert_eq!(Place::from_text(&place.to_text()), place);
        for odd in ["", "1", "1.x.y", "a.b.c.d"] {
            assert_eq!(Place::from_text(odd), Place::START, "{odd}");
        }
    }
}
