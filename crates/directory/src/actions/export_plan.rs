//! Take the changes of a run out of the house as a file, with a reason, a count and a hash (S-23).

use crate::access::{self, Allowed, Steer, Synchronisation};
use crate::{Error, Options};
use maru_kernel::{Event, Id, Ref};
use maru_store::{StoreError, Tx};
use maru_web::Download;
use std::io::Write;

/// A file that is being written.
pub struct Export {
    out: Download,
    reason: String,
    rows: u64,
}

/// A file ready to be sent.
#[derive(Debug)]
pub struct Made {
    /// The file, with its length and hash as they stand in the log.
    pub file: maru_web::Made,
    rows: u64,
    reason: String,
}

impl Export {
    /// Begins a file, in the folder that only our own account may read.
    ///
    /// # Errors
    /// [`crate::Refusal::Reason`] without a proper reason; a folder that cannot be written.
    pub fn begin(options: &Options, reason: &str) -> Result<Export, Error> {
        let reason = access::reason(reason)?.to_owned();
        let out = Download::begin(&options.secrets_folder).map_err(|e| failed(&e))?;
        Ok(Export { out, reason, rows: 0 })
    }

    /// Writes a part of the file that holds so many changes.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn write(&mut self, text: &str, rows: usize) -> Result<(), Error> {
        self.rows += rows as u64;
        self.out.write_all(text.as_bytes()).map_err(|e| failed(&e))
    }

    /// Ends the file.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn end(self) -> Result<Made, Error> {
        Ok(Made { file: self.out.finish().map_err(|e| failed(&e))?, rows: self.rows, reason: self.reason })
    }
}

/// Writes down what leaves the house; only then may it be sent.
///
/// # Errors
/// As any write.
pub fn note_export(
    tx: &mut Tx<'_>,
    _: &Allowed<Steer, Synchronisation>,
    run: Id,
    made: &Made,
) -> Result<(), Error> {
    let details = serde_json::json!({
        "reason": made.reason, "rows": made.rows, "bytes": made.file.bytes, "sha256": made.file.sha256,
    });
    let event = Event::new("directory.plan_exported").about(Ref::new("directory", "run", run));
    tx.record(&event.with(details))?;
    Ok(())
}

fn failed(error: &std::io::Error) -> Error {
    StoreError::Failed(error.to_string()).into()
}
