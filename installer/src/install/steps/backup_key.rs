//! The key that opens backups, made once and written where the operator takes it away from.

use super::tables::up_to_date;
use crate::install::place::Place;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use crate::whole_file::{Rights, put};
use maru_backup::{HouseKeys, make_key};
use std::io::ErrorKind;
use std::path::PathBuf;

pub const STEP: Step =
    Step { code: "backup_key", title: |t| t.install_backup_key(), stands, act, restart: Restart::Nothing };

/// Where the key is until it is known that the house seals for it. In the folder of root's secrets: in one of the
/// service's own its account could put another file in the place of this one.
fn beside(place: &Place) -> PathBuf {
    place.credentials().join(".backup-key.unfinished")
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    let Some(config) = work.config()? else { return Ok(Standing::Open) };
    let keys = config.storage.folder.join("keys");
    let is_made = up_to_date(&config)? && HouseKeys::of(&keys).recipient().is_ok();
    Ok(Standing::done_if(is_made && !beside(work.place).exists()))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let (t, cause, to) = (work.t(), work.cause.clone(), work.answers.backup.key.clone());
    let (keys, beside) = (HouseKeys::of(&work.data()?.join("keys")), beside(work.place));
    if keys.recipient().is_err() {
        // A key that nothing was ever sealed for.
        match std::fs::remove_file(&beside) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Problem::file(&beside, &error)),
            _ => {}
        }
        make_key(&work.open()?.front.db, &keys, &beside, false, &cause)?;
    }
    let key = std::fs::read(&beside).map_err(|e| Problem::file(&beside, &e))?;
    // It may be a key that opens other sets.
    if to.exists() && std::fs::read(&to).is_ok_and(|there| there != key) {
        return Err(maru_backup::Error::Exists(to.display().to_string()).into());
    }
    put(&to, &key, Rights::OURS)?;
    std::fs::remove_file(&beside).map_err(|e| Problem::file(&beside, &e))?;
    work.note(t.install_key_in(to.display()));
    Ok(())
}
