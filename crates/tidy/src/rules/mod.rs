//! The rules, one file each.

use crate::offence::Offence;
use crate::tree::Tree;

mod actix_rooms;
mod arrows;
mod css_bundle;
mod diesel_rooms;
mod error_codes;
mod evidence;
mod exceptions_in_use;
mod file_names;
mod foreign_hosts;
mod hangul;
mod headers;
mod locale_keys;
mod marks;
mod plain_markup;
mod plain_models;
mod safe_filter;
mod security_claims;
mod style_guide;
mod template_logic;
mod twin_migrations;
mod unused_faults;
mod vendored;

/// One law of the house.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What docs/STYLE.md, exceptions.toml and test names call it.
    pub name: &'static str,
    /// Why the house keeps it.
    pub reason: &'static str,
    /// Finds where it is broken, exceptions not yet considered.
    check: fn(&Tree) -> Vec<Offence>,
}

impl Rule {
    /// Where the tree breaks this rule, without the places that `exceptions.toml` spares; sorted.
    pub fn offences(&self, tree: &Tree) -> Vec<Offence> {
        let mut found = (self.check)(tree);
        found.retain(|offence| !tree.exceptions.iter().any(|row| row.spares(self.name, offence)));
        found.sort();
        found
    }
}

/// Every rule, in the order of docs/STYLE.md.
pub const RULES: &[Rule] = &[
    arrows::RULE,
    diesel_rooms::RULE,
    actix_rooms::RULE,
    plain_models::RULE,
    evidence::RULE,
    twin_migrations::RULE,
    headers::RULE,
    file_names::RULE,
    marks::RULE,
    hangul::RULE,
    locale_keys::RULE,
    error_codes::RULE,
    unused_faults::RULE,
    plain_markup::RULE,
    template_logic::RULE,
    safe_filter::RULE,
    foreign_hosts::RULE,
    css_bundle::RULE,
    vendored::RULE,
    security_claims::RULE,
    style_guide::RULE,
    exceptions_in_use::RULE,
];

/// How the samples of a rule ask: which `path:line` of these files break it.
#[cfg(test)]
pub(crate) fn broken(rule: &Rule, samples: &[(&str, &str)]) -> Vec<String> {
    let found = rule.offences(&Tree::of(samples));
    found.into_iter().map(|o| format!("{}:{}", o.path, o.line)).collect()
}
