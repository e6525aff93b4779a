//! Finds things of all modules by any part of a Korean word, and shows each viewer only what is theirs
//! to see.

mod actions;
mod error;
mod model;
mod offers;
mod pages;
mod store;
mod views;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use error::Error;
pub use model::{Query, Word};

use maru_contract::{Contributions, Module, Offers};
use maru_kernel::Cause;
use maru_store::{Db, ModuleMigrations};
use maru_web::Route;

/// The search module.
#[derive(Clone, Default)]
pub struct Search {
    offers: Offers,
}

impl Search {
    /// The module; it reads what the other modules offer once the house is built.
    pub fn new() -> Self {
        Search::default()
    }

    /// Reads all texts of all modules again. The old index answers until the new round is through.
    ///
    /// # Errors
    /// As any write.
    pub fn rebuild(&self, db: &Db, cause: &Cause) -> Result<(), Error> {
        actions::rebuild(db, cause, &self.offers)
    }
}

impl Module for Search {
    fn id(&self) -> &'static str {
        "search"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations {
            module: "search",
            steps: maru_store::migrations!["20261121000300_create_search", "20261123010000_index_titles"],
        }
    }

    fn routes(&self) -> Vec<Route> {
        pages::routes(&self.offers)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.offers, to);
    }
}
