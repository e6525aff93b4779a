//! The proof: the house answers, somebody of the directory signs in, and every module shows its page.

use crate::config::Config;
use crate::install::InstallError;
use crate::install::answers::SelfTest;
use crate::install::report::Report;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::install::systemd::{by_systemd, runs};
use crate::install::visitor::{Answer, Visitor, encoded};
use crate::problem::Problem;
use crate::served::Served;
use maru_directory::ldap::Secret;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::time::{Duration, Instant};

pub const STEP: Step =
    Step { code: "self_test", title: |t| t.install_self_test(), stands, act, restart: Restart::Nothing };

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
    let by_systemd = by_systemd(work.place);
    let mut served = if by_systemd { None } else { serve(work, &config)? };
    wait(&visitor, served.as_mut())?;
    opens(&visitor, "/sign-in", 200)?;
    // A certificate proves whose house it is; without one whoever has the port could be told a password.
    let is_known = config.server.tls()?.is_some() || served.is_some() || by_systemd && runs();
    match &work.answers.self_test {
        None => work.note(work.t().install_nobody_signed_in()),
        Some(_) if !is_known => work.note(work.t().install_unknown_server(config.server.listen)),
        Some(test) => {
            visit(&mut visitor, test, &pages)?;
            work.note(work.t().install_signed_in(&test.login, pages.len()));
        }
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

/// Signs in, opens each page and signs out.
fn visit(visitor: &mut Visitor, test: &SelfTest, pages: &[&str]) -> Result<(), Problem> {
    let password = Secret::from_file(&test.password_file).map_err(maru_directory::Error::from)?;
    let form = format!("login={}&password={}&next=%2F", encoded(&test.login), encoded(password.reveal()));
    let answer = visitor.ask("/sign-in", Some(&form)).map_err(|e| failed("/sign-in", &e))?;
    if answer.status != 303 || !visitor.keep_session(&answer) {
        return Err(failed("/sign-in", &answer.status));
    }
    for page in pages {
        opens(visitor, page, 200)?;
    }
    visitor.ask("/sign-out", Some("")).map_err(|e| failed("/sign-out", &e))?;
    Ok(())
}

/// Opens the port and has the installed program serve from it, so that nobody else can answer there. None when somebody
/// has the port already.
fn serve(work: &Work<'_>, config: &Config) -> Result<Option<Served>, Problem> {
    let port = match TcpListener::bind(config.server.listen) {
        Ok(port) => port,
        Err(error) if error.kind() == ErrorKind::AddrInUse => return Ok(None),
        Err(error) => return Err(failed("maru serve", &error)),
    };
    Served::start(&work.place.program(), work.place, config, port, &[]).map(Some)
}

/// Waits until the house answers, or the server that was started for it has ended.
fn wait(visitor: &Visitor, mut served: Option<&mut Served>) -> Result<(), Problem> {
    let began = Instant::now();
    loop {
        let answer = visitor.ask("/healthz", None);
        if answer.as_ref().is_ok_and(|answer| answer.status == 200) {
            return Ok(());
        }
        let ended = served.as_mut().and_then(|served| served.last_words());
        if let Some(words) = ended {
            return Err(failed("maru serve", &words));
        }
        if began.elapsed() > PATIENCE {
            return Err(match answer {
                Ok(answer) => failed("/healthz", &answer.status),
                Err(error) => failed("maru serve", &error),
            });
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}
