//! The port people come to.

use super::finding::Finding;
use super::scene::Scene;
use crate::problem::Problem;
use crate::serve;
use maru_kernel::Fault;

pub fn look(scene: &Scene) -> Vec<Finding> {
    let (address, t) = (scene.config.server.listen, scene.t());
    let port = address.port();
    let found = match serve::listen(address) {
        Ok(_) => Finding::fine("port.free", t.check_port(address)),
        Err(problem) => {
            let what = problem.text(scene.around.lang);
            match problem {
                Problem::PortTaken(_) => {
                    Finding::wrong("port.taken", what, format!("ss -ltnp 'sport = :{port}'"))
                }
                Problem::PortDenied(_) => {
                    Finding::wrong("port.denied", what, "systemctl enable --now maru.socket")
                }
                _ => Finding::wrong("port.address", what, format!("server.listen = \"0.0.0.0:{port}\"")),
            }
        }
    };
    vec![found]
}
