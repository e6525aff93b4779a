//! A configuration made ready to run: the questions to ask and what becomes of the answers.

use super::config::{AppointmentMap, Appointments, Cursor, Kinds, SourceConfig, UnitsOfPerson};
use super::disabled::DisabledRule;
use super::field::Field;
use super::reason::{Quarantined, Reason, Trouble};
use super::staged::{AppointmentKind, MemberRef, StagedGroup, StagedPerson, StagedPost, StagedUnit, UnitRef};
use super::value;
use crate::ldap::{Entry, Filter, Flaw, Query, Scope, SourceError, dn};
use jiff::civil::Date;
use maru_kernel::{Timestamp, korean};

mod person;
mod post;
mod unit;

/// Turns entries into staged nouns. Make one for a run; it is safe to share.
#[derive(Clone, Debug)]
pub struct Mapper {
    questions: Vec<(What, Query)>,
    login: Filter,
    cursor: Cursor,
    person: person::Fields,
    unit: unit::Fields,
    post: post::Fields,
    group: GroupFields,
}

/// What the entries that answer a question are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Units.
    Unit,
    /// People.
    Person,
    /// Posts with entries of their own.
    Appointment,
    /// Groups.
    Group,
}

/// One entry, mapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Staged {
    /// A unit.
    Unit(StagedUnit),
    /// A person.
    Person(Box<StagedPerson>),
    /// A post with whoever holds it.
    Post(StagedPost),
    /// A group.
    Group(StagedGroup),
}

impl Mapper {
    /// Makes a configuration ready.
    ///
    /// # Errors
    /// [`SourceError::Config`] when a filter or an expression in it is wrong.
    pub fn new(config: &SourceConfig) -> Result<Self, SourceError> {
        let person = person::Fields::new(&config.persons)?;
        let unit = unit::Fields::new(&config.units)?;
        let post = post::Fields::new(&config.appointments)?;
        let group = GroupFields::new(config)?;
        let login = filter(&config.persons.login_filter)?;
        if !login.has("login") {
            return Err(SourceError::Config("persons.login_filter: {login}".to_owned()));
        }
        let ask = |base: &Option<String>, scope, text: &str, names: Vec<String>| {
            let base = base.clone().unwrap_or_else(|| config.base.clone());
            Ok::<_, SourceError>(Query {
                base,
                scope,
                filter: filter(text)?,
                attributes: tidy(names, config.cursor),
            })
        };
        let (p, u, a, g) = (&config.persons, &config.units, &config.appointments, &config.groups);
        let mut questions = vec![
            (What::Unit, ask(&u.base, u.scope, &u.filter, unit.attributes())?),
            (What::Person, ask(&p.base, p.scope, &p.filter, person.attributes())?),
        ];
        if a.enabled {
            questions.push((What::Appointment, ask(&a.base, Scope::Subtree, &a.filter, post.attributes())?));
        }
        if g.enabled {
            questions.push((What::Group, ask(&g.base, Scope::Subtree, &g.filter, group.attributes())?));
        }
        Ok(Mapper { questions, login, cursor: config.cursor, person, unit, post, group })
    }

    /// What the entries that answer question number `query` are.
    pub fn what(&self, query: usize) -> What {
        self.questions.get(query).map_or(What::Person, |(what, _)| *what)
    }

    /// The questions of a full run.
    pub fn queries(&self) -> Vec<Query> {
        self.questions.iter().map(|(_, query)| query.clone()).collect()
    }

    /// The same questions about what changed at the cursor's `value` or later; `None` when the source
    /// cannot tell.
    pub fn queries_since(&self, value: &str) -> Option<Vec<Query>> {
        let changed = self.cursor.since(value)?;
        let narrowed = |q: &Query| Query { filter: q.filter.clone().and(changed.clone()), ..q.clone() };
        Some(self.questions.iter().map(|(_, query)| narrowed(query)).collect())
    }

    /// How the source tells changes.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The question who signs in as `login`; whatever was typed stays a value (S-124).
    pub fn login_query(&self, login: &str) -> Option<Query> {
        let (_, persons) = self.questions.iter().find(|(what, _)| *what == What::Person)?;
        let filter = persons.filter.clone().and(self.login.fill("login", login));
        Some(Query { filter, ..persons.clone() })
    }

    /// What the entry that answers question number `query` becomes.
    ///
    /// # Errors
    /// [`Quarantined`] when the entry cannot be used; the run goes on without it.
    pub fn stage(&self, query: usize, entry: &Entry, now: Timestamp) -> Result<Staged, Quarantined> {
        let what = self.what(query);
        let put_aside = |reason| self.put_aside(what, entry, reason);
        sound(entry).map_err(put_aside)?;
        let staged = match what {
            What::Unit => self.unit.stage(entry).map(Staged::Unit),
            What::Person => self.person.stage(entry, now).map(|p| Staged::Person(Box::new(p))),
            What::Appointment => self.post.stage(entry).map(Staged::Post),
            What::Group => self.group.stage(entry).map(Staged::Group),
        };
        staged.map_err(put_aside)
    }

    /// A person's entry found at sign-in.
    ///
    /// # Errors
    /// As for [`Mapper::stage`].
    pub fn person(&self, entry: &Entry, now: Timestamp) -> Result<StagedPerson, Quarantined> {
        let put_aside = |reason| self.put_aside(What::Person, entry, reason);
        sound(entry).and_then(|()| self.person.stage(entry, now)).map_err(put_aside)
    }

    fn put_aside(&self, what: What, entry: &Entry, reason: Reason) -> Quarantined {
        let stable_id = match what {
            What::Unit => self.unit.stable_id(),
            What::Person => self.person.stable_id(),
            What::Appointment => self.post.stable_id(),
            What::Group => &self.group.stable_id,
        };
        let stable_id = stable_id.must(entry, "stable_id").ok();
        Quarantined { what, dn: entry.dn().to_owned(), stable_id, reason }
    }
}

/// Whether the entry as a whole can be trusted.
fn sound(entry: &Entry) -> Result<(), Reason> {
    match entry.flaw() {
        None if entry.dn().contains('\0') => Err(Trouble::NotText.with("dn")),
        None => Ok(()),
        Some(Flaw::DnNotText) => Err(Trouble::NotText.with("dn")),
        Some(Flaw::ValueTooLarge(attribute)) => Err(Trouble::TooLarge.with(attribute)),
    }
}

fn filter(text: &str) -> Result<Filter, SourceError> {
    Filter::parse(text).map_err(|e| SourceError::Config(format!("{text}: {e}")))
}

/// Each attribute once; the class and the cursor are always asked for.
fn tidy(mut names: Vec<String>, cursor: Cursor) -> Vec<String> {
    names.push("objectClass".to_owned());
    names.extend(cursor.attribute().map(str::to_owned));
    names.retain(|n| !n.is_empty());
    names.sort_unstable_by_key(|n| n.to_ascii_lowercase());
    names.dedup_by(|a, b| a.eq_ignore_ascii_case(b));
    names
}

#[derive(Clone, Debug)]
struct GroupFields {
    stable_id: Field,
    name: Field,
    description: Field,
    members: Vec<String>,
    logins: Vec<String>,
}

impl GroupFields {
    fn new(config: &SourceConfig) -> Result<Self, SourceError> {
        let map = &config.groups.map;
        Ok(GroupFields {
            stable_id: Field::new(Some(&map.stable_id))?,
            name: Field::new(Some(&map.name))?,
            description: Field::new(map.description.as_ref())?,
            members: map.members.clone(),
            logins: map.logins.clone(),
        })
    }

    fn attributes(&self) -> Vec<String> {
        let mut names = [self.members.clone(), self.logins.clone()].concat();
        [&self.stable_id, &self.name, &self.description].iter().for_each(|f| f.name_attributes(&mut names));
        names
    }

    /// Lists of members may be as long as they like, unlike other attributes.
    fn stage(&self, entry: &Entry) -> Result<StagedGroup, Reason> {
        let mut members = Vec::new();
        for attribute in &self.members {
            for value in entry.values(attribute) {
                members.push(MemberRef::Dn(dn::key(text(value, attribute)?)));
            }
        }
        for attribute in &self.logins {
            for value in entry.values(attribute) {
                members.push(MemberRef::Login(korean::fold(text(value, attribute)?)));
            }
        }
        Ok(StagedGroup {
            stable_id: self.stable_id.must(entry, "stable_id")?,
            dn: entry.dn().to_owned(),
            dn_key: dn::key(entry.dn()),
            name: self.name.must(entry, "name")?,
            description: self.description.text(entry, "description")?,
            members,
        })
    }
}

fn text<'v>(value: &'v [u8], attribute: &str) -> Result<&'v str, Reason> {
    std::str::from_utf8(value).map_err(|_utf8| Trouble::NotText.with(attribute))
}
