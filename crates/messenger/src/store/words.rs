//! The words of messages: written in the transaction of the message itself, found by any part of a Korean word.

use super::row::{MESSAGE, MessageRow};
use super::spans;
use crate::model::initials::{beginning, initials};
use crate::model::{Message, Sought, body};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use maru_kernel::korean::bigrams;
use maru_kernel::{Id, PersonId};
use maru_search::{Query, Word};
use maru_store::{DbConn, StoreResult, Tx, Utc, UtcTime, sql};
use std::fmt::Write;

/// Pieces of one message: PostgreSQL keeps positions up to 16,383 only, and no message is longer.
const MOST_PIECES: usize = 14_000;
/// Rooms of one person that are asked about by name; whoever is in more is asked about afterwards.
const MOST_ROOMS: i64 = 500;

/// Writes the words of a message down, in the place of those it had.
pub fn put(tx: &mut Tx<'_>, message: &Message) -> StoreResult<()> {
    let id = message.id.as_i64();
    let words = body::facts(&message.body).words;
    let pieces: String = bigrams(&words);
    if tx.conn().is_sqlite() {
        sql("INSERT OR REPLACE INTO messenger_words (rowid, room, initials, body) VALUES ($1, $2, $3, $4)")
            .bind::<BigInt, _>(id)
            .bind::<Text, _>(room_piece(message.room))
            .bind::<Text, _>(initials(&words).join(" "))
            .bind::<Text, _>(pieces)
            .execute(tx.conn())?;
    } else {
        sql("INSERT INTO messenger_words (message, grams) VALUES ($1, $2::tsvector) \
             ON CONFLICT (message) DO UPDATE SET grams = excluded.grams")
        .bind::<BigInt, _>(id)
        .bind::<Text, _>(vector(message, &initials(&words), &pieces))
        .execute(tx.conn())?;
    }
    Ok(())
}

/// Takes the words of a message away.
pub fn delete(tx: &mut Tx<'_>, message: &Message) -> StoreResult<()> {
    let statement = if tx.conn().is_sqlite() {
        "DELETE FROM messenger_words WHERE rowid = $1"
    } else {
        "DELETE FROM messenger_words WHERE message = $1"
    };
    sql(statement).bind::<BigInt, _>(message.id.as_i64()).execute(tx.conn())?;
    Ok(())
}

/// The room as a piece: ids are letters and digits, and no text of two letters is as long.
fn room_piece(room: Id) -> String {
    format!("r{room}")
}

/// A `tsvector` as text: the room, the span of time, initial consonants, and the pieces of words in their order.
/// Pieces are letters and digits only, so quoting them is enough.
fn vector(message: &Message, initials: &[String], pieces: &str) -> String {
    let mut out = format!("'{}' '{}' ", room_piece(message.room), spans::piece(message.id));
    for piece in initials {
        let _ = write!(out, "'i{piece}' ");
    }
    for (place, piece) in pieces.split(' ').filter(|piece| !piece.is_empty()).take(MOST_PIECES).enumerate() {
        let _ = write!(out, "'{piece}':{} ", place + 1);
    }
    out
}

/// What is found for `person`, the newest first, before the message `before`, at most `limit`; for a guest nothing of rooms that
/// guests may not be in (S-34).
pub fn find(
    conn: &mut DbConn,
    looker: (PersonId, bool),
    sought: &Sought,
    before: Id,
    limit: i64,
) -> StoreResult<Vec<Message>> {
    if sought.is_of_nobody() {
        return Ok(Vec::new());
    }
    let Some(query) = &sought.words else { return load(conn, looker, sought, (listed(), ""), before, limit) };
    let rooms = match &sought.rooms {
        Some(rooms) => Some(rooms.clone()),
        None => rooms_of(conn, looker.0)?,
    };
    if rooms.as_ref().is_some_and(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let rooms = rooms.unwrap_or_default();
    if conn.is_sqlite() {
        return load(conn, looker, sought, (by_fts5(), &in_fts5(query, &rooms)), before, limit);
    }
    let asked = in_tsquery(query, &rooms);
    let Some((oldest, newest)) = ends(conn)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for step in spans::steps(newest.min(before), oldest) {
        let missing = limit - i64::try_from(found.len()).unwrap_or(limit);
        if missing <= 0 {
            break;
        }
        let asked = format!("{asked} & ({})", step.join(" | "));
        found.extend(load(conn, looker, sought, (by_gin(), &asked), before, missing)?);
    }
    Ok(found)
}

/// The oldest and the newest message whose words are known.
fn ends(conn: &mut DbConn) -> StoreResult<Option<(Id, Id)>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Nullable<BigInt>)]
        oldest: Option<i64>,
        #[diesel(sql_type = Nullable<BigInt>)]
        newest: Option<i64>,
    }
    let row: Row =
        sql("SELECT min(message) AS oldest, max(message) AS newest FROM messenger_words").get_result(conn)?;
    Ok(row.oldest.zip(row.newest).map(|(oldest, newest)| (Id::from_i64(oldest), Id::from_i64(newest))))
}

/// What one statement finds, given the words as its database takes them.
fn load(
    conn: &mut DbConn,
    (person, is_guest): (PersonId, bool),
    sought: &Sought,
    (statement, asked): (String, &str),
    before: Id,
    limit: i64,
) -> StoreResult<Vec<Message>> {
    let rows: Vec<MessageRow> = sql(statement)
        .bind::<Text, _>(asked)
        .bind::<BigInt, _>(person.as_i64())
        .bind::<BigInt, _>(before.as_i64())
        .bind::<Nullable<UtcTime>, _>(sought.since.map(Utc))
        .bind::<Nullable<UtcTime>, _>(sought.before.map(Utc))
        .bind::<Bool, _>(sought.has_files)
        .bind::<BigInt, _>(limit)
        .bind::<Bool, _>(sought.authors.is_none())
        .bind_list(numbers(sought.authors.as_deref()))
        .bind::<Bool, _>(sought.rooms.is_none())
        .bind_list(numbers(sought.rooms.as_deref()))
        .bind::<Bool, _>(is_guest)
        .load(conn)?;
    Ok(rows.into_iter().map(MessageRow::into_message).collect())
}

/// Without words: through the messages of one's rooms.
fn listed() -> String {
    format!(
        "SELECT {MESSAGE} FROM messenger_members m JOIN messenger_messages x ON x.room = m.room \
    WHERE $1 = '' AND m.person = $2 AND x.id < $3 AND {REST} ORDER BY x.id DESC LIMIT $7"
    )
}

/// Through SQLite's index, which lies in the order of age.
fn by_fts5() -> String {
    format!(
        "SELECT {MESSAGE} FROM messenger_words w CROSS JOIN messenger_messages x ON x.id = w.rowid \
    CROSS JOIN messenger_members m ON m.room = x.room AND m.person = $2 \
    WHERE messenger_words MATCH $1 AND w.rowid < $3 AND {REST} ORDER BY w.rowid DESC LIMIT $7"
    )
}

/// Through PostgreSQL's index, which has no order. What it finds is gathered and put in order before any message is looked up, one after
/// the other: left to choose, the server reads a million messages for a word it cannot know to be a common one.
fn by_gin() -> String {
    format!(
        "WITH hit AS MATERIALIZED (SELECT w.message FROM messenger_words w WHERE w.grams @@ (SELECT $1::tsquery)) \
         SELECT {MESSAGE} FROM (SELECT message FROM hit WHERE message < $3 ORDER BY message DESC) h \
         CROSS JOIN LATERAL (SELECT y.* FROM messenger_messages y WHERE y.id = h.message OFFSET 0) x \
         CROSS JOIN LATERAL (SELECT n.first FROM messenger_members n WHERE n.room = x.room AND n.person = $2 OFFSET 0) m \
         WHERE {REST} ORDER BY h.message DESC LIMIT $7"
    )
}

/// What holds for everything that is found, whatever the words.
const REST: &str = "x.seq >= m.first AND x.recalled_at IS NULL AND ($4 IS NULL OR x.at >= $4) AND ($5 IS NULL OR x.at < $5) \
    AND (NOT $6 OR x.files > 0) AND ($8 OR x.author IN $9) AND ($10 OR x.room IN $11) \
    AND (NOT $12 OR EXISTS (SELECT 1 FROM messenger_rooms g WHERE g.id = x.room AND g.guests))";

fn numbers(ids: Option<&[Id]>) -> impl Iterator<Item = i64> + '_ {
    ids.unwrap_or_default().iter().map(|id| id.as_i64())
}

/// The rooms somebody is in; `None` when they are too many to name.
fn rooms_of(conn: &mut DbConn, person: PersonId) -> StoreResult<Option<Vec<Id>>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        room: i64,
    }
    let rows: Vec<Row> = sql("SELECT m.room FROM messenger_members m WHERE m.person = $1 LIMIT $2")
        .bind::<BigInt, _>(person.as_i64())
        .bind::<BigInt, _>(MOST_ROOMS + 1)
        .load(conn)?;
    let is_too_many = i64::try_from(rows.len()).unwrap_or(i64::MAX) > MOST_ROOMS;
    let rooms = rows.into_iter().map(|row| Id::from_i64(row.room));
    Ok((!is_too_many).then(|| rooms.collect()))
}

/// The query in FTS5's words.
fn in_fts5(query: &Query, rooms: &[Id]) -> String {
    let words = query.words().iter().zip(query.plain()).map(|(word, plain)| {
        let body = match word {
            Word::Letter(letter) => format!("body : \"{letter}\" *"),
            Word::Pairs(pairs) => format!("body : \"{}\"", pairs.join(" ")),
        };
        match beginning(plain) {
            Some(initials) => format!("({body} OR initials : \"{initials}\")"),
            None => body,
        }
    });
    let words = words.collect::<Vec<_>>().join(" AND ");
    if rooms.is_empty() {
        return words;
    }
    let rooms: Vec<String> = rooms.iter().map(|room| format!("\"{}\"", room_piece(*room))).collect();
    format!("{words} AND room : ({})", rooms.join(" OR "))
}

/// The query in the words of `tsquery`.
fn in_tsquery(query: &Query, rooms: &[Id]) -> String {
    let words = query.words().iter().zip(query.plain()).map(|(word, plain)| {
        let body = match word {
            Word::Letter(letter) => format!("'{letter}':*"),
            Word::Pairs(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|pair| format!("'{pair}'")).collect();
                format!("({})", pairs.join(" <-> "))
            }
        };
        match beginning(plain) {
            Some(initials) => format!("({body} | 'i{initials}')"),
            None => body,
        }
    });
    let words = words.collect::<Vec<_>>().join(" & ");
    if rooms.is_empty() {
        return words;
    }
    let rooms: Vec<String> = rooms.iter().map(|room| format!("'{}'", room_piece(*room))).collect();
    format!("{words} & ({})", rooms.join(" | "))
}
