//! Pages of the audit log, ready to print.

mod about;
mod chain;
mod entry;
mod form;
mod health;
mod jobs;
mod review;
mod tabs;

pub use about::{AboutPage, Library};
pub use chain::{ChainCard, Facts, damage_text};
pub use entry::{DetailPage, ListPage, Names, lines, name_of, subjects};
pub use form::{ExportPage, FilterForm, conditions, query_of};
pub use health::{HealthPage, Service};
pub use jobs::{DeadLine, JobsPage};
pub use review::{FindingLine, PastReview, ReviewPage};
pub use tabs::{Tab, tabs};
