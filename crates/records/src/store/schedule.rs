//! How many days beyond its time each class is kept.

use super::schema::records_schedules as schedules;
use crate::access::{Allowed, Shorten};
use crate::model::Request;
use diesel::prelude::*;
use maru_kernel::{Id, PersonId};
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

/// A class's schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Days beyond the things' own time.
    pub extra_days: i32,
    /// Fewer days that somebody asked for.
    pub asked: Option<(i32, Request)>,
}

type Row = (i32, Option<i32>, Option<i64>, Option<Utc>);

/// The schedule of `class`.
pub fn of_class(conn: &mut DbConn, class: &str) -> StoreResult<Schedule> {
    let row: Option<Row> = schedules::table
        .find(class)
        .select((schedules::extra_days, schedules::asked_days, schedules::asked_by, schedules::asked_at))
        .first(conn)
        .optional()?;
    let Some((extra_days, days, by, at)) = row else { return Ok(Schedule::default()) };
    let asked =
        days.zip(by).zip(at).map(|((days, by), at)| (days, Request { by: Id::from_i64(by), at: at.0 }));
    Ok(Schedule { extra_days, asked })
}

/// Keeps `class` longer, and forgets any wish to the contrary.
pub fn lengthen(tx: &mut Tx<'_>, class: &str, days: i32) -> StoreResult<()> {
    write(tx, class, days)
}

/// Keeps `class` for a shorter time, as two persons wish.
pub fn shorten(tx: &mut Tx<'_>, allowed: &Allowed<Shorten, String>, days: i32) -> StoreResult<()> {
    write(tx, allowed.noun(), days)
}

fn write(tx: &mut Tx<'_>, class: &str, days: i32) -> StoreResult<()> {
    let values = (
        schedules::extra_days.eq(days),
        schedules::asked_days.eq(None::<i32>),
        schedules::asked_by.eq(None::<i64>),
        schedules::asked_at.eq(None::<Utc>),
    );
    Portable(
        diesel::insert_into(schedules::table)
            .values((schedules::class.eq(class), values))
            .on_conflict(schedules::class)
            .do_update()
            .set(values),
    )
    .execute(tx.conn())?;
    Ok(())
}

/// Notes that `person` wants `class` kept for a shorter time.
pub fn ask(tx: &mut Tx<'_>, class: &str, days: i32, person: PersonId) -> StoreResult<()> {
    diesel::update(schedules::table.find(class))
        .set((
            schedules::asked_days.eq(Some(days)),
            schedules::asked_by.eq(Some(person.as_i64())),
            schedules::asked_at.eq(Some(Utc(tx.now()))),
        ))
        .execute(tx.conn())?;
    Ok(())
}
