//! The house, served or worked on by the service's account for as long as somebody waits for it: with its secret, and
//! with the port, as systemd would hand them over.

use crate::belongings::Account;
use crate::bound::bound;
use crate::config::Config;
use crate::install::Place;
use crate::problem::Problem;
use crate::whole_file::{Rights, folder};
use rustix::fs::{MemfdFlags, memfd_create};
use rustix::io::{FdFlags, fcntl_dupfd_cloexec, fcntl_setfd};
use rustix::process::{Pid, Signal, kill_process};
use std::fs::{File, Permissions};
use std::io::{self, Read, Write};
use std::net::TcpListener;
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::fs::{PermissionsExt, fchown, symlink};
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

/// Below the first numbers the shell puts what it is told to.
const BEYOND_THE_SHELL: i32 = 10;
/// Before the process in the names of folders with what is handed over.
const HANDED_OVER: &str = "maru-served-";

/// A copy of the service's secret that its account alone can read. It is in memory and nowhere else: whoever is killed with
/// it leaves a link to nothing behind, which the next one takes away.
#[derive(Debug, Default)]
struct Secrets(Option<Kept>);

#[derive(Debug)]
struct Kept {
    folder: PathBuf,
    /// Goes on to whatever we start.
    _memory: OwnedFd,
}

impl Secrets {
    fn hand_over(place: &Place, config: &Config) -> Result<Secrets, Problem> {
        let (Some(name), Some(account)) = (config.storage.secret(), place.account()) else {
            return Ok(Secrets::default());
        };
        let secret = place.credentials().join(name);
        let content = std::fs::read(&secret).map_err(|e| Problem::file(&secret, &e))?;
        Secrets::of(Path::new("/run"), name, &content, account)
    }

    fn of(below: &Path, name: &str, content: &[u8], account: Account) -> Result<Secrets, Problem> {
        remove_dead(below);
        let to = below.join(format!("{HANDED_OVER}{}", std::process::id()));
        // Left by somebody of the same number.
        let _ = std::fs::remove_dir_all(&to);
        folder(&to, Rights { mode: 0o700, owner: Some(account) })?;
        let link = to.join(name);
        let keep = || {
            let memory = in_memory(content, account)?;
            symlink(format!("/proc/self/fd/{}", memory.as_raw_fd()), &link)?;
            Ok(memory)
        };
        let memory = keep().map_err(|e: io::Error| Problem::file(&link, &e))?;
        Ok(Secrets(Some(Kept { folder: to, _memory: memory })))
    }
}

/// A file without a place, for one account to read.
fn in_memory(content: &[u8], account: Account) -> io::Result<OwnedFd> {
    let mut file = File::from(memfd_create("maru-secret", MemfdFlags::CLOEXEC)?);
    file.write_all(content)?;
    file.set_permissions(Permissions::from_mode(0o400))?;
    fchown(&file, Some(account.uid), Some(account.gid))?;
    let file = fcntl_dupfd_cloexec(&file, BEYOND_THE_SHELL)?;
    fcntl_setfd(&file, FdFlags::empty())?;
    Ok(file)
}

/// What those have left who are gone.
fn remove_dead(below: &Path) {
    for entry in std::fs::read_dir(below).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let of = name.to_str().and_then(|name| name.strip_prefix(HANDED_OVER));
        if of.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

impl Drop for Secrets {
    fn drop(&mut self) {
        self.0.iter().for_each(|kept| drop(std::fs::remove_dir_all(&kept.folder)));
    }
}

fn as_service(account: Option<Account>, secrets: &Secrets) -> Command {
    let whom = account.map_or_else(Vec::new, |Account { uid, gid }| {
        vec![format!("--reuid={uid}"), format!("--regid={gid}"), "--clear-groups".to_owned()]
    });
    let mut command = bound(&whom);
    command.envs(secrets.0.iter().map(|kept| ("CREDENTIALS_DIRECTORY", &kept.folder)));
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
    let _ = io::copy(&mut from, &mut io::sink());
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

#[cfg(test)]
mod tests {
    use super::*;
    use maru_testkit::TempFolder;
    use std::os::unix::fs::MetadataExt;

    #[test]
    fn s_189_a_secret_is_handed_over_in_memory_and_a_kill_leaves_none() {
        let folder = TempFolder::new();
        let about = std::fs::metadata(folder.path()).unwrap();
        let account = Account { uid: about.uid(), gid: about.gid() };
        // Left by somebody who was killed: no process has this number.
        let left = folder.path().join(format!("{HANDED_OVER}4194305"));
        std::fs::create_dir(&left).unwrap();
        let secrets = Secrets::of(folder.path(), "database", b"geheim", account).unwrap();
        assert!(!left.exists());
        let handed = folder.path().join(format!("{HANDED_OVER}{}", std::process::id()));
        let link = handed.join("database");
        assert!(link.symlink_metadata().unwrap().is_symlink(), "nothing of it is on a disk");
        assert_eq!(std::fs::metadata(&link).unwrap().mode() & 0o777, 0o400);
        let mut command = as_service(None, &secrets);
        let told = command.args(["sh", "-c", "cat \"$CREDENTIALS_DIRECTORY/database\""]).output().unwrap();
        assert_eq!(told.stdout, b"geheim", "{}", String::from_utf8_lossy(&told.stderr));
        drop(secrets);
        assert!(!handed.exists());
    }
}
