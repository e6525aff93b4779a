//! Licence expressions (SPDX 2.3, annex D): whether a set of licences satisfies one.

/// Whether the expression can be met with licences from `allowed` alone; a malformed one cannot. A
/// slash, the old form of crates.io, means `OR`. An exception after `WITH` only gives more freedom.
pub fn satisfied(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words: Vec<&str> = spaced.split_whitespace().rev().collect();
    any(&mut words, allowed) == Some(true) && words.is_empty()
}

/// `a OR b`; `None` when something is missing.
fn any(words: &mut Vec<&str>, allowed: &[&str]) -> Option<bool> {
    let mut good = all(words, allowed)?;
    while words.pop_if(|word| *word == "OR").is_some() {
        good |= all(words, allowed)?;
    }
    Some(good)
}

/// `a AND b`.
fn all(words: &mut Vec<&str>, allowed: &[&str]) -> Option<bool> {
    let mut good = one(words, allowed)?;
    while words.pop_if(|word| *word == "AND").is_some() {
        good &= one(words, allowed)?;
    }
    Some(good)
}

/// A name, a name with an exception, or an expression in parentheses.
fn one(words: &mut Vec<&str>, allowed: &[&str]) -> Option<bool> {
    let word = words.pop()?;
    if word == "(" {
        let good = any(words, allowed)?;
        return words.pop_if(|word| *word == ")").map(|_| good);
    }
    if words.pop_if(|word| *word == "WITH").is_some() {
        words.pop()?;
    }
    Some(allowed.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read() {
        let allowed = ["MIT", "Apache-2.0", "BSD-3-Clause", "Unicode-3.0"];
        for good in [
            "MIT",
            "MIT OR GPL-3.0",
            "GPL-3.0/MIT",
            "(MIT OR GPL-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
            "(Apache-2.0 OR MIT) AND BSD-3-Clause",
        ] {
            assert!(satisfied(good, &allowed), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT", "MIT)", "MIT OR", "GPL-2.0 AND MIT OR AGPL-3.0"]
        {
            assert!(!satisfied(bad, &allowed), "{bad}");
        }
    }
}
