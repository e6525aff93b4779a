//! Names of files that every file system takes.

/// The longest name of a file, in letters.
const LONGEST: usize = 60;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// A title as the name of a file that every file system takes, without an ending.
pub fn file_name(title: &str) -> String {
    let letter = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c };
    let name: String = title.chars().map(letter).take(LONGEST).collect();
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    match name {
        "" => "untitled".to_owned(),
        _ if DEVICES.contains(&name.to_lowercase().as_str()) => format!("{name}_"),
        _ => name.to_owned(),
    }
}

/// The same of a file's own name, which keeps its ending; one without gets `bin`.
pub fn full_file_name(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("{}.{}", file_name(stem), file_name(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_173_every_title_makes_a_name() {
        for (title, name) in [
            ("제설 업무", "제설 업무"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("a/b\\c:d", "a-b-c-d"),
            ("...", "untitled"),
            ("CON", "CON_"),
            ("끝. ", "끝"),
        ] {
            assert_eq!(file_name(title), name);
        }
        for (sent, name) in [("a/b.txt", "a-b.txt"), ("README", "README.bin"), ("CON.pdf", "CON_.pdf")] {
            assert_eq!(full_file_name(sent), name);
        }
    }
}
