//! The stage of a case in words.

use crate::model::{End, Stage};
use crate::texts::T;
use maru_web::date_time;

/// A stage as a tag and a sentence.
pub struct StageWords {
    /// One or two words.
    pub word: String,
    /// The tint of the tag.
    pub tone: &'static str,
    /// What follows from it.
    pub line: String,
}

/// A stage in words.
pub fn words(t: T, web: maru_web::T, stage: &Stage) -> StageWords {
    let given = |first: bool| i32::from(first);
    match stage {
        Stage::Asked { ask, first } => StageWords {
            word: t.cases_stage_asked(given(first.is_some())),
            tone: "amber",
            line: t.cases_asked_line(date_time(web, ask.lapses_at())),
        },
        Stage::Open { until, renewal } => StageWords {
            word: match renewal {
                Some((_, first)) => t.cases_stage_renewing(given(first.is_some())),
                None => t.cases_stage_open().to_owned(),
            },
            tone: "red",
            line: t.cases_open_line(date_time(web, *until)),
        },
        Stage::Over { how, at } => StageWords {
            word: end_name(t, *how).to_owned(),
            tone: "",
            line: t.cases_over_line(date_time(web, *at)),
        },
    }
}

fn end_name(t: T, end: End) -> &'static str {
    match end {
        End::Closed => t.cases_end_closed(),
        End::Expired => t.cases_end_expired(),
        End::Refused => t.cases_end_refused(),
        End::Withdrawn => t.cases_end_withdrawn(),
        End::Lapsed => t.cases_end_lapsed(),
    }
}
