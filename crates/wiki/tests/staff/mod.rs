//! People of units, written straight into the directory's tables: as many as one likes.
#![allow(dead_code, reason = "each test file uses its own part")]

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::Cause;
use maru_store::{Db, StoreResult, Tx, Utc, UtcTime, sql};

/// Adds somebody who serves nowhere.
pub fn add(db: &Db, person: i64, name: &'static str) {
    let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        let now = Utc(tx.now());
        sql("INSERT INTO directory_persons (id, name, since) VALUES ($1, $2, $3)")
            .bind::<BigInt, _>(person)
            .bind::<Text, _>(name)
            .bind::<UtcTime, _>(now)
            .execute(tx.conn())?;
        Ok(())
    };
    db.write_blocking(&Cause::system("test"), work).unwrap();
}

/// Has `count` people from the number `first` on serve in the unit, which is made.
pub fn employ(db: &Db, unit: i64, name: &'static str, first: i64, count: i64) {
    let work = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        let now = Utc(tx.now());
        sql("INSERT INTO directory_units (id, name, since) VALUES ($1, $2, $3)")
            .bind::<BigInt, _>(unit)
            .bind::<Text, _>(name)
            .bind::<UtcTime, _>(now)
            .execute(tx.conn())?;
        let numbers = "WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $1 + $2)";
        sql(format!(
            "INSERT INTO directory_persons (id, name, since) {numbers} SELECT i, $4 || ' ' || i, $3 FROM n"
        ))
        .bind::<BigInt, _>(first)
        .bind::<BigInt, _>(count)
        .bind::<UtcTime, _>(now)
        .bind::<Text, _>(name)
        .execute(tx.conn())?;
        sql(format!(
            "INSERT INTO directory_appointments (id, person_id, unit_id, kind, since) {numbers} SELECT i, i, $4, 'main', $3 FROM n"
        ))
        .bind::<BigInt, _>(first)
        .bind::<BigInt, _>(count)
        .bind::<UtcTime, _>(now)
        .bind::<BigInt, _>(unit)
        .execute(tx.conn())?;
        Ok(())
    };
    db.write_blocking(&Cause::system("test"), work).unwrap();
}

/// Has the person leave.
pub fn leave(tx: &mut Tx<'_>, person: i64) -> StoreResult<()> {
    sql("UPDATE directory_persons SET active = FALSE WHERE id = $1")
        .bind::<BigInt, _>(person)
        .execute(tx.conn())?;
    Ok(())
}
