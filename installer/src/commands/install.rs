//! `maru install` and `maru uninstall`.

use super::{operator, print};
use crate::install::{self, Answers, Line, Mode, Place, Removal, Removed, State};
use crate::problem::Problem;
use crate::terminal::{Terminal, width};
use crate::texts::T;
use clap::ArgMatches;
use maru_kernel::Lang;
use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;

/// Installs, or tells what an installation would do.
///
/// # Errors
/// Whatever keeps a step from being done; the same command goes on from there.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    if matches.get_flag("sample-answers") {
        print(install::sample(lang));
        return Ok(());
    }
    let t = T(lang);
    let place = Place::new(matches.get_one::<PathBuf>("root").cloned())?;
    let answers = match matches.get_one::<PathBuf>("answers") {
        Some(file) => Answers::read(file)?,
        None => install::ask(t)?,
    };
    let (mode, json) =
        (if matches.get_flag("dry-run") { Mode::Tell } else { Mode::Do }, matches.get_flag("json"));
    let terminal = Terminal::of_output();
    let mut told = |line: &Line| {
        if !json {
            let mark = format!("[{}] ", line.state.text(t));
            print(&format!("{mark}{}", line.title));
            let indent = " ".repeat(width(&mark));
            line.notes.iter().for_each(|note| print(&terminal.below(&indent, note)));
        }
    };
    let report = install::run(&answers, &place, mode, (lang, operator()), &mut told)?;
    if json {
        print(&report.to_json());
    } else if mode == Mode::Tell {
        print(t.install_nothing_changed());
    } else if report.lines.iter().any(|line| line.state == State::Done) {
        print(&t.install_finished(&report.address));
    } else {
        print(&t.install_nothing_to_do(&report.address));
    }
    Ok(())
}

/// Takes an installation away.
///
/// # Errors
/// The name that was typed is another one; what the system refuses.
pub fn remove(matches: &ArgMatches, t: T) -> Result<(), Problem> {
    let place = Place::new(matches.get_one::<PathBuf>("root").cloned())?;
    let removal = match matches.get_flag("data") {
        true => Removal::Everything { agency: typed_name(matches, t) },
        false => Removal::Program,
    };
    let Removed { gone, database } = install::uninstall(&place, &removal)?;
    gone.iter().for_each(|path| print(&t.install_removed(path.display())));
    let (configuration, backups) = (place.configuration(), place.backups());
    if removal == Removal::Program {
        print(&t.install_kept(configuration.display()));
        return Ok(());
    }
    if backups.exists() {
        print(&t.install_backups_kept(backups.display()));
    }
    if let Some(left) = database {
        print(&t.install_database_kept(left.name, left.place));
        print(&format!("    {}", left.command));
    }
    print(t.install_all_removed());
    Ok(())
}

/// The second time it is asked for: by typing whose house it is.
fn typed_name(matches: &ArgMatches, t: T) -> String {
    match matches.get_one::<String>("yes-delete-data") {
        Some(name) => name.clone(),
        None if std::io::stdin().is_terminal() => {
            print(t.install_type_name());
            let mut line = String::new();
            let _ = std::io::stdin().lock().read_line(&mut line);
            line.trim().to_owned()
        }
        None => String::new(),
    }
}
