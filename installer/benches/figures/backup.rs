//! Backup and restore of a large house: how long they take, and what those who are served notice of it.

use crate::database::Place;
use crate::http::{Crowd, Working};
use crate::table::{Table, millis, percentile, seconds, times};
use crate::wiki::House;
use crate::{Outcome, Size, machine};
use maru::config::Config;
use maru::house;
use maru_backup::{BackupKey, Sums, verify};
use maru_kernel::Cause;
use maru_testkit::TempFolder;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Those who are served, and what each does between two requests.
const READERS: (usize, Duration) = (40, Duration::from_millis(250));
const WRITERS: (usize, Duration) = (10, Duration::from_millis(500));
/// One file for so many pages, and the length of each.
const PAGES_A_FILE: usize = 20;
const FILE: usize = 40_000;
/// What the commands themselves change after a set was made.
const OWN: [&str; 5] =
    ["store_events", "store_event_order", "store_outbox", "store_settings", "store_cursors"];
/// The same bytes read, sealed, hashed and put on disk by others.
const FLOOR: &str =
    "openssl enc -chacha20 -K 00 -iv 00 -in \"$1\" -out \"$2\" && sha256sum \"$2\" && sync \"$2\"";

/// Measures on both databases and adds the rows.
pub fn measure(size: &Size, table: &mut Table) -> Outcome<()> {
    Backed::up(size, "SQLite", None)?.measure(size, table, None)?;
    let (here, there) = (Place::postgres(), Place::postgres());
    Backed::up(size, "PostgreSQL", Some(&here))?.measure(size, table, Some(&there))
}

/// A house with pages and files, and the key of its sets.
struct Backed {
    folder: TempFolder,
    house: House,
    database: &'static str,
    key: PathBuf,
    files: usize,
}

impl Backed {
    fn up(size: &Size, database: &'static str, place: Option<&Place>) -> Outcome<Backed> {
        let folder = TempFolder::new();
        let house = House::furnished(&folder, database, place.map(|p| p.address.as_str()), size.pages)?;
        let (key, files) = (folder.path().join("backup.key"), size.pages / PAGES_A_FILE);
        let backed = Backed { folder, house, database, key, files };
        backed.put_files()?;
        done(backed.maru(&["backup", "key"]).arg(&backed.key))?;
        Ok(backed)
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("maru.toml")
    }

    fn maru(&self, words: &[&str]) -> Command {
        maru(&self.config(), words)
    }

    /// Files of which no two are the same.
    fn put_files(&self) -> Outcome<()> {
        let opened = house::open(&Config::read(&self.config())?, false)?;
        let (db, cause) = (&opened.front.db, Cause::system("figures"));
        self.house.runtime.block_on(async {
            for number in 0..self.files {
                let mut incoming = opened.files.begin().await?;
                incoming.write(format!("{number:08}").repeat(FILE / 8).as_bytes()).await?;
                let received = incoming.finish().await?;
                opened.files.keep(db, &cause, db.new_id(), "figures.txt", received).await?;
            }
            Outcome::Ok(())
        })
    }

    fn measure(&self, size: &Size, table: &mut Table, there: Option<&Place>) -> Outcome<()> {
        let (readers, writers) = (READERS.0, WRITERS.0);
        let Made { set, took, memory, alone, meanwhile } = self.make(size.crowd / 2)?;
        let bytes = std::fs::metadata(&set)?.len();
        let least = floor(&set, &self.folder.path().join("floor"))?;
        let rate = |time: Duration| format!("{:.0} MB/s", bytes as f64 / 1e6 / time.as_secs_f64());
        let told = |time: Duration| format!("{} = {}, {}", seconds(time), times(time, least), rate(time));
        let below = format!("openssl, sha256sum, sync of the same bytes {}", seconds(least));
        table.row(
            &format!(
                "backup of {} pages and {} files, {}, while {readers} read and {writers} write",
                size.pages, self.files, self.database
            ),
            "flat memory",
            &format!("{} of {:.0} MB; {memory} MiB", told(took), bytes as f64 / 1e6),
            &below,
        );
        table.row(
            "the same: pages and saves meanwhile",
            "p95 of pages ≤ 2 ×",
            &format!("{}; saves {}", p95(&meanwhile.0, &alone.0), p95(&meanwhile.1, &alone.1)),
            &format!("without a backup: p95 {}; saves {}", share(&alone.0), share(&alone.1)),
        );
        let sums = self.verify(&set, table, &told, &below)?;
        self.restore(&set, &sums, there, table, &told, &below)
    }

    /// One set after the other as long as the crowd is watched: small houses are done too soon.
    fn make(&self, watched: Duration) -> Outcome<Made> {
        self.house.runtime.block_on(async {
            let (readers, writers) = self.crowd(0);
            tokio::time::sleep(watched).await;
            let alone = (readers.end().await?, writers.end().await?);
            let (readers, writers) = self.crowd(WRITERS.0);
            let (began, mut first, mut memory) = (Instant::now(), None, 0);
            for number in 0.. {
                let set = self.folder.path().join(format!("house-{number}.backup"));
                let (took, most) = waited(self.maru(&["backup", "--to"]).arg(&set).spawn()?).await?;
                memory = most.max(memory);
                match &first {
                    None => first = Some((set, took)),
                    Some(_) => std::fs::remove_file(set)?,
                }
                if began.elapsed() >= watched {
                    break;
                }
            }
            let meanwhile = (readers.end().await?, writers.end().await?);
            let (set, took) = first.ok_or("no set")?;
            Ok(Made { set, took, memory, alone, meanwhile })
        })
    }

    fn crowd(&self, from: usize) -> (Working, Working) {
        let address = self.house.suite.address;
        let readers = Crowd { address, clients: READERS.0, pause: READERS.1 };
        let writers = Crowd { address, clients: WRITERS.0, pause: WRITERS.1 };
        (readers.begin(self.house.reads()), writers.begin(self.house.saves(from)))
    }

    fn verify(
        &self,
        set: &Path,
        table: &mut Table,
        told: &dyn Fn(Duration) -> String,
        below: &str,
    ) -> Outcome<Sums> {
        let took = done(self.maru(&["backup", "verify"]).arg(set).arg("--key").arg(&self.key))?;
        table.row("the same: verified", "", &told(took), below);
        Ok(verify(set, &BackupKey::read(&self.key)?)?.sums)
    }

    /// Elsewhere, into the same kind of database; a set of what came back has the same rows and contents.
    fn restore(
        &self,
        set: &Path,
        sums: &Sums,
        there: Option<&Place>,
        table: &mut Table,
        told: &dyn Fn(Duration) -> String,
        below: &str,
    ) -> Outcome<()> {
        let (elsewhere, again) = (TempFolder::new(), self.folder.path().join("again.backup"));
        let config = elsewhere.path().join("maru.toml");
        let database = there.map_or_else(String::new, |place| format!("database = '{}'\n", place.address));
        let folder = elsewhere.path().join("data");
        let text = format!(
            "[agency]\nname = 'Figures'\n[server]\nlisten = '127.0.0.1:0'\nbase_url = 'http://127.0.0.1:1'\n\
             [storage]\nfolder = '{}'\n{database}",
            folder.display()
        );
        std::fs::write(&config, text)?;
        let took = done(maru(&config, &["restore"]).arg(set).arg("--key").arg(&self.key))?;
        done(maru(&config, &["backup", "--to"]).arg(&again))?;
        let came = verify(&again, &BackupKey::read(&self.key)?)?.sums;
        let rows = |sums: &Sums| -> Vec<_> {
            sums.tables.iter().filter(|table| !OWN.contains(&table.name.as_str())).cloned().collect()
        };
        let contents = |sums: &Sums| (sums.contents, sums.contents_sha256.clone());
        if rows(sums) != rows(&came) || contents(sums) != contents(&came) || !sums.missing.is_empty() {
            return Err("what was restored is not what was backed up".into());
        }
        let same = format!("{} rows and {} contents are the same", sums.rows(), sums.contents);
        table.row("the same: restored elsewhere", "", &format!("{}; {same}", told(took)), below);
        Ok(())
    }
}

/// A set, and how long answers took without it and while it was made: pages and saves.
struct Made {
    set: PathBuf,
    took: Duration,
    /// The most that a process held, in MiB.
    memory: u64,
    alone: (Vec<Duration>, Vec<Duration>),
    meanwhile: (Vec<Duration>, Vec<Duration>),
}

/// As the nightly unit runs it: behind those who are served.
fn maru(config: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("chrt");
    command.args(["--idle", "0", env!("CARGO_BIN_EXE_maru")]).args(words);
    command.env("MARU_CONFIG", config).stdout(Stdio::null());
    command
}

fn done(command: &mut Command) -> Outcome<Duration> {
    let began = Instant::now();
    let status = command.status()?;
    if status.success() { Ok(began.elapsed()) } else { Err(format!("{command:?}: {status}").into()) }
}

async fn waited(mut child: Child) -> Outcome<(Duration, u64)> {
    let (began, process, mut most) = (Instant::now(), child.id().to_string(), 0);
    loop {
        if let Some(status) = child.try_wait()? {
            let took = began.elapsed();
            return if status.success() { Ok((took, most)) } else { Err(format!("backup: {status}").into()) };
        }
        most = machine::memory(&process, "VmHWM").unwrap_or_default().max(most);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn floor(set: &Path, to: &Path) -> Outcome<Duration> {
    let mut shell = Command::new("sh");
    shell.args(["-c", FLOOR, "sh"]).arg(set).arg(to).stdout(Stdio::null()).stderr(Stdio::null());
    let took = done(&mut shell)?;
    std::fs::remove_file(to)?;
    Ok(took)
}

fn share(sorted: &[Duration]) -> String {
    format!("{} ({} answers)", millis(percentile(sorted, 95)), sorted.len())
}

fn p95(with: &[Duration], without: &[Duration]) -> String {
    format!("p95 {} = {}", share(with), times(percentile(with, 95), percentile(without, 95)))
}
