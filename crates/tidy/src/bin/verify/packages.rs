//! The Debian packages that tests need: looked for by what they bring, installed when missing.

use crate::counts::Counts;
use crate::process::{command, output, succeeds};
use std::path::Path;

/// A Debian package and the files that tell it is there, whoever brought them.
struct Need {
    package: &'static str,
    any_of: &'static [&'static str],
}

const NEEDS: [Need; 27] = [
    Need { package: "slapd", any_of: &["/usr/sbin/slapd", "/usr/lib/openldap/slapd"] },
    Need { package: "ldap-utils", any_of: &["/usr/bin/ldapsearch"] },
    Need { package: "389-ds-base", any_of: &["/usr/sbin/ns-slapd"] },
    Need { package: "libnss3-tools", any_of: &["/usr/bin/certutil"] },
    Need { package: "openssl", any_of: &["/usr/bin/openssl"] },
    Need { package: "samba", any_of: &["/usr/sbin/samba"] },
    Need { package: "samba-ad-provision", any_of: &["/usr/share/samba/setup/provision.ldif"] },
    Need {
        package: "samba-dsdb-modules",
        any_of: &[
            "/usr/lib/x86_64-linux-gnu/samba/ldb/acl.so",
            "/usr/lib/aarch64-linux-gnu/samba/ldb/acl.so",
        ],
    },
    Need {
        package: "libsocket-wrapper",
        any_of: &[
            "/usr/lib/x86_64-linux-gnu/libsocket_wrapper.so",
            "/usr/lib/aarch64-linux-gnu/libsocket_wrapper.so",
        ],
    },
    Need {
        package: "libuid-wrapper",
        any_of: &[
            "/usr/lib/x86_64-linux-gnu/libuid_wrapper.so",
            "/usr/lib/aarch64-linux-gnu/libuid_wrapper.so",
        ],
    },
    Need { package: "postfix", any_of: &["/usr/lib/postfix/sbin/master"] },
    Need { package: "sasl2-bin", any_of: &["/usr/sbin/saslpasswd2"] },
    Need {
        package: "libsasl2-modules",
        any_of: &[
            "/usr/lib/x86_64-linux-gnu/sasl2/libplain.so",
            "/usr/lib/aarch64-linux-gnu/sasl2/libplain.so",
        ],
    },
    Need { package: "postgresql", any_of: &["/usr/lib/postgresql", "/usr/bin/initdb"] },
    Need { package: "sqlite3", any_of: &["/usr/bin/sqlite3"] },
    Need { package: "chromium", any_of: &["/usr/bin/chromium", "/usr/bin/chromium-browser"] },
    Need { package: "poppler-utils", any_of: &["/usr/bin/pdftotext"] },
    Need { package: "fonts-noto-cjk", any_of: &["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"] },
    Need {
        package: "fonts-noto-color-emoji",
        any_of: &["/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"],
    },
    Need { package: "nodejs", any_of: &["/usr/bin/node", "/usr/local/bin/node"] },
    Need { package: "iproute2", any_of: &["/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip"] },
    Need { package: "util-linux", any_of: &["/usr/bin/unshare"] },
    Need { package: "unzip", any_of: &["/usr/bin/unzip"] },
    Need { package: "systemd", any_of: &["/usr/bin/systemd-analyze"] },
    Need { package: "nginx", any_of: &["/usr/sbin/nginx"] },
    Need { package: "haproxy", any_of: &["/usr/sbin/haproxy"] },
    Need { package: "npm", any_of: &["/usr/bin/npm", "/usr/local/bin/npm"] },
];

/// Installs without a question and starts no service, now or at the next start of the machine: a policy that
/// forbids it is laid down for the time of the installation where none is in place, and what the packages
/// switched on is switched off.
const INSTALL: &str = r#"
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    trap 'exit 1' INT TERM
    printf '#!/bin/sh\nexit 101\n' > "$policy" && chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
apt="apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3"
there=" $(dpkg-query -W -f '${Package} ') "
$apt update
$apt install --no-install-recommends "$@" || { sleep 5; $apt update; $apt install --no-install-recommends "$@"; }
[ -x /usr/bin/systemctl ] || exit 0
for package in $(dpkg-query -W -f '${Package} '); do
    case "$there" in *" $package "*) continue ;; esac
    for file in $(dpkg -L "$package" | grep -E '/systemd/system/[^@/]+\.(service|socket|timer|target)$|^/etc/init\.d/'); do
        systemctl --quiet disable "$(basename "$file")" 2>&1 || true
    done
done
"#;

/// Looks, installs what is missing, looks again.
pub fn run() -> Counts {
    let absent = missing();
    if absent.is_empty() {
        println!("Everything is there.");
        return Counts::of_check(true);
    }
    println!("Missing: {}", absent.join(" "));
    let Some(root) = as_root() else {
        println!("Install it, then run this again: sudo apt-get install {}", absent.join(" "));
        return Counts::of_check(false);
    };
    let script = root.iter().chain(&["sh", "-c", INSTALL, "packages"]).chain(&absent).copied();
    let words: Vec<&str> = script.collect();
    if let Some((program, arguments)) = words.split_first() {
        succeeds(&mut command(program, arguments));
    }
    let left = missing();
    if !left.is_empty() {
        println!("Still missing: {}. Tests that need them will fail.", left.join(" "));
    }
    Counts::of_check(left.is_empty())
}

fn missing() -> Vec<&'static str> {
    let absent = NEEDS.iter().filter(|need| !need.any_of.iter().any(|path| Path::new(path).exists()));
    absent.map(|need| need.package).collect()
}

/// What to put before a command so that root runs it: nothing, or sudo where it asks for no
/// password. `None` when neither will do, or this is no Debian.
fn as_root() -> Option<&'static [&'static str]> {
    if !Path::new("/usr/bin/apt-get").exists() {
        return None;
    }
    let user = output(&mut command("id", &["-u"])).unwrap_or_default();
    if user.trim_ascii() == b"0" {
        return Some(&[]);
    }
    output(&mut command("sudo", &["-n", "true"])).is_ok().then_some(&["sudo", "-n"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_understood_by_the_shell() {
        assert!(succeeds(&mut command("sh", &["-n", "-c", INSTALL])));
    }
}
