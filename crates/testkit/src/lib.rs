//! What tests of all crates share: both databases, servers of their own, a fixed cast of people.
#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

pub mod active_directory;
mod agency_postgres;
mod database;
pub mod dirsrv;
mod house;
mod ldap_server;
pub mod null_module;
mod poppler;
pub mod postfix;
pub mod postgres;
pub mod slapd;
pub mod tls;
mod wrapped_port;

pub use agency_postgres::AgencyPostgres;
pub use database::{
    TempFolder, on_both_databases, on_both_databases_at, postgres_address, postgres_uri, sqlite_address,
};
pub use house::{PROXY, Reply, Served, TestHouse, Visitor, in_house, in_house_at, in_house_by};
pub use ldap_server::LdapServer;
pub use null_module::NullModule;
pub use poppler::poppler;
