//! Reads what changed in each module into the index.

use crate::error::Error;
use crate::store::document;
use crate::store::source::{self, SourceState};
use maru_contract::SearchSource;
use maru_kernel::Cause;
use maru_store::{Db, Tx, lock_name};
use std::sync::Arc;

/// How many documents are read in one transaction.
const AT_ONCE: i64 = 200;

/// Brings the index of one module up to date.
pub fn index(db: &Db, module: &Arc<dyn SearchSource>) -> Result<(), Error> {
    let cause = Cause::system("search.index");
    while something_to_do(db, module)? {
        let module = Arc::clone(module);
        db.write_blocking(&cause, move |tx| step(tx, module.as_ref()))?;
    }
    Ok(())
}

/// Looks before the write lock is taken: most of the time there is nothing to do.
fn something_to_do(db: &Db, module: &Arc<dyn SearchSource>) -> Result<bool, Error> {
    db.read_blocking(|conn| {
        let state = source::state(conn, module.module())?;
        Ok(state.sweeping || !module.changed_since(conn, state.cursor, 1)?.is_empty())
    })
}

fn step(tx: &mut Tx<'_>, module: &dyn SearchSource) -> Result<(), Error> {
    let name = module.module();
    lock_name(tx, &format!("search.index.{name}"))?;
    let state = source::state(tx.conn(), name)?;
    let changed = module.changed_since(tx.conn(), state.cursor, AT_ONCE)?;
    let Some(cursor) = changed.last().map(|d| d.cursor) else { return end_of_round(tx, name, state) };
    for found in &changed {
        if found.gone {
            document::take_out(tx, &found.subject)?;
        } else {
            document::put(tx, state.generation, found)?;
        }
    }
    source::set_state(tx, name, &SourceState { cursor, ..state })?;
    Ok(())
}

/// Sweeps out what a rebuild has not met, some at a time.
fn end_of_round(tx: &mut Tx<'_>, name: &str, state: SourceState) -> Result<(), Error> {
    if state.sweeping && document::sweep(tx, name, state.generation)? == 0 {
        source::set_state(tx, name, &SourceState { sweeping: false, ..state })?;
    }
    Ok(())
}
