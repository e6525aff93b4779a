//! Writes the Rust code for a table of texts.

use crate::Texts;
use crate::message::{Message, Part};
use std::fmt::Write;

const HEAD: &str = "/// The texts of this crate in one language.
#[derive(Clone, Copy, Debug)]
pub struct T(pub maru_kernel::Lang);

impl T {
";

/// The code of `T`.
///
/// # Errors
/// A key or an argument that one language has and the other lacks.
pub fn code(korean: &Texts, english: &Texts) -> Result<String, String> {
    if let Some(key) = english.keys().find(|key| !korean.contains_key(*key)) {
        return Err(format!("{key} has no Korean text"));
    }
    let mut out = HEAD.to_owned();
    for (key, ko) in korean {
        let en = english.get(key).ok_or(format!("{key} has no English text"))?;
        if ko.arguments() != en.arguments() {
            return Err(format!("{key} takes other arguments in English"));
        }
        out.push_str(&method(key, ko, en));
    }
    out.push_str("}\n");
    Ok(out)
}

fn method(key: &str, ko: &Message, en: &Message) -> String {
    let names = ko.arguments();
    let text = plain(ko);
    // Brackets would be links to items of the crate, and addresses are no links here.
    let doc = text.replace('[', "\\[").replace(']', "\\]").replace("://", ":\\//");
    if names.is_empty() {
        return format!(
            "    #[doc = {doc:?}]\n    pub fn {key}(self) -> &'static str {{\n        match self.0 {{\n            \
             maru_kernel::Lang::Ko => {text:?},\n            maru_kernel::Lang::En => {:?},\n        }}\n    }}\n",
            plain(en)
        );
    }
    // A text has as many arguments as it has; the lint counts `self` too.
    let many = match names.len() {
        ..=6 => "",
        _ => "#[expect(clippy::too_many_arguments, reason = \"the text needs them\")]\n    ",
    };
    let arguments: String = names.iter().map(|n| format!(", {n}: impl ::std::fmt::Display")).collect();
    format!(
        "    #[doc = {doc:?}]\n    {many}pub fn {key}(self{arguments}) -> String {{\n        match self.0 {{\n            \
         maru_kernel::Lang::Ko => {},\n            maru_kernel::Lang::En => {},\n        }}\n    }}\n",
        formatted(ko),
        formatted(en)
    )
}

/// The text with argument names in braces, as documentation or as the text itself.
fn plain(message: &Message) -> String {
    message.0.iter().fold(String::new(), |mut out, part| {
        match part {
            Part::Plain(text) => out.push_str(text),
            Part::Value { name, .. } => {
                let _ = write!(out, "{{{name}}}");
            }
        }
        out
    })
}

fn formatted(message: &Message) -> String {
    let (mut pattern, mut values) = (String::new(), String::new());
    for part in &message.0 {
        match part {
            Part::Plain(text) => pattern.push_str(&text.replace('{', "{{").replace('}', "}}")),
            Part::Value { name, particle: None } => {
                pattern.push_str("{}");
                let _ = write!(values, ", {name}");
            }
            Part::Value { name, particle: Some(pair) } => {
                pattern.push_str("{}");
                let _ = write!(values, ", maru_kernel::korean::with_josa(&{name}.to_string(), {pair:?})");
            }
        }
    }
    format!("format!({pattern:?}{values})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::parse;

    fn texts(pairs: &[(&str, &str)]) -> Texts {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), parse(v).unwrap())).collect()
    }

    #[test]
    fn a_missing_text_or_argument_is_named() {
        let ko = texts(&[("a_b", "{x}")]);
        assert!(code(&ko, &texts(&[])).unwrap_err().contains("a_b"));
        assert!(code(&ko, &texts(&[("a_b", "{y}")])).unwrap_err().contains("a_b"));
        assert!(code(&texts(&[]), &ko).unwrap_err().contains("a_b"));
    }

    #[test]
    fn code_names_its_arguments() {
        let ko = texts(&[("a_b", "{x|을/를} 봄")]);
        let written = code(&ko, &texts(&[("a_b", "saw {x}")])).unwrap();
        assert!(written.contains("pub fn a_b(self, x: impl ::std::fmt::Display) -> String"));
        assert!(written.contains("with_josa(&x.to_string(), \"을/를\")"));
    }
}
