//! Backups: one consistent, sealed and signed set of database, contents, keys and configuration, made while the
//! house is served, proved without being restored, and restored into either kind of database.

mod actions;
mod error;
mod keys;
mod offers;
mod partial;
mod place;
mod set;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use actions::drill::{Drill, PURPOSE, Signed, contents, signed};
pub use actions::make::{Loose, MACHINE, Made, Source, loose_in, make};
pub use actions::make_key::make_key;
pub use actions::make_once::make_once;
pub use actions::restore::{Replace, Restored, Target, finish, restore};
pub use actions::verify::{Verified, files_in, verify};
pub use error::Error;
pub use keys::{BackupKey, HouseKeys};
pub use maru_seal::{Identity, Recipient};
pub use offers::DRILLED;
pub use place::is_unfinished;
pub use set::{FileSum, Head, Sums, TableSum};

use maru_contract::{Contributions, Module};
use maru_store::ModuleMigrations;
use maru_web::Route;

/// The module: what it tells the audit log and the health page. The work is done from the command line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Backup;

impl Module for Backup {
    fn id(&self) -> &'static str {
        "backup"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "backup", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(to);
    }
}
