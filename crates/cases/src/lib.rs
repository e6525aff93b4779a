//! Audited cases: the only way to read what was said where one is not, and the legal hold of it. Off until two persons switch it on.

mod access;
// Public for the demonstration; not an interface.
#[doc(hidden)]
pub mod actions;
mod error;
#[doc(hidden)]
pub mod model;
mod offers;
mod pages;
#[doc(hidden)]
pub mod store;
mod views;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use error::Error;

use maru_contract::{Contributions, Module, Offers};
use maru_store::{ModuleMigrations, migrations};
use maru_web::{Queue, Route};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Copies that are made at once.
const COPIES: usize = 1;
/// Whoever waits longer for their turn is told to come back.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// The module; cheap to clone.
#[derive(Clone)]
pub struct Cases(Arc<Desk>);

/// What pages of this module work with.
pub(crate) struct Desk {
    pub(crate) offers: Offers,
    pub(crate) scratch: PathBuf,
    pub(crate) copies: Queue,
}

impl Cases {
    /// The steps of this module's tables.
    pub const MIGRATIONS: ModuleMigrations = ModuleMigrations {
        module: "cases",
        steps: migrations!["20261123130000_create_cases", "20261124040000_add_exports"],
    };

    /// The module; it reads what the other modules offer once the house is built. `scratch` is a folder of our own account for what is
    /// being made and has no name.
    pub fn new(scratch: impl Into<PathBuf>) -> Self {
        let (offers, copies) = (Offers::default(), Queue::new(COPIES, LONGEST_WAIT));
        Cases(Arc::new(Desk { offers, scratch: scratch.into(), copies }))
    }
}

impl Module for Cases {
    fn id(&self) -> &'static str {
        "cases"
    }

    fn migrations(&self) -> ModuleMigrations {
        Cases::MIGRATIONS
    }

    fn routes(&self) -> Vec<Route> {
        pages::routes(&self.0)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.0.offers, to);
    }
}
