//! The sources people come from.

use crate::store::schema::directory_persons as persons;
use crate::store::schema_sync::directory_sources as sources;
use diesel::prelude::*;
use maru_store::{DbConn, Portable, StoreResult, Tx, Utc};

/// A source.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sources)]
pub struct SourceRow {
    /// Short name.
    pub name: String,
    /// Configuration as TOML.
    pub config: String,
    /// Pause between runs.
    pub every_minutes: i32,
    /// Whether runs happen by themselves.
    pub enabled: bool,
    /// Digest of the configuration a person has seen the effect of.
    pub confirmed_digest: String,
    /// How far changes have been read.
    pub cursor: String,
    /// The server the cursor is good for.
    pub cursor_server: String,
    /// When the last run succeeded.
    pub last_good_at: Option<Utc>,
    /// When the configuration was changed.
    pub changed_at: Utc,
}

/// All sources by name.
pub fn all(conn: &mut DbConn) -> StoreResult<Vec<SourceRow>> {
    Ok(sources::table.order(sources::name).select(sources::all_columns).load(conn)?)
}

/// The source called `name`.
pub fn find(conn: &mut DbConn, name: &str) -> StoreResult<Option<SourceRow>> {
    Ok(sources::table.find(name).select(sources::all_columns).first(conn).optional()?)
}

/// Whether anybody comes from the source `name`, active or not: then their passwords are checked by it.
pub fn has_people(conn: &mut DbConn, name: &str) -> StoreResult<bool> {
    let theirs = persons::table.filter(persons::source.eq(name));
    Ok(diesel::select(diesel::dsl::exists(theirs)).get_result(conn)?)
}

/// The names of the sources that people come from, active or not.
pub fn with_people(conn: &mut DbConn) -> StoreResult<Vec<String>> {
    let mut names = Vec::new();
    for row in all(conn)? {
        if has_people(conn, &row.name)? {
            names.push(row.name);
        }
    }
    Ok(names)
}

/// Keeps a configuration under `name`, new or changed.
pub fn save(tx: &mut Tx<'_>, name: &str, config: &str, every_minutes: i32, enabled: bool) -> StoreResult<()> {
    let now = Utc(tx.now());
    let values = (
        sources::config.eq(config),
        sources::every_minutes.eq(every_minutes),
        sources::enabled.eq(enabled),
        sources::changed_at.eq(now),
    );
    Portable(
        diesel::insert_into(sources::table)
            .values((sources::name.eq(name), values))
            .on_conflict(sources::name)
            .do_update()
            .set(values),
    )
    .execute(tx.conn())?;
    Ok(())
}

/// Notes a good run: its time, how far it read, and the configuration it was made with.
pub fn note_good_run(
    tx: &mut Tx<'_>,
    name: &str,
    cursor: &str,
    cursor_server: &str,
    digest: &str,
) -> StoreResult<()> {
    let now = Some(Utc(tx.now()));
    diesel::update(sources::table.find(name))
        .set((
            sources::last_good_at.eq(now),
            sources::cursor.eq(cursor),
            sources::cursor_server.eq(cursor_server),
            sources::confirmed_digest.eq(digest),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// After an undo: no runs by themselves, and the next one reads everything.
pub fn start_over(tx: &mut Tx<'_>, name: &str) -> StoreResult<()> {
    diesel::update(sources::table.find(name))
        .set((sources::enabled.eq(false), sources::cursor.eq("")))
        .execute(tx.conn())?;
    Ok(())
}

/// Lets runs happen by themselves, or not.
pub fn set_enabled(tx: &mut Tx<'_>, name: &str, enabled: bool) -> StoreResult<()> {
    diesel::update(sources::table.find(name)).set(sources::enabled.eq(enabled)).execute(tx.conn())?;
    Ok(())
}
