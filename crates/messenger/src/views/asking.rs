//! Asking again, as whoever asks sees it: how it goes on, and who was told when.

use super::Choice;
use super::face::People;
use crate::model::asking::USUAL_ROUNDS;
use crate::model::{Asked, Asking, Ended, Every};
use crate::texts::T;
use maru_kernel::PersonId;

/// How a message asks again; nothing of it for those who do not ask.
#[derive(Default)]
pub struct AskingView {
    /// Whether the viewer is who asks.
    pub is_shown: bool,
    /// How it goes on, or why it ended.
    pub state: String,
    /// Whether it goes on.
    pub is_running: bool,
    /// How often it can ask.
    pub every: Vec<Choice>,
    /// After how many rounds others are told.
    pub rounds: String,
    /// Who was told when, the last first.
    pub told: Vec<ToldRow>,
}

/// Those who were told in one round.
pub struct ToldRow {
    /// When.
    pub when: String,
    /// Which round.
    pub round: String,
    /// Who had not confirmed and was reminded.
    pub reminded: String,
    /// Who else was told of whom, each in a line.
    pub others: Vec<String>,
}

/// How often a message can ask, with what was chosen.
pub fn choices(t: T, chosen: Option<Every>) -> Vec<Choice> {
    let name = |every: Every| match every {
        Every::HalfHour => t.asking_half_hour(),
        Every::TwoHours => t.asking_two_hours(),
        Every::Morning => t.asking_morning(),
    };
    Every::ALL.map(|every| Choice::new(every.name(), name(every), chosen == Some(every))).into()
}

impl AskingView {
    /// How a message of `author` asks again, if it does; `told` are those who were told, the last round first.
    pub fn new(
        t: T,
        web: maru_web::T,
        asking: Option<&Asking>,
        told: &[Asked],
        author: PersonId,
        people: &People,
    ) -> AskingView {
        let state = match asking {
            None => t.asking_once().to_owned(),
            Some(Asking { next_at: Some(at), round, .. }) => {
                t.asking_next(*round, maru_web::date_time(web, *at))
            }
            Some(Asking { ended: Some(Ended::Confirmed), .. }) => t.asking_all_confirmed().to_owned(),
            Some(Asking { ended: Some(Ended::Large), .. }) => t.asking_large().to_owned(),
            Some(Asking { ended: Some(Ended::Long), .. }) => t.asking_long().to_owned(),
            Some(_) => t.asking_has_stopped().to_owned(),
        };
        let mut rows: Vec<ToldRow> = Vec::new();
        for round in told.chunk_by(|one, two| one.round == two.round) {
            rows.extend(round.first().map(|first| row(t, web, first, round, author, people)));
        }
        AskingView {
            is_shown: true,
            state,
            is_running: asking.is_some_and(|asking| asking.next_at.is_some()),
            every: choices(t, asking.map(|asking| asking.again.every)),
            rounds: asking.map_or(USUAL_ROUNDS, |asking| asking.again.rounds).to_string(),
            told: rows,
        }
    }
}

fn row(t: T, web: maru_web::T, first: &Asked, round: &[Asked], author: PersonId, people: &People) -> ToldRow {
    let reminded: Vec<String> =
        round.iter().filter(|one| one.told == one.person).map(|one| people.name(t, one.person)).collect();
    let others = round.iter().filter(|one| one.told != one.person).map(|one| {
        let name = people.name(t, one.person);
        if one.told == author {
            t.asking_in_vain(name)
        } else {
            t.asking_deputy(people.name(t, one.told), name)
        }
    });
    ToldRow {
        when: maru_web::date_time(web, first.at),
        round: t.asking_round(first.round),
        reminded: reminded.join(", "),
        others: others.collect(),
    }
}
