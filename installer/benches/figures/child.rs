//! One run of the synchronisation in a process of its own, so that its memory is only its own.

use crate::{Outcome, database, machine};
use maru_directory::store::sync::sources;
use maru_directory::sync::{self, Counts, Kind};
use maru_kernel::Cause;
use maru_store::StoreResult;
use serde::{Deserialize, Serialize};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The first word of the child's command line.
pub const WORD: &str = "--child";
/// The source's name.
const SOURCE: &str = "figures";

/// What one run took.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Run {
    pub took: Duration,
    pub counts: Counts,
    pub brakes: usize,
    /// The most memory held, in MiB.
    pub most_memory: u64,
    /// Memory after each quarter of the time, in MiB.
    pub quarters: Vec<u64>,
}

/// Runs a full synchronisation of the source `config` describes into the database at `address`.
pub fn sync(address: &str, config: &str) -> Outcome<Run> {
    let output = Command::new(std::env::current_exe()?).args([WORD, address, config]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The child's side.
pub fn run(words: &[String]) -> Outcome<()> {
    let [_, address, config] = words else { return Err("address and configuration".into()) };
    let db = database::open(address)?;
    let (cause, text) = (Cause::system("figures"), config.clone());
    let saved: StoreResult<()> =
        db.write_blocking(&cause, move |tx| sources::save(tx, SOURCE, &text, 60, true));
    saved?;
    let watch = Watch::start();
    let started = Instant::now();
    let plan = sync::apply_now(&db, &cause, SOURCE, Kind::Full)?;
    let took = started.elapsed();
    let most_memory = machine::memory("self", "VmHWM")?;
    let run =
        Run { took, counts: plan.counts, brakes: plan.brakes.len(), most_memory, quarters: watch.quarters() };
    println!("{}", serde_json::to_string(&run)?);
    Ok(())
}

/// Looks at our memory twenty times a second.
struct Watch {
    over: Arc<AtomicBool>,
    looks: JoinHandle<Vec<u64>>,
}

impl Watch {
    fn start() -> Watch {
        let over = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&over);
        let looks = std::thread::spawn(move || {
            let mut looks = Vec::new();
            while !stop.load(Ordering::Relaxed) {
                looks.push(machine::memory("self", "VmRSS").unwrap_or_default());
                std::thread::sleep(Duration::from_millis(50));
            }
            looks
        });
        Watch { over, looks }
    }

    fn quarters(self) -> Vec<u64> {
        self.over.store(true, Ordering::Relaxed);
        let looks = self.looks.join().unwrap_or_default();
        let last = looks.len().saturating_sub(1);
        (1..=4).filter_map(|quarter| looks.get(last * quarter / 4).copied()).collect()
    }
}
