//! The entries of an LDIF file, one at a time.

use super::lines::Lines;
use crate::ldap::{Cut, Entry, Flaw, LdifProblem, SourceError};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::io::Read;

/// Reads entries from anything that gives bytes, with memory for one entry only.
pub struct LdifReader<R> {
    lines: Lines<R>,
    value: Vec<u8>,
    first: bool,
}

/// What stands before and after the colon of a line.
struct Pair<'l> {
    name: &'l str,
    value: Raw<'l>,
}

#[derive(Clone, Copy)]
enum Raw<'l> {
    Plain(&'l [u8]),
    Base64(&'l [u8]),
    Url,
}

impl<R: Read> LdifReader<R> {
    /// A reader at the start of a file.
    pub fn new(input: R) -> Self {
        LdifReader { lines: Lines::new(input), value: Vec::new(), first: true }
    }

    /// Puts the next entry into `entry`; false at the end of the file.
    ///
    /// # Errors
    /// When the file is no LDIF of whole entries; the error names the line. A value that is too
    /// large only marks its entry.
    pub fn read(&mut self, entry: &mut Entry) -> Result<bool, SourceError> {
        loop {
            if self.first {
                self.lines.skip_mark()?;
            }
            if !self.lines.advance()? {
                return Ok(false);
            }
            if self.lines.text.is_empty() || self.is_version()? || self.is_trailer()? {
                continue;
            }
            self.start(entry)?;
            self.values(entry)?;
            return Ok(true);
        }
    }

    /// `version: 1` may open the file.
    fn is_version(&mut self) -> Result<bool, SourceError> {
        let Some(version) = self.lines.text.strip_prefix(b"version:") else { return Ok(false) };
        if !self.first || version.trim_ascii() != b"1" {
            return Err(self.lines.problem(LdifProblem::Version));
        }
        self.first = false;
        Ok(true)
    }

    /// Dumps of `ldapsearch` end with its result; one that is no success was cut short.
    fn is_trailer(&self) -> Result<bool, SourceError> {
        if self.lines.text.starts_with(b"search:") {
            return Ok(true);
        }
        let Some(result) = self.lines.text.strip_prefix(b"result:") else { return Ok(false) };
        match result.trim_ascii().strip_prefix(b"0") {
            Some(_) => Ok(true),
            None if result.trim_ascii().starts_with(b"4") => Err(SourceError::Incomplete(Cut::SizeLimit)),
            None => Err(SourceError::Incomplete(Cut::TimeLimit)),
        }
    }

    fn start(&mut self, entry: &mut Entry) -> Result<(), SourceError> {
        self.first = false;
        let Pair { name, value } = pair(&self.lines)?;
        if !name.eq_ignore_ascii_case("dn") {
            return Err(self.lines.problem(LdifProblem::NoDn));
        }
        entry.restart(decoded(value, &self.lines, &mut self.value)?);
        Ok(())
    }

    /// The lines up to the next blank one.
    fn values(&mut self, entry: &mut Entry) -> Result<(), SourceError> {
        while self.lines.advance()? && !self.lines.text.is_empty() {
            let Pair { name, value } = pair(&self.lines)?;
            if name.eq_ignore_ascii_case("changetype") || name.eq_ignore_ascii_case("control") {
                return Err(self.lines.problem(LdifProblem::Change));
            }
            if self.lines.too_long {
                entry.mark(Flaw::ValueTooLarge(name.to_owned()));
                continue;
            }
            let value = decoded(value, &self.lines, &mut self.value)?;
            entry.push(name, value);
        }
        Ok(())
    }
}

fn pair<R: Read>(lines: &Lines<R>) -> Result<Pair<'_>, SourceError> {
    let no_colon = || lines.problem(LdifProblem::NoColon);
    let colon = lines.text.iter().position(|b| *b == b':').ok_or_else(no_colon)?;
    let (name, rest) = lines.text.split_at(colon);
    let name = std::str::from_utf8(name).map_err(|_utf8| no_colon())?;
    let value = match rest {
        [_, b':', encoded @ ..] => Raw::Base64(encoded.trim_ascii()),
        [_, b'<', ..] => Raw::Url,
        [_, plain @ ..] => Raw::Plain(plain.trim_ascii_start()),
        [] => return Err(no_colon()),
    };
    Ok(Pair { name, value })
}

fn decoded<'v, R: Read>(
    value: Raw<'v>,
    lines: &Lines<R>,
    buffer: &'v mut Vec<u8>,
) -> Result<&'v [u8], SourceError> {
    match value {
        Raw::Plain(bytes) => Ok(bytes),
        Raw::Url => Err(lines.problem(LdifProblem::Url)),
        Raw::Base64(encoded) => {
            buffer.clear();
            STANDARD.decode_vec(encoded, buffer).map_err(|_base64| lines.problem(LdifProblem::Base64))?;
            Ok(buffer.as_slice())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Entry>, String> {
        let mut reader = LdifReader::new(text.as_bytes());
        let (mut all, mut entry) = (Vec::new(), Entry::default());
        while reader.read(&mut entry).map_err(|e| e.to_string())? {
            all.push(entry.clone());
        }
        Ok(all)
    }

    #[test]
    fn folding_comments_base64_and_line_ends_are_read() {
        let text = "version: 1\r\n# a comment\r\n  that goes on\r\ndn:: dWlkPeq5gCxkYz14\r\ncn: Kim\r\n  Seo\r\n yeon\r\nsn:: \
                    6rmA\r\nmail:a@b\r\nempty:\r\n\r\n\r\ndn: dc=x\nou: b\n";
        let all = read(text).unwrap();
        assert_eq!(all[0].dn(), "uid=김,dc=x");
        assert_eq!(all[0].word("cn"), Some("Kim Seoyeon"));
        assert_eq!(all[0].word("sn"), Some("김"));
        assert_eq!(all[0].word("mail"), Some("a@b"));
        assert_eq!(all[0].word("empty"), Some(""));
        assert_eq!((all.len(), all[1].dn()), (2, "dc=x"));
    }

    #[test]
    fn broken_files_are_refused_with_their_line() {
        for (text, why) in [
            ("dn: a=b\nnonsense\n", "line 2: no colon"),
            ("dn: a=b\ncn:: 6rm\n", "line 2: broken base64"),
            ("dn: a=b\ncn: x\nphoto:< file:///etc/passwd\n", "line 3: URL value"),
            ("dn: a=b\nchangetype: delete\n", "line 2: change record"),
            ("cn: x\n", "line 1: no dn"),
            ("version: 2\n", "line 1: unknown version"),
            ("\n folded\n", "line 2: stray continuation"),
            ("dn: a=b\ncn: ab", "line 2: cut off"),
            ("dn: a=b\ncn: a\n b", "line 3: cut off"),
            ("dn: a=b\n\nsearch: 2\nresult: 4 Size limit exceeded\n", "incomplete answer: size limit"),
        ] {
            assert_eq!(read(text).unwrap_err(), why, "{text:?}");
        }
        assert_eq!(read("dn: a=b\n\nsearch: 2\nresult: 0 Success\n").unwrap().len(), 1);
    }

    #[test]
    fn a_byte_order_mark_in_front_is_stepped_over() {
        for text in ["\u{FEFF}dn: a=b\ncn: x\n", "\u{FEFF}version: 1\ndn: a=b\ncn: x\n"] {
            assert_eq!(read(text).unwrap()[0].dn(), "a=b", "{text:?}");
        }
    }

    #[test]
    fn s_414_bytes_that_are_no_text_are_kept() {
        let all = read("dn: a=b\ncn:: /wA=\n").unwrap();
        assert_eq!(all[0].first("cn"), Some(&[0xff, 0][..]));
    }

    #[test]
    fn s_414_a_huge_value_marks_its_entry_and_the_rest_goes_on() {
        let text = format!("dn: a=b\nphoto: {}\ncn: x\n\ndn: a=c\ncn: y\n", "A".repeat(3 << 20));
        let all = read(&text).unwrap();
        assert_eq!(all[0].flaw(), Some(&Flaw::ValueTooLarge("photo".into())));
        assert_eq!(all[0].word("cn"), Some("x"));
        assert_eq!((all[1].flaw(), all[1].word("cn")), (None, Some("y")));
    }
}
