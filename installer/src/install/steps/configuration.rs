//! The configuration: the annotated sample with the answers in it. One that is there is kept as it is.

use super::{database, relay as mail, tls};
use crate::config::{Config, in_force, key_of, sample};
use crate::install::answers::Answers;
use crate::install::place::Place;
use crate::install::step::{Restart, Standing, Step, Work};
use crate::problem::Problem;
use crate::whole_file::{Rights, put};
use maru_kernel::Lang;
use maru_store::Roles;
use toml::Value;

pub const STEP: Step = Step {
    code: "configuration",
    title: |t| t.install_configuration(),
    stands,
    act,
    restart: Restart::Service,
};

fn stands(work: &Work<'_>) -> Result<Standing, Problem> {
    let file = work.place.configuration_file();
    // One that is there is the operator's. It has to be one that can be used.
    if file.exists() {
        let kept = contradictions(work, &Config::read(&file)?)?;
        return Ok(match Rights::readable_by(work.place.account()).hold(&file) {
            false => Standing::Open,
            true if kept.is_empty() => Standing::Done,
            true => Standing::Kept(kept),
        });
    }
    checked(work.answers, work.place, work.lang).map(|_| Standing::Open)
}

fn act(work: &mut Work<'_>) -> Result<(), Problem> {
    let file = work.place.configuration_file();
    let text = if file.exists() {
        std::fs::read_to_string(&file).map_err(|e| Problem::file(&file, &e))?
    } else {
        checked(work.answers, work.place, work.lang)?
    };
    put(&file, text.as_bytes(), Rights::readable_by(work.place.account()))?;
    work.note(file.display().to_string());
    work.notes.extend(contradictions(work, &Config::read(&file)?)?);
    Ok(())
}

/// Each key that is answered otherwise than it is written. The file holds, and says so.
fn contradictions(work: &Work<'_>, config: &Config) -> Result<Vec<String>, Problem> {
    let (t, shown) = (work.t(), in_force(config)?);
    let mut told = Vec::new();
    for (name, answered) in values(work.answers, work.place) {
        // Nobody has answered it: the sample's networks are there to be narrowed down.
        if name == "security.inside_networks" && work.answers.networks.inside.is_none() {
            continue;
        }
        let (section, key) = name.split_once('.').unwrap_or((name, ""));
        let kept = shown.get(section).and_then(|section| section.get(key));
        if kept != answered.as_ref() {
            let text = |value: Option<&Value>| {
                value.map_or_else(|| t.config_nothing().to_owned(), ToString::to_string)
            };
            told.push(t.install_kept_setting(text(answered.as_ref()), text(kept), name));
        }
    }
    if !told.is_empty() {
        told.push(t.install_kept_hint(work.place.configuration_file().display()));
    }
    Ok(told)
}

/// The text, which is known to be a configuration that can be used.
fn checked(answers: &Answers, place: &Place, lang: Lang) -> Result<String, Problem> {
    let text = filled(sample(lang), &values(answers, place));
    let path = place.configuration_file().display().to_string();
    Config::parse(&text).map_err(|reason| Problem::ConfigWrong { path, reason })?.usable()?;
    Ok(text)
}

/// Each key that is answered; nothing means that it is not set.
fn values(answers: &Answers, place: &Place) -> Vec<(&'static str, Option<Value>)> {
    let (server, tls) = (&answers.server, tls::files(place));
    let text = |text: String| Some(Value::String(text));
    let path = |path: &std::path::Path| text(path.display().to_string());
    let list = |all: Vec<String>| Some(Value::Array(all.into_iter().map(Value::String).collect()));
    let own_tls = !server.behind_proxy;
    let mut values = vec![
        ("agency.name", text(answers.agency.name.clone())),
        ("server.listen", text(server.address().to_string())),
        ("server.base_url", text(server.base_url())),
        ("server.certificate", own_tls.then(|| path(&tls.certificate)).flatten()),
        ("server.private_key", own_tls.then(|| path(&tls.private_key)).flatten()),
        ("storage.folder", path(&place.data())),
        ("security.inside_networks", list(answers.inside())),
    ];
    if let Some(database) = &answers.database {
        values.push(("storage.database", text(database::of_service(database, place))));
        values.push(("storage.password", text(format!("credential:{}", database::USER))));
        values.push(("storage.owner", text(Roles::of(&database.name).owner)));
    }
    if let Some(relay) = &answers.relay {
        let protection = Value::try_from(relay.protection).ok();
        let secret = relay.password_file.as_ref().map(|_| format!("credential:{}", mail::SECRET));
        values.push(("relay.address", text(relay.address.clone())));
        values.push(("relay.protection", protection));
        values
            .push(("relay.authority", relay.authority.as_ref().and_then(|_| path(&mail::authority(place)))));
        values.push(("relay.user", relay.user.clone().and_then(text)));
        values.push(("relay.password", secret.and_then(text)));
        values.push(("relay.from", text(relay.from.clone())));
    }
    if !answers.agency.network.is_empty() {
        values.push(("agency.network", text(answers.agency.network.clone())));
    }
    if server.behind_proxy {
        values.push(("server.trusted_proxies", list(vec!["127.0.0.1".to_owned(), "::1".to_owned()])));
    }
    if let Some(nets) = &answers.networks.admin {
        values.push(("security.admin_networks", list(nets.iter().map(ToString::to_string).collect())));
    }
    if answers.administrators.small_agency {
        values.push(("security.small_agency", Some(Value::Boolean(true))));
    }
    values
}

/// The sample with values in place of its own; everything else stays, so that the file explains itself.
fn filled(sample: &str, values: &[(&str, Option<Value>)]) -> String {
    let (mut section, mut text) = (String::new(), String::new());
    for line in sample.lines() {
        let bare = line.strip_prefix("# ").unwrap_or(line);
        if let Some(name) = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name.to_owned();
        }
        // A section begins where something is set in it.
        let begins = bare.starts_with('[') && is_set_in(&section, values);
        let key = key_of(bare);
        let name = key.map(|key| format!("{section}.{key}"));
        let written = match (key, values.iter().find(|(known, _)| name.as_deref() == Some(*known))) {
            (Some(key), Some((_, Some(value)))) => format!("{key} = {value}"),
            (_, Some(_)) => format!("# {bare}"),
            (_, None) if begins => bare.to_owned(),
            (_, None) => line.to_owned(),
        };
        text.push_str(&written);
        text.push('\n');
    }
    text
}

fn is_set_in(section: &str, values: &[(&str, Option<Value>)]) -> bool {
    let is_of = |name: &str| name.split_once('.').is_some_and(|(of, _)| of == section);
    values.iter().any(|(name, value)| is_of(name) && value.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SAMPLE;
    use crate::install::SAMPLE as ANSWERS;
    use std::path::PathBuf;

    fn made(answers: &str) -> Config {
        let answers = Answers::parse(answers).unwrap();
        let place = Place::new(Some(PathBuf::from("/scratch"))).unwrap();
        Config::parse(&checked(&answers, &place, Lang::Ko).unwrap()).unwrap()
    }

    #[test]
    fn the_configuration_says_what_was_answered_and_explains_the_rest() {
        let config = made(&ANSWERS.replace("\"Agency\"", "'가온 \"도시\" 공사'"));
        assert_eq!(config.agency.name, "가온 \"도시\" 공사");
        assert_eq!(config.server.base_url, "https://maru.agency.example:8443");
        assert_eq!(config.server.certificate, Some(PathBuf::from("/scratch/etc/maru/tls/server.pem")));
        assert_eq!(config.storage.folder, PathBuf::from("/scratch/var/lib/maru"));
        assert_eq!(config.security.admin_networks, crate::config::this_machine());
        assert!(!config.security.small_agency);
        let answers = Answers::parse(ANSWERS).unwrap();
        let text = filled(SAMPLE, &values(&answers, &Place::new(Some("/scratch".into())).unwrap()));
        let comments = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(comments(&text), comments(SAMPLE));
    }

    #[test]
    fn s_28_behind_a_proxy_it_listens_on_this_machine_without_a_certificate() {
        let config = made(&ANSWERS.replace("# behind_proxy = false", "behind_proxy = true"));
        assert!(config.server.listen.ip().is_loopback() && config.server.certificate.is_none());
        assert_eq!(config.server.base_url, "https://maru.agency.example");
        assert_eq!(config.server.trusted_proxies.len(), 2);
    }

    #[test]
    fn answers_of_which_no_configuration_can_be_made_are_refused_before_anything_is_done() {
        let place = Place::new(Some(PathBuf::from("/scratch"))).unwrap();
        for (from, to) in [("maru.agency.example", "a b"), ("\"Agency\"", "\"...\"")] {
            let answers = Answers::parse(&ANSWERS.replace(from, to)).unwrap();
            assert!(matches!(checked(&answers, &place, Lang::Ko), Err(Problem::Setting(_))), "{to}");
        }
    }
}
