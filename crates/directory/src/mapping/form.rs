//! The configuration of a source as fields of forms, step by step. Whatever the fields do not cover stays
//! as it is written.

use super::preset;
use super::rule::Rule;
use crate::ldap::{Kind, SourceError};
use serde::Deserialize;
use toml::{Table, Value};

/// The steps of the wizard that are forms, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Which server or file.
    Connection,
    /// Which entries are people, units, posts and groups.
    Entries,
    /// Where the fields of people come from.
    People,
    /// Where the fields of units, posts and groups come from.
    Units,
}

impl Step {
    /// Every step.
    pub const ALL: [Step; 4] = [Step::Connection, Step::Entries, Step::People, Step::Units];

    /// The word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Step::Connection => "connection",
            Step::Entries => "entries",
            Step::People => "people",
            Step::Units => "units",
        }
    }

    /// The step of that word.
    pub fn of_word(word: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.word() == word)
    }

    /// The fields of this step.
    pub fn fields(self) -> impl Iterator<Item = &'static FormField> {
        FIELDS.iter().filter(move |field| field.step == self)
    }
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// Texts, one to a line.
    Lines,
    /// A rule: the name of an attribute, or a list or table as in the file.
    Rule,
    /// Yes or no.
    Switch,
    /// A whole number.
    Number,
    /// One of these.
    Choice(&'static [&'static str]),
}

/// One field of a form.
#[derive(Debug)]
pub struct FormField {
    /// Where it is asked.
    pub step: Step,
    /// Its place in the file, such as `persons.map.login`; also its name in the form.
    pub path: &'static str,
    /// How it is written.
    pub shape: Shape,
}

const fn field(step: Step, path: &'static str, shape: Shape) -> FormField {
    FormField { step, path, shape }
}

const SCOPES: &[&str] = &["subtree", "one", "base"];
const PRESETS: &[&str] = &["openldap", "active-directory", "389ds", "freeipa"];
const CURSORS: &[&str] = &["modify-timestamp", "usn-changed", "entry-usn", "none"];
const UNITS_OF_PERSON: &[&str] = &["parent", "codes", "parent-and-codes"];

/// Every field.
pub const FIELDS: &[FormField] = &[
    field(Step::Connection, "preset", Shape::Choice(PRESETS)),
    field(Step::Connection, "connection.servers", Shape::Lines),
    field(Step::Connection, "connection.bind_dn", Shape::Text),
    field(Step::Connection, "connection.ca_file", Shape::Text),
    field(Step::Connection, "connection.pins", Shape::Lines),
    field(Step::Connection, "connection.limits.page_size", Shape::Number),
    field(Step::Connection, "connection.limits.answer_seconds", Shape::Number),
    field(Step::Connection, "ldif", Shape::Text),
    field(Step::Entries, "base", Shape::Text),
    field(Step::Entries, "persons.base", Shape::Text),
    field(Step::Entries, "persons.scope", Shape::Choice(SCOPES)),
    field(Step::Entries, "persons.filter", Shape::Text),
    field(Step::Entries, "persons.login_filter", Shape::Text),
    field(Step::Entries, "units.base", Shape::Text),
    field(Step::Entries, "units.filter", Shape::Text),
    field(Step::Entries, "appointments.enabled", Shape::Switch),
    field(Step::Entries, "appointments.filter", Shape::Text),
    field(Step::Entries, "groups.enabled", Shape::Switch),
    field(Step::Entries, "groups.filter", Shape::Text),
    field(Step::Entries, "cursor", Shape::Choice(CURSORS)),
    field(Step::People, "persons.map.stable_id", Shape::Rule),
    field(Step::People, "persons.map.login", Shape::Rule),
    field(Step::People, "persons.map.name", Shape::Rule),
    field(Step::People, "persons.map.name_en", Shape::Rule),
    field(Step::People, "persons.map.hanja", Shape::Rule),
    field(Step::People, "persons.map.mail", Shape::Rule),
    field(Step::People, "persons.map.phone", Shape::Rule),
    field(Step::People, "persons.map.mobile", Shape::Rule),
    field(Step::People, "persons.map.employee_no", Shape::Rule),
    field(Step::People, "persons.map.rank", Shape::Rule),
    field(Step::People, "persons.map.title", Shape::Rule),
    field(Step::People, "persons.map.duty", Shape::Rule),
    field(Step::People, "persons.map.room", Shape::Rule),
    field(Step::People, "persons.map.leave", Shape::Rule),
    field(Step::People, "persons.map.photo", Shape::Text),
    field(Step::Units, "persons.units", Shape::Choice(UNITS_OF_PERSON)),
    field(Step::Units, "persons.map.codes", Shape::Rule),
    field(Step::Units, "persons.join_by_employee_no", Shape::Switch),
    field(Step::Units, "units.map.stable_id", Shape::Rule),
    field(Step::Units, "units.map.name", Shape::Rule),
    field(Step::Units, "units.map.code", Shape::Rule),
    field(Step::Units, "units.map.parent_code", Shape::Rule),
    field(Step::Units, "units.map.order", Shape::Rule),
    field(Step::Units, "units.map.closed", Shape::Rule),
    field(Step::Units, "appointments.map.stable_id", Shape::Rule),
    field(Step::Units, "appointments.map.post", Shape::Rule),
    field(Step::Units, "groups.map.stable_id", Shape::Rule),
    field(Step::Units, "groups.map.name", Shape::Rule),
];

/// A configuration that is being written.
#[derive(Clone, Debug)]
pub struct Writing {
    written: Table,
    preset: Table,
}

impl Writing {
    /// Takes up a configuration.
    ///
    /// # Errors
    /// [`SourceError::Config`] when the text is no TOML.
    pub fn of(text: &str) -> Result<Writing, SourceError> {
        let written: Table =
            text.parse().map_err(|e: toml::de::Error| SourceError::Config(e.message().to_owned()))?;
        let kind =
            written.get("preset").cloned().and_then(|kind| Kind::deserialize(kind).ok()).unwrap_or_default();
        let preset = preset::text(kind).parse().unwrap_or_default();
        Ok(Writing { written, preset })
    }

    /// The configuration as text.
    pub fn text(&self) -> String {
        toml::to_string(&self.written).unwrap_or_default()
    }

    /// What is written in a field; empty when nothing is.
    pub fn value(&self, field: &FormField) -> String {
        find(&self.written, field.path).map(|value| shown(value, field.shape)).unwrap_or_default()
    }

    /// What the preset says, which holds where nothing is written.
    pub fn usual(&self, field: &FormField) -> String {
        find(&self.preset, field.path).map(|value| shown(value, field.shape)).unwrap_or_default()
    }

    /// Whether a switch is on, by what is written or the preset.
    pub fn is_on(&self, field: &FormField) -> bool {
        let value = find(&self.written, field.path).or_else(|| find(&self.preset, field.path));
        value.and_then(Value::as_bool).unwrap_or(false)
    }

    /// Writes what was typed into a field. An empty text leaves the preset's value.
    ///
    /// # Errors
    /// [`SourceError::Config`] naming the field, when what was typed cannot be one.
    pub fn write(&mut self, field: &FormField, typed: &str) -> Result<(), SourceError> {
        let typed = typed.trim();
        let wrong = || SourceError::Config(field.path.to_owned());
        let value = match field.shape {
            Shape::Switch => {
                Some(Value::Boolean(typed == "on")).filter(|on| find(&self.preset, field.path) != Some(on))
            }
            _ if typed.is_empty() => None,
            Shape::Text => Some(Value::from(typed)),
            Shape::Lines => {
                Some(Value::from(typed.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>()))
            }
            Shape::Number => Some(Value::from(typed.parse::<i64>().map_err(|_number| wrong())?)),
            Shape::Choice(words) => {
                Some(words.iter().find(|w| **w == typed).map(|w| Value::from(*w)).ok_or_else(wrong)?)
            }
            Shape::Rule => Some(rule(typed).ok_or_else(wrong)?),
        };
        match value {
            Some(value) => put(&mut self.written, field.path, value),
            None => take(&mut self.written, field.path),
        }
        Ok(())
    }

    /// As [`Writing::write`], for the field at `path`.
    ///
    /// # Errors
    /// As there.
    pub fn write_at(&mut self, path: &str, typed: &str) -> Result<(), SourceError> {
        let field = FIELDS.iter().find(|field| field.path == path);
        self.write(field.ok_or_else(|| SourceError::Config(path.to_owned()))?, typed)
    }

    /// The product whose preset lies beneath.
    pub fn kind(&self) -> Kind {
        self.written.get("preset").cloned().and_then(|kind| Kind::deserialize(kind).ok()).unwrap_or_default()
    }

    /// Writes a text at a place that is no field.
    pub fn put(&mut self, path: &str, text: &str) {
        put(&mut self.written, path, Value::from(text));
    }

    /// What holds at a place, written or by the preset, as text; empty for nothing and for "no".
    pub fn holds_at(&self, path: &str) -> String {
        match find(&self.written, path).or_else(|| find(&self.preset, path)) {
            None | Some(Value::Boolean(false)) => String::new(),
            Some(Value::Array(values)) if values.is_empty() => String::new(),
            Some(value) => shown(value, Shape::Text),
        }
    }

    /// Every place that is written or preset.
    pub fn places(&self) -> Vec<String> {
        let mut places = Vec::new();
        collect(&self.written, "", &mut places);
        collect(&self.preset, "", &mut places);
        places
    }

    /// The text at a place.
    pub fn text_at(&self, path: &str) -> &str {
        find(&self.written, path).and_then(Value::as_str).unwrap_or_default()
    }
}

/// `cn` is the attribute; what begins like TOML is TOML.
fn rule(typed: &str) -> Option<Value> {
    let value = match typed.chars().next() {
        Some('[' | '{' | '"' | '\'') => format!("rule = {typed}").parse::<Table>().ok()?.remove("rule")?,
        _ => Value::from(typed),
    };
    Rule::deserialize(value.clone()).ok().map(|_| value)
}

fn shown(value: &Value, shape: Shape) -> String {
    match (value, shape) {
        (Value::String(text), _) => text.clone(),
        (Value::Array(lines), Shape::Lines) => {
            lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
        }
        (other, _) => other.to_string(),
    }
}

fn find<'t>(table: &'t Table, path: &str) -> Option<&'t Value> {
    match path.split_once('.') {
        None => table.get(path),
        Some((first, rest)) => find(table.get(first)?.as_table()?, rest),
    }
}

/// The places in a table; a rule, which may be a table itself, is one place.
fn collect(table: &Table, within: &str, places: &mut Vec<String>) {
    for (name, value) in table {
        let path = if within.is_empty() { name.clone() } else { format!("{within}.{name}") };
        match value {
            Value::Table(inner) if !within.ends_with(".map") => collect(inner, &path, places),
            _ => places.push(path),
        }
    }
}

fn put(table: &mut Table, path: &str, value: Value) {
    match path.split_once('.') {
        None => drop(table.insert(path.to_owned(), value)),
        Some((first, rest)) => {
            let inner = table.entry(first).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

fn take(table: &mut Table, path: &str) {
    match path.split_once('.') {
        None => drop(table.remove(path)),
        Some((first, rest)) => {
            let Some(Value::Table(inner)) = table.get_mut(first) else { return };
            take(inner, rest);
            if inner.is_empty() {
                table.remove(first);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::SourceConfig;

    const TEXT: &str = "name = 'a'\nbase = 'dc=x'\nldif = 'f'\n[persons.map]\nlogin = 'uid'";

    fn at(path: &str) -> &'static FormField {
        FIELDS.iter().find(|f| f.path == path).unwrap()
    }

    #[test]
    fn what_is_typed_is_read_back_and_is_a_configuration() {
        let mut writing = Writing::of(TEXT).unwrap();
        for (path, typed, again) in [
            ("persons.map.login", "sAMAccountName", "sAMAccountName"),
            ("persons.map.name", r#"["displayName", "cn"]"#, r#"["displayName", "cn"]"#),
            ("persons.map.rank", r"{ from = 'employeeType', regex = '^\d급$' }", ""),
            ("persons.scope", "one", "one"),
            ("groups.enabled", "", ""),
        ] {
            writing.write(at(path), typed).unwrap();
            if !again.is_empty() {
                assert_eq!(writing.value(at(path)), again);
            }
        }
        assert!(!writing.is_on(at("groups.enabled")) && writing.is_on(at("appointments.enabled")));
        let config = SourceConfig::from_toml(&writing.text(), None).unwrap();
        assert!(!config.groups.enabled);
        let shown = writing.value(at("persons.map.rank"));
        writing.write(at("persons.map.rank"), &shown).unwrap();
        SourceConfig::from_toml(&writing.text(), None).unwrap();
    }

    #[test]
    fn an_empty_field_leaves_the_preset_and_mistakes_are_named() {
        let mut writing = Writing::of(TEXT).unwrap();
        writing.write(at("persons.map.login"), " ").unwrap();
        assert!(!writing.text().contains("persons"));
        assert_eq!(writing.usual(at("persons.map.login")), "uid");
        for (path, typed) in [
            ("persons.map.name", "{ form = 'x' }"),
            ("persons.map.name", "[ 'a'"),
            ("connection.limits.page_size", "many"),
            ("persons.scope", "all"),
        ] {
            let error = writing.write(at(path), typed).unwrap_err();
            assert!(error.to_string().contains(path), "{error}");
        }
    }

    #[test]
    fn every_field_names_a_place_of_the_configuration() {
        for field in FIELDS {
            let mut writing = Writing::of("name = 'a'\nbase = 'dc=x'").unwrap();
            let value = match field.shape {
                Shape::Number => "7",
                Shape::Switch => "on",
                Shape::Choice(words) => words[0],
                _ => "(a={login})",
            };
            writing.write(field, value).unwrap();
            if !field.path.starts_with("connection") && field.path != "ldif" {
                writing.put("ldif", "f");
            } else if field.path != "ldif" && field.path != "connection.servers" {
                writing.write(at("connection.servers"), "ldaps://a").unwrap();
            }
            let read = SourceConfig::from_toml(&writing.text(), None);
            assert!(read.is_ok(), "{}: {read:?}", field.path);
        }
    }
}
