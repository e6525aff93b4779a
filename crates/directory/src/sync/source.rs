//! Opening a source, and looking at one person of it.

use crate::Error;
use crate::ldap::{Connection, Entry, Kind, LdifFile, Live, Probe, Secret, Source, SourceError};
use crate::mapping::{Mapper, Quarantined, SourceConfig, Staged, StagedPerson, What};
use maru_kernel::Timestamp;

/// A source that can be read, with its mapping.
pub struct Opened {
    /// The configuration.
    pub config: SourceConfig,
    /// Turns entries into people, units and groups.
    pub mapper: Mapper,
    /// The entries.
    pub entries: Box<dyn Source>,
    /// The live directory behind it, when it is one: for sign-in and tests.
    pub live: Option<Live>,
}

/// Opens the source described by `text`. For a live directory without a preset the server is asked what
/// it is.
///
/// # Errors
/// A mistake in the configuration, or an unreachable server.
pub fn open(text: &str) -> Result<Opened, Error> {
    open_with(text, None)
}

fn open_with(text: &str, secret: Option<&Secret>) -> Result<Opened, Error> {
    let first = SourceConfig::from_toml(text, None)?;
    let config = match (&first.preset, &first.connection) {
        (None, Some(connection)) => {
            let kind = connect(connection, secret)?.probe()?.kind;
            SourceConfig::from_toml(text, Some(kind))?
        }
        _ => first,
    };
    let mapper = Mapper::new(&config)?;
    match (&config.connection, &config.ldif) {
        (Some(connection), _) => {
            let (entries, live) = (Box::new(connect(connection, secret)?), connect(connection, secret)?);
            Ok(Opened { mapper, entries, live: Some(live), config })
        }
        (None, Some(file)) => {
            let entries = Box::new(LdifFile::new(file.clone()));
            Ok(Opened { mapper, entries, live: None, config })
        }
        (None, None) => Err(SourceError::Config("connection / ldif".to_owned()).into()),
    }
}

/// With the password that was typed, or the one that is kept.
fn connect(connection: &Connection, secret: Option<&Secret>) -> Result<Live, SourceError> {
    match secret {
        Some(secret) => Live::with_secret(connection.clone(), Some(secret.clone())),
        None => Live::new(connection.clone()),
    }
}

/// What a test of a source found.
#[derive(Clone, Debug)]
pub struct Tested {
    /// The server, for a live directory.
    pub probe: Option<Probe>,
    /// The product it was taken for.
    pub kind: Kind,
    /// How many entries answer each question, up to [`MOST_COUNTED`].
    pub counts: Vec<(What, u64)>,
    /// People found among the first entries.
    pub samples: Vec<Shown>,
    /// Entries among those looked at that could not be used.
    pub aside: Vec<Quarantined>,
}

/// Most entries a test counts of one question; it is to answer soon.
pub const MOST_COUNTED: u64 = 2_000;
/// Most people, and most entries put aside, that a test shows.
const SAMPLES: usize = 10;

/// Connects, authenticates, searches, counts, and maps the first ten people.
///
/// # Errors
/// Whatever step failed.
pub fn test(text: &str, now: Timestamp) -> Result<Tested, Error> {
    test_with(text, None, now)
}

/// As [`test()`], with a password of the reading account that is kept nowhere yet.
///
/// # Errors
/// Whatever step failed.
pub fn test_with(text: &str, secret: Option<&Secret>, now: Timestamp) -> Result<Tested, Error> {
    let opened = open_with(text, secret)?;
    let probe = opened.live.as_ref().map(Live::probe).transpose()?;
    let kind = opened.config.preset.or(probe.as_ref().map(|p| p.kind)).unwrap_or_default();
    let mut found = Tested { probe, kind, counts: Vec::new(), samples: Vec::new(), aside: Vec::new() };
    for (number, query) in opened.mapper.queries().into_iter().enumerate() {
        let mut count = 0;
        let outcome = opened.entries.fetch(&[query], &mut |_, entry| {
            count += 1;
            found.look_at(&opened, number, entry, now);
            if count < MOST_COUNTED { Ok(()) } else { Err("enough".into()) }
        });
        match outcome {
            Ok(_) | Err(SourceError::Stopped(_)) => {}
            Err(error) => return Err(error.into()),
        }
        found.counts.push((opened.mapper.what(number), count));
    }
    Ok(found)
}

impl Tested {
    fn look_at(&mut self, opened: &Opened, number: usize, entry: &Entry, now: Timestamp) {
        match opened.mapper.stage(number, entry, now) {
            Ok(Staged::Person(person)) if self.samples.len() < SAMPLES => {
                self.samples.push(Shown { attributes: attributes(entry), person: Ok(*person) });
            }
            Ok(_) => {}
            Err(aside) if self.aside.len() < SAMPLES => self.aside.push(aside),
            Err(_) => {}
        }
    }
}

/// What was read of one person and what was made of it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Attribute names with their values as text; secrets and pictures are only measured.
    pub attributes: Vec<(String, String)>,
    /// The person, or why the entry cannot be used.
    pub person: Result<StagedPerson, Quarantined>,
}

/// Reads the entry of the person who signs in as `login`.
///
/// # Errors
/// [`Error::Missing`] when nobody does; whatever the source says.
pub fn show(text: &str, login: &str, now: Timestamp) -> Result<Shown, Error> {
    let opened = open(text)?;
    let query = opened.mapper.login_query(login).ok_or(Error::Missing)?;
    let mut shown = None;
    let outcome = opened.entries.fetch(&[query], &mut |_, entry| {
        shown = Some(Shown { attributes: attributes(entry), person: opened.mapper.person(entry, now) });
        Err("found".into())
    });
    match outcome {
        Ok(_) | Err(SourceError::Stopped(_)) => shown.ok_or(Error::Missing),
        Err(error) => Err(error.into()),
    }
}

fn attributes(entry: &Entry) -> Vec<(String, String)> {
    entry.fields().map(|(name, value)| (name.to_owned(), printable(name, value))).collect()
}

fn printable(name: &str, value: &[u8]) -> String {
    let hidden = name.to_ascii_lowercase().contains("password");
    match std::str::from_utf8(value) {
        Ok(text) if !hidden && text.len() <= 500 => text.to_owned(),
        _ => format!("({} B)", value.len()),
    }
}
