//! Fills the stage: COPY on PostgreSQL, prepared inserts on SQLite.

use super::rows::{AppointmentRow, GoneRow, GroupRow, MemberRow, PersonRow, PhotoRow, PostRow, UnitRow};
use crate::store::schema_sync as tables;
use diesel::{ExecuteCopyFromDsl, QueryDsl, RunQueryDsl};
use maru_store::{DbConn, StoreResult, Tx};
use tables::{
    directory_stage_appointments as appointments, directory_stage_gone as gone,
    directory_stage_groups as groups, directory_stage_members as members, directory_stage_persons as persons,
    directory_stage_photos as photos, directory_stage_posts as posts, directory_stage_units as units,
};

/// Rows waiting to be written together.
#[derive(Default)]
pub struct Batch {
    pub units: Vec<UnitRow>,
    pub persons: Vec<PersonRow>,
    pub photos: Vec<PhotoRow>,
    pub posts: Vec<PostRow>,
    pub appointments: Vec<AppointmentRow>,
    pub groups: Vec<GroupRow>,
    pub members: Vec<MemberRow>,
    pub gone: Vec<GoneRow>,
}

impl Batch {
    /// How many rows wait.
    pub fn len(&self) -> usize {
        self.units.len()
            + self.persons.len()
            + self.photos.len()
            + self.posts.len()
            + self.appointments.len()
            + self.groups.len()
            + self.members.len()
            + self.gone.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// SQLite takes 32,766 values in one statement, and people have two dozen each.
const ROWS_OF_ONE_INSERT: usize = 100;

/// Both databases take the same rows; only the statement differs.
macro_rules! write_rows {
    ($conn:expr, $table:path, $rows:expr) => {
        if !$rows.is_empty() {
            match $conn {
                DbConn::Pg(c) => {
                    diesel::copy_from($table).from_insertable(&$rows).execute(c)?;
                }
                DbConn::Sqlite(c) => {
                    for some in $rows.chunks(ROWS_OF_ONE_INSERT) {
                        diesel::insert_into($table).values(some).execute(c)?;
                    }
                }
            }
        }
    };
}

/// Writes all rows of the batch.
pub fn write(tx: &mut Tx<'_>, batch: &Batch) -> StoreResult<()> {
    let conn = tx.conn();
    write_rows!(conn, units::table, batch.units);
    write_rows!(conn, persons::table, batch.persons);
    write_rows!(conn, photos::table, batch.photos);
    write_rows!(conn, posts::table, batch.posts);
    write_rows!(conn, appointments::table, batch.appointments);
    write_rows!(conn, groups::table, batch.groups);
    write_rows!(conn, members::table, batch.members);
    write_rows!(conn, gone::table, batch.gone);
    Ok(())
}

/// All of the stage at once.
const EMPTY: &str = "TRUNCATE directory_stage_units, directory_stage_persons, directory_stage_photos, \
    directory_stage_posts, directory_stage_appointments, directory_stage_groups, directory_stage_members, \
    directory_stage_gone";

/// Empties the stage before a run fills it. Rows that are merely deleted stay in PostgreSQL's files until somebody
/// vacuums, and the run would read past a hundred thousand of them for minutes. It waits for whoever reads the
/// stage, a backup for one, so nothing else may be held by then.
pub fn renew(tx: &mut Tx<'_>) -> StoreResult<()> {
    if tx.conn().is_sqlite() {
        return clear(tx);
    }
    diesel::sql_query(EMPTY).execute(tx.conn())?;
    Ok(())
}

/// Empties the stage, and waits for nobody.
pub fn clear(tx: &mut Tx<'_>) -> StoreResult<()> {
    let conn = tx.conn();
    diesel::delete(units::table).execute(conn)?;
    diesel::delete(persons::table).execute(conn)?;
    diesel::delete(photos::table).execute(conn)?;
    diesel::delete(posts::table).execute(conn)?;
    diesel::delete(appointments::table).execute(conn)?;
    diesel::delete(groups::table).execute(conn)?;
    diesel::delete(members::table).execute(conn)?;
    diesel::delete(gone::table).execute(conn)?;
    Ok(())
}

/// How many rows the stage holds. A plan is only as good as the stage it was made of, and a crash of
/// PostgreSQL empties that.
pub fn count(conn: &mut DbConn) -> StoreResult<i64> {
    let mut rows = 0;
    rows += units::table.count().get_result::<i64>(conn)?;
    rows += persons::table.count().get_result::<i64>(conn)?;
    rows += photos::table.count().get_result::<i64>(conn)?;
    rows += posts::table.count().get_result::<i64>(conn)?;
    rows += appointments::table.count().get_result::<i64>(conn)?;
    rows += groups::table.count().get_result::<i64>(conn)?;
    rows += members::table.count().get_result::<i64>(conn)?;
    rows += gone::table.count().get_result::<i64>(conn)?;
    Ok(rows)
}
