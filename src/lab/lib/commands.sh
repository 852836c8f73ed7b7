# shellcheck shell=bash
# What `lab` can be told to do.

lab_up() {
    local server
    # shellcheck disable=SC2046  # names without blanks
    test $# -gt 0 || set -- $(all_servers)
    check_request "$@"
    trap 'abandon "interrupted"' INT TERM HUP
    rm -f "$DIR/lab.properties"
    choose_ports "$@" || exit 1
    "$LAB_HOME/pki" "$DIR/pki" || fail 'the certificates could not be made'
    for server; do with_server "$server" start || abandon "$server did not start: see $DIR/$server"; done
    for server; do await "$server"; done
    write_properties "$@"
}

check_request() {
    local server
    require openssl curl dig pgrep setsid
    for server; do
        test -f "$LAB_HOME/servers/$server" || fail "no server $server: there are $(all_servers | xargs)"
        test -z "$(members "$server")" || fail "$server runs already in $DIR: lab down first"
        with_server "$server" needs || exit 1
    done
}

# A failed start leaves its logs but no process.
abandon() {
    trap '' INT TERM HUP
    echo "lab: $*" >&2
    lab_down
    exit 1
}

await() {
    local end=$((SECONDS + ${LAB_WAIT:-60}))
    until with_server "$1" ready >/dev/null 2>&1; do
        running "$1" || abandon "$1 ended: $(tail -qn 1 "$DIR/$1"/*.log | tail -1)"
        test $SECONDS -lt $end || abandon "$1 gave no correct answer within ${LAB_WAIT:-60} s: see $DIR/$1"
        sleep 0.05
    done
}

# Appears at once and last: who sees the file may use all that is in it.
write_properties() {
    local server
    {
        echo "servers=$*"
        echo "port-base=$PORT_BASE"
        echo "ipv6=$(have_ipv6 && echo yes || echo no)"
        echo "pki=$DIR/pki"
        echo "ca=$DIR/pki/ca.pem"
        for server; do with_server "$server" port_properties && with_server "$server" properties; done
    } >"$DIR/lab.properties.part"
    mv "$DIR/lab.properties.part" "$DIR/lab.properties"
}

started_servers() {
    local server
    for server in $(all_servers); do
        test ! -d "$DIR/$server" || echo "$server"
    done
}

lab_down() {
    local server
    rm -f "$DIR/lab.properties"
    for server in $(started_servers); do stop_server "$server" & done
    wait
}

state() {
    if ! running "$1"; then
        test -n "$(members "$1")" && echo incomplete || echo stopped
    elif paused "$1"; then
        echo paused
    else
        echo running
    fi
}

lab_status() {
    local server now result=0
    test -n "$(started_servers)" || fail "no lab in $DIR"
    for server in $(started_servers); do
        now=$(state "$server")
        echo "$server $now $(members "$server" | cut -d' ' -f1 | xargs)"
        test "$now" = running || result=1
    done
    return $result
}

signal_server() {
    test -n "${2:-}" || fail 'which server?'
    running "$2" || fail "$2 does not run in $DIR"
    members "$2" | signal_all "$1"
}

lab_pause() {
    signal_server STOP "$@"
}

lab_resume() {
    signal_server CONT "$@"
}
