//! Long lists by key, not by offset: page 1,000 costs as much as page 1.

/// The most rows any list gives at once (S-198).
pub const LARGEST_PAGE: i64 = 200;

/// Which part of a list is asked for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Keyset {
    /// The key of the last row seen; empty for the beginning.
    #[serde(default)]
    pub after: String,
    /// How many rows.
    #[serde(default = "usual")]
    pub limit: i64,
}

fn usual() -> i64 {
    50
}

impl Keyset {
    /// How many rows to show, within bounds.
    pub fn rows(&self) -> i64 {
        self.limit.clamp(1, LARGEST_PAGE)
    }

    /// Cuts one row too many off `rows`, and gives the key of the next part if there was one. Ask the
    /// database for [`Keyset::rows`] + 1.
    pub fn cut<R>(&self, rows: &mut Vec<R>, key: impl Fn(&R) -> String) -> Option<String> {
        let most = usize::try_from(self.rows()).unwrap_or(50);
        if rows.len() <= most {
            return None;
        }
        rows.truncate(most);
        rows.last().map(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_too_many_means_there_is_more() {
        let keyset = Keyset { after: String::new(), limit: 2 };
        let mut rows = vec![1, 2, 3];
        assert_eq!(keyset.cut(&mut rows, ToString::to_string), Some("2".to_owned()));
        assert_eq!(rows, [1, 2]);
        assert_eq!(keyset.cut(&mut rows, ToString::to_string), None);
        assert_eq!(Keyset { after: String::new(), limit: 10_000 }.rows(), LARGEST_PAGE);
    }
}
