//! Statements written out by hand take their values by number on both databases.
#![cfg(test)]

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::Cause;
use maru_store::{DbConn, StoreError, StoreResult, any_of, sql};
use maru_testkit::on_both_databases;

#[derive(Debug, PartialEq, QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = Text)]
    word: String,
}

#[test]
fn values_stand_in_any_order_and_twice() {
    on_both_databases(&[], |db| {
        for number in [7, 8] {
            let row: Result<Row, StoreError> = db.read_blocking(|conn| {
                Ok(sql("SELECT $2 AS number, $1 || '$.' || $1 AS word")
                    .bind::<Text, _>("a")
                    .bind::<BigInt, _>(number)
                    .get_result(conn)?)
            });
            assert_eq!(row.unwrap(), Row { number, word: "a$.a".to_owned() });
        }
    });
}

#[test]
fn a_value_that_is_missing_is_an_error() {
    on_both_databases(&[], |db| {
        let row: Result<Row, StoreError> = db.read_blocking(|conn| {
            Ok(sql("SELECT $1 AS number, $2 AS word").bind::<BigInt, _>(1).get_result(conn)?)
        });
        assert!(row.unwrap_err().to_string().contains("$2"));
    });
}

diesel::table! {
    /// Numbers.
    numbers (id) {
        /// One of them.
        id -> BigInt,
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

#[test]
fn a_list_of_any_length_is_one_value() {
    on_both_databases(&[], |db| {
        let made: StoreResult<()> = db.write_blocking(&Cause::system("test"), |tx| {
            diesel::sql_query("CREATE TABLE numbers (id BIGINT PRIMARY KEY)").execute(tx.conn())?;
            diesel::sql_query("INSERT INTO numbers VALUES (1), (-2), (9223372036854775807)")
                .execute(tx.conn())?;
            Ok(())
        });
        made.unwrap();
        let found = |list: &[i64]| {
            let query = numbers::table
                .filter(any_of(numbers::id, list.iter().copied()))
                .order(numbers::id)
                .select(numbers::id);
            let found: StoreResult<Vec<i64>> = db.read_blocking(|conn| Ok(query.load(conn)?));
            found.unwrap()
        };
        assert!(found(&[]).is_empty());
        assert_eq!(found(&[1]), [1]);
        assert_eq!(found(&[i64::MAX, -2, 5, -2]), [-2, i64::MAX]);
        let by_text = |list: &[i64]| {
            let query = sql("SELECT id FROM numbers WHERE id IN $2 AND id > $1 ORDER BY id")
                .bind::<BigInt, _>(0)
                .bind_list(list.iter().copied());
            let found: StoreResult<Vec<Number>> = db.read_blocking(|conn| Ok(query.load(conn)?));
            found.unwrap().into_iter().map(|row| row.id).collect::<Vec<_>>()
        };
        assert!(by_text(&[]).is_empty());
        assert_eq!(by_text(&[i64::MAX, -2, 5, -2]), [i64::MAX]);
    });
}

#[derive(QueryableByName)]
struct Choice {
    #[diesel(sql_type = Text)]
    compile_options: String,
}

/// Without it SQLite takes every statement with `LIMIT ?` apart anew at each call.
#[test]
fn plans_do_not_depend_on_values() {
    on_both_databases(&[], |db| {
        let chosen: StoreResult<Vec<Choice>> = db.read_blocking(|conn| match conn {
            DbConn::Sqlite(c) => Ok(diesel::sql_query("PRAGMA compile_options").load(c)?),
            DbConn::Pg(_) => Ok(vec![Choice { compile_options: "ENABLE_QPSG".to_owned() }]),
        });
        assert!(chosen.unwrap().iter().any(|choice| choice.compile_options == "ENABLE_QPSG"));
    });
}
