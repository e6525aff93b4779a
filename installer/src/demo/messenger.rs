//! What the demonstration's agency says in its messenger, as `messenger.toml` tells it, by the messenger's own actions.

use super::stage::{Calendar, Stage};
use super::wiki::printed;
use crate::problem::Problem;
use maru_contract::Offers;
use maru_kernel::{Id, Timestamp};
use maru_messenger::actions::{self, NewRoom, Writing};
use maru_messenger::model::{Later, Presence, Priority, State};
use maru_messenger::store::member::Habit;
use maru_store::StoreError;
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Something somebody said or did.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saying {
    /// Working days ago, hour, minute; with 0 days so many hours and minutes ago.
    when: (usize, i8, i8),
    by: String,
    /// The story's name for the room.
    room: String,
    #[serde(rename = "do")]
    verb: Verb,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Verb {
    Group {
        name: String,
        about: String,
        with: Vec<String>,
    },
    Channel {
        name: String,
        about: String,
        #[serde(default)]
        announcing: bool,
    },
    Join {},
    /// The room of the unit of whoever opens it.
    Unit {},
    Direct {
        with: String,
    },
    Own {},
    Say {
        body: String,
        /// The story's name for the message.
        #[serde(default)]
        called: String,
        #[serde(default)]
        answers: String,
        #[serde(default)]
        thread: String,
        #[serde(default)]
        urgent: bool,
        #[serde(default)]
        asks: bool,
        /// A PDF: its name, and what is printed on it.
        file: Option<(String, String)>,
    },
    Edit {
        message: String,
        body: String,
    },
    Recall {
        message: String,
    },
    React {
        message: String,
        sign: String,
    },
    Pin {
        message: String,
    },
    Confirm {
        message: String,
    },
    Keep {
        message: String,
    },
    /// Everything said so far is read.
    Read {},
    Draft {
        body: String,
    },
    /// To be said on the next working day.
    Schedule {
        body: String,
    },
    /// To be told of it again on the next working day.
    Remind {
        message: String,
    },
    Star {},
    Mute {},
    /// Where somebody says they are, and who stands in for them.
    Presence {
        state: String,
        note: String,
        #[serde(default)]
        deputy: String,
    },
}

impl Saying {
    /// All of them.
    pub fn all() -> Result<Vec<Saying>, Problem> {
        #[derive(Deserialize)]
        struct File {
            act: Vec<Saying>,
        }
        let wrong = |e: toml::de::Error| Problem::ConfigWrong {
            path: "messenger.toml".to_owned(),
            reason: e.to_string(),
        };
        toml::from_str(include_str!("messenger.toml")).map(|file: File| file.act).map_err(wrong)
    }

    /// When it was said.
    pub fn at(&self, calendar: &Calendar) -> Timestamp {
        calendar.when(self.when)
    }
}

/// The rooms and messages so far, by the names the story has for them.
#[derive(Default)]
pub struct Talk {
    rooms: RefCell<BTreeMap<String, Id>>,
    messages: RefCell<BTreeMap<String, i64>>,
}

impl Talk {
    /// Lets it happen.
    pub fn play(&self, stage: &Stage<'_>, saying: &Saying) -> Result<(), Problem> {
        let (by, offers) = (saying.by.as_str(), Offers::of(&stage.running.house.offers));
        let made = match saying.verb.clone() {
            Verb::Group { name, about, with } => {
                let people: Result<Vec<Id>, Problem> =
                    with.iter().map(|part| Ok(stage.player(part)?.viewer.id)).collect();
                let new = NewRoom { name, topic: about, people: people?, ..NewRoom::default() };
                stage.act(by, move |tx, viewer| Ok(actions::make_room(tx, viewer, &offers, &new)?))?
            }
            Verb::Channel { name, about, announcing } => {
                let new = NewRoom {
                    is_channel: true,
                    is_announcing: announcing,
                    name,
                    topic: about,
                    ..NewRoom::default()
                };
                stage.act(by, move |tx, viewer| Ok(actions::make_room(tx, viewer, &offers, &new)?))?
            }
            Verb::Unit {} => {
                let key = stage.key(&format!("unit@{by}"))?;
                let unit = key.strip_prefix("unit:").and_then(|id| id.parse().ok());
                let unit = unit.ok_or(StoreError::Missing)?;
                stage.act(by, move |tx, viewer| Ok(actions::open_unit(tx, viewer, &offers, unit)?))?
            }
            Verb::Direct { with } => {
                let other = stage.player(&with)?.viewer.id;
                stage.act(by, move |tx, viewer| Ok(actions::open_direct(tx, viewer, &offers, other)?))?
            }
            Verb::Own {} => stage.act(by, |tx, viewer| Ok(actions::open_own(tx, viewer)?))?,
            verb => return self.inside(stage, by, self.room(&saying.room)?, verb),
        };
        self.rooms.borrow_mut().insert(saying.room.clone(), made);
        Ok(())
    }

    /// What happens in a room that is there.
    fn inside(&self, stage: &Stage<'_>, by: &str, room: Id, verb: Verb) -> Result<(), Problem> {
        match verb {
            Verb::Say { .. } => self.say(stage, by, room, verb),
            Verb::Join {} => stage.act(by, move |tx, viewer| Ok(actions::join(tx, viewer, room)?)),
            Verb::Edit { message, body } => {
                let (seq, body) = (self.message(&message)?, filled(stage, &body)?);
                stage.act(by, move |tx, viewer| Ok(actions::edit(tx, viewer, room, seq, &body)?))
            }
            Verb::Recall { message } => {
                let seq = self.message(&message)?;
                stage.act(by, move |tx, viewer| Ok(actions::recall(tx, viewer, room, seq)?))
            }
            Verb::React { message, sign } => {
                let seq = self.message(&message)?;
                stage.act(by, move |tx, viewer| Ok(actions::react(tx, viewer, room, seq, &sign, true)?))
            }
            Verb::Pin { message } => {
                let seq = self.message(&message)?;
                stage.act(by, move |tx, viewer| Ok(actions::pin(tx, viewer, room, seq, true)?))
            }
            Verb::Confirm { message } => {
                let seq = self.message(&message)?;
                stage.act(by, move |tx, viewer| Ok(actions::confirm(tx, viewer, room, seq)?))
            }
            Verb::Keep { message } => {
                let seq = self.message(&message)?;
                stage.act(by, move |tx, viewer| Ok(actions::bookmark(tx, viewer, room, seq, true)?))
            }
            Verb::Read {} => stage.act(by, move |tx, viewer| {
                actions::read_up_to(tx, viewer, room, i64::MAX)?;
                Ok(())
            }),
            Verb::Draft { body } => {
                stage.act(by, move |tx, viewer| Ok(actions::keep_draft(tx, viewer, room, &body)?))
            }
            Verb::Schedule { body } => {
                let new = Writing { body: filled(stage, &body)?, ..Writing::default() };
                stage.act(by, move |tx, viewer| {
                    let at = Later::Workday.at(tx.now());
                    Ok(actions::schedule(tx, viewer, room, &new, (at, "")).map(drop)?)
                })
            }
            Verb::Remind { message } => {
                let seq = self.message(&message)?;
                stage.act(by, move |tx, viewer| {
                    let at = Later::Workday.at(tx.now());
                    Ok(actions::remind_at(tx, viewer, room, seq, at)?)
                })
            }
            Verb::Presence { state, note, deputy } => {
                let deputy = if deputy.is_empty() { None } else { Some(stage.player(&deputy)?.viewer.id) };
                let said = Presence { state: State::from_name(&state), note, deputy, ..Presence::default() };
                let offers = Offers::of(&stage.running.house.offers);
                stage.act(by, move |tx, viewer| Ok(actions::say_presence(tx, viewer, &offers, &said)?))
            }
            Verb::Star {} => habit(stage, by, room, Habit::Starred),
            Verb::Mute {} => habit(stage, by, room, Habit::Muted),
            Verb::Group { .. }
            | Verb::Channel { .. }
            | Verb::Unit {}
            | Verb::Direct { .. }
            | Verb::Own {} => Ok(()),
        }
    }

    fn say(&self, stage: &Stage<'_>, by: &str, room: Id, verb: Verb) -> Result<(), Problem> {
        let Verb::Say { body, called, answers, thread, urgent, asks, file } = verb else { return Ok(()) };
        let files: Vec<Id> = match file {
            Some((name, text)) => vec![stage.send(by, &name, &printed(&name, &text)?)?],
            None => Vec::new(),
        };
        let new = Writing {
            body: filled(stage, &body)?,
            thread: self.named(&thread)?,
            reply_to: self.named(&answers)?,
            priority: if urgent { Priority::Urgent } else { Priority::Usual },
            asks,
            files,
            ..Writing::default()
        };
        let seq = stage.act(by, move |tx, viewer| Ok(actions::send(tx, viewer, room, &new)?.seq()))?;
        if !called.is_empty() {
            self.messages.borrow_mut().insert(called, seq);
        }
        Ok(())
    }

    fn room(&self, name: &str) -> Result<Id, Problem> {
        Ok(self.rooms.borrow().get(name).copied().ok_or(StoreError::Missing)?)
    }

    fn message(&self, name: &str) -> Result<i64, Problem> {
        Ok(self.messages.borrow().get(name).copied().ok_or(StoreError::Missing)?)
    }

    fn named(&self, name: &str) -> Result<Option<i64>, Problem> {
        if name.is_empty() { Ok(None) } else { self.message(name).map(Some) }
    }
}

fn habit(stage: &Stage<'_>, by: &str, room: Id, habit: Habit) -> Result<(), Problem> {
    stage.act(by, move |tx, viewer| Ok(actions::set_habit(tx, viewer, room, habit, true)?))
}

/// The text with people in place of parts: `{employee}` calls whoever has that part, `{unit@employee}` their unit.
fn filled(stage: &Stage<'_>, text: &str) -> Result<String, Problem> {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('{') {
        let (word, after) = after.split_once('}').ok_or(StoreError::Missing)?;
        out.push_str(before);
        if word.contains('@') {
            let unit = stage.player(word.rsplit('@').next().unwrap_or_default())?.viewer.unit.clone();
            let key = stage.key(word)?;
            let id = key.rsplit(':').next().unwrap_or_default();
            out.push_str(&format!("[@{unit}](/people/units/{id})"));
        } else {
            let viewer = &stage.player(word)?.viewer;
            out.push_str(&format!("[@{}](/people/{})", viewer.name, viewer.id));
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_of_the_messenger_names_only_what_was_said_before() {
        let (mut sayings, calendar) = (Saying::all().unwrap(), Calendar::new());
        sayings.sort_by_key(|saying| saying.at(&calendar));
        let talk = Talk::default();
        for saying in sayings {
            let name = match &saying.verb {
                Verb::Group { .. }
                | Verb::Channel { .. }
                | Verb::Unit {}
                | Verb::Direct { .. }
                | Verb::Own {} => {
                    talk.rooms.borrow_mut().insert(saying.room.clone(), Id::from_i64(1));
                    continue;
                }
                Verb::Say { called, answers, thread, .. } => {
                    assert!(talk.named(answers).is_ok() && talk.named(thread).is_ok(), "{saying:?}");
                    talk.messages.borrow_mut().insert(called.clone(), 1);
                    ""
                }
                Verb::Edit { message, .. }
                | Verb::Recall { message }
                | Verb::React { message, .. }
                | Verb::Pin { message }
                | Verb::Confirm { message }
                | Verb::Keep { message }
                | Verb::Remind { message } => message.as_str(),
                _ => "",
            };
            assert!(talk.room(&saying.room).is_ok() && talk.named(name).is_ok(), "{saying:?}");
        }
    }
}
