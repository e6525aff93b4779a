//! The home page: what every module has to say today, and the people around one.

mod access;
mod model;
mod offers;
mod pages;
mod views;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use pages::home::compose;
pub use views::HomePage;

use maru_contract::{Contributions, Module, Offers};
use maru_store::ModuleMigrations;
use maru_web::Route;

/// The portal module.
#[derive(Clone, Default)]
pub struct Portal {
    offers: Offers,
}

impl Portal {
    /// The module; it reads what the others offer once the house is built.
    pub fn new() -> Self {
        Portal::default()
    }
}

impl Module for Portal {
    fn id(&self) -> &'static str {
        "portal"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "portal", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        pages::routes(&self.offers)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.offers, to);
    }
}
