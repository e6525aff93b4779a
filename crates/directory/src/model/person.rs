//! A person, in a list and on the card.

use maru_kernel::Id;

/// A person as a list shows them. What the viewer may not see is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonLine {
    /// Who, as a number; 0 for nobody.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// Name in Latin letters.
    pub name_en: String,
    /// Sign-in name.
    pub login: String,
    /// Number of the employee.
    pub employee_number: String,
    /// Grade.
    pub rank: String,
    /// Position shown after the name.
    pub title: String,
    /// What the person is in charge of.
    pub duty: String,
    /// Telephone at the desk.
    pub phone: String,
    /// Mobile telephone; empty when hidden (S-34).
    pub mobile: String,
    /// Mail address.
    pub mail: String,
    /// Fingerprint of the photo; empty when there is none.
    pub photo_hash: String,
    /// Whether the person serves here.
    pub active: bool,
    /// Whether the person is away for long.
    pub on_leave: bool,
    /// The unit of the main appointment.
    pub unit_id: Option<Id>,
    /// Its name.
    pub unit: String,
}

impl PersonLine {
    /// Who.
    pub fn id(&self) -> Id {
        Id::from_i64(self.id)
    }

    /// The address of the photo; it changes with the photo, so browsers may keep it for ever.
    pub fn photo_href(&self) -> Option<String> {
        (!self.photo_hash.is_empty()).then(|| format!("/people/{}/photo?v={}", self.id(), self.photo_hash))
    }

    /// What stands after the name: the position, or else the grade.
    pub fn position(&self) -> &str {
        if self.title.is_empty() { &self.rank } else { &self.title }
    }
}

/// A person as the card shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What lists show as well.
    pub line: PersonLine,
    /// Name in Chinese characters.
    pub name_hanja: String,
    /// Where the desk is.
    pub room: String,
}
