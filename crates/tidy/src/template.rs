//! An askama template seen as markup and as template statements, each without the other.

/// One `{% … %}` statement.
#[derive(Debug, PartialEq, Eq)]
pub struct Statement {
    /// Counted from 1.
    pub line: usize,
    /// Its words, without the marks.
    pub text: String,
}

/// One HTML start tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// The line it starts on, counted from 1.
    pub line: usize,
    /// In lower case.
    pub name: String,
    /// Names in lower case, and values where given; template expressions in them are blank.
    pub attributes: Vec<(String, String)>,
    /// The characters between this tag and the next one.
    pub body: String,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// The `{% … %}` statements of a template.
pub fn statements(text: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{%") {
        let (inside, next) = after.split_once("%}").unwrap_or((after, ""));
        line += before.matches('\n').count();
        let words = inside.trim_matches(['-', '~', '+']).split_whitespace();
        found.push(Statement { line, text: words.collect::<Vec<_>>().join(" ") });
        line += inside.matches('\n').count();
        rest = next;
    }
    found
}

/// The template with statements, expressions and comments blank, lines kept.
pub fn markup(text: &str) -> String {
    let mut out = text.to_owned();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}")] {
        out = without(&out, open, close);
    }
    out
}

/// The text with everything from each `open` to its `close` blank, lines kept.
pub fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let (inside, next) = after.split_once(close).unwrap_or((after, ""));
        out.push_str(before);
        out.extend(inside.chars().filter(|c| *c == '\n'));
        rest = next;
    }
    out + rest
}

/// The start tags of a template's markup.
pub fn tags(text: &str) -> Vec<Tag> {
    let markup = without(&markup(text), "<!--", "-->");
    let mut found = Vec::new();
    let mut line = 1;
    for (index, piece) in markup.split('<').enumerate() {
        if index > 0 && piece.starts_with(|c: char| c.is_ascii_alphabetic()) {
            found.push(tag(line, piece));
        }
        line += piece.matches('\n').count();
    }
    found
}

fn tag(line: usize, piece: &str) -> Tag {
    let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let mut rest = piece.strip_prefix(name.as_str()).unwrap_or_default();
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '"' || c == '\'');
        let end = rest.find(|c: char| c.is_whitespace() || "=>/\"'".contains(c)).unwrap_or(rest.len());
        let (key, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let (value, after) = value(after);
        if key.is_empty() {
            let body = after.split_once('>').map_or("", |(_, body)| body).to_owned();
            return Tag { line, name: name.to_ascii_lowercase(), attributes, body };
        }
        attributes.push((key.to_ascii_lowercase(), value));
        rest = after;
    }
}

/// The value after an attribute's name, if there is one, and what follows.
fn value(after: &str) -> (String, &str) {
    let Some(written) = after.trim_start().strip_prefix('=') else { return (String::new(), after) };
    let written = written.trim_start();
    for quote in ['"', '\''] {
        if let Some(inside) = written.strip_prefix(quote) {
            let (value, next) = inside.split_once(quote).unwrap_or((inside, ""));
            return (value.to_owned(), next);
        }
    }
    let end = written.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(written.len());
    let (value, next) = written.split_at_checked(end).unwrap_or((written, ""));
    (value.to_owned(), next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_keep_their_lines() {
        let found = statements("a\n{% if x %}\n{%- match\n y -%}{% endif %}");
        let seen: Vec<_> = found.iter().map(|s| (s.line, s.text.as_str())).collect();
        assert_eq!(seen, [(2, "if x"), (3, "match y"), (4, "endif")]);
    }

    #[test]
    fn tags_have_names_values_and_bodies() {
        let text = "<p>\n<A HREF='{{ x }}y' {% if b %}hidden{% endif %} data-a=1>see</A>";
        let found = tags(text);
        assert_eq!(found.len(), 2);
        assert_eq!((found[1].line, found[1].name.as_str(), found[1].body.as_str()), (2, "a", "see"));
        assert_eq!(found[1].get("href"), Some("y"));
        assert_eq!(found[1].get("hidden"), Some(""));
        assert_eq!(found[1].get("data-a"), Some("1"));
        assert_eq!(tags("<!-- <p> --><br/>").len(), 1);
    }
}
