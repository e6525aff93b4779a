//! The fields of the filter, and the address that asks for the same again.

use super::Tab;
use crate::model::filter::Asked;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// The filter as it is shown again.
#[derive(Clone, Debug, Default)]
pub struct FilterForm {
    /// Where it is sent.
    pub action: &'static str,
    /// What was written.
    pub asked: Asked,
    /// Whether anything was.
    pub narrowed: bool,
}

/// The form that takes a copy.
#[derive(Template)]
#[template(path = "audit/export.html")]
pub struct ExportPage {
    /// The frame.
    pub page: Page,
    /// The module's texts.
    pub t: T,
    /// Pages beside this one.
    pub tabs: Vec<Tab>,
    /// Where it is sent.
    pub action: &'static str,
    /// Back to the list.
    pub back: String,
    /// The filter, carried along.
    pub asked: Asked,
    /// The conditions in words.
    pub conditions: Vec<(&'static str, String)>,
    /// The reason already written.
    pub reason: String,
    /// What is wrong with it.
    pub problem: String,
}

impl FilterForm {
    /// The filter of the list at `action`.
    pub fn new(action: &'static str, asked: Asked) -> FilterForm {
        FilterForm { action, narrowed: asked != Asked::default(), asked }
    }
}

/// The fields that are not empty, for an address.
pub fn query_of(asked: &Asked) -> String {
    fields(asked)
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", escape(value)))
        .collect::<Vec<_>>()
        .join("&")
}

fn fields(asked: &Asked) -> [(&'static str, &str); 7] {
    [
        ("from", &asked.from),
        ("until", &asked.until),
        ("actor", &asked.actor),
        ("person", &asked.person),
        ("event", &asked.event),
        ("subject", &asked.subject),
        ("address", &asked.address),
    ]
}

/// The conditions with the names of their fields.
pub fn conditions(t: T, asked: &Asked) -> Vec<(&'static str, String)> {
    let labels = [
        t.audit_from(),
        t.audit_until(),
        t.audit_actor(),
        t.audit_person(),
        t.audit_event(),
        t.audit_subject(),
        t.audit_address(),
    ];
    let pairs = labels.into_iter().zip(fields(asked));
    pairs
        .filter(|(_, (_, value))| !value.is_empty())
        .map(|(label, (_, value))| (label, value.to_owned()))
        .collect()
}

/// Percent-encoding of everything but letters, digits and `-._~` (RFC 3986 section 2.3).
fn escape(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~' => char::from(b).to_string(),
            _ => format!("%{b:02X}"),
        })
        .collect()
}
