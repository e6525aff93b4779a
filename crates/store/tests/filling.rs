//! Filling a database with rows that were read elsewhere: the tables are afterwards what their steps have made, with every index
//! and every reference, and rows that do not fit them are refused.
#![cfg(test)]

use diesel::prelude::*;
use diesel::sql_types::Text;
use maru_kernel::{Cause, Timestamp};
use maru_store::{
    Address, Cell, Db, Filling, Migration, ModuleMigrations, OpenOptions, Restored, StoreError, StoreResult,
    Table, fill, restored_from, setting,
};
use maru_testkit::{TempFolder, postgres_address, sqlite_address};

const A: Migration = Migration {
    name: "20260101000000_a",
    sqlite: "CREATE TABLE one_a (x INTEGER PRIMARY KEY, y TEXT NOT NULL) STRICT; \
             CREATE UNIQUE INDEX one_a_once ON one_a (y); CREATE INDEX one_a_long ON one_a (y, x) WHERE x > 3; \
             CREATE TABLE one_b (z TEXT PRIMARY KEY, x INTEGER NOT NULL REFERENCES one_a (x)) STRICT, WITHOUT ROWID; \
             CREATE INDEX one_b_by_x ON one_b (x); INSERT INTO one_a VALUES (1, 'by the step')",
    postgres: "CREATE TABLE one_a (x BIGINT PRIMARY KEY, y TEXT NOT NULL); \
               CREATE UNIQUE INDEX one_a_once ON one_a (y); CREATE INDEX one_a_long ON one_a (y, x) WHERE x > 3; \
               CREATE TABLE one_b (z TEXT PRIMARY KEY, x BIGINT NOT NULL REFERENCES one_a (x) ON DELETE CASCADE); \
               CREATE INDEX one_b_by_x ON one_b (x); INSERT INTO one_a VALUES (1, 'by the step')",
};
/// A later step that counts on an index.
const B: Migration = Migration {
    name: "20270101000000_b",
    sqlite: "DROP INDEX one_b_by_x; ALTER TABLE one_a ADD COLUMN w TEXT",
    postgres: "DROP INDEX one_b_by_x; ALTER TABLE one_a ADD COLUMN w TEXT",
};
const OLD: ModuleMigrations = ModuleMigrations { module: "one", steps: &[A] };
const NEW: ModuleMigrations = ModuleMigrations { module: "one", steps: &[A, B] };

fn table(name: &str, columns: [&str; 2]) -> Table {
    Table { name: name.to_owned(), columns: columns.map(str::to_owned).to_vec() }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// Rows that point come first, and there are some left over beside those that go together.
fn put(filling: &mut Filling<'_>, more: &[(i64, &str)], points_at: i64) -> StoreResult<()> {
    let (a, b) = (table("one_a", ["x", "y"]), table("one_b", ["x", "z"]));
    filling.begin(&b)?;
    filling.rows(&b, &[vec![Cell::Number(points_at), text("points")]])?;
    filling.begin(&a)?;
    let many: Vec<_> = (0..100).map(|x| vec![Cell::Number(x), text(&format!("row {x}"))]).collect();
    filling.rows(&a, &many)?;
    let more: Vec<_> = more.iter().map(|(x, y)| vec![Cell::Number(*x), text(y)]).collect();
    filling.rows(&a, &more)
}

fn filled(
    address: &Address,
    modules: &[ModuleMigrations],
    work: impl FnOnce(&mut Filling<'_>) -> StoreResult<()>,
) -> StoreResult<()> {
    let steps = ["20261121000000-store", "20261122130000-store", "20260101000000-one"].map(str::to_owned);
    let cause = Cause::system("test");
    let from = Restored { set: "set", steps: &steps, cause: &cause, now: Timestamp::now(), aside: None };
    fill(address, modules, &from, work, |tx| tx.set("noted", "at the end"))
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Every index and every reference, as the database tells them.
fn shape(db: &Db) -> Vec<String> {
    let sql = if db.is_sqlite() {
        "SELECT name || COALESCE(sql, '') AS line FROM sqlite_schema ORDER BY line"
    } else {
        "SELECT regexp_replace(indexdef, ' ON [^ ]*\\.', ' ON ') AS line FROM pg_indexes WHERE schemaname = current_schema() \
         UNION SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint \
         WHERE connamespace = current_schema()::regnamespace ORDER BY line"
    };
    let lines: Vec<Line> =
        db.read_blocking(|conn| Ok::<_, StoreError>(diesel::sql_query(sql).load(conn)?)).unwrap();
    lines.into_iter().map(|row| row.line).collect()
}

fn opened(address: &Address, modules: &[ModuleMigrations]) -> Db {
    Db::open(OpenOptions::new(address.clone()), modules).unwrap()
}

#[test]
fn s_424_the_tables_are_what_their_steps_have_made() {
    let (made, filled_in) = (TempFolder::new(), TempFolder::new());
    for (made, address) in
        [(sqlite_address(&made), sqlite_address(&filled_in)), (postgres_address(), postgres_address())]
    {
        filled(&address, &[NEW], |filling| put(filling, &[(200, "more"), (201, "still more")], 200)).unwrap();
        assert_eq!(restored_from(&address).unwrap().as_deref(), Some("set"));
        let (made, db) = (opened(&made, &[NEW]), opened(&address, &[NEW]));
        assert_eq!(shape(&made), shape(&db));
        let told: Vec<Line> = db
            .read_blocking(|conn| {
                let sql = "SELECT y AS line FROM one_a JOIN one_b ON one_a.x = one_b.x WHERE z = 'points'";
                Ok::<_, StoreError>(diesel::sql_query(sql).load(conn)?)
            })
            .unwrap();
        assert_eq!(
            told.first().map(|row| row.line.as_str()),
            Some("more"),
            "what the step put there is gone"
        );
        assert_eq!(db.read_blocking(|c| setting(c, "noted")).unwrap().as_deref(), Some("at the end"));
        // What is written from now on is looked at.
        let breaks = db.write_blocking(&Cause::system("test"), |tx| {
            diesel::sql_query("INSERT INTO one_b (z, x) VALUES ('points nowhere', 999)")
                .execute(tx.conn())?;
            Ok::<_, StoreError>(())
        });
        assert!(matches!(breaks, Err(StoreError::Conflict(_))), "{breaks:?}");
    }
}

#[test]
fn s_424_rows_that_do_not_fit_are_refused() {
    let folder = TempFolder::new();
    let embedded = || Address::Sqlite(folder.path().join(format!("{:08x}.sqlite", rand::random::<u32>())));
    for address in [&embedded as &dyn Fn() -> Address, &postgres_address] {
        for (more, points_at) in [(&[(200, "row 7")][..], 1), (&[][..], 500), (&[(7, "twice")][..], 1)] {
            let address = address();
            let refused = filled(&address, &[OLD], |filling| put(filling, more, points_at));
            assert!(matches!(refused, Err(StoreError::Conflict(_))), "{more:?} {points_at}: {refused:?}");
            if address.file().is_none() {
                assert_eq!(restored_from(&address).unwrap(), None, "nothing is left on a server");
            }
        }
    }
}
