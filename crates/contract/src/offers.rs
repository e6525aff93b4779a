//! A module's view of what all modules together offer, complete once the house is built.

use crate::{Card, Contributions};
use maru_kernel::{Lang, Ref, Viewer};
use maru_store::{DbConn, StoreResult};
use std::sync::{Arc, OnceLock};

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
        let mut keys = vec![format!("person:{}", viewer.id)];
        keys.extend((!viewer.guest).then(|| "all".to_owned()));
        for more in &self.all().scopes {
            keys.extend(more(conn, viewer)?);
        }
        Ok(keys)
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
