//! Sending a file: it becomes a draft of the sender.

use crate::actions::upload::{Draft, upload};
use crate::disk::{Incoming, Received};
use crate::store::{arriving, links};
use crate::uploads::Place;
use crate::{Desk, Error};
use actix_multipart::{Field, Multipart};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;
use maru_kernel::PersonId;
use maru_store::{DbConn, StoreResult};
use maru_web::{Answer, Cx, Failure, Route, Rule, safe_path};
use std::sync::Arc;
use std::time::Duration;

/// A chunk that takes longer means that the connection is gone.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// Longer than this no upload takes, however steadily it drips.
const LONGEST_UPLOAD: Duration = Duration::from_secs(30 * 60);
/// Bytes of a request that may be names, small fields and what stands between them.
const BESIDE_THE_FILE: u64 = 8_192;
/// The longest of the small fields beside the file.
const LONGEST_FIELD: usize = 2_048;

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let desk = Arc::clone(desk);
    let create =
        move |cx: Cx, request: HttpRequest, parts: Multipart| create(cx, Arc::clone(&desk), request, parts);
    vec![Route::post("/files", Rule::SignedIn, create)]
}

/// What one form brings.
#[derive(Default)]
struct Sent {
    file: Option<(String, Received)>,
    back: String,
}

async fn create(cx: Cx, desk: Arc<Desk>, request: HttpRequest, parts: Multipart) -> Answer {
    let uploader = cx.viewer()?.id;
    let mut place = place(&cx, &desk, &request).await?;
    let receiving = receive(&desk, parts, &mut place);
    let sent = tokio::time::timeout(LONGEST_UPLOAD, receiving).await;
    let sent = sent.unwrap_or_else(|_| Err(Error::BrokeOff("took too long".to_owned())))?;
    let (name, received) = sent.file.ok_or(Error::NoFile)?;
    let draft = upload(cx.db(), &cx.cause(), &desk, uploader, &name, received).await?;
    let accept = request.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if accept.contains("text/html") && !sent.back.is_empty() {
        return cx.see_other(&with_file(safe_path(&sent.back), &draft));
    }
    Ok(drafted(&draft))
}

/// What is told of a file that arrived.
pub fn drafted(draft: &Draft) -> HttpResponse {
    HttpResponse::Created().insert_header((header::LOCATION, format!("/files/{}", draft.id))).json(
        serde_json::json!({
            "id": draft.id.to_string(), "name": draft.name, "size": draft.size, "type": draft.media_type,
        }),
    )
}

/// A place among what the person is sending, for as much as the head of the request announces.
async fn place(cx: &Cx, desk: &Desk, request: &HttpRequest) -> Result<Place, Failure> {
    let uploader = cx.viewer()?.id;
    let used = cx.read(move |conn| used(conn, uploader)).await?;
    let free = desk.options.quota_per_person.saturating_sub(used);
    let mut place = desk.uploads.begin(uploader, free).ok_or(Error::Busy)?;
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse().ok());
    let announced = length.unwrap_or(0_u64).saturating_sub(BESIDE_THE_FILE);
    if announced > desk.options.largest_file {
        return Err(Error::TooLarge(desk.options.largest_file).into());
    }
    reserve(desk, &mut place, announced)?;
    Ok(place)
}

/// What a person's files take, those on their way included.
fn used(conn: &mut DbConn, uploader: PersonId) -> StoreResult<u64> {
    let kept = u64::try_from(links::bytes_of(conn, uploader)?).unwrap_or_default();
    Ok(kept + arriving::share_of(conn, uploader, None)?.1)
}

fn reserve(desk: &Desk, place: &mut Place, bytes: u64) -> Result<(), Error> {
    if place.reserve(bytes) { Ok(()) } else { Err(Error::QuotaFull(desk.options.quota_per_person)) }
}

async fn receive(desk: &Desk, mut parts: Multipart, place: &mut Place) -> Result<Sent, Error> {
    let mut sent = Sent::default();
    while let Some(field) = next(parts.next()).await? {
        take(desk, field, &mut sent, place).await?;
    }
    Ok(sent)
}

/// Back to the form, which finds the draft's id in its address.
fn with_file(back: &str, draft: &Draft) -> String {
    let join = if back.contains('?') { '&' } else { '?' };
    format!("{back}{join}file={}", draft.id)
}

async fn take(desk: &Desk, mut field: Field, sent: &mut Sent, place: &mut Place) -> Result<(), Error> {
    let name = field.content_disposition().and_then(|d| d.get_filename()).map(str::to_owned);
    match (field.name().unwrap_or_default(), name) {
        ("file", Some(name)) if sent.file.is_none() && !name.is_empty() => {
            let mut incoming = Incoming::begin(&desk.folder, desk.options.largest_file).await?;
            let mut size = 0;
            while let Some(chunk) = next(field.next()).await? {
                size += chunk.len() as u64;
                reserve(desk, place, size)?;
                incoming.write(&chunk).await?;
            }
            sent.file = Some((name, incoming.finish().await?));
        }
        ("back", None) => sent.back = text(&mut field).await?,
        _ => {
            text(&mut field).await?;
        }
    }
    Ok(())
}

async fn text(field: &mut Field) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(chunk) = next(field.next()).await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LONGEST_FIELD {
            return Err(Error::BrokeOff("a field is too long".to_owned()));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The next part or chunk; a broken or silent connection is a failure of its own.
async fn next<T>(
    waiting: impl Future<Output = Option<Result<T, actix_multipart::MultipartError>>>,
) -> Result<Option<T>, Error> {
    match tokio::time::timeout(LONGEST_PAUSE, waiting).await {
        Ok(found) => found.transpose().map_err(|e| Error::BrokeOff(e.to_string())),
        Err(_) => Err(Error::BrokeOff("silent for too long".to_owned())),
    }
}
