//! A search read page by page (RFC 2696), entry by entry, complete or an error.

use super::decode::{self, Ranged};
use super::session::{Session, success};
use super::source::{Query, Scope, Stop, Summary};
use super::{Cut, Entry, SourceError, partition};
use ldap3::controls::PagedResults;
use ldap3::{DerefAliases, LdapError, LdapResult, SearchOptions};

/// Pages without a single entry after which the server is taken to go round in circles.
const MOST_EMPTY_PAGES: u32 = 1_000;

/// Runs one query to its end and lends every entry to `sink`.
pub async fn fetch(
    session: &mut Session,
    query: &Query,
    page_size: i32,
    sink: &mut (dyn FnMut(&Entry) -> Result<(), Stop> + '_),
) -> Result<Summary, SourceError> {
    let mut summary = Summary { from: session.server.clone(), ..Summary::default() };
    let (mut entry, mut cookie, mut empty_pages) = (Entry::default(), Vec::new(), 0);
    let mut search = Search { session, query, filter: query.filter.to_string() };
    loop {
        let before = summary.entries;
        let page = PagedResults { size: page_size, cookie };
        let result = search
            .page(page, &mut entry, &mut |entry| {
                summary.entries += 1;
                sink(entry)
            })
            .await?;
        summary.pages += 1;
        empty_pages = if summary.entries == before { empty_pages + 1 } else { 0 };
        match decode::next_page(&result.ctrls)? {
            Some(_) if empty_pages > MOST_EMPTY_PAGES => return Err(SourceError::Incomplete(Cut::Protocol)),
            Some(next) => cookie = next,
            None => return Ok(summary),
        }
    }
}

struct Search<'s> {
    session: &'s mut Session,
    query: &'s Query,
    filter: String,
}

impl Search<'_> {
    async fn page(
        &mut self,
        page: PagedResults,
        entry: &mut Entry,
        sink: &mut (dyn FnMut(&Entry) -> Result<(), Stop> + '_),
    ) -> Result<LdapResult, SourceError> {
        let query = self.query;
        let mut stream = self
            .session
            .ldap
            .with_timeout(self.session.answer)
            .with_search_options(SearchOptions::new().deref(DerefAliases::Never))
            .with_controls(page)
            .streaming_search(&query.base, scope(query.scope), &self.filter, query.attributes.as_slice())
            .await
            .map_err(|e| self.cut(&e))?;
        while let Some(item) = stream.next().await.map_err(|e| self.cut(&e))? {
            if item.is_ref() {
                self.follow(&decode::references(item)?).await?;
                continue;
            }
            if item.is_intermediate() {
                continue;
            }
            let mut unfinished = decode::entry(item, entry)?;
            while let Some(ranged) = unfinished.pop() {
                unfinished.extend(self.rest_of(&ranged, entry).await?);
            }
            sink(entry).map_err(|stop| SourceError::Stopped(stop.0))?;
        }
        let result = stream.finish().await;
        match result.rc {
            32 => Err(SourceError::NoBase(query.base.clone())),
            _ => success(result),
        }
    }

    /// A part of the tree that another server holds is missing, unless nobody can be there.
    async fn follow(&mut self, references: &[String]) -> Result<(), SourceError> {
        let empty = !references.is_empty() && references.iter().all(|url| partition::holds_no_people(url));
        match empty && self.session.is_active_directory().await? {
            true => Ok(()),
            false => Err(SourceError::Incomplete(Cut::Referral)),
        }
    }

    /// The values of a long attribute that come after those we have.
    async fn rest_of(&mut self, ranged: &Ranged, entry: &mut Entry) -> Result<Option<Ranged>, SourceError> {
        let attribute = format!("{};range={}-*", ranged.name, ranged.next);
        let answer = self
            .session
            .ldap
            .with_timeout(self.session.answer)
            .search(entry.dn(), ldap3::Scope::Base, "(objectClass=*)", vec![attribute])
            .await
            .map_err(|e| self.cut(&e))?;
        success(answer.1)?;
        // An entry that vanished meanwhile, or no further part of it: the list is not whole.
        let part = answer.0.into_iter().next().ok_or(SourceError::Incomplete(Cut::Protocol))?;
        let next = decode::more(part, entry)?.into_iter().find(|r| r.name.eq_ignore_ascii_case(&ranged.name));
        match next {
            Some(next) if next.next <= ranged.next => Err(SourceError::Incomplete(Cut::Protocol)),
            next => Ok(next),
        }
    }

    /// A search that did not come back is cut short, whatever came before (S-412).
    fn cut(&self, error: &LdapError) -> SourceError {
        match error {
            LdapError::Timeout { .. } => SourceError::Incomplete(Cut::Silence),
            LdapError::FilterParsing => SourceError::Config(format!("filter: {}", self.filter)),
            _ => SourceError::Incomplete(Cut::Lost),
        }
    }
}

fn scope(scope: Scope) -> ldap3::Scope {
    match scope {
        Scope::Base => ldap3::Scope::Base,
        Scope::One => ldap3::Scope::OneLevel,
        Scope::Subtree => ldap3::Scope::Subtree,
    }
}
