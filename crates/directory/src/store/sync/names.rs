//! Sign-in names: one belongs to one row, and passes on when nobody has it any more.

use crate::store::history::{from_list, id_list};
use crate::store::schema::directory_persons as persons;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use maru_kernel::Id;
use maru_store::{DbConn, StoreResult, Tx, Utc, UtcTime};

/// Sign-in names that belong to other sources or were made here; they cannot be taken. A row that its
/// source has no more (switched off, without a digest) keeps its name only until somebody has use for it.
pub fn of_others(conn: &mut DbConn, source: &str) -> StoreResult<Vec<String>> {
    let in_use = persons::active.or(persons::mark.ne(0));
    Ok(persons::table
        .filter(persons::source.is_null().or(persons::source.ne(source).and(in_use)))
        .filter(persons::login.is_not_null())
        .select(persons::login.assume_not_null())
        .load(conn)?)
}

/// Sign-in names of the people this source still has.
pub fn of_source(conn: &mut DbConn, source: &str) -> StoreResult<Vec<(String, i64)>> {
    Ok(persons::table
        .filter(persons::source.eq(source).and(persons::login.is_not_null()))
        .filter(persons::active.or(persons::mark.ne(0)))
        .select((persons::login.assume_not_null(), persons::id))
        .load(conn)?)
}

/// The entry that has this sign-in name, among those staged and those known.
pub fn entry_of(conn: &mut DbConn, login: &str) -> StoreResult<Option<String>> {
    use crate::store::schema_sync::directory_stage_persons as staged;
    let found: Option<String> =
        staged::table.filter(staged::login.eq(login)).select(staged::dn).first(conn).optional()?;
    match found {
        Some(dn) => Ok(Some(dn)),
        None => {
            Ok(persons::table.filter(persons::login.eq(login)).select(persons::dn).first(conn).optional()?)
        }
    }
}

/// Somebody staged with a sign-in name that another row keeps.
#[derive(Debug, QueryableByName)]
pub struct Clash {
    /// The row that wants the name.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// Its entry.
    #[diesel(sql_type = Text)]
    pub dn: String,
    /// What stays of it when everything else changes.
    #[diesel(sql_type = Text)]
    pub stable_id: String,
    /// The entry that has the name.
    #[diesel(sql_type = Text)]
    pub holder: String,
}

/// Row, entry and stable id of those among `people` who are staged and new.
pub fn fresh(conn: &mut DbConn, people: &[i64]) -> StoreResult<Vec<(i64, String, String)>> {
    use crate::store::schema_sync::directory_stage_persons as staged;
    let mut found = Vec::new();
    // One after the other: there are few, and lists have no one form in both databases.
    for id in people {
        let row = staged::table.filter(staged::id.eq(*id).and(staged::fresh));
        found.extend(row.select((staged::id, staged::dn, staged::stable_id)).load(conn)?);
    }
    Ok(found)
}

/// A row loses its name when it is gone from the source, now (the first line) or before.
const LOSES_NAME: &str = "EXISTS (SELECT 1 FROM directory_stage_gone g WHERE g.noun = 'person' AND g.id = p.id) \
     OR (NOT p.active AND p.mark = 0 AND p.source IS NOT NULL)";

/// Everybody in the stage whose sign-in name another row keeps, because that row is not touched by this run.
pub fn clashes(conn: &mut DbConn) -> StoreResult<Vec<Clash>> {
    let sql = format!(
        "SELECT s.id AS id, s.dn AS dn, s.stable_id AS stable_id, p.dn AS holder \
         FROM directory_stage_persons s JOIN directory_persons p ON p.login = s.login \
         WHERE p.id <> s.id AND NOT ({LOSES_NAME}) \
         AND NOT EXISTS (SELECT 1 FROM directory_stage_persons c WHERE c.id = p.id) ORDER BY s.id"
    );
    Ok(diesel::sql_query(sql).load(conn)?)
}

/// Takes people out of the stage, with all that points at those who would have been new.
pub fn unstage(tx: &mut Tx<'_>, people: &[i64]) -> StoreResult<()> {
    let ids: Vec<Id> = people.iter().map(|id| Id::from_i64(*id)).collect();
    let list = from_list(tx.conn().is_sqlite(), 1);
    let new = format!("(SELECT id FROM directory_stage_persons WHERE fresh AND id IN ({list}))");
    for sql in [
        format!("DELETE FROM directory_stage_appointments WHERE person_id IN {new}"),
        format!("DELETE FROM directory_stage_members WHERE member_kind = 'person' AND member_id IN {new}"),
        format!("DELETE FROM directory_stage_photos WHERE person_id IN ({list})"),
        format!("DELETE FROM directory_stage_persons WHERE id IN ({list})"),
    ] {
        diesel::sql_query(sql).bind::<Text, _>(id_list(&ids)).execute(tx.conn())?;
    }
    Ok(())
}

/// The rows of former people whose name somebody in the stage takes over.
pub const PASSED_ON: &str = "SELECT p.id FROM directory_stage_persons s JOIN directory_persons p ON p.login = s.login \
     WHERE p.id <> s.id AND NOT p.active AND p.mark = 0 AND p.source IS NOT NULL";

/// Frees the names that change hands, before they are given again: two people may swap theirs in one run,
/// and somebody may follow one who is gone.
pub fn free(tx: &mut Tx<'_>) -> StoreResult<()> {
    let now = Utc(tx.now());
    diesel::sql_query(format!(
        "UPDATE directory_persons SET login = NULL, since = $1 WHERE id IN (\
         SELECT p.id FROM directory_persons p JOIN directory_stage_persons s ON s.id = p.id \
         WHERE NOT s.fresh AND s.login <> p.login \
         UNION ALL SELECT p.id FROM directory_stage_persons s JOIN directory_persons p ON p.login = s.login \
         WHERE p.id <> s.id AND ({LOSES_NAME}))"
    ))
    .bind::<UtcTime, _>(now)
    .execute(tx.conn())?;
    Ok(())
}

/// Frees the names of everybody a run made or changed, before an undo gives the old ones back.
pub fn free_touched(tx: &mut Tx<'_>, run: i64) -> StoreResult<()> {
    diesel::sql_query(
        "UPDATE directory_persons SET login = NULL WHERE id IN \
         (SELECT row_id FROM directory_plan_items WHERE run_id = $1 AND noun = 'person')",
    )
    .bind::<BigInt, _>(run)
    .execute(tx.conn())?;
    Ok(())
}
