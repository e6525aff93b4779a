//! The pages of this module, one resource to a file.

mod people;
mod person;
mod photo;
mod sign_in;
mod sign_out;
mod unit;

use crate::{Error, Parts, Refusal};
use actix_web::http::StatusCode;
use askama::Template;
use maru_web::{Answer, Cx, Failure, Route};
use std::sync::Arc;

/// All pages.
pub(crate) fn routes(parts: &Arc<Parts>) -> Vec<Route> {
    [sign_in::routes(parts), sign_out::routes(), people::routes(), person::routes(), photo::routes(), unit::routes()].concat()
}

/// A page that tells what was wrong with the form before it.
fn html_with(cx: &Cx, template: &impl Template, status: u16) -> Answer {
    let mut answer = cx.html(template)?;
    *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    Ok(answer)
}

/// A refusal is shown where the form was; anything else is a failure.
fn refusal(error: Error) -> Result<Refusal, Failure> {
    match error {
        Error::Refused(refusal) => Ok(refusal),
        other => Err(other.into()),
    }
}
