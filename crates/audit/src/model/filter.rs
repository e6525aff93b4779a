//! What part of the log is asked for.

use crate::Error;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maru_kernel::{Id, Ref, Timestamp};
use std::net::IpAddr;

/// Conditions that all have to hold; an empty one asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// From this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
    /// Done by one of these people.
    pub actors: Option<Vec<Id>>,
    /// About the data of one of these people.
    pub data_subjects: Option<Vec<Id>>,
    /// The event's name begins with this.
    pub name: String,
    /// What it happened to.
    pub subject: Option<Ref>,
    /// From this address.
    pub address: Option<IpAddr>,
}

/// What a person wrote into the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// First day, `2026-11-22`.
    pub from: String,
    /// Last day, inclusive.
    pub until: String,
    /// An id or a part of a name.
    pub actor: String,
    /// An id or a part of a name.
    pub person: String,
    /// Beginning of an event's name.
    pub event: String,
    /// `module/kind/id`.
    pub subject: String,
    /// An IP address.
    pub address: String,
}

impl Asked {
    /// The conditions, apart from people, who have to be looked up.
    ///
    /// # Errors
    /// [`Error::BadFilter`] with the name of the field that is not understood.
    pub fn parse(&self) -> Result<Filter, Error> {
        let day = |text: &str, field, add: i64| -> Result<Option<Timestamp>, Error> {
            if text.trim().is_empty() {
                return Ok(None);
            }
            start_of_day(text.trim(), add).map(Some).ok_or(Error::BadFilter(field))
        };
        Ok(Filter {
            from: day(&self.from, "from", 0)?,
            until: day(&self.until, "until", 1)?,
            actors: None,
            data_subjects: None,
            name: event_name(&self.event)?,
            subject: optional(&self.subject, "subject")?,
            address: optional(&self.address, "address")?,
        })
    }
}

fn optional<T: std::str::FromStr>(text: &str, field: &'static str) -> Result<Option<T>, Error> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).or(Err(Error::BadFilter(field))),
    }
}

fn event_name(text: &str) -> Result<String, Error> {
    let text = text.trim();
    let fits = text.len() <= 80
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._".contains(&b));
    if fits { Ok(text.to_owned()) } else { Err(Error::BadFilter("event")) }
}

/// The beginning, in Korean time, of the day written in `text`, `add` days later.
fn start_of_day(text: &str, add: i64) -> Option<Timestamp> {
    let day: Date = text.parse().ok()?;
    let day = day.checked_add(jiff::Span::new().try_days(add).ok()?).ok()?;
    let zone = TimeZone::get("Asia/Seoul").ok()?;
    Some(day.to_zoned(zone).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_korean_days_and_the_last_one_counts() {
        let asked =
            Asked { from: "2026-11-22".to_owned(), until: "2026-11-22".to_owned(), ..Asked::default() };
        let filter = asked.parse().unwrap();
        assert_eq!(filter.from.unwrap().to_string(), "2026-11-21T15:00:00Z");
        assert_eq!(filter.until.unwrap().to_string(), "2026-11-22T15:00:00Z");
    }

    #[test]
    fn nonsense_names_its_field() {
        let asked = |field: &str| {
            let mut asked = Asked::default();
            let slot = match field {
                "from" => &mut asked.from,
                "event" => &mut asked.event,
                "subject" => &mut asked.subject,
                _ => &mut asked.address,
            };
            *slot = "' OR 1=1 --".to_owned();
            asked
        };
        for field in ["from", "event", "subject", "address"] {
            assert!(matches!(asked(field).parse(), Err(Error::BadFilter(name)) if name == field), "{field}");
        }
        assert_eq!(Asked::default().parse().unwrap(), Filter::default());
    }
}
