//! The wiki: a long page, a hundred thousand pages, and many people at once.

use crate::database::Place;
use crate::dokuwiki::DokuWiki;
use crate::http::{Crowd, get, load, post};
use crate::server::Running;
use crate::table::{Table, millis, percentile};
use crate::wiki_pages::{Filled, fill};
use crate::{Outcome, Size, home, machine};
use maru_testkit::TempFolder;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// People reading the long page at once.
const CONNECTIONS: usize = 50;
/// How long they do, and how long each of the other crowds is at work.
const TIME: Duration = Duration::from_secs(5);
/// People at work in the large wiki at once.
const CLIENTS: usize = 8;
/// The longest it may take until everything can be found.
const PATIENCE: Duration = Duration::from_secs(600);
/// Readers and writers of the crowd whose memory is watched, and what they do between two pages.
const READERS: (usize, Duration) = (200, Duration::from_millis(250));
const WRITERS: (usize, Duration) = (20, Duration::from_millis(500));

/// Measures and adds the rows.
pub fn measure(size: &Size, table: &mut Table) -> Outcome<()> {
    let folder = TempFolder::new();
    let house = House::furnished(&folder, "SQLite", None, size.pages)?;
    let least = house.long_page(size, table, &folder)?;
    house.hundred_thousand(table, &least)?;
    house.memory(size, table)?;
    drop(house);
    let (folder, server) = (TempFolder::new(), Place::postgres());
    House::furnished(&folder, "PostgreSQL", Some(&server.address), size.pages)?
        .hundred_thousand(table, &least)
}

/// The suite with the pages of a large wiki, and somebody who is signed in.
pub struct House {
    pub runtime: Runtime,
    pub suite: Running,
    cookies: String,
    filled: Filled,
    pages: usize,
    database: &'static str,
}

impl House {
    /// The demonstration's people and the pages of a large wiki, all of them to be found.
    pub fn furnished(
        folder: &TempFolder,
        database: &'static str,
        address: Option<&str>,
        pages: usize,
    ) -> Outcome<House> {
        let furnished = Running::demo(folder, address)?;
        let login = home::sample_login(&furnished)?;
        drop(furnished);
        // Writes the configuration that the pages are made by.
        drop(Running::suite(folder, address)?);
        let filled = fill(folder, &login.0, pages)?;
        let suite = Running::suite(folder, address)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let cookies = runtime.block_on(home::sign_in(suite.address, &login))?;
        let house = House { runtime, suite, cookies, filled, pages, database };
        house.wait_for_search()?;
        Ok(house)
    }

    fn hundred_thousand(&self, table: &mut Table, floor: &str) -> Outcome<()> {
        self.tree(table, floor)?;
        self.search(table, floor)?;
        self.saving(table, floor)
    }

    fn page(&self, id: &str) -> String {
        get(&format!("/wiki/pages/{id}"), &self.cookies)
    }

    fn wait_for_search(&self) -> Outcome<()> {
        let (request, began) =
            (get(&format!("/search?q={}", self.filled.last_title), &self.cookies), Instant::now());
        loop {
            let answer = self.runtime.block_on(home::one(self.suite.address, &request))?;
            if answer.body.contains(&format!("/wiki/pages/{}", self.filled.last)) {
                println!("  found everything {} s after the start", began.elapsed().as_secs());
                return Ok(());
            }
            if began.elapsed() > PATIENCE {
                return Err("the last page is not found".into());
            }
            std::thread::sleep(Duration::from_secs(1));
        }
    }

    /// The long page and its floor; returns what the floor's server needs for a page when eight ask.
    fn long_page(&self, size: &Size, table: &mut Table, folder: &TempFolder) -> Outcome<String> {
        let secret = self.cookies.split("; ").find_map(|cookie| cookie.strip_prefix("sid="));
        let bare = Running::bare(folder, secret.ok_or("no session")?)?;
        let request = self.page(&self.filled.long);
        let length = self.runtime.block_on(home::one(self.suite.address, &request))?.body.len();
        let (mut ours, mut least) = (Vec::new(), Vec::new());
        for _ in 0..size.rounds {
            ours.push(self.load(self.suite.address, &request)?);
            least.push(self.load(bare.address, &get("/", &self.cookies))?);
        }
        let (ours, least) = (home::middle(ours)?, home::middle(least)?);
        table.row(
            &format!("wiki page of 30 kB with 40 links, {CONNECTIONS} connections"),
            "≥ 30 % of the bare handler",
            &format!(
                "{:.0} requests/s = {:.0} %, p95 {}, {:.1} kB sent",
                ours.per_second,
                100.0 * ours.per_second / least.per_second,
                millis(ours.p95),
                length as f64 / 1_000.0
            ),
            &format!("bare actix handler {:.0} requests/s, p95 {}", least.per_second, millis(least.p95)),
        );
        self.beside_dokuwiki(table, ours.per_second)?;
        let eight = Crowd { address: bare.address, clients: CLIENTS, pause: Duration::ZERO };
        let cookies = self.cookies.clone();
        let times = self.runtime.block_on(eight.work(TIME, move |_, _| get("/", &cookies)))?;
        Ok(format!("bare actix handler p95 {}", millis(percentile(&times, 95))))
    }

    fn beside_dokuwiki(&self, table: &mut Table, ours: f64) -> Outcome<()> {
        let Some(other) = DokuWiki::start()? else {
            println!("  not compared: Debian packages dokuwiki and libapache2-mod-php are missing");
            return Ok(());
        };
        let theirs = other.long_page(&self.runtime, CONNECTIONS, TIME)?;
        table.row(
            "the same page against DokuWiki's, from its cache",
            "≥ 5 ×",
            &format!("{:.1} ×", ours / theirs.per_second),
            &format!("DokuWiki {:.0} requests/s, p95 {}", theirs.per_second, millis(theirs.p95)),
        );
        Ok(())
    }

    fn load(&self, address: SocketAddr, request: &str) -> Outcome<crate::http::Load> {
        self.runtime.block_on(load(address, request, CONNECTIONS, TIME))
    }

    fn eight(&self) -> Crowd {
        Crowd { address: self.suite.address, clients: CLIENTS, pause: Duration::ZERO }
    }

    fn row(&self, table: &mut Table, what: &str, times: &[Duration], floor: &str) {
        let (p95, median) = (millis(percentile(times, 95)), millis(percentile(times, 50)));
        let what = format!("wiki of {} pages, {}, {CLIENTS} clients: {what}", self.pages, self.database);
        table.row(&what, "p95 ≤ 50 ms", &format!("p95 {p95}, median {median}"), floor);
    }

    /// Pages with a hundred others below and beside them.
    fn tree(&self, table: &mut Table, floor: &str) -> Outcome<()> {
        let (sections, cookies) = (self.filled.sections.clone(), self.cookies.clone());
        let request = move |client, number| {
            get(&format!("/wiki/pages/{}", nth(&sections, client * 7_919 + number * 31)), &cookies)
        };
        let times = self.runtime.block_on(self.eight().work(TIME, request))?;
        self.row(table, "opening a page with its tree", &times, floor);
        Ok(())
    }

    fn search(&self, table: &mut Table, floor: &str) -> Outcome<()> {
        let (words, cookies) = (self.filled.words.clone(), self.cookies.clone());
        let request = move |client, number| {
            get(&format!("/search?q={}", nth(&words, client * 7_919 + number * 31)), &cookies)
        };
        let times = self.runtime.block_on(self.eight().work(TIME, request))?;
        self.row(table, "search", &times, floor);
        Ok(())
    }

    fn saving(&self, table: &mut Table, floor: &str) -> Outcome<()> {
        let times = self.runtime.block_on(self.eight().work(TIME, self.saves(0)))?;
        self.row(table, "saving", &times, floor);
        Ok(())
    }

    /// Each client changes a page of its own, of those that come after the first `from`.
    pub fn saves(&self, from: usize) -> impl Fn(usize, usize) -> String + Send + Sync + 'static {
        let (leaves, cookies) = (self.filled.leaves.clone(), self.cookies.clone());
        move |client, number| {
            let id = nth(&leaves, from + client);
            let form = format!(
                "title=Page+{from}+{client}&note=&base={}&body=Line+{number}%0A%0AAnd+more.",
                number + 1
            );
            post(&format!("/wiki/pages/{id}"), &cookies, &form)
        }
    }

    /// Each client opens one page after the other, here and there.
    pub fn reads(&self) -> impl Fn(usize, usize) -> String + Send + Sync + 'static {
        let (leaves, cookies) = (self.filled.leaves.clone(), self.cookies.clone());
        move |client, number| {
            get(&format!("/wiki/pages/{}", nth(&leaves, client * 7_919 + number * 31)), &cookies)
        }
    }

    /// What the server holds while a crowd reads and writes.
    fn memory(&self, size: &Size, table: &mut Table) -> Outcome<()> {
        let (address, process) = (self.suite.address, self.suite.process());
        let readers = Crowd { address, clients: READERS.0, pause: READERS.1 };
        let writers = Crowd { address, clients: WRITERS.0, pause: WRITERS.1 };
        let (time, reads, saves) = (size.crowd, self.reads(), self.saves(CLIENTS));
        let watch = async {
            let mut held = Vec::new();
            for _ in 0..4 {
                tokio::time::sleep(time / 4).await;
                held.push(machine::memory(&process, "VmRSS")?.to_string());
            }
            Outcome::Ok(held)
        };
        let all = async { tokio::join!(readers.work(time, reads), writers.work(time, saves), watch) };
        let (read, written, held) = self.runtime.block_on(all);
        let (read, written) = (read?, written?);
        table.row(
            &format!("memory while {} read and {} write for {} s", READERS.0, WRITERS.0, time.as_secs()),
            "flat",
            &format!(
                "{} MiB by quarters; {} pages read, {} saved",
                held?.join(", "),
                read.len(),
                written.len()
            ),
            "",
        );
        Ok(())
    }
}

fn nth(list: &[String], number: usize) -> &str {
    list.get(number % list.len().max(1)).map_or("", String::as_str)
}
