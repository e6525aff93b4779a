//! The servers that are measured, each in a process of its own.

use crate::Outcome;
use crate::footprint;
use crate::http::{Connection, get};
use actix_web::web::{Data, get as at};
use actix_web::{App, HttpResponse, HttpServer};
use askama::Template;
use maru::config::Config;
use maru::house;
use maru_contract::Offers;
use maru_kernel::{Lang, Surroundings};
use maru_portal::HomePage;
use maru_store::{Db, StoreError, setting};
use maru_testkit::TempFolder;
use maru_testkit::slapd::free_port;
use maru_web::{Cx, Facts};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The first word of the command line of the bare handler.
pub const BARE: &str = "--bare";
/// What some servers print before their address.
const READY: &str = "ready http://";
/// The one row the bare handler reads.
const ROW: &str = "directory.last_sync_at";
/// A server that has not answered by then never will.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server that runs.
pub struct Running {
    child: Child,
    pub address: SocketAddr,
    /// From its start until it answered.
    pub took: Duration,
    /// What it printed before: the sign-in names of the demonstration.
    pub said: Vec<String>,
}

impl Running {
    /// The demonstration, by the program that people run; on the database at this address, or an embedded one.
    pub fn demo(folder: &TempFolder, database: Option<&str>) -> Outcome<Running> {
        let data = folder.path().join("demo").display().to_string();
        let mut command = Command::new(env!("CARGO_BIN_EXE_maru"));
        command.args(["demo", "--port", "0", "--data", &data]);
        command.args(database.iter().flat_map(|address| ["--database", address]));
        Running::printing(&mut command)
    }

    /// The suite as it is in earnest, on the data of a demonstration; only its limit on requests from
    /// one address is lifted, as all of them come from this one.
    pub fn suite(folder: &TempFolder, database: Option<&str>) -> Outcome<Running> {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
        let database = database.map_or_else(String::new, |address| format!("database = '{address}'\n"));
        let file = folder.path().join("maru.toml");
        std::fs::write(
            &file,
            format!(
                "[agency]\nname = 'Figures'\n[server]\nlisten = '{address}'\nbase_url = 'http://{address}'\n\
                 requests_per_second = 1e6\n[storage]\nfolder = '{}'\n{database}[security]\n\
                 inside_networks = ['127.0.0.0/8']\n",
                folder.path().join("demo").display()
            ),
        )?;
        let started = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_maru"));
        let child = command.arg("serve").arg("--config").arg(&file).spawn()?;
        let mut running = Running { child, address, took: Duration::ZERO, said: Vec::new() };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        while !runtime.block_on(is_ready(address)) {
            if started.elapsed() > PATIENCE || running.child.try_wait()?.is_some() {
                return Err("the server did not start".into());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        running.took = started.elapsed();
        Ok(running)
    }

    /// The bare handler, on the data of [`Running::suite`].
    pub fn bare(folder: &TempFolder, secret: &str) -> Outcome<Running> {
        let mut command = Command::new(std::env::current_exe()?);
        Running::printing(command.arg(BARE).arg(folder.path().join("maru.toml")).arg(secret))
    }

    /// A server that knows nothing, and how long it took to answer.
    pub fn nothing() -> Outcome<Running> {
        let started = Instant::now();
        let mut running = Running::printing(Command::new(std::env::current_exe()?).arg(footprint::NOTHING))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        while !runtime.block_on(is_ready(running.address)) {
            if started.elapsed() > PATIENCE {
                return Err("the server that knows nothing did not start".into());
            }
        }
        running.took = started.elapsed();
        Ok(running)
    }

    /// A server that prints its address once it answers.
    fn printing(command: &mut Command) -> Outcome<Running> {
        let started = Instant::now();
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let mut said = Vec::new();
        for line in BufReader::new(child.stdout.take().ok_or("no output")?).lines() {
            let line = line?;
            if let Some(address) = line.strip_prefix(READY) {
                return Ok(Running { child, address: address.parse()?, took: started.elapsed(), said });
            }
            said.push(line);
        }
        Err(format!("the server ended: {}", child.wait()?).into())
    }

    /// Its number among the processes.
    pub fn process(&self) -> String {
        self.child.id().to_string()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn is_ready(address: SocketAddr) -> bool {
    let Ok(mut connection) = Connection::open(address).await else { return false };
    connection.ask(&get("/readyz", "")).await.is_ok_and(|answer| answer.status == 200)
}

/// A server of the same framework that knows nothing: none can start faster or take less.
pub fn nothing() -> Outcome<()> {
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    actix_web::rt::System::new().block_on(async move {
        let app = || App::new().route("/readyz", at().to(async || "ok"));
        let server = HttpServer::new(app).workers(workers).bind(("127.0.0.1", 0))?;
        server.addrs().iter().for_each(|address| println!("{READY}{address}"));
        server.run().await?;
        Ok(())
    })
}

/// The least the page can be: one row of the same file read through the same kind of pool, and the same
/// page, filled once for the visitor of this secret, printed by the same template for every request.
pub fn bare(config: &Path, secret: &str) -> Outcome<()> {
    let opened = house::open(&Config::read(config)?, false)?;
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let secret = secret.to_owned();
    actix_web::rt::System::new().block_on(async move {
        let data = Data::new((opened.front.db.clone(), filled(&opened, secret).await?));
        let server = HttpServer::new(move || App::new().app_data(data.clone()).route("/", at().to(least)))
            .workers(workers)
            .bind(("127.0.0.1", 0))?;
        server.addrs().iter().for_each(|address| println!("{READY}{address}"));
        server.run().await?;
        Ok(())
    })
}

async fn least(data: Data<(Db, HomePage)>) -> HttpResponse {
    let (db, page) = data.get_ref();
    match (db.read(|conn| setting(conn, ROW)).await, page.render()) {
        (Ok(Some(_)), Ok(body)) => HttpResponse::Ok().content_type("text/html; charset=utf-8").body(body),
        _ => HttpResponse::InternalServerError().finish(),
    }
}

/// The home page as the suite fills it.
async fn filled(opened: &house::Running, secret: String) -> Outcome<HomePage> {
    let front = opened.front.clone();
    let address = Some(Ipv4Addr::LOCALHOST.into());
    let from = Surroundings { address, request: "0".repeat(16), agent: String::new() };
    let (asked, here) = (front.clone(), from.clone());
    let found = front.db.read(move |conn| {
        let found = asked.authenticator.session(conn, &secret, &here, asked.db.now())?;
        let session = found.ok_or_else(|| StoreError::Failed("nobody is signed in".to_owned()))?;
        let unread = asked.shell.unread.as_ref().map_or(Ok(0), |count| count(conn, &session.viewer))?;
        Ok::<_, StoreError>((session, unread))
    });
    let (session, unread) = found.await?;
    let cx = Cx::new(Facts {
        front,
        preferences: session.preferences.clone(),
        session: Some(session),
        lang: Lang::Ko,
        from,
        path: "/".to_owned(),
        here: "/".to_owned(),
        csrf: "0".repeat(32),
        token_is_new: false,
        flash: None,
        badges: Vec::new(),
        unread,
        banners: Vec::new(),
    });
    let home = maru_portal::compose(&cx, Offers::of(&opened.house.offers)).await;
    home.map_err(|failure| failure.0.to_string().into())
}
