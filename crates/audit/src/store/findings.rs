//! What stands out in a month of access records (S-22).

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use maru_kernel::Timestamp;
use maru_store::{DbConn, StoreResult, Utc, UtcTime};

/// Something a reviewer should look at: one person, one kind, and how often.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct Count {
    /// Who did it.
    #[diesel(sql_type = BigInt)]
    pub actor: i64,
    /// How often.
    #[diesel(sql_type = BigInt)]
    pub times: i64,
}

/// At most this many people per kind of finding.
const MOST: i64 = 200;

/// People who looked at the personal data of at least `least` others on one Korean day.
pub fn mass_views(
    conn: &mut DbConn,
    from: Timestamp,
    until: Timestamp,
    least: i64,
) -> StoreResult<Vec<Count>> {
    let day = if conn.is_sqlite() {
        "(at + 32400000000) / 86400000000"
    } else {
        "date(at AT TIME ZONE 'Asia/Seoul')"
    };
    counted(
        conn,
        &format!(
            "SELECT actor, MAX(people) AS times FROM (SELECT actor_person AS actor, {day} AS day, \
             COUNT(DISTINCT data_subject) AS people FROM store_events WHERE at >= $1 AND at < $2 \
             AND actor_person IS NOT NULL AND data_subject IS NOT NULL AND data_subject <> actor_person \
             GROUP BY actor_person, {day}) AS days WHERE people >= $3 GROUP BY actor ORDER BY times DESC, actor LIMIT $4"
        ),
        (from, until, least),
    )
}

/// People who took at least `least` copies out of the house.
pub fn mass_exports(
    conn: &mut DbConn,
    from: Timestamp,
    until: Timestamp,
    least: i64,
) -> StoreResult<Vec<Count>> {
    counted(
        conn,
        "SELECT actor_person AS actor, COUNT(*) AS times FROM store_events WHERE at >= $1 AND at < $2 \
         AND actor_person IS NOT NULL AND (name LIKE '%.exported' OR name LIKE '%.downloaded') \
         GROUP BY actor_person HAVING COUNT(*) >= $3 ORDER BY times DESC, actor LIMIT $4",
        (from, until, least),
    )
}

/// People who looked at others' personal data between 22:00 and 06:00 Korean time at least `least` times.
pub fn at_night(conn: &mut DbConn, from: Timestamp, until: Timestamp, least: i64) -> StoreResult<Vec<Count>> {
    let hour = if conn.is_sqlite() {
        "((at + 32400000000) / 3600000000) % 24"
    } else {
        "EXTRACT(HOUR FROM at AT TIME ZONE 'Asia/Seoul')"
    };
    counted(
        conn,
        &format!(
            "SELECT actor_person AS actor, COUNT(*) AS times FROM store_events WHERE at >= $1 AND at < $2 \
             AND actor_person IS NOT NULL AND data_subject IS NOT NULL AND data_subject <> actor_person \
             AND ({hour} >= 22 OR {hour} < 6) GROUP BY actor_person HAVING COUNT(*) >= $3 \
             ORDER BY times DESC, actor LIMIT $4"
        ),
        (from, until, least),
    )
}

/// People who looked at the personal data of at least `least` others who served in no unit of theirs then.
/// Modules say so in the event's details: `"elsewhere": true`.
pub fn elsewhere(
    conn: &mut DbConn,
    from: Timestamp,
    until: Timestamp,
    least: i64,
) -> StoreResult<Vec<Count>> {
    // Quotation marks inside a text are escaped, so nothing that somebody typed looks like this.
    counted(
        conn,
        "SELECT actor_person AS actor, COUNT(DISTINCT data_subject) AS times FROM store_events \
         WHERE at >= $1 AND at < $2 AND actor_person IS NOT NULL AND data_subject IS NOT NULL \
         AND data_subject <> actor_person AND details LIKE '%\"elsewhere\":true%' GROUP BY actor_person \
         HAVING COUNT(DISTINCT data_subject) >= $3 ORDER BY times DESC, actor LIMIT $4",
        (from, until, least),
    )
}

/// What stands out when somebody does it to themselves. Most of what people do to themselves is their own
/// business: signing out, their second factor, their notices.
const ON_THEMSELVES: &str = "'directory.role_granted', 'directory.role_revoked', 'directory.person_viewed', \
    'directory.second_factor_removed'";

/// People who changed their own rights or looked themselves up with an administrator's permission.
pub fn on_themselves(
    conn: &mut DbConn,
    from: Timestamp,
    until: Timestamp,
    least: i64,
) -> StoreResult<Vec<Count>> {
    counted(
        conn,
        &format!(
            "SELECT actor_person AS actor, COUNT(*) AS times FROM store_events WHERE at >= $1 AND at < $2 \
             AND actor_person IS NOT NULL AND data_subject = actor_person AND name IN ({ON_THEMSELVES}) \
             GROUP BY actor_person HAVING COUNT(*) >= $3 ORDER BY times DESC, actor LIMIT $4"
        ),
        (from, until, least),
    )
}

fn counted(
    conn: &mut DbConn,
    sql: &str,
    (from, until, least): (Timestamp, Timestamp, i64),
) -> StoreResult<Vec<Count>> {
    Ok(diesel::sql_query(sql)
        .bind::<UtcTime, _>(Utc(from))
        .bind::<UtcTime, _>(Utc(until))
        .bind::<BigInt, _>(least)
        .bind::<BigInt, _>(MOST)
        .load(conn)?)
}
