//! Makes a house's place on a PostgreSQL server: a database, a role that owns the tables, and a role that uses them
//! and can neither change their shape nor what must stay (S-192).

use crate::pool::Opener;
use crate::{Address, DbConn, StoreError, StoreResult, tls_bridge};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use diesel::prelude::*;
use diesel::r2d2::ManageConnection;
use diesel::sql_types::{Bool, Text};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// The roles of a house and its database.
#[derive(Clone, Debug)]
pub struct Roles {
    /// The database.
    pub database: String,
    /// Owns the tables; used to bring them up to date.
    pub owner: String,
    /// Reads and writes rows; used while serving.
    pub user: String,
}

impl Roles {
    /// Named after the database.
    pub fn of(database: &str) -> Roles {
        Roles {
            database: database.to_owned(),
            owner: format!("{database}_owner"),
            user: format!("{database}_app"),
        }
    }
}

/// As servers of every supported version compute it (RFC 7677, RFC 5802 section 3).
const ITERATIONS: u32 = 4_096;

/// Makes what is missing: both roles with these passwords, and the database. What is there stays, the passwords
/// apart. `admin` is somebody who may make roles and databases.
///
/// # Errors
/// Unreachable, or the rights are missing.
pub fn make_place(admin: &Address, roles: &Roles, passwords: (&str, &str)) -> StoreResult<()> {
    let (mut conn, _bridge) = connect(admin)?;
    for (role, password) in [(&roles.owner, passwords.0), (&roles.user, passwords.1)] {
        // The server is given what it keeps anyway; the password itself could come into its log.
        let (name, verifier) = (quoted(role), literal(&verifier(password, &rand::random())));
        if !is_there(&mut conn, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS there", role)? {
            run(&mut conn, &format!("CREATE ROLE {name} NOLOGIN"))?;
        }
        let rights = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION";
        run(&mut conn, &format!("ALTER ROLE {name} {rights} PASSWORD {verifier}"))?;
    }
    let (database, owner) = (quoted(&roles.database), quoted(&roles.owner));
    let found = "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1) AS there";
    if !is_there(&mut conn, found, &roles.database)? {
        // Whoever is no superuser makes databases only for roles they belong to.
        let member = "SELECT pg_has_role(current_user, $1, 'MEMBER') AS there";
        if !is_there(&mut conn, member, &roles.owner)? {
            run(&mut conn, &format!("GRANT {owner} TO CURRENT_USER"))?;
        }
        run(
            &mut conn,
            &format!("CREATE DATABASE {database} OWNER {owner} ENCODING 'UTF8' TEMPLATE template0"),
        )?;
    }
    run(&mut conn, &format!("REVOKE ALL ON DATABASE {database} FROM PUBLIC"))?;
    run(&mut conn, &format!("GRANT CONNECT ON DATABASE {database} TO {}", quoted(&roles.user)))?;
    drop(conn);
    // Before version 15 the schema of a new database is the administrator's, and everybody may make tables in it.
    let (mut conn, _bridge) = connect(&admin.in_database(&roles.database))?;
    let theirs = "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public' \
                  AND NOT pg_has_role($1, nspowner, 'MEMBER')) AS there";
    if is_there(&mut conn, theirs, &roles.owner)? {
        run(&mut conn, &format!("ALTER SCHEMA public OWNER TO {owner}"))?;
    }
    run(&mut conn, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
}

/// Lets `user` read and write the rows of all tables there are, and no more; the rows of tables whose triggers keep
/// them as they are it may add and not touch. Called as the owner, after every change of the tables.
///
/// # Errors
/// As any write.
pub fn grant_rows(owner: &Address, user: &str) -> StoreResult<()> {
    let (mut conn, _bridge) = connect(owner)?;
    let (user, schema) = (quoted(user), quoted(&names(&mut conn, SCHEMA)?.concat()));
    run(&mut conn, &format!("GRANT USAGE ON SCHEMA {schema} TO {user}"))?;
    run(&mut conn, &format!("REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {user}"))?;
    run(&mut conn, &format!("GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {schema} TO {user}"))?;
    // Which steps were taken is the owner's business.
    run(&mut conn, &format!("REVOKE INSERT ON store_migrations FROM {user}"))?;
    for table in names(&mut conn, ROWS_MAY_CHANGE)? {
        run(&mut conn, &format!("GRANT UPDATE, DELETE ON {} TO {user}", quoted(&table)))?;
    }
    // What is emptied whole holds nothing but what a run is about to plan.
    for table in names(&mut conn, UNLOGGED)? {
        run(&mut conn, &format!("GRANT TRUNCATE ON {} TO {user}", quoted(&table)))?;
    }
    Ok(())
}

const SCHEMA: &str = "SELECT current_schema()::text AS name";
const ROWS_MAY_CHANGE: &str = "SELECT c.relname::text AS name FROM pg_class c \
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> 'store_migrations' \
     AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = c.relname || '_stay')";
const UNLOGGED: &str = "SELECT c.relname::text AS name FROM pg_class c \
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'u'";

#[derive(QueryableByName)]
struct There {
    #[diesel(sql_type = Bool)]
    there: bool,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn connect(address: &Address) -> StoreResult<(DbConn, Option<tls_bridge::Bridge>)> {
    let (address, bridge) = tls_bridge::encrypt(address)?;
    let opener = Opener { address, read_only: false };
    let conn = opener.connect().map_err(|e| StoreError::Unavailable(e.to_string()))?;
    if conn.is_sqlite() { Err(StoreError::Address("postgres://")) } else { Ok((conn, bridge)) }
}

fn run(conn: &mut DbConn, sql: &str) -> StoreResult<()> {
    diesel::sql_query(sql).execute(conn)?;
    Ok(())
}

fn is_there(conn: &mut DbConn, sql: &str, name: &str) -> StoreResult<bool> {
    let found: There = diesel::sql_query(sql).bind::<Text, _>(name).get_result(conn)?;
    Ok(found.there)
}

fn names(conn: &mut DbConn, sql: &str) -> StoreResult<Vec<String>> {
    let found: Vec<Name> = diesel::sql_query(sql).load(conn)?;
    Ok(found.into_iter().map(|row| row.name).collect())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// What a server keeps of a password: `SCRAM-SHA-256$iterations:salt$stored:server` (RFC 5803).
fn verifier(password: &str, salt: &[u8; 16]) -> String {
    let salted = salted(password, salt);
    let stored = Sha256::digest(keyed(&salted, &[b"Client Key"]));
    let server = keyed(&salted, &[b"Server Key"]);
    let text = |bytes: &[u8]| STANDARD.encode(bytes);
    format!("SCRAM-SHA-256${ITERATIONS}:{}${}:{}", text(salt), text(&stored), text(&server))
}

/// PBKDF2 with HMAC-SHA-256, one block (RFC 8018 section 5.2).
fn salted(password: &str, salt: &[u8; 16]) -> [u8; 32] {
    let mut last = keyed(password.as_bytes(), &[salt, &1_u32.to_be_bytes()]);
    let mut sum = last;
    for _ in 1..ITERATIONS {
        last = keyed(password.as_bytes(), &[&last]);
        sum.iter_mut().zip(last).for_each(|(byte, other)| *byte ^= other);
    }
    sum
}

fn keyed(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // An HMAC takes keys of any length (RFC 2104).
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_end_where_they_end() {
        assert_eq!(quoted("ma\"ru"), "\"ma\"\"ru\"");
        assert_eq!(literal("a'b"), "'a''b'");
    }

    #[test]
    fn s_189_a_server_is_given_the_proof_of_a_password_and_not_the_password() {
        // The example of RFC 7677 section 3: user "user", password "pencil".
        let salt: [u8; 16] = STANDARD.decode("W22ZaJ0SNY7soEsUEjb6gQ==").unwrap().try_into().unwrap();
        let made = verifier("pencil", &salt);
        assert_eq!(
            made,
            "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:\
             wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
        );
    }
}
