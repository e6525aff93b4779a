//! People who write in the wiki, and a page they write on.
#![allow(dead_code, reason = "each test file uses its own part")]

use maru_directory::model::Holder;
use maru_kernel::{Cause, Id, Lang, Viewer};
use maru_store::Db;
use maru_wiki::Error;
use maru_wiki::actions::{self, Change, NewSpace, NewText, Saved};
use maru_wiki::model::rights::{Grant, Node};
use maru_wiki::model::{Keys, Level, SpaceKind};
use maru_wiki::store::{page, revision};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Somebody without permissions.
pub fn viewer(person: i64) -> Viewer {
    Viewer {
        id: Id::from_i64(person),
        name: String::new(),
        title: String::new(),
        unit: String::new(),
        lang: Lang::Ko,
        guest: false,
        permissions: Arc::new(BTreeSet::new()),
    }
}

/// Their keys: `all` and their own.
pub fn keys(person: i64) -> Keys {
    Keys::new(&viewer(person), vec!["all".to_owned(), format!("person:{}", Id::from_i64(person))])
}

/// Writes as the system does.
pub fn write<T: Send + 'static>(
    db: &Db,
    work: impl FnOnce(&mut maru_store::Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    db.write_blocking(&Cause::system("test"), work)
}

/// A space of person 1 that everybody may edit, with one page.
pub fn shared_page(db: &Db, body: &str) -> (Id, Id) {
    let space = NewSpace {
        kind: SpaceKind::Person,
        holder: Holder::Person(Id::from_i64(1)),
        title: "제설".to_owned(),
        description: String::new(),
        body: String::new(),
    };
    let (text, all) = (body.to_owned(), Grant { key: "all".to_owned(), level: Level::Edit });
    write(db, move |tx| {
        let space = actions::make_space(tx, &viewer(1), &keys(1), &space)?;
        actions::entitle(tx, &keys(1), space, &Node { grants: vec![all], breaks: false }, None)?;
        let text = NewText { title: "지침".to_owned(), body: text };
        Ok((space, actions::make_page(tx, &keys(1), space, &text)?))
    })
    .unwrap()
}

/// Saves a text on top of version `base`.
pub fn save(db: &Db, person: i64, id: Id, base: i32, body: &str) -> Result<Saved, Error> {
    let change = Change { base, title: "지침".to_owned(), body: body.to_owned(), ..Change::default() };
    write(db, move |tx| actions::save(tx, &keys(person), id, &change))
}

/// The number and the text of what readers see.
pub fn body(db: &Db, id: Id) -> (i32, String) {
    let read = db.read_blocking(|conn| {
        let published = page::any(conn, id)?.map_or(0, |page| page.published);
        revision::text(conn, id, published)
    });
    let text = read.unwrap().unwrap();
    (text.revision.number, text.body)
}
