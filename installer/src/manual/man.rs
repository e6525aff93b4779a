//! Man pages, made from the very commands that are typed.

use super::Document;
use crate::cli;
use crate::texts::T;
use clap::Command;
use clap_mangen::Man;
use maru_kernel::Lang;
use std::io;
use std::path::PathBuf;

/// When the commands were last described anew; a page with the day of its build would differ from build to build.
const DESCRIBED: &str = "2026-11-23";

/// One page for the program and for each command, in one language: `maru.1`, `maru-backup-verify.1`.
///
/// # Errors
/// None of its own; writing into memory does not fail.
pub fn pages(lang: Lang) -> io::Result<Vec<Document>> {
    let t = T(lang);
    // Every command has these, and they say what everybody knows.
    let bare = cli::commands(t).disable_help_subcommand(true).disable_help_flag(true);
    let mut root = bare.disable_version_flag(true);
    root.build();
    let mut pages = Vec::new();
    let mut waiting = vec![root];
    while let Some(command) = waiting.pop() {
        waiting.extend(command.get_subcommands().cloned());
        pages.push(page(command, t)?);
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(pages)
}

fn page(command: Command, t: T) -> io::Result<Document> {
    let source = format!("maru {}", env!("CARGO_PKG_VERSION"));
    let (options, below) = (command.get_arguments().next().is_some(), command.has_subcommands());
    let examples = command.get_after_help().is_some();
    let man = Man::new(command).date(DESCRIBED).source(source).manual(t.man_manual());
    let mut roff = Vec::new();
    man.render_title(&mut roff)?;
    man.render_name_section(&mut roff)?;
    man.render_synopsis_section(&mut roff)?;
    man.render_description_section(&mut roff)?;
    if options {
        man.render_options_section(&mut roff)?;
    }
    if below {
        man.render_subcommands_section(&mut roff)?;
    }
    if examples {
        man.render_extra_section(&mut roff)?;
    }
    let text = in_our_words(&String::from_utf8_lossy(&roff), t);
    Ok(Document { path: PathBuf::from(man.get_filename()), text })
}

/// The library speaks English; these are all of its words.
fn in_our_words(roff: &str, t: T) -> String {
    let heading = |line: &str| match line {
        ".SH NAME" => Some(t.man_name()),
        ".SH SYNOPSIS" => Some(t.man_synopsis()),
        ".SH DESCRIPTION" => Some(t.man_description()),
        ".SH OPTIONS" => Some(t.man_options()),
        ".SH SUBCOMMANDS" => Some(t.man_commands()),
        ".SH EXTRA" => Some(t.man_examples()),
        _ => None,
    };
    let mut text = String::with_capacity(roff.len());
    for line in roff.lines() {
        match heading(line) {
            Some(ours) => text.push_str(&format!(".SH \"{ours}\"")),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    text.replace("Possible values:", t.man_values())
        .replace("[default: ", &format!("[{}: ", t.man_default()))
        .replace("May also be specified with the ", t.man_environment())
        .replace(" environment variable. ", "")
        .replace("subcommands", t.man_command())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page_in_both_languages() {
        let names = |lang| pages(lang).unwrap().into_iter().map(|page| page.path).collect::<Vec<_>>();
        assert_eq!(names(Lang::Ko), names(Lang::En));
        for wanted in ["maru.1", "maru-backup-drill.1", "maru-migrate-sqlite-to-postgres.1", "maru-manual.1"]
        {
            assert!(names(Lang::En).contains(&PathBuf::from(wanted)), "{wanted}");
        }
    }

    #[test]
    fn a_korean_page_has_no_english_frame() {
        for page in pages(Lang::Ko).unwrap() {
            for english in [".SH NAME", ".SH OPTIONS", "Possible values", "default:", "environment variable"]
            {
                assert!(!page.text.contains(english), "{}: {english}", page.path.display());
            }
        }
    }
}
