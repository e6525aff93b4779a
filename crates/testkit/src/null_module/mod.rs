//! A module that means nothing and brings one of every kind of offer, so that the house and the
//! platform can be proven without a feature module.

mod offers;
mod seen;
mod thing;

pub use seen::Seen;
pub use thing::{Thing, change_thing, lose_thing, make_thing, put_thing, thing_ref};

use actix_web::HttpResponse;
use maru_contract::{
    Condition, ConsoleCard, Contributions, Health, HealthCheck, Module, Offers, Permission, Role,
};
use maru_kernel::{Id, Lang, Viewer};
use maru_store::{DbConn, Handler, ModuleMigrations, NewJob, StoreResult, Tx};
use maru_web::{Answer, Cx, Failure, NavEntry, Route, Rule, WebFault};
use offers::{Ear, Pigeon, Things};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// The module; keep a clone of [`NullModule::seen`] to look at what it saw.
#[derive(Default)]
pub struct NullModule {
    /// What it saw happen.
    pub seen: Arc<Seen>,
    /// All offers of the house it stands in.
    pub offers: Offers,
}

impl NullModule {
    /// A module that has seen nothing yet.
    pub fn new() -> Self {
        NullModule::default()
    }
}

impl Module for NullModule {
    fn id(&self) -> &'static str {
        "null"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations {
            module: "null",
            steps: maru_store::migrations!["20261121000900_create_null_things"],
        }
    }

    fn routes(&self) -> Vec<Route> {
        vec![
            Route::get("/null/public", Rule::Public, said),
            Route::get("/null/pending", Rule::Pending, said),
            Route::get("/null/signed-in", Rule::SignedIn, said),
            Route::get("/null/tended", Rule::May("null.things.tend"), said),
            Route::get("/null/fails", Rule::SignedIn, fails),
            Route::get("/null/from", Rule::Public, from),
            Route::post("/null/things", Rule::SignedIn, said),
        ]
    }

    fn bring(&self, to: &mut Contributions) {
        bring_pages(to);
        to.readers.push(self.offers.clone());
        to.jobs.push(self.job("null.regular", Some(Duration::from_secs(3_600))));
        to.jobs.push(self.job("null.queued", None));
        to.listeners.push(Arc::new(Ear(Arc::clone(&self.seen))));
        to.urgent.push("null.thing_urgent");
        to.channels.push(Arc::new(Pigeon(Arc::clone(&self.seen))));
        to.describers.push(Arc::new(Things));
        to.search.push(Arc::new(Things));
        to.finders.push(Arc::new(Things));
        to.scopes.push(Arc::new(|_, viewer| Ok(vec![format!("null:{}", viewer.id)])));
        to.retention.push(Arc::new(Things));
        to.custody.push(Arc::new(Things));
        to.topics.push(Arc::new(Things));
        let seen = Arc::clone(&self.seen);
        let viewer_of =
            move |_: &mut DbConn, person| Ok((!seen.has_left(person)).then(|| plain_viewer(person)));
        to.viewer_of.get_or_insert_with(|| Arc::new(viewer_of));
        to.event_labels.push(("null.thing_made", label));
        to.newest_suffices.push("null.thing_made");
    }
}

impl NullModule {
    fn job(&self, kind: &'static str, every: Option<Duration>) -> Handler {
        let seen = Arc::clone(&self.seen);
        let run = move |_: &maru_store::Db, _: &str| {
            seen.job_done();
            Ok(())
        };
        Handler { kind, every, run: Arc::new(run) }
    }
}

fn bring_pages(to: &mut Contributions) {
    to.permissions.push(Permission { id: "null.things.tend", label, roles: &[Role::Policy] });
    to.navigation.push(NavEntry {
        key: "null",
        label,
        href: "/null/public",
        icon: "file",
        permission: None,
        for_guests: true,
        order: 900,
        bottom: false,
        phone: false,
        badge: Some(Arc::new(|_, _| Ok(3))),
    });
    to.console.push(ConsoleCard {
        permission: "null.things.tend",
        href: "/null/tended",
        icon: "file",
        label,
        hint: label,
        waiting: Some(Arc::new(|_, _| Ok(3))),
        order: 900,
    });
    to.banners.push(Arc::new(|_, viewer, _| Ok(viewer.is_none().then(|| "null banner".to_owned()))));
    let good = || Health { condition: Condition::Good, text: "null".to_owned() };
    to.health.push(HealthCheck { key: "null.things", label, run: Arc::new(move |_, _, _| Ok(good())) });
}

/// Queues the job that does nothing.
///
/// # Errors
/// As any write.
pub fn queue_null_job(tx: &mut Tx<'_>) -> StoreResult<()> {
    let run_at = tx.now();
    tx.enqueue(NewJob { kind: "null.queued", payload: "{}".to_owned(), run_at, unique_key: None })
}

fn plain_viewer(person: Id) -> Viewer {
    Viewer {
        id: person,
        name: String::new(),
        title: String::new(),
        unit: String::new(),
        lang: Lang::Ko,
        permissions: Arc::new(BTreeSet::new()),
        guest: false,
    }
}

fn label(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => "사물이 생겼습니다",
        Lang::En => "A thing was made",
    }
}

async fn said(cx: Cx) -> Answer {
    Ok(HttpResponse::Ok().body(cx.path.clone()))
}

/// Where the house thinks the visitor is.
async fn from(cx: Cx) -> Answer {
    Ok(HttpResponse::Ok().body(cx.from.address.map(|a| a.to_string()).unwrap_or_default()))
}

async fn fails() -> Result<HttpResponse, Failure> {
    Err(WebFault::Forbidden.into())
}
