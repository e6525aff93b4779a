//! Where a sign-in may lead back to: a path of ours and nothing else (S-107).

/// `next` if it is a plain path on this site, otherwise `/`.
pub fn safe_path(next: &str) -> &str {
    let plain = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.to_ascii_lowercase().contains("%2f%2f")
        && !next.chars().any(|c| c.is_control() || c.is_whitespace())
        && !next.contains("//");
    if plain { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_107_only_our_own_paths_are_followed() {
        for next in ["/", "/people?q=%EA%B9%80", "/me/sessions"] {
            assert_eq!(safe_path(next), next);
        }
        for next in
            ["//e", "/\\e", "\t//e", "https:e", "https://e", "/%2f%2fe", "%2f%2fe", "", "e", "/a//e", "/ /e"]
        {
            assert_eq!(safe_path(next), "/", "{next}");
        }
    }
}
