//! Whether the terminal and the service can write Korean.

use super::finding::Finding;
use super::scene::Scene;
use crate::texts::T;

pub fn look(scene: &Scene) -> Vec<Finding> {
    let value = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    vec![judge(value.as_deref().unwrap_or("C"), scene.t())]
}

fn judge(value: &str, t: T) -> Finding {
    let charset = value.split('@').next().unwrap_or_default().rsplit('.').next().unwrap_or_default();
    if ["utf-8", "utf8"].contains(&charset.to_ascii_lowercase().as_str()) {
        Finding::fine("system.locale", t.check_locale(value))
    } else {
        Finding::warning("system.locale", t.check_locale_other(value), "export LANG=C.UTF-8")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Level;
    use maru_kernel::Lang;

    #[test]
    fn korean_needs_utf_8() {
        for (value, level) in [
            ("ko_KR.UTF-8", Level::Fine),
            ("C.utf8", Level::Fine),
            ("de_DE.UTF-8@euro", Level::Fine),
            ("ko_KR.eucKR", Level::Warning),
            ("C", Level::Warning),
        ] {
            assert_eq!(judge(value, T(Lang::En)).level, level, "{value}");
        }
    }
}
