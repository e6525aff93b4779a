//! The kinds of rows whose older versions are kept.

/// A kind of row with a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Noun {
    /// A person.
    Person,
    /// A unit.
    Unit,
    /// A post.
    Post,
    /// An appointment.
    Appointment,
    /// A group.
    Group,
}

impl Noun {
    /// The name in references and in the history.
    pub const fn name(self) -> &'static str {
        match self {
            Noun::Person => "person",
            Noun::Unit => "unit",
            Noun::Post => "post",
            Noun::Appointment => "appointment",
            Noun::Group => "group",
        }
    }

    /// The table of the present rows.
    pub const fn table(self) -> &'static str {
        match self {
            Noun::Person => "directory_persons",
            Noun::Unit => "directory_units",
            Noun::Post => "directory_posts",
            Noun::Appointment => "directory_appointments",
            Noun::Group => "directory_groups",
        }
    }
}
