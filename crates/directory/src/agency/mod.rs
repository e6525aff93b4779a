//! The demo agency: a fictional city corporation with its people, posts and groups, as LDIF. The same
//! bytes every time; all Korean text lies in `agency.toml`.

mod data;
mod people;
mod write;

use crate::ldap::SourceError;
use data::Data;
use people::Employee;

/// The agency, worked out from its data.
#[derive(Debug)]
pub struct Agency {
    data: Data,
    people: Vec<Employee>,
}

/// A person with a part in the story of the demo: gets a local sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CastMember {
    /// The part: `employee`, `manager`, `auditor`, `org_admin`, `security_admin`, `system_admin`,
    /// `director` or `president`.
    pub role: String,
    /// Sign-in name.
    pub uid: String,
    /// Full name.
    pub name: String,
    /// Employee number, which is the stable id in the demo's source.
    pub employee_no: String,
    /// Title.
    pub title: String,
    /// Name of the unit.
    pub unit: String,
}

impl Agency {
    /// Works the agency out.
    ///
    /// # Errors
    /// When the data that is compiled in is broken, which a test rules out.
    pub fn load() -> Result<Self, SourceError> {
        let data: Data = toml::from_str(include_str!("agency.toml"))
            .map_err(|e| SourceError::Config(format!("agency.toml: {e}")))?;
        let people = people::hire(&data);
        Ok(Agency { data, people })
    }

    /// The whole directory (RFC 2849), ready for `slapadd` with the schemas core, cosine and
    /// inetorgperson.
    pub fn ldif(&self) -> String {
        write::ldif(&self.data, &self.people)
    }

    /// The directory some weeks earlier, before the last arrivals and moves.
    pub fn earlier_ldif(&self) -> String {
        write::ldif(&self.data, &people::earlier(&self.people))
    }

    /// The same with a newcomer who has no number yet: an entry that no run can take.
    pub fn flawed_ldif(&self) -> String {
        let mut people = self.people.clone();
        if let Some(newcomer) = people.iter().rfind(|p| p.mail.is_some() && p.role.is_none()).cloned() {
            let (uid, mail) = ("newcomer01".to_owned(), None);
            people.push(Employee { uid, mail, number: String::new(), is_head: false, ..newcomer });
        }
        write::ldif(&self.data, &people)
    }

    /// The source configuration that reads the file at `path`.
    pub fn source_toml(path: &str) -> String {
        let path = toml::Value::from(path);
        format!("ldif = {path}\n{}", include_str!("source.toml"))
    }

    /// The name of the top entry.
    pub fn base(&self) -> &str {
        &self.data.base
    }

    /// How many people work there.
    pub fn headcount(&self) -> usize {
        self.people.len()
    }

    /// Those with a part in the story.
    pub fn cast(&self) -> Vec<CastMember> {
        let member = |(role, person): (&String, &Employee)| CastMember {
            role: role.clone(),
            uid: person.uid.clone(),
            name: person.name(),
            employee_no: person.number.clone(),
            title: person.title.clone(),
            unit: self.data.unit(&person.unit).map(|u| u.name.clone()).unwrap_or_default(),
        };
        self.people.iter().filter_map(|p| p.role.as_ref().map(|role| member((role, p)))).collect()
    }
}
