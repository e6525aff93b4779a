//! Whether the files people have put in are still what they were.

use super::finding::Finding;
use super::running::Running;
use crate::texts::T;
use maru_kernel::Fault;
use std::time::Duration;

const CONTENTS: &str = "files.contents";
/// What fits into a look.
const MOMENT: Duration = Duration::from_secs(2);

/// Reads as many as fit into a moment, from a place by chance on.
pub fn sample(running: &Running, lang: maru_kernel::Lang) -> Vec<Finding> {
    vec![look_over(running, Some(MOMENT), lang)]
}

/// Reads all of them.
pub fn whole(running: &Running, lang: maru_kernel::Lang) -> Finding {
    look_over(running, None, lang)
}

fn look_over(running: &Running, time: Option<Duration>, lang: maru_kernel::Lang) -> Finding {
    let t = T(lang);
    match running.files.look_over(&running.db, time) {
        Err(error) => Finding::wrong(CONTENTS, error.text(lang), "maru backup verify FILE --key KEY"),
        Ok(found) => match found.damaged.first() {
            None => Finding::fine(CONTENTS, t.check_contents(found.checked)),
            Some(first) => {
                let what = t.check_contents_damaged(found.checked, found.damaged.len(), first);
                Finding::wrong(CONTENTS, what, "maru restore FILE --key KEY")
            }
        },
    }
}
