//! The offices of which two approve a case.

/// An office that approves. A person approves in one of them, and each of them once (S-520).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Office {
    /// The privacy officer.
    Privacy,
    /// Whoever answers for the law and for audits.
    Legal,
    /// The auditor of the house.
    Auditor,
}

impl Office {
    /// Every office.
    pub const ALL: [Office; 3] = [Office::Privacy, Office::Legal, Office::Auditor];

    /// The name kept in the database and sent by forms.
    pub const fn name(self) -> &'static str {
        match self {
            Office::Privacy => "privacy",
            Office::Legal => "legal",
            Office::Auditor => "auditor",
        }
    }

    /// The office of that name.
    pub fn from_name(name: &str) -> Option<Office> {
        Office::ALL.into_iter().find(|office| office.name() == name)
    }
}
