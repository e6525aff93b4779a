//! Time as an argument: rules never ask the machine what time it is, they are told.

use std::fmt;
use std::sync::Arc;

/// An instant on the UTC time line; microseconds are kept by both databases.
pub use jiff::Timestamp;

/// Tells the time. Tests hand in a clock they can turn.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The machine's own clock.
    pub fn system() -> Self {
        Clock::from_fn(Timestamp::now)
    }

    /// A clock that answers what `tell` returns.
    pub fn from_fn(tell: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Clock(Arc::new(tell))
    }

    /// The instant now, cut to whole microseconds so that it survives a trip through either database.
    pub fn now(&self) -> Timestamp {
        let now = (self.0)();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn now_keeps_microseconds_and_drops_the_rest() {
        let clock = Clock::from_fn(|| Timestamp::from_nanosecond(1_234_567_891).unwrap());
        assert_eq!(clock.now().as_nanosecond(), 1_234_567_000);
    }
}
