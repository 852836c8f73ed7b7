# shellcheck shell=bash disable=SC2153  # SERVER is set by with_server
# One block of ports for each lab; a server file says which places in it are its own.

PORT_BLOCK=32

# The port of one of the server's own names, from its PORTS="name=place …".
port() {
    local entry
    for entry in $PORTS; do
        if test "${entry%=*}" = "$1"; then echo $((PORT_BASE + ${entry#*=})); fi
    done
}

own_ports() {
    local entry
    for entry in $PORTS; do echo $((PORT_BASE + ${entry#*=})); done
}

port_properties() {
    local entry
    for entry in $PORTS; do
        echo "$SERVER.${entry%=*}.port=$(port "${entry%=*}")"
    done
}

# Listening TCP ports and bound UDP ports; closing connections do not count.
taken_ports() {
    local hex
    awk 'FNR > 1 && (FILENAME ~ /udp/ || $4 == "0A") { sub(/.*:/, "", $2); print $2 }' \
        /proc/net/tcp /proc/net/tcp[6] /proc/net/udp /proc/net/udp[6] 2>/dev/null |
        sort -u | while read -r hex; do echo $((16#$hex)); done
}

block_is_free() {
    awk -v base="$1" -v size=$PORT_BLOCK '$1 >= base && $1 < base + size { exit 1 }' <<<"$2"
}

# Below the range of outgoing connections. Labs that start at the same moment have
# different process ids, so they begin their search at different blocks.
free_block() {
    local taken blocks=375 try base
    taken=$(taken_ports)
    for ((try = 0; try < blocks; try++)); do
        base=$((20000 + ($$ + try * 97) % blocks * PORT_BLOCK))
        block_is_free "$base" "$taken" && echo "$base" && return
    done
    return 1
}

fixed_ports_free() {
    local wanted taken
    wanted=$(for server; do with_server "$server" own_ports; done)
    taken=$(comm -12 <(sort <<<"$wanted") <(taken_ports | sort) | head -1)
    test -z "$taken" || fail "port $taken is in use: stop what uses it or set another LAB_PORT_BASE"
}

choose_ports() {
    PORT_BASE=${LAB_PORT_BASE:-}
    case "$PORT_BASE" in
    '') PORT_BASE=$(free_block) || fail 'no free block of ports between 20000 and 32000' ;;
    *[!0-9]*) fail "LAB_PORT_BASE=$PORT_BASE is no port number" ;;
    *) fixed_ports_free "$@" ;;
    esac
}
