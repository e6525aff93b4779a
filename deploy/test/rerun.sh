#!/bin/bash
# Installs Maru where a service manager runs the machine, and installs again after something was changed: what the service had
# read makes it start again, and nothing else does. As in bare.sh all folders that are written to are laid over with empty ones,
# in namespaces of their own; a stand-in for systemctl starts and stops the service as its account and notes what it was asked.
#
#   deploy/test/rerun.sh --binary target/release/maru
#
# Needs root, util-linux, iproute2, openssl and curl.
set -eu

binary=
while [ $# -gt 0 ]; do
    case $1 in
        --binary) binary=$(realpath "$2"); shift 2 ;;
        *) echo "unknown: $1" >&2; exit 2 ;;
    esac
done
[ -x "$binary" ] || { sed -n '2,9p' "$0" | cut -c3-; exit 2; }
if [ -z "${MARU_BARE:-}" ]; then
    export MARU_BARE=1
    exec unshare --net --pid --fork --mount --mount-proc --kill-child -- "$0" --binary "$binary"
fi
ip link set lo up
work=$(mktemp -d)
trap 'cd /; umount -Rl "$work" 2>/dev/null; rmdir "$work" 2>/dev/null' EXIT
mount -t tmpfs tmpfs "$work"
chmod 755 "$work"
export LANG=en_US.UTF-8
for folder in etc var/lib var/backups usr/local; do
    mkdir -p "/$folder" "$work/up/$folder" "$work/work/$folder"
    mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$work/up/$folder,workdir=$work/work/$folder" "/$folder"
done
mount -t tmpfs tmpfs /run
mkdir -p /run/systemd/system "$work/bin" "$work/on"
[ ! -e /etc/maru ] && [ ! -e /usr/local/bin/maru ] || { echo "Maru is installed here" >&2; exit 1; }

cat > "$work/bin/systemctl" <<STAND_IN
#!/bin/bash
# One service; its port is its own.
on=$work/on
verb=\$1; shift
[ "\${1:-}" != --quiet ] || shift
[ "\${verb#is-}" != "\$verb" ] || echo "\$verb \$*" >> "$work/asked"
serves() { [ -e "\$on/pid" ] && kill -0 "\$(cat "\$on/pid")" 2>/dev/null; }
stop() { if serves; then kill "\$(cat "\$on/pid")"; while serves; do sleep 0.05; done; fi; }
start() {
    serves && return
    setpriv --reuid maru --regid maru --clear-groups /usr/local/bin/maru serve --config /etc/maru/maru.toml \
        < /dev/null > "$work/serve.log" 2>&1 &
    echo \$! > "\$on/pid"
    port=\$(sed -n 's/^listen = ".*:\([0-9]*\)"$/\1/p' /etc/maru/maru.toml | head -1)
    for _ in \$(seq 600); do
        (exec 3<> "/dev/tcp/127.0.0.1/\$port") 2>/dev/null && return
        serves || return 1
        sleep 0.05
    done
    return 1
}
case \$verb in
    enable) for unit in "\$@"; do touch "\$on/enabled.\$unit"; done ;;
    is-enabled) [ -e "\$on/enabled.\$1" ] ;;
    is-active) serves ;;
    start) case "\$*" in *maru.service*) start ;; esac ;;
    restart) stop; start ;;
    disable) stop ;;
esac
STAND_IN
chmod 755 "$work/bin/systemctl"
export PATH=$work/bin:$PATH

cat > "$work/answers.toml" <<TOML
[agency]
name = "Gaon"
[server]
host = "127.0.0.1"
listen = "127.0.0.1"
[emergency]
login = "emergency"
name = "Emergency"
[backup]
key = "$work/backup.key"
TOML
cp "$binary" "$work/maru"

# What the manager was asked to do by one installation, questions left out.
install() {
    : > "$work/asked"
    "$work/maru" install --answers "$work/answers.toml" > "$work/told" 2>&1 || { cat "$work/told" "$work/serve.log"; exit 1; }
    tr '\n' ';' < "$work/asked"
}
expect() { [ "$2" = "$3" ] || { echo "$1: asked $2 instead of $3" >&2; cat "$work/told" >&2; exit 1; }; echo "$1: ${2:-nothing}"; }
answers() { curl -sS --cacert /etc/maru/tls/ca.pem -o /dev/null "https://127.0.0.1:$1/healthz"; }

on="daemon-reload ;enable maru.socket maru.service;enable maru-backup.timer maru-certificate.timer;"
timers="start maru-backup.timer maru-certificate.timer;"
expect "first" "$(install)" "${on}restart maru.socket maru.service;$timers"
answers 8443
expect "again" "$(install)" ""
first=$(cat "$work/on/pid")

rm /etc/maru/tls/server.pem
expect "another certificate" "$(install)" "${on}restart maru.service;$timers"
answers 8443
[ "$first" != "$(cat "$work/on/pid")" ] || { echo "the service is still the old one" >&2; exit 1; }

sed -i 's/8443/9443/' /etc/maru/maru.toml
expect "another port" "$(install)" "${on}restart maru.socket maru.service;$timers"
answers 9443
grep -q '^ListenStream=127.0.0.1:9443$' /etc/systemd/system/maru.socket
expect "again" "$(install)" ""

chown root /var/lib/maru/keys
expect "another owner" "$(install)" ""
kill "$(cat "$work/on/pid")"
echo "sound"
