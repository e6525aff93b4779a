//! Names of files: shown to people, never given to the file system (S-173).

/// The longest name, in letters.
const LONGEST: usize = 200;

/// The name a browser sent, as it is kept: the last part of a path, without control and reordering
/// characters, in composed letters, at most 200 of them with the ending kept.
pub fn tidy(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean = maru_kernel::korean::normal(last);
    let clean = clean.trim().trim_matches('.').trim();
    if clean.is_empty() {
        return "file".to_owned();
    }
    let letters = clean.chars().count();
    if letters <= LONGEST {
        return clean.to_owned();
    }
    let ending: String = ending(clean).chars().take(20).collect();
    let stem: String = clean.chars().take(LONGEST - ending.chars().count() - 1).collect();
    format!("{stem}.{ending}")
}

/// What follows the last dot, in lower case; empty without one.
pub fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_173_paths_and_tricks_lose_their_teeth() {
        let cases = [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\a\\보고서.hwp", "보고서.hwp"),
            ("a\r\nSet-Cookie: x.txt", "a Set-Cookie: x.txt"),
            ("..", "file"),
            ("", "file"),
            (".htaccess", "htaccess"),
            ("보고서\u{202E}gpj.exe", "보고서gpj.exe"),
            ("한글.hwp", "한글.hwp"),
            (
                "family\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}.txt",
                "family\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}.txt",
            ),
            ("\u{2764}\u{FE0F}\u{200D}\u{1F525}\u{200D}.txt", "\u{2764}\u{FE0F}\u{200D}\u{1F525}.txt"),
            ("보고\u{200D}서.hwp", "보고서.hwp"),
        ];
        for (sent, kept) in cases {
            assert_eq!(tidy(sent), kept, "{sent:?}");
        }
        let long = tidy(&format!("{}.pdf", "가".repeat(500)));
        assert_eq!(long.chars().count(), 200);
        assert!(long.ends_with(".pdf"));
    }
}
