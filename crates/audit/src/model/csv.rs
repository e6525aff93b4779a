//! Cells of a CSV file that no spreadsheet takes for a formula (S-158, RFC 4180).

/// Letters a spreadsheet begins a formula with, in their ordinary and full-width forms.
const STARTERS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// `text` as one cell: always quoted, quotes doubled, control characters made visible, and an
/// apostrophe in front of whatever could start a formula, also on every later line of the cell.
pub fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 3);
    out.push('"');
    let mut start = true;
    for c in text.chars() {
        if start && is_starter(c) {
            out.push('\'');
        }
        // Quotes and blanks in front of a formula do not stop every spreadsheet.
        start = matches!(c, '\n' | '\r')
            || start && (matches!(c, '"' | '\'' | ',' | ';' | '\u{FEFF}') || c.is_whitespace());
        match c {
            '"' => out.push_str("\"\""),
            '\n' | '\t' => out.push(c),
            c if maru_kernel::is_hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// One line of a file.
pub fn line<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    format!("{}\r\n", cells.join(","))
}

fn is_starter(c: char) -> bool {
    STARTERS.contains(&c) || matches!(c, '\t' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a spreadsheet sees in a quoted cell.
    fn opened(cell: &str) -> String {
        cell.strip_prefix('"').and_then(|c| c.strip_suffix('"')).unwrap().replace("\"\"", "\"")
    }

    #[test]
    fn s_158_nothing_opens_as_a_formula() {
        let corpus = [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠x",
            "\"=1",
            "\n=1",
            "a\n=1",
            "a\r\n+1",
            " =1",
            "'=1",
            ";=1",
            ",=1",
            "=HYPERLINK(\"http://x\")",
            "\u{FEFF}=1",
        ];
        for text in corpus {
            let seen = opened(&cell(text));
            for line in seen.split(['\n', '\r']) {
                let first = line.trim_start_matches(|c: char| {
                    c.is_whitespace() || matches!(c, '"' | ',' | ';' | '\u{FEFF}')
                });
                assert!(!first.starts_with(STARTERS), "{text:?} became {seen:?}");
            }
        }
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        for text in ["", "가온도시공사", "a, b", "3 - 1", "mail@agency.example", "a\nb"] {
            assert_eq!(opened(&cell(text)), text);
        }
        assert_eq!(line(["a", "b\"c"]), "\"a\",\"b\"\"c\"\r\n");
    }

    #[test]
    fn s_159_hidden_controls_become_visible() {
        assert_eq!(opened(&cell("a\u{1b}[31m\u{202E}b\0")), "a\\u{1b}[31m\\u{202e}b\\u{0}");
    }
}
