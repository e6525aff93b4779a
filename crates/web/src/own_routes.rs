//! The routes that belong to no module: static files, the app manifest, sockets, health, the gallery.

use crate::cx::{Answer, Cx};
use crate::page::Page;
use crate::{Front, Route, Rule, live};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "ui/gallery.html")]
struct Gallery {
    page: Page,
}

/// The gated ones. The gallery of components is only there in development.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/live", Rule::SignedIn, live::open).asked_by_itself(),
        Route::get("/live/session", Rule::SignedIn, session).asked_by_itself(),
    ];
    if cfg!(debug_assertions) {
        routes.push(Route::get("/ui/gallery", Rule::Colleague, gallery));
    }
    routes
}

/// Those that need to know nobody and must answer when the database does not.
pub fn mount_ungated(config: &mut web::ServiceConfig) {
    config
        .route("/static/{release}/{path:.*}", web::get().to(asset))
        .route("/static/{release}/{path:.*}", web::head().to(asset))
        .route("/manifest.webmanifest", web::get().to(manifest))
        .configure(mount_health);
}

/// What those ask who pass visitors on to us, or watch over us: one word each, and nothing to learn from it.
pub fn mount_health(config: &mut web::ServiceConfig) {
    config.route("/healthz", web::get().to(healthy)).route("/readyz", web::get().to(ready));
}

async fn asset(
    front: web::Data<Front>,
    request: HttpRequest,
    at: web::Path<(String, String)>,
) -> HttpResponse {
    let (release, path) = at.into_inner();
    front.assets.serve(&request, &release, &path)
}

async fn manifest(front: web::Data<Front>) -> HttpResponse {
    let icon = |name: &str, size: &str, purpose: &str| {
        serde_json::json!({
            "src": front.assets.url(&format!("app/icons/{name}.png")),
            "sizes": size, "type": "image/png", "purpose": purpose,
        })
    };
    let body = serde_json::json!({
        "name": front.shell.agency, "short_name": front.shell.agency, "lang": "ko",
        "id": "/", "start_url": "/", "scope": "/", "display": "standalone",
        "background_color": "#f4f5f6", "theme_color": "#031f3f",
        "icons": [
            icon("maru-192", "192x192", "any"), icon("maru-512", "512x512", "any"),
            icon("maru-maskable-512", "512x512", "maskable"),
        ],
    });
    HttpResponse::Ok().content_type("application/manifest+json").body(body.to_string())
}

/// `GET /live/session`: whether the session of an open page still lives; for whose does not the gate says so.
async fn session() -> HttpResponse {
    HttpResponse::NoContent().finish()
}

/// The process is alive.
async fn healthy() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok\n")
}

/// The process can do its work: the database answers, and it is not about to stop.
async fn ready(front: web::Data<Front>) -> HttpResponse {
    if front.hub.has_said_goodbye() {
        return HttpResponse::ServiceUnavailable().content_type("text/plain").body("stopping\n");
    }
    match front.db.read(|conn| maru_store::setting(conn, "web.ready")).await {
        Ok(_) => HttpResponse::Ok().content_type("text/plain").body("ready\n"),
        Err(_) => HttpResponse::ServiceUnavailable().content_type("text/plain").body("database\n"),
    }
}

async fn gallery(cx: Cx) -> Answer {
    let page = cx.page(cx.page("").t.gallery_title());
    cx.html(&Gallery { page })
}
