//! The agency's directory: tried, kept as a source, read completely, and taken over unless the safety brake holds
//! the plan.

use super::tables::up_to_date;
use crate::commands::apply_source;
use crate::install::InstallError;
use crate::install::answers::{Answers, Directory};
use crate::install::report::Report;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use crate::texts::T;
use maru_directory::actions::keep_source::{self, secret_file};
use maru_directory::ldap::{Kind, Secret};
use maru_directory::store::sync::sources;
use maru_directory::sync;
use maru_kernel::Lang;
use maru_store::Db;
use std::path::Path;
use toml::{Table, Value};

pub const STEP: Step =
    Step { code: "directory", title: |t| t.install_directory(), stands, act, restart: Restart::Nothing };

/// The source's name. People are known by it, so it never changes.
pub const SOURCE: &str = "agency";

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    if work.answers.directory.is_none() {
        return Ok(Standing::LeftOut(work.t().install_no_directory().to_owned()));
    }
    let Some(config) = work.config()? else { return Ok(Standing::Open) };
    if !up_to_date(&config)? {
        return Ok(Standing::Open);
    }
    let db = Db::open_to_read(&config.storage.address()?, &[])?;
    let found = db.read_blocking(|conn| sources::find(conn, SOURCE))?;
    // Whoever switches the source off later meant it.
    let wanted =
        |row: sources::SourceRow| row.last_good_at.is_some() && (row.enabled || Report::is_kept(work.place));
    Ok(Standing::done_if(found.is_some_and(wanted)))
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let Some(answers) = &work.answers.directory else { return Ok(()) };
    let (lang, t, cause) = (work.lang, work.t(), work.cause.clone());
    let (db, options) = {
        let running = work.open()?;
        (running.front.db.clone(), running.directory.parts().options().clone())
    };
    let (secret, authority) =
        (secret_file(&options, SOURCE), options.secrets_folder.join(format!("{SOURCE}-ca.pem")));
    // What works is kept; a wrong password never replaces a right one.
    let tried = sync::test(&answered(work.answers).unwrap_or_default(), db.now())?;
    tell(work, &tried, t, lang);
    let account = work.place.account();
    if let Some(file) = &answers.password_file {
        let password = Secret::from_file(file).map_err(maru_directory::Error::from)?;
        private(&secret, format!("{}\n", password.reveal()).as_bytes(), account)?;
    }
    if let Some(file) = &answers.authority {
        let pem = std::fs::read(file).map_err(|e| Problem::certificate(file, &e))?;
        private(&authority, &pem, account)?;
    }
    let ours = source(
        answers,
        answers.authority.is_some().then_some(authority.as_path()),
        answers.password_file.is_some().then_some(secret.as_path()),
    );
    db.write_blocking(&cause, move |tx| keep_source::install(tx, SOURCE, &ours))?;
    take_over(&db, work, t)
}

/// The source as it was answered, with the files of the operator.
pub(super) fn answered(answers: &Answers) -> Option<String> {
    let directory = answers.directory.as_ref()?;
    Some(source(directory, directory.authority.as_deref(), directory.password_file.as_deref()))
}

/// The first plan. Held, it waits for a person who has looked at it.
fn take_over(db: &Db, work: &mut Work<'_>, t: T) -> Result<(), Problem> {
    // Nobody else installs, and nobody serves a source that has never been good.
    sync::forget_killed(db, &work.cause, SOURCE)?;
    let planned = apply_source(db, &work.cause, SOURCE, "")?;
    if !planned.brakes.is_empty() {
        let why: Vec<String> = planned.brakes.iter().map(|brake| brake.text(work.lang)).collect();
        return Err(InstallError::Held(why.join(" ")).into());
    }
    db.write_blocking(&work.cause, |tx| sources::set_enabled(tx, SOURCE, true))?;
    let counts = &planned.counts;
    work.note(t.install_taken_over(
        counts.quarantined,
        counts.groups_changed,
        counts.created,
        counts.units_changed,
    ));
    Ok(())
}

fn private(
    file: &Path,
    content: &[u8],
    account: Option<crate::install::account::Account>,
) -> Result<(), Problem> {
    use crate::whole_file::{Rights, folder, put};
    let of = file.parent().unwrap_or(Path::new("/"));
    folder(of, Rights { mode: 0o700, owner: account })?;
    put(file, content, Rights::of(account))
}

/// What was found, without a name of anybody.
fn tell(work: &mut Work<'_>, tried: &sync::Tested, t: T, lang: Lang) {
    if let Some(probe) = &tried.probe {
        work.note(t.install_directory_found(preset_of(tried.kind), &probe.server));
    }
    let unusable: Vec<String> = tried.aside.iter().map(|aside| aside.reason.text(lang)).collect();
    if let Some(first) = unusable.first() {
        work.note(t.install_unusable(unusable.len(), first));
    }
}

/// The source as TOML.
fn source(answers: &Directory, authority: Option<&Path>, password: Option<&Path>) -> String {
    let text = |text: &str| Value::String(text.to_owned());
    let path = |path: &Path| Value::String(path.display().to_string());
    let mut connection = Table::new();
    let servers = answers.servers.iter().map(|server| text(server)).collect();
    connection.insert("servers".to_owned(), Value::Array(servers));
    let more = [
        ("ca_file", authority.map(path)),
        ("bind_dn", answers.bind_dn.as_deref().map(text)),
        ("password_file", password.map(path)),
    ];
    connection.extend(more.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    let mut table = Table::new();
    table.insert("name".to_owned(), text(SOURCE));
    table.insert("base".to_owned(), text(&answers.base));
    if let Some(kind) = answers.preset {
        table.insert("preset".to_owned(), text(preset_of(kind)));
    }
    table.insert("connection".to_owned(), Value::Table(connection));
    table.to_string()
}

const fn preset_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Openldap => "openldap",
        Kind::ActiveDirectory => "active-directory",
        Kind::Ds389 => "389ds",
        Kind::Freeipa => "freeipa",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::install::SAMPLE;
    use maru_directory::mapping::SourceConfig;

    #[test]
    fn every_preset_is_one_the_directory_knows() {
        for kind in [Kind::Openldap, Kind::ActiveDirectory, Kind::Ds389, Kind::Freeipa] {
            let mut answers = Answers::parse(SAMPLE).unwrap().directory.unwrap();
            answers.preset = Some(kind);
            let text = source(&answers, Some(Path::new("/ca.pem")), Some(Path::new("/password")));
            let config = SourceConfig::from_toml(&text, None).unwrap();
            assert_eq!((config.preset, config.name.as_str()), (Some(kind), SOURCE));
            assert_eq!(config.connection.unwrap().ca_file.as_deref(), Some(Path::new("/ca.pem")));
        }
    }
}
