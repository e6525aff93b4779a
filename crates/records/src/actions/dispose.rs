//! Disposes of what is due and not held, class by class.

use crate::actions::hold::in_force;
use crate::error::Error;
use crate::store::{disposal, schedule};
use maru_contract::{DueItem, HOLDING, Keeping, Offers, Retention};
use maru_kernel::{Cause, Event};
use maru_store::{Db, DbConn, Tx, lock_name};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Things looked up at once.
const AT_ONCE: i64 = 1_000;
/// Things that go in one transaction: nobody who writes meanwhile waits for more.
const TOGETHER: usize = 100;
/// A class that has more to go waits for the next night: an agency of ten thousand says two hundred thousand things a day.
const MOST_A_NIGHT: usize = 1_000_000;
/// And so does one that takes longer.
const LONGEST: Duration = Duration::from_secs(3 * 3_600);

/// Disposes of everything that is due. One class's failure holds up no other.
pub fn dispose(db: &Db, offers: &Offers) -> Result<(), Error> {
    let mut failed = None;
    for class in &offers.all().retention {
        if let Err(error) = dispose_class(db, offers, class, MOST_A_NIGHT) {
            tracing::warn!(class = class.class(), %error, "disposal stopped");
            failed.get_or_insert(error);
        }
    }
    failed.map_or(Ok(()), Err)
}

/// What is held, or cannot be disposed of, stays in the list of what is due and is passed by.
fn dispose_class(db: &Db, offers: &Offers, class: &Arc<dyn Retention>, most: usize) -> Result<(), Error> {
    let cause = Cause::system("records.dispose");
    let (mut last, mut gone): (Option<DueItem>, usize) = (None, 0);
    let began = Instant::now();
    while gone < most && began.elapsed() < LONGEST {
        let (free, newest) = due(db, offers, class.as_ref(), last.as_ref())?;
        let Some(newest) = newest else { break };
        for some in free.chunks(TOGETHER) {
            gone += together(db, &cause, offers, class, some);
        }
        last = Some(newest);
    }
    Ok(())
}

/// Disposes of some in one transaction; where that fails, of each on its own. Says how many went.
fn together(db: &Db, cause: &Cause, offers: &Offers, class: &Arc<dyn Retention>, some: &[DueItem]) -> usize {
    let write = |items: Vec<DueItem>| {
        let (class, holders) = (Arc::clone(class), offers.clone());
        db.write_blocking(cause, move |tx| {
            items.iter().try_for_each(|item| one(tx, &holders, class.as_ref(), item))
        })
    };
    if write(some.to_vec()).is_ok() {
        return some.len();
    }
    let went = some.iter().filter(|item| {
        let done = write(vec![(*item).clone()]);
        if let Err(error) = &done {
            tracing::warn!(subject = %item.subject, %error, "a thing was not disposed of");
        }
        done.is_ok()
    });
    went.count()
}

/// The next things that are due and not held, and the last that was looked at.
fn due(
    db: &Db,
    offers: &Offers,
    class: &dyn Retention,
    after: Option<&DueItem>,
) -> Result<(Vec<DueItem>, Option<DueItem>), Error> {
    let now = db.now();
    db.read_blocking(|conn| {
        let days = schedule::of_class(conn, class.class())?.extra_days;
        let then = now - jiff::SignedDuration::from_hours(i64::from(days) * 24);
        let due = class.due(conn, then, after, AT_ONCE)?;
        let (newest, holds) = (due.last().cloned(), in_force(conn, offers)?);
        let mut free = Vec::new();
        for item in due {
            if !is_held(conn, class, &holds, &item)? {
                free.push(item);
            }
        }
        Ok((free, newest))
    })
}

fn is_held(
    conn: &mut DbConn,
    class: &dyn Retention,
    holds: &[Keeping],
    item: &DueItem,
) -> Result<bool, Error> {
    let concerns = if holds.is_empty() { None } else { class.concerns(conn, item)? };
    Ok(holds.iter().any(|h| h(&item.subject, concerns.as_ref())))
}

/// The register's line, the event and the deed are one transaction, and so is the look for holds: a hold
/// placed a moment ago counts.
fn one(tx: &mut Tx<'_>, offers: &Offers, class: &dyn Retention, item: &DueItem) -> Result<(), Error> {
    lock_name(tx, HOLDING)?;
    let holds = in_force(tx.conn(), offers)?;
    if is_held(tx.conn(), class, &holds, item)? {
        return Ok(());
    }
    class.dispose(tx, item)?;
    if disposal::enter(tx, class.class(), item)? {
        let details = serde_json::json!({ "class": class.class() });
        tx.record(&Event::new("records.disposed").about(item.subject.clone()).with(details))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Records;
    use crate::model::NewHold;
    use crate::store::hold;
    use maru_contract::{Concerns, Module};
    use maru_kernel::{Id, Lang, PersonId, Ref, Timestamp};
    use maru_store::{StoreResult, setting};
    use maru_testkit::on_both_databases;

    /// So many things that were due at one instant; those with an odd number belong to somebody under a hold.
    struct Shelf(i64);

    impl Retention for Shelf {
        fn class(&self) -> &'static str {
            "test.shelf"
        }

        fn subject(&self) -> (&'static str, &'static str) {
            ("test", "thing")
        }

        fn label(&self, _: Lang) -> &'static str {
            "Shelf"
        }

        fn due(
            &self,
            conn: &mut DbConn,
            _: Timestamp,
            after: Option<&DueItem>,
            limit: i64,
        ) -> StoreResult<Vec<DueItem>> {
            assert!(limit <= AT_ONCE, "{limit} rows are read at once");
            let from = after.map_or(0, |item| item.subject.id.as_i64()) + 1;
            let mut found = Vec::new();
            for n in from..=self.0 {
                if i64::try_from(found.len()).unwrap() < limit
                    && setting(conn, &format!("gone {n}"))?.is_none()
                {
                    let subject = Ref::new("test", "thing", Id::from_i64(n));
                    found.push(DueItem { subject, due_at: Timestamp::UNIX_EPOCH });
                }
            }
            Ok(found)
        }

        fn concerns(&self, _: &mut DbConn, item: &DueItem) -> StoreResult<Option<Concerns>> {
            let people = vec![PersonId::from_i64(item.subject.id.as_i64() % 2)];
            Ok(Some(Concerns { people, ..Concerns::default() }))
        }

        fn dispose(&self, tx: &mut Tx<'_>, item: &DueItem) -> StoreResult<()> {
            tx.set(&format!("gone {}", item.subject.id.as_i64()), "x")
        }
    }

    #[test]
    fn s_523_what_is_held_does_not_keep_the_rest() {
        on_both_databases(&[Records::new().migrations()], |db| {
            let held: Result<Id, Error> = db.write_blocking(&Cause::system("test"), |tx| {
                let person = Some(PersonId::from_i64(1));
                let new = NewHold {
                    reason: "사건".to_owned(),
                    prefix: "test".to_owned(),
                    person,
                    from: None,
                    to: None,
                };
                Ok(hold::place(tx, &new, PersonId::from_i64(9))?)
            });
            held.unwrap();
            let shelf: Arc<dyn Retention> = Arc::new(Shelf(250));
            // A night ends after so many; two held ones for each that goes are met on the way.
            for (night, gone) in [(1, 30), (2, 60), (3, 90), (4, 120), (5, 125), (6, 125)] {
                dispose_class(db, &Offers::default(), &shelf, 30).unwrap();
                let found: StoreResult<_> = db.read_blocking(|conn| maru_store::settings_like(conn, "gone "));
                let found = found.unwrap();
                assert!(
                    found.iter().all(|(key, _)| !key.ends_with(['1', '3', '5', '7', '9'])),
                    "night {night}"
                );
                assert!(found.len() >= gone && found.len() <= 125, "night {night}: {}", found.len());
            }
        });
    }
}
