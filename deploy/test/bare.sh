#!/bin/bash
# Installs Maru on this machine as it would be without Maru and without a network: all folders that an installation writes
# to are laid over with empty ones, and there is nothing but the loopback interface. Beside it run a directory server and a
# PostgreSQL as an agency has them. Then the service runs as its own account, an employee signs in and reads the home
# page. Prints how long it took, and what tried to leave. The machine itself is not changed.
#
#   deploy/test/bare.sh --binary target/release/maru --people entries.ldif [--database sqlite|postgres] [--runs N] [--kill N] [--seed N]
#
# The LDIF holds the entries below dc=gaon,dc=example, reader and passwords included; the test
# `cargo test -p maru --test installing bare` leaves one in target/tmp/people.ldif.
# Needs root, util-linux, iproute2, slapd, postgresql, openssl and curl.
set -eu

binary= people= database=sqlite runs=1 kills=0 seed=1
while [ $# -gt 0 ]; do
    case $1 in
        --binary) binary=$(realpath "$2"); shift 2 ;;
        --people) people=$(realpath "$2"); shift 2 ;;
        --database) database=$2; shift 2 ;;
        --runs) runs=$2; shift 2 ;;
        --kill) kills=$2; shift 2 ;;
        --seed) seed=$2; shift 2 ;;
        *) echo "unknown: $1" >&2; exit 2 ;;
    esac
done
[ -x "$binary" ] && [ -r "$people" ] || { sed -n '2,12p' "$0" | cut -c3-; exit 2; }

# A network of its own: no interface but loopback, no route to anywhere.
if [ -z "${MARU_BARE:-}" ]; then
    export MARU_BARE=1
    exec unshare --net --pid --fork --mount --mount-proc --kill-child -- "$0" --binary "$binary" --people "$people" \
        --database "$database" --runs "$runs" --kill "$kills" --seed "$seed"
fi
ip link set lo up
work=$(mktemp -d)
trap 'umount -R "$work/machine" 2>/dev/null; rm -rf "$work"' EXIT
chmod 755 "$work"
export LANG=en_US.UTF-8
base=dc=gaon,dc=example

# --- the agency's own servers: the directory on 127.0.0.2, PostgreSQL on 127.0.0.3 ---
certificate() { # name address
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout "$work/$1.ca.key" \
        -out "$work/$1.ca.pem" -subj "/CN=Authority of $1" 2>/dev/null
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/$1.key" -subj "/CN=$2" 2>/dev/null |
        openssl x509 -req -days 2 -CA "$work/$1.ca.pem" -CAkey "$work/$1.ca.key" -out "$work/$1.pem" \
            -extfile <(echo "subjectAltName=IP:$2") 2>/dev/null
    chmod 600 "$work/$1.key"
}

directory() {
    certificate ldap 127.0.0.2
    mkdir "$work/ldap"
    {
        for schema in core cosine inetorgperson nis; do echo "include /etc/ldap/schema/$schema.schema"; done
        printf 'modulepath /usr/lib/ldap\nmoduleload back_mdb\n'
        printf 'TLSCACertificateFile %s\nTLSCertificateFile %s\nTLSCertificateKeyFile %s\n' \
            "$work/ldap.ca.pem" "$work/ldap.pem" "$work/ldap.key"
        printf 'database mdb\nsuffix "%s"\ndirectory %s\nmaxsize 1073741824\nindex objectClass,uid,entryUUID eq\n' \
            "$base" "$work/ldap"
        printf 'limits dn.exact="cn=reader,%s" size=unlimited\n' "$base"
    } > "$work/slapd.conf"
    /usr/sbin/slapadd -q -f "$work/slapd.conf" -l "$people"
    /usr/sbin/slapd -d 0 -h "ldaps://127.0.0.2/" -f "$work/slapd.conf" &
}

postgres() {
    local programs
    programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
    certificate pg 127.0.0.3
    mkdir "$work/pg"
    secret pg.password admin-of-postgres
    chown -R postgres "$work/pg" "$work/pg.key" "$work/pg.password"
    as() { setpriv --reuid postgres --regid postgres --clear-groups "$@"; }
    as "$programs/initdb" --no-sync -A scram-sha-256 -U postgres --pwfile "$work/pg.password" -E UTF8 --locale C.UTF-8 \
        -D "$work/pg" > /dev/null
    echo "hostssl all all 127.0.0.0/8 scram-sha-256" > "$work/pg/pg_hba.conf"
    as "$programs/postgres" -D "$work/pg" -c listen_addresses=127.0.0.3 -c unix_socket_directories= -c ssl=on \
        -c "ssl_cert_file=$work/pg.pem" -c "ssl_key_file=$work/pg.key" 2> "$work/pg.log" &
    chown root "$work/pg.password"
}

listening() { # address port
    for _ in $(seq 200); do (exec 3<> "/dev/tcp/$1/$2") 2>/dev/null && return; sleep 0.05; done
    echo "nobody answers on $1:$2" >&2
    exit 1
}

# --- one machine ---
secret() { (umask 077; printf '%s\n' "$2" > "$work/$1"); }

answers() { # root database-name
    cat <<TOML
[agency]
name = "Gaon"
[server]
host = "127.0.0.1"
listen = "127.0.0.1"
[directory]
servers = ["ldaps://127.0.0.2"]
authority = "$work/ldap.ca.pem"
base = "$base"
bind_dn = "cn=reader,$base"
password_file = "$work/reader"
[administrators]
system = "jihun.han"
security = "haerin.jung"
auditor = "jungwoo.park"
[backup]
key = "$1/backup.key"
[self_test]
login = "seoyeon.kim"
password_file = "$work/employee"
TOML
    if [ "$database" = postgres ]; then cat <<TOML
[database]
server = "127.0.0.3"
authority = "$work/pg.ca.pem"
name = "$2"
admin = "postgres"
admin_password_file = "$work/pg.password"
TOML
    fi
}

# An empty machine with the one file in it.
machine() {
    root=$work/machine
    for folder in $over; do umount "/$folder" 2>/dev/null || true; done
    umount "$root" 2>/dev/null || true
    mkdir -p "$root"
    mount -t tmpfs tmpfs "$root"
    chmod 755 "$root"
    for folder in $over; do
        mkdir -p "/$folder" "$root/up/$folder" "$root/work/$folder"
        mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$root/up/$folder,workdir=$root/work/$folder" "/$folder"
    done
    [ ! -e /etc/maru ] && [ ! -e /usr/local/bin/maru ] || { echo "Maru is installed here" >&2; exit 1; }
    cp "$binary" "$root/maru"
    answers "$root" "house$1" > "$root/answers.toml"
    install=("$root/maru" install --answers "$root/answers.toml")
}
over="etc var/lib var/backups usr/local"

# Serves what was installed, as its account with what systemd would hand over, and looks at it as an employee does.
visit() {
    local url=https://127.0.0.1:8443 jar=$root/jar ca=/etc/maru/tls/ca.pem handed=$root/handed
    command install -d -o maru -g maru -m 700 "$handed"
    if [ "$database" = postgres ]; then
        command install -o maru -g maru -m 600 /etc/maru/credentials/database "$handed/"
    fi
    CREDENTIALS_DIRECTORY=$handed setpriv --reuid maru --regid maru --clear-groups \
        /usr/local/bin/maru serve --config /etc/maru/maru.toml 2> "$root/serve.log" &
    local server=$!
    listening 127.0.0.1 8443
    curl -sS --cacert "$ca" -c "$jar" -o /dev/null -H 'Sec-Fetch-Site: same-origin' \
        --data-urlencode login=seoyeon.kim --data-urlencode "password@$work/employee.raw" -d next=/ "$url/sign-in"
    curl -sS --cacert "$ca" -b "$jar" -o "$root/home.html" "$url/"
    grep -q '<main' "$root/home.html" && ! grep -q 'name="password"' "$root/home.html" || { echo "no home page" >&2; exit 1; }
    kill -TERM "$server"
    wait "$server" || true
}

now() { date +%s%N; }
ms() { echo $((($(now) - $1) / 1000000)); }

# Packets that found no way out, and datagrams such as questions for names.
left() { awk '/^Ip:/ && $2 ~ /^[0-9]/ {ip=$13} /^Udp:/ && $2 ~ /^[0-9]/ {udp=$5} END {print ip+0, udp+0}' /proc/net/snmp; }

secret reader reader-secret
secret employee employee-secret
printf employee-secret > "$work/employee.raw"
directory
listening 127.0.0.2 636
if [ "$database" = postgres ]; then postgres; listening 127.0.0.3 5432; fi
before=$(left)

longest=0
for run in $(seq "$runs"); do
    machine "$run"
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
    machine "kill$kill"
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

after=$(left)
echo "$runs runs ($database), longest $longest ms; $kills kills, all finished; packets without a way out and datagrams: before $before, after $after"
[ "$before" = "$after" ]
