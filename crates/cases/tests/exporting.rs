//! A sealed copy is the only one that leaves a case: granted by a second person, opened by one key, with a receipt; on both databases.
#![cfg(test)]

mod house;

use house::letters::{LEAP, MANY, content, letter};
use house::{
    AUDITOR, CLERK, Hands, LAWYER, LEGAL, PRIVACY, SECURITY, SUBJECT, SYSTEM, approve, events, form,
    in_open_cases, keep, open, send, settle, viewer, visit, with,
};
use maru_cases::actions::{self, Order};
use maru_contract::Offers;
use maru_kernel::{Cause, Fault, Id, hex};
use maru_seal::{Identity, Opener};
use maru_testkit::{TempFolder, TestHouse};
use maru_web::Errand;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;
use std::process::Command;

const WHY: &str = "감사 결과 보고서에 붙일 증거 자료";

/// Asks for a copy for this key; the status.
async fn want(house: &TestHouse, case: &str, person: i64, key: &str, why: &str) -> u16 {
    let fields = [("recipient", key), ("reason", why)];
    visit(house, person).post(&format!("{case}/exports"), &fields).await.status.as_u16()
}

/// Where the newest copy of a case is granted, refused and taken.
async fn newest(house: &TestHouse, case: &str, end: &str) -> String {
    let page = visit(house, if end == "copy" { LEGAL } else { AUDITOR }).get(case).await.text();
    format!("{case}/exports/{}", house::after(&page, &format!("action=\"{case}/exports/")))
        .replace("/approval", "")
        .replace("/refusal", "")
        .replace("/copy", "")
        + &format!("/{end}")
}

/// A copy that was asked for and granted: where it is taken.
async fn granted(house: &TestHouse, case: &str, key: &str) -> String {
    assert_eq!(want(house, case, LEGAL, key, WHY).await, 303);
    let path = newest(house, case, "approval").await;
    assert_eq!(visit(house, AUDITOR).post(&path, &[("office", "auditor")]).await.status, 303);
    newest(house, case, "copy").await
}

/// What is in a sealed copy, by name: opened by the key, unpacked and checked by the system's own tools.
fn opened(sealed: &[u8], identity: &Identity) -> BTreeMap<String, Vec<u8>> {
    let folder = TempFolder::new();
    let (zip, unpacked) = (folder.path().join("copy.zip"), folder.path().join("copy"));
    let mut bytes = Vec::new();
    Opener::begin(sealed, identity).unwrap().read_to_end(&mut bytes).unwrap();
    std::fs::write(&zip, bytes).unwrap();
    assert!(Command::new("unzip").arg("-q").arg(&zip).arg("-d").arg(&unpacked).status().unwrap().success());
    let mut check = Command::new("sha256sum");
    check.args(["--check", "--strict", "--quiet", "SHA256SUMS"]).current_dir(&unpacked);
    assert!(check.status().unwrap().success());
    let mut found = BTreeMap::new();
    for below in [unpacked.clone(), unpacked.join("files")] {
        for entry in std::fs::read_dir(below).into_iter().flatten().flatten().filter(|e| e.path().is_file()) {
            let name = entry.path().strip_prefix(&unpacked).unwrap().display().to_string();
            found.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
    let listed = String::from_utf8(found["SHA256SUMS"].clone()).unwrap().lines().count();
    assert_eq!(listed + 1, found.len(), "everything but the list is listed");
    found
}

fn id(path: &str) -> Id {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

#[test]
fn s_520_s_521_a_copy_takes_a_second_person_of_the_offices_and_an_open_case() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let (case, key) = (open(house, "감사-1").await, Identity::make().recipient().to_string());
        for (person, status) in [
            (PRIVACY, 403),
            (LAWYER, 403),
            (AUDITOR, 404),
            (SECURITY, 404),
            (SYSTEM, 404),
            (SUBJECT, 404),
            (CLERK, 404),
        ] {
            assert_eq!(want(house, &case, person, &key, WHY).await, status, "{person}");
        }
        let secret = Identity::make().to_line();
        for (key, why) in [("age1", WHY), (secret.as_str(), WHY), ("", WHY), (key.as_str(), "그냥")] {
            assert_eq!(want(house, &case, LEGAL, key, why).await, 422, "{key} {why}");
        }
        assert_eq!(want(house, &case, LEGAL, &format!("  {key}\n"), WHY).await, 303);
        assert_eq!(want(house, &case, LEGAL, &key, WHY).await, 409, "one waits");
        let (grant, take) = (newest(house, &case, "approval").await, newest(house, &case, "approval").await);
        let take = take.replace("/approval", "/copy");
        assert_eq!(visit(house, LEGAL).post(&take, &[]).await.status, 409, "nobody granted it");
        for (person, office, status) in [
            (LEGAL, "legal", 403),
            (SUBJECT, "privacy", 404),
            (CLERK, "auditor", 404),
            (SYSTEM, "auditor", 404),
            (AUDITOR, "privacy", 403),
            (AUDITOR, "none", 403),
        ] {
            let reply = visit(house, person).post(&grant, &[("office", office)]).await;
            assert_eq!(reply.status, status, "{person} as {office}");
        }
        assert_eq!(visit(house, LEGAL).post(&take, &[]).await.status, 409, "still nobody");
        assert_eq!(visit(house, LAWYER).post(&grant, &[("office", "legal")]).await.status, 303);
        assert_eq!(visit(house, AUDITOR).post(&grant, &[("office", "auditor")]).await.status, 409);
        for (person, status) in [(LAWYER, 403), (PRIVACY, 403), (AUDITOR, 404), (SUBJECT, 404), (SYSTEM, 404)]
        {
            assert_eq!(visit(house, person).post(&take, &[]).await.status, status, "{person}");
        }
        let tired = visit(house, LEGAL).proven_ago(6).post(&take, &[]).await;
        assert_eq!((tired.status.as_u16(), tired.header("x-content-sha256")), (403, None), "S-119");
        assert_eq!(events(house, "cases.exported").len(), 0);
        let other = open(house, "감사-2").await;
        let astray = take.replace(&id(&case).to_string(), &id(&other).to_string());
        assert_eq!(visit(house, LEGAL).post(&astray, &[]).await.status, 404, "of another case");
        assert_eq!(visit(house, LEGAL).post(&take, &[]).await.status, 200);
        hands.hours(24);
        assert_eq!(visit(house, LEGAL).post(&take, &[]).await.status, 409, "a day is over");
        // No is no, and a case that is over gives out nothing, whatever was granted.
        assert_eq!(want(house, &case, LEGAL, &key, WHY).await, 303);
        let refuse = newest(house, &case, "refusal").await;
        assert_eq!(visit(house, LEGAL).post(&refuse, &[]).await.status, 403);
        assert_eq!(visit(house, PRIVACY).post(&refuse, &[]).await.status, 303);
        assert_eq!(visit(house, LEGAL).post(&refuse.replace("/refusal", "/copy"), &[]).await.status, 409);
        let last = granted(house, &case, &key).await;
        assert_eq!(visit(house, PRIVACY).post(&format!("{case}/closures"), &[]).await.status, 303);
        assert_eq!(visit(house, LEGAL).post(&last, &[]).await.status, 409, "over");
        assert_eq!(want(house, &case, LEGAL, &key, WHY).await, 409, "over");
        assert_eq!(visit(house, LEGAL).get(&format!("{case}/exports/new")).await.status, 409);
        assert_eq!(want(house, &other, LEGAL, &key, WHY).await, 303);
        let late = newest(house, &other, "approval").await;
        assert_eq!(visit(house, PRIVACY).post(&format!("{other}/closures"), &[]).await.status, 303);
        let granted = visit(house, AUDITOR).post(&late, &[("office", "auditor")]).await;
        assert_eq!(granted.status, 409, "nothing is granted of a case that is over");
        settle(house).await;
        let count = |name: &str| events(house, name).len();
        assert_eq!((count("cases.export_asked"), count("cases.export_granted")), (4, 2));
        assert_eq!((count("cases.export_refused"), count("cases.exported")), (1, 1));
    });
}

#[test]
fn s_521_s_525_a_copy_holds_all_wordings_and_files_is_opened_by_its_key_alone_and_has_a_receipt() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let (case, identity) = (open(house, "감사-1").await, Identity::make());
        let key = identity.recipient().to_string();
        let take = granted(house, &case, &key).await;
        let reply = visit(house, LEGAL).post(&take, &[]).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        assert_eq!(reply.header("content-type"), Some("application/octet-stream"));
        assert!(reply.header("content-disposition").unwrap().contains(".zip.age"), "{:?}", reply.headers);
        let sealed = reply.body.to_vec();
        assert!(!sealed.windows(6).any(|bytes| bytes == "비밀".as_bytes()), "nothing in the clear");
        assert!(Opener::begin(sealed.as_slice(), &Identity::make()).is_err(), "another key");
        let found = opened(&sealed, &identity);
        let text = |name: &str| String::from_utf8(found[name].clone()).unwrap();
        let names: Vec<&str> = found.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "SHA256SUMS",
                "files/000001-1-메모.txt",
                "files/000001-2-계약서.hwp",
                "files/000001-4-사진.png",
                "index.html",
                "items.json",
                "items.txt",
                "manifest.json"
            ]
        );
        assert_eq!(found["files/000001-2-계약서.hwp"], content(12));
        assert_eq!(text("items.txt"), format!("{}\n", letter(1)), "nothing beyond the reach");
        let items: Vec<Value> = serde_json::from_str(&text("items.json")).unwrap();
        assert_eq!(items[0]["wordings"][0]["text"], "처음 쓴 편지 1");
        assert_eq!(items[0]["wordings"][1]["text"], "비밀 편지 1");
        assert_eq!(items[0]["files"][2]["path"], Value::Null, "what did not pass the scan stays");
        let page = text("index.html");
        for part in
            ["처음 쓴 편지 1", "비밀 편지 1", "편지함 70", "href=\"files/000001-1-메모.txt\"", "의심.txt"]
        {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("비밀 편지 2") && page.contains("</html>"), "{page}");
        let manifest: Value = serde_json::from_str(&text("manifest.json")).unwrap();
        assert_eq!(manifest["case"]["number"], "감사-1");
        assert_eq!(manifest["export"]["recipient"], Value::from(key.as_str()));
        assert_eq!((&manifest["items"], &manifest["files"]), (&Value::from(1), &Value::from(3)));
        assert_eq!(manifest["lost"], Value::Array(Vec::new()));
        let digest = |bytes: &[u8]| hex(&Sha256::digest(bytes));
        assert_eq!(manifest["sha256"]["items.txt"], Value::from(digest(&found["items.txt"])));
        // The receipt, on the page of the case and in the log, also when the case is over.
        settle(house).await;
        let told = events(house, "cases.exported");
        assert_eq!(told.len(), 1);
        let details: Value = serde_json::from_str(&told[0].details).unwrap();
        assert_eq!(details["sha256"], Value::from(digest(&sealed)));
        assert_eq!(details["list_sha256"], Value::from(digest(&found["items.txt"])));
        assert_eq!(
            (&details["number"], &details["items"], &details["files"], &details["bytes"]),
            (&Value::from("감사-1"), &Value::from(1), &Value::from(3), &Value::from(sealed.len()))
        );
        assert!(
            !told[0].details.contains("비밀")
                && !told[0].details.contains(&Id::from_i64(SUBJECT).to_string())
        );
        assert_eq!(visit(house, AUDITOR).post(&format!("{case}/closures"), &[]).await.status, 303);
        hands.hours(30 * 24);
        keep(house);
        let record = visit(house, AUDITOR).get(&case).await.text();
        assert!(
            record.contains(&digest(&sealed)) && record.contains(&key) && record.contains(WHY),
            "{record}"
        );
        assert!(!record.contains("비밀"), "{record}");
        // Its subjects hear of the copy, and of what was read by being in it.
        let heard = visit(house, SUBJECT).get(&case.replace("/admin/cases/", "/cases/told/")).await.text();
        assert_eq!(heard.matches("1건").count(), 2, "{heard}");
        settle(house).await;
        let month = events(house, "cases.month_told").pop().unwrap().details;
        assert!(month.contains("\"copied\":1") && month.contains("\"read\":1"), "{month}");
    });
}

#[test]
fn s_521_whoever_goes_away_leaves_nothing_and_a_case_that_ends_meanwhile_gives_out_nothing() {
    in_open_cases(async |house: &TestHouse, hands: &Hands| {
        let about = with(form("감사-1"), "people", &Id::from_i64(SYSTEM).to_string());
        let case = send(&visit(house, LEGAL), "/admin/cases", &about).await.location().to_owned();
        assert_eq!(approve(house, &case, PRIVACY, "privacy").await, 303);
        assert_eq!(approve(house, &case, AUDITOR, "auditor").await, 303);
        let take = granted(house, &case, &Identity::make().recipient().to_string()).await;
        let wanted = id(take.strip_suffix("/copy").unwrap());
        let (offers, folder) = (Offers::of(&house.house.offers), TempFolder::new());
        let work = |order: Order| {
            let scratch = (&offers, folder.path());
            actions::take_copy(house.db(), &Cause::system("test"), scratch, &viewer(LEGAL), &order)
        };
        let nothing = async |why: &str| {
            settle(house).await;
            assert_eq!(events(house, "cases.exported").len(), 0, "{why}");
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{why}");
            let page = visit(house, AUDITOR).get(&case).await.text();
            assert!(!page.contains("수령증 ") && !page.contains("case-receipt"), "{why}: {page}");
            assert!(page.contains("모두 0건"), "{why}: {page}");
        };
        // The errand ends as its request does, before the first thing is read.
        let gone = Order { case: id(&case), export: wanted, wanted: Errand::default().wanted() };
        assert!(work(gone).is_err());
        nothing("gone").await;
        let errand = Errand::default();
        *LEAP.lock().unwrap() = Some(hands.clone());
        let late = work(Order { case: id(&case), export: wanted, wanted: errand.wanted() });
        assert_eq!(late.err().map(|problem| problem.code().name), Some("cases.not_open"));
        nothing("ended").await;
    });
}

#[test]
fn s_521_everything_within_a_large_reach_is_in_the_copy_and_read_by_it() {
    in_open_cases(async |house: &TestHouse, _: &Hands| {
        let about = with(form("감사-1"), "people", &Id::from_i64(9).to_string());
        let case = send(&visit(house, LEGAL), "/admin/cases", &about).await.location().to_owned();
        assert_eq!(approve(house, &case, PRIVACY, "privacy").await, 303);
        assert_eq!(approve(house, &case, AUDITOR, "auditor").await, 303);
        let identity = Identity::make();
        let take = granted(house, &case, &identity.recipient().to_string()).await;
        let found = opened(&visit(house, LEGAL).post(&take, &[]).await.body, &identity);
        let list = String::from_utf8(found["items.txt"].clone()).unwrap();
        let wanted: Vec<String> = (1_000..1_000 + MANY).map(|number| letter(number).to_string()).collect();
        assert_eq!(list.lines().collect::<Vec<_>>(), wanted);
        let items: Vec<Value> = serde_json::from_slice(&found["items.json"]).unwrap();
        assert_eq!(items.len(), wanted.len());
        let (offers, folder) = (Offers::of(&house.house.offers), TempFolder::new());
        let wanted_id = id(take.strip_suffix("/copy").unwrap());
        let gone = Order { case: id(&case), export: wanted_id, wanted: Errand::default().wanted() };
        let scratch = (&offers, folder.path());
        let done = actions::take_copy(house.db(), &Cause::system("test"), scratch, &viewer(LEGAL), &gone);
        assert!(done.is_err(), "nobody waits");
        // Three copies of one grant, each with a receipt, and no fourth.
        for status in [200, 200, 409] {
            assert_eq!(visit(house, LEGAL).post(&take, &[]).await.status, status);
        }
        let page = visit(house, AUDITOR).get(&case).await.text();
        assert_eq!(page.matches("case-receipt").count(), 3);
        assert!(page.contains(&format!("모두 {}건", 3 * MANY)), "{page}");
        assert!(page.len() < 60_000, "{}", page.len());
    });
}
