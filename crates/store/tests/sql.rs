//! Statements written out by hand take their values by number on both databases.
#![cfg(test)]

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_store::{StoreError, sql};
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
