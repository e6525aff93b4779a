//! The address of a PostgreSQL server, read once and strictly (S-10). libpq is never given the text an
//! operator typed, as it reads hosts from more places than one: it gets what is written from this.

use crate::{StoreError, StoreResult};
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The port PostgreSQL listens on unless told otherwise.
const USUAL_PORT: u16 = 5432;
/// A server that has not let us in by then does not answer; unless `connect_timeout` says otherwise.
pub(crate) const ENTERED_WITHIN: Duration = Duration::from_secs(4);
/// A server's machine that says nothing for so long has gone, and whoever waits for it is told; unless the address says
/// otherwise. A long question is no silence: the machine tells that it got it, and answers when it is asked whether it is there.
pub(crate) const SILENT_FOR: Duration = Duration::from_secs(30);
/// How a machine is asked: after so long without a word, so long apart, so many times.
pub(crate) const ASKED_AFTER: Duration = Duration::from_secs(10);
pub(crate) const ASKED_EVERY: Duration = Duration::from_secs(5);
pub(crate) const ASKED_TIMES: u32 = 4;
/// What an operator may set beside the server; nothing here changes where libpq connects to.
const SETTINGS: [&str; 9] = [
    "application_name",
    "connect_timeout",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "options",
    "target_session_attrs",
    "tcp_user_timeout",
];

/// A PostgreSQL server and how to reach it.
#[derive(Clone, PartialEq, Eq)]
pub struct PgAddress {
    /// Where it listens.
    pub(crate) host: PgHost,
    /// Its port; with a socket the number in the socket's name.
    pub(crate) port: u16,
    /// TLS is asked for, with these certificates of authorities or with those of the system.
    pub(crate) tls: Option<PgTls>,
    user: Option<String>,
    password: Option<String>,
    database: Option<String>,
    settings: BTreeMap<&'static str, String>,
}

/// Where a server listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PgHost {
    /// A name or an address.
    Name(String),
    /// The folder of its socket.
    Socket(PathBuf),
}

/// How TLS is to be checked. The host name is checked in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PgTls {
    pub(crate) root_certificates: Option<PathBuf>,
}

impl fmt::Debug for PgAddress {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PgAddress({:?}, port {}, {:?})", self.host, self.port, self.tls)
    }
}

impl fmt::Display for PgAddress {
    /// Which database it is, whoever enters it and however: without account, password and certificates.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let database = self.database.as_ref().or(self.user.as_ref()).map_or("", String::as_str);
        write!(f, "postgres://{}/{database}", self.place())?;
        // They may name a schema.
        self.settings.get("options").map_or(Ok(()), |options| write!(f, "?options={options}"))
    }
}

impl PgAddress {
    /// The file with the certificates of the authorities that are trusted; `None` for those of the system.
    pub fn authority(&self) -> Option<&Path> {
        self.tls.as_ref()?.root_certificates.as_deref()
    }

    /// Reads `postgres://user:password@host:port/database?parameter=value`.
    ///
    /// # Errors
    /// [`StoreError::Address`] for what is no such address, names more than one host, or has a parameter
    /// that is not on our list; [`StoreError::Plaintext`] for another machine without
    /// `sslmode=verify-full` or `verify-ca`.
    pub(crate) fn parse(uri: &str) -> StoreResult<PgAddress> {
        let (_, rest) = uri.split_once("://").ok_or(wrong("postgres://"))?;
        let (head, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, database) = head.split_once('/').unwrap_or((head, ""));
        let (credentials, host_port) = authority.split_once('@').unwrap_or(("", authority));
        let (user, password) = credentials.split_once(':').unwrap_or((credentials, ""));
        let (host, port) = host_and_port(host_port)?;
        let mut parameters = parameters(query)?;
        let host = one_host(host, parameters.remove("host"))?;
        let port = one_port(port, parameters.remove("port").as_deref())?;
        let root = parameters.remove("sslrootcert").map(PathBuf::from);
        let tls = tls(parameters.remove("sslmode").as_deref(), root)?;
        if tls.is_none() && !host.is_this_machine() {
            return Err(StoreError::Plaintext);
        }
        Ok(PgAddress {
            host,
            port,
            tls,
            user: some(decoded(user, "user")?),
            password: some(decoded(password, "password")?),
            database: some(decoded(database, "database")?),
            settings: settings(parameters)?,
        })
    }

    /// The host's name or address; none for a socket.
    pub fn host(&self) -> Option<&str> {
        match &self.host {
            PgHost::Name(name) => Some(name),
            PgHost::Socket(_) => None,
        }
    }

    /// Where it listens, as people write it.
    pub fn place(&self) -> String {
        match &self.host {
            PgHost::Name(name) => format!("{name}:{}", self.port),
            PgHost::Socket(folder) => format!("{}/.s.PGSQL.{}", folder.display(), self.port),
        }
    }

    /// The role that signs in; the account of the process when none is named.
    pub fn user(&self) -> Option<&str> {
        self.user.as_deref()
    }

    /// The database; that of the role's name when none is named.
    pub fn database(&self) -> Option<&str> {
        self.database.as_deref()
    }

    /// The same server behind a socket in `folder`, where somebody else speaks TLS with it.
    pub(crate) fn behind(&self, folder: &Path) -> PgAddress {
        let host = PgHost::Socket(folder.to_owned());
        PgAddress { host, port: USUAL_PORT, tls: None, ..self.clone() }
    }

    /// The same server, entered with a password that is kept elsewhere.
    pub(crate) fn with_password(&self, password: &str) -> PgAddress {
        PgAddress { password: some(password.to_owned()), ..self.clone() }
    }

    /// The same server, entered as another role, without a password.
    pub(crate) fn as_role(&self, role: &str) -> PgAddress {
        PgAddress { user: some(role.to_owned()), password: None, ..self.clone() }
    }

    /// Another database of the same server.
    pub(crate) fn in_database(&self, name: &str) -> PgAddress {
        PgAddress { database: some(name.to_owned()), ..self.clone() }
    }

    /// Whether the address itself holds a password.
    pub(crate) fn has_password(&self) -> bool {
        self.password.is_some()
    }

    /// What libpq is told. Each place it could take a host from is named, so that neither its
    /// environment nor a later parameter can send it elsewhere.
    pub(crate) fn for_libpq(&self) -> String {
        let host = match &self.host {
            PgHost::Name(name) => name.clone(),
            PgHost::Socket(folder) => folder.display().to_string(),
        };
        let mut text = String::new();
        let mut put = |name: &str, value: &str| {
            let value = value.replace('\\', "\\\\").replace('\'', "\\'");
            let _ = write!(text, "{name}='{value}' ");
        };
        put("host", &host);
        put("hostaddr", "");
        put("port", &self.port.to_string());
        put("sslmode", "disable");
        let named = [("user", &self.user), ("password", &self.password), ("dbname", &self.database)];
        named
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?)))
            .for_each(|(n, v)| put(n, v));
        if !self.settings.contains_key("connect_timeout") {
            put("connect_timeout", &ENTERED_WITHIN.as_secs().to_string());
        }
        if !self.settings.contains_key("application_name") {
            put("application_name", "maru");
        }
        for (name, usual) in [
            ("tcp_user_timeout", SILENT_FOR.as_millis()),
            ("keepalives_idle", ASKED_AFTER.as_secs().into()),
            ("keepalives_interval", ASKED_EVERY.as_secs().into()),
            ("keepalives_count", ASKED_TIMES.into()),
        ] {
            if !self.settings.contains_key(name) {
                put(name, &usual.to_string());
            }
        }
        self.settings.iter().for_each(|(name, value)| put(name, value));
        text
    }

    /// How long a machine that says nothing is waited for.
    pub(crate) fn silent_for(&self) -> Duration {
        let set = self.settings.get("tcp_user_timeout").and_then(|millis| millis.parse().ok());
        set.map_or(SILENT_FOR, Duration::from_millis)
    }
}

impl PgHost {
    fn is_this_machine(&self) -> bool {
        match self {
            PgHost::Socket(_) => true,
            PgHost::Name(name) => matches!(name.as_str(), "localhost" | "127.0.0.1" | "::1"),
        }
    }
}

fn wrong(part: &'static str) -> StoreError {
    StoreError::Address(part)
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// `host`, `host:port` or `[v6]:port`, still encoded.
fn host_and_port(text: &str) -> StoreResult<(&str, &str)> {
    match text.strip_prefix('[') {
        Some(v6) => {
            let (host, rest) = v6.split_once(']').ok_or(wrong("host"))?;
            let port = if rest.is_empty() { "" } else { rest.strip_prefix(':').ok_or(wrong("host"))? };
            Ok((host, port))
        }
        None => Ok(text.split_once(':').unwrap_or((text, ""))),
    }
}

/// The one host there is: in front, or as a parameter if none is in front.
fn one_host(in_front: &str, parameter: Option<String>) -> StoreResult<PgHost> {
    let host = match (decoded(in_front, "host")?, parameter) {
        (host, None) => host,
        (host, Some(parameter)) if host.is_empty() => parameter,
        _ => return Err(wrong("host")),
    };
    if host.is_empty() || host.contains([',', '@', '\0']) {
        return Err(wrong("host"));
    }
    Ok(if host.starts_with('/') { PgHost::Socket(host.into()) } else { PgHost::Name(host) })
}

fn one_port(in_front: &str, parameter: Option<&str>) -> StoreResult<u16> {
    let port = match (in_front, parameter) {
        ("", None) => return Ok(USUAL_PORT),
        ("", Some(port)) => port,
        (port, None) => port,
        _ => return Err(wrong("port")),
    };
    port.parse().ok().filter(|port| *port > 0).ok_or(wrong("port"))
}

fn tls(mode: Option<&str>, root_certificates: Option<PathBuf>) -> StoreResult<Option<PgTls>> {
    match mode {
        None | Some("disable" | "allow" | "prefer") => Ok(None),
        // Encryption without looking who is at the other end keeps nobody out.
        Some("require") => Err(StoreError::Plaintext),
        Some("verify-ca" | "verify-full") => Ok(Some(PgTls { root_certificates })),
        Some(_) => Err(wrong("sslmode")),
    }
}

/// Parameters by name, each at most once.
fn parameters(query: &str) -> StoreResult<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').ok_or(wrong("?"))?;
        if found.insert(decoded(name, "?")?, decoded(value, "?")?).is_some() {
            return Err(wrong("?"));
        }
    }
    Ok(found)
}

/// What is left must be on our list; `hostaddr`, `service` and the like are refused by not being there.
fn settings(parameters: BTreeMap<String, String>) -> StoreResult<BTreeMap<&'static str, String>> {
    let known = |(name, value): (String, String)| {
        let name = SETTINGS.into_iter().find(|setting| *setting == name)?;
        Some((name, value))
    };
    parameters.into_iter().map(|parameter| known(parameter).ok_or(wrong("?"))).collect()
}

/// Percent-encoding taken off (RFC 3986, 2.1).
fn decoded(text: &str, part: &'static str) -> StoreResult<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|d| char::from(d).to_digit(16));
        let (high, low) = (digit().ok_or(wrong(part))?, digit().ok_or(wrong(part))?);
        bytes.push(u8::try_from(high << 4 | low).or(Err(wrong(part)))?);
    }
    let text = String::from_utf8(bytes).or(Err(wrong(part)))?;
    if text.contains('\0') { Err(wrong(part)) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_told_without_who_enters_it() {
        let told = |uri: &str| PgAddress::parse(uri).unwrap().to_string();
        assert_eq!(told(REMOTE), "postgres://db.agency.example:6432/maru");
        assert_eq!(told("postgres://maru@localhost"), "postgres://localhost:5432/maru");
        assert_eq!(
            told("postgres://a:b@localhost/m?options=-c%20x"),
            "postgres://localhost:5432/m?options=-c x"
        );
        let behind = PgAddress::parse(&format!("{REMOTE}&sslrootcert=/ca.pem")).unwrap();
        assert_eq!(behind.authority(), Some(Path::new("/ca.pem")));
    }

    const REMOTE: &str = "postgres://maru:pw@db.agency.example:6432/maru?sslmode=verify-full";

    #[test]
    fn s_10_no_way_round_the_one_host() {
        for uri in [
            "postgres://localhost/m?hostaddr=10.0.0.5",
            "postgres://localhost:5432,db.agency.example/m",
            "postgres://localhost:5432,db.agency.example:5432/m",
            "postgres://localhost%2Cdb.agency.example/m",
            "postgresql:///m?host=/run/x&host=db.agency.example",
            "postgresql:///m?host=/run/x,db.agency.example",
            "postgresql:///m?ho%73t=db.agency.example",
            "postgres://localhost/m?host=/run/x",
            "postgres://localhost/m?service=elsewhere",
            "postgres://localhost/m?dbname=host%3Ddb.agency.example",
            "postgres://localhost/m?sslmode=disable&sslmode=verify-full",
            "postgres://localhost@db.agency.example@localhost/m",
            "postgres://localhost/m?passfile=/tmp/x",
            "postgres:///m",
            "postgres://localhost:0/m",
            "postgres://localhost:x/m",
            "postgres://[::1/m",
            "postgres://[::1]x/m",
            "postgres://localhost/m?application_name",
            "postgres://localhost/m?application_name=%zz",
            &format!("{REMOTE}&hostaddr=10.0.0.5"),
            &format!("{REMOTE}&host=db"),
            &format!("{REMOTE}&port=1"),
            &format!("{REMOTE}&sslcert=/x"),
        ] {
            let refused = PgAddress::parse(uri);
            assert!(refused.is_err(), "{uri}: {refused:?}");
        }
    }

    #[test]
    fn s_10_a_server_behind_the_bridge_is_reached_by_its_socket_alone() {
        let address = PgAddress::parse(&format!("{REMOTE}&sslrootcert=/ca.pem&application_name=x")).unwrap();
        assert_eq!((&address.host, address.port), (&PgHost::Name("db.agency.example".to_owned()), 6432));
        assert_eq!(address.tls.as_ref().unwrap().root_certificates.as_deref(), Some(Path::new("/ca.pem")));
        assert_eq!(
            address.behind(Path::new("/tmp/b")).for_libpq(),
            "host='/tmp/b' hostaddr='' port='5432' sslmode='disable' user='maru' password='pw' \
             dbname='maru' connect_timeout='4' tcp_user_timeout='30000' keepalives_idle='10' \
             keepalives_interval='5' keepalives_count='4' application_name='x' "
        );
    }

    #[test]
    fn quotes_and_escapes_stay_in_their_value() {
        let address = PgAddress::parse("postgres://a%40b:it%27s%5C%20host%3Dx@localhost/m").unwrap();
        let text = address.for_libpq();
        assert!(text.contains(r"user='a@b' password='it\'s\\ host=x' dbname='m'"), "{text}");
        assert!(!format!("{address:?}").contains("it's"), "no password in a log");
    }
}
