//! Nouns and rules without input or output.

mod appointment;
pub mod browser;
pub mod csv;
mod findable;
mod holder;
pub mod lock;
mod noun;
pub mod password;
pub mod password_rules;
mod person;
mod place;
pub mod policy;
pub mod proposal;
mod query;
pub mod role_holder;
pub mod second_factor;
pub mod secret;
mod typing;
mod unit;

pub use appointment::{Appointment, AppointmentKind};
pub use findable::{BEGINNING, Findable, digit_phrase, digits, mobile_phrase, phrases};
pub use holder::Holder;
pub use noun::Noun;
pub use person::{Person, PersonLine};
pub use place::initials;
pub use query::{Fit, PeopleQuery, Reading};
pub use typing::Typed;
pub use unit::{Tree, Unit};
