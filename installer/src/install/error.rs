//! What can go wrong while installing, in words that say what to do.

use crate::texts::T;
use maru_kernel::{Code, Fault, Lang};
use thiserror::Error;

/// Why the installation stops. Nothing that is done is lost: the same command goes on from there.
#[derive(Debug, Error)]
pub enum InstallError {
    /// Only root may make accounts and units.
    #[error("not root")]
    NotRoot,
    /// Nobody is there to be asked, and no answers were given.
    #[error("no answers")]
    NoAnswers,
    /// The answers have a mistake.
    #[error("{path}: {reason}")]
    Answers {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Roles that exclude one another would meet in one person (S-502).
    #[error("one person is named for several roles")]
    OneAdministrator,
    /// A path that means something else in another folder.
    #[error("{0} is not a full path")]
    Relative(String),
    /// Another installation is at work.
    #[error("an installation is at work")]
    AtWork,
    /// The house is another version's.
    #[error("another version is installed")]
    AnotherVersion,
    /// A program of the system failed.
    #[error("{program}: {reason}")]
    Program {
        /// What was run.
        program: String,
        /// What it said.
        reason: String,
    },
    /// A program of the system does not come to an end.
    #[error("{program} takes longer than {seconds} s")]
    Slow {
        /// What was run.
        program: String,
        /// So long was waited.
        seconds: u64,
    },
    /// Nobody signs in by this name.
    #[error("nobody is called {0}")]
    Nobody(String),
    /// The safety brake holds the first plan.
    #[error("held: {0}")]
    Held(String),
    /// The house does not answer as it should.
    #[error("{what}: {reason}")]
    SelfTest {
        /// What was tried.
        what: String,
        /// What came instead.
        reason: String,
    },
    /// What was found before a house is made.
    #[error("{0}")]
    Preflight(String),
    /// There are data without a configuration that says whose they are.
    #[error("no configuration beside {0}")]
    Nameless(String),
    /// The name that was typed is not the agency's.
    #[error("the name is {0}")]
    OtherName(String),
}

impl Fault for InstallError {
    fn code(&self) -> Code {
        match self {
            InstallError::NotRoot => Code::new("installer.not_root", 500),
            InstallError::NoAnswers => Code::new("installer.no_answers", 500),
            InstallError::Answers { .. } => Code::new("installer.answers_wrong", 500),
            InstallError::OneAdministrator => Code::new("installer.one_administrator", 500),
            InstallError::Relative(_) => Code::new("installer.relative_path", 500),
            InstallError::AtWork => Code::new("installer.at_work", 500),
            InstallError::AnotherVersion => Code::new("installer.another_version", 500),
            InstallError::Program { .. } => Code::new("installer.program_failed", 500),
            InstallError::Slow { .. } => Code::new("installer.program_slow", 500),
            InstallError::Nobody(_) => Code::new("installer.nobody", 500),
            InstallError::Held(_) => Code::new("installer.plan_held", 500),
            InstallError::SelfTest { .. } => Code::new("installer.self_test", 500),
            InstallError::Preflight(_) => Code::new("installer.preflight", 500),
            InstallError::Nameless(_) => Code::new("installer.nameless_data", 500),
            InstallError::OtherName(_) => Code::new("installer.other_name", 500),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            InstallError::NotRoot => t.install_not_root().to_owned(),
            InstallError::NoAnswers => t.install_no_answers().to_owned(),
            InstallError::Answers { path, reason } => t.install_answers_wrong(path, reason),
            InstallError::OneAdministrator => t.install_one_administrator().to_owned(),
            InstallError::Relative(path) => t.install_relative(path),
            InstallError::AtWork => t.install_at_work().to_owned(),
            InstallError::AnotherVersion => t.install_another_version().to_owned(),
            InstallError::Program { program, reason } => t.install_program(program, reason),
            InstallError::Slow { program, seconds } => t.install_program_slow(program, seconds),
            InstallError::Nobody(login) => t.install_nobody(login),
            InstallError::Held(why) => t.install_held(why),
            InstallError::SelfTest { what, reason } => t.install_self_test_failed(reason, what),
            InstallError::Preflight(found) => t.install_preflight_wrong(found),
            InstallError::Nameless(folder) => t.install_nameless(folder),
            InstallError::OtherName(name) => t.install_other_name(name),
        }
    }
}
