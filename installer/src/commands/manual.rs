//! `maru manual [NAME | --to FOLDER]`: what there is to read about this program.

use super::print;
use crate::manual::{documents, write};
use crate::problem::Problem;
use crate::texts::T;
use clap::ArgMatches;
use maru_kernel::Lang;
use maru_manual::Guide;
use std::path::PathBuf;

/// Lists the guides, prints one, or writes everything into a folder.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<(), Problem> {
    let t = T(lang);
    if let Some(folder) = matches.get_one::<PathBuf>("to") {
        let all = documents(lang)?;
        write(folder, &all)?;
        print(&t.manual_written(all.len(), folder.display()));
        return Ok(());
    }
    match matches.get_one::<String>("guide") {
        Some(name) => print(Guide::named(name).ok_or_else(|| Problem::NoGuide(name.clone()))?.text),
        None => print(&list(t)),
    }
    Ok(())
}

fn list(t: T) -> String {
    let longest = Guide::ALL.iter().map(|guide| guide.name.len()).max().unwrap_or_default();
    let lines = Guide::ALL.iter().map(|guide| format!("  {:longest$}  {}\n", guide.name, guide.title()));
    format!("{}\n{}{}", t.manual_list(), lines.collect::<String>(), t.manual_more())
}
