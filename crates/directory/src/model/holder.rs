//! Who may hold a thing: a person, or a post or unit, whoever serves there at the time.

use maru_kernel::{Id, Ref};

/// A holder of documents, addresses and rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// Somebody personally; it has to be handed over when they go.
    Person(Id),
    /// Whoever is on the post.
    Post(Id),
    /// Whoever belongs to the unit.
    Unit(Id),
}

impl Holder {
    /// The reference others keep.
    pub fn to_ref(self) -> Ref {
        match self {
            Holder::Person(id) => Ref::new("directory", "person", id),
            Holder::Post(id) => Ref::new("directory", "post", id),
            Holder::Unit(id) => Ref::new("directory", "unit", id),
        }
    }

    /// The holder a reference points at, when it is one.
    pub fn from_ref(reference: &Ref) -> Option<Holder> {
        match (reference.module.as_str(), reference.kind.as_str()) {
            ("directory", "person") => Some(Holder::Person(reference.id)),
            ("directory", "post") => Some(Holder::Post(reference.id)),
            ("directory", "unit") => Some(Holder::Unit(reference.id)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_go_there_and_back() {
        let id = Id::from_i64(7);
        for holder in [Holder::Person(id), Holder::Post(id), Holder::Unit(id)] {
            assert_eq!(Holder::from_ref(&holder.to_ref()), Some(holder));
        }
        assert_eq!(Holder::from_ref(&Ref::new("directory", "group", id)), None);
    }
}
