//! Finds what one viewer may see.

use crate::error::Error;
use crate::model::{Place, Query};
use crate::store::matching::{Wanted, matching};
use maru_contract::{Card, Offers};
use maru_kernel::{Lang, Viewer};
use maru_store::DbConn;
use std::time::{Duration, Instant};

/// How many things more than shown are looked at in the first go, as they are seldom refused; then more and more.
const SPARE: usize = 4;
const MOST_AT_ONCE: usize = 1_920;
/// What the describers refuse costs time and shows nothing, so there is an end to it: some 30,000 things, and
/// no longer than this.
const MOST_ROUNDS: usize = 20;
const LONGEST: Duration = Duration::from_millis(500);

/// What was found in the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Things the viewer may see, best first.
    pub cards: Vec<Card>,
    /// Where to go on when there is more. It is the place of a thing that is shown, so that it tells
    /// nothing about things that are not.
    pub next: Option<Place>,
}

/// Who looks.
#[derive(Clone, Copy)]
pub struct Onlooker<'a> {
    /// The person.
    pub viewer: &'a Viewer,
    /// The language of the page.
    pub lang: Lang,
    /// All modules.
    pub offers: &'a Offers,
}

/// The first `most` things after `after` that have all words. Every thing found is described for this
/// viewer; what the describer does not give is as if it were not there.
pub fn find(
    conn: &mut DbConn,
    eye: Onlooker<'_>,
    query: &Query,
    module: &str,
    after: Place,
    most: usize,
) -> Result<Found, Error> {
    let scopes = eye.offers.scope_keys(conn, eye.viewer)?;
    let wanted = Wanted { query, scopes: &scopes, module };
    let (mut shown, mut place, mut rows): (Vec<(Card, Place)>, _, _) = (Vec::new(), after, most + SPARE);
    let began = Instant::now();
    for _ in 0..MOST_ROUNDS {
        let round = matching(conn, &wanted, place, rows)?;
        let refs: Vec<_> = round.iter().map(|(subject, _)| subject.clone()).collect();
        let cards = eye.offers.describe(conn, eye.viewer, eye.lang, &refs)?;
        let pairs = cards.into_iter().zip(&round);
        shown.extend(pairs.filter_map(|(card, (_, place))| Some((card?, *place))));
        match round.last() {
            Some((_, last)) if refs.len() == rows && shown.len() <= most && began.elapsed() < LONGEST => {
                place = *last;
                rows = (rows * 2).min(MOST_AT_ONCE);
            }
            _ => break,
        }
    }
    let more = shown.len() > most;
    shown.truncate(most);
    let next = shown.last().map(|(_, place)| *place).filter(|_| more);
    Ok(Found { cards: shown.into_iter().map(|(card, _)| card).collect(), next })
}
