//! The front door: opening the database, reading and writing.

use crate::bell::{Bell, Ringer};
use crate::migrate::{ModuleMigrations, migrate, require_steps};
use crate::once::OneState;
use crate::pool::{Opener, Pool};
use crate::remembered::{Seen, note_commit};
use crate::tls_bridge;
use crate::tx::Tx;
use crate::writer::{Writer, write_transaction};
use crate::{Address, DbConn, OLDEST_POSTGRES, StoreError, StoreResult, node};
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2::ManageConnection;
use diesel::sql_types::Integer;
use maru_kernel::{Cause, Clock, Id, IdMaker, Timestamp};
use std::sync::mpsc;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long a caller waits for a connection before it is told that the database is busy (S-407).
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// How to open the database.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// Where it is.
    pub address: Address,
    /// The clock all writes are stamped by.
    pub clock: Clock,
    /// The most connections that read (and, on PostgreSQL, write) at once.
    pub connections: u32,
    /// Whether to bring the tables up to date; otherwise an older database is refused.
    pub migrate: bool,
}

impl OpenOptions {
    /// Eight connections, the system's clock, migrating.
    pub fn new(address: Address) -> Self {
        OpenOptions { address, clock: Clock::system(), connections: 8, migrate: true }
    }
}

/// The connections of one process to the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connections {
    /// As many as there may be.
    pub most: u32,
    /// As many as there are.
    pub open: u32,
    /// Those that nobody uses at this moment.
    pub idle: u32,
}

/// The open database; cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    pool: Pool,
    /// As many as there are connections: whoever waits for one waits here, and holds no thread meanwhile.
    turns: Arc<Semaphore>,
    writer: Option<Writer>,
    clock: Clock,
    sqlite: bool,
    ids: Arc<IdMaker>,
    /// None when the database was opened for reading alone.
    lease: Option<node::Lease>,
    bell: Bell,
    /// Rings at other servers, once somebody serves here.
    ringer: OnceLock<Ringer>,
    opener: Opener,
    _bridge: Option<tls_bridge::Bridge>,
}

impl Db {
    /// Opens the database, checks that it is one we can use, and brings its tables up to date.
    ///
    /// # Errors
    /// Unreachable, too old, newer than this program, or a folder that cannot be written.
    pub fn open(options: OpenOptions, modules: &[ModuleMigrations]) -> StoreResult<Db> {
        let (address, bridge) = tls_bridge::encrypt(&options.address)?;
        let sqlite = address.file().is_some();
        let opener = Opener { address, read_only: false };
        let mut conn = first_connection(&opener)?;
        migrate(&mut conn, modules, options.clock.now(), options.migrate)?;
        let lease = node::Lease::take(&mut conn, opener.clone(), options.clock.clone())?;
        drop(conn);
        let bell = Bell::default();
        let writer = if sqlite { Some(Writer::start(opener.clone(), bell.clone())?) } else { None };
        let pool = Pool::builder()
            .max_size(options.connections)
            .min_idle(Some(1))
            .connection_timeout(LONGEST_WAIT)
            .test_on_check_out(!sqlite)
            .build(Opener { read_only: sqlite, ..opener.clone() })
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
        let (clock, ids) = (options.clock, Arc::clone(lease.ids()));
        let (lease, turns) = (Some(lease), turns(options.connections));
        let (ringer, _bridge) = (OnceLock::new(), bridge);
        Ok(Db(Arc::new(Inner {
            pool,
            turns,
            writer,
            clock,
            sqlite,
            ids,
            lease,
            bell,
            ringer,
            opener,
            _bridge,
        })))
    }

    /// Opens a database for reading and nothing else: makes no file, no table and no lease, and refuses
    /// writes. It must have the steps of `modules`; what other modules have made of it does not matter.
    ///
    /// # Errors
    /// [`StoreError::NoFile`], unreachable, older or newer than this program.
    pub fn open_to_read(address: &Address, modules: &[ModuleMigrations]) -> StoreResult<Db> {
        if let Some(file) = address.file().filter(|file| !file.exists()) {
            return Err(StoreError::NoFile(file.display().to_string()));
        }
        let (address, bridge) = tls_bridge::encrypt(address)?;
        let sqlite = address.file().is_some();
        let opener = Opener { address, read_only: true };
        let mut conn = opener.connect().map_err(|e| StoreError::Unavailable(e.to_string()))?;
        require_steps(&mut conn, modules)?;
        let pool = Pool::builder()
            .max_size(1)
            .connection_timeout(LONGEST_WAIT)
            .build(opener.clone())
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
        let (writer, clock, ids, lease) = (None, Clock::system(), Arc::new(IdMaker::new(0)), None);
        let (turns, bell, ringer, _bridge) = (turns(1), Bell::default(), OnceLock::new(), bridge);
        Ok(Db(Arc::new(Inner {
            pool,
            turns,
            writer,
            clock,
            sqlite,
            ids,
            lease,
            bell,
            ringer,
            opener,
            _bridge,
        })))
    }

    /// The bell that is rung after commits.
    pub fn bell(&self) -> &Bell {
        &self.0.bell
    }

    /// Has the bell be heard at other servers on the same PostgreSQL, and theirs here. Takes a connection of its own; at the
    /// embedded database there is nobody else. May be called again.
    ///
    /// # Errors
    /// No thread could be had.
    pub fn ring_between_servers(&self) -> StoreResult<()> {
        if !self.0.sqlite && self.0.ringer.get().is_none() {
            let started = Ringer::start(&self.0.bell, self.0.opener.clone());
            let _ = self.0.ringer.set(started.map_err(|e| StoreError::Unavailable(e.to_string()))?);
        }
        Ok(())
    }

    /// The instant now, by the clock the database was opened with.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// A new id, for work that prepares rows before its transaction. May block once after the machine
    /// slept; without a database nothing that is prepared can be written.
    pub fn new_id(&self) -> Id {
        if let Err(error) = self.secure_ids() {
            tracing::warn!(%error, "an id was made without a lease");
        }
        self.0.ids.next(self.now())
    }

    /// Nobody else may make the ids we make.
    fn secure_ids(&self) -> StoreResult<()> {
        match &self.0.lease {
            Some(lease) if lease.is_ours() => Ok(()),
            Some(lease) => lease.secure(),
            None => Err(StoreError::ReadOnly),
        }
    }

    /// Whether this is the embedded database.
    pub fn is_sqlite(&self) -> bool {
        self.0.sqlite
    }

    /// The connections of this process, for whoever watches over it.
    pub fn connections(&self) -> Connections {
        let state = self.0.pool.state();
        Connections { most: self.0.pool.max_size(), open: state.connections, idle: state.idle_connections }
    }

    /// Reads, from a thread that may block.
    ///
    /// # Errors
    /// What `work` returns, or [`StoreError::Busy`] when no connection comes free in time.
    pub fn read_blocking<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E>,
    ) -> Result<T, E> {
        self.read_within(LONGEST_WAIT, work)
    }

    fn read_within<T, E: From<StoreError>>(
        &self,
        wait: Duration,
        work: impl FnOnce(&mut DbConn) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut conn = self.0.pool.get_timeout(wait).map_err(|e| {
            tracing::warn!(error = %e, "no database connection");
            StoreError::Busy
        })?;
        work(&mut conn)
    }

    /// Writes, from a thread that may block. When this returns `Ok`, the change is on disk.
    ///
    /// # Errors
    /// What `work` returns (nothing is then changed), or a failure of the database.
    pub fn write_blocking<T, E>(
        &self,
        cause: &Cause,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.secure_ids()?;
        let Some(writer) = &self.0.writer else { return self.write_pooled(LONGEST_WAIT, cause, work) };
        let (sender, receiver) = mpsc::sync_channel(1);
        let job = self.job(cause.clone(), work);
        writer.submit(job, move |result| {
            let _ = sender.send(result);
        })?;
        receiver.recv().unwrap_or_else(|_| Err(writer_gone().into()))
    }

    /// Reads without blocking the caller's thread.
    ///
    /// # Errors
    /// As [`Db::read_blocking`].
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (db, (turn, left)) = (self.clone(), self.turn().await?);
        tokio::task::spawn_blocking(move || {
            let result = db.read_within(left, work);
            drop(turn);
            result
        })
        .await
        .unwrap_or_else(|e| Err(StoreError::Failed(e.to_string()).into()))
    }

    /// As [`Db::read`], for many small questions: the embedded database looks at one state for all of them,
    /// and takes its locks once. On both databases what [`crate::once()`] was answered is not asked again. Not for long
    /// reading, as it keeps what is written meanwhile from being folded in.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn read_together<T, E>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.read(move |conn| one_state(conn, work)).await
    }

    /// Waits for a connection, first come first served; with what is left of the wait, as those on threads of
    /// their own take connections too.
    async fn turn(&self) -> StoreResult<(OwnedSemaphorePermit, Duration)> {
        if let Ok(turn) = Arc::clone(&self.0.turns).try_acquire_owned() {
            return Ok((turn, LONGEST_WAIT));
        }
        let began = Instant::now();
        let waiting = Arc::clone(&self.0.turns).acquire_owned();
        match tokio::time::timeout(LONGEST_WAIT, waiting).await {
            Ok(Ok(turn)) => Ok((turn, LONGEST_WAIT.saturating_sub(began.elapsed()))),
            _ => {
                tracing::warn!("no database connection came free");
                Err(StoreError::Busy)
            }
        }
    }

    /// Writes without blocking the caller's thread. When this returns `Ok`, the change is on disk.
    ///
    /// # Errors
    /// As [`Db::write_blocking`].
    pub async fn write<T, E>(
        &self,
        cause: &Cause,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (cause, db) = (cause.clone(), self.clone());
        if !self.0.lease.as_ref().is_some_and(node::Lease::is_ours) {
            return tokio::task::spawn_blocking(move || db.write_blocking(&cause, work))
                .await
                .unwrap_or_else(|e| Err(StoreError::Failed(e.to_string()).into()));
        }
        let Some(writer) = &self.0.writer else {
            let (turn, left) = self.turn().await?;
            return tokio::task::spawn_blocking(move || {
                let result = db.write_pooled(left, &cause, work);
                drop(turn);
                result
            })
            .await
            .unwrap_or_else(|e| Err(StoreError::Failed(e.to_string()).into()));
        };
        let (sender, receiver) = tokio::sync::oneshot::channel();
        writer.submit(self.job(cause, work), move |result| {
            let _ = sender.send(result);
        })?;
        receiver.await.unwrap_or_else(|_| Err(writer_gone().into()))
    }

    fn job<T, E, W>(&self, cause: Cause, work: W) -> impl FnOnce(&mut DbConn) -> Result<T, E> + use<T, E, W>
    where
        E: From<StoreError>,
        W: FnOnce(&mut Tx<'_>) -> Result<T, E>,
    {
        let (ids, clock) = (Arc::clone(&self.0.ids), self.0.clock.clone());
        move |conn| work(&mut Tx::new(conn, &cause, &ids, clock.now()))
    }

    fn write_pooled<T, E: From<StoreError>>(
        &self,
        wait: Duration,
        cause: &Cause,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let now = self.now();
        self.read_within(wait, |conn| {
            let done = write_transaction(conn, |conn| {
                work(&mut Tx::new(conn, cause, &self.0.ids, now)).map_err(Stop::Work)
            });
            note_commit();
            self.0.bell.end(done.is_ok());
            done.map_err(|stop| match stop {
                Stop::Work(error) => error,
                Stop::Store(error) => E::from(error),
            })
        })
    }
}

/// Why a pooled transaction ends without a commit.
enum Stop<E> {
    Work(E),
    Store(StoreError),
}

impl<E> From<diesel::result::Error> for Stop<E> {
    fn from(error: diesel::result::Error) -> Self {
        Stop::Store(error.into())
    }
}

/// On PostgreSQL a transaction would cost two more round trips.
fn one_state<T, E: From<StoreError>>(
    conn: &mut DbConn,
    work: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> Result<T, E> {
    let _answers = OneState::begin();
    let DbConn::Sqlite(c) = conn else { return work(conn) };
    let _seen = Seen::now();
    AnsiTransactionManager::begin_transaction(c).map_err(StoreError::from)?;
    let result = work(conn);
    // Nothing was changed, so there is nothing to lose; a connection that fails here is not used again.
    let _ = <DbConn as Connection>::TransactionManager::rollback_transaction(conn);
    result
}

fn turns(connections: u32) -> Arc<Semaphore> {
    Arc::new(Semaphore::new(usize::try_from(connections).unwrap_or(1).max(1)))
}

fn writer_gone() -> StoreError {
    StoreError::Unavailable("the writer has ended".to_owned())
}

/// Opens the very first connection, alone: several at once on a fresh SQLite file would race for the
/// journal mode.
pub(crate) fn first_connection(opener: &Opener) -> StoreResult<DbConn> {
    if let Some(file) = opener.address.file() {
        prepare_folder(file)?;
    }
    let mut conn = opener.connect().map_err(|e| StoreError::Unavailable(e.to_string()))?;
    match &mut conn {
        DbConn::Sqlite(c) => c.batch_execute("PRAGMA journal_mode = WAL")?,
        DbConn::Pg(c) => refuse_old_server(c)?,
    }
    Ok(conn)
}

fn prepare_folder(file: &std::path::Path) -> StoreResult<()> {
    let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty()) else { return Ok(()) };
    let failed = |e: std::io::Error| -> StoreError {
        let (path, reason) = (folder.display().to_string(), e.to_string());
        StoreError::Folder { path, reason }
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let probe = folder.join(".maru-can-write");
    std::fs::write(&probe, b"").map_err(failed)?;
    std::fs::remove_file(&probe).map_err(failed)
}

fn refuse_old_server(conn: &mut PgConnection) -> StoreResult<()> {
    let number: i32 =
        diesel::select(diesel::dsl::sql::<Integer>("current_setting('server_version_num')::int"))
            .get_result(conn)?;
    let major = number / 10_000;
    if major < OLDEST_POSTGRES { Err(StoreError::TooOld(major.to_string())) } else { Ok(()) }
}
