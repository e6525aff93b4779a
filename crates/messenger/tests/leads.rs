//! What a message leads to in other modules, and what they make of it; on both databases.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use house::in_messenger_beside;
use house::visits::{element, person, room, say, scripted, text};
use maru_contract::{Card, Contributions, Describe, Making, MakingPlace, Module, Quote};
use maru_kernel::{Id, Lang, Ref, Viewer};
use maru_store::{DbConn, ModuleMigrations, StoreResult, Tx};
use maru_web::Route;
use std::sync::{Arc, Mutex};

/// A module of things, each for one person: the thing of number 2 is for person 2.
#[derive(Clone, Default)]
struct Nook(Arc<Mutex<Vec<Quote>>>);

impl Module for Nook {
    fn id(&self) -> &'static str {
        "nook"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "nook", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    fn bring(&self, to: &mut Contributions) {
        to.describers.push(Arc::new(self.clone()));
        to.makings.push(Arc::new(self.clone()));
    }
}

impl Describe for Nook {
    fn module(&self) -> &'static str {
        "nook"
    }

    fn at(&self, address: &str) -> Option<Ref> {
        Some(Ref::new("nook", "thing", address.strip_prefix("/nook/")?.parse().ok()?))
    }

    fn describe(
        &self,
        _: &mut DbConn,
        viewer: &Viewer,
        _: Lang,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<Card>>> {
        let card = |subject: &Ref| {
            (subject.id == viewer.id).then(|| Card {
                subject: subject.clone(),
                title: "숨은 제목".to_owned(),
                line: "구석".to_owned(),
                href: format!("/nook/{}", subject.id),
                icon: "file",
            })
        };
        Ok(refs.iter().map(card).collect())
    }
}

impl Making for Nook {
    fn key(&self) -> &'static str {
        "nook.thing"
    }

    fn label(&self, _: Lang) -> &'static str {
        "구석에 두기"
    }

    fn icon(&self) -> &'static str {
        "file"
    }

    fn places(&self, _: &mut DbConn, viewer: &Viewer, _: Lang) -> StoreResult<Vec<MakingPlace>> {
        let place = MakingPlace { key: "here".to_owned(), name: "여기".to_owned() };
        Ok((viewer.id == Id::from_i64(2)).then_some(place).into_iter().collect())
    }

    fn begin(
        &self,
        _: &mut Tx<'_>,
        _: &Viewer,
        _: Lang,
        place: &str,
        quote: &Quote,
    ) -> StoreResult<Option<String>> {
        if place != "here" {
            return Ok(None);
        }
        self.0.lock().unwrap().push(quote.clone());
        Ok(Some("/nook/new".to_owned()))
    }
}

#[test]
fn s_145_a_link_is_a_card_for_whoever_may_see_what_it_leads_to_and_bare_for_all_others() {
    in_messenger_beside(vec![Arc::new(Nook::default())], async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2, 3]).await;
        let thing = format!("/nook/{}", Id::from_i64(2));
        say(&me, &room, &format!("[보십시오]({thing})")).await;
        say(&me, &room, &format!("http://127.0.0.1{thing} 그리고 http://elsewhere.example{thing}")).await;
        say(&me, &room, "[없는 것](/nook/0000000000009) [다른 것](/wiki/pages/0000000000003)").await;
        let seen = text(&other, &room).await;
        for seq in [1, 2] {
            let element = element(&seen, seq);
            assert_eq!(element.matches("class=\"lead\"").count(), 1, "{element}");
            assert!(element.contains("숨은 제목"), "{element}");
        }
        assert!(!element(&seen, 3).contains("class=\"lead\""));
        let bare = text(&me, &room).await;
        assert!(
            !bare.contains("숨은 제목") && element(&bare, 1).contains(&format!("href=\"{thing}\"")),
            "{bare}"
        );
        // What all are told alike has no card; each asks for their own.
        let cards = format!("{room}/messages/1/cards");
        let own = scripted(&other, Method::GET, &cards, &[]).await;
        assert!(own.status == 200 && own.text().contains("targets=\"#m-1 .bb\""), "{}", own.text());
        assert_eq!(scripted(&me, Method::GET, &cards, &[]).await.status, 204);
        assert_eq!(person(house, 4).get(&cards).await.status, 404);
        assert_eq!(other.get(&format!("{room}/messages/9/cards")).await.status, 404);
    });
}

#[test]
fn other_modules_make_things_of_messages_without_being_known_here() {
    let nook = Nook::default();
    in_messenger_beside(vec![Arc::new(nook.clone())], async |house| {
        nook.0.lock().unwrap().clear();
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "점검", &[2]).await;
        say(&me, &room, "**점검 계획**\n내일까지").await;
        let one = format!("{room}/messages/1");
        assert!(text(&other, &one).await.contains("/making"));
        let page = text(&other, &format!("{one}/making")).await;
        assert!(page.contains("구석에 두기") && page.contains("value=\"here\">여기"), "{page}");
        let none = text(&me, &format!("{one}/making")).await;
        assert!(none.contains("만들 수 있는 것이 없습니다.") && !none.contains("구석에 두기"), "{none}");
        let make = |kind, place| [("kind", kind), ("place", place)];
        let led = other.post(&format!("{one}/making"), &make("nook.thing", "here")).await;
        assert_eq!((led.status.as_u16(), led.location()), (303, "/nook/new"));
        let quote = nook.0.lock().unwrap().pop().unwrap();
        assert_eq!(
            (quote.title.as_str(), quote.author.as_str(), quote.text.as_str(), quote.href.as_str()),
            ("점검 계획 내일까지", "직원 1", "**점검 계획**\n내일까지", format!("{room}?at=1#m-1").as_str())
        );
        // A double click is one quotation and leads to the same place; the page opened again is another.
        let form =
            page.split("name=\"sending\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        for (form, count) in [(form, 1), (form, 1), ("another", 2)] {
            let fields = [("kind", "nook.thing"), ("place", "here"), ("sending", form)];
            let led = other.post(&format!("{one}/making"), &fields).await;
            assert_eq!((led.status.as_u16(), led.location()), (303, "/nook/new"));
            assert_eq!(nook.0.lock().unwrap().len(), count, "{form}");
        }
        nook.0.lock().unwrap().clear();
        assert_eq!(other.post(&format!("{one}/making"), &make("nook.thing", "there")).await.status, 422);
        assert_eq!(other.post(&format!("{one}/making"), &make("mail.letter", "here")).await.status, 404);
        let stranger = person(house, 4);
        assert_eq!(stranger.post(&format!("{one}/making"), &make("nook.thing", "here")).await.status, 404);
        let settings =
            [("name", "점검"), ("topic", ""), ("posting", "members"), ("history", "all"), ("confined", "on")];
        assert_eq!(me.post(&format!("{room}/settings"), &settings).await.status, 303);
        assert_eq!(other.post(&format!("{one}/making"), &make("nook.thing", "here")).await.status, 403);
        assert!(nook.0.lock().unwrap().is_empty());
    });
    // Where no module makes anything, nothing is offered.
    in_messenger_beside(Vec::new(), async |house| {
        let me = person(house, 1);
        let room = room(&me, "점검", &[2]).await;
        say(&me, &room, "말").await;
        assert!(!text(&me, &format!("{room}/messages/1")).await.contains("/making"));
    });
}
