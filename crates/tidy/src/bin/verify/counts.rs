//! How many tests passed and failed, read from what test runners print.

/// Results of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
}

impl Counts {
    /// A step that is one check.
    pub fn of_check(good: bool) -> Counts {
        Counts { passed: u64::from(good), failed: u64::from(!good) }
    }

    /// Both together.
    pub fn and(self, more: Counts) -> Counts {
        Counts { passed: self.passed + more.passed, failed: self.failed + more.failed }
    }

    /// A runner that ended badly without naming a failed test (it did not build, or was killed), or
    /// that ran nothing at all, is one failure.
    pub fn ended(self, good: bool) -> Counts {
        let silent = self.failed == 0 && (!good || self.passed == 0);
        self.and(Counts { passed: 0, failed: u64::from(silent) })
    }

    /// What one line of output adds: `test result: ok. 3 passed; 1 failed; …` of Rust, `# pass 3`
    /// and `ℹ fail 1` of Node.
    pub fn in_line(line: &str) -> Counts {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["test", "result:", _, passed, "passed;", failed, ..] => {
                Counts { passed: number(passed), failed: number(failed) }
            }
            ["#" | "ℹ", "pass", passed] => Counts { passed: number(passed), failed: 0 },
            ["#" | "ℹ", "fail" | "cancelled", failed] => Counts { passed: 0, failed: number(failed) },
            _ => Counts::default(),
        }
    }
}

fn number(word: &str) -> u64 {
    word.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read() {
        for (line, passed, failed) in [
            (
                "test result: ok. 34 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s",
                34,
                0,
            ),
            ("test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out", 2, 3),
            ("test a::passed ... ok", 0, 0),
            ("# pass 7", 7, 0),
            ("ℹ fail 2", 0, 2),
            ("ℹ cancelled 1", 0, 1),
            ("ℹ tests 9", 0, 0),
        ] {
            assert_eq!(Counts::in_line(line), Counts { passed, failed }, "{line}");
        }
    }

    #[test]
    fn a_silent_end_is_a_failure() {
        let (none, some) = (Counts::default(), Counts { passed: 3, failed: 0 });
        assert_eq!(none.ended(false).failed, 1);
        assert_eq!(none.ended(true).failed, 1);
        assert_eq!(some.ended(true).failed, 0);
        assert_eq!(some.ended(false).failed, 1);
        assert_eq!(Counts { passed: 0, failed: 2 }.ended(false).failed, 2);
    }
}
