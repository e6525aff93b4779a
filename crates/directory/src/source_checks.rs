//! Checks passwords against the directories people come from, as they are configured at the moment.

use crate::ldap::{Live, ServerState, SourceError};
use crate::mapping::SourceConfig;
use crate::password_check::{DirectoryDown, PasswordCheck};
use crate::store::sync::sources;
use maru_store::{Db, StoreError};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The live directories of all sources. A directory is kept while its configuration stays the same, so
/// that it remembers which of its servers fail (S-411).
#[derive(Default)]
pub struct SourceChecks {
    db: OnceLock<Db>,
    kept: Mutex<BTreeMap<String, Kept>>,
}

struct Kept {
    config: String,
    /// None for files, which let nobody in.
    live: Option<Arc<Live>>,
}

impl SourceChecks {
    /// Knows the database the sources are kept in; before that nobody is let in.
    pub fn attach(&self, db: Db) {
        let _ = self.db.set(db);
    }

    /// How the servers of a source have behaved, if it is a live one.
    ///
    /// # Errors
    /// A configuration that cannot be used, or the database.
    pub fn live(&self, source: &str) -> Result<Option<Arc<Live>>, crate::Error> {
        let Some(db) = self.db.get() else { return Err(StoreError::Busy.into()) };
        let Some(row) = db.read_blocking(|conn| sources::find(conn, source))? else { return Ok(None) };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.get(source).filter(|known| known.config == row.config) {
            Some(known) => Ok(known.live.clone()),
            None => {
                let live = open(&row.config)?.map(Arc::new);
                kept.insert(source.to_owned(), Kept { config: row.config, live: live.clone() });
                Ok(live)
            }
        }
    }
}

/// The directory behind a configuration. The reader's password is not needed to check somebody's own.
fn open(config: &str) -> Result<Option<Live>, SourceError> {
    let connection = SourceConfig::from_toml(config, None)?.connection;
    connection.map(|how| Live::with_secret(how, None)).transpose()
}

impl PasswordCheck for SourceChecks {
    fn check(&self, source: &str, dn: &str, password: &str) -> Result<bool, DirectoryDown> {
        match self.live(source) {
            Ok(Some(live)) => live.check(source, dn, password),
            Ok(None) => Ok(false),
            Err(error) => {
                tracing::warn!(source, %error, "the directory cannot be used to check a password");
                Err(DirectoryDown)
            }
        }
    }

    fn is_down(&self) -> bool {
        let Some(db) = self.db.get() else { return false };
        // A source nobody comes from yet, such as one that is being set up, checks no password.
        let in_use = db.read_blocking(sources::with_people).unwrap_or_default();
        let live = |name: &String| self.live(name).ok().flatten();
        in_use.iter().filter_map(live).any(|live| !live.answers())
    }

    fn servers(&self, source: &str) -> Vec<ServerState> {
        self.live(source).ok().flatten().map(|live| Live::servers(&live)).unwrap_or_default()
    }
}
