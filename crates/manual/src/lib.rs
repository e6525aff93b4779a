//! The guides of `docs/`, carried in the binary: read at `/help`, in the terminal, and as a folder of plain HTML.

mod access;
mod book;
mod model;
mod offers;
mod pages;
mod views;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use book::{Sheet, book};
pub use model::{Guide, Shelf};

use maru_contract::{Contributions, Module};
use maru_store::ModuleMigrations;
use maru_web::Route;

/// The module of the guides; it keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manual;

impl Module for Manual {
    fn id(&self) -> &'static str {
        "manual"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "manual", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        pages::routes()
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(to);
    }
}
