//! Takes in a content that arrived whole and makes a draft of it.

use crate::disk::{Received, from_bytes};
use crate::model::kind::{Family, Kind, Refusal, kind};
use crate::model::{File, Scan, name};
use crate::picture::{Rewritten, rewrite_in_time};
use crate::store::{arriving, blobs, links};
use crate::{Desk, Error};
use maru_kernel::{Cause, Event, Id, PersonId, Ref};
use maru_store::{Db, Tx, lock_name};
use std::sync::Arc;

/// A draft: a file that belongs to nothing yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: Id,
    /// Its name as it is kept.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Media type.
    pub media_type: String,
}

impl From<File> for Draft {
    fn from(file: File) -> Draft {
        Draft { id: file.id, name: file.name, size: file.size, media_type: file.media_type }
    }
}

/// Who sends a content, and in which way.
#[derive(Clone, Copy, Debug)]
pub struct Sender {
    /// The person.
    pub person: PersonId,
    /// What it is of those that come piece by piece; `None` for one that came at once.
    pub arriving: Option<Id>,
}

impl From<PersonId> for Sender {
    fn from(person: PersonId) -> Sender {
        Sender { person, arriving: None }
    }
}

/// What a content of this name is that begins so.
///
/// # Errors
/// [`Error::EndingRefused`] or [`Error::ContentDiffers`].
pub fn accepted(name: &str, head: &[u8]) -> Result<Kind, Error> {
    kind(name, head).map_err(|refusal| match refusal {
        Refusal::Ending => Error::EndingRefused(name::ending(name)),
        Refusal::Content => Error::ContentDiffers(name::ending(name)),
    })
}

/// Checks the content, writes pictures anew, puts it in its place, and only then writes the rows: there
/// is never a row without its content (S-440).
///
/// # Errors
/// A content that is refused, a quota used up, or as any write.
pub async fn upload(
    db: &Db,
    cause: &Cause,
    desk: &Arc<Desk>,
    sender: impl Into<Sender>,
    sent_name: &str,
    received: Received,
) -> Result<Draft, Error> {
    let name = name::tidy(sent_name);
    let kind = accepted(&name, &received.head)?;
    let rewritten = match kind.family {
        Family::Picture(_) => Some(rewrite_in_time(received.path().to_owned()).await?),
        _ => None,
    };
    let (db, cause, desk, sender) = (db.clone(), cause.clone(), Arc::clone(desk), sender.into());
    tokio::task::spawn_blocking(move || keep(&db, &cause, &desk, sender, name, kind, received, rewritten))
        .await
        .map_err(|e| Error::BrokeOff(e.to_string()))?
}

#[expect(clippy::too_many_arguments, reason = "everything that is known of one upload, used once")]
fn keep(
    db: &Db,
    cause: &Cause,
    desk: &Desk,
    sender: Sender,
    name: String,
    kind: Kind,
    received: Received,
    rewritten: Option<Rewritten>,
) -> Result<Draft, Error> {
    let received = match &rewritten {
        Some(rewritten) => from_bytes(&desk.folder, &rewritten.picture)?,
        None => received,
    };
    let sides = rewritten.as_ref().map(|rewritten| rewritten.sides);
    // Held until the rows are written, so that no collector takes the content in between.
    let hold = desk.folder.hold_shared()?;
    for (size, picture) in rewritten.into_iter().flat_map(|r| r.thumbnails) {
        let small = from_bytes(&desk.folder, &picture)?;
        desk.folder.place(small.path(), &desk.folder.thumbnail(&received.hash, size))?;
    }
    received.place(&desk.folder)?;
    let (quota, scanned) = (desk.options.quota_per_person, desk.options.scanner.is_some());
    let (hash, size, kept_name) = (received.hash.clone(), received.size, name.clone());
    let id = db.write_blocking(cause, move |tx| {
        refuse_beyond_quota(tx, sender, size, quota)?;
        let scan = if scanned { Scan::Waiting } else { Scan::Clean };
        let bytes = i64::try_from(size).unwrap_or(i64::MAX);
        blobs::insert(tx, &hash, bytes, scan, sides)?;
        let id = tx.id();
        links::insert(tx, id, &hash, &kept_name, kind.media_type, sender.person)?;
        if let Some(arriving) = sender.arriving
            && !arriving::became(tx, arriving, id)?
        {
            return Err(Error::Missing);
        }
        let details = serde_json::json!({ "size": size, "type": kind.media_type, "hash": hash });
        tx.record(&Event::new("files.uploaded").about(Ref::new("files", "file", id)).with(details))?;
        if scanned {
            super::scan::request(tx)?;
        }
        Ok::<Id, Error>(id)
    })?;
    drop(hold);
    Ok(Draft { id, name, size, media_type: kind.media_type.to_owned() })
}

/// Two uploads of one person at once must not both fit into the same rest; what is still arriving counts as whole.
pub fn refuse_beyond_quota(tx: &mut Tx<'_>, sender: Sender, size: u64, quota: u64) -> Result<(), Error> {
    lock_name(tx, &format!("files.quota.{}", sender.person))?;
    let used = u64::try_from(links::bytes_of(tx.conn(), sender.person)?).unwrap_or_default();
    let (_, arriving) = arriving::share_of(tx.conn(), sender.person, sender.arriving)?;
    if used.saturating_add(arriving).saturating_add(size) > quota {
        return Err(Error::QuotaFull(quota));
    }
    Ok(())
}
