//! Changes how long a class of things is kept beyond its time.

use crate::access::{self, Allowed, Manage};
use crate::error::Error;
use crate::store::schedule;
use maru_contract::Offers;
use maru_kernel::{Event, PersonId};
use maru_store::{Tx, lock_name};

const MOST_DAYS: i32 = 36_500;
/// What is compared with the present schedule must not change until it is written.
const LOCK: &str = "records.schedules";

/// Longer counts at once; shorter waits for a second person. Says whether it counts now.
pub fn reschedule(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Manage, PersonId>,
    offers: &Offers,
    class: &str,
    days: i32,
) -> Result<bool, Error> {
    if !offers.all().retention.iter().any(|r| r.class() == class) {
        return Err(Error::Missing);
    }
    if !(0..=MOST_DAYS).contains(&days) {
        return Err(Error::Days);
    }
    lock_name(tx, LOCK)?;
    let longer = days >= schedule::of_class(tx.conn(), class)?.extra_days;
    let details = serde_json::json!({ "class": class, "days": days });
    if longer {
        schedule::lengthen(tx, class, days)?;
        tx.record(&Event::new("records.schedule_changed").with(details))?;
    } else {
        schedule::ask(tx, class, days, *allowed.noun())?;
        tx.record(&Event::new("records.schedule_asked").with(details))?;
    }
    Ok(longer)
}

/// Keeps a class for a shorter time, as somebody else asked.
pub fn confirm_shorter(
    tx: &mut Tx<'_>,
    allowed: &Allowed<Manage, PersonId>,
    class: &str,
) -> Result<(), Error> {
    lock_name(tx, LOCK)?;
    let (days, asked) = schedule::of_class(tx.conn(), class)?.asked.ok_or(Error::Missing)?;
    let shorter = access::shorten(*allowed.noun(), &asked, class.to_owned(), tx.now())?;
    schedule::shorten(tx, &shorter, days)?;
    let details = serde_json::json!({ "class": class, "days": days });
    tx.record(&Event::new("records.schedule_changed").with(details))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Records;
    use maru_contract::{House, Module};
    use maru_kernel::{Cause, Id, Lang, Viewer};
    use maru_store::Db;
    use maru_testkit::{NullModule, on_both_databases};
    use std::sync::Arc;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    fn officer(id: i64) -> Viewer {
        Viewer {
            id: Id::from_i64(id),
            name: String::new(),
            title: String::new(),
            unit: String::new(),
            lang: Lang::Ko,
            permissions: Arc::new([access::MANAGE].into()),
            guest: false,
        }
    }

    fn keep(db: &Db, offers: &Offers, days: i32, pause: impl FnOnce() + Send + 'static) -> bool {
        let offers = offers.clone();
        let done: Result<bool, Error> = db.write_blocking(&Cause::system("test"), move |tx| {
            let longer = reschedule(tx, &access::may_manage(&officer(1))?, &offers, "null.things", days)?;
            pause();
            Ok(longer)
        });
        done.unwrap()
    }

    #[test]
    fn s_501_what_one_person_may_do_is_judged_by_what_is_in_force() {
        let offers = Offers::default();
        let records = Records { offers: offers.clone() };
        let modules: Vec<Arc<dyn Module>> = vec![Arc::new(records), Arc::new(NullModule::new())];
        let house = House::build(modules).unwrap();
        on_both_databases(&house.migrations(), |db| {
            assert!(keep(db, &offers, 10, || {}));
            let (tell, told) = channel();
            std::thread::scope(|scope| {
                let slow = scope.spawn(|| {
                    keep(db, &offers, 100, move || {
                        tell.send(()).unwrap();
                        std::thread::sleep(Duration::from_millis(300));
                    })
                });
                told.recv().unwrap();
                assert!(!keep(db, &offers, 20, || {}), "20 is shorter than 100 and needs a second person");
                assert!(slow.join().unwrap());
            });
            let kept = db.read_blocking(|conn| schedule::of_class(conn, "null.things")).unwrap();
            assert_eq!((kept.extra_days, kept.asked.map(|(days, _)| days)), (100, Some(20)));
        });
    }
}
