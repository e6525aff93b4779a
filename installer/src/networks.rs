//! What an operator should know about networks before people try to come in.

use crate::house::Running;
use crate::texts::T;
use ipnet::IpNet;
use maru_directory::model::policy::{PREFIX, Policies};
use maru_store::{StoreResult, settings_like};

/// Sentences about networks that keep people out; empty when there is nothing to tell.
///
/// # Errors
/// As any read.
pub fn warnings(running: &Running, t: T) -> StoreResult<Vec<&'static str>> {
    let kept = running.front.db.read_blocking(|conn| settings_like(conn, PREFIX))?;
    let policies = Policies::read(&kept, running.directory.parts().options());
    Ok(told(&policies.inside, &policies.admin, t))
}

fn told(inside: &[IpNet], admin: &[IpNet], t: T) -> Vec<&'static str> {
    let sentences = [(inside, t.network_inside()), (admin, t.network_admin())];
    sentences.into_iter().filter(|(nets, _)| only_here(nets)).map(|(_, sentence)| sentence).collect()
}

/// Whether nobody but this machine is in the networks.
fn only_here(networks: &[IpNet]) -> bool {
    networks.iter().all(|net| net.network().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::this_machine;
    use maru_kernel::Lang;

    #[test]
    fn s_25_networks_that_keep_everybody_out_are_told() {
        let (t, desks) = (T(Lang::En), vec!["10.0.0.0/8".parse().unwrap()]);
        for (inside, admin, count) in [
            (Vec::new(), Vec::new(), 2),
            (this_machine(), this_machine(), 2),
            (desks.clone(), this_machine(), 1),
            (Vec::new(), desks.clone(), 1),
            (desks.clone(), desks.clone(), 0),
        ] {
            assert_eq!(told(&inside, &admin, t).len(), count, "{inside:?} {admin:?}");
        }
    }
}
