//! The agency's people, units and posts, where they come from, and who may sign in and do what.

mod access;
pub mod actions;
pub mod agency;
pub mod around;
mod authenticator;
pub mod behind;
pub mod deputies;
mod error;
pub mod faces;
mod keeps;
pub mod ldap;
mod leaked;
pub mod mapping;
pub mod model;
mod offers;
mod options;
mod pages;
mod password_check;
mod people_offers;
mod refusal;
mod rights_cards;
mod source_checks;
// Public for the tests of this crate and for the demonstration; not an interface.
#[doc(hidden)]
pub mod store;
pub mod sync;
mod sync_offers;
mod viewer_of;
mod views;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use authenticator::PermissionsByRole;
pub use error::Error;
pub use options::{MasterKey, Options};
pub use password_check::{DirectoryDown, PasswordCheck};
pub use refusal::Refusal;
pub use source_checks::SourceChecks;

use authenticator::SessionAuthenticator;
use maru_contract::{Contributions, Module, Offers};
use maru_store::{ModuleMigrations, Remembered, migrations};
use maru_web::live::Hub;
use maru_web::{Authenticator, Route};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// The module; cheap to clone.
#[derive(Clone)]
pub struct Directory(Arc<Parts>);

/// What the pages of this module share.
pub struct Parts {
    pub(crate) options: Options,
    pub(crate) hub: Hub,
    pub(crate) check: Arc<dyn PasswordCheck>,
    pub(crate) hashing: Arc<Semaphore>,
    /// As many passwords as are asked about at directories at once: one that hangs holds up nobody whose
    /// password is kept here. With those above fewer than the tries of one address (S-113).
    pub(crate) asking: Arc<Semaphore>,
    pub(crate) offers: Offers,
}

impl Parts {
    /// What the operator decided.
    pub fn options(&self) -> &Options {
        &self.options
    }
}

impl Directory {
    /// The steps of this module's tables.
    pub const MIGRATIONS: ModuleMigrations = ModuleMigrations {
        module: "directory",
        steps: migrations![
            "20261121000100_create_people",
            "20261121000200_create_sync",
            "20261121000300_create_sign_in",
            "20261122000400_add_token_purpose",
            "20261122000500_add_guests"
        ],
    };

    /// The module with what the operator decided, the sockets it has to close when sessions end, and
    /// whoever checks passwords that are not kept here.
    pub fn new(options: Options, hub: Hub, check: Arc<dyn PasswordCheck>) -> Directory {
        // Hashing takes 19 MiB and a core each; more at once would only slow everybody down (S-112). Sixteen
        // at most, so that the right passwords of one address never look like too many tries (S-113).
        let cores = std::thread::available_parallelism().map_or(2, usize::from).min(16);
        let hashing = Arc::new(Semaphore::new(cores));
        let asking = Arc::new(Semaphore::new(12));
        Directory(Arc::new(Parts { options, hub, check, hashing, asking, offers: Offers::default() }))
    }

    /// Who tells the web whose session it is. `permissions` are those of all modules by role.
    pub fn authenticator(&self, permissions: PermissionsByRole) -> Arc<dyn Authenticator> {
        let (parts, policies) = (Arc::clone(&self.0), Remembered::default());
        Arc::new(SessionAuthenticator { parts, permissions, policies })
    }

    /// What the verbs of [`actions`] share.
    pub fn parts(&self) -> &Arc<Parts> {
        &self.0
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
        pages::routes(&self.0)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.0, to);
        people_offers::bring(to);
        sync_offers::bring(to);
    }
}
