//! Signs the chain as it is now, inside the database and outside.

use crate::actions::rotate_key::{refuse_other, signing_key};
use crate::chain::{Checkpoint, CheckpointLog, Entry};
use crate::store::{checkpoints, keys, seals};
use crate::{Desk, Error};
use maru_kernel::Cause;
use maru_store::{Db, lock_name};

/// Signs the newest seal, unless it is signed already. Returns the checkpoint that holds now; `None`
/// when nothing was ever sealed.
///
/// # Errors
/// As any write, [`Error::Key`] when the key cannot be used, and [`Error::Log`] when the log outside
/// cannot be written.
pub fn checkpoint(db: &Db, cause: &Cause, desk: &Desk) -> Result<Option<Checkpoint>, Error> {
    // The key is read each time: a command may have changed it while the server runs.
    let signing = db.read_blocking(|conn| signing_key(conn, desk))?;
    let (made, successions) = db.write_blocking(cause, move |tx| {
        lock_name(tx, "audit.checkpoint")?;
        refuse_other(tx.conn(), &signing)?;
        let successions = keys::all(tx.conn())?;
        let known = checkpoints::last(tx.conn())?;
        let Some(seal) = seals::last(tx.conn())? else { return Ok::<_, Error>((known, successions)) };
        if known.as_ref().is_some_and(|k| k.position >= seal.position) {
            return Ok((known, successions));
        }
        let made = Checkpoint::sign(&signing, seal.position, seal.hash, tx.now());
        checkpoints::append(tx, &made)?;
        Ok((Some(made), successions))
    })?;
    let mut wanted: Vec<Entry> = successions.into_iter().map(Box::new).map(Entry::Succession).collect();
    wanted.extend(made.clone().map(Entry::Checkpoint));
    write_once(&desk.log, wanted)?;
    Ok(made)
}

/// A crash between the database and the log is healed by the next call: what the log lacks is written
/// even when the database had it already.
fn write_once(log: &CheckpointLog, mut wanted: Vec<Entry>) -> Result<(), Error> {
    for line in log.lines()? {
        if let Ok(entry) = line? {
            wanted.retain(|w| *w != entry);
        }
    }
    wanted.iter().try_for_each(|entry| log.append(entry))
}
