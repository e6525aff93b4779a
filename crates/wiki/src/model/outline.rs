//! Outlines a new page can begin with.

use maru_kernel::Lang;

/// An outline that comes with the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// The manual of a post, for its next holder.
    Handbook,
    /// How a task is done.
    Manual,
    /// Minutes of a meeting.
    Minutes,
    /// A weekly report.
    Weekly,
    /// What goes from one person to the next.
    Handover,
}

impl Outline {
    /// Every outline, in the order they are listed.
    pub const ALL: [Outline; 5] =
        [Outline::Manual, Outline::Handbook, Outline::Minutes, Outline::Weekly, Outline::Handover];

    /// The name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Outline::Handbook => "handbook",
            Outline::Manual => "manual",
            Outline::Minutes => "minutes",
            Outline::Weekly => "weekly",
            Outline::Handover => "handover",
        }
    }

    /// The outline of that name.
    pub fn from_name(name: &str) -> Option<Outline> {
        Outline::ALL.into_iter().find(|outline| outline.name() == name)
    }

    /// Its text.
    pub const fn body(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Ko, Outline::Handbook) => include_str!("../../outlines/ko/handbook.md"),
            (Lang::Ko, Outline::Manual) => include_str!("../../outlines/ko/manual.md"),
            (Lang::Ko, Outline::Minutes) => include_str!("../../outlines/ko/minutes.md"),
            (Lang::Ko, Outline::Weekly) => include_str!("../../outlines/ko/weekly.md"),
            (Lang::Ko, Outline::Handover) => include_str!("../../outlines/ko/handover.md"),
            (Lang::En, Outline::Handbook) => include_str!("../../outlines/en/handbook.md"),
            (Lang::En, Outline::Manual) => include_str!("../../outlines/en/manual.md"),
            (Lang::En, Outline::Minutes) => include_str!("../../outlines/en/minutes.md"),
            (Lang::En, Outline::Weekly) => include_str!("../../outlines/en/weekly.md"),
            (Lang::En, Outline::Handover) => include_str!("../../outlines/en/handover.md"),
        }
    }
}
