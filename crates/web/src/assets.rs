//! Static files, from inside the binary, under one prefix that changes with every release.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use maru_kernel::hex;
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;

#[derive(RustEmbed)]
#[folder = "../../static"]
#[exclude = "vendor/src/*"]
// Typefaces of printed documents, which the crate `paper` carries.
#[exclude = "vendor/paper-*"]
#[exclude = "*/MANIFEST.toml"]
struct Files;

/// The style sheet made of the parts that `bundle.txt` lists.
const BUNDLE: &str = "app/css/app.css";
const BUNDLE_LIST: &str = "app/css/bundle.txt";
const FOREVER: &str = "public, max-age=31536000, immutable";

/// All static files, ready to be served.
pub struct Assets {
    release: String,
    bundle: String,
    types: BTreeMap<String, &'static str>,
}

impl Default for Assets {
    fn default() -> Self {
        Assets::new()
    }
}

impl Assets {
    /// Lists the files and works out the release prefix from their contents.
    pub fn new() -> Self {
        let bundle = bundle();
        let mut hash = Sha256::new();
        hash.update(&bundle);
        let mut types = BTreeMap::new();
        for path in Files::iter() {
            if let Some(file) = Files::get(&path) {
                hash.update(path.as_bytes());
                hash.update(file.metadata.sha256_hash());
            }
            types.insert(path.to_string(), media_type(&path));
        }
        types.insert(BUNDLE.to_owned(), media_type(BUNDLE));
        let release = hex(&hash.finalize()).chars().take(12).collect();
        Assets { release, bundle, types }
    }

    /// The URL of the file at `path`.
    pub fn url(&self, path: &str) -> String {
        format!("/static/{}/{path}", self.release)
    }

    /// Answers a request for the file at `path`; anything not listed is not found.
    pub fn serve(&self, request: &HttpRequest, release: &str, path: &str) -> HttpResponse {
        let Some(kind) = self.types.get(path) else { return HttpResponse::NotFound().finish() };
        let body: Cow<'static, [u8]> = if path == BUNDLE {
            Cow::Owned(self.bundle.clone().into_bytes())
        } else {
            match Files::get(path) {
                Some(EmbeddedFile { data, .. }) => data,
                None => return HttpResponse::NotFound().finish(),
            }
        };
        let mut answer = HttpResponse::Ok();
        answer.content_type(*kind);
        // A page of an older release may still ask by its own prefix: serve, but do not keep.
        let keep = if release == self.release { FOREVER } else { "no-cache" };
        answer.insert_header((header::CACHE_CONTROL, HeaderValue::from_static(keep)));
        if request.method() == actix_web::http::Method::HEAD {
            return answer.no_chunking(body.len() as u64).finish();
        }
        match body {
            Cow::Borrowed(bytes) => answer.body(bytes),
            Cow::Owned(bytes) => answer.body(bytes),
        }
    }
}

fn bundle() -> String {
    let list = Files::get(BUNDLE_LIST).map(|f| f.data).unwrap_or_default();
    let mut css = String::new();
    for part in String::from_utf8_lossy(&list).lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(file) = Files::get(&format!("app/css/{part}")) {
            css.push_str(&String::from_utf8_lossy(&file.data));
            css.push('\n');
        }
    }
    css
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "webmanifest" | "json" => "application/json",
        "bcmap" | "pfb" => "application/octet-stream",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundle_holds_every_listed_part() {
        let list = Files::get(BUNDLE_LIST).unwrap();
        for part in String::from_utf8_lossy(&list.data).lines().filter(|l| !l.trim().is_empty()) {
            assert!(
                Files::get(&format!("app/css/{}", part.trim())).is_some(),
                "{part} is listed but missing"
            );
        }
        assert!(Assets::new().bundle.contains("@layer"));
    }
}
