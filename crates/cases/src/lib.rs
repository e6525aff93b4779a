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
use maru_web::Route;

/// The module; cheap to clone.
#[derive(Clone, Default)]
pub struct Cases {
    offers: Offers,
}

impl Cases {
    /// The steps of this module's tables.
    pub const MIGRATIONS: ModuleMigrations =
        ModuleMigrations { module: "cases", steps: migrations!["20261123130000_create_cases"] };

    /// The module; it reads what the other modules offer once the house is built.
    pub fn new() -> Self {
        Cases::default()
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
        pages::routes(&self.offers)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.offers, to);
    }
}
