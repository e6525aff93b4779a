//! SELinux: where it is enforced, it lets services listen on known ports only.

use super::finding::Finding;
use super::scene::Scene;
use crate::texts::T;

const MODE: &str = "selinux.mode";

pub fn look(scene: &Scene) -> Vec<Finding> {
    let enforce = scene.around.machine.text("sys/fs/selinux/enforce");
    vec![judge(enforce.as_deref().map(str::trim), scene.config.server.listen.port(), scene.t())]
}

fn judge(enforce: Option<&str>, port: u16, t: T) -> Finding {
    match enforce {
        Some("1") => {
            let mend = format!("semanage port -a -t http_port_t -p tcp {port}");
            Finding::warning(MODE, t.check_selinux_on(port), mend)
        }
        _ => Finding::fine(MODE, t.check_selinux_off()),
    }
}
