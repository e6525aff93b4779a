//! How long things are kept, what may not go yet, what went, and who takes over from those who leave.

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

/// What the demonstration does in people's names; not an interface.
#[doc(hidden)]
pub mod demonstration {
    pub use crate::access::may_manage;
    pub use crate::actions::{place, reschedule};
    pub use crate::model::NewHold;
}

pub use error::Error;
pub use model::Period;

use maru_contract::{Contributions, Module, Offers};
use maru_store::ModuleMigrations;
use maru_web::Route;

/// The module of retention and handover.
#[derive(Clone, Default)]
pub struct Records {
    offers: Offers,
}

impl Records {
    /// The module; it reads what the other modules offer once the house is built.
    pub fn new() -> Self {
        Records::default()
    }
}

impl Module for Records {
    fn id(&self) -> &'static str {
        "records"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations {
            module: "records",
            steps: maru_store::migrations!["20261121000500_create_records"],
        }
    }

    fn routes(&self) -> Vec<Route> {
        pages::routes(&self.offers)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.offers, to);
    }
}
