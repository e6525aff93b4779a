//! Checks the whole chain and names the first bad row (S-192).

use crate::actions::rotate_key;
use crate::chain::{Checkpoint, CheckpointLog, Entry, Hash, Keyring, PublicKey, next_hash};
use crate::model::report::{Damage, Finding, Report};
use crate::store::{checkpoints, keys, order, seals};
use crate::{Desk, Error};
use maru_store::{Db, DbConn};
use std::collections::BTreeMap;
use std::iter::Peekable;

/// How many rows are in memory at once.
const AT_ONCE: i64 = 1_000;

/// Checks every seal against its event, and every checkpoint, in the database and in the log outside,
/// against the chain. Memory stays flat however long the chain is, apart from the log's few bytes an hour.
///
/// # Errors
/// As any read of the database or the log, and [`Error::Key`] when the key in force cannot be read.
pub fn verify(db: &Db, desk: &Desk) -> Result<Report, Error> {
    db.read_blocking(|conn| {
        loop {
            let before = keys::all(conn)?;
            let report = match rotate_key::keyring(conn, desk)? {
                Ok(ring) => check(conn, &desk.log, &ring)?,
                Err(position) => keys_broken(position),
            };
            // What a key signed that came into force during the walk is no forgery.
            if report.is_sound() || keys::all(conn)? == before {
                return Ok(report);
            }
        }
    })
}

/// As [`verify`], for somebody who has nothing but the public half of the key in force, a copy of the log
/// outside and a way to read the database. Makes and finishes nothing.
///
/// # Errors
/// As any read of the database or the log.
pub fn verify_by(db: &Db, log: &CheckpointLog, current: PublicKey) -> Result<Report, Error> {
    db.read_blocking(|conn| match Keyring::new(current, &keys::all(conn)?) {
        Ok(ring) => check(conn, log, &ring),
        Err(position) => Ok(keys_broken(position)),
    })
}

fn check(conn: &mut DbConn, log: &CheckpointLog, ring: &Keyring) -> Result<Report, Error> {
    let (outside, log_damage) = read_log(conn, log, ring)?;
    let mut walk = Walk {
        report: Report::default(),
        last: 0,
        hash: [0; 32],
        log_is_empty: outside.is_empty(),
        outside: outside.into_iter().peekable(),
    };
    let finding = walk.walk_to_the_end(conn, ring)?;
    walk.report.waiting = order::count_after(conn, walk.last)?;
    // The first checkpoint may have been written there since it was read.
    let log_missing =
        walk.log_missing().filter(|_| log.lines().is_ok_and(|mut lines| lines.next().is_none()));
    walk.report.finding = finding.or(log_damage).or(log_missing);
    Ok(walk.report)
}

/// Without knowing whose signature to trust, nothing else can be said.
fn keys_broken(position: i64) -> Report {
    let finding = Some(Finding { damage: Damage::KeysBroken, position, event: None });
    Report { finding, ..Report::default() }
}

/// The checkpoints of the log by position, and the first line that is none or not ours.
fn read_log(
    conn: &mut DbConn,
    log: &CheckpointLog,
    ring: &Keyring,
) -> Result<(BTreeMap<i64, Checkpoint>, Option<Finding>), Error> {
    let successions = keys::all(conn)?;
    let (mut found, mut damage) = (BTreeMap::new(), None);
    for (number, line) in (1..).zip(log.lines()?) {
        match line? {
            Ok(Entry::Checkpoint(made)) if made.is_signed_by(ring.at(made.position)) => {
                found.insert(made.position, made);
            }
            Ok(Entry::Succession(made)) if successions.contains(&made) => {}
            Ok(Entry::Succession(made)) => {
                let (damage_there, position) = (Damage::KeysBroken, made.position);
                damage.get_or_insert(Finding { damage: damage_there, position, event: None });
            }
            _ => {
                damage.get_or_insert(Finding { damage: Damage::LogDamaged, position: number, event: None });
            }
        }
    }
    Ok((found, damage))
}

/// How far the check has come.
struct Walk {
    report: Report,
    last: i64,
    hash: Hash,
    log_is_empty: bool,
    outside: Peekable<std::collections::btree_map::IntoIter<i64, Checkpoint>>,
}

impl Walk {
    /// Walks through the chain and looks at what should still be there after its last seal, and what should
    /// not. The log is written on meanwhile: a checkpoint beyond the end only tells of seals cut off if there
    /// is still no seal to walk to after it was seen, as a seal is there before its signature.
    fn walk_to_the_end(&mut self, conn: &mut DbConn, ring: &Keyring) -> Result<Option<Finding>, Error> {
        loop {
            let finding = self.through(conn, ring)?;
            if finding.is_some() {
                return Ok(finding);
            }
            let end = self.last;
            if checkpoints::after(conn, end, 1)?.is_empty() {
                break;
            }
            let finding = self.through(conn, ring)?;
            if finding.is_some() || self.last == end {
                return Ok(finding.or(self.missing(Damage::Truncated)));
            }
        }
        if self.outside.peek().is_some() {
            return Ok(self.missing(Damage::OlderCopy));
        }
        let unplaced = |event| Finding { damage: Damage::Unplaced, position: 0, event: Some(event) };
        Ok(order::oldest_without_place(conn)?.map(unplaced))
    }

    fn missing(&self, damage: Damage) -> Option<Finding> {
        Some(Finding { damage, position: self.last + 1, event: None })
    }

    /// Walks to the end of the chain or to the first bad row.
    fn through(&mut self, conn: &mut DbConn, ring: &Keyring) -> Result<Option<Finding>, Error> {
        loop {
            let batch = seals::after(conn, self.last, AT_ONCE)?;
            let (Some(first), Some(last)) = (batch.first().map(|s| s.0), batch.last().map(|s| s.0)) else {
                return Ok(None);
            };
            let ids: Vec<i64> = batch.iter().map(|s| s.1).collect();
            let mut events = order::events_of(conn, &ids)?;
            let places = order::places(conn, first, last)?;
            let signed: BTreeMap<i64, Checkpoint> =
                checkpoints::after(conn, self.last, AT_ONCE)?.into_iter().map(|c| (c.position, c)).collect();
            for (position, id, hash) in batch {
                let bad = |damage| Some(Finding { damage, position, event: Some(id) });
                if position != self.last + 1 {
                    let damage = Damage::SealMissing;
                    return Ok(Some(Finding { damage, position: self.last + 1, event: None }));
                }
                if places.get(&position) != Some(&id) {
                    let damage = if events.contains_key(&id) { Damage::Reordered } else { Damage::Deleted };
                    return Ok(bad(damage));
                }
                let Some(mut event) = events.remove(&id) else { return Ok(bad(Damage::Deleted)) };
                event.position = position;
                self.hash = next_hash(&self.hash, &event);
                if self.hash.as_slice() != hash {
                    return Ok(bad(Damage::Edited));
                }
                self.last = position;
                self.report.checked += 1;
                if let Some(damage) = self.disagreement(signed.get(&position), ring) {
                    return Ok(bad(damage));
                }
            }
        }
    }

    /// Checkpoints were made, and the file they were written to is empty or gone.
    fn log_missing(&self) -> Option<Finding> {
        let missing = self.log_is_empty && self.report.checkpoints > 0;
        missing.then_some(Finding { damage: Damage::LogMissing, position: 1, event: None })
    }

    /// What the checkpoints at the present position say against the chain.
    fn disagreement(&mut self, inside: Option<&Checkpoint>, ring: &Keyring) -> Option<Damage> {
        if let Some(checkpoint) = inside {
            if !checkpoint.is_signed_by(ring.at(checkpoint.position)) {
                return Some(Damage::CheckpointForged);
            }
            if checkpoint.hash != self.hash {
                return Some(Damage::Rewritten);
            }
            self.report.checkpoints += 1;
        }
        while let Some((_, checkpoint)) = self.outside.next_if(|(position, _)| *position <= self.last) {
            if checkpoint.hash != self.hash {
                return Some(Damage::Rewritten);
            }
        }
        None
    }
}
