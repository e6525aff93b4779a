//! Which version every line of a text comes from.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of lines that came with one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The number of the version.
    pub number: i32,
    /// Its lines.
    pub text: String,
}

/// The lines of the last of `versions`, which stand oldest first, with the version that brought each; lines that
/// follow one another and came together are one stretch.
pub fn blame<'t>(versions: impl IntoIterator<Item = (i32, &'t str)>) -> Vec<Stretch> {
    let mut lines: Vec<(i32, &str)> = Vec::new();
    for (number, text) in versions {
        lines = carried(&lines, number, text);
    }
    let stretch = |lines: &[(i32, &str)]| Stretch {
        number: lines.first().map_or(0, |(number, _)| *number),
        text: lines.iter().map(|(_, line)| *line).collect(),
    };
    lines.chunk_by(|a, b| a.0 == b.0).map(stretch).collect()
}

/// The lines of `text`; those that stood before keep their version, also a last one that was followed by more.
fn carried<'t>(before: &[(i32, &'t str)], number: i32, text: &'t str) -> Vec<(i32, &'t str)> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let old: Vec<&str> = before.iter().map(|(_, line)| line.trim_end_matches('\n')).collect();
    let new: Vec<&str> = lines.iter().map(|line| line.trim_end_matches('\n')).collect();
    let mut numbers = vec![number; lines.len()];
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        if let DiffOp::Equal { .. } = op {
            let stood = before.get(op.old_range()).unwrap_or_default();
            let stands = numbers.get_mut(op.new_range()).unwrap_or_default();
            stands.iter_mut().zip(stood).for_each(|(number, (since, _))| *number = *since);
        }
    }
    numbers.into_iter().zip(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(versions: &[(i32, &str)]) -> Vec<(i32, String)> {
        blame(versions.iter().copied()).into_iter().map(|s| (s.number, s.text)).collect()
    }

    #[test]
    fn lines_keep_the_version_that_brought_them() {
        let versions = [(1, "가\n나\n다\n"), (2, "가\n나!\n다\n"), (4, "머리\n가\n나!\n다\n")];
        let want = [(4, "머리\n"), (1, "가\n"), (2, "나!\n"), (1, "다\n")];
        assert_eq!(told(&versions), want.map(|(number, text)| (number, text.to_owned())));
    }

    #[test]
    fn nothing_of_the_text_is_lost() {
        let versions = [(1, ""), (2, "가"), (3, "가\n나")];
        assert_eq!(told(&versions), [(2, "가\n".to_owned()), (3, "나".to_owned())]);
        assert!(told(&[]).is_empty());
    }
}
