//! The proof: the house answers, somebody of the directory signs in, and every module shows its page.

use super::database::USER;
use super::start::by_systemd;
use crate::config::Config;
use crate::install::InstallError;
use crate::install::account::Account;
use crate::install::report::Report;
use crate::install::step::{Standing, Step, Work};
use crate::install::visitor::{Answer, Visitor, encoded};
use crate::problem::Problem;
use crate::whole_file::{Rights, folder, put};
use maru_directory::ldap::Secret;
use rustix::process::{Pid, Signal, kill_process};
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub const STEP: Step = Step { code: "self_test", title: |t| t.install_self_test(), stands, act };

/// For so long a house may take until it answers.
const PATIENCE: Duration = Duration::from_secs(60);

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    Ok(Standing::done_if(!work.changed && Report::is_kept(work.place)))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let pages = pages(work)?;
    work.close();
    let config = Config::read(&work.place.configuration_file())?;
    let mut visitor = Visitor::to(&config)?;
    let mut served = if by_systemd(work) { None } else { Served::start(work, &visitor)? };
    wait(&visitor, served.as_mut())?;
    opens(&visitor, "/healthz", 200)?;
    opens(&visitor, "/sign-in", 200)?;
    if let Some(test) = &work.answers.self_test {
        let password = Secret::from_file(&test.password_file).map_err(maru_directory::Error::from)?;
        sign_in(&mut visitor, &test.login, &password)?;
        for page in &pages {
            opens(&visitor, page, 200)?;
        }
        visitor.ask("/sign-out", Some("")).map_err(|e| failed("/sign-out", &e))?;
        work.note(work.t().install_signed_in(&test.login, pages.len()));
    } else {
        work.note(work.t().install_nobody_signed_in());
    }
    Ok(())
}

/// The first page of every module that is for everybody.
fn pages(work: &mut Work<'_>) -> Result<Vec<&'static str>, Problem> {
    let entries = &work.open()?.house.offers.navigation;
    let open = entries.iter().filter(|entry| entry.permission.is_none());
    Ok(["/"].into_iter().chain(open.map(|entry| entry.href).filter(|href| *href != "/")).collect())
}

fn failed(what: &str, reason: &dyn std::fmt::Display) -> Problem {
    InstallError::SelfTest { what: what.to_owned(), reason: reason.to_string() }.into()
}

fn opens(visitor: &Visitor, path: &str, status: u16) -> Result<Answer, Problem> {
    let answer = visitor.ask(path, None).map_err(|e| failed(path, &e))?;
    if answer.status == status { Ok(answer) } else { Err(failed(path, &answer.status)) }
}

fn sign_in(visitor: &mut Visitor, login: &str, password: &Secret) -> Result<(), Problem> {
    let form = format!("login={}&password={}&next=%2F", encoded(login), encoded(password.reveal()));
    let answer = visitor.ask("/sign-in", Some(&form)).map_err(|e| failed("/sign-in", &e))?;
    let is_in = answer.status == 303 && visitor.keep_session(&answer);
    if is_in { Ok(()) } else { Err(failed("/sign-in", &answer.status)) }
}

/// The house, served for the test alone.
struct Served {
    child: Child,
    secrets: Option<PathBuf>,
}

/// A copy of the service's secret that its account alone can read, as systemd would hand it over.
fn handed_over(work: &Work<'_>, account: Account) -> Result<PathBuf, Problem> {
    let to = PathBuf::from("/run/maru-install");
    let secret = work.place.credentials().join(USER);
    let content = std::fs::read(&secret).map_err(|e| Problem::file(&secret, &e))?;
    folder(&to, Rights { mode: 0o700, owner: Some(account) })?;
    put(&to.join(USER), &content, Rights::of(Some(account)))?;
    Ok(to)
}

impl Served {
    fn start(work: &Work<'_>, visitor: &Visitor) -> Result<Option<Served>, Problem> {
        if visitor.is_there() {
            // Somebody serves it already, by hand.
            return Ok(None);
        }
        // Whatever ends the installation ends the server with it, and nobody finds it still running.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL"]);
        if let Some(account) = work.place.account() {
            let (uid, gid) = (format!("--reuid={}", account.uid), format!("--regid={}", account.gid));
            command.args([&uid, &gid, "--clear-groups"]);
        }
        command.arg(work.place.program()).args(["serve", "--config"]).arg(work.place.configuration_file());
        let secrets = match (&work.answers.database, work.place.account()) {
            (Some(_), Some(account)) => Some(handed_over(work, account)?),
            _ => None,
        };
        command.envs(secrets.iter().map(|folder| ("CREDENTIALS_DIRECTORY", folder)));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let child = command.spawn().map_err(|e| failed("maru serve", &e))?;
        Ok(Some(Served { child, secrets }))
    }

    /// What it said, once it has ended.
    fn last_words(&mut self) -> Option<String> {
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

fn wait(visitor: &Visitor, mut served: Option<&mut Served>) -> Result<(), Problem> {
    let began = Instant::now();
    while !visitor.is_there() {
        let ended = served.as_mut().and_then(|served| served.last_words());
        if let Some(words) = ended {
            return Err(failed("maru serve", &words));
        }
        if began.elapsed() > PATIENCE {
            return Err(failed("maru serve", &format!("{} s", PATIENCE.as_secs())));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
