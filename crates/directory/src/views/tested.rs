//! What a test of a source found, ready to print.

use super::source::{SampleView, TestView};
use crate::ldap::{Kind, Probe};
use crate::mapping::{StagedPerson, UnitRef, What};
use crate::sync::{MOST_COUNTED, Shown, Tested};
use crate::texts::T;
use maru_kernel::{Lang, Timestamp};

/// Days before its end from which a certificate is warned about.
const CERTIFICATE_DAYS: i64 = 30;

/// What was found.
pub fn tested(t: T, words: maru_web::T, found: &Tested, now: Timestamp) -> TestView {
    let mut view = TestView {
        facts: Vec::new(),
        counts: found.counts.iter().map(|(what, n)| (noun(t, *what), count(t, *n))).collect(),
        warnings: Vec::new(),
        samples: found.samples.iter().filter_map(|shown| sample(t, shown)).collect(),
        aside: found.aside.iter().map(|aside| (aside.dn.clone(), aside.reason.text(t.0))).collect(),
    };
    if found.samples.is_empty() {
        view.warnings.push(t.wizard_tested_nobody().to_owned());
    }
    if let Some(probe) = &found.probe {
        server(t, words, &mut view, probe, found.kind, now);
    }
    view
}

fn server(t: T, words: maru_web::T, view: &mut TestView, probe: &Probe, kind: Kind, now: Timestamp) {
    let product = match kind {
        Kind::Openldap => t.wizard_preset_openldap(),
        Kind::ActiveDirectory => t.wizard_preset_active_directory(),
        Kind::Ds389 => t.wizard_preset_389ds(),
        Kind::Freeipa => t.wizard_preset_freeipa(),
    };
    view.facts.push((t.wizard_tested_server(), probe.server.clone()));
    view.facts.push((t.wizard_tested_kind(), product.to_owned()));
    match probe.certificate_expires {
        Some(at) => {
            let days = at.duration_since(now).as_hours() / 24;
            let text = t.wizard_tested_days(maru_web::date(words, at), days);
            view.facts.push((t.wizard_tested_certificate(), text));
            if days <= CERTIFICATE_DAYS {
                view.warnings.push(t.wizard_tested_certificate_soon(days));
            }
        }
        None => view.warnings.push(t.wizard_tested_no_tls().to_owned()),
    }
    view.facts.push((t.wizard_tested_bases(), probe.bases.join(", ")));
    let pages = if probe.pages { t.sync_value_yes() } else { t.sync_value_no() };
    view.facts.push((t.wizard_tested_pages(), pages.to_owned()));
}

fn noun(t: T, what: What) -> &'static str {
    match what {
        What::Unit => t.wizard_tested_units(),
        What::Person => t.wizard_tested_people(),
        What::Appointment => t.wizard_tested_posts(),
        What::Group => t.wizard_tested_groups(),
    }
}

fn count(t: T, n: u64) -> String {
    if n >= MOST_COUNTED { t.wizard_tested_many(n) } else { t.wizard_tested_count(n) }
}

/// One person as read and as understood.
fn sample(t: T, shown: &Shown) -> Option<SampleView> {
    let person = shown.person.as_ref().ok()?;
    Some(SampleView {
        heading: format!("{} {}", person.name, person.login),
        dn: person.dn.clone(),
        made: made(t, person),
        read: shown.attributes.clone(),
    })
}

/// As [`made`], in a language.
pub fn told(person: &StagedPerson, lang: Lang) -> Vec<(&'static str, String)> {
    made(T(lang), person)
}

/// What a person becomes: field and value, those with a value only.
pub fn made(t: T, p: &StagedPerson) -> Vec<(&'static str, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let units = p.units.iter().map(|unit| match unit {
        UnitRef::Dn(dn) => dn.clone(),
        UnitRef::Code(code) => code.clone(),
    });
    let disabled = if p.disabled { t.wizard_tested_disabled() } else { "" };
    let all = [
        (t.wizard_field_persons_map_stable_id(), p.stable_id.clone()),
        (t.sync_field_login(), p.login.clone()),
        (t.sync_field_name(), p.name.clone()),
        (t.sync_field_name_en(), text(&p.name_en)),
        (t.sync_field_name_hanja(), text(&p.hanja)),
        (t.sync_field_mail(), text(&p.mail)),
        (t.sync_field_phone(), text(&p.phone)),
        (t.sync_field_mobile(), text(&p.mobile)),
        (t.sync_field_employee_number(), text(&p.employee_no)),
        (t.sync_field_rank(), text(&p.rank)),
        (t.sync_field_title(), text(&p.title)),
        (t.sync_field_duty(), text(&p.duty)),
        (t.sync_field_room(), text(&p.room)),
        (t.sync_field_on_leave(), text(&p.leave)),
        (t.wizard_made_units(), units.collect::<Vec<_>>().join(", ")),
        (t.wizard_made_disabled(), disabled.to_owned()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}
