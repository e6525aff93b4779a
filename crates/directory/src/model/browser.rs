//! What a browser calls itself, in two words a person recognises.

/// Browser and operating system, when both are known.
pub fn name(agent: &str) -> Option<(&'static str, &'static str)> {
    // Later names claim to be earlier ones as well, so the order matters.
    const APPS: [(&str, &str); 7] = [
        ("Whale/", "Whale"),
        ("Edg/", "Edge"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("HeadlessChrome/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let find =
        |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, n)| *n);
    Some((find(&APPS)?, find(&SYSTEMS)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_that_pretend_are_recognised() {
        let whale = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Whale/4.0 Safari/537.36";
        assert_eq!(name(whale), Some(("Whale", "Windows")));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1";
        assert_eq!(name(phone), Some(("Safari", "iPhone")));
        assert_eq!(name("curl/8.0"), None);
    }
}
