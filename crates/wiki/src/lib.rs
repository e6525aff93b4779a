//! The agency's wiki: spaces, pages, who may see them, and every version anybody ever saved.

mod access;
// Public for the tests of this crate and for the demonstration; not an interface.
#[doc(hidden)]
pub mod actions;
mod drawn;
mod error;
mod making;
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
use maru_web::{Queue, Route};
use std::sync::Arc;
use std::time::Duration;

/// PDFs made at once: each may need half a gigabyte for the letters of a large one.
const PAPERS: usize = 2;
/// Archives and HTML files made at once: they need little memory, but read and write the disk.
const BUNDLES: usize = 4;
/// The longest somebody waits for their turn to have one made.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// The module; cheap to clone.
#[derive(Clone)]
pub struct Wiki(Arc<Desk>);

/// What the pages of this module share.
pub(crate) struct Desk {
    pub(crate) offers: Offers,
    pub(crate) memory: Memory,
    pub(crate) files: Files,
    /// Those who wait for a PDF.
    pub(crate) papers: Queue,
    /// Those who wait for an archive or an HTML file.
    pub(crate) bundles: Queue,
}

impl Wiki {
    /// The steps of this module's tables.
    pub const MIGRATIONS: ModuleMigrations = ModuleMigrations {
        module: "wiki",
        steps: migrations![
            "20261122100000_create_wiki",
            "20261122110000_add_four_eyes",
            "20261122120000_add_told",
            "20261122130000_add_source"
        ],
    };

    /// The module; it reads what the other modules offer once the house is built, and the contents of `files`.
    pub fn new(files: Files) -> Self {
        Wiki::with_queues(files, Queue::new(PAPERS, LONGEST_WAIT), Queue::new(BUNDLES, LONGEST_WAIT))
    }

    /// As [`Wiki::new`], with queues of one's own for PDFs and for everything else that is taken away.
    #[doc(hidden)]
    pub fn with_queues(files: Files, papers: Queue, bundles: Queue) -> Self {
        let (offers, memory) = (Offers::default(), Memory::default());
        Wiki(Arc::new(Desk { offers, memory, files, papers, bundles }))
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
