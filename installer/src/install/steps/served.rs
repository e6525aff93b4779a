//! The house, served for the self-test alone.

use crate::config::Config;
use crate::install::InstallError;
use crate::install::account::Account;
use crate::install::step::Work;
use crate::problem::Problem;
use crate::whole_file::{Rights, folder, put};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{ErrorKind, Read};
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// Passes the port on that stands on the standard input, as systemd would (sd_listen_fds(3)).
const HAND_OVER: &str =
    "exec 3<&0 </dev/null; LISTEN_FDS=1 LISTEN_PID=$$; export LISTEN_FDS LISTEN_PID; exec \"$@\"";

/// A server that ends with this.
pub struct Served {
    child: Child,
    secrets: Option<PathBuf>,
}

/// A copy of the service's secret that its account alone can read, as systemd would hand it over.
fn handed_over(work: &Work<'_>, name: &str, account: Account) -> Result<PathBuf, Problem> {
    let to = PathBuf::from("/run/maru-install");
    let secret = work.place.credentials().join(name);
    let content = std::fs::read(&secret).map_err(|e| Problem::file(&secret, &e))?;
    folder(&to, Rights { mode: 0o700, owner: Some(account) })?;
    put(&to.join(name), &content, Rights::of(Some(account)))?;
    Ok(to)
}

impl Served {
    /// Opens the port and has the installed program serve from it, so that nobody else can answer there. None when
    /// somebody has the port already.
    ///
    /// # Errors
    /// The program cannot be started, or the port cannot be opened.
    pub fn start(work: &Work<'_>, config: &Config) -> Result<Option<Served>, Problem> {
        let failed = |e: std::io::Error| -> Problem {
            InstallError::SelfTest { what: "maru serve".to_owned(), reason: e.to_string() }.into()
        };
        let port = match TcpListener::bind(config.server.listen) {
            Ok(port) => port,
            Err(error) if error.kind() == ErrorKind::AddrInUse => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        // Whatever ends the installation ends the server with it, and nobody finds it still running.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL"]);
        if let Some(account) = work.place.account() {
            let (uid, gid) = (format!("--reuid={}", account.uid), format!("--regid={}", account.gid));
            command.args([&uid, &gid, "--clear-groups"]);
        }
        command.args(["sh", "-c", HAND_OVER, "sh"]).arg(work.place.program());
        command.args(["serve", "--config"]).arg(work.place.configuration_file());
        let secrets = match (config.storage.secret(), work.place.account()) {
            (Some(name), Some(account)) => Some(handed_over(work, name, account)?),
            _ => None,
        };
        command.envs(secrets.iter().map(|folder| ("CREDENTIALS_DIRECTORY", folder)));
        command.stdin(OwnedFd::from(port)).stdout(Stdio::null()).stderr(Stdio::piped());
        let child = command.spawn().map_err(failed)?;
        Ok(Some(Served { child, secrets }))
    }

    /// What it said, once it has ended.
    pub fn last_words(&mut self) -> Option<String> {
        self.child.try_wait().ok().flatten()?;
        let mut said = String::new();
        let _ = self.child.stderr.take()?.read_to_string(&mut said);
        Some(said.trim().to_owned())
    }
}

impl Drop for Served {
    /// Asked to stop, so that it puts everything away.
    fn drop(&mut self) {
        let pid = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        let asked = pid.is_some_and(|pid| kill_process(pid, Signal::TERM).is_ok());
        if !asked {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
        // Gone with the next start of the machine at the latest.
        self.secrets.iter().for_each(|folder| drop(std::fs::remove_dir_all(folder)));
    }
}
