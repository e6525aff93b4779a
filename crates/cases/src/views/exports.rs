//! Sealed copies on the page of their case, and the form on which one is asked for.

use super::case::OfficeView;
use crate::model::{Export, Office, Receipt, Standing};
use crate::offers::office_name;
use crate::pages::Names;
use crate::texts::T;
use askama::Template;
use maru_kernel::{Timestamp, visible};
use maru_web::{Cx, Page, date_time, size};

/// What the viewer may do with a copy that was asked for.
#[derive(Clone, Debug, Default)]
pub struct ExportWays {
    /// Offices to grant it in.
    pub offices: Vec<Office>,
    /// Whether to say no.
    pub deny: bool,
    /// Whether to take it.
    pub take: bool,
}

/// A copy that was asked for.
pub struct ExportView {
    pub base: String,
    pub line: String,
    pub reason: String,
    pub recipient: String,
    pub word: String,
    pub tone: &'static str,
    pub decided: String,
    pub receipts: Vec<ReceiptView>,
    pub offices: Vec<OfficeView>,
    pub deny: bool,
    pub take: bool,
    pub has_acts: bool,
}

/// A copy that was made.
pub struct ReceiptView {
    pub line: String,
    pub sha256: String,
    pub list: String,
}

/// A copy as the page of its case tells of it.
pub fn export_view(
    (t, web): (T, maru_web::T),
    export: &Export,
    ways: &ExportWays,
    names: &Names,
    now: Timestamp,
) -> ExportView {
    let (word, tone) = match export.standing(now) {
        Standing::Waiting => (t.copy_waiting().to_owned(), "amber"),
        Standing::Granted(until) => (t.copy_until(date_time(web, until)), "red"),
        Standing::Refused => (t.copy_refused().to_owned(), ""),
        Standing::Over if export.receipts.is_empty() => (t.copy_void().to_owned(), ""),
        Standing::Over => (t.copy_done().to_owned(), ""),
    };
    let decided = export.decided.as_ref().map(|decision| {
        let (name, at) = (names.name(t, decision.by), date_time(web, decision.at));
        match decision.office {
            Some(office) => t.cases_approval_line(name, office_name(t, office), at),
            None => t.copy_refused_by(name, at),
        }
    });
    let receipt = |receipt: &Receipt| ReceiptView {
        line: t.copy_receipt(
            receipt.files,
            receipt.items,
            names.name(t, receipt.person),
            size(u64::try_from(receipt.bytes).unwrap_or_default()),
            date_time(web, receipt.at),
        ),
        sha256: receipt.sha256.clone(),
        list: receipt.list_sha256.clone(),
    };
    let offices = ways
        .offices
        .iter()
        .map(|office| OfficeView { name: office.name(), label: t.cases_approve_as(office_name(t, *office)) });
    ExportView {
        base: format!("/admin/cases/{}/exports/{}", export.case, export.id),
        line: t.copy_asked_line(names.name(t, export.asked.by), date_time(web, export.asked.at)),
        reason: visible(&export.reason),
        recipient: export.recipient.clone(),
        word,
        tone,
        decided: decided.unwrap_or_default(),
        receipts: export.receipts.iter().map(receipt).collect(),
        offices: offices.collect(),
        has_acts: !ways.offices.is_empty() || ways.deny || ways.take,
        deny: ways.deny,
        take: ways.take,
    }
}

/// The form as typed.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    pub recipient: String,
    pub reason: String,
}

/// The form.
#[derive(Template)]
#[template(path = "cases/export.html")]
pub struct ExportPage {
    pub page: Page,
    pub t: T,
    pub here: String,
    pub wish: Wish,
    pub problem: String,
}

impl ExportPage {
    /// The page.
    pub fn new(cx: &Cx, here: String, wish: Wish, problem: String) -> ExportPage {
        let t = T(cx.lang);
        ExportPage { page: cx.page(t.copy_new()), t, here, wish, problem }
    }
}
