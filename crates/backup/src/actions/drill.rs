//! What only a drill does: reads the contents of a restored house once more, from the disk they were put on, and signs
//! the report.

use super::make::hashed;
use crate::error::Error;
use crate::keys::HouseKeys;
use crate::set::Sums;
use maru_contract::{Content, Keeps};
use maru_store::{Db, StoreResult};
use serde::Serialize;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// What a drill has shown.
#[derive(Clone, Debug, Serialize)]
pub struct Drill {
    /// Always the same, so that no signature over anything else can stand for one over a drill.
    pub purpose: &'static str,
    /// When the drill began (RFC 3339).
    pub at: String,
    /// The set that was restored.
    pub set: String,
    /// When it was made (RFC 3339).
    pub made_at: String,
    /// Whose it is.
    pub agency: String,
    /// The version of the program that made it.
    pub made_by: String,
    /// The version of the program that restored it.
    pub restored_by: String,
    /// How long restoring took, in milliseconds.
    pub restored_in_ms: u64,
    /// Tables, each compared row by row with what the set says.
    pub tables: usize,
    /// Rows of all tables.
    pub rows: u64,
    /// Contents that were read from the restored folder and are what their names say.
    pub contents: u64,
    /// Contents that are not, without those the set says were damaged before.
    pub damaged: Vec<String>,
    /// Contents that were damaged or gone when the set was made.
    pub missing: Vec<String>,
    /// Seals of the audit log that were checked.
    pub seals: i64,
    /// What is wrong with the audit log; nothing when it is sound.
    pub audit_damage: Option<String>,
}

/// What a drill's report begins with.
pub const PURPOSE: &str = "maru backup drill 1";

impl Drill {
    /// Whether the house came back whole.
    pub fn is_sound(&self) -> bool {
        self.damaged.is_empty() && self.audit_damage.is_none()
    }
}

/// How many contents of the restored house are whole, and the names of those that are not although the set has them.
///
/// # Errors
/// As any read.
pub fn contents(db: &Db, keeps: &[Arc<dyn Keeps>], sums: &Sums) -> Result<(u64, Vec<String>), Error> {
    let (mut whole, mut damaged) = (0, Vec::new());
    for keeps in keeps {
        let mut last: Option<Content> = None;
        loop {
            let some = db.read_blocking(|conn| -> StoreResult<_> { keeps.contents(conn, last.as_ref()) })?;
            if some.is_empty() {
                break;
            }
            for content in &some {
                match is_whole(content)? {
                    true => whole += 1,
                    false if sums.missing.contains(&content.name) => {}
                    false => damaged.push(content.name.clone()),
                }
            }
            last = some.into_iter().next_back();
        }
    }
    Ok((whole, damaged))
}

fn is_whole(content: &Content) -> Result<bool, Error> {
    let Ok(file) = File::open(&content.file) else { return Ok(false) };
    let found = hashed(file, |_| Ok(()))?;
    Ok(found.is_some_and(|found| content.sha256.as_ref().is_none_or(|wanted| *wanted == found)))
}

/// A report that anybody can check.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The report, as JSON.
    pub report: Vec<u8>,
    /// The signature over exactly these bytes (Ed25519, RFC 8032).
    pub signature: [u8; 64],
    /// The key it is checked with: that of the house that was restored, which stands in the backup key too.
    pub public: [u8; 32],
}

/// Signs the report with the key of the restored house.
///
/// # Errors
/// The key of the restored house cannot be read.
pub fn signed(drill: &Drill, restored: &Path) -> Result<Signed, Error> {
    let report = serde_json::to_vec_pretty(drill).map_err(|e| Error::Disk(e.to_string()))?;
    let signer = HouseKeys::of(&restored.join("keys")).signer()?;
    let (signature, public) = (signer.sign_report(&report), signer.signed_by().to_bytes());
    Ok(Signed { report, signature, public })
}
