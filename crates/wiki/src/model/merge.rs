//! Brings together two changes of one text, and shows where they contradict one another.

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use std::ops::Range;
use std::time::Instant;

/// A stretch of the merged text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Both agree, or only one of them touched it.
    Agreed(String),
    /// Both changed the same place in different ways.
    Contradiction {
        /// What stood there before.
        base: String,
        /// What the one wrote.
        mine: String,
        /// What the other wrote.
        theirs: String,
    },
}

/// The two changes together: whole lines first, then, where lines contradict, sentence by sentence. Whatever
/// either side wrote is in the result, in an agreed piece or in a contradiction. What is not compared by `until` is
/// taken as changed as a whole: pieces become coarser, never wrong.
pub fn merge(base: &str, mine: &str, theirs: &str, until: Instant) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for piece in merge_parts(&lines(base), &lines(mine), &lines(theirs), until) {
        match piece {
            Piece::Contradiction { base, mine, theirs } => {
                let finer = merge_parts(&sentences(&base), &sentences(&mine), &sentences(&theirs), until);
                finer.into_iter().for_each(|piece| add(&mut pieces, piece));
            }
            agreed => add(&mut pieces, agreed),
        }
    }
    pieces
}

/// The merged text, if nothing contradicts.
pub fn agreed(pieces: &[Piece]) -> Option<String> {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Agreed(text) => Some(text.as_str()),
        Piece::Contradiction { .. } => None,
    });
    texts.collect()
}

/// A change of one side: this part of the base became this part of the side.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    from: Range<usize>,
    to: Range<usize>,
}

fn changes(base: &[&str], side: &[&str], until: Instant) -> Vec<Change> {
    let ops = capture_diff_slices_deadline(Algorithm::Patience, base, side, Some(until));
    let changed = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    changed.map(|op| Change { from: op.old_range(), to: op.new_range() }).collect()
}

/// Whether two changes touch the same place. Two insertions at one point do: their order is not known.
/// Neighbours do not: both have their place.
fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    let same_point = one.is_empty() && other.is_empty() && one.start == other.start;
    same_point || (one.start < other.end && other.start < one.end)
}

fn merge_parts(base: &[&str], mine: &[&str], theirs: &[&str], until: Instant) -> Vec<Piece> {
    let (our, their) = (changes(base, mine, until), changes(base, theirs, until));
    let (mut our, mut their) = (our.as_slice(), their.as_slice());
    let (mut pieces, mut at) = (Vec::new(), 0);
    loop {
        let group = next_group(&mut our, &mut their);
        let Some((from, ours, theirs_here)) = group else { break };
        add(&mut pieces, Piece::Agreed(text(base, at..from.start)));
        at = from.end;
        let before = text(base, from.clone());
        let my_text = replaced(base, mine, &from, ours);
        let their_text = replaced(base, theirs, &from, theirs_here);
        add(&mut pieces, decide(before, my_text, their_text));
    }
    add(&mut pieces, Piece::Agreed(text(base, at..base.len())));
    pieces
}

fn decide(base: String, mine: String, theirs: String) -> Piece {
    if mine == theirs || theirs == base {
        Piece::Agreed(mine)
    } else if mine == base {
        Piece::Agreed(theirs)
    } else {
        Piece::Contradiction { base, mine, theirs }
    }
}

/// Takes the next changes that touch one another, with the part of the base they cover together.
fn next_group<'c>(
    our: &mut &'c [Change],
    their: &mut &'c [Change],
) -> Option<(Range<usize>, &'c [Change], &'c [Change])> {
    let place = |change: &Change| (change.from.start, change.from.end);
    let mut from = match (our.first(), their.first()) {
        (Some(a), Some(b)) if place(a) <= place(b) => a.from.clone(),
        (_, Some(b)) => b.from.clone(),
        (Some(a), None) => a.from.clone(),
        (None, None) => return None,
    };
    let (mut ours, mut theirs) = (0, 0);
    loop {
        let grown = (ours, theirs);
        ours = take(our, ours, &mut from);
        theirs = take(their, theirs, &mut from);
        if grown == (ours, theirs) {
            break;
        }
    }
    let (mine, rest) = our.split_at_checked(ours)?;
    *our = rest;
    let (others, rest) = their.split_at_checked(theirs)?;
    *their = rest;
    Some((from, mine, others))
}

/// How many changes belong to the group when those that touch it are added; the group grows with them.
fn take(changes: &[Change], mut count: usize, group: &mut Range<usize>) -> usize {
    while let Some(change) = changes.get(count) {
        if !touch(&change.from, group) && change.from != *group {
            break;
        }
        *group = group.start.min(change.from.start)..group.end.max(change.from.end);
        count += 1;
    }
    count
}

/// The part of the base as one side has it.
fn replaced(base: &[&str], side: &[&str], part: &Range<usize>, changes: &[Change]) -> String {
    let (mut out, mut at) = (String::new(), part.start);
    for change in changes {
        out.push_str(&text(base, at..change.from.start));
        out.push_str(&text(side, change.to.clone()));
        at = change.from.end;
    }
    out.push_str(&text(base, at..part.end));
    out
}

fn text(parts: &[&str], range: Range<usize>) -> String {
    parts.get(range).unwrap_or_default().concat()
}

fn add(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), piece) {
        (_, Piece::Agreed(text)) if text.is_empty() => {}
        (Some(Piece::Agreed(before)), Piece::Agreed(text)) => before.push_str(&text),
        (_, piece) => pieces.push(piece),
    }
}

/// Lines with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Sentences with their ends and the space after them; a cell of a table counts as one.
fn sentences(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut ended) = (0, false);
    for (place, letter) in text.char_indices() {
        if ended && !letter.is_whitespace() {
            parts.push(text.get(start..place).unwrap_or_default());
            start = place;
        }
        ended = match letter {
            '.' | '?' | '!' | '。' | '|' | ';' | ':' | '\n' => true,
            _ => ended && letter.is_whitespace(),
        };
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// As much time as it takes.
    fn merge(base: &str, mine: &str, theirs: &str) -> Vec<Piece> {
        super::merge(base, mine, theirs, Instant::now() + Duration::from_secs(3_600))
    }

    fn whole(base: &str, mine: &str, theirs: &str) -> Option<String> {
        agreed(&merge(base, mine, theirs))
    }

    #[test]
    fn s_438_changes_in_different_lines_come_together() {
        let merged = whole("가\n나\n다\n", "가!\n나\n다\n", "가\n나\n다!\n라\n");
        assert_eq!(merged.as_deref(), Some("가!\n나\n다!\n라\n"));
    }

    #[test]
    fn s_438_changes_in_different_sentences_of_one_line_come_together() {
        let base = "제설 담당은 총무부입니다. 연락처는 2314입니다. 눈이 오면 나옵니다.\n";
        let mine = "제설 담당은 안전부입니다. 연락처는 2314입니다. 눈이 오면 나옵니다.\n";
        let theirs = "제설 담당은 총무부입니다. 연락처는 2314입니다. 눈이 5cm 오면 나옵니다.\n";
        let want = "제설 담당은 안전부입니다. 연락처는 2314입니다. 눈이 5cm 오면 나옵니다.\n";
        assert_eq!(whole(base, mine, theirs).as_deref(), Some(want));
    }

    #[test]
    fn neighbours_have_their_places() {
        assert_eq!(whole("가\n나\n", "가1\n나\n", "가\n나2\n").as_deref(), Some("가1\n나2\n"));
        assert_eq!(whole("가\n나\n", "가\n새\n나\n", "가\n나2\n").as_deref(), Some("가\n새\n나2\n"));
    }

    #[test]
    fn the_same_change_counts_once() {
        assert_eq!(whole("가\n", "나\n", "나\n").as_deref(), Some("나\n"));
        assert_eq!(whole("가\n나\n다\n", "다\n", "다\n").as_deref(), Some("다\n"));
    }

    #[test]
    fn a_contradiction_keeps_all_three() {
        let pieces = merge("머리\n가\n꼬리\n", "머리\n나\n꼬리\n", "머리\n다\n꼬리\n");
        let piece =
            Piece::Contradiction { base: "가\n".into(), mine: "나\n".into(), theirs: "다\n".into() };
        assert_eq!(pieces, [Piece::Agreed("머리\n".into()), piece, Piece::Agreed("꼬리\n".into())]);
        assert_eq!(agreed(&pieces), None);
    }

    #[test]
    fn two_insertions_at_one_point_contradict() {
        assert_eq!(whole("", "가", "나"), None);
        assert_eq!(whole("머리\n", "머리\n가\n", "머리\n나\n"), None);
    }

    /// A small generator of its own, so that a failing seed can be run again.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % sides
        }
    }

    fn edited(dice: &mut Dice, base: &[String], name: &str) -> Vec<String> {
        let mut side = base.to_vec();
        for n in 0..dice.roll(4) {
            let at = usize::try_from(dice.roll(side.len() as u64 + 1)).unwrap();
            match dice.roll(3) {
                0 if at < side.len() => drop(side.remove(at)),
                1 if at < side.len() => side[at] = format!("{name}{n}을 고쳤습니다.\n"),
                _ => side.insert(at, format!("{name}{n}을 더했습니다.\n")),
            }
        }
        side
    }

    #[test]
    fn s_438_nothing_that_either_wrote_is_lost_in_20_000_merges() {
        for seed in 0..20_000 {
            let mut dice = Dice(seed);
            let base: Vec<String> = (0..dice.roll(8)).map(|n| format!("{n}번 줄입니다.\n")).collect();
            let (mine, theirs) = (edited(&mut dice, &base, "갑"), edited(&mut dice, &base, "을"));
            let (b, m, t) = (base.concat(), mine.concat(), theirs.concat());
            let pieces = merge(&b, &m, &t);
            let all: String = pieces.iter().map(|p| format!("{p:?}")).collect();
            let written = mine.iter().chain(&theirs).filter(|line| !base.contains(line));
            written.for_each(|line| assert!(all.contains(line.trim_end()), "seed {seed} lost {line}"));
            assert_eq!(whole(&b, &m, &b), Some(m.clone()), "seed {seed}");
            assert_eq!(whole(&b, &b, &t), Some(t.clone()), "seed {seed}");
            assert_eq!(whole(&b, &m, &m), Some(m.clone()), "seed {seed}");
            assert_eq!(side(&pieces, true), sideless(&b, &m, &t, true), "seed {seed}");
        }
    }

    /// Letters that nobody else writes: every one of a text is another, so that each can be followed.
    struct Letters(std::ops::RangeInclusive<char>);

    impl Letters {
        /// Words of one to four syllables with the ends of sentences and lines between them.
        fn text(&mut self, dice: &mut Dice, words: u64) -> Vec<char> {
            let mut text = Vec::new();
            for _ in 0..dice.roll(words + 1) {
                text.extend(self.0.by_ref().take(usize::try_from(dice.roll(4)).unwrap() + 1));
                text.extend(
                    [" ", ". ", ".\n", "\n", "\n\n", " | "][usize::try_from(dice.roll(6)).unwrap()].chars(),
                );
            }
            text
        }
    }

    /// Takes letters out and puts others in, anywhere, also within words.
    fn scribbled(dice: &mut Dice, base: &[char], letters: &mut Letters) -> Vec<char> {
        let mut side = base.to_vec();
        for _ in 0..dice.roll(5) {
            let from = usize::try_from(dice.roll(side.len() as u64 + 1)).unwrap();
            let until = (from
                + usize::try_from(dice.roll(12)).unwrap() * usize::try_from(dice.roll(2)).unwrap())
            .min(side.len());
            let new = if dice.roll(4) == 0 { Vec::new() } else { letters.text(dice, 4) };
            side.splice(from..until, new);
        }
        side
    }

    /// Asserts that every letter either side wrote is there once when all is decided for that side.
    fn assert_kept(seed: u64, base: &[char], mine: &[char], theirs: &[char], pieces: &[Piece]) {
        let shown = side(pieces, true) + &side(pieces, false);
        for (my_way, own, other) in [(true, mine, theirs), (false, theirs, mine)] {
            let result: Vec<char> = side(pieces, my_way).chars().filter(|c| c.is_alphabetic()).collect();
            let count = |c: char| result.iter().filter(|r| **r == c).count();
            for letter in own.iter().filter(|c| c.is_alphabetic()) {
                let (times, was_there) = (count(*letter), base.contains(letter));
                // What stood there before and was moved to a place in dispute is shown with the dispute.
                let is_kept =
                    if was_there { shown.contains(*letter) || !other.contains(letter) } else { times == 1 };
                assert!(is_kept, "seed {seed}: {letter} is there {times} times");
            }
        }
    }

    #[test]
    fn s_438_no_letter_is_lost_in_10_000_merges_of_korean_texts_in_time_and_out_of_time() {
        let (mut agreeing, mut contradicting) = (0, 0);
        let over = Instant::now();
        for seed in 0..10_000 {
            let mut dice = Dice(seed);
            let base = Letters('가'..='났').text(&mut dice, 24);
            let mine = scribbled(&mut dice, &base, &mut Letters('다'..='땋'));
            let theirs = scribbled(&mut dice, &base, &mut Letters('사'..='쌓'));
            let text = |letters: &[char]| letters.iter().collect::<String>();
            let pieces = merge(&text(&base), &text(&mine), &text(&theirs));
            let is_agreed = agreed(&pieces).is_some();
            (agreeing, contradicting) =
                (agreeing + u32::from(is_agreed), contradicting + u32::from(!is_agreed));
            assert_kept(seed, &base, &mine, &theirs, &pieces);
            let coarse = super::merge(&text(&base), &text(&mine), &text(&theirs), over);
            assert_kept(seed, &base, &mine, &theirs, &coarse);
        }
        assert!(agreeing > 1_000 && contradicting > 1_000, "{agreeing} agree, {contradicting} contradict");
    }

    fn shuffled(dice: &mut Dice, mut lines: Vec<String>) -> Vec<String> {
        for last in (1..lines.len()).rev() {
            lines.swap(last, usize::try_from(dice.roll(last as u64 + 1)).unwrap());
        }
        lines
    }

    /// Three orders of as many lines, and half a megabyte of short sentences in one line.
    fn dear(dice: &mut Dice) -> [[String; 3]; 2] {
        let lines: Vec<String> = (0..30_000).map(|n| format!("{n}번 줄입니다.\n")).collect();
        let words: Vec<String> = (0..70_000).map(|n| format!("{}말. ", n % 977)).collect();
        let mut three = |parts: &Vec<String>| std::array::from_fn(|_| shuffled(dice, parts.clone()).concat());
        [three(&lines), three(&words)]
    }

    #[test]
    fn s_438_texts_that_are_dear_to_merge_take_no_longer_than_they_may() {
        for [base, mine, theirs] in dear(&mut Dice(1)) {
            assert!(base.len() > 500_000, "{}", base.len());
            let begun = Instant::now();
            let pieces = super::merge(&base, &mine, &theirs, begun + Duration::from_millis(300));
            let taken = begun.elapsed();
            assert!(taken < Duration::from_secs(10), "{taken:?}");
            let shown = side(&pieces, true) + "\n" + &side(&pieces, false);
            let shown: std::collections::HashSet<&str> = shown.split_whitespace().collect();
            let written = mine.split_whitespace().chain(theirs.split_whitespace());
            written.for_each(|word| assert!(shown.contains(word), "{word} is lost"));
        }
    }

    /// The merged text when every contradiction is decided for one side.
    fn side(pieces: &[Piece], my_way: bool) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Agreed(text) => text.clone(),
            Piece::Contradiction { mine, theirs, .. } => if my_way { mine } else { theirs }.clone(),
        };
        pieces.iter().map(text).collect()
    }

    /// The same found by merging the other way round.
    fn sideless(base: &str, mine: &str, theirs: &str, my_way: bool) -> String {
        side(&merge(base, theirs, mine), !my_way)
    }
}
