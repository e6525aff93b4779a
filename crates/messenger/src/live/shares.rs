//! Who may read how much of some changes: mostly everybody all of it, and whoever came later what came after them. So that each is told
//! at once what is theirs, and nobody has to ask.

use super::News;
use maru_kernel::{PersonId, Ref};
use maru_web::live::Hub;
use std::collections::{BTreeMap, HashSet};

/// So many kinds of listeners are told each on their own; the rest ask for what is theirs.
const MOST: usize = 8;

/// The listeners who may not read all of some changes.
#[derive(Debug, Default)]
pub struct Shares {
    /// What some may read, and who.
    parts: Vec<(News, HashSet<PersonId>)>,
    /// Those who have to ask.
    rest: HashSet<PersonId>,
    /// All of them.
    late: HashSet<PersonId>,
}

impl Shares {
    /// Of `news`; `late` are those who may not read the oldest message in it, with the first that they may.
    pub fn of(news: &News, late: &[(PersonId, i64)]) -> Shares {
        let mut shares = Shares::default();
        // By how many of the messages are hidden from them.
        let mut kinds: BTreeMap<usize, HashSet<PersonId>> = BTreeMap::new();
        for (person, first) in late {
            let hidden = news.messages.iter().filter(|message| message.seq < *first).count();
            if hidden > 0 {
                shares.late.insert(*person);
                kinds.entry(hidden).or_default().insert(*person);
            }
        }
        let mut seqs: Vec<i64> = news.messages.iter().map(|message| message.seq).collect();
        seqs.sort_unstable();
        for (hidden, people) in kinds {
            if shares.parts.len() == MOST {
                shares.rest.extend(people);
                continue;
            }
            let first = seqs.get(hidden).copied().unwrap_or(i64::MAX);
            let mut part = news.clone();
            part.messages.retain(|message| message.seq >= first);
            shares.parts.push((part, people));
        }
        shares
    }

    /// Tells those who listen to `topic` what is theirs: each part is encoded once; `stale` is for those who have to ask.
    pub fn tell(
        &self,
        hub: &Hub,
        topic: &Ref,
        news: &News,
        stale: &str,
        encoded: impl Fn(&News) -> Option<String>,
    ) {
        if let Some(all) = encoded(news) {
            if self.late.is_empty() {
                hub.tell(topic, &all);
            } else {
                hub.tell_those(topic, &all, |person| !self.late.contains(&person));
            }
        }
        for (part, people) in &self.parts {
            if let Some(part) = encoded(part) {
                hub.tell_those(topic, &part, |person| people.contains(&person));
            }
        }
        if !self.rest.is_empty() {
            hub.tell_those(topic, stale, |person| self.rest.contains(&person));
        }
    }
}
