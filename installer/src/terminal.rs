//! Text for a terminal: words stay whole, what goes on stands below what it belongs to, and Hangul is two columns wide.
//! Where nobody looks, as in a file or a pipe, lines stay as they are.

use std::os::fd::AsFd;

/// Longer lines are hard to read, however wide the terminal is.
const WIDEST: usize = 100;
/// Narrower than this nothing can be laid out.
const NARROWEST: usize = 40;

/// How many columns there are; none where lines are left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal(Option<usize>);

impl Terminal {
    /// That of the standard output.
    pub fn of_output() -> Terminal {
        Terminal::at(std::io::stdout())
    }

    /// That of the standard error.
    pub fn of_errors() -> Terminal {
        Terminal::at(std::io::stderr())
    }

    fn at(place: impl AsFd) -> Terminal {
        let size =
            rustix::termios::isatty(&place).then(|| rustix::termios::tcgetwinsize(&place).ok()).flatten();
        let columns = size.map(|size| usize::from(size.ws_col)).filter(|columns| *columns >= NARROWEST);
        Terminal(columns.map(|columns| columns.min(WIDEST)))
    }

    /// The text with a beginning in front of its first line and as many blanks in front of all others.
    pub fn below(self, beginning: &str, text: &str) -> String {
        let indent = width(beginning);
        let room = self.0.map_or(usize::MAX, |columns| columns.saturating_sub(indent).max(NARROWEST / 2));
        let lines = text.lines().flat_map(|line| broken(line, room));
        let joint = format!("\n{}", " ".repeat(indent));
        format!("{beginning}{}", lines.collect::<Vec<_>>().join(&joint))
    }
}

/// The columns that a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Hangul, Chinese characters and full-width signs (Unicode Standard Annex 11, as far as our texts go).
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
}

/// One line as several, at its blanks. A word that is wider than all of it, such as a path, is left whole, and so is a
/// line that is set in: a command to be copied.
fn broken(line: &str, room: usize) -> Vec<String> {
    if line.starts_with(' ') {
        return vec![line.to_owned()];
    }
    let (mut lines, mut last) = (Vec::new(), String::new());
    for word in line.split(' ') {
        if !last.is_empty() && width(&last) + 1 + width(word) > room {
            lines.push(std::mem::take(&mut last).trim_end().to_owned());
        } else if !last.is_empty() {
            last.push(' ');
        }
        last.push_str(word);
    }
    lines.push(last);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_is_two_columns_wide() {
        assert_eq!((width("완료"), width("done"), width("「가」A")), (4, 4, 7));
    }

    #[test]
    fn lines_end_between_words_and_go_on_below_their_beginning() {
        let narrow = Terminal(Some(44));
        let told = narrow.below(
            "[완료] ",
            "이 서버만을 위한 인증기관을 만들었습니다: /etc/maru/tls/ca.pem 지문을 확인하십시오.",
        );
        assert_eq!(
            told,
            "[완료] 이 서버만을 위한 인증기관을\n       만들었습니다: /etc/maru/tls/ca.pem\n       지문을 확인하십시오."
        );
        assert!(told.lines().all(|line| width(line) <= 44), "{told}");
        let path = narrow.below("", "/a/very/long/path/that/nobody/may/cut/into/two/pieces here");
        assert_eq!(path, "/a/very/long/path/that/nobody/may/cut/into/two/pieces\nhere");
        assert_eq!(Terminal(None).below("- ", "one two\nthree"), "- one two\n  three");
        assert_eq!(
            narrow.below("", "이 서버에서 다음 명령으로 확인하십시오.  [disk.x]"),
            "이 서버에서 다음 명령으로 확인하십시오.\n[disk.x]"
        );
        let command = "  maru serve --config /etc/maru/maru.toml --and-more";
        assert_eq!(narrow.below("", &format!("실행:\n{command}")), format!("실행:\n{command}"));
    }
}
