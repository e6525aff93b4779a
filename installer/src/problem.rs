//! What can go wrong at the command line, in words an operator can act on.

use crate::config::Setting;
use crate::install::InstallError;
use crate::texts::T;
use crate::upgrade::UpgradeError;
use maru_audit::Error as AuditError;
use maru_backup::Error as BackupError;
use maru_cases::Error as CasesError;
use maru_contract::HouseError;
use maru_directory::Error as DirectoryError;
use maru_files::Error as FilesError;
use maru_kernel::{Code, Fault, Lang};
use maru_messenger::Error as MessengerError;
use maru_records::Error as RecordsError;
use maru_relay::Error as RelayError;
use maru_release::Error as ReleaseError;
use maru_store::StoreError;
use maru_wiki::Error as WikiError;
use std::net::SocketAddr;
use std::path::Path;
use thiserror::Error;

/// Why a command ends without having done its work.
#[derive(Debug, Error)]
pub enum Problem {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The first start of a demonstration was cut off, so its people cannot sign in.
    #[error("half furnished: {0}")]
    HalfFurnished(String),
    /// Another process serves what is in this folder.
    #[error("{0} is in use")]
    FolderInUse(String),
    /// The directory.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// The store of files.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// The audit log.
    #[error(transparent)]
    Audit(#[from] AuditError),
    /// Backups.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The agency's mail relay.
    #[error(transparent)]
    Relay(#[from] RelayError),
    /// What a drill restored is not what was backed up; the report says where.
    #[error("the drill found differences: {0}")]
    DrillFailed(String),
    /// The report of a drill is a PDF.
    #[error("{0} is no .pdf")]
    ReportName(String),
    /// The configuration names no PostgreSQL to move to.
    #[error("no PostgreSQL")]
    NoPostgres,
    /// There is no embedded database to move.
    #[error("no embedded database in {0}")]
    NoSqlite(String),
    /// A restore was cut off, and what is in the folder is no house yet.
    #[error("half restored: {0}")]
    RestoreUnfinished(String),
    /// Retention and legal holds.
    #[error(transparent)]
    Records(#[from] RecordsError),
    /// Audited cases.
    #[error(transparent)]
    Cases(#[from] CasesError),
    /// The messenger.
    #[error(transparent)]
    Messenger(#[from] MessengerError),
    /// The wiki.
    #[error(transparent)]
    Wiki(#[from] WikiError),
    /// The audit log does not hold; the sentence names the first bad row (S-192).
    #[error("{0}")]
    AuditDamaged(String),
    /// The configuration file cannot be read.
    #[error("{path}: {reason}")]
    ConfigMissing {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The configuration file has a mistake.
    #[error("{path}: {reason}")]
    ConfigWrong {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Another program has the port.
    #[error("{0} is in use")]
    PortTaken(SocketAddr),
    /// The port needs rights we lack.
    #[error("{0} is not permitted")]
    PortDenied(SocketAddr),
    /// The port cannot be opened for another reason.
    #[error("{address}: {reason}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What is wrong with it.
        reason: String,
    },
    /// The certificate or its key is unusable.
    #[error("{path}: {reason}")]
    Certificate {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A secret that others can read is no secret (S-189).
    #[error("{0} is readable by others")]
    KeyReadable(String),
    /// There is no chain to check where one is expected.
    #[error("the audit log is empty")]
    AuditEmpty,
    /// Nothing is sealed yet, but this many events wait for it.
    #[error("{0} events wait to be sealed")]
    AuditWaiting(String),
    /// A key that is none: damaged, or another file (S-189).
    #[error("{path} has {bytes} bytes instead of 32")]
    KeyLength {
        /// The file.
        path: String,
        /// Its length.
        bytes: usize,
    },
    /// A file cannot be written.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The modules contradict one another.
    #[error(transparent)]
    House(#[from] HouseError),
    /// A certificate without its key, or the other way round: the name of what is missing (S-28).
    #[error("{0} is missing")]
    HalfTls(&'static str),
    /// A value of the configuration that would not work as it is meant.
    #[error("a value of {0}")]
    Setting(#[from] Setting),
    /// So many checks found something wrong; what, is printed already.
    #[error("{0} findings are wrong")]
    Findings(usize),
    /// A secret that the configuration names and nobody handed over (S-189).
    #[error("{name} in {path}: {reason}")]
    Credential {
        /// What the configuration calls it.
        name: String,
        /// Where it was looked for.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A password stands in a configuration that every account can read (S-189).
    #[error("{0} is readable by others")]
    ConfigReadable(String),
    /// systemd hands over another socket than the configuration means.
    #[error("{handed} instead of {configured}")]
    SocketElsewhere {
        /// What was handed over.
        handed: SocketAddr,
        /// What is configured.
        configured: SocketAddr,
    },
    /// No guide has that name.
    #[error("no guide {0}")]
    NoGuide(String),
    /// The installation stopped.
    #[error(transparent)]
    Install(#[from] InstallError),
    /// A release.
    #[error(transparent)]
    Release(#[from] ReleaseError),
    /// The upgrade stopped.
    #[error(transparent)]
    Upgrade(#[from] UpgradeError),
    /// Plain HTTP to other computers (S-28).
    #[error("plain HTTP to other computers")]
    PlainRemote,
}

impl Problem {
    /// A file that cannot be written or read.
    pub fn file(path: &Path, error: &std::io::Error) -> Problem {
        Problem::File { path: path.display().to_string(), reason: error.to_string() }
    }

    /// A certificate or key that cannot be used.
    pub fn certificate(path: &Path, error: &dyn std::fmt::Display) -> Problem {
        Problem::Certificate { path: path.display().to_string(), reason: error.to_string() }
    }
}

impl Fault for Problem {
    fn code(&self) -> Code {
        match self {
            Problem::Store(error) => error.code(),
            Problem::HalfFurnished(_) => Code::new("installer.half_furnished", 500),
            Problem::FolderInUse(_) => Code::new("installer.folder_in_use", 500),
            Problem::Directory(error) => error.code(),
            Problem::Relay(error) => error.code(),
            Problem::Files(error) => error.code(),
            Problem::Audit(error) => error.code(),
            Problem::Backup(error) => error.code(),
            Problem::DrillFailed(_) => Code::new("installer.drill_failed", 500),
            Problem::ReportName(_) => Code::new("installer.report_name", 422),
            Problem::NoPostgres => Code::new("installer.no_postgres", 422),
            Problem::NoSqlite(_) => Code::new("installer.no_sqlite", 422),
            Problem::RestoreUnfinished(_) => Code::new("installer.restore_unfinished", 500),
            Problem::Records(error) => error.code(),
            Problem::Cases(error) => error.code(),
            Problem::Messenger(error) => error.code(),
            Problem::Wiki(error) => error.code(),
            Problem::AuditDamaged(_) => Code::new("installer.audit_damaged", 500),
            Problem::AuditEmpty => Code::new("installer.audit_empty", 500),
            Problem::AuditWaiting(_) => Code::new("installer.audit_waiting", 500),
            Problem::ConfigMissing { .. } => Code::new("installer.config_missing", 500),
            Problem::ConfigWrong { .. } => Code::new("installer.config_wrong", 500),
            Problem::PortTaken(_) => Code::new("installer.port_taken", 500),
            Problem::PortDenied(_) => Code::new("installer.port_denied", 500),
            Problem::Listen { .. } => Code::new("installer.listen", 500),
            Problem::Certificate { .. } => Code::new("installer.certificate", 500),
            Problem::KeyReadable(_) => Code::new("installer.key_readable", 500),
            Problem::KeyLength { .. } => Code::new("installer.key_length", 500),
            Problem::File { .. } => Code::new("installer.file", 500),
            Problem::House(_) => Code::new("installer.house", 500),
            Problem::HalfTls(_) => Code::new("installer.half_tls", 500),
            Problem::Install(error) => error.code(),
            Problem::Release(error) => error.code(),
            Problem::Upgrade(error) => error.code(),
            Problem::Setting(_) => Code::new("installer.setting", 500),
            Problem::Findings(_) => Code::new("installer.findings", 500),
            Problem::Credential { .. } => Code::new("installer.credential", 500),
            Problem::ConfigReadable(_) => Code::new("installer.config_readable", 500),
            Problem::SocketElsewhere { .. } => Code::new("installer.socket_elsewhere", 500),
            Problem::NoGuide(_) => Code::new("installer.no_guide", 422),
            Problem::PlainRemote => Code::new("installer.plain_remote", 500),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Problem::Store(error) => error.text(lang),
            Problem::HalfFurnished(folder) => t.problem_half_furnished(folder),
            Problem::FolderInUse(folder) => t.problem_folder_in_use(folder),
            Problem::Directory(error) => error.text(lang),
            Problem::Relay(error) => error.text(lang),
            Problem::Files(error) => error.text(lang),
            Problem::Audit(error) => error.text(lang),
            Problem::Backup(error) => error.text(lang),
            Problem::DrillFailed(report) => t.drill_failed(report),
            Problem::ReportName(path) => t.problem_report_name(path),
            Problem::NoPostgres => t.problem_no_postgres().to_owned(),
            Problem::NoSqlite(folder) => t.problem_no_sqlite(folder),
            Problem::RestoreUnfinished(folder) => t.problem_restore_unfinished(folder),
            Problem::Records(error) => error.text(lang),
            Problem::Cases(error) => error.text(lang),
            Problem::Messenger(error) => error.text(lang),
            Problem::Wiki(error) => error.text(lang),
            Problem::AuditDamaged(sentence) => sentence.clone(),
            Problem::AuditEmpty => t.problem_audit_empty().to_owned(),
            Problem::AuditWaiting(count) => t.problem_audit_waiting(count),
            Problem::ConfigMissing { path, reason } => t.problem_config_missing(path, reason),
            Problem::ConfigWrong { path, reason } => t.problem_config_wrong(path, reason),
            Problem::PortTaken(address) => t.problem_port_taken(address),
            Problem::PortDenied(address) => t.problem_port_denied(address),
            Problem::Listen { address, reason } => t.problem_listen(address, reason),
            Problem::Certificate { path, reason } => t.problem_certificate(path, reason),
            Problem::KeyReadable(path) => t.problem_key_readable(path),
            Problem::KeyLength { path, bytes } => t.problem_key_length(bytes, path),
            Problem::File { path, reason } => t.problem_file(path, reason),
            Problem::House(error) => t.problem_house(error),
            Problem::HalfTls(missing) => t.problem_half_tls(missing),
            Problem::Install(error) => error.text(lang),
            Problem::Release(error) => error.text(lang),
            Problem::Upgrade(error) => error.text(lang),
            Problem::Setting(which) => which.text(t).to_owned(),
            Problem::Findings(count) => t.problem_findings(count),
            Problem::Credential { name, path, reason } => t.serving_credential(name, path, reason),
            Problem::ConfigReadable(path) => t.serving_config_readable(path),
            Problem::SocketElsewhere { handed, configured } => t.serving_socket_elsewhere(configured, handed),
            Problem::NoGuide(name) => t.problem_no_guide(name),
            Problem::PlainRemote => t.problem_plain_remote().to_owned(),
        }
    }
}
