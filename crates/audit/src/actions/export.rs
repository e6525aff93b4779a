//! Takes a copy of a part of the log out of the house, with a reason, a count and a hash (S-23).

use crate::Error;
use crate::access::{Allowed, Export, Scope};
use crate::actions::search::{filter_json, scope_name};
use crate::model::csv;
use crate::model::filter::Filter;
use crate::store::events::{self, Entry};
use maru_kernel::{Cause, Event, Id};
use maru_store::Db;
use maru_web::Download;
use std::io::Write;
use std::path::Path;

/// The most rows one file may hold.
pub const MOST_ROWS: u64 = 1_000_000;
const AT_ONCE: i64 = 1_000;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180 with a byte order mark, so that spreadsheets read Korean.
    Csv,
    /// One JSON array.
    Json,
}

/// A file ready to be sent.
#[derive(Debug)]
pub struct Made {
    /// The file, with its length and hash as they stand in the log.
    pub file: maru_web::Made,
    /// How many events it holds.
    pub rows: u64,
}

/// What is wanted, and why.
#[derive(Clone, Debug)]
pub struct Order {
    /// Which events.
    pub filter: Filter,
    /// In which form.
    pub format: Format,
    /// Why; see [`maru_kernel::reason`].
    pub reason: String,
}

/// Checks a reason (S-23).
///
/// # Errors
/// [`Error::Reason`].
pub fn reason(text: &str) -> Result<String, Error> {
    maru_kernel::reason(text).map(str::to_owned).ok_or(Error::Reason)
}

/// Writes the file into `folder`, then the event that tells of it; only then may it be sent.
///
/// # Errors
/// [`Error::Reason`], [`Error::TooManyRows`], [`Error::Export`], and as any read or write.
pub fn export(
    db: &Db,
    cause: &Cause,
    allowed: &Allowed<Export, Scope>,
    order: &Order,
    folder: &Path,
) -> Result<Made, Error> {
    let reason = reason(&order.reason)?;
    let scope = *allowed.noun();
    let mut out = Output::new(Download::begin(folder)?, order.format);
    out.begin()?;
    let mut before = None;
    loop {
        let rows = db.read_blocking(|conn| events::find(conn, scope, &order.filter, before, AT_ONCE))?;
        let Some(last) = rows.last() else { break };
        before = Some(Id::from_i64(last.id));
        rows.iter().try_for_each(|row| out.row(row))?;
        if out.rows > MOST_ROWS {
            return Err(Error::TooManyRows);
        }
    }
    let made = out.finish()?;
    let details = serde_json::json!({
        "scope": scope_name(scope), "filter": filter_json(&order.filter), "reason": reason,
        "rows": made.rows, "bytes": made.file.bytes, "sha256": made.file.sha256,
    });
    db.write_blocking(cause, move |tx| tx.record(&Event::new("audit.exported").with(details)).map(|_| ()))?;
    Ok(made)
}

struct Output {
    out: Download,
    format: Format,
    rows: u64,
}

impl Output {
    fn new(out: Download, format: Format) -> Output {
        Output { out, format, rows: 0 }
    }

    fn write(&mut self, text: &str) -> std::io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    fn begin(&mut self) -> std::io::Result<()> {
        match self.format {
            Format::Csv => self.write(&format!("\u{FEFF}{}", csv::line(COLUMNS))),
            Format::Json => self.write("[\n"),
        }
    }

    fn row(&mut self, entry: &Entry) -> std::io::Result<()> {
        self.rows += 1;
        let values = values(entry);
        match self.format {
            Format::Csv => self.write(&csv::line(values.iter().map(String::as_str))),
            Format::Json => {
                let comma = if self.rows > 1 { ",\n" } else { "" };
                let object: serde_json::Map<String, serde_json::Value> =
                    COLUMNS.iter().map(|c| (*c).to_owned()).zip(values.into_iter().map(Into::into)).collect();
                self.write(&format!("{comma}{}", serde_json::Value::Object(object)))
            }
        }
    }

    fn finish(mut self) -> std::io::Result<Made> {
        if self.format == Format::Json {
            self.write("\n]\n")?;
        }
        Ok(Made { file: self.out.finish()?, rows: self.rows })
    }
}

const COLUMNS: [&str; 12] = [
    "at",
    "id",
    "event",
    "actor_kind",
    "actor",
    "on_behalf_of",
    "subject",
    "data_subject",
    "address",
    "request",
    "agent",
    "details",
];

fn values(entry: &Entry) -> [String; 12] {
    let id = |number: Option<i64>| number.map(|n| Id::from_i64(n).to_string()).unwrap_or_default();
    [
        entry.at.0.to_string(),
        Id::from_i64(entry.id).to_string(),
        entry.name.clone(),
        entry.actor_kind.clone(),
        entry.actor_name.clone().unwrap_or_else(|| id(entry.actor_person)),
        id(entry.on_behalf_of),
        entry.subject.clone().unwrap_or_default(),
        id(entry.data_subject),
        entry.address.clone().unwrap_or_default(),
        entry.request.clone(),
        entry.agent.clone(),
        entry.details.clone(),
    ]
}
