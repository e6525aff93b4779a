//! What the certificates of a house hold.

use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use maru_kernel::Timestamp;
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa,
    KeyUsagePurpose, NameConstraints, date_time_ymd,
};
use std::net::IpAddr;

/// For how long what is made here is good, in years: the authority, and the server's certificate. Browsers
/// refuse certificates of more than 825 days.
const YEARS: (i64, i64) = (10, 2);

/// It can vouch for this one host and for nobody else (RFC 5280 section 4.2.1.10): who trusts it does not put
/// all other connections into the hands of whoever gets its key.
pub fn authority(host: &str, agency: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, format!("Maru {host}"));
    params.distinguished_name.push(DnType::OrganizationName, agency.chars().take(64).collect::<String>());
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let only = match host.parse::<IpAddr>() {
        Ok(ip) => {
            GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(ip, if ip.is_ipv4() { 32 } else { 128 }))
        }
        Err(_) => GeneralSubtree::DnsName(host.to_owned()),
    };
    params.name_constraints =
        Some(NameConstraints { permitted_subtrees: vec![only], excluded_subtrees: Vec::new() });
    good_for(&mut params, &in_years(YEARS.0));
    params
}

/// For the server of this name, no longer than until `latest`, when the authority ends.
pub fn certificate(host: &str, latest: Timestamp) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(vec![host.to_owned()])?;
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, host.chars().take(64).collect::<String>());
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.use_authority_key_identifier_extension = true;
    good_for(&mut params, &in_years(YEARS.1).min(latest.to_zoned(TimeZone::UTC)));
    Ok(params)
}

fn in_years(years: i64) -> Zoned {
    let now = Zoned::now().with_time_zone(TimeZone::UTC);
    now.checked_add(years.years()).unwrap_or(now)
}

/// From yesterday on, as clocks differ.
fn good_for(params: &mut CertificateParams, until: &Zoned) {
    let day =
        |at: &Zoned| date_time_ymd(i32::from(at.year()), at.month().unsigned_abs(), at.day().unsigned_abs());
    let now = Zoned::now().with_time_zone(TimeZone::UTC);
    params.not_before = day(&now.checked_sub(1.days()).unwrap_or(now));
    params.not_after = day(until);
}
