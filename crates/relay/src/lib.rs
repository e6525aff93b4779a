//! Hands mail to the agency's own relay, and finds out beforehand whether it would be taken.

mod error;
mod letter;
mod relay;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use error::{Error, TlsProblem};
pub use letter::{Letter, is_mailbox};
pub use relay::{Protection, Relay};
