//! Values of the configuration that cannot be meant.

use crate::texts::T;
use thiserror::Error;

/// A value that would not work as it is meant; each has one sentence that names its key.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("{self:?}")]
pub enum Setting {
    /// `agency.name`.
    Agency,
    /// `server.base_url`.
    BaseUrl,
    /// `server.requests_per_second`.
    Rate,
    /// `storage.folder`.
    Folder,
    /// `storage.connections`.
    Connections,
    /// `audit.most_gigabytes`.
    AuditSize,
    /// `files.largest_megabytes` and `files.person_gigabytes`.
    FileSizes,
    /// `files.scanner`.
    Scanner,
    /// A secret where its name belongs.
    Credential,
    /// `storage.password` without an account, or beside another password.
    Password,
    /// `admin.listen`.
    Admin,
    /// `relay.address`, `relay.from`, or half of an account.
    Relay,
}

impl Setting {
    /// The sentence.
    pub fn text(self, t: T) -> &'static str {
        match self {
            Setting::Agency => t.problem_setting_agency(),
            Setting::BaseUrl => t.problem_setting_base_url(),
            Setting::Rate => t.problem_setting_rate(),
            Setting::Folder => t.problem_setting_folder(),
            Setting::Connections => t.problem_setting_connections(),
            Setting::AuditSize => t.problem_setting_audit_size(),
            Setting::FileSizes => t.problem_setting_file_sizes(),
            Setting::Scanner => t.problem_setting_scanner(),
            Setting::Credential => t.serving_setting_credential(),
            Setting::Password => t.serving_setting_password(),
            Setting::Admin => t.serving_setting_admin(),
            Setting::Relay => t.serving_setting_relay(),
        }
    }
}
