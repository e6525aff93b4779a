//! `maru install` on a house that is there: another version keeps off, and what somebody has changed or renewed since
//! holds against the answers.
#![cfg(test)]

mod site;

use maru_testkit::slapd::free_port;
use rcgen::{CertificateParams, Issuer, KeyPair};
use serde_json::Value;
use site::{Site, done, files, refused};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The same program to the last byte but one: a release of another day.
fn another_program(site: &Site) -> PathBuf {
    let to = site.path("another-maru");
    let mut bytes = fs::read(env!("CARGO_BIN_EXE_maru")).unwrap();
    bytes.push(0);
    fs::write(&to, bytes).unwrap();
    fs::set_permissions(&to, fs::Permissions::from_mode(0o755)).unwrap();
    to
}

fn installed_by(program: &Path, site: &Site, lang: &str) -> std::process::Output {
    let mut install = Command::new(program);
    install.args(["install", "--root"]).arg(site.root()).arg("--answers").arg(site.answers());
    install.env("LANG", lang).output().unwrap()
}

/// Everything below the root but for the database, which whoever closes it folds.
fn content(site: &Site) -> BTreeMap<PathBuf, Vec<u8>> {
    let all = files(&site.root()).into_iter().filter(|p| !p.to_string_lossy().contains("maru.sqlite"));
    all.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn step<'r>(report: &'r Value, name: &str) -> &'r Value {
    report["steps"].as_array().unwrap().iter().find(|step| step["step"] == name).unwrap()
}

fn state<'r>(report: &'r Value, name: &str) -> &'r str {
    step(report, name)["state"].as_str().unwrap()
}

fn changed(report: &Value) -> Vec<&str> {
    let steps = report["steps"].as_array().unwrap().iter();
    steps.filter(|step| step["state"] == "done").map(|step| step["step"].as_str().unwrap()).collect()
}

#[test]
fn s_431_another_version_is_refused_before_any_step() {
    let site = Site::new();
    let another = another_program(&site);
    // Whom nobody has installed yet: cut off before there were tables.
    fs::create_dir_all(site.at("usr/local/bin")).unwrap();
    fs::copy(&another, site.at("usr/local/bin/maru")).unwrap();
    let report = site.installed();
    assert_eq!(state(&report, "program"), "done");
    let before = content(&site);
    let said = refused(installed_by(&another, &site, "en_US.UTF-8"), "installer.another_version");
    assert!(said.contains("maru upgrade BUNDLE"), "{said}");
    let said = refused(installed_by(&another, &site, "ko_KR.UTF-8"), "installer.another_version");
    assert!(said.contains("다른 버전의 마루") && said.contains("maru upgrade BUNDLE"), "{said}");
    assert!(content(&site) == before, "nothing was touched");
    // The report is gone, the tables are there.
    fs::remove_file(site.at("etc/maru/install-report.html")).unwrap();
    refused(installed_by(&another, &site, "en_US.UTF-8"), "installer.another_version");
    assert_eq!(changed(&site.installed()), ["self_test"], "the program that stands goes on");
}

#[test]
fn what_the_configuration_says_holds_against_the_answers_and_is_told() {
    let site = Site::new();
    site.installed();
    let (file, port) = (site.at("etc/maru/maru.toml"), free_port());
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace(&site.port.to_string(), &port.to_string())).unwrap();
    let report = site.installed();
    assert_eq!(changed(&report), ["units", "self_test"]);
    let notes: Vec<&str> =
        step(&report, "configuration")["notes"].as_array().unwrap().iter().flat_map(Value::as_str).collect();
    let (kept, answered) = (format!("\"127.0.0.1:{port}\""), format!("\"127.0.0.1:{}\"", site.port));
    let want = format!("server.listen: the configuration holds, with {kept}; the answers say {answered}.");
    assert_eq!(notes.len(), 3, "listen, base_url and what to do: {notes:#?}");
    assert!(
        notes[0] == want && notes[1].starts_with("server.base_url") && notes[2].contains("config diff"),
        "{notes:#?}"
    );
    assert_eq!(report["address"], format!("https://localhost:{port}"));
    let socket = fs::read_to_string(site.at("etc/systemd/system/maru.socket")).unwrap();
    assert!(socket.contains(&format!("ListenStream=127.0.0.1:{port}\n")), "{socket}");
    assert!(changed(&site.installed()).is_empty());
}

/// A pair for this machine that ends in so many days, by an authority of its own or by this one.
fn pair(certificate: &Path, key: &Path, days: i64, by: Option<(&Path, &Path)>) {
    let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let until = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24 * days);
    let date = until.to_zoned(jiff::tz::TimeZone::UTC).date();
    params.not_after =
        rcgen::date_time_ymd(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs());
    let own = KeyPair::generate().unwrap();
    let made = match by {
        Some((authority, its_key)) => {
            let its_key = KeyPair::from_pem(&fs::read_to_string(its_key).unwrap()).unwrap();
            let pem = fs::read_to_string(authority).unwrap();
            params.signed_by(&own, &Issuer::from_ca_cert_pem(&pem, its_key).unwrap())
        }
        None => params.self_signed(&own),
    };
    fs::write(certificate, made.unwrap().pem()).unwrap();
    fs::write(key, own.serialize_pem()).unwrap();
    fs::set_permissions(certificate, fs::Permissions::from_mode(0o640)).unwrap();
    fs::set_permissions(key, fs::Permissions::from_mode(0o600)).unwrap();
}

#[test]
fn s_188_a_certificate_that_was_renewed_since_is_not_put_back() {
    let site = Site::new();
    let (answered, answered_key) = (site.path("agency.pem"), site.path("agency.key"));
    pair(&answered, &answered_key, 90, None);
    let answers = fs::read_to_string(site.answers()).unwrap();
    let named = format!(
        "[server]\ncertificate = \"{}\"\nprivate_key = \"{}\"\n",
        answered.display(),
        answered_key.display()
    );
    fs::write(site.answers(), answers.replace("[server]\n", &named)).unwrap();
    site.installed();
    let (there, key) = (site.at("etc/maru/tls/server.pem"), site.at("etc/maru/tls/server.key"));
    pair(&there, &key, 120, None);
    let renewed = fs::read(&there).unwrap();
    let report = site.installed();
    assert!(changed(&report).is_empty(), "{report}");
    assert!(step(&report, "tls").to_string().contains("good for longer"), "{report}");
    assert_eq!(fs::read(&there).unwrap(), renewed);
    // One that ends sooner, and one that does not fit its key, give way to what was answered.
    pair(&there, &key, 30, None);
    assert_eq!(changed(&site.installed()), ["tls", "self_test"]);
    assert_eq!(fs::read(&there).unwrap(), fs::read(&answered).unwrap());
    // What was answered does not fit: what stands is left alone.
    pair(&site.path("x.pem"), &answered_key, 400, None);
    refused(site.install().output().unwrap(), "installer.certificate");
    assert_eq!(fs::read(&there).unwrap(), fs::read(&answered).unwrap());
}

#[test]
fn s_188_an_authority_that_browsers_trust_stays_and_its_certificate_is_renewed() {
    let site = Site::new();
    site.installed();
    let at = |name: &str| site.at("etc/maru/tls").join(name);
    let read = |name: &str| fs::read(at(name)).unwrap();
    let (authority, key) = (read("ca.pem"), read("server.key"));
    let renew = || {
        let mut command = site.command(&["renew-certificate", "--config"]);
        command.arg(site.at("etc/maru/maru.toml")).output().unwrap()
    };
    assert!(done(renew()).contains("renewed by itself") && read("server.key") == key);

    // It ends soon: by the timer, and by installing again.
    for by_timer in [true, false] {
        pair(&at("server.pem"), &at("server.key"), 20, Some((&at("ca.pem"), &at("ca.key"))));
        let (old, key) = (read("server.pem"), read("server.key"));
        if by_timer {
            assert!(done(renew()).contains("was renewed"));
        } else {
            assert_eq!(changed(&site.installed()), ["tls", "self_test"]);
        }
        assert!(read("server.pem") != old && read("server.key") == key && read("ca.pem") == authority);
        assert!(changed(&site.installed()).is_empty());
    }

    // The authority cannot be used: what browsers trust stays as long as there is anything to trust.
    pair(&at("server.pem"), &at("server.key"), 20, Some((&at("ca.pem"), &at("ca.key"))));
    fs::rename(at("ca.key"), at("kept")).unwrap();
    let report = site.installed();
    assert!(changed(&report).is_empty() && report.to_string().contains("was not renewed"), "{report}");
    refused(renew(), "installer.certificate");
    fs::rename(at("kept"), at("ca.key")).unwrap();
    fs::remove_file(at("server.pem")).unwrap();
    site.installed();
    assert!(read("ca.pem") == authority, "the same authority gives another");
    fs::remove_file(at("server.pem")).unwrap();
    fs::write(at("ca.key"), "damaged").unwrap();
    let report = site.installed();
    assert!(
        read("ca.pem") != authority && report.to_string().contains("have to be given the new one"),
        "{report}"
    );
}

/// As `deploy/test/rerun.sh` is run by hand: a stand-in for systemd, in namespaces of their own.
#[test]
fn a_service_that_runs_is_started_again_when_what_it_has_read_was_changed() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/test/rerun.sh");
    let told =
        Command::new("bash").arg(script).args(["--binary", env!("CARGO_BIN_EXE_maru")]).output().unwrap();
    assert!(done(told).contains("sound"));
}
