//! The column type of search texts that are staged: plain text on SQLite, `tsvector` on PostgreSQL.

use diesel::expression::AsExpression;
use diesel::pg::Pg;
use diesel::query_builder::QueryId;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{SqlType, Text};
use diesel::sqlite::Sqlite;
use std::collections::BTreeMap;
use std::io::Write;

/// The SQL type of a search text.
#[derive(Clone, Copy, Debug, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 3614, array_oid = 3643))]
#[diesel(sqlite_type(name = "Text"))]
pub struct SearchText;

/// Pieces divided by blanks, as [`crate::model::Findable::text`] composes them.
#[derive(Clone, Debug, Default, AsExpression)]
#[diesel(sql_type = SearchText)]
pub struct Pieces(pub String);

/// The last place a `tsvector` can name, and how many places it keeps of one piece (PostgreSQL manual,
/// section 12.11).
const LAST_PLACE: u16 = 16_383;
const MOST_PLACES: usize = 255;

impl ToSql<SearchText, Sqlite> for Pieces {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        ToSql::<Text, Sqlite>::to_sql(&self.0, out)
    }
}

/// What `tsvectorrecv` reads: the number of pieces; then each in the order of its bytes, ended by a
/// zero, with the number of its places and the places. So the server has nothing left to take apart
/// or to sort.
impl ToSql<SearchText, Pg> for Pieces {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let mut pieces: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
        for (place, piece) in (1..=LAST_PLACE).zip(self.0.split(' ').filter(|piece| !piece.is_empty())) {
            let places = pieces.entry(piece).or_default();
            if places.len() < MOST_PLACES {
                places.push(place);
            }
        }
        out.write_all(&u32::try_from(pieces.len())?.to_be_bytes())?;
        for (piece, places) in pieces {
            out.write_all(piece.as_bytes())?;
            out.write_all(&[0])?;
            out.write_all(&u16::try_from(places.len())?.to_be_bytes())?;
            for place in places {
                out.write_all(&place.to_be_bytes())?;
            }
        }
        Ok(IsNull::No)
    }
}
