//! `/notices/settings`: what to hear of and when.

use crate::actions::{self, Choice};
use crate::error::Error;
use crate::model::{Days, QuietHours};
use crate::store::{notice, setting};
use crate::texts::T;
use crate::views::SettingsPage;
use maru_contract::Offers;
use maru_web::{Answer, Cx, Fields, FlashKind};

pub async fn show(cx: Cx, offers: Offers) -> Answer {
    let person = cx.viewer()?.id;
    let (mut kinds, muted, quiet) = cx
        .read(move |conn| {
            let kinds = notice::kinds(conn, person)?;
            Ok::<_, Error>((kinds, setting::muted_by(conn, person)?, setting::quiet_hours(conn, person)?))
        })
        .await?;
    kinds.extend(muted.iter().filter(|m| !kinds.contains(m)).cloned().collect::<Vec<_>>());
    cx.html(&SettingsPage::new(&cx, &offers, &kinds, &muted, quiet))
}

pub async fn update(cx: Cx, fields: Fields) -> Answer {
    let viewer = cx.viewer()?.clone();
    // A box that is ticked means: tell me. Every box sends its name along, so that an absent tick is told
    // from an absent box.
    let wanted: Vec<&str> = fields.all("wanted").collect();
    let muted = fields.all("kind").filter(|k| !wanted.contains(k)).map(str::to_owned).collect();
    let whole = Days::from_numbers(fields.all("whole"));
    let quiet = match (fields.get("from"), fields.get("to")) {
        ("", "") if whole == Days::default() => None,
        ("", "") => Some(QuietHours { from: 0, to: 0, days: Days::default(), whole }),
        (from, to) => {
            let hours = QuietHours::parse(from, to).ok_or(Error::Hours)?;
            // Whoever leaves all days out means every day, as forms of before that know none.
            let days = Some(Days::from_numbers(fields.all("day"))).filter(|days| *days != Days::default());
            Some(QuietHours { days: days.unwrap_or(Days::ALL), whole, ..hours })
        }
    };
    let choice = Choice { muted, quiet };
    cx.write(move |tx| actions::choose(tx, &viewer, &choice)).await?;
    cx.see_other_with("/notices/settings", FlashKind::Ok, T(cx.lang).notice_saved())
}
