//! Looks at a database before it is used: whether it can be reached and is fit for a house. Changes nothing.

use crate::migrate::steps_of;
use crate::pg_address::PgAddress;
use crate::pool::Opener;
use crate::tls_bridge::{self, Greeting};
use crate::{Address, DbConn, ModuleMigrations, StoreError, StoreResult};
use diesel::RunQueryDsl;
use diesel::r2d2::ManageConnection;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
use maru_kernel::Timestamp;
use std::path::Path;

pub use crate::tls_bridge::TlsObstacle;

/// Why a server cannot be asked anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Its name leads nowhere.
    NoName(String),
    /// Nobody answers there; the operating system's reason.
    NoAnswer(String),
    /// No protected connection.
    Tls(TlsObstacle),
    /// The password is wrong, or there is no such role.
    Password,
    /// There is no such database.
    NoDatabase,
    /// The server lets nobody in from here (`pg_hba.conf`).
    NotAdmitted,
    /// Anything else, in the server's words.
    Refused(String),
}

/// How far the tables are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Steps {
    /// There are none of ours.
    None,
    /// This step is missing.
    Behind(String),
    /// They are those of this program.
    Current,
    /// A newer program has made this step.
    Newer(String),
}

/// What a PostgreSQL server tells about itself and about what we may do there.
#[derive(Clone, Debug)]
pub struct ServerFacts {
    /// Its major version.
    pub version: i32,
    /// How the database keeps text, such as `UTF8`.
    pub encoding: String,
    /// The version of the collation the indexes were made with, when it is not the one there is now.
    pub stale_collation: Option<String>,
    /// Whether what was committed survives a power cut.
    pub fsync: bool,
    /// The setting `synchronous_commit`.
    pub synchronous_commit: String,
    /// A standby, or set to read alone.
    pub read_only: bool,
    /// The schema that tables are made in; none when none of the search path is there.
    pub schema: Option<String>,
    /// Whether we may make tables.
    pub may_create: bool,
    /// Whether we may write into those that are there; none without tables.
    pub may_write: Option<bool>,
    /// As many connections as we may open.
    pub connections: i64,
    /// Its clock.
    pub now: Timestamp,
    /// How far the tables are.
    pub steps: Steps,
    /// The server's certificate (DER), when TLS is spoken.
    pub certificate: Option<Vec<u8>>,
}

const FACTS: &str = "SELECT current_setting('server_version_num')::int AS version, \
     pg_encoding_to_char(d.encoding)::text AS encoding, \
     current_setting('fsync') = 'on' AS fsync, \
     current_setting('synchronous_commit') AS synchronous_commit, \
     current_setting('transaction_read_only') = 'on' OR pg_is_in_recovery() AS read_only, \
     current_schema()::text AS schema, \
     COALESCE(has_schema_privilege(current_schema()::text, 'CREATE'), false) AS may_create, \
     has_table_privilege(to_regclass('store_jobs')::oid, 'INSERT') AS may_write, \
     to_regclass('store_migrations') IS NOT NULL AS has_steps, \
     LEAST(CASE WHEN r.rolconnlimit >= 0 THEN r.rolconnlimit END, \
           CASE WHEN d.datconnlimit >= 0 THEN d.datconnlimit END, \
           current_setting('max_connections')::int \
           - current_setting('superuser_reserved_connections')::int)::bigint AS connections, \
     (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now \
     FROM pg_database d, pg_roles r \
     WHERE d.datname = current_database() AND r.rolname = current_user";

/// Known from version 15 on.
const STALE: &str = "SELECT CASE WHEN datcollversion <> pg_database_collation_actual_version(oid) \
     THEN datcollversion END AS version FROM pg_database WHERE datname = current_database()";

#[derive(diesel::QueryableByName)]
struct FactsRow {
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Text)]
    encoding: String,
    #[diesel(sql_type = Bool)]
    fsync: bool,
    #[diesel(sql_type = Text)]
    synchronous_commit: String,
    #[diesel(sql_type = Bool)]
    read_only: bool,
    #[diesel(sql_type = Nullable<Text>)]
    schema: Option<String>,
    #[diesel(sql_type = Bool)]
    may_create: bool,
    #[diesel(sql_type = Nullable<Bool>)]
    may_write: Option<bool>,
    #[diesel(sql_type = Bool)]
    has_steps: bool,
    #[diesel(sql_type = BigInt)]
    connections: i64,
    #[diesel(sql_type = BigInt)]
    now: i64,
}

#[derive(diesel::QueryableByName)]
struct StaleRow {
    #[diesel(sql_type = Nullable<Text>)]
    version: Option<String>,
}

/// Connects as a house would and asks.
///
/// # Errors
/// The first obstacle on the way.
pub fn examine_server(server: &PgAddress, modules: &[ModuleMigrations]) -> Result<ServerFacts, Obstacle> {
    let certificate = match tls_bridge::greet(server)? {
        Greeting::Plain => None,
        Greeting::Protected(certificate) => Some(certificate),
    };
    let refused = |e: StoreError| Obstacle::Refused(e.to_string());
    let (address, _bridge) = tls_bridge::encrypt(&Address::Postgres(server.clone())).map_err(refused)?;
    let opener = Opener { address, read_only: true };
    let mut conn = opener.connect().map_err(|e| from_server(&e.to_string()))?;
    ask(&mut conn, modules, certificate).map_err(refused)
}

fn ask(
    conn: &mut DbConn,
    modules: &[ModuleMigrations],
    certificate: Option<Vec<u8>>,
) -> StoreResult<ServerFacts> {
    let row: FactsRow = diesel::sql_query(FACTS).get_result(conn)?;
    let version = row.version / 10_000;
    let stale_collation = match version {
        ..15 => None,
        _ => diesel::sql_query(STALE).get_result::<StaleRow>(conn)?.version,
    };
    let steps = if row.has_steps { steps_of(conn, modules)? } else { Steps::None };
    Ok(ServerFacts {
        version,
        encoding: row.encoding,
        stale_collation,
        fsync: row.fsync,
        synchronous_commit: row.synchronous_commit,
        read_only: row.read_only,
        schema: row.schema,
        may_create: row.may_create,
        may_write: row.may_write,
        connections: row.connections,
        now: Timestamp::from_microsecond(row.now).map_err(|e| StoreError::Failed(e.to_string()))?,
        steps,
        certificate,
    })
}

/// How far the tables of an embedded database are. Makes no file.
///
/// # Errors
/// What is there is no database, or as any read.
pub fn examine_file(file: &Path, modules: &[ModuleMigrations]) -> StoreResult<Steps> {
    if !file.exists() {
        return Ok(Steps::None);
    }
    let opener = Opener { address: Address::Sqlite(file.to_owned()), read_only: true };
    let mut conn = opener.connect().map_err(|e| StoreError::Unavailable(e.to_string()))?;
    steps_of(&mut conn, modules)
}

/// What the server said while it was connected to; there is no code to go by. Servers that speak another
/// language than English are passed on in their own words.
fn from_server(message: &str) -> Obstacle {
    let says = |part: &str| message.contains(part);
    if says("could not translate host name") {
        Obstacle::NoName(message.to_owned())
    } else if says("password authentication failed") || says("no password supplied") {
        Obstacle::Password
    } else if says("database \"") && says("does not exist") {
        Obstacle::NoDatabase
    } else if says("no pg_hba.conf entry") {
        Obstacle::NotAdmitted
    } else if says("Is the server running") || says("Connection refused") || says("timeout expired") {
        Obstacle::NoAnswer(message.lines().next().unwrap_or_default().to_owned())
    } else {
        Obstacle::Refused(message.lines().next().unwrap_or_default().to_owned())
    }
}
