//! The house, served or worked on by the service's account for as long as somebody waits for it: with its secret, and
//! with the port, as systemd would hand them over.

use crate::belongings::Account;
use crate::config::Config;
use crate::install::Place;
use crate::problem::Problem;
use crate::whole_file::{Rights, folder, put};
use rustix::process::{Pid, Signal, kill_process};
use std::io::Read;
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// For so long a server may take to put everything away.
const GOODBYE: Duration = Duration::from_secs(30);
/// So many bytes of what it says are kept.
const MOST_WORDS: u64 = 64 << 10;

/// Passes the port on that stands on the standard input, as systemd would (sd_listen_fds(3)).
const HAND_OVER: &str =
    "exec 3<&0 </dev/null; LISTEN_FDS=1 LISTEN_PID=$$; export LISTEN_FDS LISTEN_PID; exec \"$@\"";

/// A copy of the service's secret that its account alone can read; gone with this.
#[derive(Debug, Default)]
struct Secrets(Option<PathBuf>);

impl Secrets {
    fn hand_over(place: &Place, config: &Config) -> Result<Secrets, Problem> {
        let (Some(name), Some(account)) = (config.storage.secret(), place.account()) else {
            return Ok(Secrets::default());
        };
        // Below /run: gone with the next start of the machine at the latest.
        let to = PathBuf::from(format!("/run/maru-served-{}", std::process::id()));
        let secret = place.credentials().join(name);
        let content = std::fs::read(&secret).map_err(|e| Problem::file(&secret, &e))?;
        folder(&to, Rights { mode: 0o700, owner: Some(account) })?;
        let secrets = Secrets(Some(to.clone()));
        put(&to.join(name), &content, Rights::of(Some(account)))?;
        Ok(secrets)
    }
}

impl Drop for Secrets {
    fn drop(&mut self) {
        self.0.iter().for_each(|folder| drop(std::fs::remove_dir_all(folder)));
    }
}

/// Whatever ends us ends what we have started, and nobody finds it still running.
fn as_service(account: Option<Account>, secrets: &Secrets) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL"]);
    if let Some(account) = account {
        let (uid, gid) = (format!("--reuid={}", account.uid), format!("--regid={}", account.gid));
        command.args([&uid, &gid, "--clear-groups"]);
    }
    command.envs(secrets.0.iter().map(|folder| ("CREDENTIALS_DIRECTORY", folder)));
    command
}

/// Runs a command of the installed program as the service's account, and waits for it.
///
/// # Errors
/// It cannot be started.
pub fn as_the_service(place: &Place, config: &Config, words: &[&Path]) -> Result<Output, Problem> {
    let secrets = Secrets::hand_over(place, config)?;
    let mut command = as_service(place.account(), &secrets);
    command.arg(place.program()).args(words).stdin(Stdio::null());
    command.output().map_err(|e| Problem::file(&place.program(), &e))
}

/// A server that ends with this.
pub struct Served {
    child: Child,
    /// Reads what it says while it says it: a pipe that nobody empties would hold it up.
    said: Option<JoinHandle<String>>,
    _secrets: Secrets,
}

impl Served {
    /// Has `program` serve the house behind `port`, which is open already, so that nobody else can answer there.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start(
        program: &Path,
        place: &Place,
        config: &Config,
        port: TcpListener,
        more: &[&str],
    ) -> Result<Served, Problem> {
        let secrets = Secrets::hand_over(place, config)?;
        let mut command = as_service(place.account(), &secrets);
        command.args(["sh", "-c", HAND_OVER, "sh"]).arg(program);
        command.args(["serve", "--config"]).arg(place.configuration_file()).args(more);
        command.stdin(OwnedFd::from(port)).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|e| Problem::file(program, &e))?;
        let said = child.stderr.take().map(|stderr| std::thread::spawn(move || beginning(stderr)));
        Ok(Served { child, said, _secrets: secrets })
    }

    /// What it said, once it has ended.
    pub fn last_words(&mut self) -> Option<String> {
        self.child.try_wait().ok().flatten()?;
        let said = self.said.take()?.join().unwrap_or_default();
        Some(said.trim().to_owned())
    }
}

/// As much as somebody would read; the rest is read and thrown away.
fn beginning(mut from: impl Read) -> String {
    let mut said = Vec::new();
    let _ = from.by_ref().take(MOST_WORDS).read_to_end(&mut said);
    let _ = std::io::copy(&mut from, &mut std::io::sink());
    String::from_utf8_lossy(&said).into_owned()
}

impl Drop for Served {
    /// Asked to stop, so that it puts everything away.
    fn drop(&mut self) {
        let pid = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        let asked = pid.is_some_and(|pid| kill_process(pid, Signal::TERM).is_ok());
        let began = Instant::now();
        while asked && began.elapsed() < GOODBYE && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
