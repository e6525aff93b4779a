//! Who wrote which lines of a page.

use super::eye::{Eye, Names, readable};
use crate::model::blame::blame;
use crate::store::revision;
use crate::views::authors::AuthorsPage;
use actix_web::HttpRequest;
use maru_web::Answer;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The most versions looked through.
const MOST: usize = 300;
/// The most bytes of texts looked through; the newest version is always.
const MOST_BYTES: i64 = 8 * 1024 * 1024;
/// The longest they are compared.
const LONGEST: Duration = Duration::from_millis(500);

pub async fn list(eye: Eye, request: HttpRequest) -> Answer {
    let (id, desk, lang, t) = (eye.page(&request)?, Arc::clone(&eye.desk), eye.cx.lang, eye.t());
    let (seen, texts, all, names) = eye
        .read(move |conn, keys, viewer| {
            let seen = readable(conn, keys, id)?;
            let sizes = revision::published_sizes(conn, id, i64::try_from(MOST + 1).unwrap_or(i64::MAX))?;
            let (count, oldest) = within(&sizes);
            let texts = revision::published_since(conn, id, oldest)?;
            let names = Names::of(conn, &desk, viewer, lang, texts.iter().map(|text| text.revision.author))?;
            Ok((seen, texts, count == sizes.len(), names))
        })
        .await?;
    let (texts, blamed) = eye
        .aside(move || {
            let versions = texts.iter().map(|text| (text.revision.number, text.body.as_str()));
            let blamed = blame(versions, Instant::now() + LONGEST);
            (texts, blamed)
        })
        .await?;
    let oldest = texts.last().map(|text| text.revision.number);
    // Lines of the first version of all are of that one.
    let cut = blamed.reached.filter(|_| !all || blamed.reached != oldest);
    let frame = eye.cx.page(t.wiki_authors_title(&seen.page.title));
    let (texts, told) = (texts.as_slice(), blamed.stretches.as_slice());
    eye.cx.html(&AuthorsPage::new(frame, t, &seen.page, texts, told, cut, |id| names.get(t, id)))
}

/// How many of the versions, given the newest first with their bytes, are looked through, and the last of them.
fn within(sizes: &[(i32, i64)]) -> (usize, i32) {
    let (mut bytes, mut count, mut oldest) = (0, 0, i32::MAX);
    for (number, size) in sizes.iter().take(MOST) {
        bytes += size;
        if count > 0 && bytes > MOST_BYTES {
            break;
        }
        (count, oldest) = (count + 1, *number);
    }
    (count, oldest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_versions_are_looked_through_as_fit() {
        assert_eq!(within(&[]), (0, i32::MAX));
        assert_eq!(within(&[(9, MOST_BYTES * 2), (8, 1)]), (1, 9), "the newest is always");
        assert_eq!(within(&[(9, MOST_BYTES - 1), (7, 1), (5, 1)]), (2, 7));
        let many: Vec<(i32, i64)> = (0..400).rev().map(|number| (number, 10)).collect();
        assert_eq!(within(&many), (MOST, 100));
    }
}
