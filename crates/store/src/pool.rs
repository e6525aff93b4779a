//! Opens connections. The derived `establish` is never used: with PostgreSQL down it would open a
//! SQLite file named like the address.

use crate::{Address, DbConn};
use diesel::connection::SimpleConnection;
use diesel::r2d2::{Error, ManageConnection, R2D2Connection};
use diesel::{Connection, PgConnection, SqliteConnection};

/// Opens and checks connections for the pool.
#[derive(Clone, Debug)]
pub struct Opener {
    /// Where to connect; for PostgreSQL over TLS this is the bridge's socket.
    pub address: Address,
    /// Refuse writes on SQLite, where all of them belong to the one writer.
    pub read_only: bool,
}

/// The pool readers (and on PostgreSQL writers) draw from.
pub type Pool = diesel::r2d2::Pool<Opener>;

const SQLITE_SETUP: &str = "PRAGMA busy_timeout = 5000;
PRAGMA foreign_keys = ON;
PRAGMA synchronous = FULL;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -8000;
PRAGMA journal_size_limit = 67108864;";

impl ManageConnection for Opener {
    type Connection = DbConn;
    type Error = Error;

    fn connect(&self) -> Result<DbConn, Error> {
        match &self.address {
            Address::Postgres(server) => {
                let mut conn =
                    PgConnection::establish(&server.for_libpq()).map_err(Error::ConnectionError)?;
                conn.batch_execute("SET TIME ZONE 'UTC'; SET client_min_messages = warning; SET jit = off")
                    .map_err(Error::QueryError)?;
                Ok(DbConn::Pg(conn))
            }
            Address::Sqlite(file) => {
                let mut conn =
                    SqliteConnection::establish(&file.to_string_lossy()).map_err(Error::ConnectionError)?;
                conn.batch_execute(SQLITE_SETUP).map_err(Error::QueryError)?;
                if self.read_only {
                    conn.batch_execute("PRAGMA query_only = ON").map_err(Error::QueryError)?;
                }
                Ok(DbConn::Sqlite(conn))
            }
        }
    }

    fn is_valid(&self, conn: &mut DbConn) -> Result<(), Error> {
        conn.ping().map_err(Error::QueryError)
    }

    fn has_broken(&self, conn: &mut DbConn) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}
