//! The only place that names all modules.

use crate::config::{Config, Syslog, WhenFull};
use crate::problem::Problem;
use crate::scratch::Scratch;
use crate::secret_file;
use crate::upgrade::{self, UpgradeError};
use maru_audit::{Audit, Receiver};
use maru_backup::Backup;
use maru_cases::Cases;
use maru_contract::{House, Module};
use maru_directory::{Directory, MasterKey, SourceChecks};
use maru_files::Files;
use maru_kernel::Clock;
use maru_manual::Manual;
use maru_messenger::Messenger;
use maru_notify::Notify;
use maru_portal::Portal;
use maru_records::Records;
use maru_release::Release;
use maru_search::Search;
use maru_store::{Address, Db, OpenOptions, grant_rows};
use maru_web::live::Hub;
use maru_web::{Assets, Front, Shell, Throttle};
use maru_wiki::Wiki;
use std::sync::Arc;

/// Everything that runs, put together.
pub struct Running {
    /// The modules.
    pub house: House,
    /// What requests are answered with.
    pub front: Front,
    /// The directory, for commands.
    pub directory: Directory,
    /// The audit log, for commands.
    pub audit: Audit,
    /// The files, for the demonstration.
    pub files: Files,
}

/// All modules, and those that commands speak to by name.
pub struct Modules {
    /// The directory.
    pub directory: Directory,
    /// The audit log.
    pub audit: Audit,
    /// The files.
    pub files: Files,
    /// Checks passwords against the agency's directories, once it knows the database.
    pub checks: Arc<SourceChecks>,
    /// All of them, in the order of the layers.
    pub all: Vec<Arc<dyn Module>>,
}

/// Makes all modules.
///
/// # Errors
/// Keys that others can read or that cannot be made.
pub fn modules(config: &Config, demo: bool, hub: &Hub) -> Result<Modules, Problem> {
    let checks = Arc::new(SourceChecks::default());
    let (directory, audit) = (directory(config, demo, hub, &checks)?, audit(config)?);
    let files = Files::new(maru_files::Options {
        largest_file: config.files.largest_megabytes.saturating_mul(1_000_000),
        quota_per_person: config.files.person_gigabytes.saturating_mul(1_000_000_000),
        scanner: config.files.scanner()?,
        ..maru_files::Options::new(config.storage.folder.join("files"))
    })?;
    let all: Vec<Arc<dyn Module>> = vec![
        Arc::new(directory.clone()),
        Arc::new(files.clone()),
        Arc::new(Search::new()),
        Arc::new(Notify::new(hub.clone())),
        Arc::new(audit.clone()),
        Arc::new(Records::new()),
        Arc::new(Cases::new(files.scratch())),
        Arc::new(Backup),
        Arc::new(Release),
        Arc::new(Portal::new()),
        Arc::new(Messenger::new(hub.clone(), files.clone())),
        Arc::new(Wiki::new(files.clone())),
        Arc::new(Manual),
    ];
    Ok(Modules { directory, audit, files, checks, all })
}

/// The modules of this program, made for what they know and not for what they keep. Making them makes keys and
/// folders, which must not be those of a house that is to come.
///
/// # Errors
/// No place for a scratch folder.
pub fn known(config: &Config) -> Result<House, Problem> {
    let scratch = Scratch::anywhere()?;
    let mut elsewhere = config.clone();
    elsewhere.storage.folder = scratch.path().to_owned();
    Ok(House::build(modules(&elsewhere, false, &Hub::default())?.all)?)
}

/// Opens the database, builds the house and its front.
///
/// # Errors
/// Keys others can read, a database that cannot be used, or modules that contradict one another.
pub fn open(config: &Config, demo: bool) -> Result<Running, Problem> {
    open_at(config, demo, Clock::system())
}

/// As [`open`], as whoever owns the tables; those of a role of its own are opened up to the service's role afterwards,
/// which could not bring them up to date (S-192).
///
/// # Errors
/// As [`open`].
pub fn open_as_owner(config: &Config) -> Result<Running, Problem> {
    let theirs = Config { storage: config.storage.of_owner(), ..config.clone() };
    let running = open_with(&theirs, false, Clock::system(), true)?;
    open_up(config)?;
    Ok(running)
}

/// Lets the service's role work with the rows of tables that another role has made.
///
/// # Errors
/// As any write.
pub fn open_up(config: &Config) -> Result<(), Problem> {
    if config.storage.owner.is_some()
        && let Address::Postgres(server) = config.storage.address()?
    {
        grant_rows(&config.storage.of_owner().address()?, server.user().unwrap_or_default())?;
    }
    Ok(())
}

/// As [`open`], and refuses tables that are not up to date instead of changing them.
///
/// # Errors
/// As [`open`].
pub fn open_as_it_is(config: &Config) -> Result<Running, Problem> {
    open_with(config, false, Clock::system(), false)
}

/// As [`open`], with another clock.
///
/// # Errors
/// As [`open`].
pub fn open_at(config: &Config, demo: bool, clock: Clock) -> Result<Running, Problem> {
    // What is written into tables that are about to be taken back would be lost.
    if upgrade::is_unfinished(&config.storage.folder) {
        return Err(UpgradeError::Unfinished.into());
    }
    open_with(config, demo, clock, config.storage.owner.is_none())
}

fn open_with(config: &Config, demo: bool, clock: Clock, migrate: bool) -> Result<Running, Problem> {
    let folder = &config.storage.folder;
    if maru_backup::is_unfinished(folder) {
        return Err(Problem::RestoreUnfinished(folder.display().to_string()));
    }
    let hub = Hub::default();
    let Modules { directory, audit, files, checks, all } = modules(config, demo, &hub)?;
    let house = House::build(all)?;
    house.guard_topics(&hub);
    let connections = config.storage.connections;
    let options = OpenOptions { connections, clock, migrate, ..OpenOptions::new(config.storage.address()?) };
    let db = Db::open(options, &house.migrations())?;
    checks.attach(db.clone());
    let front = Front {
        db,
        shell: Arc::new(shell(config, &house, demo)),
        authenticator: directory.authenticator(house.permissions_by_role()),
        assets: Arc::new(Assets::new()),
        hub,
        throttle: Arc::new(Throttle::new(config.server.requests_per_second)),
    };
    Ok(Running { house, front, directory, audit, files })
}

fn directory(
    config: &Config,
    demo: bool,
    hub: &Hub,
    checks: &Arc<SourceChecks>,
) -> Result<Directory, Problem> {
    let folder = config.storage.folder.join("keys");
    let options = maru_directory::Options {
        master_key: MasterKey(secret_file::key(&folder.join("master.key"))?),
        small_agency: config.security.small_agency,
        demonstration: demo,
        inside_networks: config.security.inside_networks.clone(),
        admin_networks: config.security.admin_networks.clone(),
        secrets_folder: folder.join("sources"),
    };
    let check = Arc::clone(checks);
    Ok(Directory::new(options, hub.clone(), check))
}

fn audit(config: &Config) -> Result<Audit, Problem> {
    let folder = &config.storage.folder;
    let when_full = match config.audit.when_full {
        WhenFull::Warn => maru_audit::WhenFull::Warn,
        WhenFull::Refuse => maru_audit::WhenFull::Refuse,
    };
    let receiver = |to: &Syslog| Receiver::parse(&to.address, to.authority.as_deref(), to.insecure_lab);
    let options = maru_audit::Options {
        quota_bytes: config.audit.most_gigabytes.map(|gigabytes| gigabytes.saturating_mul(1 << 30)),
        when_full,
        version: env!("CARGO_PKG_VERSION"),
        host: host(&config.server.base_url).to_owned(),
        syslog: config.syslog.as_ref().map(receiver).transpose()?,
        ..maru_audit::Options::new(folder.clone(), folder.join("keys/audit.key"))
    };
    Ok(Audit::new(options)?)
}

/// The name in the address people type.
pub fn host(base_url: &str) -> &str {
    let authority = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((v6, _)) => v6,
        None => authority.split(['/', ':']).next().unwrap_or_default(),
    }
}

fn shell(config: &Config, house: &House, demo: bool) -> Shell {
    Shell {
        agency: config.agency.name.clone(),
        network: config.agency.network.clone(),
        nav: house.offers.navigation.clone(),
        unread: house.offers.unread.clone(),
        banners: house.offers.banners.clone(),
        full: house.offers.full.clone(),
        demo,
        base_url: config.server.base_url.clone(),
        trusted_proxies: config.server.trusted_proxies.clone(),
    }
}
