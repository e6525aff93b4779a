//! A proof of identity that is too old: asked for again, with the form that was sent (S-119).
#![cfg(test)]

mod cast;
mod signed_house;

use cast::write;
use maru_contract::Role;
use maru_directory::agency::Agency;
use maru_directory::store::grants;
use maru_directory::store::sync::sources;
use maru_testkit::{Reply, Visitor};
use maru_web::Rule;
use signed_house::{HALL, PASSWORD, Signed, count, in_signed_house, secret_in};

const REASON: &str = "새 담당자 \"발령\" <7월> & 인계";

fn hidden(reply: &Reply, name: &str) -> Option<String> {
    let text = reply.text();
    let field = text.split("<input type=\"hidden\"").find(|f| f.contains(&format!("name=\"{name}\"")))?;
    let value = field.split("value=\"").nth(1)?.split('"').next()?;
    let plain = [("&#34;", "\""), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&"), ("&#39;", "'")];
    Some(plain.iter().fold(value.to_owned(), |text, (from, to)| text.replace(from, to)))
}

/// Asks for the proof page by sending `form`, and sends it on as a browser without scripts does.
async fn sent_on(visitor: &Visitor<'_>, path: &str, asked: &Reply, names: &[&str], password: &str) -> Reply {
    assert!(asked.text().contains(&format!("action=\"{path}\"")), "{}", asked.text());
    let mut fields: Vec<(&str, String)> =
        names.iter().map(|name| (*name, hidden(asked, name).unwrap_or_default())).collect();
    fields.push(("proof_password", password.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    visitor.post(path, &fields).await
}

fn held(at: &Signed<'_>) -> usize {
    at.db().read_blocking(|conn| grants::in_force(conn, at.db().now())).unwrap().len()
}

#[test]
fn s_119_what_was_typed_is_carried_through_the_proof() {
    in_signed_house(async |at| {
        let (security, who) = (at.local("security"), at.local("who"));
        at.give(security, Role::Security);
        let me = at.with_factor("security").await;
        let holder = format!("person/{who}");
        let form =
            [("q", "김서연"), ("role", "records"), ("holder", &holder), ("reason", REASON), ("until", "")];
        let names = ["q", "role", "holder", "reason", "until"];
        at.hands.turn(jiff::SignedDuration::from_secs(301));
        let requests =
            async |me: &Visitor<'_>| me.get("/admin/requests").await.text().matches("/withdraw").count();
        let asked = me.post("/admin/roles", &form).await;
        assert_eq!(asked.status, 403);
        assert_eq!(hidden(&asked, "reason").as_deref(), Some(REASON), "{}", asked.text());
        assert_eq!(hidden(&asked, "csrf").map(|t| t.len()), Some(32));
        assert_eq!(requests(&me).await, 0);
        // A wrong password keeps everything, too.
        let wrong = sent_on(&me, "/admin/roles", &asked, &names, "wrong").await;
        assert_eq!(wrong.status, 422);
        assert!(!wrong.text().contains("wrong") && hidden(&wrong, "reason").as_deref() == Some(REASON));
        assert_eq!(requests(&me).await, 0);
        let done = sent_on(&me, "/admin/roles", &wrong, &names, PASSWORD).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, "/admin/requests"), "{}", done.text());
        // The proof gave the session a new secret (S-132), and counts for five minutes.
        let me = at.with(&secret_in(&done));
        let list = me.get("/admin/requests").await.text();
        assert!(list.contains("&#60;7월&#62;") && requests(&me).await == 1, "{list}");
        assert_eq!(me.post("/admin/roles", &form).await.location(), "/admin/requests");
        assert_eq!(held(at), 1);
    });
}

#[test]
fn s_119_a_proof_that_came_with_a_form_is_nothing_to_the_handler() {
    in_signed_house(async |at| {
        let security = at.local("security");
        at.give(security, Role::Security);
        let me = at.with_factor("security").await;
        // Fresh: the field is taken out and the password not even looked at.
        let none = [("what", "login"), ("of", "x"), ("reason", REASON), ("proof_password", "wrong")];
        assert_eq!(me.post("/admin/locks/end", &none).await.status, 409);
        assert_eq!(count(at.db(), "directory.sign_in_failed"), 0);
        // The new secret goes out even when the handler refuses the form.
        at.hands.turn(jiff::SignedDuration::from_secs(301));
        let right = [("what", "login"), ("of", "x"), ("reason", REASON), ("proof_password", PASSWORD)];
        let refused = me.post("/admin/locks/end", &right).await;
        assert_eq!(refused.status, 409);
        assert!(at.lives(&secret_in(&refused)).await);
    });
}

#[test]
fn s_119_secrets_sizes_and_other_sites() {
    in_signed_house(async |at| {
        let id = at.local("org");
        at.give(id, Role::Organisation);
        let me = at.with_factor("org").await;
        at.hands.turn(jiff::SignedDuration::from_secs(301));
        let config = Agency::source_toml("/nowhere/agency.ldif");
        write(at.db(), move |tx| sources::save(tx, "hr", &config, 60, true));
        let path = "/admin/directory/sources/hr/connection";
        let form = [("connection.bind_dn", "cn=reader"), ("secret", "Sesame-77")];
        let asked = me.post(path, &form).await;
        assert_eq!(asked.status, 403, "{}", asked.text());
        let text = asked.text();
        assert!(!text.contains("Sesame-77"), "a secret is never written into a page");
        assert!(
            text.contains("name=\"secret\"") && text.contains("type=\"password\""),
            "it is asked for again"
        );
        assert_eq!(hidden(&asked, "connection.bind_dn").as_deref(), Some("cn=reader"));
        // What is too large to be carried is refused with the sentence alone.
        let large = "가".repeat(20_000);
        let asked = me.post(path, &[("connection.bind_dn", &large)]).await;
        assert!(asked.status == 403 && asked.body.len() < 20_000);
        // Another site can neither start nor finish this.
        let proof = [("connection.bind_dn", "cn=reader"), ("proof_password", PASSWORD)];
        let foreign = me.post_from_elsewhere(path, &proof).await;
        assert!(foreign.status == 403 && foreign.text().contains("web.cross_site"), "{}", foreign.text());
        // Programs get a code, not a page.
        let request = me.request(actix_web::http::Method::POST, path);
        let request = request
            .insert_header(("sec-fetch-site", "same-origin"))
            .set_form([("connection.bind_dn", "cn=reader")]);
        let program = me.send(request.insert_header(("accept", "application/json"))).await;
        assert!(program.text().contains("web.prove_again"), "{}", program.text());
        // Five wrong ones lock the proof.
        for _ in 0..5 {
            assert_eq!(
                me.post(path, &[("connection.bind_dn", "cn=reader"), ("proof_password", "wrong")])
                    .await
                    .status,
                422
            );
        }
        assert_eq!(me.post(path, &proof).await.status, 422);
        assert!(me.get("/me").await.status == 200, "the session itself goes on");
    });
}

#[test]
fn s_504_a_new_person_may_do_nothing_by_default() {
    in_signed_house(async |at| {
        at.local("new");
        at.of_the_directory("fresh");
        for login in ["new", "fresh"] {
            let me = at.visitor(login).await;
            assert_eq!(me.get("/me").await.status, 200, "{login} is in");
            let mut asked = 0;
            for route in at.house.house.routes.iter().filter(|r| matches!(r.rule, Rule::May(_))) {
                let path = route.path.replace("{id}", "0000000000000");
                let status = me.request_status(route.method.clone(), &path).await;
                assert!([403, 404].contains(&status), "{login} at {route:?}: {status}");
                asked += 1;
            }
            assert!(asked > 20, "{asked}");
            let home = me.get("/people").await;
            assert!(!home.text().contains("href=\"/admin"), "{login} is shown no way into the console");
        }
        assert_eq!(held(at), 0, "no right was given");
    });
}

#[test]
fn s_512_an_administrator_needs_factor_network_use_and_proof_together() {
    in_signed_house(async |at| {
        let (security, who) = (at.local("security"), at.local("who"));
        at.give(security, Role::Security);
        let holder = format!("person/{who}");
        let form = [("role", "records"), ("holder", &*holder), ("reason", REASON), ("until", "")];
        let asked = || count(at.db(), "directory.change_requested");
        let sent = async |me: &Visitor<'_>| me.post("/admin/roles", &form).await.status.as_u16();
        assert_eq!(sent(&at.visitor("security").await).await, 401, "without the factor");
        let elsewhere = at.with_factor("security").await.coming_from(HALL);
        assert_eq!(sent(&elsewhere).await, 404, "from another network");
        let idle = at.with_factor("security").await;
        at.hands.turn(jiff::SignedDuration::from_mins(10));
        assert_eq!(sent(&idle).await, 401, "after ten idle minutes");
        let stale = at.with_factor("security").await;
        at.hands.turn(jiff::SignedDuration::from_secs(301));
        assert_eq!(sent(&stale).await, 403, "with an old proof");
        assert_eq!(asked(), 0, "nothing has been asked for");
        assert_eq!(sent(&at.with_factor("security").await).await, 303, "with all four");
        assert_eq!(asked(), 1, "and it is in the log");
    });
}
