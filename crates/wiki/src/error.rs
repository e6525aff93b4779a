//! What can go wrong in the wiki, in words a person can act on.

use crate::model::Level;
use crate::model::markdown::Refused;
use crate::texts::T;
use maru_kernel::{Code, Fault, Lang};
use maru_store::StoreError;
use thiserror::Error;

/// A failure of this module.
#[derive(Debug, Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file could not be given to a page, or taken from it.
    #[error(transparent)]
    Files(#[from] maru_files::Error),
    /// There is no such page, version or space, or it is not for this viewer.
    #[error("no such thing")]
    Missing,
    /// The page is seen, but this takes more than the viewer may do.
    #[error("needs {0:?}")]
    Level(Level),
    /// Whoever wrote a version does not publish it as well.
    #[error("a second person is needed")]
    SecondPerson,
    /// Nothing readable, or too much of it, as a title.
    #[error("not a title")]
    Title,
    /// The text is too long.
    #[error("too long")]
    Long,
    /// Lists or quotations are nested too deeply.
    #[error("too deep")]
    Deep,
    /// HTML in the text is left open again and again.
    #[error("tangled HTML")]
    Tangled,
    /// A letter bears more marks than any language writes.
    #[error("too many marks")]
    Marks,
    /// The person has gone on with the draft in another window.
    #[error("another window's draft")]
    Elsewhere,
    /// More pages than one file takes.
    #[error("more than {0} pages")]
    Many(usize),
    /// More entries than an archive may have.
    #[error("more than {0} entries")]
    Entries(usize),
    /// More mebibytes than an archive may hold when unpacked.
    #[error("more than {0} MiB when unpacked")]
    Unpacked(u64),
    /// What was sent is no archive that can be read.
    #[error("not an archive: {0}")]
    Archive(String),
    /// The archive is gone, or was brought in already.
    #[error("no such archive")]
    Archived,
    /// More sheets than one PDF takes.
    #[error("more than {0} sheets")]
    Sheets(usize),
    /// Pictures that are more together than one file takes.
    #[error("too many pictures")]
    Pictures,
    /// No PDF could be made of the pages.
    #[error("paper: {0}")]
    Paper(String),
    /// A file to take away could not be written.
    #[error("export: {0}")]
    Export(#[from] std::io::Error),
    /// A page cannot stand below itself, nor the first page of a space below another.
    #[error("a page below itself")]
    Cycle,
    /// A space is not thrown away.
    #[error("a space")]
    Space,
    /// Making a space of this kind is for others.
    #[error("no right to make a space")]
    Making,
    /// Rights changed since they were shown.
    #[error("rights changed")]
    Changed,
    /// The tree would be too deep.
    #[error("too many levels")]
    Levels,
    /// Nobody would be left to manage the page.
    #[error("nobody left")]
    Nobody,
    /// Not somebody rights can be given to.
    #[error("unknown holder")]
    Whom,
    /// Nobody behind the key may see the page.
    #[error("nobody who may see the page")]
    NoReader,
    /// As many are asked from pages of the agency only, or by whoever may address all.
    #[error("more than {0} people")]
    Circular(usize),
    /// The version does not wait for a decision any more.
    #[error("decided already")]
    Decided,
    /// Too many labels, or one that is too long.
    #[error("labels")]
    Labels,
    /// Not a date or a number of months to look at a page again.
    #[error("not a time of review")]
    Review,
    /// Nothing said, or too much of it.
    #[error("not a remark")]
    Comment,
    /// The page above lies in the trash itself.
    #[error("the page above is gone")]
    Above,
    /// A reason is missing.
    #[error("no reason")]
    Reason,
    /// No reason why no second person publishes any more.
    #[error("no reason to publish alone")]
    SwitchReason,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Long => Error::Long,
            Refused::Deep => Error::Deep,
            Refused::Tangled => Error::Tangled,
            Refused::Marks => Error::Marks,
        }
    }
}

impl From<maru_paper::Error> for Error {
    fn from(error: maru_paper::Error) -> Self {
        match error {
            maru_paper::Error::Pages(most) => Error::Sheets(most),
            maru_paper::Error::Pictures => Error::Pictures,
            maru_paper::Error::Failed(why) => Error::Paper(why),
        }
    }
}

impl Error {
    /// What was sent cannot be read as an archive.
    pub(crate) fn unreadable(error: impl std::fmt::Display) -> Error {
        Error::Archive(error.to_string())
    }
}

impl From<zip::result::ZipError> for Error {
    fn from(error: zip::result::ZipError) -> Self {
        Error::Export(error.into())
    }
}

impl Fault for Error {
    fn code(&self) -> Code {
        match self {
            Error::Store(error) => error.code(),
            Error::Files(error) => error.code(),
            Error::Missing => Code::new("wiki.missing", 404),
            Error::Level(_) => Code::new("wiki.level", 403),
            Error::SecondPerson => Code::new("wiki.second_person", 403),
            Error::Title => Code::new("wiki.title", 422),
            Error::Long => Code::new("wiki.long", 413),
            Error::Deep => Code::new("wiki.deep", 422),
            Error::Tangled => Code::new("wiki.tangled", 422),
            Error::Marks => Code::new("wiki.marks", 422),
            Error::Elsewhere => Code::new("wiki.draft_elsewhere", 412),
            Error::Many(_) => Code::new("wiki.many", 422),
            Error::Entries(_) => Code::new("wiki.entries", 422),
            Error::Unpacked(_) => Code::new("wiki.unpacked", 422),
            Error::Archive(_) => Code::new("wiki.archive", 422),
            Error::Archived => Code::new("wiki.archived", 404),
            Error::Sheets(_) => Code::new("wiki.sheets", 422),
            Error::Pictures => Code::new("wiki.pictures", 422),
            Error::Paper(_) => Code::new("wiki.paper", 500),
            Error::Export(_) => Code::new("wiki.export", 500),
            Error::Cycle => Code::new("wiki.cycle", 422),
            Error::Space => Code::new("wiki.space", 422),
            Error::Making => Code::new("wiki.making", 403),
            Error::Changed => Code::new("wiki.changed", 409),
            Error::Levels => Code::new("wiki.levels", 422),
            Error::Nobody => Code::new("wiki.nobody", 422),
            Error::Whom => Code::new("wiki.whom", 422),
            Error::NoReader => Code::new("wiki.no_reader", 422),
            Error::Circular(_) => Code::new("wiki.circular", 403),
            Error::Decided => Code::new("wiki.decided", 409),
            Error::Labels => Code::new("wiki.labels", 422),
            Error::Review => Code::new("wiki.review", 422),
            Error::Comment => Code::new("wiki.comment", 422),
            Error::Above => Code::new("wiki.above", 409),
            Error::Reason => Code::new("wiki.reason", 422),
            Error::SwitchReason => Code::new("wiki.switch_reason", 422),
        }
    }

    fn text(&self, lang: Lang) -> String {
        let t = T(lang);
        match self {
            Error::Store(error) => return error.text(lang),
            Error::Files(error) => return error.text(lang),
            Error::Many(most) => return t.fault_many(most),
            Error::Circular(most) => return t.fault_circular(most),
            Error::Entries(most) => return t.fault_entries(most),
            Error::Unpacked(most) => return t.fault_unpacked(most),
            Error::Sheets(most) => return t.fault_sheets(most),
            Error::Missing => t.fault_missing(),
            Error::Level(Level::Manage) => t.fault_manage(),
            Error::Level(Level::Edit) => t.fault_edit(),
            Error::Level(_) => t.fault_comment(),
            Error::SecondPerson => t.fault_second_person(),
            Error::Title => t.fault_title(),
            Error::Long => t.fault_long(),
            Error::Deep => t.fault_deep(),
            Error::Tangled => t.fault_tangled(),
            Error::Marks => t.fault_marks(),
            Error::Elsewhere => t.fault_elsewhere(),
            Error::Archive(_) => t.fault_archive(),
            Error::Archived => t.fault_archived(),
            Error::Pictures => t.fault_pictures(),
            Error::Paper(_) => t.fault_paper(),
            Error::Export(_) => t.fault_export(),
            Error::Cycle => t.fault_cycle(),
            Error::Space => t.fault_space(),
            Error::Making => t.fault_making(),
            Error::Changed => t.fault_changed(),
            Error::Levels => t.fault_levels(),
            Error::Nobody => t.fault_nobody(),
            Error::Whom => t.fault_whom(),
            Error::NoReader => t.fault_no_reader(),
            Error::Decided => t.fault_decided(),
            Error::Labels => t.fault_labels(),
            Error::Review => t.fault_review(),
            Error::Comment => t.fault_remark(),
            Error::Above => t.fault_above(),
            Error::Reason => t.fault_reason(),
            Error::SwitchReason => t.fault_switch_reason(),
        }
        .to_owned()
    }
}
