//! A person chooses what to hear of and when.

use crate::error::Error;
use crate::model::QuietHours;
use crate::store::setting;
use maru_kernel::{Event, Viewer};
use maru_store::Tx;
use std::collections::BTreeSet;

/// More kinds than this nobody has; a longer list is cut.
const MOST: usize = 200;

/// What somebody chose for themselves.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Kinds of events not to hear of.
    pub muted: BTreeSet<String>,
    /// When channels wait.
    pub quiet: Option<QuietHours>,
}

/// Keeps the viewer's choice.
pub fn choose(tx: &mut Tx<'_>, viewer: &Viewer, choice: &Choice) -> Result<(), Error> {
    let muted = choice.muted.iter().take(MOST).cloned().collect();
    setting::mute(tx, viewer.id, &muted)?;
    setting::set_quiet_hours(tx, viewer.id, choice.quiet)?;
    tx.record(&Event::new("notify.settings_changed").of_person(viewer.id))?;
    Ok(())
}
