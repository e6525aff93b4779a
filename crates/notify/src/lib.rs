//! Tells people what concerns them: a list of notices with a bell that rings at once, and channels such
//! as mail for those who are away.

mod access;
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

use maru_contract::{Contributions, Module, Offers};
use maru_store::ModuleMigrations;
use maru_web::Route;
use maru_web::live::Hub;

/// The module of notices.
#[derive(Clone)]
pub struct Notify {
    hub: Hub,
    offers: Offers,
}

impl Notify {
    /// The module; bells are rung through `hub`.
    pub fn new(hub: Hub) -> Self {
        Notify { hub, offers: Offers::default() }
    }
}

impl Module for Notify {
    fn id(&self) -> &'static str {
        "notify"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations {
            module: "notify",
            steps: maru_store::migrations!["20261121000400_create_notices", "20261123110000_quiet_days"],
        }
    }

    fn routes(&self) -> Vec<Route> {
        pages::routes(&self.offers)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.offers, &self.hub, to);
    }
}
