//! The list of steps, cheapest first.

use crate::counts::Counts;
use crate::{browser, cargo, house_law, licences, packages};

/// One named check.
#[derive(Clone, Copy)]
pub struct Step {
    /// What a person types.
    pub name: &'static str,
    /// What it does, in a few words.
    pub about: &'static str,
    /// Runs it, printing as it goes.
    pub run: fn() -> Counts,
}

/// Every step in order.
pub const STEPS: &[Step] = &[
    Step { name: "packages", about: "install the Debian packages that tests need", run: packages::run },
    Step { name: "fmt", about: "source is formatted", run: cargo::fmt },
    Step {
        name: "tidy",
        about: "house law holds; tables of sizes and security targets",
        run: house_law::run,
    },
    Step { name: "licences", about: "every dependency has a licence we may ship", run: licences::run },
    Step { name: "clippy", about: "no warnings", run: cargo::clippy },
    Step { name: "tests", about: "all tests of all crates", run: cargo::tests },
    Step { name: "docs", about: "documentation builds without warnings", run: cargo::docs },
    Step { name: "browser", about: "the suite in a real browser", run: browser::run },
];

/// The steps asked for, in the order of the list; all of them when none is named.
///
/// # Errors
/// The first word that names no step.
pub fn chosen(asked: &[String]) -> Result<Vec<Step>, &str> {
    if let Some(unknown) = asked.iter().find(|word| !STEPS.iter().any(|step| step.name == **word)) {
        return Err(unknown);
    }
    let wanted = |step: &&Step| asked.is_empty() || asked.iter().any(|word| step.name == *word);
    Ok(STEPS.iter().filter(wanted).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_chosen_by_name() {
        let names = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
            chosen(&words).map_or(0, |steps| steps.len())
        };
        assert_eq!(names(&[]), STEPS.len());
        assert_eq!(names(&["clippy", "fmt"]), 2);
        assert_eq!(names(&["fmt", "lint"]), 0);
    }
}
