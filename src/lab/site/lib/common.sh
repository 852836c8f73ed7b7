# shellcheck shell=bash disable=SC2034  # names are for the other parts
# Nodes, daemons and waiting; read by site, product and selftest.

PATH=$PATH:/usr/sbin:/sbin:/usr/local/lib/controller-status-lab/usr/sbin
# A machine's own proxy and CA settings must not decide what an answer looks like.
unset SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy no_proxy
SITE=${SITE:-cs}
STATE=${LAB_STATE:-${TMPDIR:-/tmp}/controller-status-sites}/$SITE
NODES='box phone srv sw cable fw1 fw2 isp core net'
PYTHON=/usr/bin/python3

fail() {
    echo "site: $*" >&2
    exit 1
}

require() {
    local program
    for program; do command -v "$program" >/dev/null || fail "$program is missing: run src/lab/install"; done
}

# What the site is made of is refused in many containers: say so before anything is half made.
require_powers() {
    test "$(id -u)" -eq 0 || fail 'not root: a site is made of network namespaces, which only root may make'
    require ip nft ethtool conntrack arping dig curl cc
    unshare --net --mount true 2>/dev/null || fail 'this machine refuses network namespaces'
    unshare --net sh -c 'ip link add v0 type veth peer name v1 && ip link add name r0 type bridge' 2>/dev/null ||
        fail 'this kernel has no veth or no bridge'
    unshare --net nft 'add table ip t; add chain ip t c { type nat hook postrouting priority 100; };
        add rule ip t c masquerade' 2>/dev/null || fail 'this kernel has no nftables with NAT'
}

# on NODE COMMAND…
on() {
    ip netns exec "$SITE-$1" "${@:2}"
}

# spawn NODE NAME COMMAND…: a daemon in a node; ends with the node
spawn() {
    setsid ip netns exec "$SITE-$1" "${@:3}" >>"$STATE/log/$2" 2>&1 </dev/null &
    echo $! >"$STATE/pid/$2"
}

pid() {
    cat "$STATE/pid/$1"
}

# end NAME: a daemon and what it started
end() {
    test -s "$STATE/pid/$1" || return 0
    kill -- "-$(pid "$1")" 2>/dev/null || kill "$(pid "$1")" 2>/dev/null || true
    rm -f "$STATE/pid/$1"
}

# await SECONDS WHAT COMMAND…: until the command succeeds; PATIENCE times as long where many sites start
await() {
    local until=$((SECONDS + $1 * ${PATIENCE:-1}))
    until "${@:3}" >/dev/null 2>&1; do
        test $SECONDS -le $until || fail "$2: not within $1 s; see $STATE/log"
        sleep 0.05
    done
}

up() {
    test -d "$STATE" && ip netns pids "$SITE-box" >/dev/null 2>&1
}
