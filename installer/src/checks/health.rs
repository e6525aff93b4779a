//! What modules tell about their own condition, as findings: the same as on the health page.

use super::finding::{Finding, Level};
use super::running::Running;
use super::scene::Scene;
use super::side_by_side::Look;
use maru_contract::{Condition, Health, HealthCheck};
use maru_kernel::Fault;

/// One look for each module's check.
pub fn looks(running: &Running) -> Vec<Look> {
    let look = |check: &HealthCheck| {
        let (db, check) = (running.db.clone(), check.clone());
        Look::at(check.key, move |scene: &Scene| {
            let (lang, now) = (scene.around.lang, scene.around.clock.now());
            let found = db.read_blocking(|conn| (check.run)(conn, now, lang));
            let found = found.unwrap_or_else(|e| Health { condition: Condition::Bad, text: e.text(lang) });
            vec![told(&check, &found, lang)]
        })
    };
    running.house.offers.health.iter().map(look).collect()
}

fn told(check: &HealthCheck, found: &Health, lang: maru_kernel::Lang) -> Finding {
    let level = match found.condition {
        Condition::Good => Level::Fine,
        Condition::Watch => Level::Warning,
        Condition::Bad => Level::Wrong,
    };
    let mend = (level != Level::Fine).then(|| mend(check.key).to_owned());
    let what = format!("{}: {}", (check.label)(lang), found.text);
    Finding { check: check.key, level, what, mend }
}

/// Where somebody begins to mend it.
fn mend(key: &str) -> &'static str {
    match key {
        "audit.queue" => "journalctl -u maru -n 100",
        "audit.chain" => "maru audit verify",
        "audit.space" => "[audit] most_gigabytes = GIGABYTES",
        "audit.syslog" => "[syslog] address = \"HOST:6514\"",
        "backup.last" => "systemctl enable --now maru-backup.timer",
        "directory.sync" => "maru directory history",
        "files.scan" => "systemctl restart clamav-daemon",
        "files.damage" => "maru doctor --whole",
        _ => "maru doctor --json",
    }
}
