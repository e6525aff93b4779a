//! Which greeting fits the hour.

/// A part of the day as one greets in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greeting {
    /// From five to noon.
    Morning,
    /// From noon to six.
    Afternoon,
    /// From six on, and at night.
    Evening,
}

impl Greeting {
    /// The greeting at this hour, 0 to 23, local time.
    pub fn at(hour: i8) -> Greeting {
        match hour {
            5..12 => Greeting::Morning,
            12..18 => Greeting::Afternoon,
            _ => Greeting::Evening,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_follow_the_hour() {
        for (hour, greeting) in [
            (0, Greeting::Evening),
            (5, Greeting::Morning),
            (11, Greeting::Morning),
            (12, Greeting::Afternoon),
            (17, Greeting::Afternoon),
            (18, Greeting::Evening),
            (23, Greeting::Evening),
        ] {
            assert_eq!(Greeting::at(hour), greeting, "{hour}");
        }
    }
}
