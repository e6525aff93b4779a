//! Labels: words that pages are filed under.

/// The most labels of one page.
pub const MOST: usize = 20;
/// The longest label, in letters.
const LONGEST: usize = 40;

/// The labels somebody typed, between commas: each once, in the order they were typed, without what cannot be
/// seen. `None` when there are too many or one is too long.
pub fn labels(typed: &str) -> Option<Vec<String>> {
    let mut labels: Vec<String> = Vec::new();
    for part in typed.split([',', '\n']) {
        let plain: String = part.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let label = plain.trim_matches([' ', '#']).split_whitespace().collect::<Vec<_>>().join(" ");
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
        assert_eq!(labels("").unwrap(), Vec::<String>::new());
        assert_eq!(labels(&"가".repeat(41)), None);
        assert_eq!(labels(&(0..21).map(|n| format!("{n},")).collect::<String>()), None);
    }
}
