//! Retention periods of records (Enforcement Decree of the Public Records Management Act, article 26).

use jiff::civil::Date;

/// How long a record is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// One year.
    One,
    /// Three years.
    Three,
    /// Five years.
    Five,
    /// Ten years.
    Ten,
    /// Thirty years.
    Thirty,
    /// Until what it is about has ended; reviewed after 70 years.
    SemiPermanent,
    /// For ever.
    Permanent,
}

impl Period {
    /// Every period, the longest first, as the decree lists them.
    pub const ALL: [Period; 7] = [
        Period::Permanent,
        Period::SemiPermanent,
        Period::Thirty,
        Period::Ten,
        Period::Five,
        Period::Three,
        Period::One,
    ];

    /// The first day on which a record finished on `finished` is not kept any more; `None` when no date
    /// is set. Time counts from 1 January of the year after the record was finished (S-51).
    pub fn ends(self, finished: Date) -> Option<Date> {
        let years = match self {
            Period::One => 1,
            Period::Three => 3,
            Period::Five => 5,
            Period::Ten => 10,
            Period::Thirty => 30,
            Period::SemiPermanent | Period::Permanent => return None,
        };
        Date::new(finished.year().checked_add(1)?.checked_add(years)?, 1, 1).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_51_time_counts_from_the_next_new_year() {
        for (period, finished, ends) in [
            (Period::One, "2026-01-01", Some("2028-01-01")),
            (Period::One, "2026-12-31", Some("2028-01-01")),
            (Period::One, "2027-01-01", Some("2029-01-01")),
            (Period::Three, "2026-12-31", Some("2030-01-01")),
            (Period::Five, "2024-02-29", Some("2030-01-01")),
            (Period::Ten, "2026-06-30", Some("2037-01-01")),
            (Period::Thirty, "2026-12-31", Some("2057-01-01")),
            (Period::SemiPermanent, "2026-12-31", None),
            (Period::Permanent, "2026-12-31", None),
            (Period::Thirty, "9999-12-31", None),
        ] {
            let wanted = ends.map(|e| e.parse::<Date>().unwrap());
            assert_eq!(period.ends(finished.parse().unwrap()), wanted, "{period:?} {finished}");
        }
    }
}
