//! Takes out of a text what may tell about somebody.

use std::net::IpAddr;

/// What stands in the place of what was taken out.
const GONE: &str = "*";
/// Digits that may be a telephone, an employee's or a resident's number.
const MANY_DIGITS: usize = 5;

/// The text with fixed words, small numbers and paths of the system; names, addresses and long numbers are gone.
pub fn text(text: &str) -> String {
    text.split(' ').map(|word| if is_plain(word) { word } else { GONE }).collect::<Vec<_>>().join(" ")
}

fn is_plain(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    word.is_ascii()
        && digits < MANY_DIGITS
        && !word.contains(['@', '=', '\\', '\'', '"'])
        && bare.parse::<IpAddr>().is_err()
        && !word.contains("://")
        // Sign-in names and host names have a point within, sentences at the end; figures may have one.
        && (!bare.contains('.') || bare.parse::<f64>().is_ok())
        && (!word.contains('/') || word.starts_with("/var/") || word.starts_with("/etc/"))
        && !bare.contains(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_193_what_may_tell_about_somebody_is_gone() {
        for (said, told) in [
            ("The tables lack the step x.", "The tables lack the step x."),
            ("Only 3.5 GB are free for /var/lib/maru;", "Only 3.5 GB are free for /var/lib/maru;"),
            ("mail to kim@agency.example failed", "mail to * failed"),
            ("seoyeon.kim from 10.1.2.3", "* from *"),
            ("call 010-1234-56789 or (02) 345", "call * or (02) 345"),
            ("uid=kim,ou=people was refused", "* was refused"),
            ("김서연 signed in", "* signed in"),
            ("https://maru.agency.example:8443 /home/kim", "* *"),
            ("peer [::1]:443", "peer *"),
        ] {
            assert_eq!(text(said), told);
        }
    }
}
