//! Services beside the house: the virus scanner and the log server.

use super::finding::Finding;
use super::scene::Scene;
use maru_audit::Receiver;
use maru_files::Scanner;
use maru_kernel::Fault;

const SCANNER: &str = "scanner.reach";
const LOG: &str = "log.reach";

pub fn scanner(scene: &Scene) -> Vec<Finding> {
    let Ok(Some(scanner)) = scene.config.files.scanner() else { return Vec::new() };
    let name = match &scanner {
        Scanner::Unix(file) => file.display().to_string(),
        Scanner::Tcp(address) => address.to_string(),
    };
    let t = scene.t();
    vec![match scanner.ping() {
        Ok(()) => Finding::fine(SCANNER, t.check_reached(name)),
        Err(error) => {
            Finding::wrong(SCANNER, t.check_scanner(name, error), "systemctl enable --now clamav-daemon")
        }
    }]
}

pub fn log_server(scene: &Scene) -> Vec<Finding> {
    let Some(syslog) = &scene.config.syslog else { return Vec::new() };
    let (t, name) = (scene.t(), &syslog.address);
    let receiver = Receiver::parse(name, syslog.authority.as_deref(), syslog.insecure_lab);
    let what = match receiver {
        // Nothing is sent, but chain and name are looked at.
        Ok(receiver) => match receiver.deliver(&[]) {
            Ok(()) => return vec![Finding::fine(LOG, t.check_reached(name))],
            Err(error) => t.check_log(name, error),
        },
        Err(error) => error.text(scene.around.lang),
    };
    vec![Finding::wrong(
        LOG,
        what,
        "[syslog] address = \"HOST:6514\", authority = \"/etc/maru/tls/log-ca.pem\"",
    )]
}
