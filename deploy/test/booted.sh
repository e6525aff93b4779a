#!/bin/bash
# Installs Maru on a Debian 12 that its own systemd has booted, and lets that systemd do what it does on a server: start,
# watch, restart and stop the service, run its timers' work, in its sandbox. In a container of our own: nothing but loopback,
# a disk that is thrown away, its own processes and control groups. The agency's servers run beside it, as in bare.sh.
#
#   deploy/test/booted.sh --binary target/release/maru --people entries.ldif [--database sqlite|postgres]
#                         [--upgrade NEWER-MARU] [--kill N] [--seed N] [--rootfs FOLDER]
#
# With `--upgrade` the house is upgraded while people sign in: to that program, to one that does not start (taken back), to one
# whose start is cut off (`--back`), and, with `--kill N`, N times by a call that is killed at a random moment, as is the one
# that is to end it. Whoever was let in meanwhile has to be in the audit log.
# Needs root, a control group tree of version 2 mounted anywhere, debootstrap unless `--rootfs` has a Debian with systemd,
# util-linux, iproute2, procps, slapd, postgresql, sqlite3, openssl and curl.
set -eu

binary= people= database=sqlite kills=0 seed=1 rootfs= newer=
while [ $# -gt 0 ]; do
    case $1 in
        --binary) binary=$(realpath "$2"); shift 2 ;;
        --people) people=$(realpath "$2"); shift 2 ;;
        --database) database=$2; shift 2 ;;
        --kill) kills=$2; shift 2 ;;
        --seed) seed=$2; shift 2 ;;
        --upgrade) newer=$(realpath "$2"); shift 2 ;;
        --rootfs) rootfs=$(realpath -m "$2"); shift 2 ;;
        *) echo "unknown: $1" >&2; exit 2 ;;
    esac
done
[ -x "$binary" ] && [ -r "$people" ] || { sed -n '2,15p' "$0" | cut -c3-; exit 2; }

# --- outside: a Debian, and a control group for all that is started here ---
if [ -z "${MARU_BOOTED:-}" ]; then
    groups=$(findmnt -nt cgroup2 -o TARGET | head -1)
    [ -n "$groups" ] || { echo "no control group tree of version 2 is mounted" >&2; exit 1; }
    group=$groups/maru-booted-$$
    mkdir "$group"
    ours=
    end() {
        [ ! -e "$group/cgroup.kill" ] || echo 1 > "$group/cgroup.kill"
        for _ in $(seq 100); do find "$group" -depth -type d -exec rmdir {} + 2>/dev/null && break; sleep 0.05; done
        [ -z "$ours" ] || rm -rf "$ours"
    }
    trap end EXIT
    [ -n "$rootfs" ] || { ours=$(mktemp -d); rootfs=$ours; chmod 755 "$rootfs"; }
    # The last thing that asks the network.
    [ -e "$rootfs/etc/debian_version" ] ||
        debootstrap --variant=minbase --include=systemd,systemd-sysv bookworm "$rootfs" > "$rootfs.log" 2>&1 ||
        { tail -5 "$rootfs.log"; exit 1; }
    rm -f "$rootfs.log"
    MARU_BOOTED=$group unshare --net --pid --fork --mount --mount-proc --kill-child -- "$0" --binary "$binary" \
        --people "$people" --database "$database" --kill "$kills" --seed "$seed" --rootfs "$rootfs" ${newer:+--upgrade "$newer"}
    exit
fi

# --- the machine: called below in namespaces of its own ---
if [ "$MARU_BOOTED" = machine ]; then
    cd "$rootfs"
    mount --make-rprivate /
    mount -t proc proc proc
    # It may not turn the screws of the kernel it shares.
    mount --bind proc/sys proc/sys && mount -o remount,bind,ro proc/sys
    mount -t sysfs -o ro sysfs sys
    mount -t cgroup2 cgroup2 sys/fs/cgroup
    for folder in run tmp; do mount -t tmpfs tmpfs "$folder"; done
    mount -t tmpfs -o mode=755 tmpfs dev
    while read -r name minor; do mknod -m 666 "dev/$name" c 1 "$minor"; done <<< $'null 3\nzero 5\nfull 7\nrandom 8\nurandom 9'
    mknod -m 666 dev/tty c 5 0
    mkdir dev/pts dev/shm
    mount -t devpts -o newinstance,ptmxmode=666 devpts dev/pts
    mount -t tmpfs tmpfs dev/shm
    ln -s pts/ptmx dev/ptmx
    ln -s /proc/self/fd dev/fd
    hostname maru-booted
    pivot_root . mnt
    umount -l /mnt
    # As at the boot of a machine: what systemd mounts for a service has to be seen by it.
    mount --make-rshared /
    exec env -i container=maru PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --log-target=journal
fi

ip link set lo up
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; umount -Rl "$work" 2>/dev/null; rm -rf "$work"' EXIT
mount -t tmpfs -o mode=755 tmpfs "$work"
export LANG=en_US.UTF-8
here=/srv disk=$work/disk
. "$(dirname "$0")/agency.sh"
agency
before=$(left)

mkdir "$work"/{up,work,disk}
mount -t overlay overlay -o "lowerdir=$rootfs,upperdir=$work/up,workdir=$work/work" "$disk"
[ ! -e "$disk/etc/maru" ] || { echo "Maru is installed there" >&2; exit 1; }
cp -p "$work"/{ldap.ca.pem,reader,employee} "$disk$here/"
if [ "$database" = postgres ]; then cp -p "$work"/{pg.ca.pem,pg.password} "$disk$here/"; fi
cp "$binary" "$disk$here/maru"
answers booted > "$disk$here/answers.toml"

# --- boot ---
(
    echo "$BASHPID" > "$MARU_BOOTED/cgroup.procs"
    MARU_BOOTED=machine exec unshare --pid --fork --mount --uts --ipc --cgroup --kill-child -- \
        "$0" --binary "$binary" --people "$people" --rootfs "$disk" < /dev/null > "$work/console" 2>&1
) &
machine=$!
for _ in $(seq 200); do
    init=$(pgrep -P "$machine" || true)
    [ -z "$init" ] || [ "$(readlink "/proc/$init/exe")" != /usr/lib/systemd/systemd ] || break
    sleep 0.05
done
inside() { nsenter -t "$init" -m -p -u -i -C -- env -i LANG=en_US.UTF-8 PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
state=
for _ in $(seq 200); do
    state=$(inside systemctl is-system-running 2>/dev/null || true)
    case $state in running | degraded) break ;; esac
    sleep 0.1
done
[ "$state" = running ] || { echo "systemd says: $state" >&2; inside systemctl --failed --no-pager >&2; tail -20 "$work/console" >&2; exit 1; }
echo "booted: $(inside systemctl --version | head -1), $state"

fail() { echo "$*" >&2; inside journalctl -u maru --no-pager -n 40 >&2 || true; exit 1; }
ca=$disk/etc/maru/tls/ca.pem url=https://127.0.0.1:8443
says() { curl -sS --max-time 60 --cacert "$ca" -o /dev/null -w '%{http_code}' "$url$1" 2>/dev/null || true; } # path
ready() { says /readyz; }
shows() { inside systemctl show -p "$1" --value maru.service; }
serves() { # what happened
    for unit in maru.service maru.socket maru-backup.timer maru-certificate.timer; do
        [ "$(inside systemctl is-active "$unit")" = active ] || fail "$1: $unit is not active"
    done
    [ "$(ready)" = 200 ] || fail "$1: not ready"
    home_page "$ca" "$work"
}
# Our own processes are all that can be seen from here.
signal() { pkill "-$1" -f "^/usr/local/bin/maru $2" || true; } # signal command
main() { # a process number other than this one, once there is one
    local pid
    for _ in $(seq 600); do
        pid=$(shows MainPID)
        [ "$pid" = 0 ] || [ "$pid" = "$1" ] || { echo "$pid"; return; }
        sleep 0.1
    done
    fail "nobody started it again"
}

# --- install ---
start=$(now)
inside "$here/maru" install --answers "$here/answers.toml" > "$work/told" || { cat "$work/told"; fail "installation"; }
took=$(ms "$start")
grep -q 'seoyeon.kim signed in' "$work/told" || { cat "$work/told"; fail "no self-test"; }
serves "installed"
echo "installed in $took ms, served by systemd as $(shows User), home page of an employee"
inside "$here/maru" install --answers "$here/answers.toml" --json > "$work/told"
! grep -q '"state": *"done"' "$work/told" || { cat "$work/told"; fail "the second installation did something"; }
inside systemctl start maru-certificate.service maru-backup.service || fail "backup or renewal"
inside sh -c "$here/maru backup verify /var/backups/maru/maru-*.backup --key $here/backup.key" > "$work/told" || fail "backup"
echo "backup and renewal ran in their sandbox"

# --- a restart refuses nobody ---
# Says how each of many requests ended, one after the other.
visitors() { while [ -e "$work/open" ]; do says /sign-in; echo; done > "$1"; }
touch "$work/open"
visitors "$work/codes" &
crowd=$!
for _ in 1 2 3; do old=$(shows MainPID); inside systemctl restart maru; main "$old" > /dev/null; sleep 0.3; done
rm "$work/open"
wait "$crowd"
[ "$(sort -u "$work/codes")" = 200 ] || { sort "$work/codes" | uniq -c >&2; fail "a restart refused somebody"; }
echo "three restarts: $(wc -l < "$work/codes") requests, all answered"

# --- a kill, and a hang ---
old=$(shows MainPID)
start=$(now)
signal KILL serve
[ "$(ready)" = 200 ] || fail "not ready after a kill"
echo "killed: served again after $(ms "$start") ms"
main "$old" > /dev/null
mkdir -p "$disk/etc/systemd/system/maru.service.d"
drop_in=/etc/systemd/system/maru.service.d/hang.conf
inside sh -c "mkdir -p ${drop_in%/*} && printf '[Service]\nWatchdogSec=4\nTimeoutAbortSec=2\n' > $drop_in"
inside systemctl daemon-reload
inside systemctl restart maru
sleep 6
old=$(shows MainPID)
[ "$(ready)" = 200 ] || fail "not ready under a short watchdog"
start=$(now)
signal STOP serve
main "$old" > /dev/null
[ "$(ready)" = 200 ] || fail "not ready after a hang"
inside journalctl --no-pager | grep -q "Watchdog timeout" || fail "it was not the watchdog"
echo "hung: the watchdog has it started again, served after $(ms "$start") ms"
inside rm -r "${drop_in%/*}"
inside systemctl daemon-reload
inside systemctl restart maru
serves "after kill and hang"

# --- upgrades ---
# Counts whom the audit log knows to have signed in.
let_in() {
    if [ "$database" = sqlite ]; then
        sqlite3 "$disk/var/lib/maru/maru.sqlite" "SELECT count(*) FROM store_events WHERE name = 'directory.signed_in'"
    else
        PGPASSWORD=admin-of-postgres psql -h 127.0.0.3 -U postgres -At booted \
            -c "SELECT count(*) FROM store_events WHERE name = 'directory.signed_in'"
    fi
}
# Signs in again and again; one line for each who was let in.
employees() {
    while [ -e "$work/open" ]; do
        [ "$(curl -sS --max-time 60 --cacert "$ca" -o /dev/null -w '%{http_code}' -H 'Sec-Fetch-Site: same-origin' \
            --data-urlencode login=seoyeon.kim --data-urlencode "password@$work/employee.raw" -d next=/ "$url/sign-in" \
            2>/dev/null)" != 303 ] || echo in
        sleep 0.05
    done > "$1"
}
second=0
# A release of a program that does `more` before what the real one does.
release() { # more
    second=$((second + 1))
    printf '#!/bin/sh\n# %s\n%s\nexec %s/newer "$@"\n' "$second" "$1" "$here" > "$disk$here/program"
    chmod 755 "$disk$here/program"
    packed "$here/program"
}
packed() { # program
    rm -f "$disk$here"/*.maru
    inside env SOURCE_DATE_EPOCH=$(($(date +%s) + second)) "$here/newer" release --key "$here/release.key" --to "$here" \
        --program "$1" > /dev/null
    bundle=$here/$(basename "$disk$here"/*.maru)
}
upgrade() { inside /usr/local/bin/maru upgrade "$@"; }
runs() { cmp -s "$disk$here/$1" "$disk/usr/local/bin/maru"; }
phase() { sed -n 's/.*"phase":"\([a-z]*\)".*/\1/p' "$disk/var/lib/maru-upgrade/state.json" 2>/dev/null || true; }

if [ -n "$newer" ]; then
    cp "$newer" "$disk$here/newer"
    inside "$here/newer" release key "$here/release.key" > /dev/null
    inside install -m 644 "$here/release.pem" /etc/maru/release.pem
    touch "$work/open"
    known=$(let_in)
    employees "$work/entered" &
    crowd=$!

    packed "$here/newer"
    start=$(now)
    upgrade "$bundle" > "$work/told" || { cat "$work/told"; fail "upgrade"; }
    echo "upgraded in $(ms "$start") ms while people sign in, backup included"
    runs newer || fail "another program stands there"
    serves "upgraded"

    # Tried behind a closed door it works; as a service it does not.
    release '[ "$1" != serve ] || [ "${4:-}" = --trial ] || exit 3'
    ! upgrade --without-backup "$bundle" > "$work/told" 2>&1 || fail "a program that does not start was taken"
    grep -q 'installer.upgrade_taken_back' "$work/told" || { cat "$work/told"; fail "not taken back"; }
    runs newer || fail "the program was not taken back"
    serves "taken back"
    echo "a program that does not start as a service: taken back"

    # All is proved and the start is cut off: both ways are open.
    release '[ "$1" != serve ] || [ "${4:-}" = --trial ] || sleep 20'
    upgrade --without-backup "$bundle" > "$work/told" 2>&1 &
    caller=$!
    until [ "$(phase)" = starting ]; do kill -0 "$caller" || { cat "$work/told"; fail "it never came to the start"; }; sleep 0.02; done
    signal KILL upgrade
    wait "$caller" 2>/dev/null || true
    upgrade --back > "$work/told" || { cat "$work/told"; fail "--back"; }
    runs newer || fail "--back left another program"
    serves "gone back"
    echo "cut off at the start, taken back by --back"

    RANDOM=$seed
    for kill in $(seq "$kills"); do
        # Every other one would not work anyway, so that ways back are cut off as well.
        if [ $((kill % 2)) = 0 ]; then release ':'; else release '[ "$1" != settle ] || exit 3'; fi
        ends=
        for call in "$bundle --without-backup" "" ""; do
            wait_ms=$((RANDOM % 4000))
            # shellcheck disable=SC2086 # words
            upgrade $call > "$work/told" 2>&1 &
            caller=$!
            sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
            at=$(phase)
            signal KILL upgrade
            wait "$caller" 2>/dev/null || true
            ends="$ends ${at:-none}/$wait_ms"
        done
        upgrade > "$work/told" 2>&1 || { cat "$work/told"; fail "kill $kill:$ends: not ended"; }
        [ ! -e "$disk/var/lib/maru/.upgrading" ] && [ ! -e "$disk/var/lib/maru-upgrade" ] || fail "kill $kill: something was left"
        serves "kill $kill"
        echo "kill $kill at$ends ms: $(tail -1 "$work/told")"
    done
    rm "$work/open"
    wait "$crowd"
    entered=$(wc -l < "$work/entered")
    inside systemctl stop maru.socket maru.service
    [ "$(let_in)" -ge $((known + entered)) ] || fail "$entered were let in, the audit log knows $(($(let_in) - known))"
    inside systemctl start maru.socket maru.service
    echo "$entered were let in meanwhile, and all of them are in the audit log"
fi
! inside journalctl --no-pager | grep -q -e employee-secret -e reader-secret -e admin-of-postgres || fail "a secret is in the journal"

# --- uninstall ---
inside /usr/local/bin/maru uninstall --data --yes-delete-data Gaon > "$work/told"
[ -z "$(inside systemctl list-unit-files --no-legend 'maru*')" ] || fail "units are left"
for path in /etc/maru /var/lib/maru /var/lib/maru-upgrade /usr/local/bin/maru /usr/local/share/doc/maru /usr/local/share/man/man1/maru.1; do
    [ ! -e "$disk$path" ] || fail "$path is left"
done
! inside id maru > /dev/null 2>&1 || fail "the account is left"
! pgrep -x maru > /dev/null || fail "something still runs"
[ "$(inside systemctl is-system-running)" = running ] || inside systemctl --failed --no-pager
echo "uninstalled"

inside systemctl poweroff 2> /dev/null
for _ in $(seq 100); do kill -0 "$machine" 2>/dev/null || break; sleep 0.1; done
after=$(left)
echo "sound ($database); packets without a way out and datagrams: before $before, after $after"
[ "$before" = "$after" ]
