//! What can go wrong while a directory is read, told apart as far as somebody has to act differently.

use maru_kernel::{Code, Fault, Lang};
use std::error::Error;

use crate::texts::T;

/// A directory could not be read, or not completely. Nothing may be concluded from its silence.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The configuration contradicts itself.
    #[error("configuration: {0}")]
    Config(String),
    /// The password file is missing, empty or open to everybody.
    #[error("password file {path}: {reason}")]
    SecretFile {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A password that servers take for "anonymous" was refused before it was sent (S-123).
    #[error("empty password")]
    EmptyPassword,
    /// No server could be reached; the last one and why.
    #[error("cannot reach {server}: {reason}")]
    Unreachable {
        /// The address.
        server: String,
        /// The operating system's reason.
        reason: String,
    },
    /// A server took the connection and then said nothing.
    #[error("{server} does not answer")]
    Silent {
        /// The address.
        server: String,
    },
    /// Every server failed so often that none is asked for a while (S-411).
    #[error("all servers rest for {seconds} s")]
    Resting {
        /// Seconds until the next try.
        seconds: u64,
    },
    /// The protected connection could not be made.
    #[error("TLS with {server}: {problem}")]
    Tls {
        /// The address.
        server: String,
        /// What is wrong.
        problem: TlsProblem,
    },
    /// Name or password is wrong (result code 49).
    #[error("invalid credentials")]
    Credentials,
    /// The server let us in as somebody else.
    #[error("bound as another identity")]
    Identity,
    /// The server refused with another code of RFC 4511 appendix A.
    #[error("refused with code {code}: {text}")]
    Refused {
        /// The result code.
        code: u32,
        /// The server's words.
        text: String,
    },
    /// The base of a search is not there (result code 32).
    #[error("no such base: {0}")]
    NoBase(String),
    /// Several entries answer where one must.
    #[error("several entries answer")]
    Ambiguous,
    /// The answer was cut short.
    #[error("incomplete answer: {0}")]
    Incomplete(Cut),
    /// A file cannot be read.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: String,
        /// The operating system's reason.
        reason: String,
    },
    /// A file is no proper LDIF.
    #[error("line {line}: {problem}")]
    Ldif {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong there.
        problem: LdifProblem,
    },
    /// Whoever took the entries wanted no more.
    #[error("stopped: {0}")]
    Stopped(Box<dyn Error + Send + Sync>),
}

/// How an answer was cut short (S-412).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cut {
    /// Code 4: the server sends no more than so many entries.
    #[error("size limit")]
    SizeLimit,
    /// Code 3 or 11: the server works no longer than so long.
    #[error("time limit")]
    TimeLimit,
    /// Codes 51 and 52: the server is busy or going down.
    #[error("busy")]
    Busy,
    /// Code 10, or a reference among the entries: part of the tree lies elsewhere.
    #[error("referral")]
    Referral,
    /// The connection ended within a page.
    #[error("connection lost")]
    Lost,
    /// The server stopped talking within a page.
    #[error("silence")]
    Silence,
    /// The server answered outside the protocol.
    #[error("protocol violation")]
    Protocol,
}

/// Why a protected connection was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TlsProblem {
    /// Not signed by a trusted authority.
    #[error("unknown authority")]
    Authority,
    /// Issued for another host name.
    #[error("other host name")]
    Name,
    /// Out of its period of validity.
    #[error("expired")]
    Expired,
    /// The key is none of those insisted on.
    #[error("other key")]
    Pin,
    /// The server knows no StartTLS.
    #[error("no StartTLS")]
    NoStartTls,
    /// Anything else.
    #[error("{0}")]
    Other(String),
}

/// Why a file is no proper LDIF (RFC 2849).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LdifProblem {
    /// A line without a colon.
    #[error("no colon")]
    NoColon,
    /// Broken base64.
    #[error("broken base64")]
    Base64,
    /// A value to be fetched from elsewhere.
    #[error("URL value")]
    Url,
    /// A record that describes a change.
    #[error("change record")]
    Change,
    /// A record that does not begin with its name.
    #[error("no dn")]
    NoDn,
    /// A version other than 1.
    #[error("unknown version")]
    Version,
    /// A continuation with nothing before it.
    #[error("stray continuation")]
    Fold,
    /// The file ends within a line.
    #[error("cut off")]
    CutOff,
}

impl Fault for SourceError {
    fn code(&self) -> Code {
        match self {
            SourceError::Config(_) => Code::new("directory.source.config", 422),
            SourceError::SecretFile { .. } => Code::new("directory.source.secret_file", 500),
            SourceError::EmptyPassword => Code::new("directory.source.empty_password", 422),
            SourceError::Unreachable { .. } => Code::new("directory.source.unreachable", 503),
            SourceError::Silent { .. } => Code::new("directory.source.silent", 504),
            SourceError::Resting { .. } => Code::new("directory.source.resting", 503),
            SourceError::Tls { .. } => Code::new("directory.source.tls", 502),
            SourceError::Credentials => Code::new("directory.source.credentials", 401),
            SourceError::Identity => Code::new("directory.source.identity", 502),
            SourceError::Refused { .. } => Code::new("directory.source.refused", 502),
            SourceError::NoBase(_) => Code::new("directory.source.no_base", 422),
            SourceError::Ambiguous => Code::new("directory.source.ambiguous", 409),
            SourceError::Incomplete(_) => Code::new("directory.source.incomplete", 502),
            SourceError::File { .. } => Code::new("directory.source.file", 500),
            SourceError::Ldif { .. } => Code::new("directory.source.ldif", 422),
            SourceError::Stopped(_) => Code::new("directory.source.stopped", 500),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            SourceError::Config(what) => t.source_config(what),
            SourceError::SecretFile { path, reason } => t.source_secret_file(path, reason),
            SourceError::EmptyPassword => t.source_empty_password().into(),
            SourceError::Unreachable { server, reason } => t.source_unreachable(reason, server),
            SourceError::Silent { server } => t.source_silent(server),
            SourceError::Resting { seconds } => t.source_resting(seconds),
            SourceError::Tls { server, problem } => tls_text(t, server, problem),
            SourceError::Credentials => t.source_credentials().into(),
            SourceError::Identity => t.source_identity().into(),
            SourceError::Refused { code, text } => t.source_refused(code, text),
            SourceError::NoBase(base) => t.source_no_base(base),
            SourceError::Ambiguous => t.source_ambiguous().into(),
            SourceError::Incomplete(cut) => cut_text(t, *cut),
            SourceError::File { path, reason } => t.source_file(path, reason),
            SourceError::Ldif { line, problem } => ldif_text(t, *line, problem),
            SourceError::Stopped(why) => t.source_stopped(why),
        }
    }
}

fn tls_text(t: T, server: &str, problem: &TlsProblem) -> String {
    match problem {
        TlsProblem::Authority => t.source_tls_authority(server),
        TlsProblem::Name => t.source_tls_name(server),
        TlsProblem::Expired => t.source_tls_expired(server),
        TlsProblem::Pin => t.source_tls_pin(server),
        TlsProblem::NoStartTls => t.source_tls_none(server),
        TlsProblem::Other(detail) => t.source_tls_other(detail, server),
    }
}

fn cut_text(t: T, cut: Cut) -> String {
    let text = match cut {
        Cut::SizeLimit => t.source_cut_size(),
        Cut::TimeLimit => t.source_cut_time(),
        Cut::Busy => t.source_cut_busy(),
        Cut::Referral => t.source_cut_referral(),
        Cut::Lost => t.source_cut_lost(),
        Cut::Silence => t.source_cut_silence(),
        Cut::Protocol => t.source_cut_protocol(),
    };
    text.into()
}

fn ldif_text(t: T, line: u64, problem: &LdifProblem) -> String {
    match problem {
        LdifProblem::NoColon => t.source_ldif_colon(line),
        LdifProblem::Base64 => t.source_ldif_base64(line),
        LdifProblem::Url => t.source_ldif_url(line),
        LdifProblem::Change => t.source_ldif_change(line),
        LdifProblem::NoDn => t.source_ldif_dn(line),
        LdifProblem::Version => t.source_ldif_version(line),
        LdifProblem::Fold => t.source_ldif_fold(line),
        LdifProblem::CutOff => t.source_ldif_cut(line),
    }
}
