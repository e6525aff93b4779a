//! The operating system and the processors.

use super::finding::Finding;
use super::scene::Scene;
use crate::texts::T;

const KIND: &str = "system.kind";
const PROCESSORS: &str = "system.processors";

/// What we are tried on: the distribution's name and its oldest version.
const TRIED: [(&str, f32); 2] = [("debian", 12.0), ("ubuntu", 22.04)];

pub fn look(scene: &Scene) -> Vec<Finding> {
    let release = scene.around.machine.text("etc/os-release").unwrap_or_default();
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    vec![kind(&release, scene.t()), processors(count, scene.t())]
}

fn kind(release: &str, t: T) -> Finding {
    let field = |name: &str| {
        let mut lines = release.lines().filter_map(|line| line.split_once('='));
        lines.find(|(key, _)| *key == name).map(|(_, value)| value.trim_matches('"').to_owned())
    };
    let (id, version) = (field("ID").unwrap_or_default(), field("VERSION_ID").unwrap_or_default());
    let name = field("PRETTY_NAME").unwrap_or_else(|| id.clone());
    let number: f32 = version.parse().unwrap_or_default();
    if TRIED.iter().any(|(tried, oldest)| *tried == id && number >= *oldest) {
        Finding::fine(KIND, name)
    } else {
        Finding::warning(KIND, t.check_system(name), t.check_system_mend())
    }
}

fn processors(count: usize, t: T) -> Finding {
    match count {
        0 | 1 => Finding::warning(PROCESSORS, t.check_processors_few(), t.check_processors_mend()),
        _ => Finding::fine(PROCESSORS, t.check_processors(count)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Level;
    use maru_kernel::Lang;

    #[test]
    fn systems_we_are_tried_on_are_fine() {
        for (id, version, level) in [
            ("debian", "12", Level::Fine),
            ("debian", "13", Level::Fine),
            ("ubuntu", "\"22.04\"", Level::Fine),
            ("ubuntu", "\"24.04\"", Level::Fine),
            ("debian", "11", Level::Warning),
            ("ubuntu", "\"20.04\"", Level::Warning),
            ("rocky", "\"9.4\"", Level::Warning),
        ] {
            let found = kind(&format!("PRETTY_NAME=\"X\"\nID={id}\nVERSION_ID={version}\n"), T(Lang::En));
            assert_eq!(found.level, level, "{id} {version}");
        }
        assert_eq!(kind("", T(Lang::Ko)).level, Level::Warning);
        assert_eq!(
            (processors(1, T(Lang::En)).level, processors(2, T(Lang::En)).level),
            (Level::Warning, Level::Fine)
        );
    }
}
