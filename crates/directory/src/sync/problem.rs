//! Why a run failed, kept in every language, because who reads it is not who started it.

use crate::Error;
use maru_kernel::{Fault, Lang};
use serde::{Deserialize, Serialize};

/// What is kept of a failure.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// The stable code.
    pub code: String,
    ko: String,
    en: String,
}

impl Problem {
    /// What to keep of `error`.
    pub fn of(error: &Error) -> Problem {
        Problem { code: error.code().name.to_owned(), ko: error.text(Lang::Ko), en: error.text(Lang::En) }
    }

    /// Reads what was kept.
    pub fn read(kept: &str) -> Problem {
        serde_json::from_str(kept).unwrap_or_default()
    }

    /// What to store.
    pub fn kept(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The sentence in the reader's language.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ko => &self.ko,
            Lang::En => &self.en,
        }
    }
}
