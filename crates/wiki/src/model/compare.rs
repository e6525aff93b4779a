//! Two versions of a text side by side: which lines went, which came, and which words in them.

use similar::{Algorithm, ChangeTag, InlineChange, TextDiff};
use std::time::Instant;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both.
    Same,
    /// It stood in the old one only.
    Gone,
    /// It stands in the new one only.
    New,
}

/// A line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What became of it.
    pub fate: Fate,
    /// Its number in the old version, from 1.
    pub old: Option<usize>,
    /// Its number in the new version, from 1.
    pub new: Option<usize>,
    /// Its words; those marked are what differs.
    pub parts: Vec<(bool, String)>,
}

/// Compares two versions; of what is the same, `around` lines stay on either side of a difference. What is not
/// compared by `until` counts as changed as a whole: the answer is coarser, never wrong.
pub fn compare(old: &str, new: &str, around: usize, until: Instant) -> Vec<Vec<Line>> {
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).deadline(until).diff_lines(old, new);
    let groups = diff.grouped_ops(around);
    let line = |change: InlineChange<'_, str>| Line {
        fate: match change.tag() {
            ChangeTag::Equal => Fate::Same,
            ChangeTag::Delete => Fate::Gone,
            ChangeTag::Insert => Fate::New,
        },
        old: change.old_index().map(|n| n + 1),
        new: change.new_index().map(|n| n + 1),
        parts: parts(&change),
    };
    groups
        .iter()
        .map(|ops| {
            ops.iter().flat_map(|op| diff.iter_inline_changes_deadline(op, Some(until))).map(line).collect()
        })
        .collect()
}

fn parts(change: &InlineChange<'_, str>) -> Vec<(bool, String)> {
    let words = change.iter_strings_lossy();
    words
        .map(|(marked, text)| (marked, text.trim_end_matches('\n').to_owned()))
        .filter(|(_, t)| !t.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn compare(old: &str, new: &str, around: usize) -> Vec<Vec<Line>> {
        super::compare(old, new, around, Instant::now() + Duration::from_secs(3_600))
    }

    #[test]
    fn what_is_dear_to_compare_comes_coarser_and_in_time() {
        let orders =
            |step: usize| (0..30_000).map(|n| format!("{} 줄\n", n * step % 30_011)).collect::<String>();
        let words = |step: usize| (0..60_000).map(|n| format!("{}말 ", n * step % 977)).collect::<String>();
        for (old, new) in [(orders(1), orders(7_919)), (words(1), words(131))] {
            let begun = Instant::now();
            let groups = super::compare(&old, &new, 3, begun + Duration::from_millis(300));
            let taken = begun.elapsed();
            assert!(taken < Duration::from_secs(10), "{taken:?}");
            let text = |fate: Fate| -> String {
                let lines =
                    groups.iter().flatten().filter(|line| line.fate == fate || line.fate == Fate::Same);
                lines.flat_map(|line| line.parts.iter().map(|(_, text)| text.as_str())).collect()
            };
            assert_eq!(text(Fate::Gone), old.replace('\n', ""), "nothing of the old one is missing");
            assert_eq!(text(Fate::New), new.replace('\n', ""), "nor of the new one");
        }
    }

    #[test]
    fn changed_words_are_marked() {
        let groups = compare("담당은 총무부 입니다.\n끝.\n", "담당은 안전부 입니다.\n끝.\n", 3);
        let lines = &groups[0];
        assert_eq!(lines.iter().map(|l| l.fate).collect::<Vec<_>>(), [Fate::Gone, Fate::New, Fate::Same]);
        let marked =
            |line: &Line| line.parts.iter().filter(|(m, _)| *m).map(|(_, t)| t.clone()).collect::<String>();
        assert_eq!((marked(&lines[0]).as_str(), marked(&lines[1]).as_str()), ("총무부", "안전부"));
        assert_eq!((lines[2].old, lines[2].new), (Some(2), Some(2)));
    }

    #[test]
    fn equal_texts_have_no_difference() {
        assert!(compare("가\n나\n", "가\n나\n", 3).is_empty());
    }
}
