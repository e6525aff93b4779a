//! The demo agency as LDIF.

use super::data::{Data, Group, Post, Unit};
use super::people::Employee;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Everything, parents before children.
pub fn ldif(data: &Data, people: &[Employee]) -> String {
    // No `version: 1` at the top: slapadd would take it for an entry.
    let mut out = Writer { text: String::new() };
    top(&mut out, data);
    data.unit.iter().for_each(|u| unit(&mut out, data, u, people));
    people.iter().for_each(|p| person(&mut out, data, p));
    data.post.iter().for_each(|p| post(&mut out, data, p, people));
    data.group.iter().for_each(|g| group(&mut out, data, g, people));
    out.text
}

struct Writer {
    text: String,
}

impl Writer {
    fn entry(&mut self, dn: &str, class: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line("dn", dn);
        self.line("objectClass", class);
    }

    /// Values that are not safe ASCII go in base64 (RFC 2849 note 4).
    fn line(&mut self, name: &str, value: &str) {
        let safe = value.is_ascii() && !value.starts_with([' ', ':', '<']) && !value.ends_with(' ');
        let line = if safe {
            format!("{name}: {value}\n")
        } else {
            format!("{name}:: {}\n", STANDARD.encode(value))
        };
        self.text.push_str(&line);
    }

    fn line_if(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            self.line(name, value);
        }
    }
}

fn top(out: &mut Writer, data: &Data) {
    out.entry(&data.base, "organization");
    out.line("objectClass", "dcObject");
    out.line("o", &data.name);
    out.line("o;lang-en", &data.name_en);
    let dc = data.base.split(',').next().and_then(|rdn| rdn.strip_prefix("dc="));
    out.line_if("dc", dc);
    out.entry(&format!("ou=groups,{}", data.base), "organizationalUnit");
    out.line("ou", "groups");
}

fn unit(out: &mut Writer, data: &Data, unit: &Unit, people: &[Employee]) {
    out.entry(&data.unit_dn(&unit.code), "organizationalUnit");
    out.line("ou", &unit.name);
    out.line("ou;lang-en", &unit.en);
    out.line("businessCategory", &unit.code);
    out.line("telephoneNumber", &format!("031-000-{:04}", unit.tel));
    let head = people.iter().find(|p| p.is_head && p.unit == unit.code);
    out.line_if("seeAlso", head.map(|h| h.dn(data)).as_deref());
}

fn person(out: &mut Writer, data: &Data, person: &Employee) {
    out.entry(&person.dn(data), "inetOrgPerson");
    out.line("uid", &person.uid);
    out.line("cn", &person.name());
    out.line("cn;lang-en", &person.en);
    out.line_if("cn;lang-ko-hani", person.hanja.as_deref());
    out.line("sn", &person.sn);
    out.line("givenName", &person.given);
    out.line_if("mail", person.mail.as_deref());
    out.line("title", &person.title);
    out.line("employeeType", &person.rank);
    out.line_if("employeeType", person.leave.as_deref());
    out.line_if("employeeNumber", Some(&person.number));
    out.line("departmentNumber", &person.unit);
    out.line("description", &person.duty);
    out.line("roomNumber", &person.room);
    out.line_if("telephoneNumber", person.phone.as_deref());
    out.line("mobile", &person.mobile);
    out.line("preferredLanguage", "ko");
}

/// `description` tells the post in words, then the time, as the demo's mapping reads them.
fn post(out: &mut Writer, data: &Data, post: &Post, people: &[Employee]) {
    let (Some(holder), Some(unit)) = (find(people, &post.holder), data.unit(&post.unit)) else { return };
    let cn = format!("{}-{}-{}", post.kind, unit.code, holder.number);
    out.entry(&format!("cn={cn},{}", data.unit_dn(&unit.code)), "organizationalRole");
    out.line("cn", &cn);
    out.line("roleOccupant", &holder.dn(data));
    out.line("description", &format!("{} {} {}", unit.name, post.name, post.kind));
    out.line("description", &format!("{} ~ {}", post.from, post.to));
}

fn group(out: &mut Writer, data: &Data, group: &Group, people: &[Employee]) {
    let dn = |name: &str| format!("cn={name},ou=groups,{}", data.base);
    out.entry(&dn(&group.name), "groupOfNames");
    out.line("cn", &group.name);
    out.line("description", &group.description);
    let named: Vec<&str> =
        group.people.iter().filter_map(|who| find(people, who)).map(|p| p.uid.as_str()).collect();
    let belongs = |p: &&Employee| {
        group.titles.contains(&p.title)
            || group.units.iter().any(|top| data.is_within(&p.unit, top))
            || named.contains(&p.uid.as_str())
    };
    people.iter().filter(belongs).for_each(|p| out.line("member", &p.dn(data)));
    group.groups.iter().for_each(|name| out.line("member", &dn(name)));
}

/// The first holder of a title in a unit.
fn find<'p>(people: &'p [Employee], (unit, title): &(String, String)) -> Option<&'p Employee> {
    people.iter().find(|p| p.unit == *unit && p.title == *title)
}
