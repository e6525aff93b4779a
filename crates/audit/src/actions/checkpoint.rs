//! Signs the chain as it is now, inside the database and outside.

use crate::Error;
use crate::chain::{Checkpoint, CheckpointLog, Key};
use crate::store::{checkpoints, seals};
use maru_kernel::Cause;
use maru_store::{Db, lock_name};

/// Signs the newest seal, unless it is signed already. Returns the checkpoint that holds now; `None`
/// when nothing was ever sealed.
///
/// # Errors
/// As any write, and [`Error::Log`] when the log outside cannot be written.
pub fn checkpoint(
    db: &Db,
    cause: &Cause,
    key: &Key,
    log: &CheckpointLog,
) -> Result<Option<Checkpoint>, Error> {
    let signing = key.clone();
    let made: Option<Checkpoint> = db.write_blocking(cause, move |tx| {
        lock_name(tx, "audit.checkpoint")?;
        let known = checkpoints::last(tx.conn())?;
        let Some(seal) = seals::last(tx.conn())? else { return Ok::<_, Error>(known) };
        if known.as_ref().is_some_and(|k| k.position >= seal.position) {
            return Ok(known);
        }
        let made = Checkpoint::sign(&signing, seal.position, seal.hash, tx.now());
        checkpoints::append(tx, &made)?;
        Ok(Some(made))
    })?;
    if let Some(made) = &made {
        write_once(log, made)?;
    }
    Ok(made)
}

/// A crash between the database and the log is healed by the next call: what the log lacks is written
/// even when the database had it already.
fn write_once(log: &CheckpointLog, made: &Checkpoint) -> Result<(), Error> {
    let mut last = None;
    for line in log.lines()? {
        last = line?.ok().or(last);
    }
    if last.as_ref() == Some(made) { Ok(()) } else { log.append(made) }
}
