//! Reading directories: live LDAP servers and LDIF files, one entry at a time, never all at once.

mod config;
mod decode;
pub mod dn;
mod entry;
mod error;
mod filter;
mod kind;
mod ldif;
mod live;
mod pages;
mod partition;
mod secret;
mod servers;
mod session;
mod source;
mod time;
mod tls;

pub use config::{Connection, Limits};
pub use entry::{Entry, Flaw};
pub use error::{Cut, LdifProblem, SourceError, TlsProblem};
pub use filter::{Filter, FilterError};
pub use kind::Kind;
pub use ldif::{LdifFile, LdifReader};
pub use live::{Live, Probe};
pub use secret::Secret;
pub use servers::ServerState;
pub use source::{Query, Scope, Sink, Source, Stop, Summary};
pub use time::generalized_time;
