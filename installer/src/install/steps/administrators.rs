//! The first administrators: addresses that work once, in a file that only root may read.

use crate::install::InstallError;
use crate::install::answers::Answers;
use crate::install::report::Report;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use crate::whole_file::{Rights, put};
use maru_contract::Role;
use maru_directory::actions::{self, Standing as Kind};
use maru_directory::{Options, store};
use maru_store::Tx;
use std::collections::BTreeMap;
use std::path::PathBuf;

pub const STEP: Step = Step {
    code: "administrators",
    title: |t| t.install_administrators(),
    stands,
    act,
    restart: Restart::Nothing,
};

/// The file. Once it is written nothing is made again: its addresses may be on their way to people.
fn file(work: &Work<'_>) -> PathBuf {
    work.place.configuration().join("first-administrators.txt")
}

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    if roles(work.answers).is_empty() && work.answers.emergency.is_none() {
        return Ok(Standing::LeftOut(work.t().install_no_administrators().to_owned()));
    }
    // Who has handed out the addresses deletes the file: a house that was finished once needs no more of them.
    Ok(Standing::done_if(file(work).exists() || Report::is_kept(work.place)))
}

/// Who gets what, by sign-in name.
fn roles(answers: &Answers) -> BTreeMap<String, Vec<Role>> {
    let named = &answers.administrators;
    let mut found: BTreeMap<String, Vec<Role>> = BTreeMap::new();
    for (login, role) in
        [(&named.system, Role::System), (&named.security, Role::Security), (&named.auditor, Role::Auditor)]
    {
        if let Some(login) = login {
            found.entry(maru_kernel::korean::fold(login)).or_default().push(role);
        }
    }
    found
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let (t, file, cause) = (work.t(), file(work), work.cause.clone());
    let (wanted, emergency) = (roles(work.answers), work.answers.emergency.clone());
    let running = work.open()?;
    let (options, base) = (running.directory.parts().options().clone(), running.front.shell.base_url.clone());
    let lines = running.front.db.write_blocking(&cause, move |tx| {
        let mut lines = vec![t.install_addresses().to_owned()];
        for (login, roles) in &wanted {
            lines.push(address(tx, &options, &base, login, roles)?);
        }
        if let Some(emergency) = emergency {
            let found =
                store::credentials::candidate(tx.conn(), &maru_kernel::korean::fold(&emergency.login))?;
            let person = match found {
                Some(found) => found.person,
                None => actions::add_local_person(tx, &emergency.login, &emergency.name, Kind::BreakGlass)?,
            };
            let token = actions::issue_password_token(tx, &options, person)?;
            lines.push(format!("{}  {}  {base}/password/{token}", emergency.login, t.install_emergency()));
        }
        Ok::<Vec<String>, Problem>(lines)
    })?;
    put(&file, format!("{}\n", lines.join("\n")).as_bytes(), Rights::OURS)?;
    work.note(t.install_addresses_in(file.display()));
    Ok(())
}

fn address(
    tx: &mut Tx<'_>,
    options: &Options,
    base: &str,
    login: &str,
    roles: &[Role],
) -> Result<String, Problem> {
    let found = store::credentials::candidate(tx.conn(), login)?;
    let person = found.ok_or_else(|| InstallError::Nobody(login.to_owned()))?.person;
    let now = tx.now();
    let held = store::grants::roles_of(tx.conn(), person, now)?;
    let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
    let roles: Vec<Role> = roles.iter().copied().filter(|role| !held.contains(role)).collect();
    let token = actions::issue_token(tx, options, person, &roles)?;
    Ok(format!("{login}  {}  {base}/welcome/{token}", names.join(",")))
}
