//! Versions that are over, so that the organisation of any day can be asked for.
//!
//! A row changes like this: [`close_versions`] copies it as it was, then the caller changes it and sets
//! its `since` to the same instant. A row that is deleted is copied the same way.

use super::schema::directory_units as units;
use crate::model::Noun;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, Timestamp};
use maru_store::{DbConn, StoreError, StoreResult, Tx, Utc, UtcTime};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// How many rows one statement copies.
const BATCH: usize = 5_000;

/// Copies the present rows of `noun` with these ids into the history, over at this instant. Call it
/// before changing or deleting them. A version that began at this very instant leaves no trace.
///
/// # Errors
/// As any write.
pub fn close_versions(tx: &mut Tx<'_>, noun: Noun, ids: &[Id]) -> StoreResult<()> {
    let now = Utc(tx.now());
    for batch in ids.chunks(BATCH) {
        let list = id_list(batch);
        let sqlite = tx.conn().is_sqlite();
        diesel::sql_query(statement(sqlite, noun, &from_list(sqlite, 3)))
            .bind::<Text, _>(noun.name())
            .bind::<UtcTime, _>(now)
            .bind::<Text, _>(list)
            .execute(tx.conn())?;
    }
    Ok(())
}

/// As [`close_versions`], for the rows whose ids the SQL `select` gives. It may bind `number` as `$3`.
///
/// # Errors
/// As any write.
pub fn close_selected(tx: &mut Tx<'_>, noun: Noun, select: &str, number: i64) -> StoreResult<()> {
    let (now, sqlite) = (Utc(tx.now()), tx.conn().is_sqlite());
    let query = diesel::sql_query(statement(sqlite, noun, select))
        .bind::<Text, _>(noun.name())
        .bind::<UtcTime, _>(now);
    if select.contains("$3") {
        query.bind::<BigInt, _>(number).execute(tx.conn())?;
    } else {
        query.execute(tx.conn())?;
    }
    Ok(())
}

/// The ids as a JSON list, which both databases can take apart.
pub fn id_list(ids: &[Id]) -> String {
    let numbers: Vec<String> = ids.iter().map(|id| id.as_i64().to_string()).collect();
    format!("[{}]", numbers.join(","))
}

/// SQL that selects the numbers of the JSON list bound as `$n`.
pub fn from_list(sqlite: bool, n: u8) -> String {
    if sqlite {
        format!("SELECT value FROM json_each(${n})")
    } else {
        format!("SELECT value::bigint FROM jsonb_array_elements_text(${n}::jsonb)")
    }
}

fn statement(sqlite: bool, noun: Noun, ids: &str) -> String {
    let object = if sqlite { "json_object" } else { "json_build_object" };
    let fields: Vec<String> = columns(noun)
        .iter()
        .map(|(name, instant)| match (instant, sqlite) {
            (true, false) => format!("'{name}', (extract(epoch FROM {name}) * 1000000)::bigint"),
            _ => format!("'{name}', {name}"),
        })
        .collect();
    format!(
        "INSERT INTO directory_history (noun, row_id, from_at, to_at, data) \
         SELECT $1, id, since, $2, CAST({object}({}) AS TEXT) FROM {} WHERE since < $2 AND id IN ({ids})",
        fields.join(", "),
        noun.table()
    )
}

/// The columns kept of each noun, and whether they hold an instant.
fn columns(noun: Noun) -> &'static [(&'static str, bool)] {
    match noun {
        Noun::Person => &[
            ("login", false),
            ("name", false),
            ("name_en", false),
            ("name_hanja", false),
            ("mail", false),
            ("phone", false),
            ("mobile", false),
            ("employee_number", false),
            ("rank", false),
            ("title", false),
            ("duty", false),
            ("room", false),
            ("lang", false),
            ("photo_hash", false),
            ("active", false),
            ("on_leave", false),
            ("dn", false),
        ],
        Noun::Unit => &[
            ("parent_id", false),
            ("code", false),
            ("name", false),
            ("ord", false),
            ("closed", false),
            ("dn", false),
        ],
        Noun::Post => &[("unit_id", false), ("name", false), ("active", false)],
        Noun::Appointment => &[
            ("person_id", false),
            ("unit_id", false),
            ("post_id", false),
            ("kind", false),
            ("title", false),
            ("ord", false),
            ("starts_at", true),
            ("ends_at", true),
        ],
        Noun::Group => &[("name", false), ("description", false), ("active", false), ("dn", false)],
    }
}

/// A version as the history keeps it.
#[derive(QueryableByName)]
struct VersionRow {
    #[diesel(sql_type = BigInt)]
    row_id: i64,
    #[diesel(sql_type = Text)]
    data: String,
}

/// The versions of `noun` that were true at `at` and are over now, of the rows whose field `field` (a
/// number in the kept JSON) is one of `ids`; of all rows when no field is given.
pub(super) fn versions_at<V: DeserializeOwned>(
    conn: &mut DbConn,
    noun: Noun,
    at: Timestamp,
    only: Option<(&'static str, &[Id])>,
) -> StoreResult<Vec<(Id, V)>> {
    let sqlite = conn.is_sqlite();
    let (condition, list) = match only {
        None => (String::new(), String::from("[]")),
        Some(("id", ids)) => (format!(" AND row_id IN ({})", from_list(sqlite, 3)), id_list(ids)),
        Some((field, ids)) => {
            let value = if sqlite {
                format!("json_extract(data, '$.{field}')")
            } else {
                format!("(data::json ->> '{field}')::bigint")
            };
            (format!(" AND {value} IN ({})", from_list(sqlite, 3)), id_list(ids))
        }
    };
    let sql = format!(
        "SELECT row_id, data FROM directory_history \
         WHERE noun = $1 AND to_at > $2 AND from_at <= $2{condition} AND $3 IS NOT NULL"
    );
    let rows: Vec<VersionRow> = diesel::sql_query(sql)
        .bind::<Text, _>(noun.name())
        .bind::<UtcTime, _>(Utc(at))
        .bind::<Text, _>(list)
        .load(conn)?;
    rows.into_iter().map(|row| Ok((Id::from_i64(row.row_id), read(&row.data)?))).collect()
}

/// When the history begins: ids grow with time, so it is when the first unit got its own.
///
/// # Errors
/// As any read.
pub fn beginning(conn: &mut DbConn) -> StoreResult<Option<Timestamp>> {
    let first: Option<i64> = units::table.select(diesel::dsl::min(units::id)).first(conn)?;
    Ok(first.map(|id| Id::from_i64(id).made_at()))
}

fn read<V: DeserializeOwned>(data: &str) -> StoreResult<V> {
    serde_json::from_str(data).map_err(|e| StoreError::Failed(format!("history: {e}")))
}

/// A yes or no as either database writes it into JSON.
pub(super) fn yes_or_no<'de, D: serde::Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Word(bool),
        Number(i64),
    }
    Ok(match Either::deserialize(from)? {
        Either::Word(yes) => yes,
        Either::Number(n) => n != 0,
    })
}
