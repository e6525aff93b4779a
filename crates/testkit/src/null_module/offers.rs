//! What the NullModule offers: one of every kind.

use super::Seen;
use super::thing::{self, ThingRow, thing_ref};
use maru_contract::{
    Card, Channel, Concerns, Custody, Describe, Document, DueItem, Finder, Listener, Retention, SearchSource,
};
use maru_kernel::{Id, Lang, PersonId, Ref, Timestamp, Viewer};
use maru_store::{DbConn, EventRow, StoreError, StoreResult, Tx};
use maru_web::live::TopicGuard;
use std::sync::Arc;

/// Speaks for things.
pub struct Things;

fn card(row: &ThingRow) -> Card {
    Card {
        subject: row.subject(),
        title: row.title.clone(),
        line: row.body.chars().take(40).collect(),
        href: format!("/null/things/{}", Id::from_i64(row.id)),
        icon: "file",
    }
}

impl Describe for Things {
    fn module(&self) -> &'static str {
        "null"
    }

    fn describe(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        _: Lang,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<Card>>> {
        let ids: Vec<i64> = refs.iter().map(|r| r.id.as_i64()).collect();
        let rows = thing::things(conn, &ids)?;
        let find = |id: i64| rows.iter().find(|r| r.id == id && r.shown_to(viewer)).map(card);
        Ok(ids.into_iter().map(find).collect())
    }

    fn exists(&self, conn: &mut DbConn, subject: &Ref) -> StoreResult<bool> {
        Ok(!thing::things(conn, &[subject.id.as_i64()])?.is_empty())
    }
}

impl SearchSource for Things {
    fn module(&self) -> &'static str {
        "null"
    }

    fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ko => "사물",
            Lang::En => "Things",
        }
    }

    fn changed_since(&self, conn: &mut DbConn, cursor: i64, limit: i64) -> StoreResult<Vec<Document>> {
        let rows = thing::changed_after(conn, cursor, limit)?;
        Ok(rows
            .into_iter()
            .map(|row| Document {
                subject: row.subject(),
                scopes: vec![
                    row.only_for.map_or("all".to_owned(), |p| format!("person:{}", Id::from_i64(p))),
                ],
                title: row.title,
                body: row.body,
                gone: row.gone,
                cursor: row.changed,
            })
            .collect())
    }
}

impl Finder for Things {
    fn name(&self) -> &'static str {
        "exact"
    }

    fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ko => "같은 제목",
            Lang::En => "Same title",
        }
    }

    fn find(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        _: Lang,
        query: &str,
        limit: i64,
    ) -> StoreResult<Vec<Card>> {
        let rows = thing::titled(conn, query, limit)?;
        Ok(rows.iter().filter(|r| r.shown_to(viewer)).map(card).collect())
    }
}

impl Retention for Things {
    fn class(&self) -> &'static str {
        "null.things"
    }

    fn subject(&self) -> (&'static str, &'static str) {
        ("null", "thing")
    }

    fn label(&self, _: Lang) -> &'static str {
        "things"
    }

    fn due(
        &self,
        conn: &mut DbConn,
        now: Timestamp,
        after: Option<&DueItem>,
        limit: i64,
    ) -> StoreResult<Vec<DueItem>> {
        let rows = thing::expired(conn, now, after.map(|item| (item.due_at, item.subject.id)), limit)?;
        Ok(rows
            .into_iter()
            .filter_map(|row| Some(DueItem { subject: row.subject(), due_at: row.expires_at?.0 }))
            .collect())
    }

    fn concerns(&self, conn: &mut DbConn, item: &DueItem) -> StoreResult<Option<Concerns>> {
        let rows = thing::things(conn, &[item.subject.id.as_i64()])?;
        Ok(rows.first().map(|r| Concerns {
            people: vec![Id::from_i64(r.holder)],
            made_at: Some(item.due_at),
            within: None,
        }))
    }

    fn dispose(&self, tx: &mut Tx<'_>, item: &DueItem) -> StoreResult<()> {
        thing::take_away(tx, item.subject.id)
    }
}

impl Custody for Things {
    fn module(&self) -> &'static str {
        "null"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["thing"]
    }

    fn held_by(&self, conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<Ref>> {
        Ok(thing::held_by(conn, person)?.into_iter().map(|id| thing_ref(Id::from_i64(id))).collect())
    }

    fn hand_over(&self, tx: &mut Tx<'_>, item: &Ref, from: PersonId, to: PersonId) -> StoreResult<bool> {
        thing::give(tx, item.id, from, to)
    }

    fn dispose(&self, tx: &mut Tx<'_>, item: &Ref, from: PersonId) -> StoreResult<bool> {
        let held = thing::held_by(tx.conn(), from)?.contains(&item.id.as_i64());
        if held {
            thing::take_away(tx, item.id)?;
        }
        Ok(held)
    }
}

impl TopicGuard for Things {
    fn module(&self) -> &'static str {
        "null"
    }

    fn may_listen(&self, conn: &mut DbConn, viewer: &Viewer, topic: &Ref) -> StoreResult<bool> {
        Ok(thing::things(conn, &[topic.id.as_i64()])?.iter().any(|r| r.shown_to(viewer)))
    }
}

/// Writes down which events it heard, in order.
pub struct Ear(pub Arc<Seen>);

impl Listener for Ear {
    fn name(&self) -> &'static str {
        "null.ear"
    }

    fn hear(&self, _: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        self.0.heard(events.iter().map(|e| e.name.clone()));
        Ok(())
    }
}

/// Carries notices nowhere, and fails when told to.
pub struct Pigeon(pub Arc<Seen>);

impl Channel for Pigeon {
    fn name(&self) -> &'static str {
        "pigeon"
    }

    fn deliver(&self, _: &mut Tx<'_>, to: PersonId, card: &Card) -> StoreResult<()> {
        if self.0.is_failing() {
            return Err(StoreError::Failed("the pigeon is ill".to_owned()));
        }
        self.0.carried(to, &card.title);
        Ok(())
    }
}
