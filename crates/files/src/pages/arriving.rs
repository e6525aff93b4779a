//! Sending a file piece by piece, so that a break costs one piece and not the file.

use super::files::drafted;
use crate::actions::arrive::{self, Announced};
use crate::model::Arriving;
use crate::store::arriving;
use crate::{Desk, Error};
use actix_web::http::header;
use actix_web::web::{Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;
use maru_web::{Answer, Cx, Failure, Form, Route, Rule};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncWriteExt;

/// Bytes of one piece.
const PIECE: u64 = 8 << 20;
/// A connection that brings nothing for so long is gone; its sender may come back over another.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// Longer than this no piece takes, however steadily it drips.
const LONGEST_PIECE: Duration = Duration::from_secs(10 * 60);

pub fn routes(desk: &Arc<Desk>) -> Vec<Route> {
    let [begins, asks, sends, ends] = std::array::from_fn(|_| Arc::clone(desk));
    vec![
        Route::post("/files/arriving", Rule::SignedIn, move |cx, form| begin(cx, Arc::clone(&begins), form)),
        Route::get("/files/arriving/{id}", Rule::SignedIn, move |cx, request| {
            tell(cx, Arc::clone(&asks), request)
        }),
        Route::post("/files/arriving/{id}", Rule::SignedIn, move |cx, request, from, body| {
            take(cx, Arc::clone(&sends), request, from, body)
        }),
        Route::post("/files/arriving/{id}/removal", Rule::SignedIn, move |cx, request, form| {
            remove(cx, Arc::clone(&ends), request, form)
        }),
    ]
}

/// What a sender tells before the first byte.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Begun {
    name: String,
    size: u64,
    #[serde(default)]
    mark: String,
}

async fn begin(cx: Cx, desk: Arc<Desk>, Form(form): Form<Begun>) -> Answer {
    let uploader = cx.viewer()?.id;
    let sent = Announced { name: form.name, size: form.size, mark: form.mark };
    let known = cx.write(move |tx| arrive::begin(tx, &desk, uploader, &sent)).await?;
    let place = (header::LOCATION, format!("/files/arriving/{}", known.id));
    Ok(HttpResponse::Created().insert_header(place).json(state(&known)))
}

fn state(known: &Arriving) -> serde_json::Value {
    let Arriving { id, arrived, size, .. } = known;
    serde_json::json!({ "id": id.to_string(), "arrived": arrived, "size": size, "piece": PIECE })
}

async fn known(cx: &Cx, desk: &Arc<Desk>, request: &HttpRequest) -> Result<Arriving, Failure> {
    let (id, viewer, desk) = (cx.id_in(request, "id")?, cx.viewer()?.clone(), Arc::clone(desk));
    cx.read(move |conn| arrive::find(conn, &desk, &viewer, id)).await
}

async fn tell(cx: Cx, desk: Arc<Desk>, request: HttpRequest) -> Answer {
    Ok(HttpResponse::Ok().json(state(&known(&cx, &desk, &request).await?)))
}

/// Where a piece goes on.
#[derive(Debug, Deserialize)]
struct From {
    from: u64,
}

async fn take(cx: Cx, desk: Arc<Desk>, request: HttpRequest, from: Query<From>, body: Payload) -> Answer {
    let content = known(&cx, &desk, &request).await?;
    if content.file.is_some() {
        return Ok(drafted(&arrive::finish(cx.db(), &cx.cause(), &desk, &content).await?));
    }
    let _place = desk.uploads.begin(content.uploader, u64::MAX).ok_or(Error::Busy)?;
    // Held until the content is whole: nobody else sends to it or ends it meanwhile. Only now it is known how far it is.
    let mut file = arrive::open(&desk, &content)?;
    let mut content = known(&cx, &desk, &request).await?;
    if content.file.is_none() {
        if from.from != content.arrived {
            return Err(Error::Elsewhere(content.arrived).into());
        }
        arrive::cut(&mut file, &content)?;
        let mut file = tokio::fs::File::from_std(file.try_clone().map_err(Error::Disk)?);
        let went = append(&cx, &mut content, &mut file, body).await;
        refuse_early(&cx, &desk, file, &content).await?;
        went?;
        if content.missing() > 0 {
            return Ok(HttpResponse::Ok().json(state(&content)));
        }
    }
    Ok(drafted(&arrive::finish(cx.db(), &cx.cause(), &desk, &content).await?))
}

/// Writes what comes; what came before a break is kept as well.
async fn append(
    cx: &Cx,
    content: &mut Arriving,
    file: &mut tokio::fs::File,
    body: Payload,
) -> Result<(), Failure> {
    let before = content.arrived;
    let went = tokio::time::timeout(LONGEST_PIECE, write(content, file, body)).await;
    let went = went.unwrap_or_else(|_| Err(Error::BrokeOff("took too long".to_owned())));
    if content.arrived > before {
        file.sync_data().await.map_err(Error::Disk)?;
        let (id, bytes) = (content.id, content.arrived);
        cx.write(move |tx| Ok::<_, Error>(arriving::arrived(tx, id, bytes)?)).await?;
    }
    Ok(went?)
}

async fn write(content: &mut Arriving, file: &mut tokio::fs::File, mut body: Payload) -> Result<(), Error> {
    let most = content.missing().min(PIECE);
    let mut came = 0;
    loop {
        let chunk = tokio::time::timeout(LONGEST_PAUSE, body.next()).await;
        let chunk = chunk.or(Err(Error::BrokeOff("silent for too long".to_owned())))?;
        let Some(chunk) = chunk else { break };
        let chunk = chunk.map_err(|e| Error::BrokeOff(e.to_string()))?;
        came += chunk.len() as u64;
        if came > most {
            return Err(Error::TooLarge(most));
        }
        file.write_all(&chunk).await?;
        file.flush().await?;
        content.arrived += chunk.len() as u64;
    }
    Ok(())
}

async fn refuse_early(
    cx: &Cx,
    desk: &Arc<Desk>,
    file: tokio::fs::File,
    content: &Arriving,
) -> Result<(), Failure> {
    let (mut file, known) = (file.into_std().await, content.clone());
    let looking = tokio::task::spawn_blocking(move || arrive::refuse_early(&mut file, &known));
    match looking.await.map_err(|e| Error::BrokeOff(e.to_string()))? {
        Err(error) if error.is_refusal() => {
            arrive::forget(cx.db(), &cx.cause(), desk, content.id).await?;
            Err(error.into())
        }
        looked => Ok(looked?),
    }
}

/// Nothing more is told of one that is given up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenUp {}

async fn remove(cx: Cx, desk: Arc<Desk>, request: HttpRequest, _: Form<GivenUp>) -> Answer {
    let content = known(&cx, &desk, &request).await?;
    arrive::forget(cx.db(), &cx.cause(), &desk, content.id).await?;
    Ok(HttpResponse::NoContent().finish())
}
