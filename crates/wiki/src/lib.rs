//! The agency's wiki: spaces, pages, who may see them, and every version anybody ever saved.

mod access;
pub mod actions;
mod error;
pub mod model;
#[doc(hidden)]
pub mod store;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use error::Error;

/// The steps of this module's tables.
pub const MIGRATIONS: maru_store::ModuleMigrations =
    maru_store::ModuleMigrations { module: "wiki", steps: maru_store::migrations!["20261122100000_create_wiki"] };
