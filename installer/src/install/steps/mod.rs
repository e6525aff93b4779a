//! The steps in their order.

mod administrators;
mod backup_key;
mod configuration;
mod database;
mod directory;
mod folders;
mod letter;
mod manual;
mod ownership;
mod preflight;
mod program;
mod relay;
mod self_test;
mod start;
mod system;
mod tables;
mod tls;
mod units;

pub use manual::{places as manual_places, write as write_manual};
pub use program::is_this_program;
pub use system::run as system;
pub use tables::tables_found;
pub use units::{UNITS, is_ours as is_our_unit, write as write_units};

use super::step::Step;

/// All of them. Each builds on those before it.
pub const STEPS: &[Step] = &[
    folders::STEP,
    program::STEP,
    manual::STEP,
    tls::STEP,
    database::STEP,
    relay::STEP,
    configuration::STEP,
    preflight::STEP,
    tables::STEP,
    directory::STEP,
    letter::STEP,
    administrators::STEP,
    backup_key::STEP,
    ownership::STEP,
    units::STEP,
    start::STEP,
    self_test::STEP,
];
