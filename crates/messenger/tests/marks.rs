//! Marks of how far people have read: of two windows that note the same one moves, and all are counted, however many; on both databases.
#![cfg(test)]

mod house;

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use house::visits::{person, text};
use house::{group, in_messenger, say, write};
use maru_kernel::Cause;
use maru_messenger::actions;
use maru_store::{StoreResult, Tx, sql};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// So long the first window takes from noting to its commit.
const SLOW: Duration = Duration::from_millis(300);

#[test]
fn two_windows_that_note_the_same_at_once_move_once() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2]));
        say(db, 1, room, "함께 읽을 말").unwrap();
        let (begun, begins) = mpsc::channel();
        let moves = thread::scope(|scope| {
            let first = scope.spawn(|| {
                write(db, 2, move |tx, me| {
                    let moved = actions::read_up_to(tx, me, room, 1)?;
                    begun.send(()).unwrap();
                    thread::sleep(SLOW);
                    Ok(moved)
                })
            });
            begins.recv().unwrap();
            let second = write(db, 2, move |tx, me| actions::read_up_to(tx, me, room, 1));
            [first.join().unwrap().unwrap(), second.unwrap()]
        });
        assert_eq!(moves, [Some((0, 1)), None]);
        // The same back.
        let back = |()| write(db, 2, move |tx, me| actions::unread_from(tx, me, room, 1)).unwrap();
        assert_eq!([back(()), back(())], [Some((1, 0)), None]);
    });
}

#[test]
fn who_has_read_and_confirmed_is_counted_in_a_room_of_thousands() {
    in_messenger(async |house| {
        let (db, room) = (house.db(), group(house, &[2]));
        let asking = [("body", "확인해 주십시오."), ("asks", "on")];
        // The first of them by id have read it, and none of the others.
        let fill = move |tx: &mut Tx<'_>| -> StoreResult<()> {
            let numbers = "(WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2500) SELECT n FROM n) AS n";
            sql(format!(
                "INSERT INTO messenger_members (room, person, first, read, since) SELECT m.room, 1000 + n.n, 1, \
                 CASE WHEN n.n <= 1200 THEN 1 ELSE 0 END, m.since FROM messenger_members m, {numbers} WHERE m.room = $1 AND m.person = 2"
            ))
            .bind::<BigInt, _>(room.as_i64())
            .execute(tx.conn())?;
            Ok(())
        };
        let me = person(house, 1);
        let at = format!("/messenger/rooms/{room}/messages");
        assert_eq!(me.post(&at, &asking).await.status, 303);
        db.write_blocking(&Cause::system("test"), fill).unwrap();
        let seen = text(&me, &format!("{at}/1")).await;
        for part in [
            "읽은 사람 1200명",
            "안 읽은 사람 1301명",
            "확인하지 않은 사람 2501명",
            "이름은 1000명까지만 보입니다.",
        ] {
            assert!(seen.contains(part), "{part}");
        }
    });
}
