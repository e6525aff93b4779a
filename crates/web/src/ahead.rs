//! What a page reads in the same turn on the database's threads as finding out who asks for it.

use crate::{Cx, Failure};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use maru_store::{DbConn, StoreError, StoreResult};
use std::any::Any;
use std::future::{Ready, ready};
use std::sync::Arc;

/// What was read, of a type that only the route and its handler know.
pub type Read = Box<dyn Any + Send>;
/// Reads it.
pub type Reader = Arc<dyn Fn(&mut DbConn, &Cx) -> Read + Send + Sync>;

/// What a route that reads ahead has found, for its handler.
#[derive(Debug)]
pub struct Ahead<T>(pub T);

impl<T: 'static> FromRequest for Ahead<T> {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let read = request.extensions_mut().remove::<Read>();
        let read = read.and_then(|read| read.downcast::<StoreResult<T>>().ok());
        let nothing = || Box::new(Err(StoreError::Failed("the route does not read ahead".to_owned())));
        ready(read.unwrap_or_else(nothing).map(Ahead).map_err(Failure::from))
    }
}
