//! Releases: what is shipped to agencies, signed by whoever ships it, and which of them a house runs.

mod bundle;
mod error;
mod installed;
mod key;
mod manifest;
mod offers;
mod sbom;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use bundle::{Bundle, PROGRAM, Shipment, pack};
pub use error::Error;
pub use installed::{Identity, installed, note_installed};
pub use key::{ReleaseKey, TrustedKey, public_pem};
pub use manifest::{Made, Manifest, Member, Standing};
pub use offers::{ROLLED_BACK, UPGRADED};
pub use sbom::{LICENCES, sbom};

use maru_contract::{Contributions, Module};
use maru_store::ModuleMigrations;
use maru_web::Route;

/// The module: what upgrades tell the audit log. The work is done from the command line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Release;

impl Module for Release {
    fn id(&self) -> &'static str {
        "release"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "release", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(to);
    }
}
