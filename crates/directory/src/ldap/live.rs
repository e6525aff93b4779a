//! A directory that answers over the network.

use super::servers::Servers;
use super::session::Session;
use super::source::{Query, Scope, Sink, Source, Summary};
use super::{
    Connection, Entry, Filter, Kind, Secret, ServerState, SourceError, generalized_time, pages, tls,
};
use maru_kernel::Timestamp;
use rustls::ClientConfig;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A live directory. Cheap to keep, safe to share between threads; it remembers how its servers
/// behave, so keep one for each configured directory. Every call opens its own connection.
///
/// All calls block: never call them on a thread that runs asynchronous tasks.
#[derive(Debug)]
pub struct Live {
    how: Connection,
    secret: Option<Secret>,
    tls: Arc<ClientConfig>,
    servers: Servers,
    /// When a server was last spoken to, and whether one answered.
    lately: Mutex<Option<(Instant, bool)>>,
}

/// For how long what a server did last is taken for what it does.
const LATELY: Duration = Duration::from_secs(10);

/// What a test of the connection found.
#[derive(Clone, Debug)]
pub struct Probe {
    /// The server that answered.
    pub server: String,
    /// Its product.
    pub kind: Kind,
    /// Its bases.
    pub bases: Vec<String>,
    /// Whether it can send results in pages.
    pub pages: bool,
    /// When its certificate expires; `None` without TLS.
    pub certificate_expires: Option<Timestamp>,
    /// Its clock, where it tells (Active Directory).
    pub clock: Option<Timestamp>,
}

impl Live {
    /// A directory reached as configured. Reads the password and the authorities; connects to nobody.
    ///
    /// # Errors
    /// When a file is unusable or the settings contradict each other.
    pub fn new(how: Connection) -> Result<Self, SourceError> {
        let secret = how.secret()?;
        Self::with_secret(how, secret)
    }

    /// The same with the password at hand.
    ///
    /// # Errors
    /// As for [`Live::new`].
    pub fn with_secret(how: Connection, secret: Option<Secret>) -> Result<Self, SourceError> {
        let tls = tls::client(&how)?;
        let servers = Servers::new(&how.servers, &how.limits);
        Ok(Live { how, secret, tls, servers, lately: Mutex::default() })
    }

    /// How the servers have behaved.
    pub fn servers(&self) -> Vec<ServerState> {
        self.servers.states(Instant::now())
    }

    /// The entry the server keeps about itself.
    ///
    /// # Errors
    /// When no server answers.
    pub fn root_dse(&self) -> Result<Entry, SourceError> {
        run(async {
            let mut session = self.open().await?;
            root_dse(&mut session).await
        })
    }

    /// Connects, signs in and asks the server what it is.
    ///
    /// # Errors
    /// Whatever an administrator has to mend first.
    pub fn probe(&self) -> Result<Probe, SourceError> {
        run(async {
            let mut session = self.open().await?;
            let root = root_dse(&mut session).await?;
            let expires = session.certificate_expiry().await;
            Ok(Probe {
                server: session.server.clone(),
                kind: Kind::of(&root),
                bases: root
                    .values("namingContexts")
                    .map(|v| String::from_utf8_lossy(v).into_owned())
                    .collect(),
                pages: root.values("supportedControl").any(|v| v == b"1.2.840.113556.1.4.319"),
                certificate_expires: expires.and_then(|s| Timestamp::from_second(s).ok()),
                clock: root
                    .values("currentTime")
                    .next()
                    .and_then(|v| generalized_time(std::str::from_utf8(v).ok()?)),
            })
        })
    }

    /// The one entry that answers the query, or none.
    ///
    /// # Errors
    /// [`SourceError::Ambiguous`] when several answer; otherwise as for [`Source::fetch`].
    pub fn find_one(&self, query: &Query) -> Result<Option<Entry>, SourceError> {
        let mut found: Option<Entry> = None;
        let taken = self.fetch(std::slice::from_ref(query), &mut |_, entry| {
            if found.is_some() {
                return Err(SourceError::Ambiguous.into());
            }
            found = Some(entry.clone());
            Ok(())
        });
        match taken {
            Ok(_) => Ok(found),
            Err(SourceError::Stopped(_)) => Err(SourceError::Ambiguous),
            Err(other) => Err(other),
        }
    }

    /// Whether the directory takes this password for this name: the sign-in of a person. Nothing but
    /// `Ok` means yes.
    ///
    /// # Errors
    /// [`SourceError::EmptyPassword`] and [`SourceError::Credentials`] when the person is to blame,
    /// anything else when the directory is.
    pub fn bind_as(&self, dn: &str, password: &Secret) -> Result<(), SourceError> {
        if password.is_void() || dn.trim().is_empty() {
            return Err(SourceError::EmptyPassword);
        }
        run(async { self.open_as(Some((dn, password))).await.map(|_| ()) })
    }

    /// Whether one of the servers answers, as those who came lately found. Only when nobody did it asks by
    /// itself, once for all; a connection alone says nothing good about a server that fails at binds.
    pub fn answers(&self) -> bool {
        let mut lately = self.lately.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, answered)) = *lately
            && at.elapsed() < LATELY
        {
            return answered;
        }
        let answered = run(self.speaks()).is_ok();
        *lately = Some((Instant::now(), answered));
        answered
    }

    /// Whether one of the servers that do not rest says anything, be it that strangers may ask nothing.
    async fn speaks(&self) -> Result<(), SourceError> {
        let mut last = None;
        for server in self.servers.candidates(Instant::now())? {
            let asked = async { root_dse(&mut Session::open(&server, &self.how, &self.tls).await?).await };
            match asked.await {
                Err(why) if is_the_servers_fault(&why) => last = Some(why),
                _ => return Ok(()),
            }
        }
        Err(last.unwrap_or(SourceError::Config("servers".to_owned())))
    }

    fn note(&self, answered: bool) {
        *self.lately.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), answered));
    }

    async fn open(&self) -> Result<Session, SourceError> {
        self.open_as(self.how.bind_dn.as_deref().zip(self.secret.as_ref())).await
    }

    /// The first server that works, bound as asked.
    async fn open_as(&self, who: Option<(&str, &Secret)>) -> Result<Session, SourceError> {
        let mut last = None;
        for server in self.servers.candidates(Instant::now())? {
            match self.try_open(&server, who).await {
                Ok(session) => {
                    self.servers.worked(&server);
                    self.note(true);
                    return Ok(session);
                }
                Err(why) if is_the_servers_fault(&why) => {
                    tracing::warn!(%server, %why, "directory server failed");
                    self.servers.failed(&server, Instant::now());
                    last = Some(why);
                }
                Err(why) => {
                    self.note(true);
                    return Err(why);
                }
            }
        }
        self.note(false);
        Err(last.unwrap_or(SourceError::Config("servers".to_owned())))
    }

    async fn try_open(&self, server: &str, who: Option<(&str, &Secret)>) -> Result<Session, SourceError> {
        let mut session = Session::open(server, &self.how, &self.tls).await?;
        if let Some((name, password)) = who {
            session.bind(name, password).await?;
        }
        Ok(session)
    }
}

impl Source for Live {
    fn fetch(&self, queries: &[Query], sink: &mut Sink<'_>) -> Result<Vec<Summary>, SourceError> {
        run(async {
            // One connection for all of these: what several servers know may differ by some seconds.
            let mut session = self.open().await?;
            let mut summaries = Vec::with_capacity(queries.len());
            for (number, query) in queries.iter().enumerate() {
                let page = self.how.limits.page();
                let summary = pages::fetch(&mut session, query, page, &mut |entry| sink(number, entry)).await;
                if let Err(SourceError::Incomplete(_)) = summary {
                    self.servers.failed(&session.server, Instant::now());
                }
                summaries.push(summary?);
            }
            Ok(summaries)
        })
    }

    fn position(&self, attribute: &str) -> Result<Option<(String, String)>, SourceError> {
        run(async {
            let mut session = self.open().await?;
            let root = root_dse(&mut session).await?;
            Ok(Kind::counter(&root, attribute).map(|value| (session.server.clone(), value)))
        })
    }
}

async fn root_dse(session: &mut Session) -> Result<Entry, SourceError> {
    let query = Query {
        base: String::new(),
        scope: Scope::Base,
        filter: Filter::Present("objectClass".to_owned()),
        attributes: Kind::ATTRIBUTES.map(str::to_owned).to_vec(),
    };
    let mut root = Entry::default();
    pages::fetch(session, &query, 1, &mut |entry| {
        root = entry.clone();
        Ok(())
    })
    .await?;
    Ok(root)
}

/// Whether another server may do better. A wrong password is wrong everywhere, and trying it again
/// would only help to lock the person out (S-130).
fn is_the_servers_fault(why: &SourceError) -> bool {
    matches!(
        why,
        SourceError::Unreachable { .. }
            | SourceError::Silent { .. }
            | SourceError::Tls { .. }
            | SourceError::Incomplete(_)
            | SourceError::Identity
    )
}

/// Runs one conversation on a little runtime of its own. Unconstrained, so that entries are taken as
/// fast as they come and do not pile up between the connection and us.
fn run<T>(conversation: impl Future<Output = Result<T, SourceError>>) -> Result<T, SourceError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| SourceError::Unreachable { server: "-".to_owned(), reason: e.to_string() })?;
    let outcome = runtime.block_on(tokio::task::unconstrained(conversation));
    // A name lookup that hangs must not hold us.
    runtime.shutdown_background();
    outcome
}
