//! Looks at a machine and at what the configuration names, before a house is made there and while it runs. Nothing
//! is changed by looking.

pub mod bundle;
mod certificate;
mod clock;
mod contents;
mod database;
mod directory;
mod disk;
mod dns;
mod finding;
mod firewall;
mod health;
mod locale;
mod machine;
mod memory;
mod nodes;
mod others;
mod pem;
mod port;
mod relay;
mod report;
mod running;
mod scene;
mod secrets;
mod selinux;
mod side_by_side;
mod sync_speed;
mod system;

pub use finding::{Finding, Level, worst};
pub use machine::Machine;
pub use report::{as_json, as_text};
pub use scene::Around;

use crate::config::Config;
use crate::texts::T;
use maru_audit::Audit;
use maru_kernel::{Fault, Lang};
use running::Running;
use scene::Scene;
use side_by_side::Look;
use std::sync::Arc;

/// Looks at everything a new house needs: the machine, and what the configuration names.
pub fn preflight(config: &Config, around: &Around) -> Vec<Finding> {
    let scene = Arc::new(Scene { config: config.clone(), around: around.clone() });
    let mut looks = machine();
    looks.push(Look::at("port", port::look));
    looks.extend(named(&scene));
    side_by_side::run(looks, &scene)
}

/// Looks at a house that is there: the machine, what the configuration names, and what the modules tell of
/// themselves. With `whole` it reads every file and every event again, which may take long.
pub fn doctor(config: &Config, around: &Around, whole: bool) -> Vec<Finding> {
    examined(config, around, open_in_time(config, around.lang), whole)
}

/// Opens the house, unless that takes too long.
fn open_in_time(config: &Config, lang: Lang) -> Result<Running, Finding> {
    let config = config.clone();
    let opened = side_by_side::in_time(move || Running::open(&config, lang));
    opened.unwrap_or_else(|| Err(side_by_side::silent("house.open", T(lang))))
}

fn examined(config: &Config, around: &Around, opened: Result<Running, Finding>, whole: bool) -> Vec<Finding> {
    let mut around = around.clone();
    if let Some(Ok(directories)) =
        opened.clone().ok().and_then(|running| side_by_side::in_time(move || running.directories()))
    {
        around.directories.extend(directories);
    }
    let scene = Arc::new(Scene { config: config.clone(), around });
    let mut looks = machine();
    looks.push(Look::at("serving", running::serving));
    looks.extend(named(&scene));
    let running = match opened {
        Ok(running) => running,
        Err(obstacle) => {
            let mut found = side_by_side::run(looks, &scene);
            // One cause is told once: what the house stumbles over is mostly among these.
            if worst(&found) < Level::Wrong || obstacle.check != "house.open" {
                found.push(obstacle);
            }
            return found;
        }
    };
    looks.extend(health::looks(&running));
    let (for_nodes, for_files) = (running.clone(), running.clone());
    looks.push(Look::at("clock.nodes", move |scene: &Scene| nodes::look(&for_nodes, scene)));
    if !whole {
        let sample = move |scene: &Scene| contents::sample(&for_files, scene.around.lang);
        looks.push(Look::at("files.contents", sample));
    }
    let mut found = side_by_side::run(looks, &scene);
    if whole {
        found.push(contents::whole(&running, scene.around.lang));
        found.push(chain(&running, &scene));
    }
    found
}

/// Every event and every signature, from the first on.
fn chain(running: &Running, scene: &Scene) -> Finding {
    const VERIFIED: &str = "audit.verified";
    let (folder, lang) = (&scene.config.storage.folder, scene.around.lang);
    let (log, key) = (folder.join("checkpoints.log"), folder.join("keys/audit.key"));
    match Audit::verify_by(&running.db, &log, None, &key) {
        Ok(report) if report.is_sound() => Finding::fine(VERIFIED, Audit::sentence(&report, lang)),
        Ok(report) => Finding::wrong(VERIFIED, Audit::sentence(&report, lang), "maru audit verify --json"),
        Err(error) => Finding::wrong(VERIFIED, error.text(lang), "maru audit verify --json"),
    }
}

/// Looks at the machine alone, for a configuration that cannot be read yet.
pub fn machine_only(config: &Config, around: &Around) -> Vec<Finding> {
    let scene = Arc::new(Scene { config: config.clone(), around: around.clone() });
    side_by_side::run(machine(), &scene)
}

fn machine() -> Vec<Look> {
    vec![
        Look::at("system", system::look),
        Look::at("memory", memory::look),
        Look::at("disk", disk::look),
        Look::at("disk.sync", sync_speed::look),
        Look::at("clock", clock::look),
        Look::at("locale", locale::look),
        Look::at("selinux", selinux::look),
    ]
}

/// What the configuration names.
fn named(scene: &Scene) -> Vec<Look> {
    let mut looks = vec![
        Look::at("dns", dns::look),
        Look::at("firewall", firewall::look),
        Look::at("certificate", certificate::look),
        Look::at("secret", secrets::look),
        Look::at("database", database::look),
        Look::at("scanner", others::scanner),
        Look::at("log", others::log_server),
        Look::at("relay", relay::look),
    ];
    for text in scene.around.directories.clone() {
        looks.push(Look::at("directory", move |scene: &Scene| directory::look(scene, &text)));
    }
    looks
}
