//! What the demonstration's agency wrote into its wiki, as `wiki.toml` tells it, by the wiki's own actions.

use super::stage::{Calendar, Stage};
use crate::problem::Problem;
use maru_contract::Offers;
use maru_directory::model::Holder;
use maru_kernel::{Id, Ref, Timestamp, Viewer};
use maru_paper::{Document, Section};
use maru_store::{StoreError, Tx};
use maru_wiki::actions::{self, Change, NewComment, NewSpace, NewText};
use maru_wiki::model::markdown::html;
use maru_wiki::model::paper::{Leads, blocks};
use maru_wiki::model::rights::{Grant, Node};
use maru_wiki::model::tree::tree;
use maru_wiki::model::{Keys, Level, SpaceKind, Text, Window};
use maru_wiki::store::comment;
use maru_wiki::store::draft::{Draft, Spot};
use maru_wiki::store::mark::Mark;
use maru_wiki::store::page::{self, Arrangement};
use maru_wiki::store::revision;
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A map of the roads whose snow is cleared, drawn for this story.
const ROADS: &[u8] = include_bytes!("snow-routes.png");

/// Something somebody did.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Working days ago, hour, minute; with 0 days so many minutes ago.
    when: (usize, i8, i8),
    by: String,
    page: String,
    #[serde(rename = "do")]
    verb: Verb,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Verb {
    Space {
        kind: String,
        title: String,
        about: String,
        body: String,
    },
    Page {
        below: String,
        title: String,
        body: String,
    },
    Change {
        note: String,
        from: String,
        to: String,
    },
    Draft {
        from: String,
        to: String,
    },
    /// Sends a file, and changes the text so that it leads there: `{file}` is its address.
    Attach {
        name: String,
        /// What is printed on it, for a PDF; otherwise it is the map of the roads.
        paper: Option<String>,
        note: String,
        from: String,
        to: String,
    },
    Give {
        #[serde(default)]
        breaks: bool,
        to: Vec<(String, String)>,
    },
    Arrange {
        holder: Option<String>,
        #[serde(default)]
        four_eyes: bool,
        #[serde(default)]
        months: i32,
        /// Days from today, negative for one that is over.
        due: Option<i64>,
    },
    Label {
        labels: String,
    },
    /// Asks for "read and understood".
    Ask {
        whom: String,
    },
    Confirm,
    Comment {
        #[serde(default)]
        quote: String,
        body: String,
        /// Whether it answers the last one.
        #[serde(default)]
        answers: bool,
    },
    Star,
    Watch,
}

impl Act {
    /// All of them, in the order they are told.
    pub fn all() -> Result<Vec<Act>, Problem> {
        #[derive(Deserialize)]
        struct File {
            act: Vec<Act>,
        }
        let wrong =
            |e: toml::de::Error| Problem::ConfigWrong { path: "wiki.toml".to_owned(), reason: e.to_string() };
        toml::from_str(include_str!("wiki.toml")).map(|file: File| file.act).map_err(wrong)
    }

    /// When it was done.
    pub fn at(&self, calendar: &Calendar) -> Timestamp {
        calendar.when(self.when)
    }
}

/// The pages made so far, by the names the story has for them.
pub struct Book {
    calendar: Calendar,
    pages: RefCell<BTreeMap<String, Id>>,
}

impl Book {
    /// A wiki with nothing in it.
    pub fn new() -> Book {
        Book { calendar: Calendar::new(), pages: RefCell::default() }
    }

    /// Lets it happen.
    pub fn play(&self, stage: &Stage<'_>, act: &Act) -> Result<(), Problem> {
        match &act.verb {
            Verb::Space { kind, title, about, body } => {
                let kind = SpaceKind::from_name(kind).ok_or(StoreError::Missing)?;
                let holder = holder(&stage.key(&format!("{}@{}", held_by(kind), act.by))?)?;
                let (title, description) = (title.clone(), about.clone());
                let new = NewSpace { kind, holder, title, description, body: self.filled(body)? };
                let id = with_keys(stage, &act.by, move |tx, viewer, keys| {
                    Ok(actions::make_space(tx, viewer, keys, &new)?)
                })?;
                self.pages.borrow_mut().insert(act.page.clone(), id);
                Ok(())
            }
            Verb::Page { below, title, body } => {
                let (above, new) =
                    (self.page(below)?, NewText { title: self.filled(title)?, body: self.filled(body)? });
                let id = with_keys(stage, &act.by, move |tx, _, keys| {
                    Ok(actions::make_page(tx, keys, above, &new)?)
                })?;
                self.pages.borrow_mut().insert(act.page.clone(), id);
                Ok(())
            }
            verb => self.change(stage, &act.by, self.page(&act.page)?, verb),
        }
    }

    /// What happens to a page that is there.
    fn change(&self, stage: &Stage<'_>, by: &str, id: Id, verb: &Verb) -> Result<(), Problem> {
        match verb {
            Verb::Space { .. } | Verb::Page { .. } => Ok(()),
            Verb::Attach { name, paper, note, from, to } => {
                let content = match paper {
                    Some(text) => printed(name, &self.filled(text)?)?,
                    None => ROADS.to_vec(),
                };
                let file = stage.send(by, name, &content)?;
                let to = to.replace("{file}", &format!("/files/{file}"));
                let change = Verb::Change { note: note.clone(), from: from.clone(), to };
                self.change(stage, by, id, &change)
            }
            Verb::Change { note, from, to } => {
                let (note, from, to) = (note.clone(), from.clone(), self.filled(to)?);
                with_keys(stage, by, move |tx, _, keys| {
                    let Text { revision, body } = newest(tx, id)?;
                    let body = replaced(&body, &from, &to)?;
                    actions::save(
                        tx,
                        keys,
                        id,
                        &Change {
                            base: revision.number,
                            title: revision.title,
                            body,
                            note,
                            ..Change::default()
                        },
                    )?;
                    Ok(())
                })
            }
            Verb::Draft { from, to } => {
                let (from, to) = (from.clone(), self.filled(to)?);
                with_keys(stage, by, move |tx, _, keys| {
                    let (Text { revision, body }, spot) = (newest(tx, id)?, Spot { page: id, is_new: false });
                    let (body, saved_at) = (replaced(&body, &from, &to)?, tx.now());
                    let (base, title, form) = (revision.number, revision.title, String::new());
                    let draft = Draft { spot, base, title, body, saved_at, form };
                    actions::keep_draft(tx, keys, &draft, &Window::default())?;
                    Ok(())
                })
            }
            Verb::Give { breaks, to } => {
                let grants: Result<Vec<Grant>, Problem> =
                    to.iter().map(|(who, level)| grant(stage, who, level)).collect();
                let node = Node { grants: grants?, breaks: *breaks };
                with_keys(stage, by, move |tx, _, keys| Ok(actions::entitle(tx, keys, id, &node, None)?))
            }
            Verb::Arrange { .. } => self.arrange(stage, by, id, verb.clone()),
            Verb::Label { labels } => {
                let labels = labels.clone();
                with_keys(stage, by, move |tx, _, keys| Ok(actions::label_page(tx, keys, id, &labels)?))
            }
            Verb::Ask { whom } => {
                let whom = stage.key(whom)?;
                with_keys(stage, by, move |tx, viewer, keys| {
                    Ok(actions::ask_to_confirm(tx, viewer, keys, id, Some(&whom))?)
                })
            }
            Verb::Confirm => with_keys(stage, by, move |tx, _, keys| {
                let number = newest(tx, id)?.revision.number;
                Ok(actions::confirm(tx, keys, id, number)?)
            }),
            Verb::Comment { quote, body, answers } => {
                let (quote, body, answers) = (quote.clone(), body.clone(), *answers);
                with_keys(stage, by, move |tx, _, keys| {
                    let last = comment::of_page(tx.conn(), id, None, 100)?.pop().map(|last| last.thread);
                    let thread = last.filter(|_| answers);
                    actions::make_comment(tx, keys, id, &NewComment { thread, quote, body })?;
                    Ok(())
                })
            }
            Verb::Star => self.mark(stage, by, id, Mark::Star),
            Verb::Watch => self.mark(stage, by, id, Mark::Watch),
        }
    }

    fn arrange(&self, stage: &Stage<'_>, by: &str, id: Id, verb: Verb) -> Result<(), Problem> {
        let Verb::Arrange { holder: whose, four_eyes, months, due } = verb else { return Ok(()) };
        let whose = whose.map(|who| holder(&stage.key(&who)?)).transpose()?;
        let review_due = due.map(|days| self.calendar.at(self.calendar.ago(-days), 9, 0));
        with_keys(stage, by, move |tx, _, keys| {
            let known = page::any(tx.conn(), id)?.ok_or(StoreError::Missing)?;
            let holder = whose.unwrap_or(known.holder);
            let change = Arrangement {
                holder,
                four_eyes,
                review_months: months,
                review_due,
                is_template: known.is_template,
            };
            Ok(actions::arrange(tx, keys, id, &change, "")?)
        })
    }

    fn mark(&self, stage: &Stage<'_>, by: &str, id: Id, mark: Mark) -> Result<(), Problem> {
        with_keys(stage, by, move |tx, _, keys| Ok(actions::mark_page(tx, keys, id, mark, true)?))
    }

    fn page(&self, name: &str) -> Result<Id, Problem> {
        Ok(self.pages.borrow().get(name).copied().ok_or(StoreError::Missing)?)
    }

    /// The text with addresses in place of names of pages, and dates in place of working days.
    fn filled(&self, text: &str) -> Result<String, Problem> {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some((before, after)) = rest.split_once('{') {
            let (word, after) = after.split_once('}').ok_or(StoreError::Missing)?;
            out.push_str(before);
            match word.split_once(':') {
                Some(("page", name)) => out.push_str(&format!("/wiki/pages/{}", self.page(name)?)),
                Some(("day", days)) => {
                    let day = self.calendar.working_day(days.parse().or(Err(StoreError::Missing))?);
                    out.push_str(&day.strftime("%Y. %-m. %-d.").to_string());
                }
                _ => return Err(StoreError::Missing.into()),
            }
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }
}

/// A PDF with this text, in Markdown, named after the file.
pub fn printed(name: &str, text: &str) -> Result<Vec<u8>, Problem> {
    let title = name.strip_suffix(".pdf").unwrap_or(name).to_owned();
    let leads = Leads { target: &|_| None, anchor: &str::to_owned, picture: &|_| None };
    let blocks = blocks(&tree(&html(text, &|_| "")), &leads);
    let section = Section { anchor: "top".to_owned(), title: title.clone(), blocks, ..Section::default() };
    let document = Document { title, language: "ko", sections: vec![section], ..Document::default() };
    maru_paper::pdf(&document, 10).map_err(|error| StoreError::Failed(error.to_string()).into())
}

/// Lets whoever has the part do something with the keys they carry.
fn with_keys<R: Send + 'static>(
    stage: &Stage<'_>,
    part: &str,
    work: impl FnOnce(&mut Tx<'_>, &Viewer, &Keys) -> Result<R, Problem> + Send + 'static,
) -> Result<R, Problem> {
    let offers = Offers::of(&stage.running.house.offers);
    stage.act(part, move |tx, viewer| {
        let keys = Keys::new(viewer, offers.scope_keys(tx.conn(), viewer)?);
        work(tx, viewer, &keys)
    })
}

/// The text somebody finds who begins to write.
fn newest(tx: &mut Tx<'_>, id: Id) -> Result<Text, Problem> {
    let page = page::any(tx.conn(), id)?.ok_or(StoreError::Missing)?;
    let number = revision::newest(tx.conn(), &page)?;
    Ok(revision::text(tx.conn(), id, number)?.ok_or(StoreError::Missing)?)
}

fn replaced(text: &str, from: &str, to: &str) -> Result<String, Problem> {
    if text.contains(from) { Ok(text.replacen(from, to, 1)) } else { Err(StoreError::Missing.into()) }
}

fn grant(stage: &Stage<'_>, who: &str, level: &str) -> Result<Grant, Problem> {
    Ok(Grant { key: stage.key(who)?, level: Level::from_name(level).ok_or(StoreError::Missing)? })
}

fn held_by(kind: SpaceKind) -> &'static str {
    match kind {
        SpaceKind::Unit => "unit",
        SpaceKind::Post => "post",
        SpaceKind::Agency | SpaceKind::Project | SpaceKind::Person => "person",
    }
}

fn holder(key: &str) -> Result<Holder, Problem> {
    let (kind, id) = key.split_once(':').ok_or(StoreError::Missing)?;
    let id = id.parse().or(Err(StoreError::Missing))?;
    Ok(Holder::from_ref(&Ref::new("directory", kind, id)).ok_or(StoreError::Missing)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_of_the_wiki_names_only_pages_made_before() {
        let (mut acts, calendar) = (Act::all().unwrap(), Calendar::new());
        acts.sort_by_key(|act| act.at(&calendar));
        let book = Book::new();
        for act in acts {
            let made = matches!(act.verb, Verb::Space { .. } | Verb::Page { .. });
            assert_eq!(book.page(&act.page).is_err(), made, "{}", act.page);
            if let Verb::Space { body, .. } | Verb::Page { body, .. } = &act.verb {
                book.filled(body).unwrap_or_else(|_| panic!("{}", act.page));
                book.pages.borrow_mut().insert(act.page, Id::from_i64(1));
            }
        }
    }
}
