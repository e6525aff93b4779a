//! "Read and understood": who is asked to confirm a page, and since which version.

use super::rights::Key;

/// What a page asks of its readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who is asked.
    pub key: Key,
    /// The version they have to have read, or a later one.
    pub since: i32,
}

/// Where one reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They are not asked.
    NotAsked,
    /// They have not confirmed what is asked.
    Open,
    /// They have.
    Done,
}

/// Where a reader with these keys stands who last confirmed version `confirmed`.
pub fn standing(asked: Option<&Asked>, keys: &[Key], confirmed: Option<i32>) -> Standing {
    match asked {
        Some(asked) if keys.contains(&asked.key) => {
            if confirmed.is_some_and(|number| number >= asked.since) {
                Standing::Done
            } else {
                Standing::Open
            }
        }
        _ => Standing::NotAsked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_asked_owe_a_word_and_only_for_the_version_asked() {
        let asked = Asked { key: "unit:1".to_owned(), since: 3 };
        let mine = ["all".to_owned(), "unit:1".to_owned()];
        for (asked, keys, confirmed, want) in [
            (None, &mine[..], None, Standing::NotAsked),
            (Some(&asked), &mine[..1], None, Standing::NotAsked),
            (Some(&asked), &mine[..], None, Standing::Open),
            (Some(&asked), &mine[..], Some(2), Standing::Open),
            (Some(&asked), &mine[..], Some(3), Standing::Done),
        ] {
            assert_eq!(standing(asked, keys, confirmed), want);
        }
    }
}
