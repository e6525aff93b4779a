#!/bin/bash
# Installs Maru on a machine with nothing on it and without a network: a Debian 12 of `debootstrap --variant=minbase`, to
# which Maru's one file is all that is added, and nothing but the loopback interface. Outside that root, on other loopback
# addresses, run a directory server and a PostgreSQL as an agency has them. Then the service runs as its own account, an
# employee signs in and reads the home page. Prints how long it took, and what tried to leave. This machine is not changed.
#
#   deploy/test/bare.sh --binary target/release/maru --people entries.ldif [--database sqlite|postgres] [--runs N] [--kill N] [--seed N]
#                       [--machine debian|this] [--rootfs FOLDER] [--upgrade NEWER-MARU]
#
# The LDIF holds the entries below dc=gaon,dc=example, reader and passwords included; the test
# `cargo test -p maru --test installing bare` leaves one in target/tmp/people.ldif.
# Without debootstrap, or with `--machine this`, the machine is this one with empty folders laid over all those that an
# installation writes to. `--upgrade` makes a signed release of a newer program, upgrades to it, and kills upgrades too. `--rootfs` keeps the Debian for the next time; only making it asks the network for anything.
# Needs root, util-linux, iproute2, slapd, postgresql, openssl and curl.
set -eu

binary= people= database=sqlite runs=1 kills=0 seed=1 rootfs= newer=
machine=$(command -v debootstrap > /dev/null && echo debian || echo this)
while [ $# -gt 0 ]; do
    case $1 in
        --binary) binary=$(realpath "$2"); shift 2 ;;
        --people) people=$(realpath "$2"); shift 2 ;;
        --database) database=$2; shift 2 ;;
        --runs) runs=$2; shift 2 ;;
        --kill) kills=$2; shift 2 ;;
        --seed) seed=$2; shift 2 ;;
        --machine) machine=$2; shift 2 ;;
        --upgrade) newer=$(realpath "$2"); shift 2 ;;
        --rootfs) rootfs=$(realpath -m "$2"); shift 2 ;;
        *) echo "unknown: $1" >&2; exit 2 ;;
    esac
done
[ -x "$binary" ] && [ -r "$people" ] || { sed -n '2,16p' "$0" | cut -c3-; exit 2; }

# The last thing that asks the network.
if [ "$machine" = debian ] && [ -z "${MARU_BARE:-}" ]; then
    [ -n "$rootfs" ] || { rootfs=$(mktemp -d); trap 'rm -rf "$rootfs"' EXIT; chmod 755 "$rootfs"; }
    [ -e "$rootfs/etc/debian_version" ] || debootstrap --variant=minbase bookworm "$rootfs" > "$rootfs.log" 2>&1 ||
        { tail -5 "$rootfs.log"; exit 1; }
    rm -f "$rootfs.log"
fi

# A network of its own: no interface but loopback, no route to anywhere.
if [ -z "${MARU_BARE:-}" ]; then
    MARU_BARE=1 unshare --net --pid --fork --mount --mount-proc --kill-child -- "$0" --binary "$binary" --people "$people" \
        --database "$database" --runs "$runs" --kill "$kills" --seed "$seed" --machine "$machine" ${rootfs:+--rootfs "$rootfs"} \
        ${newer:+--upgrade "$newer"}
    exit
fi
ip link set lo up
work=$(mktemp -d)
trap 'umount -R "$work/machine" 2>/dev/null; rm -rf "$work"' EXIT
chmod 755 "$work"
export LANG=en_US.UTF-8
. "$(dirname "$0")/agency.sh"

# --- one machine ---
# What an installation writes to.
over="etc var/lib var/backups usr/local"
root=$work/machine

# Lays a folder, in which nothing is changed, over a place; what is written there goes when the machine goes.
lay() { # name folder place
    mkdir -p "$root/up/$1" "$root/work/$1" "$3"
    mount -t overlay overlay -o "lowerdir=$2,upperdir=$root/up/$1,workdir=$root/work/$1" "$3"
}

# Both say where the machine's root is seen from here, which folder the one file is brought into, and how a program of
# the machine is called.
this_machine() {
    disk= here=$root/srv into=()
    for place in $over; do mkdir -p "/$place"; lay "$place" "/$place" "/$place"; done
}
debian_machine() {
    disk=$root/disk here=/srv into=(chroot "$root/disk")
    lay disk "$rootfs" "$disk"
    mount -t proc proc "$disk/proc"
    mount -t tmpfs tmpfs "$disk/tmp"
    mount -t tmpfs tmpfs "$disk/dev"
    mknod -m 666 "$disk/dev/null" c 1 3
    mknod -m 666 "$disk/dev/zero" c 1 5
    mknod -m 666 "$disk/dev/random" c 1 8
    mknod -m 666 "$disk/dev/urandom" c 1 9
}

# A machine with nothing of ours on it but the one file and what its answers name.
empty_machine() { # name
    for place in $over; do umount "/$place" 2>/dev/null || true; done
    umount -R "$root" 2>/dev/null || true
    mkdir -p "$root"
    mount -t tmpfs tmpfs "$root"
    chmod 755 "$root"
    "${machine}_machine"
    [ ! -e "$disk/etc/maru" ] && [ ! -e "$disk/usr/local/bin/maru" ] || { echo "Maru is installed here" >&2; exit 1; }
    mkdir -p "$disk$here"
    cp -p "$work"/{ldap.ca.pem,reader,employee} "$disk$here/"
    if [ "$database" = postgres ]; then cp -p "$work"/{pg.ca.pem,pg.password} "$disk$here/"; fi
    cp "$binary" "$disk$here/maru"
    answers "house$1" > "$disk$here/answers.toml"
    install=("${into[@]}" "$here/maru" install --answers "$here/answers.toml")
}

# Serves what was installed, as its account with what systemd would hand over, and looks at it as an employee does.
visit() {
    local ca=$disk/etc/maru/tls/ca.pem handed=$here/handed
    "${into[@]}" install -d -o maru -g maru -m 700 "$handed"
    if [ "$database" = postgres ]; then
        "${into[@]}" install -o maru -g maru -m 600 /etc/maru/credentials/database "$handed/"
    fi
    CREDENTIALS_DIRECTORY=$handed "${into[@]}" setpriv --reuid maru --regid maru --clear-groups \
        /usr/local/bin/maru serve --config /etc/maru/maru.toml 2> "$root/serve.log" &
    local server=$!
    listening 127.0.0.1 8443
    home_page "$ca" "$root"
    kill -TERM "$server"
    wait "$server" || true
}

agency
before=$(left)

longest=0
for run in $(seq "$runs"); do
    empty_machine "$run"
    start=$(now)
    "${install[@]}" > "$root/told" || { cat "$root/told"; exit 1; }
    installed=$(ms "$start")
    visit
    took=$(ms "$start")
    echo "run $run: installed in $installed ms, home page of an employee after $took ms"
    [ "$took" -le "$longest" ] || longest=$took
done

RANDOM=$seed
for kill in $(seq "$kills"); do
    empty_machine "kill$kill"
    wait_ms=$((RANDOM * installed / 32768))
    "${install[@]}" > "$root/told" 2>&1 &
    victim=$!
    sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
    kill -KILL "$victim" 2>/dev/null || true
    wait "$victim" 2>/dev/null || true
    at=$(grep -c '^\[' "$root/told" || true)
    "${install[@]}" > "$root/told" 2>&1 || { echo "kill $kill after $wait_ms ms: the rerun failed"; cat "$root/told"; exit 1; }
    visit
    echo "kill $kill: after $wait_ms ms and $at steps; the rerun finished, the home page answers"
done

# The maker of releases is somewhere else; here they are whoever runs this.
release() {
    cp "$newer" "$disk$here/newer"
    "${into[@]}" "$here/newer" release key "$here/release.key" > /dev/null
    "${into[@]}" "$here/newer" release --key "$here/release.key" --to "$here" > /dev/null
    "${into[@]}" install -m 644 "$here/release.pem" /etc/maru/release.pem
    bundle=$here/$(basename "$disk$here"/*.maru)
    upgrade=("${into[@]}" /usr/local/bin/maru upgrade)
}

upgraded() {
    cmp "$disk$here/newer" "$disk/usr/local/bin/maru"
    visit
}

if [ -n "$newer" ]; then
    release
    start=$(now)
    "${upgrade[@]}" "$bundle"
    took=$(ms "$start")
    upgraded
    echo "upgraded in $took ms, backup included; home page answers"
fi
again=0
[ -z "$newer" ] || again=$kills
for kill in $(seq "$again"); do
    empty_machine "upgrade$kill"
    "${install[@]}" > /dev/null
    release
    wait_ms=$((RANDOM * took / 32768))
    "${upgrade[@]}" "$bundle" > "$root/told" 2>&1 &
    victim=$!
    sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
    kill -KILL "$victim" 2>/dev/null || true
    wait "$victim" 2>/dev/null || true
    at=$(wc -l < "$root/told")
    ended=$("${upgrade[@]}") || { echo "kill $kill after $wait_ms ms: not ended"; exit 1; }
    visit
    "${upgrade[@]}" "$bundle" > "$root/told" 2>&1 || { echo "kill $kill after $wait_ms ms: the rerun failed"; cat "$root/told"; exit 1; }
    upgraded
    echo "kill of an upgrade $kill: after $wait_ms ms and $at lines; $(tail -1 <<< "$ended"); home page answers, then upgraded"
done

after=$(left)
echo "$runs runs ($database, $machine), longest $longest ms; $kills kills, all finished; packets without a way out and datagrams: before $before, after $after"
[ "$before" = "$after" ]
