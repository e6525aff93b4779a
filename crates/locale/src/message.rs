//! The form of one text: plain parts and `{name}` or `{name|이/가}` (value with a fitting particle).

use std::collections::BTreeSet;

/// One part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Copied as it is.
    Plain(String),
    /// The argument of that name, followed by a particle where one is asked for.
    Value { name: String, particle: Option<String> },
}

/// A text cut into parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message(pub Vec<Part>);

impl Message {
    /// The names of the arguments, sorted.
    pub fn arguments(&self) -> BTreeSet<&str> {
        self.0
            .iter()
            .filter_map(|part| match part {
                Part::Value { name, .. } => Some(name.as_str()),
                Part::Plain(_) => None,
            })
            .collect()
    }
}

/// Cuts `text` into parts. `{{` and `}}` stand for single braces.
///
/// # Errors
/// An open or stray brace, or an argument name that is not `snake_case`.
pub fn parse(text: &str) -> Result<Message, String> {
    let (mut parts, mut plain) = (Vec::new(), String::new());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' | '}' if rest.peek() == Some(&c) => plain.extend(rest.next()),
            '{' => {
                let inside: String = rest.by_ref().take_while(|c| *c != '}').collect();
                if !plain.is_empty() {
                    parts.push(Part::Plain(std::mem::take(&mut plain)));
                }
                parts.push(value(&inside)?);
            }
            '}' => return Err(format!("stray brace in {text:?}")),
            c => plain.push(c),
        }
    }
    if !plain.is_empty() {
        parts.push(Part::Plain(plain));
    }
    Ok(Message(parts))
}

fn value(inside: &str) -> Result<Part, String> {
    let (name, particle) = match inside.split_once('|') {
        Some((name, particle)) => (name, Some(particle.to_owned())),
        None => (inside, None),
    };
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
        return Err(format!("{{{inside}}} is not an argument"));
    }
    Ok(Part::Value { name: name.to_owned(), particle })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_particles() {
        let message = parse("{name|이/가} {{x}} {n}개").unwrap();
        assert_eq!(message.arguments().into_iter().collect::<Vec<_>>(), ["n", "name"]);
        assert_eq!(message.0.len(), 4);
        assert_eq!(message.0[1], Part::Plain(" {x} ".to_owned()));
    }

    #[test]
    fn broken_texts_are_refused() {
        for text in ["{", "}", "{}", "{Name}", "{a b}"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
