//! `/me/preferences`: colours, language, density and shortcuts; for visitors in cookies.

use crate::texts::T;
use crate::views::me::{Choice, PreferencesPage};
use crate::{Error, actions};
use actix_web::HttpResponse;
use maru_kernel::Lang;
use maru_web::{Answer, Cx, FlashKind, Form, Preferences, Route, Rule, Theme, safe_path};
use serde::Deserialize;

const PATH: &str = "/me/preferences";
/// Densities by name; the first is what empty means.
const DENSITIES: [&str; 3] = ["", "compact", "large"];
/// A year, for visitors who are not signed in.
const KEPT: actix_web::cookie::time::Duration = actix_web::cookie::time::Duration::days(365);

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(PATH, Rule::SignedIn, show), Route::post(PATH, Rule::Public, update)]
}

async fn show(cx: Cx) -> Answer {
    let (t, chosen) = (T(cx.lang), &cx.preferences);
    let choice = |value, label, selected| Choice { value, label, selected };
    let page = PreferencesPage {
        themes: vec![
            choice("", t.preferences_theme_system(), chosen.theme == Theme::System),
            choice("light", t.preferences_theme_light(), chosen.theme == Theme::Light),
            choice("dark", t.preferences_theme_dark(), chosen.theme == Theme::Dark),
            choice("contrast", t.preferences_theme_contrast(), chosen.theme == Theme::Contrast),
        ],
        languages: vec![
            choice("ko", t.preferences_language_ko(), cx.lang == Lang::Ko),
            choice("en", t.preferences_language_en(), cx.lang == Lang::En),
        ],
        densities: vec![
            choice("compact", t.preferences_density_compact(), chosen.density == "compact"),
            choice("", t.preferences_density_normal(), chosen.density.is_empty()),
            choice("large", t.preferences_density_large(), chosen.density == "large"),
        ],
        keys_on: !chosen.keys_off,
        tabs: super::me::tabs(t, PATH),
        page: cx.page(t.preferences_title()),
        t,
    };
    cx.html(&page)
}

/// What is missing stays as it is: the menu in the frame sends one thing only.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    theme: Option<String>,
    language: Option<String>,
    density: Option<String>,
    keys: Option<String>,
    #[serde(default)]
    back: String,
}

async fn update(cx: Cx, form: Form<Change>) -> Answer {
    let wanted = changed(&cx.preferences, &form.0);
    let back = safe_path(&form.0.back).to_owned();
    let Some(session) = cx.session.clone() else { return in_cookies(&cx, &wanted, &back) };
    let lang = wanted.lang.unwrap_or(cx.lang);
    cx.write(move |tx| actions::change_preferences(tx, &session.viewer, &wanted).map_err(Error::from))
        .await?;
    if back == PATH {
        cx.see_other_with(PATH, FlashKind::Ok, T(lang).preferences_saved())
    } else {
        cx.see_other(&back)
    }
}

fn changed(now: &Preferences, change: &Change) -> Preferences {
    let density = change.density.as_deref().and_then(|d| DENSITIES.into_iter().find(|known| *known == d));
    Preferences {
        lang: change.language.as_deref().and_then(|l| l.parse().ok()).or(now.lang),
        theme: change.theme.as_deref().map_or(now.theme, Theme::from_name),
        density: density.map_or_else(|| now.density.clone(), str::to_owned),
        keys_off: change.keys.as_deref().map_or(now.keys_off, |keys| keys == "off"),
    }
}

fn in_cookies(cx: &Cx, wanted: &Preferences, back: &str) -> Answer {
    let mut answer: HttpResponse = cx.see_other(back)?;
    let values = [
        ("lang", wanted.lang.map_or("", Lang::tag)),
        ("theme", wanted.theme.name()),
        ("density", wanted.density.as_str()),
        ("keys", if wanted.keys_off { "off" } else { "" }),
    ];
    for (name, value) in values {
        let mut cookie = cx.cookie(name, value.to_owned());
        cookie.set_max_age(KEPT);
        answer.add_cookie(&cookie).map_err(|e| maru_store::StoreError::Failed(e.to_string()))?;
    }
    Ok(answer)
}
