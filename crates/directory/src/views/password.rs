//! Changing and setting passwords that are kept here.

use super::me::Tab;
use crate::model::password_rules::shortest;
use crate::model::policy::{PasswordPolicy, PasswordProfile};
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// What a new password has to be, one sentence each.
pub struct PasswordRules(pub Vec<String>);

impl PasswordRules {
    /// The rules now in force.
    pub fn new(t: T, policy: PasswordPolicy) -> PasswordRules {
        let mut rules = vec![t.password_rule_length(shortest(policy.profile))];
        if policy.profile == PasswordProfile::KrGov {
            rules.push(t.password_rule_classes().to_owned());
        }
        rules.push(t.password_rule_personal().to_owned());
        rules.push(t.password_rule_common().to_owned());
        rules.push(t.password_rule_used().to_owned());
        if policy.days > 0 && policy.profile == PasswordProfile::KrGov {
            rules.push(t.password_rule_days(policy.days));
        }
        PasswordRules(rules)
    }
}

/// `/me/password`.
#[derive(Template)]
#[template(path = "directory/my_password.html")]
pub struct MyPasswordPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// Other pages about oneself; none while the sign-in is not complete.
    pub tabs: Vec<Tab>,
    /// What the page is for.
    pub intro: &'static str,
    /// Whether there is a password here to change.
    pub kept_here: bool,
    /// Whether the sign-in waits for this.
    pub overdue: bool,
    /// What the new one has to be.
    pub rules: PasswordRules,
    /// What was wrong.
    pub error: String,
}

/// `/password/{token}`.
#[derive(Template)]
#[template(path = "directory/password.html")]
pub struct SetPasswordPage {
    /// The frame.
    pub page: Page,
    /// Texts.
    pub t: T,
    /// The token, for the form.
    pub token: String,
    /// Whose password it is.
    pub name: String,
    /// What it has to be.
    pub rules: PasswordRules,
    /// What was wrong.
    pub error: String,
}
