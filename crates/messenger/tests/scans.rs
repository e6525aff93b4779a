//! A file that is scanned after it was sent opens on pages and for programs once that is done; on both databases.
#![cfg(test)]

mod house;

use actix_web::http::Method;
use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use house::in_messenger;
use house::visits::{element, person, room, scripted, text, upload};
use maru_kernel::Cause;
use maru_store::{StoreResult, Tx, sql};
use maru_testkit::TestHouse;
use serde_json::Value;

/// What the scanner says of all contents.
fn scanned(house: &TestHouse, state: &'static str) {
    let set = move |tx: &mut Tx<'_>| -> StoreResult<()> {
        sql("UPDATE files_blobs SET scan = $1").bind::<Text, _>(state).execute(tx.conn())?;
        Ok(())
    };
    house.db().write_blocking(&Cause::system("test"), set).unwrap();
}

#[test]
fn a_file_opens_once_it_was_scanned() {
    in_messenger(async |house| {
        let (me, other) = (person(house, 1), person(house, 2));
        let room = room(&me, "파일", &[2]).await;
        let file = upload(&me, &room).await;
        scanned(house, "waiting");
        let sent = me.post(&format!("{room}/messages"), &[("body", "계획"), ("file", file.as_str())]).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let anew = format!("{room}/messages/1/anew");
        let state = async || -> Value {
            let asked = other
                .request(Method::GET, &format!("{room}/since?change=0"))
                .insert_header(("accept", "application/json"));
            let told: Value = serde_json::from_str(&other.send(asked).await.text()).unwrap();
            told["messages"][0]["files"][0]["state"].clone()
        };
        assert!(element(&text(&other, &room).await, 1).contains("class=\"att\" data-waits"));
        assert!(scripted(&other, Method::GET, &anew, &[]).await.text().contains("data-waits"));
        assert_eq!(state().await, "waiting");
        scanned(house, "clean");
        let told = scripted(&other, Method::GET, &anew, &[]).await.text();
        assert!(
            told.contains("action=\"replace\" target=\"m-1\"")
                && told.contains(&format!("href=\"/files/{file}\"")),
            "{told}"
        );
        assert!(!told.contains("data-waits"), "{told}");
        assert_eq!(state().await, "clean");
        scanned(house, "infected");
        assert!(!scripted(&other, Method::GET, &anew, &[]).await.text().contains("data-waits"));
        assert_eq!(state().await, "refused");
        assert_eq!(person(house, 7).get(&anew).await.status, 404);
    });
}
