//! Measures the figures of docs/performance.md and prints them as a table.
//!
//! `cargo bench -p maru --bench figures` measures all of them in full size; `-- sync search` only
//! these; `-- --quick` everything with 10,000 people and pages. Each figure is measured beside its floor: the
//! least that the same machine needs for the same data without us.

mod agency;
mod backup;
mod child;
mod database;
mod dokuwiki;
mod floor;
mod footprint;
mod home;
mod http;
mod large;
mod ldif;
mod machine;
mod messenger;
mod messenger_rooms;
mod queries;
mod search;
mod server;
mod sync;
mod table;
mod wiki;
mod wiki_pages;

use std::time::Duration;
use table::Table;

/// What every step returns.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// People of a large agency, and its units.
    pub large: (u64, usize),
    /// People of the whole government, and its units.
    pub huge: (u64, usize),
    /// Pages of a large wiki.
    pub pages: usize,
    /// Messages of a room with a long history.
    pub messages: i64,
    /// How long a crowd is watched.
    pub crowd: Duration,
    /// How often short things are measured.
    pub rounds: usize,
}

impl Size {
    const FULL: Size = Size {
        large: (100_000, 12_900),
        huge: (1_150_000, 120_000),
        pages: 100_000,
        messages: 1_000_000,
        crowd: Duration::from_secs(60),
        rounds: 3,
    };
    const QUICK: Size = Size {
        large: (10_000, 1_300),
        huge: (10_000, 1_300),
        pages: 10_000,
        messages: 20_000,
        crowd: Duration::from_secs(8),
        rounds: 1,
    };
}

const NAMES: [&str; 8] = ["footprint", "home", "wiki", "messenger", "backup", "sync", "large", "search"];

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if words.first().is_some_and(|word| word == child::WORD) {
        return child::run(&words);
    }
    if words.first().is_some_and(|word| word == footprint::NOTHING) {
        return server::nothing();
    }
    if let [word, config, secret] = words.as_slice()
        && word == server::BARE
    {
        return server::bare(config.as_ref(), secret);
    }
    let size = if words.iter().any(|word| word == "--quick") { Size::QUICK } else { Size::FULL };
    let named: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.starts_with("--")).collect();
    if let Some(unknown) = named.iter().find(|word| !NAMES.contains(word)) {
        return Err(format!("{unknown}: one of {} or --quick", NAMES.join(", ")).into());
    }
    let wanted = |name: &str| named.is_empty() || named.contains(&name);
    let mut table = Table::new();
    println!("{}\n", machine::describe());
    let mut filled = database::Filled::default();
    if wanted("footprint") {
        footprint::measure(&size, &mut table)?;
    }
    if wanted("home") {
        home::measure(&size, &mut table)?;
    }
    if wanted("wiki") {
        wiki::measure(&size, &mut table)?;
    }
    if wanted("messenger") {
        messenger::measure(&size, &mut table)?;
    }
    if wanted("backup") {
        backup::measure(&size, &mut table)?;
    }
    if wanted("sync") {
        sync::measure(&size, &mut table, &mut filled)?;
    }
    if wanted("large") {
        large::measure(&size, &mut table, &mut filled)?;
    }
    if wanted("search") {
        search::measure(&size, &mut table, &mut filled)?;
    }
    println!("\n{table}");
    Ok(())
}
