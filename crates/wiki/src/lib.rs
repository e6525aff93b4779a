//! The agency's wiki: spaces, pages, who may see them, and every version anybody ever saved.

mod access;
// Public for the tests of this crate and for the demonstration; not an interface.
#[doc(hidden)]
pub mod actions;
mod drawn;
mod error;
#[doc(hidden)]
pub mod model;
mod offers;
mod pages;
mod presence;
mod retention;
#[doc(hidden)]
pub mod store;
mod views;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use error::Error;

use drawn::Memory;
use maru_contract::{Contributions, Module, Offers};
use maru_files::Files;
use maru_store::{ModuleMigrations, migrations};
use maru_web::Route;
use std::sync::Arc;

/// The module; cheap to clone.
#[derive(Clone)]
pub struct Wiki(Arc<Desk>);

/// What the pages of this module share.
pub(crate) struct Desk {
    pub(crate) offers: Offers,
    pub(crate) memory: Memory,
    pub(crate) files: Files,
}

impl Wiki {
    /// The steps of this module's tables.
    pub const MIGRATIONS: ModuleMigrations = ModuleMigrations {
        module: "wiki",
        steps: migrations![
            "20261122100000_create_wiki",
            "20261122110000_add_four_eyes",
            "20261122120000_add_told"
        ],
    };

    /// The module; it reads what the other modules offer once the house is built, and the contents of `files`.
    pub fn new(files: Files) -> Self {
        Wiki(Arc::new(Desk { offers: Offers::default(), memory: Memory::default(), files }))
    }
}

impl Module for Wiki {
    fn id(&self) -> &'static str {
        "wiki"
    }

    fn migrations(&self) -> ModuleMigrations {
        Wiki::MIGRATIONS
    }

    fn routes(&self) -> Vec<Route> {
        pages::routes(&self.0)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.0, to);
    }
}
