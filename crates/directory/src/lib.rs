//! The agency's people, units and posts, where they come from, and who may sign in and do what.

pub mod agency;
mod error;
pub mod ldap;
pub mod mapping;
pub mod model;
mod options;
pub mod store;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use error::Error;
pub use options::{MasterKey, Options};

use maru_contract::{Contributions, Module};
use maru_store::{ModuleMigrations, migrations};
use maru_web::Route;
use maru_web::live::Hub;
use std::sync::Arc;

/// The module; cheap to clone.
#[derive(Clone)]
pub struct Directory(Arc<Parts>);

/// What the pages of this module share.
pub(crate) struct Parts {
    pub(crate) options: Options,
    pub(crate) hub: Hub,
}

impl Directory {
    /// The steps of this module's tables.
    pub const MIGRATIONS: ModuleMigrations =
        ModuleMigrations { module: "directory", steps: migrations!["20261121000100_create_people"] };

    /// The module with what the operator decided and the sockets it has to close when sessions end.
    pub fn new(options: Options, hub: Hub) -> Directory {
        Directory(Arc::new(Parts { options, hub }))
    }
}

impl Module for Directory {
    fn id(&self) -> &'static str {
        "directory"
    }

    fn migrations(&self) -> ModuleMigrations {
        Directory::MIGRATIONS
    }

    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    fn bring(&self, _: &mut Contributions) {}
}
