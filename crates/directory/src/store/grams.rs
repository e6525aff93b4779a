//! The search text of people: pairs of letters and pieces of numbers, kept beside the person and changed with it.

use super::history::id_list;
use super::pieces::{Pieces, SearchText};
use super::schema::directory_persons as persons;
use crate::model::{BEGINNING, Findable};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx};

/// How many people one statement carries.
const BATCH: usize = 1_000;
/// How many people are read at once.
const PORTION: i64 = 1_000;

/// What a person is found by.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = persons)]
pub struct FoundBy {
    pub id: i64,
    login: Option<String>,
    name: String,
    name_en: String,
    employee_number: String,
    rank: String,
    title: String,
    duty: String,
    phone: String,
    mobile: String,
}

impl FoundBy {
    fn text(&self) -> String {
        Findable {
            name: &self.name,
            name_en: &self.name_en,
            login: self.login.as_deref().unwrap_or_default(),
            employee_number: &self.employee_number,
            rank: &self.rank,
            title: &self.title,
            duty: &self.duty,
            phone: &self.phone,
            mobile: &self.mobile,
        }
        .text()
    }
}

/// Makes these people found by what their rows say.
///
/// # Errors
/// As any write.
pub fn set_people(tx: &mut Tx<'_>, people: &[FoundBy]) -> StoreResult<()> {
    let texts: Vec<(Id, String)> = people.iter().map(|p| (Id::from_i64(p.id), p.text())).collect();
    set_many(tx, &texts)
}

/// Makes everybody found by what their rows say.
///
/// # Errors
/// As any write.
pub fn set_everybody(tx: &mut Tx<'_>) -> StoreResult<()> {
    let mut after = i64::MIN;
    loop {
        let people: Vec<FoundBy> = persons::table
            .filter(persons::id.gt(after))
            .order(persons::id)
            .limit(PORTION)
            .select(FoundBy::as_select())
            .load(tx.conn())?;
        let Some(last) = people.last() else { return Ok(()) };
        after = last.id;
        set_people(tx, &people)?;
    }
}

/// Makes the person found by `text`, which [`crate::model::Findable::text`] composes.
///
/// # Errors
/// As any write.
pub fn set(tx: &mut Tx<'_>, person: Id, text: &str) -> StoreResult<()> {
    set_many(tx, &[(person, text.to_owned())])
}

/// The same for many people at once.
///
/// # Errors
/// As any write.
pub fn set_many(tx: &mut Tx<'_>, texts: &[(Id, String)]) -> StoreResult<()> {
    for batch in texts.chunks(BATCH) {
        match tx.conn() {
            DbConn::Sqlite(conn) => {
                let pairs: Vec<(i64, &str)> =
                    batch.iter().map(|(id, text)| (id.as_i64(), text.as_str())).collect();
                diesel::sql_query(
                    "INSERT OR REPLACE INTO directory_person_grams (rowid, grams) \
                     SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each($1)",
                )
                .bind::<Text, _>(serde_json::json!(pairs).to_string())
                .execute(conn)?;
            }
            DbConn::Pg(conn) => {
                let (ids, texts): (Vec<i64>, Vec<Pieces>) =
                    batch.iter().map(|(id, text)| (id.as_i64(), Pieces(text.clone()))).unzip();
                diesel::sql_query(
                    "INSERT INTO directory_person_grams (person_id, grams) \
                     SELECT p, g FROM unnest($1, $2) AS t (p, g) \
                     ON CONFLICT (person_id) DO UPDATE SET grams = excluded.grams",
                )
                .bind::<diesel::sql_types::Array<BigInt>, _>(ids)
                .bind::<diesel::sql_types::Array<SearchText>, _>(texts)
                .execute(conn)?;
            }
        }
    }
    Ok(())
}

/// Lets nobody find these people by text any more.
///
/// # Errors
/// As any write.
pub fn forget(tx: &mut Tx<'_>, people: &[Id]) -> StoreResult<()> {
    let sqlite = tx.conn().is_sqlite();
    let key = if sqlite { "rowid" } else { "person_id" };
    let list = super::history::from_list(sqlite, 1);
    for batch in people.chunks(BATCH) {
        diesel::sql_query(format!("DELETE FROM directory_person_grams WHERE {key} IN ({list})"))
            .bind::<Text, _>(id_list(batch))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// The phrase of these pieces as the database at hand asks for it.
pub(super) fn phrase(sqlite: bool, pieces: &[String]) -> String {
    if let [piece] = pieces
        && let Some(beginning) = piece.strip_suffix(BEGINNING)
    {
        return if sqlite { format!("\"{beginning}\"*") } else { format!("'{beginning}':*") };
    }
    if sqlite { format!("\"{}\"", pieces.join(" ")) } else { format!("'{}'", pieces.join("' <-> '")) }
}

/// The ids of up to `limit` people whose text has all these phrases.
pub(super) fn find(conn: &mut DbConn, phrases: &[Vec<String>], limit: i64) -> StoreResult<Vec<Id>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }
    let sqlite = conn.is_sqlite();
    let phrases: Vec<String> = phrases.iter().map(|pieces| phrase(sqlite, pieces)).collect();
    let (sql, wanted) = if sqlite {
        (
            "SELECT rowid AS id FROM directory_person_grams WHERE directory_person_grams MATCH $1 LIMIT $2",
            phrases.join(" AND "),
        )
    } else {
        (
            "SELECT person_id AS id FROM directory_person_grams WHERE grams @@ $1::tsquery LIMIT $2",
            phrases.join(" & "),
        )
    };
    let rows: Vec<Row> =
        diesel::sql_query(sql).bind::<Text, _>(wanted).bind::<BigInt, _>(limit).load(conn)?;
    Ok(rows.into_iter().map(|row| Id::from_i64(row.id)).collect())
}
