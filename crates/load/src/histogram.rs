//! Times, and the share of them that was shorter.

use std::time::Duration;

/// Times that were measured, each to the microsecond.
#[derive(Clone, Debug, Default)]
pub struct Histogram(Vec<u32>);

impl Histogram {
    /// Notes a time.
    pub fn note(&mut self, time: Duration) {
        self.0.push(u32::try_from(time.as_micros()).unwrap_or(u32::MAX));
    }

    /// Takes in what another noted.
    pub fn add(&mut self, other: Histogram) {
        self.0.extend(other.0);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sorts them, for [`Histogram::percentile`].
    pub fn close(&mut self) {
        self.0.sort_unstable();
    }

    /// The time that so many of a hundred did not exceed; of a closed one.
    pub fn percentile(&self, of_hundred: usize) -> Duration {
        let place = (self.0.len() * of_hundred / 100).min(self.0.len().saturating_sub(1));
        Duration::from_micros(self.0.get(place).copied().unwrap_or_default().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_counted_from_the_shortest() {
        let mut times = Histogram::default();
        (1..=100).rev().for_each(|n| times.note(Duration::from_micros(n)));
        times.close();
        assert_eq!(times.percentile(95), Duration::from_micros(96));
        assert_eq!((times.percentile(100), times.len()), (Duration::from_micros(100), 100));
        assert_eq!(Histogram::default().percentile(50), Duration::ZERO);
    }
}
