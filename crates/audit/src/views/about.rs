//! What this software is made of.

use super::Tab;
use crate::texts::T;
use askama::Template;
use maru_web::Page;

/// Version and licences.
#[derive(Template)]
#[template(path = "audit/about.html")]
pub struct AboutPage {
    /// The frame.
    pub page: Page,
    /// The module's texts.
    pub t: T,
    /// Pages beside this one.
    pub tabs: Vec<Tab>,
    /// The suite's version.
    pub version: &'static str,
    /// The public key of the log.
    pub key: String,
    /// Libraries by name.
    pub libraries: Vec<Library>,
}

/// A library from elsewhere.
#[derive(Clone, Debug)]
pub struct Library {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Licence as an SPDX expression.
    pub licence: String,
}
