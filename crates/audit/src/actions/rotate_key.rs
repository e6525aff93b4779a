//! Replaces the key that signs checkpoints; what the old one signed stays provable.

use crate::actions::{checkpoint, export};
use crate::chain::{Entry, Key, Keyring, Succession};
use crate::store::{checkpoints, keys};
use crate::{Desk, Error};
use maru_kernel::{Cause, Event};
use maru_store::{Db, DbConn, lock_name};

/// Signs everything with the old key once more, makes a new key and lets both sign that one follows the
/// other. The statement is an event of the log, a row beside the checkpoints and a line of the log outside.
/// The old secret is gone afterwards.
///
/// # Errors
/// [`Error::Reason`], [`Error::Key`] and [`Error::Log`] for files that cannot be used, and as any
/// write. What was interrupted after the commit is finished by whoever needs the key next.
pub fn rotate(db: &Db, cause: &Cause, desk: &Desk, reason: &str) -> Result<Succession, Error> {
    let reason = export::reason(reason)?;
    checkpoint::checkpoint(db, cause, desk)?;
    let old = db.read_blocking(|conn| signing_key(conn, desk))?;
    let new = Key::make_next(&desk.options.key_file)?;
    let made = db.write_blocking(cause, move |tx| {
        lock_name(tx, "audit.checkpoint")?;
        refuse_other(tx.conn(), &old)?;
        let position = checkpoints::last(tx.conn())?.map_or(0, |c| c.position);
        let made = Succession::sign(&old, &new, position, tx.now());
        keys::append(tx, &made)?;
        tx.record(&Event::new("audit.key_rotated").with(serde_json::json!({
            "reason": reason, "position": position, "old": made.old.to_hex(), "new": made.new.to_hex(),
            "statement": made.to_line(),
        })))?;
        Ok::<_, Error>(made)
    })?;
    desk.log.append(&Entry::Succession(Box::new(made.clone())))?;
    Key::take_over(&desk.options.key_file, &made.new)?;
    Ok(made)
}

/// The key that signs now. A change of keys that was written down and then interrupted is finished here.
///
/// # Errors
/// [`Error::Key`] when the file holds another key than the one in force, and as any read.
pub fn signing_key(conn: &mut DbConn, desk: &Desk) -> Result<Key, Error> {
    let file = &desk.options.key_file;
    let key = Key::open(file)?;
    match keys::in_force(conn)? {
        Some(expected) if expected != key.public() => Key::take_over(file, &expected),
        _ => Ok(key),
    }
}

/// Between reading the file and signing, another process may have changed the key.
///
/// # Errors
/// [`Error::Key`] when `key` is no longer in force, and as any read.
pub fn refuse_other(conn: &mut DbConn, key: &Key) -> Result<(), Error> {
    match keys::in_force(conn)?.filter(|expected| *expected != key.public()) {
        Some(expected) => {
            let reason = format!("not the key in force, {}", expected.id());
            Err(Error::Key { path: key.public().id(), reason })
        }
        None => Ok(()),
    }
}

/// All keys, and the part of the chain each speaks of; `Err` inside names the position of a change that
/// does not hold.
///
/// # Errors
/// As [`signing_key`].
pub fn keyring(conn: &mut DbConn, desk: &Desk) -> Result<Result<Keyring, i64>, Error> {
    let current = signing_key(conn, desk)?.public();
    Ok(Keyring::new(current, &keys::all(conn)?))
}
