//! Take the changes of a run out of the house as a file, with a reason, a count and a hash (S-23).

use crate::access::{self, Allowed, Steer, Synchronisation};
use crate::{Error, Options};
use maru_kernel::{Event, Id, Ref};
use maru_store::{StoreError, Tx};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;

/// A file that is being written. It has no name, so that a crash leaves nothing behind and nobody else can
/// open it.
pub struct Export {
    out: BufWriter<File>,
    digest: Sha256,
    reason: String,
    bytes: u64,
    rows: u64,
}

/// A file ready to be sent.
#[derive(Debug)]
pub struct Made {
    /// At its beginning.
    pub file: File,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal digits, as it stands in the log.
    pub sha256: String,
    rows: u64,
    reason: String,
}

impl Export {
    /// Begins a file, in the folder that only our own account may read.
    ///
    /// # Errors
    /// [`crate::Refusal::Reason`] without a proper reason; a folder that cannot be written.
    pub fn begin(options: &Options, reason: &str) -> Result<Export, Error> {
        let reason = access::reason(reason)?;
        let folder = &options.secrets_folder;
        let open = || {
            std::fs::create_dir_all(folder)?;
            let path = folder.join(format!("export-{:032x}", rand::random::<u128>()));
            let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path)?;
            std::fs::remove_file(&path)?;
            Ok(file)
        };
        let out = BufWriter::new(open().map_err(|e| failed(&e))?);
        Ok(Export { out, digest: Sha256::new(), reason: reason.to_owned(), bytes: 0, rows: 0 })
    }

    /// Writes a part of the file that holds so many changes.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn write(&mut self, text: &str, rows: usize) -> Result<(), Error> {
        self.digest.update(text);
        self.bytes += text.len() as u64;
        self.rows += rows as u64;
        self.out.write_all(text.as_bytes()).map_err(|e| failed(&e))
    }

    /// Ends the file.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn end(self) -> Result<Made, Error> {
        let mut file = self.out.into_inner().map_err(|e| failed(&e.into_error()))?;
        file.rewind().map_err(|e| failed(&e))?;
        let sha256 = self.digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Made { file, bytes: self.bytes, sha256, rows: self.rows, reason: self.reason })
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
        "reason": made.reason, "rows": made.rows, "bytes": made.bytes, "sha256": made.sha256,
    });
    let event = Event::new("directory.plan_exported").about(Ref::new("directory", "run", run));
    tx.record(&event.with(details))?;
    Ok(())
}

fn failed(error: &std::io::Error) -> Error {
    StoreError::Failed(error.to_string()).into()
}
