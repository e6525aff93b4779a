//! Pages begun with what was said elsewhere: a draft with a quotation that says who said it and leads to where it stands.

use crate::actions::keep_draft;
use crate::error::Error;
use crate::model::{Keys, Window};
use crate::store::draft::{self, Draft, Spot};
use crate::store::{page, space};
use crate::texts::T;
use crate::{Desk, access};
use maru_contract::{Making, MakingPlace, Quote};
use maru_kernel::{Id, Lang, Viewer};
use maru_store::{DbConn, StoreResult, Tx};
use std::sync::Arc;

/// Spaces to choose from.
const MOST: usize = 30;

/// Begins pages.
pub struct NewPages(pub Arc<Desk>);

impl Making for NewPages {
    fn key(&self) -> &'static str {
        "wiki.page"
    }

    fn label(&self, lang: Lang) -> &'static str {
        T(lang).wiki_making()
    }

    fn icon(&self) -> &'static str {
        "wiki"
    }

    fn places(&self, conn: &mut DbConn, viewer: &Viewer, _: Lang) -> StoreResult<Vec<MakingPlace>> {
        let keys = Keys::new(viewer, self.0.offers.scope_keys(conn, viewer)?);
        let mut places = Vec::new();
        for (space, first) in space::all(conn, &keys)? {
            if places.len() < MOST && access::place(page::seen(conn, &keys, space.id)?).is_ok() {
                places.push(MakingPlace { key: space.id.to_string(), name: first.title });
            }
        }
        Ok(places)
    }

    fn begin(
        &self,
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        lang: Lang,
        place: &str,
        quote: &Quote,
    ) -> StoreResult<Option<String>> {
        let Ok(above) = place.parse::<Id>() else { return Ok(None) };
        let keys = Keys::new(viewer, self.0.offers.scope_keys(tx.conn(), viewer)?);
        if access::place(page::seen(tx.conn(), &keys, above)?).is_err() {
            return Ok(None);
        }
        let spot = Spot { page: above, is_new: true };
        let there = draft::find(tx.conn(), viewer.id, spot)?;
        // What is being written there already is gone on with.
        let (title, body, form) = match there {
            Some(there) => {
                (there.title, format!("{}\n\n{}", there.body.trim_end(), quoted(lang, quote)), there.form)
            }
            None => (quote.title.clone(), quoted(lang, quote), String::new()),
        };
        let window = Window { form: form.clone(), ..Window::default() };
        let kept = Draft { spot, base: 0, title, body, saved_at: tx.now(), form };
        match keep_draft(tx, &keys, &kept, &window) {
            Ok(_) => Ok(Some(format!("/wiki/pages/{above}/new"))),
            Err(Error::Store(error)) => Err(error),
            Err(_) => Ok(None),
        }
    }
}

/// The quotation; marks in names are no marks.
fn quoted(lang: Lang, quote: &Quote) -> String {
    let lines: Vec<String> =
        quote.text.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    let author: String = quote.author.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    let when = maru_web::date_time(maru_web::T(lang), quote.at);
    format!(
        "{}\n\n{} · [{}]({})\n",
        lines.join("\n"),
        T(lang).wiki_making_from(author, when),
        T(lang).wiki_making_see(),
        quote.href
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use maru_kernel::Ref;

    #[test]
    fn what_was_said_is_a_quotation_whatever_it_says() {
        let quote = Quote {
            source: Ref::new("messenger", "message", Id::from_i64(1)),
            href: "/messenger/rooms/1?at=2#m-2".to_owned(),
            title: "점검".to_owned(),
            author: "직원 [2](x)".to_owned(),
            at: "2026-11-23T10:00:00+09:00".parse().unwrap(),
            text: "# 제목\n\n- 하나".to_owned(),
        };
        assert_eq!(
            quoted(Lang::Ko, &quote),
            "> # 제목\n>\n> - 하나\n\n직원 2x, 2026. 11. 23.(월) 10:00 · [대화에서 보기](/messenger/rooms/1?at=2#m-2)\n"
        );
    }
}
