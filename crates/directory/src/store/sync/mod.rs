//! The store room of synchronisation: what is known, the stage, plans, applying and undoing.

pub mod apply;
pub mod columns;
pub mod known;
pub mod lease;
pub mod names;
pub mod plan;
pub mod rows;
pub mod runs;
pub mod sources;
pub mod stage;
pub mod undo;
