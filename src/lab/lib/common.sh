# shellcheck shell=bash
# Helpers for the lab's commands and its server files.

# Daemons live in sbin, which an ordinary user's PATH often lacks; the last folder is
# where `install` puts chrony when the machine's own time service must stay.
PATH=$PATH:/usr/sbin:/sbin:/usr/local/lib/controller-status-lab/usr/sbin
# A machine's own proxy and CA settings must not decide what a loopback answer looks like.
unset SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy

fail() {
    echo "lab: $*" >&2
    exit 1
}

all_servers() {
    ls "$LAB_HOME/servers"
}

# Each server file defines the same names; a subshell keeps them apart.
with_server() {
    (
        SERVER=$1
        mkdir -p "$DIR/$SERVER" && cd "$DIR/$SERVER" || exit 1
        # shellcheck source=/dev/null
        . "$LAB_HOME/servers/$SERVER"
        "${@:2}"
    )
}

require() {
    local program
    for program; do
        command -v "$program" >/dev/null || fail "$program is missing: run src/lab/install"
    done
}

# AppArmor confines Debian's daemons by path and keeps them out of DIR: a copy is free of it.
program() {
    local found
    found=$(command -v "$1") || return 1
    if grep -qs Y /sys/module/apparmor/parameters/enabled; then
        cp "$found" "$1.copy" && found=$PWD/$1.copy
    fi
    echo "$found"
}

have_ipv6() {
    grep -qs '^0\{31\}1 ' /proc/net/if_inet6
}

loopbacks() {
    echo 127.0.0.1
    if have_ipv6; then echo ::1; fi
}

# Value of a key in lab.properties.
property() {
    sed -n "s|^$1=||p" "$DIR/lab.properties"
}
