//! Events on their way to the agency's log server, as RFC 5424 messages over a stream.

mod message;
mod receiver;

pub use message::{Sender, message};
pub use receiver::Receiver;
