//! A rule made ready to run: expressions compiled, templates taken apart.

use super::reason::{Reason, Trouble};
use super::rule::{Rule, Steps};
use super::value;
use crate::ldap::{Entry, SourceError, dn};
use maru_kernel::korean;
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;

/// Memory a compiled expression may take; keeps `(a{1000}){1000}` out.
const REGEX_BYTES: usize = 1 << 20;

/// Gives the values of one field for an entry.
#[derive(Clone, Debug)]
pub enum Field {
    Nothing,
    Dn,
    Parent,
    Rdn,
    Attribute(String),
    FirstOf(Vec<Field>),
    Steps(Box<Ready>),
}

#[derive(Clone, Debug)]
pub struct Ready {
    from: Field,
    template: Vec<Piece>,
    guid: bool,
    regex: Option<Regex>,
    table: Option<BTreeMap<String, String>>,
    lower: bool,
    default: Option<String>,
}

#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Value(Field),
}

impl Field {
    /// Makes a rule ready; a missing one gives nothing.
    pub fn new(rule: Option<&Rule>) -> Result<Field, SourceError> {
        match rule {
            None => Ok(Field::Nothing),
            Some(Rule::Attribute(name)) => Ok(Field::named(name)),
            Some(Rule::FirstOf(rules)) => {
                rules.iter().map(|r| Field::new(Some(r))).collect::<Result<_, _>>().map(Field::FirstOf)
            }
            Some(Rule::Steps(steps)) => Ready::new(steps).map(|s| Field::Steps(Box::new(s))),
        }
    }

    fn named(name: &str) -> Field {
        match name {
            "" => Field::Nothing,
            "@dn" => Field::Dn,
            "@parent" => Field::Parent,
            "@rdn" => Field::Rdn,
            attribute => Field::Attribute(attribute.to_owned()),
        }
    }

    /// All values.
    pub fn all(&self, entry: &Entry) -> Result<Vec<String>, Reason> {
        match self {
            Field::Attribute(name) => value::texts(entry, name),
            Field::FirstOf(fields) => {
                for field in fields {
                    let found = field.all(entry)?;
                    if !found.is_empty() {
                        return Ok(found);
                    }
                }
                Ok(Vec::new())
            }
            Field::Steps(steps) => steps.run(entry),
            single => Ok(single.first(entry)?.into_iter().collect()),
        }
    }

    /// The first value.
    pub fn first(&self, entry: &Entry) -> Result<Option<String>, Reason> {
        match self {
            Field::Nothing => Ok(None),
            Field::Dn => Ok(Some(entry.dn().to_owned())),
            Field::Parent => Ok(dn::parent(entry.dn()).map(str::to_owned)),
            Field::Rdn => Ok(dn::rdn_value(entry.dn()).map(|v| korean::normal(&v))),
            Field::Attribute(name) => value::first_text(entry, name),
            Field::FirstOf(fields) => {
                for field in fields {
                    if let Some(found) = field.first(entry)? {
                        return Ok(Some(found));
                    }
                }
                Ok(None)
            }
            Field::Steps(steps) => Ok(steps.run(entry)?.into_iter().next()),
        }
    }

    /// The first value, if it is not too long.
    pub fn text(&self, entry: &Entry, name: &str) -> Result<Option<String>, Reason> {
        self.first(entry)?.map(|text| value::within(text, value::TEXT, name)).transpose()
    }

    /// The first value of a field that must have one, no longer than a name.
    pub fn must(&self, entry: &Entry, name: &str) -> Result<String, Reason> {
        let text = self.first(entry)?.ok_or_else(|| Trouble::Missing.with(name))?;
        value::within(text, value::NAME, name)
    }

    /// Adds the attributes the field is made of.
    pub fn name_attributes(&self, out: &mut Vec<String>) {
        match self {
            Field::Nothing | Field::Dn | Field::Parent | Field::Rdn => {}
            Field::Attribute(name) => out.push(name.clone()),
            Field::FirstOf(fields) => fields.iter().for_each(|f| f.name_attributes(out)),
            Field::Steps(steps) => {
                steps.from.name_attributes(out);
                for piece in &steps.template {
                    if let Piece::Value(field) = piece {
                        field.name_attributes(out);
                    }
                }
            }
        }
    }
}

impl Ready {
    fn new(steps: &Steps) -> Result<Ready, SourceError> {
        let regex = steps.regex.as_deref().map(|r| RegexBuilder::new(r).size_limit(REGEX_BYTES).build());
        Ok(Ready {
            from: Field::new(steps.from.as_ref())?,
            template: steps.template.as_deref().map(pieces).unwrap_or_default(),
            guid: steps.guid,
            regex: regex.transpose().map_err(|e| SourceError::Config(e.to_string()))?,
            table: steps.table.clone(),
            lower: steps.lower,
            default: steps.default.clone(),
        })
    }

    fn run(&self, entry: &Entry) -> Result<Vec<String>, Reason> {
        let mut values = self.start(entry)?;
        if let Some(regex) = &self.regex {
            values = values.iter().filter_map(|v| found(regex, v)).collect();
        }
        if let Some(table) = &self.table {
            values = values.iter().filter_map(|v| table.get(v).cloned()).collect();
        }
        if self.lower {
            values.iter_mut().for_each(|v| *v = v.to_lowercase());
        }
        if values.is_empty() {
            values.extend(self.default.clone());
        }
        Ok(values)
    }

    fn start(&self, entry: &Entry) -> Result<Vec<String>, Reason> {
        if let (true, Field::Attribute(name)) = (self.guid, &self.from) {
            let malformed = || Trouble::Malformed.with(name);
            return entry.values(name).map(|v| value::guid(v).ok_or_else(malformed)).collect();
        }
        if self.template.is_empty() {
            return self.from.all(entry);
        }
        let (mut out, mut filled) = (String::new(), false);
        for piece in &self.template {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Value(field) => {
                    let value = field.first(entry)?.unwrap_or_default();
                    filled |= !value.is_empty();
                    out.push_str(&value);
                }
            }
        }
        Ok(if filled { vec![korean::normal(&out)] } else { Vec::new() })
    }
}

/// The first group, or the whole find, tidied.
fn found(regex: &Regex, value: &str) -> Option<String> {
    let groups = regex.captures(value)?;
    let hit = if groups.len() > 1 { groups.get(1) } else { groups.get(0) }?;
    Some(korean::normal(hit.as_str())).filter(|text| !text.is_empty())
}

/// `"{sn} {givenName}"` taken apart.
fn pieces(template: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut rest = template;
    while let Some((text, (name, after))) =
        rest.split_once('{').and_then(|(text, more)| Some((text, more.split_once('}')?)))
    {
        out.push(Piece::Text(text.to_owned()));
        out.push(Piece::Value(Field::named(name)));
        rest = after;
    }
    out.push(Piece::Text(rest.to_owned()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(rule: &str) -> Field {
        let table: toml::Table = format!("rule = {rule}").parse().unwrap();
        Field::new(Some(&table["rule"].clone().try_into().unwrap())).unwrap()
    }

    #[test]
    fn the_language_does_what_its_manual_says() {
        let entry = Entry::new("cn=Kim\\, S,ou=인사부,dc=x")
            .with("sn", "김")
            .with("givenName", " 서연 ")
            .with("mail", "Kim@A")
            .with("employeeType", "휴직")
            .with("employeeType", "5급")
            .with("grade", "05");
        for (rule, want) in [
            (r#""sn""#, Some("김")),
            (r#""SN""#, Some("김")),
            (r#""""#, None),
            (r#""@rdn""#, Some("Kim, S")),
            (r#""@parent""#, Some("ou=인사부,dc=x")),
            (r#"["displayName", "sn"]"#, Some("김")),
            (r#"{ template = "{sn}{givenName}" }"#, Some("김서연")),
            (r#"{ template = "{a} {b}" }"#, None),
            (r#"{ template = "{a} {sn}" }"#, Some("김")),
            (r#"{ from = "mail", lower = true }"#, Some("kim@a")),
            (r#"{ from = "employeeType", regex = '^\d급$' }"#, Some("5급")),
            (r#"{ from = "employeeType", regex = '^(\d)급$' }"#, Some("5")),
            (r#"{ from = "grade", table = { 05 = "5급" } }"#, Some("5급")),
            (r#"{ from = "grade", table = { 06 = "6급" }, default = "미정" }"#, Some("미정")),
            (r#"{ from = [{ from = "grade", regex = "x" }, "sn"] }"#, Some("김")),
        ] {
            assert_eq!(field(rule).first(&entry).unwrap().as_deref(), want, "{rule}");
        }
    }

    #[test]
    fn bytes_in_a_mapped_attribute_are_named_by_attribute() {
        let mut entry = Entry::new("uid=a");
        entry.push("cn", b"\xff");
        assert_eq!(field(r#"["sn", "cn"]"#).first(&entry), Err(Trouble::NotText.with("cn")));
    }

    #[test]
    fn monstrous_expressions_and_unknown_steps_are_refused() {
        let rule = Rule::Steps(Box::new(Steps { regex: Some("(a{1000}){1000}".into()), ..Steps::default() }));
        assert!(matches!(Field::new(Some(&rule)), Err(SourceError::Config(_))));
        assert!(toml::from_str::<BTreeMap<String, Rule>>("a = { form = 'x' }").is_err());
    }
}
