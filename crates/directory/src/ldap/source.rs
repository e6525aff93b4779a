//! What every source of entries can do: give those that were asked for, or say why it cannot.

use super::{Entry, Filter, SourceError};
use std::error::Error;

/// How far below its base a query looks (RFC 4511 section 4.5.1.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The base alone.
    Base,
    /// The entries right below the base.
    One,
    /// The base and everything below.
    #[default]
    Subtree,
}

/// One question to a directory.
#[derive(Clone, Debug)]
pub struct Query {
    /// Where to look.
    pub base: String,
    /// How far down.
    pub scope: Scope,
    /// Which entries.
    pub filter: Filter,
    /// Which attributes: always named, so that nothing is read that nobody needs.
    pub attributes: Vec<String>,
}

/// How a run of a query ended well. What ended badly is a [`SourceError`] and must change nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many entries were handed over. Zero is suspicious; the safety brake looks at it.
    pub entries: u64,
    /// How many pages the server sent; 1 when it knows no paging, 0 for a file.
    pub pages: u64,
    /// Which server or file answered. Change counters of some servers are good for that one only.
    pub from: String,
}

impl Summary {
    /// Whether nothing came: a filter slip or lost rights look like this, so it is never taken for
    /// "everybody has left".
    pub fn is_empty(&self) -> bool {
        self.entries == 0
    }
}

/// Why the receiver of entries wants no more of them.
#[derive(Debug)]
pub struct Stop(pub Box<dyn Error + Send + Sync>);

impl<E: Into<Box<dyn Error + Send + Sync>>> From<E> for Stop {
    fn from(why: E) -> Self {
        Stop(why.into())
    }
}

/// Takes entries one by one, with the number of the query they answer. The entry is only lent.
pub type Sink<'s> = dyn FnMut(usize, &Entry) -> Result<(), Stop> + 's;

/// A directory that can be read, from any thread.
pub trait Source: Send + Sync {
    /// Hands every entry that answers one of the queries to `sink` and returns one summary for each
    /// query. An entry that answers several is handed over for each. Memory does not grow with the
    /// number of entries.
    ///
    /// Blocks; call it from a thread that may wait.
    ///
    /// # Errors
    /// Anything but a complete answer to every query is an error: a size limit, a lost connection and
    /// a referral are never "no more entries" (S-412).
    fn fetch(&self, queries: &[Query], sink: &mut Sink<'_>) -> Result<Vec<Summary>, SourceError>;

    /// Who answers, and where its counter of changes stands now, for the counter kept in `attribute` of each
    /// entry; `None` when the source has none, or does not tell.
    ///
    /// # Errors
    /// As for [`Source::fetch`].
    fn position(&self, attribute: &str) -> Result<Option<(String, String)>, SourceError> {
        let _ = attribute;
        Ok(None)
    }
}
