//! A module's view of what all modules together offer, complete once the house is built.

use crate::{Card, Contributions};
use maru_kernel::{Lang, PersonId, Ref, Viewer};
use maru_store::{DbConn, StoreResult, answered, note_answer, once};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// What decides what somebody may see.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Eye {
    person: PersonId,
    guest: bool,
    permissions: Arc<BTreeSet<&'static str>>,
}

impl Eye {
    fn of(viewer: &Viewer) -> Eye {
        Eye { person: viewer.id, guest: viewer.guest, permissions: Arc::clone(&viewer.permissions) }
    }
}

/// Everything all modules offer. A module makes one at its construction, keeps a clone, and puts
/// another into [`Contributions::readers`]; [`crate::House::build`] fills it.
#[derive(Clone, Default)]
pub struct Offers(Arc<OnceLock<Arc<Contributions>>>);

impl Offers {
    /// A view of offers that are complete already, for what acts beside the modules.
    pub fn of(all: &Arc<Contributions>) -> Offers {
        let offers = Offers::default();
        offers.fill(all);
        offers
    }

    /// All offers; nothing before the house is built.
    pub fn all(&self) -> Arc<Contributions> {
        self.0.get().cloned().unwrap_or_default()
    }

    /// The keys by which `viewer` is given things: everybody's, except for guests (S-34), their own, and what
    /// modules know of them.
    ///
    /// # Errors
    /// As any read.
    pub fn scope_keys(&self, conn: &mut DbConn, viewer: &Viewer) -> StoreResult<Vec<String>> {
        once(Eye::of(viewer), || {
            let mut keys = vec![format!("person:{}", viewer.id)];
            keys.extend((!viewer.guest).then(|| "all".to_owned()));
            for more in &self.all().scopes {
                keys.extend(more(conn, viewer)?);
            }
            Ok(keys)
        })
    }

    pub(crate) fn fill(&self, all: &Arc<Contributions>) {
        let _ = self.0.set(Arc::clone(all));
    }

    /// What an event is called; `None` when no module gave it a name.
    pub fn event_label(&self, lang: Lang, name: &str) -> Option<&'static str> {
        self.all().event_labels.iter().find(|(n, _)| *n == name).map(|(_, label)| label(lang))
    }

    /// One card per reference in the same order; `None` means not for this viewer, gone, or of a
    /// module nobody speaks for.
    ///
    /// # Errors
    /// As any read.
    pub fn describe(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        lang: Lang,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<Card>>> {
        let eye = (Eye::of(viewer), lang);
        let key = |subject: &Ref| (eye.clone(), subject.clone());
        let known: Vec<Option<Option<Card>>> = refs.iter().map(|subject| answered(&key(subject))).collect();
        let new: Vec<Ref> =
            refs.iter().zip(&known).filter(|(_, k)| k.is_none()).map(|(r, _)| r.clone()).collect();
        let mut new = self.ask_describers(conn, viewer, lang, &new)?.into_iter();
        let card = |(subject, known): (&Ref, Option<Option<Card>>)| {
            known.unwrap_or_else(|| {
                let card = new.next().flatten();
                note_answer(key(subject), card.clone());
                card
            })
        };
        Ok(refs.iter().zip(known).map(card).collect())
    }

    /// What stands at an address of this house; nothing where no module knows it.
    pub fn at(&self, address: &str) -> Option<Ref> {
        self.all().describers.iter().find_map(|describer| describer.at(address))
    }

    /// How many of these are something for this viewer; of a module nobody speaks for, none.
    ///
    /// # Errors
    /// As any read.
    pub fn count_shown(&self, conn: &mut DbConn, viewer: &Viewer, refs: &[Ref]) -> StoreResult<usize> {
        let mut shown = 0;
        for describer in &self.all().describers {
            let own: Vec<Ref> = refs.iter().filter(|r| r.module == describer.module()).cloned().collect();
            if !own.is_empty() {
                shown += describer.shows(conn, viewer, &own)?.into_iter().filter(|shown| *shown).count();
            }
        }
        Ok(shown)
    }

    /// What those of these that are gone were called last, for names under records.
    ///
    /// # Errors
    /// As any read.
    pub fn last_names(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        refs: &[Ref],
    ) -> StoreResult<Vec<(Ref, String)>> {
        let mut names = Vec::new();
        for describer in &self.all().describers {
            let own: Vec<Ref> = refs.iter().filter(|r| r.module == describer.module()).cloned().collect();
            let called =
                if own.is_empty() { Vec::new() } else { describer.last_names(conn, viewer, &own)? };
            names.extend(own.into_iter().zip(called).filter_map(|(subject, name)| Some((subject, name?))));
        }
        Ok(names)
    }

    fn ask_describers(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        lang: Lang,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<Card>>> {
        let mut cards: Vec<Option<Card>> = vec![None; refs.len()];
        for describer in &self.all().describers {
            let own: Vec<Ref> = refs.iter().filter(|r| r.module == describer.module()).cloned().collect();
            if own.is_empty() {
                continue;
            }
            let mut described = describer.describe(conn, viewer, lang, &own)?.into_iter();
            let places = cards.iter_mut().zip(refs).filter(|(_, r)| r.module == describer.module());
            for (place, _) in places {
                *place = described.next().flatten();
            }
        }
        Ok(cards)
    }

    /// Whether there is such a thing, whoever may see it; of a module nobody speaks for, too.
    ///
    /// # Errors
    /// As any read.
    pub fn exists(&self, conn: &mut DbConn, subject: &Ref) -> StoreResult<bool> {
        match self.all().describers.iter().find(|describer| describer.module() == subject.module) {
            Some(describer) => describer.exists(conn, subject),
            None => Ok(true),
        }
    }
}
