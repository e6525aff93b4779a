//! A module whose things are seen by those with one permission, to hang files on.

use maru_contract::{Card, Contributions, Describe, Module};
use maru_files::{Files, Options};
use maru_kernel::{Cause, Id, Lang, Ref, Viewer};
use maru_store::{DbConn, ModuleMigrations, StoreResult};
use maru_testkit::{Reply, TempFolder, TestHouse, Visitor};
use maru_web::Route;
use std::sync::Arc;

/// Sees boxes.
pub const SEES: &str = "box.see";
/// Uploads.
pub const ME: Id = Id::from_i64(1 << 40);
/// Somebody else.
pub const OTHER: Id = Id::from_i64(2 << 40);

pub struct Boxes;

impl Module for Boxes {
    fn id(&self) -> &'static str {
        "box"
    }

    fn migrations(&self) -> ModuleMigrations {
        ModuleMigrations { module: "box", steps: &[] }
    }

    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    fn bring(&self, to: &mut Contributions) {
        to.describers.push(Arc::new(Boxes));
    }
}

impl Describe for Boxes {
    fn module(&self) -> &'static str {
        "box"
    }

    fn describe(
        &self,
        _: &mut DbConn,
        viewer: &Viewer,
        _: Lang,
        refs: &[Ref],
    ) -> StoreResult<Vec<Option<Card>>> {
        let card = |subject: &Ref| Card {
            subject: subject.clone(),
            title: "상자".to_owned(),
            line: String::new(),
            href: "/".to_owned(),
            icon: "file",
        };
        Ok(refs.iter().map(|r| viewer.may(SEES).then(|| card(r))).collect())
    }
}

/// A box to hang files on.
pub fn a_box() -> Ref {
    Ref::new("box", "box", Id::from_i64(7))
}

/// Files in a folder of the test's own.
pub fn files(folder: &TempFolder, change: impl FnOnce(&mut Options)) -> Files {
    let mut options = Options::new(folder.path().join(format!("files-{:x}", rand::random::<u64>())));
    change(&mut options);
    Files::new(options).unwrap()
}

/// Both modules.
pub fn modules(files: &Files) -> Vec<Arc<dyn Module>> {
    vec![Arc::new(files.clone()), Arc::new(Boxes)]
}

/// Sends a file as a browser's form does.
pub async fn send(visitor: &Visitor<'_>, name: &str, content: &[u8]) -> Reply {
    let mut body = Vec::new();
    let head = format!(
        "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--XyZ--\r\n");
    let request = visitor
        .request(actix_web::http::Method::POST, "/files")
        .insert_header(("content-type", "multipart/form-data; boundary=XyZ"))
        .insert_header(("sec-fetch-site", "same-origin"))
        .set_payload(body);
    visitor.send(request).await
}

/// Sends a file and returns its id.
pub async fn sent(visitor: &Visitor<'_>, name: &str, content: &[u8]) -> Id {
    let reply = send(visitor, name, content).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let json: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
    json["id"].as_str().unwrap().parse().unwrap()
}

/// Hangs a file on the box.
pub async fn attach(house: &TestHouse, file: Id) {
    house
        .db()
        .write(&Cause::system("test"), move |tx| maru_files::attach(tx, file, &a_box(), ME))
        .await
        .unwrap();
}
