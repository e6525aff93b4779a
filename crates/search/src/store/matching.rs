//! Asks the index: the youngest that have all words, from one place on.

use super::{fts5, tsvector};
use crate::model::{Place, Query};
use diesel::sql_types::{BigInt, Text};
use maru_kernel::{Id, Ref};
use maru_store::{DbConn, StoreResult};

/// A document that was found.
#[derive(diesel::QueryableByName)]
pub(super) struct Row {
    #[diesel(sql_type = Text)]
    module: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    pub(super) id: i64,
}

/// What is asked of the index.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Words that must all be there.
    pub query: &'a Query,
    /// Keys of which a document must have one.
    pub scopes: &'a [String],
    /// Only documents of this module; empty: of all.
    pub module: &'a str,
}

impl Wanted<'_> {
    /// The keys as JSON.
    pub(super) fn keys(&self) -> String {
        serde_json::Value::from(self.scopes).to_string()
    }
}

/// Up to `limit` references after `after`, in order.
pub fn matching(
    conn: &mut DbConn,
    wanted: &Wanted<'_>,
    after: Place,
    limit: usize,
) -> StoreResult<Vec<(Ref, Place)>> {
    let mut found = Vec::new();
    if after.in_title {
        found = part(conn, wanted, after, limit)?;
    }
    if found.len() < limit {
        let after = if after.in_title { Place::BODIES } else { after };
        found.extend(part(conn, wanted, after, limit - found.len())?);
    }
    Ok(found)
}

/// Of those with all words in the title, or of the others.
fn part(
    conn: &mut DbConn,
    wanted: &Wanted<'_>,
    after: Place,
    limit: usize,
) -> StoreResult<Vec<(Ref, Place)>> {
    let rows = match conn {
        DbConn::Sqlite(conn) => fts5::youngest(conn, wanted, after, limit)?,
        DbConn::Pg(conn) => tsvector::youngest(conn, wanted, after, limit)?,
    };
    let pair = |row: Row| {
        let subject = Id::from_i64(row.id);
        (Ref::new(&row.module, &row.kind, subject), Place { in_title: after.in_title, subject })
    };
    Ok(rows.into_iter().map(pair).collect())
}

/// The number of rows as the databases take it.
pub(super) fn rows(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    //! Against looking through all texts: by both databases, and by both ways of PostgreSQL's.

    use super::*;
    use crate::Search;
    use crate::model::Word;
    use crate::store::document::put;
    use crate::store::tsvector::indexed;
    use maru_contract::{Document, Module};
    use maru_kernel::Cause;
    use maru_kernel::korean::choseong;
    use maru_store::Db;
    use maru_testkit::on_both_databases;

    const DOCUMENTS: i64 = 400;
    const QUERIES: usize = 150;
    const KEYS: [&str; 3] = ["all", "unit:1", "person:9"];

    /// The same numbers in every run.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, end: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).unwrap() % end
        }

        /// Words of few letters, so that their pieces stand in many texts without following one another.
        fn text(&mut self, words: usize) -> String {
            let word = |dice: &mut Dice| -> String {
                (0..=dice.below(5)).map(|_| ['가', '나', '다', '라', 'a', '1'][dice.below(6)]).collect()
            };
            (0..words).map(|_| word(self)).collect::<Vec<_>>().join(" ")
        }
    }

    fn documents(dice: &mut Dice) -> Vec<Document> {
        let one = |id| Document {
            subject: Ref::new(["wiki", "files"][dice.below(2)], "page", Id::from_i64(id)),
            title: dice.text(2),
            body: dice.text(8),
            scopes: vec![KEYS[dice.below(3)].to_owned()],
            gone: false,
            cursor: id,
        };
        (1..=DOCUMENTS).map(one).collect()
    }

    /// Whether the word stands in one of the texts; none of its ends needs to be the end of a word.
    fn stands(word: &Word, texts: &[String]) -> bool {
        let sought: String = match word {
            Word::Letter(letter) => letter.to_string(),
            Word::Pairs(pairs) => {
                let last = pairs.last().and_then(|pair| pair.chars().last());
                pairs.iter().filter_map(|pair| pair.chars().next()).chain(last).collect()
            }
        };
        texts.iter().any(|text| text.split(' ').any(|word| word.contains(&sought)))
    }

    /// What is to be found, in order.
    fn expected(all: &[Document], wanted: &Wanted<'_>) -> Vec<(Ref, Place)> {
        let (mut titles, mut bodies) = (Vec::new(), Vec::new());
        for document in all.iter().rev() {
            let seen = document.scopes.iter().any(|scope| wanted.scopes.contains(scope));
            if !seen || !wanted.module.is_empty() && document.subject.module != wanted.module {
                continue;
            }
            let mut texts = vec![document.title.clone(), choseong(&document.title).replace(' ', "")];
            let has = |texts: &[String]| wanted.query.words().iter().all(|word| stands(word, texts));
            let place =
                |in_title| (document.subject.clone(), Place { in_title, subject: document.subject.id });
            if has(&texts) {
                titles.push(place(true));
                continue;
            }
            texts.push(document.body.clone());
            if has(&texts) {
                bodies.push(place(false));
            }
        }
        titles.into_iter().chain(bodies).collect()
    }

    fn in_pages(conn: &mut DbConn, wanted: &Wanted<'_>, page: usize) -> StoreResult<Vec<(Ref, Place)>> {
        let (mut found, mut place) = (Vec::new(), Place::START);
        loop {
            let part = matching(conn, wanted, place, page)?;
            let full = part.len() == page;
            place = part.last().map_or(place, |(_, last)| *last);
            found.extend(part);
            if !full {
                return Ok(found);
            }
        }
    }

    /// What PostgreSQL's index alone tells.
    fn by_index(conn: &mut DbConn, wanted: &Wanted<'_>, after: Place) -> StoreResult<Vec<i64>> {
        let DbConn::Pg(conn) = conn else { return Ok(Vec::new()) };
        Ok(indexed(conn, wanted, after, usize::MAX)?.iter().map(|row| row.id).collect())
    }

    #[test]
    fn everything_with_the_words_is_found_and_nothing_else() {
        on_both_databases(&[Search::new().migrations()], |db: &Db| {
            let mut dice = Dice(7);
            let all = documents(&mut dice);
            let written = all.clone();
            let write: StoreResult<()> = db.write_blocking(&Cause::system("test"), move |tx| {
                written.iter().try_for_each(|document| put(tx, 0, document))
            });
            write.unwrap();
            let mut met = 0;
            for _ in 0..QUERIES {
                let words = 1 + dice.below(2);
                let Some(query) = Query::parse(&dice.text(words)) else { continue };
                let scopes = [KEYS[dice.below(3)].to_owned(), "group:4".to_owned()];
                let wanted = Wanted { query: &query, scopes: &scopes, module: ["", "wiki"][dice.below(2)] };
                let (expected, page) = (expected(&all, &wanted), 1 + dice.below(9));
                let compared: StoreResult<()> = db.read_blocking(|conn| {
                    assert_eq!(in_pages(conn, &wanted, page)?, expected, "{} by {page}", query.text());
                    if !conn.is_sqlite() {
                        let (title, body): (Vec<_>, Vec<_>) =
                            expected.iter().partition(|(_, place)| place.in_title);
                        let ids = |part: Vec<&(Ref, Place)>| -> Vec<i64> {
                            part.iter().map(|(subject, _)| subject.id.as_i64()).collect()
                        };
                        assert_eq!(by_index(conn, &wanted, Place::START)?, ids(title), "{}", query.text());
                        assert_eq!(by_index(conn, &wanted, Place::BODIES)?, ids(body), "{}", query.text());
                    }
                    Ok(())
                });
                compared.unwrap();
                met += expected.len();
            }
            assert!(met > QUERIES * 5, "the test itself can fail: {met}");
        });
    }
}
