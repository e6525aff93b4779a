//! A house as it stands: its modules and its database, opened to read. Makes no key, no table and no lease.

use super::finding::Finding;
use super::scene::Scene;
use crate::config::Config;
use crate::house::{self, Modules};
use crate::problem::Problem;
use crate::texts::T;
use maru_contract::House;
use maru_directory::store::sync::sources;
use maru_files::Files;
use maru_kernel::Fault;
use maru_store::{Db, StoreResult};
use maru_web::live::Hub;
use std::sync::Arc;

/// A house that was opened to be looked at; cheap to clone.
#[derive(Clone)]
pub struct Running {
    pub house: Arc<House>,
    pub db: Db,
    pub files: Files,
}

/// Keys that were made together with the house.
const KEYS: [&str; 2] = ["master.key", "audit.key"];

impl Running {
    /// Opens what the configuration names.
    ///
    /// # Errors
    /// What is in the way.
    pub fn open(config: &Config, lang: maru_kernel::Lang) -> Result<Running, Finding> {
        let (folder, t) = (&config.storage.folder, T(lang));
        let told = |problem: &Problem, mend: &str| Finding::wrong("house.open", problem.text(lang), mend);
        if maru_backup::is_unfinished(folder) {
            let problem = Problem::RestoreUnfinished(folder.display().to_string());
            return Err(told(&problem, "maru restore FILE --key KEY"));
        }
        if let Some(missing) = KEYS.iter().map(|key| folder.join("keys").join(key)).find(|key| !key.exists())
        {
            let what = t.check_key_missing(missing.display());
            return Err(Finding::wrong("secret.missing", what, "maru restore FILE --key KEY"));
        }
        Running::read(config).map_err(|problem| told(&problem, "journalctl -u maru -n 50"))
    }

    fn read(config: &Config) -> Result<Running, Problem> {
        let Modules { files, all, .. } = house::modules(config, false, &Hub::default())?;
        let house = House::build(all)?;
        let db = Db::open_to_read(&config.storage.address()?, &house.migrations())?;
        Ok(Running { house: Arc::new(house), db, files })
    }

    /// The directories that people come from, each as it was configured.
    ///
    /// # Errors
    /// As any read.
    pub fn directories(&self) -> StoreResult<Vec<String>> {
        let rows = self.db.read_blocking(sources::all)?;
        Ok(rows.into_iter().filter(|row| row.last_good_at.is_some()).map(|row| row.config).collect())
    }
}

/// Whether somebody serves the port; a listener of our own would be one more if nobody did.
pub fn serving(scene: &Scene) -> Vec<Finding> {
    const SERVING: &str = "serving";
    let (address, t) = (scene.config.server.listen, scene.t());
    vec![match crate::serve::listen(address) {
        Err(Problem::PortTaken(_)) => Finding::fine(SERVING, t.check_serving(address)),
        _ => Finding::wrong(SERVING, t.check_serving_not(address), "systemctl start maru"),
    }]
}
