//! A form that is sent twice makes its thing once; on both databases.
#![cfg(test)]

use maru_kernel::{Cause, Id, Ref};
use maru_store::{Db, Sending, StoreError, made_before};
use maru_testkit::on_both_databases;

/// Sends a form that would make thing number `id`; whether the transaction is kept.
fn send(
    db: &Db,
    (person, form, said): (i64, &'static str, &'static str),
    id: i64,
    keep: bool,
) -> Option<i64> {
    let found = db.write_blocking(&Cause::system("test"), move |tx| {
        let sending = Sending { person: Id::from_i64(person), form, said: &["/there", said] };
        let made = made_before(tx, &sending, &Ref::new("wiki", "page", Id::from_i64(id)))?;
        if keep { Ok(made) } else { Err(StoreError::Busy) }
    });
    found.ok().flatten().map(|made: Ref| made.id.as_i64())
}

#[test]
fn s_428_what_a_form_made_is_known_when_it_comes_again() {
    on_both_databases(&[], |db| {
        let form = (1, "f1", "글");
        assert_eq!(send(db, form, 10, false), None, "cut off");
        assert_eq!(send(db, form, 11, true), None, "so it made nothing");
        assert_eq!(send(db, form, 12, true), Some(11));
        assert_eq!(send(db, form, 13, true), Some(11));
        for (other, id) in [((2, "f1", "글"), 20), ((1, "f2", "글"), 21), ((1, "f1", "다른 글"), 22)] {
            assert_eq!(send(db, other, id, true), None, "{other:?}");
        }
        assert_eq!(send(db, (1, "", "글"), 30, true), None);
        assert_eq!(send(db, (1, "", "글"), 31, true), None, "without an id it is always new");
    });
}
