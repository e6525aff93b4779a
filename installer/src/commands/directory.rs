//! `maru directory add|test|show|plan|apply|undo|history`.

use super::{open, operator, print};
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;
use maru_directory::store::sync::runs::{self, RunRow};
use maru_directory::store::sync::{plan, sources};
use maru_directory::sync::{self, Counts, Kind, Plan, Shown};
use maru_directory::{Error, actions};
use maru_kernel::{Cause, Id, Lang};
use maru_store::{Db, StoreError};
use std::path::PathBuf;

/// Runs `history` shows.
const RUNS: i64 = 20;
/// Changes `plan` prints of each kind.
const ITEMS: i64 = 20;

/// Runs the command.
///
/// # Errors
/// Whatever the directory says, or anything on the way there.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    let Some((verb, m)) = matches.subcommand() else { return Ok(()) };
    let (db, t) = (open(m)?.front.db, T(lang));
    match verb {
        "add" => add(&db, m, t),
        "test" => test(&db, m, t, lang),
        "show" => show(&db, m, t, lang),
        "plan" => {
            let planned = sync::plan(&db, &operator(), text(m, "source"), Kind::Full)?;
            if m.get_flag("json") {
                print(&as_json(&planned));
            } else {
                tell(&db, &planned, t, lang)?;
            }
            Ok(())
        }
        "apply" => apply(&db, m, t, lang),
        "undo" => {
            let run: Id = text(m, "run").parse().map_err(|_id| Error::Missing)?;
            sync::undo(&db, &operator(), run)?;
            print(t.directory_undone());
            Ok(())
        }
        _ => history(&db, m, t, lang),
    }
}

fn text<'m>(matches: &'m ArgMatches, name: &str) -> &'m str {
    matches.get_one::<String>(name).map_or("", String::as_str)
}

fn add(db: &Db, matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let (name, file) = (text(matches, "source").to_owned(), matches.get_one::<PathBuf>("file").cloned());
    let file = file.unwrap_or_default();
    let config = std::fs::read_to_string(&file).map_err(|e| Problem::file(&file, &e))?;
    let kept = name.clone();
    db.write_blocking(&operator(), move |tx| actions::keep_source::install(tx, &kept, &config))?;
    print(&t.directory_added(name));
    Ok(())
}

/// The configuration kept under the name that was typed.
fn config(db: &Db, matches: &ArgMatches) -> Result<String, Problem> {
    let name = text(matches, "source").to_owned();
    let found = db.read_blocking(|conn| sources::find(conn, &name))?;
    Ok(found.ok_or(Error::NoSource(name))?.config)
}

fn test(db: &Db, matches: &ArgMatches, t: T, lang: Lang) -> Result<(), Problem> {
    let found = sync::test(&config(db, matches)?, db.now())?;
    if let Some(probe) = &found.probe {
        let until = probe.certificate_expires.map(|at| at.to_string()).unwrap_or_default();
        print(&t.directory_server(probe.bases.join(", "), &probe.server, until));
    }
    for (what, count) in &found.counts {
        print(&format!("{what:?}: {count}"));
    }
    found.samples.iter().for_each(|shown| tell_person(shown, lang));
    for aside in &found.aside {
        print(&format!("! {}: {}", aside.dn, aside.reason.text(lang)));
    }
    print(t.directory_tested());
    Ok(())
}

fn show(db: &Db, matches: &ArgMatches, t: T, lang: Lang) -> Result<(), Problem> {
    let login = maru_kernel::korean::fold(text(matches, "uid"));
    let shown = sync::show(&config(db, matches)?, &login, db.now())?;
    print(t.directory_read());
    for (name, value) in &shown.attributes {
        print(&format!("  {name}: {value}"));
    }
    print(t.directory_made());
    tell_person(&shown, lang);
    Ok(())
}

fn tell_person(shown: &Shown, lang: Lang) {
    match &shown.person {
        Ok(person) => {
            let line = sync::told(person, lang).into_iter().map(|(field, value)| format!("{field}={value}"));
            print(&format!("  {}", line.collect::<Vec<_>>().join(" | ")));
        }
        Err(aside) => print(&format!("! {}: {}", aside.dn, aside.reason.text(lang))),
    }
}

fn apply(db: &Db, matches: &ArgMatches, t: T, lang: Lang) -> Result<(), Problem> {
    let planned = apply_source(db, &operator(), text(matches, "source"), text(matches, "force"))?;
    if !planned.brakes.is_empty() {
        tell(db, &planned, t, lang)?;
        return Err(Error::SyncHeld.into());
    }
    if matches.get_flag("json") {
        print(&as_json(&planned));
    } else {
        print(&t.directory_applied(planned.run, line(&planned.counts, t)));
    }
    Ok(())
}

/// Plans and applies; a reason goes on against the brake. A plan that comes back with brakes is held. A source runs
/// by itself after its first apply.
///
/// # Errors
/// Whatever the directory says.
pub fn apply_source(db: &Db, cause: &Cause, source: &str, reason: &str) -> Result<Plan, Problem> {
    let first =
        db.read_blocking(|conn| sources::find(conn, source))?.is_some_and(|row| row.last_good_at.is_none());
    let mut planned = sync::plan(db, cause, source, Kind::Full)?;
    if planned.brakes.is_empty() {
        planned.counts = sync::apply(db, cause, planned.run)?;
    } else if reason.trim().is_empty() {
        return Ok(planned);
    } else {
        planned.counts = sync::overrule(db, cause, planned.run, reason)?;
        planned.brakes.clear();
    }
    if first {
        let name = source.to_owned();
        db.write_blocking(cause, move |tx| sources::set_enabled(tx, &name, true))?;
    }
    Ok(planned)
}

/// The plan for people: figures, brakes, and the first changes of each kind.
fn tell(db: &Db, planned: &Plan, t: T, lang: Lang) -> Result<(), Problem> {
    print(&t.directory_planned(planned.run, line(&planned.counts, t)));
    for brake in &planned.brakes {
        print(&format!("! {}", brake.text(lang)));
    }
    let run = planned.run.as_i64();
    let changes = db.read_blocking(|conn| {
        let mut lines = Vec::new();
        for kind in plan::count_items(conn, run)? {
            lines.push(format!("{} {}: {}", kind.noun, kind.action, kind.count));
            let items = plan::items(conn, run, &kind.noun, &kind.action, i64::MIN, ITEMS)?;
            lines.extend(items.into_iter().map(|item| format!("  {}  {}", item.label, item.dn)));
        }
        Ok::<_, StoreError>(lines)
    })?;
    print(&changes.join("\n"));
    Ok(())
}

fn line(counts: &Counts, t: T) -> String {
    t.directory_counts(
        counts.quarantined,
        counts.created,
        counts.deactivated,
        counts.groups_changed,
        counts.appointments_changed,
        counts.reactivated,
        counts.units_changed,
        counts.updated,
    )
}

fn as_json(planned: &Plan) -> String {
    let run = planned.run.to_string();
    serde_json::json!({ "run": run, "counts": planned.counts, "brakes": planned.brakes }).to_string()
}

fn history(db: &Db, matches: &ArgMatches, t: T, lang: Lang) -> Result<(), Problem> {
    let found = db.read_blocking(|conn| runs::latest(conn, None, RUNS))?;
    for run in found {
        let counts: Counts = serde_json::from_str(&run.counts).unwrap_or_default();
        if matches.get_flag("json") {
            print(&run_as_json(&run, &counts));
            continue;
        }
        let what = match run.state.as_str() {
            "failed" => sync::Problem::read(&run.problem).text(lang).to_owned(),
            _ => line(&counts, t),
        };
        let (id, at) = (Id::from_i64(run.id), run.started_at.0);
        print(&format!("{id}  {at}  {}  {}  {}  {what}", run.source, run.kind, run.state));
    }
    Ok(())
}

fn run_as_json(run: &RunRow, counts: &Counts) -> String {
    serde_json::json!({
        "run": Id::from_i64(run.id).to_string(),
        "source": run.source,
        "kind": run.kind,
        "state": run.state,
        "started_by": run.started_by,
        "started_at": run.started_at.0.to_string(),
        "counts": counts,
        "problem": sync::Problem::read(&run.problem).code,
    })
    .to_string()
}
