//! Who a request belongs to. `directory` registers an [`Authenticator`]; this crate only asks it.

use crate::{Failure, WebFault};
use maru_kernel::{Cause, Id, Lang, Surroundings, Timestamp, Viewer};
use maru_store::{Db, DbConn, StoreResult, Tx};
use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// How somebody likes their pages; kept with the person and, before sign-in, in a cookie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Language, when chosen.
    pub lang: Option<Lang>,
    /// Colours.
    pub theme: Theme,
    /// `compact`, `normal` or `large`; empty is normal.
    pub density: String,
    /// Whether single-letter shortcuts are off (WCAG 2.1.4).
    pub keys_off: bool,
}

impl Preferences {
    /// The density of that name; anything unknown is the normal one.
    pub fn density(name: &str) -> &'static str {
        ["compact", "large"].into_iter().find(|known| *known == name).unwrap_or_default()
    }
}

/// The colours of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the operating system says.
    #[default]
    System,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
    /// The high-contrast set of KRDS.
    Contrast,
}

impl Theme {
    /// The value of `data-theme`; empty follows the system.
    pub const fn name(self) -> &'static str {
        match self {
            Theme::System => "",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        }
    }

    /// The theme of that name; anything unknown follows the system.
    pub fn from_name(name: &str) -> Theme {
        [Theme::Light, Theme::Dark, Theme::Contrast]
            .into_iter()
            .find(|t| t.name() == name)
            .unwrap_or_default()
    }
}

/// A signed-in visit.
#[derive(Clone, Debug)]
pub struct Session {
    /// The session's row, to name it in lists; not the secret.
    pub id: Id,
    /// Who is signed in.
    pub viewer: Viewer,
    /// How they like their pages.
    pub preferences: Preferences,
    /// The picture's URL, when there is one.
    pub photo: Option<String>,
    /// Whether the second factor is still owed; only pages with [`crate::Rule::Pending`] open then
    /// (S-118).
    pub pending: bool,
    /// How long the session lives without use.
    pub idle: Duration,
    /// When the session ends at the latest.
    pub ends_at: Timestamp,
    /// When the password or second factor was last given, for actions that ask again (S-119).
    pub proven_at: Timestamp,
    /// Permissions of roles that do not work from where the request comes from (S-6).
    pub withheld: Arc<BTreeSet<&'static str>>,
}

/// A proof of identity under way; see [`Authenticator::prove`].
pub type Proving<'a> = Pin<Box<dyn Future<Output = Result<String, Failure>> + 'a>>;

/// Finds out who is asking.
pub trait Authenticator: Send + Sync + 'static {
    /// The live session of this secret, or `None`. Looking does not extend the idle limit (S-133);
    /// [`Authenticator::seen`] does.
    ///
    /// # Errors
    /// As any read.
    fn session(
        &self,
        conn: &mut DbConn,
        secret: &str,
        from: &Surroundings,
        now: Timestamp,
    ) -> StoreResult<Option<Session>>;

    /// Notes that the session was used; called after the answer, at most once a minute per session.
    ///
    /// # Errors
    /// As any write.
    fn seen(&self, tx: &mut Tx<'_>, session: Id) -> StoreResult<()>;

    /// Notes that a page was refused whose permission is among [`Session::withheld`] (S-6).
    ///
    /// # Errors
    /// As any write.
    fn refused(&self, _: &mut Tx<'_>, _: &Session, _: &str) -> StoreResult<()> {
        Ok(())
    }

    /// Checks the password of the session's person once more; the session's new secret (S-119, S-132).
    ///
    /// # Errors
    /// The password is wrong, was tried too often, or cannot be checked.
    fn prove<'a>(&'a self, _: &'a Db, _: &'a Cause, _: &'a Session, _: &'a str) -> Proving<'a> {
        Box::pin(std::future::ready(Err(WebFault::ProveAgain.into())))
    }
}
