//! Lines of a CSV file that no spreadsheet takes for formulas (S-158, RFC 4180).

/// Letters a spreadsheet begins a formula with, in their ordinary and full-width forms.
const STARTERS: [char; 8] = ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// One line of a file. Every cell is quoted; whatever could start a formula gets an apostrophe in front,
/// also after a break within the cell.
pub fn line<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    format!("{}\r\n", cells.join(","))
}

fn cell(text: &str) -> String {
    let (mut out, mut start) = (String::with_capacity(text.len() + 2), true);
    out.push('"');
    for c in text.chars() {
        if start && STARTERS.contains(&c) {
            out.push('\'');
        }
        // Blanks and quotes in front do not keep every spreadsheet from seeing a formula.
        start = c == '\n' || start && (c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ';' | '\u{FEFF}'));
        match c {
            '"' => out.push_str("\"\""),
            '\n' => out.push(c),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_158_nothing_opens_as_a_formula() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\u{FF1D}1",
            "\"=1",
            "a\n=1",
            " =1",
            "'=1",
            ";=1",
        ] {
            let opened = line([text]).replace("\"\"", "\"");
            for part in opened.trim_end().trim_matches('"').split('\n') {
                let first =
                    part.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | ';' | ','));
                assert!(!first.starts_with(STARTERS), "{text:?} became {opened:?}");
            }
        }
        assert_eq!(line(["a", "b\"c"]), "\"a\",\"b\"\"c\"\r\n");
    }
}
