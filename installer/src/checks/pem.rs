//! Certificates: their dates, and how many days are few.

use maru_kernel::Timestamp;
use x509_parser::prelude::{FromDer, X509Certificate};

/// Days before its end that somebody has to be asked for a new one.
const SOON: i64 = 30;

/// Until when a certificate (DER) is good.
pub fn expiry(der: &[u8]) -> Option<Timestamp> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    Timestamp::from_second(certificate.validity().not_after.timestamp()).ok()
}

/// The days that are left, when they are few.
pub fn soon(expires: Timestamp, now: Timestamp) -> Option<i64> {
    let days = expires.duration_since(now).as_hours() / 24;
    (days < SOON).then_some(days)
}
