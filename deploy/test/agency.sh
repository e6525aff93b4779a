# Read by the other scripts here: the agency's own servers, on other loopback addresses, and one of its employees. Wants $work,
# a folder that everybody may enter; $people, the LDIF; $database, sqlite or postgres; $here, where the machine finds what its
# answers name.
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

secret() { (umask 077; printf '%s\n' "$2" > "$work/$1"); }

answers() { # database-name
    cat <<TOML
[agency]
name = "Gaon"
[server]
host = "127.0.0.1"
listen = "127.0.0.1"
[directory]
servers = ["ldaps://127.0.0.2"]
authority = "$here/ldap.ca.pem"
base = "$base"
bind_dn = "cn=reader,$base"
password_file = "$here/reader"
[administrators]
system = "jihun.han"
security = "haerin.jung"
auditor = "jungwoo.park"
[backup]
key = "$here/backup.key"
[self_test]
login = "seoyeon.kim"
password_file = "$here/employee"
TOML
    if [ "$database" = postgres ]; then cat <<TOML
[database]
server = "127.0.0.3"
authority = "$here/pg.ca.pem"
name = "$1"
admin = "postgres"
admin_password_file = "$here/pg.password"
TOML
    fi
}

now() { date +%s%N; }
ms() { echo $((($(now) - $1) / 1000000)); }

# Packets that found no way out, and datagrams such as questions for names.
left() { awk '/^Ip:/ && $2 ~ /^[0-9]/ {ip=$13} /^Udp:/ && $2 ~ /^[0-9]/ {udp=$5} END {print ip+0, udp+0}' /proc/net/snmp; }

# Signs in and reads the home page, as an employee's browser does.
home_page() { # authority folder
    local url=https://127.0.0.1:8443
    curl -sS --cacert "$1" -c "$2/jar" -o /dev/null -H 'Sec-Fetch-Site: same-origin' \
        --data-urlencode login=seoyeon.kim --data-urlencode "password@$work/employee.raw" -d next=/ "$url/sign-in"
    curl -sS --cacert "$1" -b "$2/jar" -o "$2/home.html" "$url/"
    grep -q '<main' "$2/home.html" && ! grep -q 'name="password"' "$2/home.html" || { echo "no home page" >&2; exit 1; }
}

agency() {
    secret reader reader-secret
    secret employee employee-secret
    printf employee-secret > "$work/employee.raw"
    directory
    listening 127.0.0.2 636
    if [ "$database" = postgres ]; then postgres; listening 127.0.0.3 5432; fi
}
