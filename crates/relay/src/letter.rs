//! One letter of the house to one person.

use crate::Error;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, SinglePart};
use lettre::transport::smtp::extension::ClientId;
use std::error::Error as StdError;

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The house's own address.
    pub from: String,
    /// Whom it is for.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// The letter's own number, the same whenever it is handed over again: whoever gets it twice is shown it once.
    pub number: String,
}

/// `Auto-Submitted` (RFC 3834 section 5): nobody's absence notice answers a letter that no person wrote.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn StdError + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Letter {
    /// The letter as it is handed over; `house` is the name in its number.
    pub(crate) fn message(&self, house: &ClientId) -> Result<Message, Error> {
        let number = format!("<{}@{house}>", self.number);
        Message::builder()
            .from(mailbox(&self.from)?)
            .to(mailbox(&self.to)?)
            .subject(&self.subject)
            .message_id(Some(number))
            .header(AutoSubmitted)
            .singlepart(SinglePart::plain(self.text.clone()))
            .map_err(|error| Error::Mailbox(error.to_string()))
    }
}

/// Whether letters could come from it, or go to it: an address, perhaps with a name before it.
pub fn is_mailbox(text: &str) -> bool {
    mailbox(text).is_ok()
}

/// An address as people write it, perhaps with a name before it.
pub(crate) fn mailbox(text: &str) -> Result<Mailbox, Error> {
    text.trim().parse().or(Err(Error::Mailbox(text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(to: &str, subject: &str) -> Letter {
        let from = "마루 <maru@agency.example>".to_owned();
        let (to, subject, text) = (to.to_owned(), subject.to_owned(), "한 줄\n.\n끝".to_owned());
        Letter { from, to, subject, text, number: "a1".to_owned() }
    }

    fn house(name: &str) -> ClientId {
        ClientId::Domain(name.to_owned())
    }

    fn written(letter: &Letter) -> String {
        String::from_utf8(letter.message(&house("maru.agency.example")).unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_letter_is_korean_in_seven_bits_and_asks_for_no_answer() {
        let text = written(&letter("it@agency.example", "마루 시험"));
        assert!(text.is_ascii() && text.contains("\r\nAuto-Submitted: auto-generated\r\n"), "{text}");
        assert!(text.contains("<a1@maru.agency.example>\r\n") && text.contains("From: =?utf-8?b?"), "{text}");
    }

    #[test]
    fn s_181_nothing_written_into_a_letter_becomes_another_header_or_recipient() {
        let text = written(&letter("it@agency.example", "a\r\nBcc: other@else.example"));
        assert!(!text.contains("\nBcc:"), "{text}");
        for to in ["a@b.example\r\nRCPT TO:<c@d.example>", "a@b.example>, <c@d.example", "", "a", "a b@c"] {
            assert!(matches!(letter(to, "x").message(&house("h")), Err(Error::Mailbox(_))), "{to}");
        }
    }
}
