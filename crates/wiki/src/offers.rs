//! What the wiki brings to the house.

use crate::Desk;
use crate::access;
use crate::actions;
use crate::making::NewPages;
use crate::model::{Keys, page_ref};
use crate::pages::Names;
use crate::presence::Guard;
use crate::retention::Trashed;
use crate::store::{change, custody, label, page, revision, rights};
use crate::texts::T;
use maru_contract::{
    Card, Contributions, Custody, Describe, Document, Listener, Panel, PanelLine, Permission, Role,
    SearchSource,
};
use maru_kernel::{Id, Lang, PersonId, Ref, Viewer};
use maru_store::{DbConn, EventRow, Handler, JobError, StoreResult, Tx};
use maru_web::NavEntry;
use std::sync::Arc;
use std::time::Duration;

/// Pages whose time of review has come, and people who were not told, are looked for so often.
const REVIEW_EVERY: Duration = Duration::from_secs(15 * 60);

/// Changed pages on the home page.
const NEWEST: i64 = 6;

type Label = fn(Lang) -> &'static str;

/// Adds the offers.
pub fn bring(desk: &Arc<Desk>, to: &mut Contributions) {
    to.readers.push(desk.offers.clone());
    to.permissions.push(Permission {
        id: access::MAKE_SPACES,
        label: |lang| T(lang).wiki_may_make_spaces(),
        roles: &[Role::Policy, Role::Organisation],
    });
    to.navigation.push(NavEntry {
        key: "wiki",
        label: |lang| T(lang).wiki_title(),
        href: "/wiki",
        icon: "wiki",
        permission: None,
        for_guests: true,
        order: 50,
        bottom: false,
        phone: true,
        badge: None,
    });
    let pages = Arc::new(Pages(Arc::clone(desk)));
    to.describers.push(pages.clone());
    to.search.push(pages.clone());
    to.custody.push(pages.clone());
    to.listeners.push(pages);
    to.listeners.push(Arc::new(Mentions));
    to.retention.push(Arc::new(Trashed));
    to.panels.push(changes(desk));
    to.jobs.push(Handler {
        kind: "wiki.review",
        every: Some(REVIEW_EVERY),
        run: Arc::new(|db, _| actions::remind(db).map_err(|e| JobError(e.to_string()))),
    });
    to.jobs.push(Handler {
        kind: actions::TELLING,
        every: Some(REVIEW_EVERY),
        run: Arc::new(|db, _| actions::tell_asked(db).map_err(|e| JobError(e.to_string()))),
    });
    to.makings.push(Arc::new(NewPages(Arc::clone(desk))));
    to.topics.push(Arc::new(Guard(Arc::clone(desk))));
    let labels: [(&'static str, Label); 9] = [
        ("wiki.space_made", |l| T(l).event_space_made()),
        ("wiki.page_made", |l| T(l).event_page_made()),
        ("wiki.page_published", |l| T(l).event_page_published()),
        ("wiki.page_proposed", |l| T(l).event_page_proposed()),
        ("wiki.proposal_refused", |l| T(l).event_proposal_refused()),
        ("wiki.rights_changed", |l| T(l).event_rights_changed()),
        ("wiki.page_moved", |l| T(l).event_page_moved()),
        ("wiki.page_thrown_away", |l| T(l).event_page_thrown_away()),
        ("wiki.page_brought_back", |l| T(l).event_page_brought_back()),
    ];
    to.event_labels.extend(labels);
    to.newest_suffices.extend(["wiki.page_published", "wiki.page_mentioned"]);
    to.event_labels.push(("wiki.four_eyes_switched_off", |l| T(l).event_four_eyes_switched_off()));
    to.event_labels.push(("wiki.four_eyes_switched_on", |l| T(l).event_four_eyes_switched_on()));
    to.event_labels.push(("wiki.page_mentioned", |l| T(l).event_page_mentioned()));
    to.event_labels.push(("wiki.page_labelled", |l| T(l).event_page_labelled()));
    to.event_labels.push(("wiki.page_reviewed", |l| T(l).event_page_reviewed()));
    to.event_labels.push(("wiki.review_due", |l| T(l).event_review_due()));
    to.event_labels.push(("wiki.confirmation_asked", |l| T(l).event_confirmation_asked()));
    to.event_labels.push(("wiki.confirmation_due", |l| T(l).event_confirmation_due()));
    to.event_labels.push(("wiki.page_confirmed", |l| T(l).event_page_confirmed()));
    to.event_labels.push(("wiki.page_commented", |l| T(l).event_page_commented()));
    to.event_labels.push(("wiki.comment_settled", |l| T(l).event_comment_settled()));
    to.event_labels.push(("wiki.comment_reopened", |l| T(l).event_comment_reopened()));
    to.event_labels.push(("wiki.exported", |l| T(l).event_exported()));
    to.event_labels.push(("wiki.imported", |l| T(l).event_imported()));
    to.event_labels.push(("wiki.page_arranged", |l| T(l).event_page_arranged()));
    to.event_labels.push(("wiki.file_added", |l| T(l).event_file_added()));
    to.event_labels.push(("wiki.file_removed", |l| T(l).event_file_removed()));
    to.event_labels.push(("wiki.page_handed_over", |l| T(l).event_page_handed_over()));
}

/// What changed last, for the home page.
fn changes(desk: &Arc<Desk>) -> Panel {
    let desk = Arc::clone(desk);
    Panel {
        key: "wiki",
        permission: None,
        label: |lang| T(lang).wiki_changed(),
        none: |lang| T(lang).wiki_changed_none(),
        icon: "wiki",
        href: "/wiki/changes",
        order: 20,
        lines: Arc::new(move |conn, viewer, lang| {
            let keys = Keys::new(viewer, desk.offers.scope_keys(conn, viewer)?);
            let changed = change::last(conn, &keys, change::Asked::default(), NEWEST)?;
            let names = Names::of(conn, &desk, viewer, lang, changed.iter().map(|c| c.page.changed_by))?;
            let line = |change::Changed { page, note }: change::Changed| PanelLine {
                href: format!("/wiki/pages/{}", page.id),
                line: if note.is_empty() { names.get(T(lang), page.changed_by) } else { note },
                mark: String::new(),
                tone: "",
                at: page.changed_at,
                is_new: false,
                title: page.title,
            };
            Ok(changed.into_iter().map(line).collect())
        }),
    }
}

struct Pages(Arc<Desk>);

impl Describe for Pages {
    fn module(&self) -> &'static str {
        "wiki"
    }

    fn at(&self, address: &str) -> Option<Ref> {
        let id = address.strip_prefix("/wiki/pages/")?.split(['/', '?', '#']).next()?;
        Some(page_ref(id.parse().ok()?))
    }

    fn describe(
        &self,
        conn: &mut DbConn,
        viewer: &Viewer,
        _: Lang,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<Card>>> {
        let keys = Keys::new(viewer, self.0.offers.scope_keys(conn, viewer)?);
        let ids: Vec<Id> = refs.iter().filter(|r| r.kind == "page").map(|r| r.id).collect();
        let seen = page::some(conn, &keys, &ids)?;
        let mut written = Vec::new();
        for reference in refs.iter().filter(|r| r.kind == "unshown") {
            let own = page::seen(conn, &keys, reference.id)?;
            written.extend(access::write(own).ok().map(|allowed| allowed.noun().clone()));
        }
        let spaces = page::some(conn, &keys, &seen.iter().map(|p| p.space).collect::<Vec<_>>())?;
        let card = |reference: &Ref| {
            let known = if reference.kind == "unshown" { &written } else { &seen };
            let page = known.iter().find(|p| p.id == reference.id)?;
            let space = spaces.iter().find(|p| p.id == page.space && p.id != page.id);
            Some(Card {
                subject: reference.clone(),
                title: page.title.clone(),
                line: space.map(|p| p.title.clone()).unwrap_or_default(),
                href: format!("/wiki/pages/{}", page.id),
                icon: "wiki",
            })
        };
        Ok(refs.iter().map(card).collect())
    }

    fn shows(&self, conn: &mut DbConn, viewer: &Viewer, refs: &[Ref]) -> StoreResult<Vec<bool>> {
        let keys = Keys::new(viewer, self.0.offers.scope_keys(conn, viewer)?);
        let pages: Vec<Id> = refs.iter().filter(|r| r.kind == "page").map(|r| r.id).collect();
        let seen = page::visible_among(conn, &keys, &pages)?;
        Ok(refs.iter().map(|r| r.kind == "page" && seen.contains(&r.id)).collect())
    }
}

impl SearchSource for Pages {
    fn module(&self) -> &'static str {
        "wiki"
    }

    fn label(&self, lang: Lang) -> &'static str {
        T(lang).wiki_search_label()
    }

    fn changed_since(&self, conn: &mut DbConn, cursor: i64, limit: i64) -> StoreResult<Vec<Document>> {
        let mut documents = Vec::new();
        for (page, place) in page::after_place(conn, cursor, limit)? {
            let text = revision::text(conn, page.id, page.published)?;
            let gone = page.trashed_at.is_some() || text.is_none();
            let words = text.filter(|_| !gone).map(|t| crate::model::markdown::facts(&t.body).words);
            let labels = label::of_page(conn, page.id)?.join("\n");
            documents.push(Document {
                subject: page.to_ref(),
                title: page.title,
                body: words.map(|words| format!("{words}\n{labels}")).unwrap_or_default(),
                scopes: rights::in_force_at(conn, page.acl)?.into_keys().collect(),
                gone,
                cursor: place,
            });
        }
        Ok(documents)
    }
}

/// Gives pages that changed their place in the order of changes, for those who follow it.
impl Listener for Pages {
    fn name(&self) -> &'static str {
        "wiki.places"
    }

    fn hear(&self, tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        if events.iter().any(|event| event.name.starts_with("wiki.")) {
            page::give_places(tx)
        } else {
            Ok(())
        }
    }
}

/// Tells those who are mentioned in what readers get, each version once.
struct Mentions;

impl Listener for Mentions {
    fn name(&self) -> &'static str {
        "wiki.mentions"
    }

    fn hear(&self, tx: &mut Tx<'_>, events: &[EventRow]) -> StoreResult<()> {
        events.iter().try_for_each(|event| actions::tell_mentioned(tx, event))
    }
}

/// Pages of a person go with their rights to somebody else; those of posts and units move by themselves.
impl Custody for Pages {
    fn module(&self) -> &'static str {
        "wiki"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["page"]
    }

    fn held_by(&self, conn: &mut DbConn, person: PersonId) -> StoreResult<Vec<Ref>> {
        Ok(custody::held_by(conn, person)?.into_iter().map(page_ref).collect())
    }

    fn hand_over(&self, tx: &mut Tx<'_>, item: &Ref, from: PersonId, to: PersonId) -> StoreResult<bool> {
        actions::hand_over(tx, item.id, from, to)
    }

    fn dispose(&self, tx: &mut Tx<'_>, item: &Ref, from: PersonId) -> StoreResult<bool> {
        actions::dispose(tx, item.id, from)
    }
}
