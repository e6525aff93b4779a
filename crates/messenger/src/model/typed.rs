//! What somebody types to look for messages, taken apart: words, and words of the house such as `from:` and `before:`.

use jiff::civil::Date;

/// What a word of the house asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Who wrote it.
    From,
    /// In which room.
    In,
    /// Before which day.
    Before,
    /// From which day on.
    After,
    /// What comes with it; of these words one means files.
    Has,
    /// What files are called.
    Files,
}

/// What was typed, taken apart. Of a word that is there twice the last counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The words to find.
    pub words: String,
    /// Part of a name; may be empty.
    pub from: String,
    /// Part of a room's name; may be empty.
    pub room: String,
    /// Before this day.
    pub before: Option<Date>,
    /// From this day on.
    pub since: Option<Date>,
    /// With files only.
    pub has_files: bool,
}

impl Typed {
    /// Takes `text` apart; `names` are what the words of the house are called, in lower case. What is no such word, and what
    /// makes no sense after one, is looked for like any other.
    pub fn read(text: &str, names: &[(&str, Ask)]) -> Typed {
        let mut typed = Typed::default();
        for piece in pieces(text) {
            if !piece.split_once(':').is_some_and(|(name, value)| typed.take(name, value, names)) {
                typed.words.push(' ');
                typed.words.push_str(&piece);
            }
        }
        typed.words = typed.words.trim().to_owned();
        typed
    }

    fn take(&mut self, name: &str, value: &str, names: &[(&str, Ask)]) -> bool {
        let called = |text: &str| {
            let text = text.to_lowercase();
            names.iter().filter(|(name, _)| *name == text).map(|(_, ask)| *ask).collect::<Vec<_>>()
        };
        if value.is_empty() {
            return false;
        }
        match called(name).first() {
            Some(Ask::From) => value.clone_into(&mut self.from),
            Some(Ask::In) => value.clone_into(&mut self.room),
            Some(Ask::Before) => return set(&mut self.before, value),
            Some(Ask::After) => return set(&mut self.since, value),
            Some(Ask::Has) if called(value).contains(&Ask::Files) => self.has_files = true,
            _ => return false,
        }
        true
    }
}

/// Whether a day was written there.
fn set(day: &mut Option<Date>, value: &str) -> bool {
    let parts: Vec<&str> = value.trim_end_matches('.').split(['-', '.', '/']).collect();
    let found = match parts.as_slice() {
        [year, month, date] => {
            let read = || Date::new(year.parse().ok()?, month.parse().ok()?, date.parse().ok()?).ok();
            read()
        }
        _ => None,
    };
    if found.is_some() {
        *day = found;
    }
    found.is_some()
}

/// Words between blanks; quotation marks hold several together.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let (mut piece, mut is_quoted) = (String::new(), false);
    for c in text.chars() {
        match c {
            '"' | '“' | '”' => is_quoted = !is_quoted,
            c if c.is_whitespace() && !is_quoted => pieces.push(std::mem::take(&mut piece)),
            c => piece.push(c),
        }
    }
    pieces.push(piece);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [(&str, Ask); 7] = [
        ("from", Ask::From),
        ("in", Ask::In),
        ("before", Ask::Before),
        ("after", Ask::After),
        ("has", Ask::Has),
        ("file", Ask::Files),
        ("보낸이", Ask::From),
    ];

    fn read(text: &str) -> Typed {
        Typed::read(text, &NAMES)
    }

    #[test]
    fn words_of_the_house_are_taken_out() {
        let typed =
            read("회의록 FROM:김서연 in:\"시스템 점검\" before:2026-11-02 after:2026.10.1. has:file 초안");
        assert_eq!(
            typed,
            Typed {
                words: "회의록 초안".to_owned(),
                from: "김서연".to_owned(),
                room: "시스템 점검".to_owned(),
                before: Some(jiff::civil::date(2026, 11, 2)),
                since: Some(jiff::civil::date(2026, 10, 1)),
                has_files: true,
            }
        );
        assert_eq!(read("보낸이:박도윤").from, "박도윤");
    }

    #[test]
    fn what_is_no_word_of_the_house_is_looked_for() {
        for text in
            ["https://a.example", "before:내일", "has:money", "from:", "12:30", ":", "before:2026-13-40"]
        {
            assert_eq!(read(text), Typed { words: text.to_owned(), ..Typed::default() }, "{text}");
        }
        assert_eq!(read(" \"  \" "), Typed::default());
    }
}
