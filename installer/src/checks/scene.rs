//! What checks are told: the configuration, and what there is beside it.

use super::Machine;
use crate::config::Config;
use crate::texts::T;
use maru_kernel::{Clock, Lang};
use maru_store::ModuleMigrations;
use std::path::PathBuf;

/// What there is beside the configuration.
#[derive(Clone)]
pub struct Around {
    /// The language of the sentences.
    pub lang: Lang,
    /// The machine.
    pub machine: Machine,
    /// The machine's clock.
    pub clock: Clock,
    /// The file the configuration was read from.
    pub config_file: Option<PathBuf>,
    /// How directories are read, each as for `maru directory add`.
    pub directories: Vec<String>,
    /// The steps of this program's tables.
    pub modules: Vec<ModuleMigrations>,
}

impl Around {
    /// This machine, without a directory.
    pub fn new(lang: Lang, modules: Vec<ModuleMigrations>) -> Around {
        Around {
            lang,
            machine: Machine::here(),
            clock: Clock::system(),
            config_file: None,
            directories: Vec::new(),
            modules,
        }
    }
}

/// Everything a check may look at.
pub struct Scene {
    pub config: Config,
    pub around: Around,
}

impl Scene {
    pub fn t(&self) -> T {
        T(self.around.lang)
    }
}
