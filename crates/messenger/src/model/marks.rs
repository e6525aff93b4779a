//! The few marks of Markdown that a chat knows, read line by line. What is no whole mark stays as it was written: offices write `9~12`,
//! `2026. 11. 23.` and paths with backslashes, and a message is never empty for having been understood.

use linkify::{LinkFinder, LinkKind};
use maru_kernel::is_hidden;

/// Quotations, lists and marks within one another; what lies deeper is shown as it is written.
const DEEPEST: usize = 8;
/// Bytes within which a mark that began must end.
const FURTHEST: usize = 2_000;
const FENCE: &str = "```";

/// What stands below one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'a> {
    /// Lines of words.
    Words(Vec<Vec<Piece<'a>>>),
    /// A heading.
    Heading(Vec<Piece<'a>>),
    /// Text that is shown as it is.
    Code(Vec<&'a str>),
    /// What somebody else said.
    Quote(Vec<Block<'a>>),
    /// Lines with a mark each, or with numbers from one on.
    List(Option<u64>, Vec<Item<'a>>),
}

/// A line of a list, and the list below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// Its words.
    pub words: Vec<Piece<'a>>,
    /// What is further in than it is.
    pub below: Vec<Block<'a>>,
}

/// What stands in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they are.
    Words(&'a str),
    /// `code`
    Code(&'a str),
    /// What is between two marks.
    Marked(Mark, Vec<Piece<'a>>),
    /// An address, and the words that lead there.
    Link(String, Vec<Piece<'a>>),
}

/// What is put before and behind words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `**`
    Strong,
    /// `*`
    Emphasis,
    /// `~~`
    Struck,
}

impl Mark {
    /// The longest first, as one begins like another.
    const ALL: [Mark; 3] = [Mark::Strong, Mark::Emphasis, Mark::Struck];

    const fn sign(self) -> &'static str {
        match self {
            Mark::Strong => "**",
            Mark::Emphasis => "*",
            Mark::Struck => "~~",
        }
    }

    /// Whether it may begin behind this letter: figures are multiplied, and vowels drawn out.
    fn begins_behind(self, before: char) -> bool {
        match self {
            Mark::Strong => !before.is_ascii_alphanumeric() && before != '*',
            Mark::Emphasis | Mark::Struck => !before.is_alphanumeric() && !"*~".contains(before),
        }
    }
}

/// A message in blocks.
pub fn read(text: &str) -> Vec<Block<'_>> {
    let lines: Vec<&str> = text.split('\n').collect();
    blocks(&lines, 0)
}

fn blocks<'a>(lines: &[&'a str], depth: usize) -> Vec<Block<'a>> {
    let mut out = Vec::new();
    let mut words = Vec::new();
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        let marked = if depth < DEEPEST { marked(rest, depth) } else { None };
        if marked.is_some() || is_blank(line) {
            flush(&mut words, &mut out);
        } else {
            words.push(pieces(line, depth));
        }
        let taken = marked.map_or(1, |(block, taken)| {
            out.push(block);
            taken
        });
        rest = rest.get(taken..).unwrap_or(after);
    }
    flush(&mut words, &mut out);
    out
}

fn flush<'a>(words: &mut Vec<Vec<Piece<'a>>>, out: &mut Vec<Block<'a>>) {
    if !words.is_empty() {
        out.push(Block::Words(std::mem::take(words)));
    }
}

/// The block with which lines begin, if it is more than words, and how many of them it takes.
fn marked<'a>(lines: &[&'a str], depth: usize) -> Option<(Block<'a>, usize)> {
    let line = lines.first()?;
    code(lines).or_else(|| quote(lines, depth)).or_else(|| list(lines, depth)).or_else(|| {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let words = line.get(level..)?.strip_prefix(' ')?.trim();
        let is_heading = (1..=6).contains(&level) && !is_blank(words);
        is_heading.then(|| (Block::Heading(pieces(words, depth)), 1))
    })
}

fn code<'a>(lines: &[&'a str]) -> Option<(Block<'a>, usize)> {
    let (first, rest) = lines.split_first()?;
    let language = first.trim().strip_prefix(FENCE)?;
    if language.contains('`') {
        return None;
    }
    let inside = rest.iter().position(|line| line.trim() == FENCE).unwrap_or(rest.len());
    let (code, _) = rest.split_at_checked(inside)?;
    let is_seen = code.iter().any(|line| !is_blank(line));
    is_seen.then(|| (Block::Code(code.to_vec()), lines.len().min(inside + 2)))
}

fn quote<'a>(lines: &[&'a str], depth: usize) -> Option<(Block<'a>, usize)> {
    let quoted = lines.iter().map_while(|line| {
        let words = line.strip_prefix('>')?;
        Some(words.strip_prefix(' ').unwrap_or(words))
    });
    let quoted: Vec<&str> = quoted.collect();
    let is_seen = quoted.iter().any(|line| !is_blank(line));
    is_seen.then(|| (Block::Quote(blocks(&quoted, depth + 1)), quoted.len()))
}

/// A line of a list: how far in, its number, its words.
fn entry(line: &str) -> Option<(usize, Option<u64>, &str)> {
    let text = line.trim_start_matches(' ');
    let (number, words) = match text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")) {
        Some(words) => (None, words),
        None => {
            let (digits, words) = text.split_once(". ")?;
            let is_number =
                (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            (Some(digits.parse().ok().filter(|_| is_number)?), words)
        }
    };
    let is_said = words.chars().any(|c| !"*-_".contains(c) && !c.is_whitespace() && !is_hidden(c));
    is_said.then_some((line.len() - text.len(), number, words.trim()))
}

/// Lines with a mark each. Numbers make a list when one follows another: a date has numbers, too.
fn list<'a>(lines: &[&'a str], depth: usize) -> Option<(Block<'a>, usize)> {
    let (inset, first, _) = lines.first().and_then(|line| entry(line))?;
    let (mut items, mut taken) = (Vec::new(), 0);
    while let Some(line) = lines.get(taken) {
        let number = first.zip(u64::try_from(items.len()).ok()).map(|(first, more)| first + more);
        let Some((_, _, words)) = entry(line).filter(|(here, its, _)| *here == inset && *its == number)
        else {
            break;
        };
        let rest = lines.get(taken + 1..).unwrap_or_default();
        let is_below = |line: &&&str| entry(line).is_some_and(|(here, ..)| here > inset);
        let below = rest.iter().take_while(is_below).count();
        let further = rest.get(..below).unwrap_or_default();
        items.push(Item { words: pieces(words, depth), below: blocks(further, depth + 1) });
        taken += 1 + below;
    }
    let is_list = first.is_none() || items.len() > 1;
    is_list.then_some((Block::List(first, items), taken))
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_hidden(c))
}

/// The pieces of a line.
fn pieces(line: &str, depth: usize) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) {
        let found = if depth < DEEPEST { whole(line, at, c, depth) } else { None };
        let Some((piece, length)) = found else {
            at += run(line, at, c);
            continue;
        };
        addresses(line.get(plain..at).unwrap_or_default(), &mut out);
        out.push(piece);
        at += length;
        plain = at;
    }
    addresses(line.get(plain..).unwrap_or_default(), &mut out);
    out
}

/// What is passed over where no piece begins: signs that stand side by side are one.
fn run(line: &str, at: usize, c: char) -> usize {
    let rest = line.get(at..).unwrap_or_default();
    if "`*~".contains(c) { rest.len() - rest.trim_start_matches(c).len() } else { c.len_utf8() }
}

/// The piece that begins here, and its length.
fn whole(line: &str, at: usize, c: char, depth: usize) -> Option<(Piece<'_>, usize)> {
    match c {
        '`' => code_in(line.get(at..)?),
        '[' => link(line.get(at..)?),
        '*' | '~' => Mark::ALL.into_iter().find_map(|mark| between(line, at, mark, depth)),
        _ => None,
    }
}

fn code_in(rest: &str) -> Option<(Piece<'_>, usize)> {
    let inside = rest.trim_start_matches('`');
    let sign = rest.get(..rest.len() - inside.len())?;
    let code = inside.get(..near(inside).find(sign)?)?;
    let is_code = !is_blank(code) && !inside.get(code.len() + sign.len()..)?.starts_with('`');
    is_code.then_some((Piece::Code(code), code.len() + 2 * sign.len()))
}

/// `[words](address)`; neither may be empty.
fn link(rest: &str) -> Option<(Piece<'_>, usize)> {
    let words = rest.get(1..near(rest).find("](")?)?;
    let behind = rest.get(words.len() + 3..)?;
    let address = behind.get(..near(behind).find(')')?)?;
    let is_part = |c: char| !c.is_whitespace() && !c.is_control() && !is_hidden(c);
    let is_link = !address.is_empty() && address.chars().all(is_part) && !is_blank(words) && is_even(words);
    is_link.then(|| {
        let length = words.len() + address.len() + "[]()".len();
        (Piece::Link(address.to_owned(), vec![Piece::Words(words)]), length)
    })
}

/// Whether all brackets that open are closed again.
fn is_even(words: &str) -> bool {
    let open = words.chars().try_fold(0_usize, |open, c| match c {
        '[' => Some(open + 1),
        ']' => open.checked_sub(1),
        _ => Some(open),
    });
    open == Some(0)
}

/// As much of a text as is looked through for the end of a mark, so that a long one costs no more than it is long.
fn near(text: &str) -> &str {
    text.get(..text.floor_char_boundary(FURTHEST)).unwrap_or(text)
}

/// What stands between two of one mark: nothing but words touches them from within, and no figure or letter of a name from without.
fn between(line: &str, at: usize, mark: Mark, depth: usize) -> Option<(Piece<'_>, usize)> {
    let sign = mark.sign();
    let inside = line.get(at..)?.strip_prefix(sign)?;
    let before = line.get(..at)?.chars().next_back();
    let first = inside.chars().next()?;
    if before.is_some_and(|before| !mark.begins_behind(before))
        || first.is_whitespace()
        || sign.contains(first)
    {
        return None;
    }
    let ends = near(inside).match_indices(sign).map(|(end, _)| end).find(|end| {
        let last = inside.get(..*end).and_then(|words| words.chars().next_back());
        let next = inside.get(end + sign.len()..).and_then(|rest| rest.chars().next());
        last.is_some_and(|last| !last.is_whitespace() && !sign.contains(last))
            && !next.is_some_and(|next| next.is_ascii_alphanumeric() || sign.contains(next))
    })?;
    let words = inside.get(..ends)?;
    Some((Piece::Marked(mark, pieces(words, depth + 1)), words.len() + 2 * sign.len()))
}

/// Words, in which addresses lead where they say.
fn addresses<'a>(words: &'a str, out: &mut Vec<Piece<'a>>) {
    for span in LinkFinder::new().spans(words) {
        let text = span.as_str();
        out.push(match span.kind() {
            Some(LinkKind::Url) => Piece::Link(text.to_owned(), vec![Piece::Words(text)]),
            Some(LinkKind::Email) => Piece::Link(format!("mailto:{text}"), vec![Piece::Words(text)]),
            _ => Piece::Words(text),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_whole_mark_stays_as_it_is_written() {
        for text in [
            "10~11시, 13~14시에 비움",
            "네~~알겠습니다~~",
            "가격 3*4*5=60",
            "__init__.py, snake_case_name",
            "[공지]: 회의취소",
            "2026. 11. 23. 회의",
            "3. 셋째 안건만",
            "1) 첫째",
            r"\\fs01\공유\_자료",
            r"¯\_(ツ)_/¯",
            "&nbsp;",
            "-",
            "+ ",
            "#",
            ">",
            "---",
            "***",
            "* * *",
            "_____",
            "[](/wiki)",
            "[ ](/people/all)",
            "[\u{200b}](/people/all)",
            "[나](/ㄱ ㄴ)",
            "****",
            "** 가 **",
            "``",
        ] {
            assert_eq!(read(text), [Block::Words(vec![vec![Piece::Words(text)]])], "{text}");
        }
        for fence in ["```", "```\n \n```"] {
            assert!(
                read(fence).iter().all(|block| matches!(block, Block::Words(_))),
                "a fence around nothing is words"
            );
        }
    }

    #[test]
    fn numbers_that_follow_one_another_are_a_list() {
        let one = |text| vec![Piece::Words(text)];
        let item = |text| Item { words: one(text), below: Vec::new() };
        let list = Block::List(Some(3), vec![item("가"), item("나")]);
        assert_eq!(read("3. 가\n4. 나"), [list]);
        let dates = Block::Words(vec![one("2026. 11. 23."), one("2026. 11. 24.")]);
        assert_eq!(read("2026. 11. 23.\n2026. 11. 24."), [dates]);
        let below = vec![Block::List(None, vec![item("나"), item("다")])];
        let list = Block::List(None, vec![Item { words: one("가"), below }, item("라")]);
        assert_eq!(read("- 가\n  - 나\n  - 다\n- 라"), [list]);
    }

    #[test]
    fn a_mark_ends_where_words_go_on() {
        let strong = |text| Piece::Marked(Mark::Strong, vec![Piece::Words(text)]);
        assert_eq!(read("**오늘**까지"), [Block::Words(vec![vec![strong("오늘"), Piece::Words("까지")]])]);
        let link = Piece::Link("/people/1".to_owned(), vec![Piece::Words("@총무과[본청]")]);
        assert_eq!(
            read("[공지] [@총무과[본청]](/people/1)"),
            [Block::Words(vec![vec![Piece::Words("[공지] "), link]])]
        );
    }

    #[test]
    fn long_and_hostile_lines_are_read_in_time() {
        for part in ["[", "*a ", "**a ", "`a ``b ", "~~a ", "> ", "- ", "[a](", "**가 *나 ~~다 ", "http://"]
        {
            let text = part.repeat(10_000 / part.chars().count());
            let began = std::time::Instant::now();
            assert!(!read(&text).is_empty());
            assert!(began.elapsed() < std::time::Duration::from_secs(2), "{part} took {:?}", began.elapsed());
        }
    }
}
