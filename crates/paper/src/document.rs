//! A document before it is laid out: what its author said, without a place on paper.

use std::sync::Arc;

/// A document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its title, which stands at the top of every sheet.
    pub title: String,
    /// What stands beside it there: where it comes from, which version, of which day.
    pub origin: String,
    /// The language (BCP 47).
    pub language: &'static str,
    /// The day it was changed last; the file says so of itself.
    pub day: Option<Day>,
    /// The parts, each beginning on a sheet of its own. Several get a table of contents.
    pub sections: Vec<Section>,
    /// Words of the layout itself.
    pub words: Words,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// The year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// Words that the layout says itself.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Above the table of contents.
    pub contents: &'static str,
    /// Said of a task that is done, to those who do not see the box.
    pub done: &'static str,
    /// Said of a task that is not.
    pub open: &'static str,
    /// Said in place of a picture that is not there and has no words.
    pub picture: &'static str,
}

/// A part of a document.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// What links lead to.
    pub anchor: String,
    /// The title.
    pub title: String,
    /// A line below it; may be empty.
    pub note: String,
    /// How deep it stands in the table of contents, from 0.
    pub depth: usize,
    /// The text.
    pub blocks: Vec<Block>,
}

/// A part of a text.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 6, as the author wrote it.
        level: u8,
        /// What links lead to; may be empty.
        anchor: String,
        /// The words.
        spans: Vec<Span>,
    },
    /// A paragraph; a line break in its words begins a new line.
    Paragraph(Vec<Span>),
    /// A list, numbered from `start` if that is given.
    List {
        /// The first number.
        start: Option<u32>,
        /// The items.
        items: Vec<Item>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A passage set off from the text.
    Callout {
        /// What it is for.
        tone: Tone,
        /// The line above it; may be empty.
        title: String,
        /// The text.
        blocks: Vec<Block>,
    },
    /// Lines of code, kept as they are.
    Code(String),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// Notes at the foot of a section, in small type below a line.
    Notes(Vec<Block>),
    /// A line across the page.
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// What links lead to; may be empty.
    pub anchor: String,
    /// For a task, whether it is done.
    pub task: Option<bool>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// What a callout is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    #[default]
    Note,
    /// Something that helps.
    Tip,
    /// Something that must not be missed.
    Important,
    /// Something that may go wrong.
    Warning,
    /// Something dangerous.
    Caution,
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// How they look.
    pub look: Look,
    /// Where they lead.
    pub to: Option<Target>,
}

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Heavy.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// Crossed out.
    pub strike: bool,
    /// Underlined.
    pub underline: bool,
    /// Letters of one width.
    pub code: bool,
    /// Marked with colour.
    pub mark: bool,
    /// Above or below the line.
    pub rise: Rise,
}

/// Whether words stand on their line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rise {
    /// On it.
    #[default]
    None,
    /// Small, above it.
    Up,
    /// Small, below it.
    Down,
}

/// Where words lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To an address outside the document.
    Web(String),
    /// To an anchor of the document.
    Anchor(String),
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// How many rows at the top are said again on every sheet.
    pub heads: usize,
    /// The rows; a cell stands at the first free place of its row.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Whether it says what others are.
    pub head: bool,
    /// How many columns it takes; 0 is taken as 1.
    pub columns: usize,
    /// How many rows it takes; 0 is taken as 1.
    pub rows: usize,
    /// Where its words stand.
    pub align: Align,
    /// The text.
    pub blocks: Vec<Block>,
}

/// Where words stand in their column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A picture.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// PNG, JPEG, GIF or WebP; anything else is not drawn. Pictures that share it are read once.
    pub content: Option<Arc<[u8]>>,
    /// What it shows, in words.
    pub words: String,
    /// The width its author wants, in pixels of 1/96 inch.
    pub width: Option<u16>,
}
