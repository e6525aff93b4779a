//! How far each module's texts have been read.

use super::schema::search_sources as sources;
use diesel::prelude::*;
use maru_store::{DbConn, Portable, StoreResult, Tx};

/// How far a module's texts have been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Queryable)]
pub struct SourceState {
    /// Where to go on.
    pub cursor: i64,
    /// The number of the current round.
    pub generation: i64,
    /// Whether what the round does not meet is to be swept out at its end.
    pub sweeping: bool,
}

/// How far `module` has been read; at the beginning when it is new.
pub fn state(conn: &mut DbConn, module: &str) -> StoreResult<SourceState> {
    let row = sources::table
        .find(module)
        .select((sources::cursor, sources::generation, sources::sweeping))
        .first(conn)
        .optional()?;
    Ok(row.unwrap_or_default())
}

/// Remembers how far `module` has been read.
pub fn set_state(tx: &mut Tx<'_>, module: &str, state: &SourceState) -> StoreResult<()> {
    let values = (
        sources::cursor.eq(state.cursor),
        sources::generation.eq(state.generation),
        sources::sweeping.eq(state.sweeping),
    );
    Portable(
        diesel::insert_into(sources::table)
            .values((sources::module.eq(module), values))
            .on_conflict(sources::module)
            .do_update()
            .set(values),
    )
    .execute(tx.conn())?;
    Ok(())
}
