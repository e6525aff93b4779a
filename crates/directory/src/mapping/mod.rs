//! From directory entries to staged people, units, posts and groups: pure functions of the entry and
//! the configuration, nothing stored, nothing guessed.

mod config;
mod disabled;
mod field;
mod form;
mod guarded;
mod mapper;
mod preset;
mod reason;
mod rule;
mod staged;
mod value;

pub use config::{
    AppointmentMap, Appointments, Cursor, GroupMap, Groups, Kinds, PersonMap, Persons, SourceConfig, UnitMap,
    Units, UnitsOfPerson,
};
pub use disabled::DisabledRule;
pub use form::{FIELDS, FormField, Shape, Step, Writing};
pub use guarded::{Difference, differences, guarded, leads_elsewhere};
pub use mapper::{Mapper, Staged, What};
pub use preset::text as preset_text;
pub use reason::{Quarantined, Reason, Trouble};
pub use rule::Rule;
pub use staged::{AppointmentKind, MemberRef, StagedGroup, StagedPerson, StagedPost, StagedUnit, UnitRef};
