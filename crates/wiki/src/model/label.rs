//! Labels: words that pages are filed under.

use maru_kernel::korean;

/// The most labels of one page.
pub const MOST: usize = 20;
/// The longest label, in letters.
const LONGEST: usize = 40;

/// The labels somebody typed, between commas: each once, in the order they were typed, without what cannot be
/// seen. `None` when there are too many or one is too long.
pub fn labels(typed: &str) -> Option<Vec<String>> {
    let mut labels: Vec<String> = Vec::new();
    for part in typed.split([',', '\n']) {
        let label = korean::normal(part).trim_matches([' ', '#']).to_owned();
        if label.is_empty() || labels.contains(&label) {
            continue;
        }
        if label.chars().count() > LONGEST || labels.len() == MOST {
            return None;
        }
        labels.push(label);
    }
    Some(labels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_apart_by_commas() {
        assert_eq!(labels(" 겨울철,  #안전 점검 ,겨울철,,").unwrap(), ["겨울철", "안전 점검"]);
        assert_eq!(labels("겨울\u{200B}철,\u{1100}\u{1167}울철,\u{202E}\u{3164}").unwrap(), ["겨울철"]);
        assert_eq!(labels("").unwrap(), Vec::<String>::new());
        assert_eq!(labels(&"가".repeat(41)), None);
        assert_eq!(labels(&(0..21).map(|n| format!("{n},")).collect::<String>()), None);
    }
}
