//! Which version every line of a text comes from.

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use std::time::Instant;

/// A stretch of lines that came with one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The number of the version.
    pub number: i32,
    /// Its lines.
    pub text: String,
}

/// Which version brought what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blame {
    /// The text, stretch by stretch.
    pub stretches: Vec<Stretch>,
    /// The oldest version that was looked at, when lines of the text stood in it already: what is told to be of it
    /// may be older, if there are versions before it.
    pub reached: Option<i32>,
}

/// The lines of the first of `versions`, which stand newest first, with the version that brought each; lines that
/// follow one another and came together are one stretch. What is not known by `until` is left: the lines that
/// stood in the version reached then count as of that one.
pub fn blame<'t>(versions: impl IntoIterator<Item = (i32, &'t str)>, until: Instant) -> Blame {
    let mut versions = versions.into_iter();
    let Some((newest, text)) = versions.next() else { return Blame::default() };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut numbers = vec![newest; lines.len()];
    // Of every line of the version at hand, which line of the newest it is, as long as it stood in all between.
    let mut standing: Vec<Option<usize>> = (0..lines.len()).map(Some).collect();
    let (mut at_hand, mut reached) = (bare(text), newest);
    for (number, text) in versions {
        let older = bare(text);
        let Some(stood) = carried(&older, &at_hand, &standing, until) else { break };
        for place in stood.iter().flatten() {
            numbers.iter_mut().skip(*place).take(1).for_each(|known| *known = number);
        }
        (at_hand, standing, reached) = (older, stood, number);
        if standing.iter().all(Option::is_none) {
            break;
        }
    }
    let told: Vec<(i32, &str)> = numbers.into_iter().zip(lines).collect();
    let stretch = |lines: &[(i32, &str)]| Stretch {
        number: lines.first().map_or(0, |(number, _)| *number),
        text: lines.iter().map(|(_, line)| *line).collect(),
    };
    Blame {
        stretches: told.chunk_by(|a, b| a.0 == b.0).map(stretch).collect(),
        reached: standing.iter().any(Option::is_some).then_some(reached),
    }
}

/// Lines without their ends: a last one that is followed by more is the same line.
fn bare(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').map(|line| line.trim_end_matches('\n')).collect()
}

/// Which lines of the newest version stood in the older one; nothing when the time is over, as lines that were not
/// compared would count as new.
fn carried(
    older: &[&str],
    newer: &[&str],
    standing: &[Option<usize>],
    until: Instant,
) -> Option<Vec<Option<usize>>> {
    let ops = capture_diff_slices_deadline(Algorithm::Patience, older, newer, Some(until));
    if Instant::now() >= until {
        return None;
    }
    let mut stood = vec![None; older.len()];
    for op in ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. })) {
        let old = stood.get_mut(op.old_range()).unwrap_or_default();
        let new = standing.get(op.new_range()).unwrap_or_default();
        old.iter_mut().zip(new).for_each(|(old, new)| *old = *new);
    }
    Some(stood)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// Oldest first.
    fn told(versions: &[(i32, &str)]) -> Vec<(i32, String)> {
        let until = Instant::now() + Duration::from_secs(3_600);
        let told = blame(versions.iter().rev().copied(), until).stretches;
        told.into_iter().map(|s| (s.number, s.text)).collect()
    }

    #[test]
    fn what_is_not_known_in_time_counts_as_of_the_version_reached() {
        let versions = [(3, "가\n나\n"), (2, "가\n"), (1, "가\n")];
        let over = blame(versions, Instant::now());
        assert_eq!(over.reached, Some(3));
        assert_eq!(over.stretches, [Stretch { number: 3, text: "가\n나\n".to_owned() }]);
        let known = blame(versions, Instant::now() + Duration::from_secs(3_600));
        assert_eq!(known.reached, Some(1), "lines of the first version stand for ever");
        let anew = [(2, "다\n"), (1, "가\n")];
        assert_eq!(blame(anew, Instant::now() + Duration::from_secs(3_600)).reached, None);
    }

    #[test]
    fn versions_that_are_dear_to_compare_take_no_longer_than_they_may() {
        let order =
            |step: usize| (0..30_000).map(|n| format!("{} 줄\n", n * step % 30_011)).collect::<String>();
        let texts: Vec<String> = [1, 7_919, 104_729, 1_299_709].map(order).to_vec();
        let begun = Instant::now();
        let told = blame((1..).zip(texts.iter().map(String::as_str)), begun + Duration::from_millis(300));
        let taken = begun.elapsed();
        assert!(taken < Duration::from_secs(10), "{taken:?}");
        let whole: String = told.stretches.iter().map(|stretch| stretch.text.as_str()).collect();
        assert_eq!(Some(&whole), texts.first());
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
