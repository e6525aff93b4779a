//! Which language the operator's terminal speaks.

use maru_kernel::Lang;

/// From `LC_ALL`, `LC_MESSAGES` or `LANG`; Korean when none of them says otherwise.
pub fn of_terminal() -> Lang {
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    from_locale(value.as_deref().unwrap_or_default())
}

fn from_locale(locale: &str) -> Lang {
    if locale.starts_with("en") { Lang::En } else { Lang::Ko }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn korean_unless_told_otherwise() {
        for (locale, want) in
            [("", Lang::Ko), ("ko_KR.UTF-8", Lang::Ko), ("en_US.UTF-8", Lang::En), ("C", Lang::Ko)]
        {
            assert_eq!(from_locale(locale), want, "{locale}");
        }
    }
}
