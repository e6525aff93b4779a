//! Many people on sockets at once, for measuring: they send, receive, and count what was late, lost or doubled.

mod crowd;
mod histogram;
mod relay;
mod socket;

pub use crowd::{Crowd, Plan, Saw, Seat};
pub use histogram::Histogram;
pub use relay::Relay;
pub use socket::{Heard, Hearing, Socket, Voice};

/// What everything here returns.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
