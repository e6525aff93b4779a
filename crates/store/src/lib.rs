//! The database: one code base for SQLite and PostgreSQL, transactions with a cause, events, jobs,
//! migrations. Knows no module's tables.

mod address;
mod any_of;
mod bell;
mod column;
mod conn;
mod cursor;
mod db;
mod dialect;
mod error;
mod event;
mod examine;
mod jobs;
mod migrate;
mod node;
mod once;
mod pg_address;
mod pool;
mod portable;
mod provision;
mod remembered;
mod schema;
mod secret_file;
mod sending;
mod sequence;
mod setting;
mod sql;
mod tls_bridge;
mod tx;
mod whole_file;
mod writer;

mod texts {
    //! Generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use address::Address;
pub use any_of::{AnyOf, any_of};
pub use bell::{Bell, EVENTS, Ear, JOBS};
pub use column::{Utc, UtcTime};
pub use conn::{DbBackend, DbConn, Portable};
pub use cursor::{EventRow, events_after, heard_up_to, newest_place, set_heard_up_to};
pub use db::{Connections, Db, OpenOptions};
pub use dialect::{escape_like, lock_name};
pub use error::{OLDEST_POSTGRES, StoreError, StoreResult};
pub use examine::{Obstacle, ServerFacts, Steps, TlsObstacle, examine_file, examine_server};
pub use jobs::{
    DeadJob, Handler, Handlers, JobError, JobFigures, Runner, Work, dead_jobs, job_figures, retry_dead,
};
pub use migrate::{Migration, ModuleMigrations, applied_steps, known_steps, migrate};
pub use node::{NodeSeen, RENEWED_EVERY, nodes_seen};
pub use once::{answered, note_answer, once};
pub use pg_address::PgAddress;
pub use portable::{
    Cell, Filling, Restored, Snapshot, Table, close_to_nodes, fill, forget_picture, is_closed_to_nodes,
    is_picture_kept, keep_picture, open_to_nodes, put_picture_back, restored_from, snapshot, table_sizes,
};
pub use provision::{Roles, grant_rows, make_place};
pub use remembered::Remembered;
pub use secret_file::{
    SecretError, make_secret, read_secret, refuse_readable, refuse_readable_credential, secret,
};
pub use sending::{Sending, leads_to, led_before, made_before};
pub use sequence::{events_wait, give_places};
pub use setting::{setting, settings_like};
pub use sql::{Sql, Value, Values, sql};
pub use tx::{NewJob, Tx};
pub use whole_file::{FileRights, put_new, put_whole};
