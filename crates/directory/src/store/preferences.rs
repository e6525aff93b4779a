//! How people like their pages.

use super::schema_sign_in::directory_preferences as preferences;
use diesel::prelude::*;
use maru_kernel::PersonId;
use maru_store::{Portable, StoreResult, Tx};
use maru_web::Preferences;

/// Keeps all preferences of a person.
///
/// # Errors
/// As any write.
pub fn keep(tx: &mut Tx<'_>, person: PersonId, wanted: &Preferences) -> StoreResult<()> {
    let values = (
        preferences::lang.eq(wanted.lang.map_or("", maru_kernel::Lang::tag)),
        preferences::theme.eq(wanted.theme.name()),
        preferences::density.eq(&wanted.density),
        preferences::keys_off.eq(wanted.keys_off),
    );
    Portable(
        diesel::insert_into(preferences::table)
            .values((preferences::person_id.eq(person.as_i64()), values))
            .on_conflict(preferences::person_id)
            .do_update()
            .set(values),
    )
    .execute(tx.conn())?;
    Ok(())
}
