//! The audit log: seals every event, shows it to those who may see it, proves that nobody changed it.

mod access;
mod actions;
mod chain;
mod error;
mod model;
mod offers;
mod options;
mod pages;
mod store;
mod syslog;
mod views;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// What the demonstration does in people's names; not an interface.
#[doc(hidden)]
pub mod demonstration {
    use crate::Error;
    pub use crate::actions::verification::request as request_verification;
    use maru_kernel::Viewer;
    use maru_store::Tx;

    /// Signs the review of a month, as the page does.
    ///
    /// # Errors
    /// [`Error::Missing`] without the permission, and as the page.
    pub fn sign_review(tx: &mut Tx<'_>, viewer: &Viewer, month: &str, note: &str) -> Result<(), Error> {
        let allowed = crate::access::may_sign_off(viewer, month.to_owned()).ok_or(Error::Missing)?;
        crate::actions::review::sign_off(tx, &allowed, viewer.id, note)
    }
}

pub use chain::{Checkpoint, Succession};
pub use error::Error;
pub use model::report::{Damage, Finding, Report};
pub use options::{Options, WhenFull};
pub use syslog::Receiver;

use chain::{CheckpointLog, Key, PublicKey};
use maru_contract::{Contributions, Module, Offers};
use maru_kernel::{Cause, Lang};
use maru_store::{Db, ModuleMigrations, migrations};
use maru_web::Route;
use std::path::Path;
use std::sync::Arc;

/// The module.
#[derive(Clone)]
pub struct Audit(Arc<Desk>);

/// What pages and jobs of this module work with.
pub(crate) struct Desk {
    pub(crate) options: Options,
    pub(crate) log: CheckpointLog,
    pub(crate) offers: Offers,
}

impl Desk {
    /// The public half of the key, read anew: a command may change it while the server runs.
    pub(crate) fn public_key(&self) -> Result<PublicKey, Error> {
        Ok(Key::open(&self.options.key_file)?.public())
    }
}

impl Audit {
    /// The tables of this module.
    pub const MIGRATIONS: ModuleMigrations = ModuleMigrations {
        module: "audit",
        steps: migrations!["20261121000500_create_audit", "20261122040000_create_audit_keys"],
    };

    /// Reads the key; makes one where nothing was ever signed.
    ///
    /// # Errors
    /// [`Error::Key`] when the key's file cannot be read or made, or is gone although it has signed: what a
    /// new one signs would look like damage for ever.
    pub fn new(options: Options) -> Result<Audit, Error> {
        let log = CheckpointLog(options.data_folder.join("checkpoints.log"));
        if std::fs::metadata(&log.0).is_ok_and(|signed| signed.len() > 0) {
            Key::read(&options.key_file)?;
        } else {
            Key::open(&options.key_file)?;
        }
        Ok(Audit(Arc::new(Desk { options, log, offers: Offers::default() })))
    }

    /// The public half of the key, in hexadecimal digits, for the operator's notes.
    ///
    /// # Errors
    /// [`Error::Key`] when the key's file cannot be read any more.
    pub fn public_key(&self) -> Result<String, Error> {
        Ok(self.0.public_key()?.to_hex())
    }

    /// Checks the whole chain, from a thread that may block. For the command line.
    ///
    /// # Errors
    /// As any read of the database, or [`Error::Log`].
    pub fn verify(&self, db: &Db) -> Result<Report, Error> {
        actions::verify::verify(db, &self.0)
    }

    /// As [`Audit::verify`], without any key or right to write: with the public half of the key in force in
    /// hexadecimal digits, or that of the key in `key_file`, and the log outside. For the command line and for
    /// auditors from outside.
    ///
    /// # Errors
    /// As any read of the database, [`Error::Key`] and [`Error::Log`].
    pub fn verify_by(
        db: &Db,
        log: &Path,
        public_key: Option<&str>,
        key_file: &Path,
    ) -> Result<Report, Error> {
        let public = match public_key {
            Some(text) => PublicKey::from_hex(text).ok_or_else(|| Error::Key {
                path: text.to_owned(),
                reason: "not the 64 hexadecimal digits of a public key".to_owned(),
            })?,
            None => Key::read(key_file)?.public(),
        };
        actions::verify::verify_by(db, &CheckpointLog(log.to_owned()), public)
    }

    /// What a report says, for programs.
    pub fn json(report: &Report) -> String {
        let mut json = actions::verification::to_json(report);
        if let Some(object) = json.as_object_mut() {
            object.insert("sound".to_owned(), report.is_sound().into());
        }
        json.to_string()
    }

    /// Signs the chain as it is now, from a thread that may block. `None` when nothing was ever sealed.
    ///
    /// # Errors
    /// As any write, or [`Error::Log`].
    pub fn checkpoint(&self, db: &Db, cause: &Cause) -> Result<Option<Checkpoint>, Error> {
        actions::checkpoint::checkpoint(db, cause, &self.0)
    }

    /// Replaces the key that signs, from a thread that may block; the reason has ten characters at least.
    ///
    /// # Errors
    /// As any write, [`Error::Reason`], [`Error::Key`] and [`Error::Log`].
    pub fn rotate_key(&self, db: &Db, cause: &Cause, reason: &str) -> Result<Succession, Error> {
        actions::rotate_key::rotate(db, cause, &self.0, reason)
    }

    /// What a report says, in one sentence.
    pub fn sentence(report: &Report, lang: Lang) -> String {
        let t = texts::T(lang);
        match report.finding {
            Some(finding) => views::damage_text(t, finding.damage, finding.position),
            None => t.chain_report_sound(report.checked, report.checkpoints, report.waiting),
        }
    }
}

impl Module for Audit {
    fn id(&self) -> &'static str {
        "audit"
    }

    fn migrations(&self) -> ModuleMigrations {
        Audit::MIGRATIONS
    }

    fn routes(&self) -> Vec<Route> {
        pages::routes(&self.0)
    }

    fn bring(&self, to: &mut Contributions) {
        offers::bring(&self.0, to);
    }
}
