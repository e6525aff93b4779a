//! Time as directories write it.

use maru_kernel::Timestamp;

/// GeneralizedTime in UTC (RFC 4517 section 3.3.13), such as `20260302000000.0Z`, to the second.
pub fn generalized_time(text: &str) -> Option<Timestamp> {
    let digits = text.strip_suffix('Z')?.split(['.', ',']).next()?;
    let when = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", digits).ok()?;
    Some(when.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp())
}
