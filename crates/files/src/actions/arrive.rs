//! Takes in a content piece by piece. What was answered for is on disk; after a break the sender asks how far it is and goes on.

use super::upload::{Draft, Sender, accepted, refuse_beyond_quota, upload};
use crate::disk::{HEAD, Received};
use crate::model::{Arriving, name};
use crate::store::{arriving, links};
use crate::{Desk, Error, access};
use maru_kernel::{Cause, Id, PersonId, Viewer};
use maru_store::{Db, Tx};
use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

/// What one person may have on its way at once.
const MOST: i64 = 20;
/// The longest mark, in letters.
const LONGEST_MARK: usize = 200;

/// What a sender tells before the first byte.
#[derive(Clone, Debug)]
pub struct Announced {
    /// The file's name.
    pub name: String,
    /// Bytes of all of it.
    pub size: u64,
    /// What its sender knows it by: chosen again after a break, the same file goes on. May be empty.
    pub mark: String,
}

/// Begins one, or finds the one that broke off.
///
/// # Errors
/// One that is too large or of an ending that is not taken, too many at once, a share used up, or as any write.
pub fn begin(tx: &mut Tx<'_>, desk: &Desk, uploader: PersonId, sent: &Announced) -> Result<Arriving, Error> {
    if sent.size > desk.options.largest_file {
        return Err(Error::TooLarge(desk.options.largest_file));
    }
    let name = name::tidy(&sent.name);
    if let Err(refused @ Error::EndingRefused(_)) = accepted(&name, &[]) {
        return Err(refused);
    }
    let mark: String = sent.mark.chars().take(LONGEST_MARK).collect();
    if !mark.is_empty()
        && let Some(known) = arriving::by_mark(tx.conn(), uploader, &mark, sent.size)?
    {
        if is_there(desk, &known) {
            return Ok(known);
        }
        arriving::delete(tx, known.id)?;
    }
    let sender = Sender { person: uploader, arriving: None };
    refuse_beyond_quota(tx, sender, sent.size, desk.options.quota_per_person)?;
    if arriving::share_of(tx.conn(), uploader, None)?.0 >= MOST {
        return Err(Error::Busy);
    }
    let new = Arriving { id: tx.id(), uploader, name, size: sent.size, arrived: 0, file: None };
    arriving::insert(tx, &new, &mark)?;
    File::create_new(desk.folder.arriving(new.id))?;
    Ok(new)
}

/// One of the viewer's own. What a restored house knows of and has no bytes of is not there.
///
/// # Errors
/// [`Error::Missing`], or as any read.
pub fn find(conn: &mut maru_store::DbConn, desk: &Desk, viewer: &Viewer, id: Id) -> Result<Arriving, Error> {
    let found = arriving::get(conn, id)?.and_then(|known| access::may_send(viewer, known));
    let found = found.ok_or(Error::Missing)?;
    Some(found.noun())
        .filter(|known| known.file.is_some() || is_there(desk, known))
        .cloned()
        .ok_or(Error::Missing)
}

fn is_there(desk: &Desk, known: &Arriving) -> bool {
    std::fs::metadata(desk.folder.arriving(known.id)).is_ok_and(|file| file.len() >= known.arrived)
}

/// The file of one, for this connection alone; the lock ends with it. What was known of it before may be over: another may have
/// sent more meanwhile, so it has to be found anew before it is [`cut`].
///
/// # Errors
/// [`Error::Held`] while another connection sends to it or has just ended it, or as the file system.
pub fn open(desk: &Desk, known: &Arriving) -> Result<File, Error> {
    let path = desk.folder.arriving(known.id);
    let file = match File::options().read(true).write(true).open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(Error::Held),
        opened => opened?,
    };
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::Held),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Takes away what came after the bytes that were answered for; the next ones go there.
///
/// # Errors
/// As the file system.
pub fn cut(file: &mut File, known: &Arriving) -> Result<(), Error> {
    file.set_len(known.arrived)?;
    file.seek(SeekFrom::Start(known.arrived))?;
    Ok(())
}

/// The first bytes tell what it is: whoever sends the wrong thing hears of it at once and not at its end.
///
/// # Errors
/// As [`accepted`], or as the file system.
pub fn refuse_early(file: &mut File, known: &Arriving) -> Result<(), Error> {
    let mut head = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(HEAD as u64).read_to_end(&mut head)?;
    if head.len() < HEAD && (head.len() as u64) < known.size {
        return Ok(());
    }
    accepted(&known.name, &head).map(drop)
}

/// What arrived becomes a draft; asked again, the same one.
///
/// # Errors
/// As [`upload`]; one that is refused for good is gone with its bytes.
pub async fn finish(db: &Db, cause: &Cause, desk: &Arc<Desk>, known: &Arriving) -> Result<Draft, Error> {
    if let Some(file) = known.file {
        let drafted = db.read(move |conn| Ok::<_, Error>(links::get(conn, file)?)).await?;
        return drafted.map(Draft::from).ok_or(Error::Missing);
    }
    let path = desk.folder.arriving(known.id);
    let received = {
        let path = path.clone();
        let reading = tokio::task::spawn_blocking(move || Received::arrived(&path));
        reading.await.map_err(|e| Error::BrokeOff(e.to_string()))??
    };
    let sender = Sender { person: known.uploader, arriving: Some(known.id) };
    let made = upload(db, cause, desk, sender, &known.name, received).await;
    match &made {
        Ok(_) => gone(&path)?,
        Err(error) if error.is_refusal() => forget(db, cause, desk, known.id).await?,
        Err(_) => {}
    }
    made
}

/// Takes one away that its sender gave up.
///
/// # Errors
/// As any write, or the file system.
pub async fn forget(db: &Db, cause: &Cause, desk: &Desk, id: Id) -> Result<(), Error> {
    db.write(cause, move |tx| Ok::<_, Error>(arriving::delete(tx, id)?)).await?;
    gone(&desk.folder.arriving(id))
}

fn gone(path: &Path) -> Result<(), Error> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
