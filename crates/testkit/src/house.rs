//! A house of the given modules, asked over HTTP in process, on both databases.

use crate::database::{TempFolder, postgres_address, sqlite_address};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::{ServerHandle, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::from_fn;
use actix_web::{App, Error, HttpServer, test, web};
use maru_contract::{House, Module, dispatch};
use maru_kernel::{Clock, Id, Lang, Surroundings, Timestamp, Viewer};
use maru_store::{Address, Db, DbConn, OpenOptions, Runner, StoreResult, Tx};
use maru_web::live::Hub;
use maru_web::{
    Answers, Assets, Authenticator, Front, Preferences, Route, SecurityHeaders, Session, Shell, Throttle,
    mount, mount_ungated,
};
use std::collections::{BTreeSet, HashMap};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// Where visitors of the test come from.
const PEER: ([u8; 4], u16) = ([127, 0, 0, 1], 40_000);
/// A proxy in front of the house whose `X-Forwarded-For` is believed.
pub const PROXY: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

/// A running house with one database.
pub struct TestHouse {
    /// The modules put together.
    pub house: House,
    /// What requests are answered with.
    pub front: Front,
    visits: Arc<Visits>,
    _folder: TempFolder,
}

/// Signs in whoever the test says, without passwords.
#[derive(Default)]
struct Visits(Mutex<HashMap<String, Session>>, AtomicUsize);

impl Authenticator for Visits {
    fn session(
        &self,
        _: &mut DbConn,
        secret: &str,
        _: &Surroundings,
        _: Timestamp,
    ) -> StoreResult<Option<Session>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(secret).cloned())
    }

    fn seen(&self, _: &mut Tx<'_>, _: Id) -> StoreResult<()> {
        Ok(())
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The first header called `name`.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }
}

/// Builds the house on each kind of database and runs `body`, which may ask over HTTP.
///
/// # Panics
/// When the house cannot be built, or `body` panics.
pub fn in_house<F>(modules: impl Fn(&Hub) -> Vec<Arc<dyn Module>>, body: F)
where
    F: AsyncFn(&TestHouse),
{
    in_house_by(&Clock::system(), modules, body);
}

/// As [`in_house`], with a clock the test can turn.
///
/// # Panics
/// When the house cannot be built, or `body` panics.
#[expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]
pub fn in_house_by<F>(clock: &Clock, modules: impl Fn(&Hub) -> Vec<Arc<dyn Module>>, body: F)
where
    F: AsyncFn(&TestHouse),
{
    for kind in ["sqlite", "postgres"] {
        let folder = TempFolder::new();
        let address = if kind == "sqlite" { sqlite_address(&folder) } else { postgres_address() };
        let house = TestHouse::open(&modules, address, folder, clock);
        actix_web::rt::System::new().block_on(body(&house));
    }
}

/// As [`in_house`], with a clock the test can turn and the real sign-in: `authenticator` is asked once the
/// modules are put together.
///
/// # Panics
/// When the house cannot be built, or `body` panics.
#[expect(clippy::needless_pass_by_value, reason = "tests pass closures they have just written")]
pub fn in_house_at<F>(
    clock: &Clock,
    modules: impl Fn(&Hub) -> Vec<Arc<dyn Module>>,
    authenticator: impl Fn(&House) -> Arc<dyn Authenticator>,
    body: F,
) where
    F: AsyncFn(&TestHouse),
{
    for kind in ["sqlite", "postgres"] {
        let folder = TempFolder::new();
        let address = if kind == "sqlite" { sqlite_address(&folder) } else { postgres_address() };
        let house = TestHouse::open(&modules, address, folder, clock);
        let real = authenticator(&house.house);
        actix_web::rt::System::new().block_on(body(&house.with_authenticator(real)));
    }
}

impl TestHouse {
    fn open(
        modules: &impl Fn(&Hub) -> Vec<Arc<dyn Module>>,
        address: Address,
        folder: TempFolder,
        clock: &Clock,
    ) -> TestHouse {
        let hub = Hub::default();
        let house = House::build(modules(&hub)).expect("the modules fit together");
        house.guard_topics(&hub);
        let options = OpenOptions { clock: clock.clone(), ..OpenOptions::new(address) };
        let db = Db::open(options, &house.migrations()).expect("open the database");
        let visits = Arc::new(Visits::default());
        let shell = Shell {
            agency: "가온도시공사".to_owned(),
            network: String::new(),
            nav: house.offers.navigation.clone(),
            unread: house.offers.unread.clone(),
            banners: house.offers.banners.clone(),
            full: house.offers.full.clone(),
            demo: false,
            base_url: "http://127.0.0.1".to_owned(),
            trusted_proxies: vec![PROXY],
        };
        let front = Front {
            db,
            shell: Arc::new(shell),
            authenticator: Arc::clone(&visits) as Arc<dyn Authenticator>,
            assets: Arc::new(Assets::new()),
            hub,
            throttle: Arc::new(Throttle::new(10_000.0)),
        };
        TestHouse { house, front, visits, _folder: folder }
    }

    /// The same house with the real sign-in of `directory` in place of the test's.
    #[must_use]
    pub fn with_authenticator(mut self, authenticator: Arc<dyn Authenticator>) -> TestHouse {
        self.front.authenticator = authenticator;
        self
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.front.db
    }

    /// How often the test's sign-in was asked whose a session is: once for each request, and for each socket that looks again.
    pub fn looks(&self) -> usize {
        self.visits.1.load(Ordering::Relaxed)
    }

    /// A visitor nobody knows.
    pub fn stranger(&self) -> Visitor<'_> {
        Visitor {
            house: self,
            front: self.front.clone(),
            cookies: Vec::new(),
            lang: Lang::Ko,
            peer: PEER.into(),
        }
    }

    /// A signed-in visitor with exactly these permissions.
    pub fn visitor(&self, person: Id, name: &str, permissions: &[&'static str]) -> Visitor<'_> {
        let permissions: BTreeSet<&'static str> = permissions.iter().copied().collect();
        let viewer = Viewer {
            id: person,
            name: name.to_owned(),
            title: String::new(),
            unit: String::new(),
            lang: Lang::Ko,
            permissions: Arc::new(permissions),
            guest: false,
        };
        let now = self.db().now();
        let session = Session {
            id: person,
            viewer,
            preferences: Preferences::default(),
            photo: None,
            pending: false,
            idle: jiff_hours(1),
            ends_at: now + jiff_hours(1),
            proven_at: now,
            withheld: Arc::default(),
        };
        let mut visits = self.visits.0.lock().unwrap_or_else(PoisonError::into_inner);
        let secret = format!("test-{}", visits.len());
        visits.insert(secret.clone(), session);
        Visitor {
            house: self,
            front: self.front.clone(),
            cookies: vec![(self.front.session_cookie().to_owned(), secret)],
            lang: Lang::Ko,
            peer: PEER.into(),
        }
    }

    /// A signed-in guest, who has no permissions.
    pub fn guest(&self, person: Id, name: &str) -> Visitor<'_> {
        let visitor = self.visitor(person, name, &[]);
        let mut visits = self.visits.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, secret) in &visitor.cookies {
            if let Some(session) = visits.get_mut(secret) {
                session.viewer.guest = true;
            }
        }
        drop(visits);
        visitor
    }

    /// Lets every listener hear of what happened and runs every due job.
    ///
    /// # Panics
    /// When a listener or the queue fails.
    pub async fn settle(&self) {
        dispatch(self.db(), &self.house.offers.listeners).await.expect("listeners hear");
        let runner = Runner::new(self.db().clone(), self.house.offers.jobs.clone());
        runner.run_all_due().await.expect("jobs run");
    }

    /// Serves on a free port of this machine, in threads of its own, for what only a real connection can
    /// show.
    ///
    /// # Panics
    /// When there is no free port.
    pub fn serve(&self) -> Served {
        self.serve_with(&self.front.hub)
    }

    /// As [`TestHouse::serve`], with sockets of its own, as a process has that was started anew.
    ///
    /// # Panics
    /// When there is no free port.
    pub fn serve_with(&self, hub: &Hub) -> Served {
        let front = Front { hub: hub.clone(), ..self.front.clone() };
        let routes = self.house.routes.clone();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = HttpServer::new(move || app(front.clone(), &routes)).workers(2);
                let server = server.disable_signals().bind(("127.0.0.1", 0)).expect("a free port");
                let address = *server.addrs().first().expect("the port");
                let running = server.run();
                tell.send((address, running.handle())).expect("the test waits");
                running.await.expect("it serves");
            });
        });
        let (address, handle) = told.recv().expect("it begins");
        Served { address, handle, thread: Some(thread) }
    }

    async fn ask(&self, front: Front, request: test::TestRequest) -> Reply {
        let service = test::init_service(app(front, &self.house.routes)).await;
        let response = test::call_service(&service, request.to_request()).await;
        let status = response.status();
        let headers = response
            .headers()
            .iter()
            .map(|(n, v)| (n.as_str().to_owned(), String::from_utf8_lossy(v.as_bytes()).into_owned()))
            .collect();
        let body = actix_web::body::to_bytes(response.into_body().boxed()).await.unwrap_or_default().to_vec();
        Reply { status, headers, body }
    }
}

fn app(
    front: Front,
    routes: &[Route],
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<BoxBody>,
        Error = Error,
        InitError = (),
    > + use<>,
> {
    App::new()
        .app_data(web::Data::new(front))
        .wrap(from_fn(Answers::run))
        .wrap(from_fn(SecurityHeaders::run))
        .configure(mount_ungated)
        .configure(|config| mount(config, routes))
}

/// A house that answers on a port until this is dropped.
pub struct Served {
    /// Where.
    pub address: SocketAddr,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Served {
    fn drop(&mut self) {
        // The order is given at once; only waiting for its end would take the future.
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn jiff_hours(hours: i64) -> std::time::Duration {
    std::time::Duration::from_secs(u64::try_from(hours).unwrap_or_default() * 3_600)
}

/// Somebody with a browser that runs no scripts.
#[derive(Clone)]
pub struct Visitor<'h> {
    house: &'h TestHouse,
    front: Front,
    cookies: Vec<(String, String)>,
    lang: Lang,
    peer: SocketAddr,
}

impl Visitor<'_> {
    /// The same visitor reading another language.
    #[must_use]
    pub fn reading(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// The same visitor, who gave their password `minutes` ago for the last time.
    #[must_use]
    pub fn proven_ago(self, minutes: u64) -> Self {
        let mut visits = self.house.visits.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = self.cookies.first().and_then(|(_, secret)| visits.get_mut(secret));
        if let Some(session) = own {
            session.proven_at -= std::time::Duration::from_secs(minutes * 60);
        }
        drop(visits);
        self
    }

    /// The same visitor from another address.
    #[must_use]
    pub fn coming_from(mut self, address: [u8; 4]) -> Self {
        self.peer = SocketAddr::from((address, 40_000));
        self
    }

    /// The same visitor with a cookie.
    #[must_use]
    pub fn with_cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.retain(|(n, _)| n != name);
        self.cookies.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same visitor at the same house as another operator runs it: with another address, other proxies.
    #[must_use]
    pub fn at(mut self, change: impl FnOnce(&mut Shell)) -> Self {
        let mut shell = (*self.front.shell).clone();
        let before = self.front.session_cookie();
        change(&mut shell);
        self.front.shell = Arc::new(shell);
        let after = self.front.session_cookie();
        for (name, _) in self.cookies.iter_mut().filter(|(name, _)| name == before) {
            after.clone_into(name);
        }
        self
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Reply {
        self.house.ask(self.front.clone(), self.request(Method::GET, path)).await
    }

    /// Sends a form from one of our own pages.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let request = self
            .request(Method::POST, path)
            .insert_header(("sec-fetch-site", "same-origin"))
            .set_form(fields);
        self.house.ask(self.front.clone(), request).await
    }

    /// Sends a form from another site.
    pub async fn post_from_elsewhere(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let request =
            self.request(Method::POST, path).insert_header(("sec-fetch-site", "cross-site")).set_form(fields);
        self.house.ask(self.front.clone(), request).await
    }

    /// What the session cookie carries; empty for a stranger.
    pub fn secret(&self) -> &str {
        self.cookies.first().map_or("", |(_, secret)| secret)
    }

    /// The status of a request without a body.
    pub async fn request_status(&self, method: Method, path: &str) -> u16 {
        self.house.ask(self.front.clone(), self.request(method, path)).await.status.as_u16()
    }

    /// Sends any request; start from [`Visitor::request`].
    pub async fn send(&self, request: test::TestRequest) -> Reply {
        self.house.ask(self.front.clone(), request).await
    }

    /// A request of this visitor.
    pub fn request(&self, method: Method, path: &str) -> test::TestRequest {
        let mut request = test::TestRequest::with_uri(path)
            .method(method)
            .peer_addr(self.peer)
            .insert_header((header::HOST, "127.0.0.1"))
            .insert_header((header::ACCEPT, "text/html"))
            .insert_header((header::ACCEPT_LANGUAGE, self.lang.tag()));
        for (name, value) in &self.cookies {
            request = request.cookie(Cookie::new(name.clone(), value.clone()));
        }
        request
    }
}
