//! Writing a page, ready to print.

use crate::model::Window;
use crate::model::markdown::Html;
use crate::model::merge::Piece;
use crate::presence::writing;
use crate::texts::T;
use askama::Template;
use maru_kernel::{Id, Timestamp};
use maru_web::Page;

/// What is written, and where it goes.
#[derive(Clone, Debug, Default)]
pub struct Editing {
    /// Where the form goes.
    pub action: String,
    /// Where one gets to without saving.
    pub back: String,
    /// Where drafts go.
    pub draft_action: String,
    /// Whether the page does not exist yet.
    pub is_new: bool,
    /// The window of the form, by which a new page is made once and drafts are told apart.
    pub window: Window,
    /// Whether a second person publishes it.
    pub four_eyes: bool,
    /// The version it began with.
    pub base: i32,
    /// The title.
    pub title: String,
    /// The text.
    pub body: String,
    /// When a draft was kept, if this is one.
    pub kept_at: Option<Timestamp>,
    /// Who else writes, and since when.
    pub other: Option<(String, Timestamp)>,
    /// What is said about the change.
    pub note: String,
    /// What was wrong with what was sent; may be empty.
    pub problem: String,
    /// What the page listens to while it is open; empty for a page that does not exist yet.
    pub topic: String,
}

impl Editing {
    /// Of a page that exists.
    pub fn of(id: Id, window: Window) -> Editing {
        let there = format!("/wiki/pages/{id}");
        Editing {
            draft_action: format!("{there}/draft"),
            back: there.clone(),
            action: there,
            topic: writing(id).to_string(),
            window,
            ..Editing::default()
        }
    }

    /// Of a new page below another.
    pub fn below(above: Id, window: Window) -> Editing {
        let there = format!("/wiki/pages/{above}");
        Editing {
            action: format!("{there}/pages"),
            draft_action: format!("{there}/draft"),
            back: there,
            is_new: true,
            window,
            ..Editing::default()
        }
    }
}

/// The form.
#[derive(Template)]
#[template(path = "wiki/edit.html")]
pub struct EditPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// What is written.
    pub editing: Editing,
    /// That this is a draft, and of when; may be empty.
    pub kept: String,
    /// Who else writes; may be empty.
    pub other: String,
    /// What the text will look like, when that was asked for.
    pub look: Option<Html>,
}

impl EditPage {
    /// The page.
    pub fn new(frame: Page, t: T, now: Timestamp, editing: Editing, look: Option<Html>) -> EditPage {
        let when = |at: Timestamp| maru_web::relative(frame.t, at, now);
        EditPage {
            kept: editing.kept_at.map(|at| t.wiki_is_draft(when(at))).unwrap_or_default(),
            other: editing
                .other
                .as_ref()
                .map(|(name, since)| t.wiki_other_writes(name, when(*since)))
                .unwrap_or_default(),
            page: frame,
            t,
            editing,
            look,
        }
    }
}

/// Two texts that contradict one another.
#[derive(Template)]
#[template(path = "wiki/conflict.html")]
pub struct ConflictPage {
    /// The frame.
    pub page: Page,
    /// The texts.
    pub t: T,
    /// Where the form goes.
    pub action: String,
    /// The newest version, on which the merged text builds.
    pub base: i32,
    /// The title.
    pub title: String,
    /// What is said about the change.
    pub note: String,
    /// The window it was written in.
    pub window: Window,
    /// The other's title, when both changed it; may be empty.
    pub their_title: String,
    /// Both, piece by piece.
    pub pieces: Vec<PieceRow>,
    /// Both in one text, to go on with.
    pub body: String,
}

/// A stretch of the text.
pub struct PieceRow {
    /// Whether both say the same here.
    pub is_agreed: bool,
    /// What both say.
    pub both: String,
    /// What one wrote oneself.
    pub mine: String,
    /// What somebody else wrote.
    pub theirs: String,
}

impl ConflictPage {
    /// The page; the text to go on with has one's own words after the other's at every contradiction.
    pub fn new(
        frame: Page,
        t: T,
        id: Id,
        (title, note, window): (String, String, Window),
        (newest, their_title): (i32, Option<String>),
        pieces: &[Piece],
    ) -> ConflictPage {
        let text = |piece: &Piece| match piece {
            Piece::Agreed(text) => text.clone(),
            Piece::Contradiction { mine, theirs, .. } => format!("{theirs}{mine}"),
        };
        ConflictPage {
            page: frame,
            t,
            action: format!("/wiki/pages/{id}"),
            base: newest,
            title,
            their_title: their_title.unwrap_or_default(),
            note,
            window,
            body: pieces.iter().map(text).collect(),
            pieces: pieces.iter().map(PieceRow::new).collect(),
        }
    }
}

impl PieceRow {
    fn new(piece: &Piece) -> PieceRow {
        match piece {
            Piece::Agreed(text) => PieceRow {
                is_agreed: true,
                both: shortened(text),
                mine: String::new(),
                theirs: String::new(),
            },
            Piece::Contradiction { mine, theirs, .. } => {
                PieceRow { is_agreed: false, both: String::new(), mine: mine.clone(), theirs: theirs.clone() }
            }
        }
    }
}

/// Of a long stretch that nobody disputes, its first and last lines.
fn shortened(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    match lines.as_slice() {
        [first, second, .., before, last] if lines.len() > 8 => {
            format!("{first}\n{second}\n⋯\n{before}\n{last}")
        }
        _ => text.trim_end().to_owned(),
    }
}
