//! Rust source seen line by line: code without comments and strings, and which lines are tests.

use std::iter::repeat_n;

/// A file of Rust.
#[derive(Debug)]
pub struct Source {
    /// Its lines.
    pub lines: Vec<Line>,
}

/// One line of Rust.
#[derive(Debug)]
pub struct Line {
    /// Counted from 1.
    pub number: usize,
    /// As written.
    pub text: String,
    /// The same line with every character of comments and inside strings replaced by a space.
    pub code: String,
    /// Whether it belongs to a test.
    pub test: bool,
}

impl Source {
    /// Looks at `text`; the path tells files that are tests as a whole.
    pub fn of(path: &str, text: &str) -> Source {
        let code = Mask::new(text).run();
        let all_test = path.split('/').any(|folder| ["tests", "benches", "testkit"].contains(&folder))
            || path.ends_with("/tests.rs");
        let tests = test_lines(&code);
        let lines = text
            .lines()
            .zip(code.lines())
            .enumerate()
            .map(|(index, (text, code))| Line {
                number: index + 1,
                text: text.to_owned(),
                code: code.to_owned(),
                test: all_test || tests.get(index).copied().unwrap_or(false),
            })
            .collect();
        Source { lines }
    }

    /// The lines that are not tests.
    pub fn shipped(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.test)
    }
}

/// Which lines stand under `#[cfg(test)]`, from the attribute to the closing brace.
fn test_lines(code: &str) -> Vec<bool> {
    let mut marks = Vec::new();
    let (mut waiting, mut depth) = (false, 0_usize);
    for line in code.lines() {
        waiting |= line.contains("#[cfg(test)]");
        let mut test = waiting || depth > 0;
        for c in line.chars() {
            match c {
                '{' if waiting => (waiting, depth, test) = (false, 1, true),
                ';' if waiting => waiting = false,
                '{' if depth > 0 => depth += 1,
                '}' if depth > 0 => depth -= 1,
                _ => {}
            }
        }
        marks.push(test);
    }
    marks
}

/// Walks over the characters once and writes the code, leaving the rest blank.
struct Mask {
    text: Vec<char>,
    at: usize,
    code: String,
}

impl Mask {
    fn new(text: &str) -> Mask {
        Mask { text: text.chars().collect(), at: 0, code: String::with_capacity(text.len()) }
    }

    fn run(mut self) -> String {
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('/')) => self.blank_until("\n"),
                ('/', Some('*')) => self.block_comment(),
                ('"', _) => self.string(),
                ('r', _) if self.starts_raw_string() => self.raw_string(),
                ('\'', _) => self.quote(),
                _ => self.keep(),
            }
        }
        self.code
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at + ahead).copied()
    }

    fn keep(&mut self) {
        self.code.extend(self.peek(0));
        self.at += 1;
    }

    fn blank(&mut self, count: usize) {
        for _ in 0..count {
            if let Some(c) = self.peek(0) {
                self.code.push(if c == '\n' { '\n' } else { ' ' });
                self.at += 1;
            }
        }
    }

    fn at(&self, word: &str) -> bool {
        word.chars().enumerate().all(|(ahead, c)| self.peek(ahead) == Some(c))
    }

    fn blank_until(&mut self, end: &str) {
        while self.at < self.text.len() && !self.at(end) {
            self.blank(1);
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while self.at < self.text.len() {
            if self.at("/*") {
                depth += 1;
                self.blank(2);
            } else if !self.at("*/") {
                self.blank(1);
            } else if depth > 1 {
                depth -= 1;
                self.blank(2);
            } else {
                return self.blank(2);
            }
        }
    }

    fn string(&mut self) {
        self.keep();
        while self.at < self.text.len() && !self.at("\"") {
            self.blank(if self.at("\\") { 2 } else { 1 });
        }
        self.keep();
    }

    /// `r"`, `r#"`, and not the end of a name such as `for`.
    fn starts_raw_string(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.text.get(at)).copied();
        let name = matches!(before, Some(c) if c.is_alphanumeric() || c == '_');
        let after_b = matches!(before, Some('b' | 'c'));
        (!name || after_b) && self.peek(1 + self.hashes()) == Some('"')
    }

    fn hashes(&self) -> usize {
        (1..).take_while(|ahead| self.peek(*ahead) == Some('#')).count()
    }

    fn raw_string(&mut self) {
        let hashes = self.hashes();
        for _ in 0..hashes + 2 {
            self.keep();
        }
        let end: String = std::iter::once('"').chain(repeat_n('#', hashes)).collect();
        self.blank_until(&end);
        for _ in 0..=hashes {
            self.keep();
        }
    }

    /// A character literal is blanked, a lifetime is kept.
    fn quote(&mut self) {
        if self.peek(1) == Some('\\') {
            self.blank(3);
            self.blank_until("'");
            self.blank(1);
        } else if self.peek(2) == Some('\'') {
            self.blank(3);
        } else {
            self.keep();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        Mask::new(text).run()
    }

    #[test]
    fn comments_and_strings_are_blank() {
        assert_eq!(code("a // b\nc"), "a     \nc");
        assert_eq!(code("a /* b /* c */ d */ e"), "a                   e");
        assert_eq!(code(r#"f("a\"b", x)"#), r#"f("    ", x)"#);
        assert_eq!(code(r##"r#"a"b"#.len()"##), r##"r#"   "#.len()"##);
        assert_eq!(code("br\"{\" for \"x\""), "br\" \" for \" \"");
        assert_eq!(code("'{' '\\'' '\\u{1F600}' &'a str").trim_start(), "&'a str");
    }

    #[test]
    fn tests_are_told_apart() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { '}'; }\n}\nfn c() {}\n";
        let tests: Vec<bool> = Source::of("src/a.rs", text).lines.iter().map(|l| l.test).collect();
        assert_eq!(tests, [false, true, true, true, true, false]);
        assert!(Source::of("crates/x/tests/a.rs", "fn a() {}").lines[0].test);
        let declared = Source::of("src/a.rs", "#[cfg(test)]\nmod tests;\nfn a() {}");
        assert!(!declared.lines[2].test);
    }
}
